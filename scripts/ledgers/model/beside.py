"""What stands beside an issue of a bulletin: the units and posts it names, and objections to it.

Namings are actions that name units or posts in an issue (R17): they are taken down on their day,
and the issue stays. Of objections: until when, and what awaits an answer.
"""

from collections.abc import Iterator
from datetime import date

from ledgers.model import Catalog, Document, Value, rows, text, whole
from ledgers.model.bulletin import Bulletin, Contested
from ledgers.model.deadline import workday_after
from ledgers.model.lives.standing import decided_on

WORKDAYS = {"weekly": 1, "quarterly": 3, "annual": 3}
"""Workdays to object where the city lists none for a kind; others go out at once."""


def about_issue_in(catalog: Catalog, ledger: str, name: str) -> Iterator[Document]:
    """Yield what stands in a ledger about an issue."""
    for document in catalog.by_ledger.get(ledger, ()):
        value = document.value
        if value.get("bulletin") == f"city/bulletins/{name}" and "withdrawn" not in value:
            yield document


def until(catalog: Catalog, draft: Bulletin, today: date) -> date | None:
    """Return the last day to object to a draft of today; None where there is no time for it."""
    listed = catalog.publication.objection_workdays if catalog.publication else None
    days = {**WORKDAYS, **{row.kind: row.workdays for row in listed or ()}}.get(draft.kind)
    return workday_after(today, days, catalog.workdays) if days and listed is not None else None


def too_short(catalog: Catalog, draft: Bulletin) -> date | None:
    """Return the first last day to object that a draft may have, where it gives less time.

    Nobody can object before the end of what it is about.
    """
    least = until(catalog, draft, draft.end_on)
    return None if least is None or (draft.objections_until or date.min) >= least else least


def objected(catalog: Catalog, name: str) -> Iterator[tuple[str, Value, Value | None]]:
    """Yield each objection to figures of an issue: county, what it says, the city's answer."""
    told = {
        (text(document.value, "county"), text(row, "figure")): row
        for document in about_issue_in(catalog, "answers", name)
        for row in rows(document.value, "answers")
    }
    for document in about_issue_in(catalog, "objections", name):
        for row in rows(document.value, "objections"):
            yield document.owner, row, told.get((document.owner, text(row, "figure")))


def pending(catalog: Catalog, name: str) -> tuple[Contested, ...]:
    """Return the figures of an issue to which somebody objects and nobody has answered."""
    found = objected(catalog, name)
    return tuple(Contested(text(row, "figure"), code) for code, row, answer in found if not answer)


def namings_in(catalog: Catalog, bulletin: str) -> Iterator[Value]:
    """Yield the actions that name somebody in an issue (`city/bulletins/…`), and that stand."""
    for document in catalog.by_ledger.get("actions", ()):
        value = document.value
        named = value.get("kind") == "named" and value.get("bulletin") == bulletin
        if named and "withdrawn" not in value and decided_on(value, date.max):
            yield value


def counted_in(catalog: Catalog, name: str) -> dict[str, int]:
    """Return how many units and how many posts an issue names, as it holds these numbers."""
    found = tuple(namings_in(catalog, f"city/bulletins/{name}"))
    return {
        "named_units_n": sum(whole(row, "units_n") or 0 for row in found),
        "named_posts_n": sum(whole(row, "person_times") or 0 for row in found),
    }
