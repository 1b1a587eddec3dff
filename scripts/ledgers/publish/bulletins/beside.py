"""What stands beside an issue: the units that it names in public, and what counties say of it."""

from collections.abc import Iterator, Mapping

from ledgers.model import NONE, Bulletin, Value, Words, rows, say, text
from ledgers.model.beside import about_issue_in, objected
from ledgers.publish.bulletins.tables import Sheet
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.components import Table

HEADS = (say("Unit"), say("For what"), say("Since"))


def named_rows(wording: Wording, issue: Bulletin) -> Iterator[tuple[Value, tuple[str, str, str]]]:
    """Yield each named unit as filed, and what is told of it under the heads `HEADS`."""
    filed = about_issue_in(wording.catalog, "namings", issue.id)
    for row in (row for document in filed for row in rows(document.value, "units")):
        unit, reason = text(row, "unit"), wording.term("action_reasons", text(row, "reason"))
        known = wording.catalog.units.get(unit)
        _, ledger, name = f"//{text(row, 'see')}".rsplit("/", 2)
        about = (wording.task(name),) if ledger == "progress" else ()
        told = wording.listed((reason, *about))
        yield row, (known.name if known else unit, told, text(row, "since"))


def named_table(sheet: Sheet) -> Table | None:
    """Return the named units, each leading to the record that shows why."""
    here = sheet.here
    found = named_rows(sheet.wording, sheet.issue)
    seen = ((text(row, "see"), told) for row, told in found)
    rows = (
        (name, here.source(see, reason, "overdue") if see else reason, since)
        for see, (name, reason, since) in seen
    )
    return here.listed(say("Units that the issue names"), HEADS, rows, short={2})


OUTCOMES: Mapping[str, Words] = {"upheld": say("Upheld"), "rejected": say("Rejected")}


def objected_table(sheet: Sheet) -> Table | None:
    """Return what counties say of an issue, as far as the city has answered."""
    heads = say("County"), say("Figure"), say("What the county says"), say("What the city answers")
    rows = _objections(sheet.wording, sheet.issue)
    return sheet.here.listed(say("What counties say of the issue"), heads, rows, short={0})


def _objections(wording: Wording, issue: Bulletin) -> Iterator[tuple[str, str, str, Words | str]]:
    for county, row, answer in objected(wording.catalog, issue.id):
        outcome, why = OUTCOMES.get(text(answer or {}, "outcome")), text(answer or {}, "reason")
        told = say("{outcome}: {reason}", outcome=outcome, reason=why) if outcome else NONE
        yield wording.county(county), wording.figure(text(row, "figure")), text(row, "reason"), told
    for document in about_issue_in(wording.catalog, "objections", issue.id):
        if comment := text(document.value, "comment"):
            yield wording.county(document.owner), NONE, comment, NONE
