"""A county's records in each ledger, and who answers for it: leader's post, office, bodies."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.model import Words, day, in_chinese, replace, say, texts, together
from ledgers.model.ledger_records import Record, valid
from ledgers.model.records import Pairing
from ledgers.publish.kit import Desk, Facts, Inline, Leaf, Linked, Row, Table, links
from ledgers.publish.kit.labels import label_of, sort_word, word
from ledgers.publish.subjects.entries import Entry, by_schema, newest_first, of_county, of_record
from ledgers.publish.subjects.stages import inside_of
from ledgers.publish.tables.count_tables import called, shown
from ledgers.publish.tables.listing import Col

SHOWN_ELSEWHERE = frozenset({"areas", "progress", "decisions", "units"})
"""Ledgers whose records other parts of the county's page show: here they are only counted."""


def county_ledgers(here: Leaf, code: str) -> Iterator[Mapping[str, Any]]:
    """Yield a part for every ledger in which a county has records."""
    caption = say("Records of {county}", county=here.desk.county_name(code))
    for ledger, own in _own(here.desk, code):
        rows = (_record(here, record) for record in newest_first(own))
        details = (of_county(each, here, code) for each in inside_of(here.desk, ledger))
        shown_here = ledger not in SHOWN_ELSEWHERE
        yield {
            "id": f"ledger-{ledger}",
            "title": here.ledger(ledger),
            "sentence": _sentence(own),
            "sorts": _sorts(here, ledger, own),
            "details": tuple(filter(None, details)),
            "records": here.table(caption, rows, stacked=True) if shown_here else None,
        }


def _own(desk: Desk, code: str) -> Iterator[tuple[str, list[Record]]]:
    for ledger, records in desk.records.items():
        if own := [record for record in valid(records) if code in record.counties]:
            yield ledger, own


def registers_of(here: Leaf, code: str) -> Iterator[tuple[str, Linked]]:
    """Yield the anchor and the way to each ledger in which a county has records."""
    for name, _ in _own(here.desk, code):
        anchor, title = f"ledger-{name}", here.desk.ledger_title(name)
        yield anchor, here.to(f"{links.county_registers(code)}#{anchor}", title)


def _sentence(records: Sequence[Record]) -> Words:
    newest, count = max((record.day for record in records), default=""), str(len(records))
    if newest:
        return say("{count} records, the newest of {day}.", count=count, day=newest)
    return say("{count} records.", count=count)


def _sorts(here: Leaf, ledger: str, records: Sequence[Record]) -> Inline | None:
    """Return how many records of each sort there are; None where the ledger has no sorts."""
    if not here.desk.contract.ledger(ledger).record.sort:
        return None
    # Those pages count what belongs to the programme that leads.
    spot = links.ledger_page(ledger) + ("" if here.view.aside else "#sorts")
    found = sorted(Counter(record.sort for record in records).items())
    words = ((sort_word(here.desk, ledger, of), here.to(spot, str(n))) for of, n in found)
    return Inline(tuple(say("{sort} {count}", sort=sort, count=count) for sort, count in words))


def _record(here: Leaf, record: Record) -> Row:
    dated = not here.desk.contract.ledger(record.ledger).record.key
    return here.row(
        here.short(say("Record"), called(here, record)),
        *((of_record(here, say("Day"), record, record.day),) if dated else ()),
        here.cell(say("What it is"), shown(here, record, label_of(here.desk, record))),
    )


def pairings_of(desk: Desk, code: str) -> list[Pairing]:
    """Return the pairings of a county that hold at the day shown."""
    today = desk.view.assessment.as_of
    rows = (
        row
        for row in desk.view.catalog.pairings
        if row.county == code and row.start_on <= today <= (row.end_on or today)
    )
    return sorted(rows, key=lambda row: (row.kind != "leader", row.id))


def pairing_name(desk: Desk, row: Pairing) -> str:
    """Return the post or the office that a pairing names."""
    if row.from_unit is None:
        return desk.term("posts", row.from_post)
    return desk.unit_name(row.from_unit)


def responsible(here: Leaf, code: str) -> Facts:
    """Return code and kind of a county, the posts and offices that answer for it, its towns."""
    area = here.view.catalog.areas[code]
    towns = tuple(
        replace(here.source(f"city/areas/{area.code}", area.name, "as-of"), id=f"area-{area.code}")
        for area in here.desk.townships(code)
    )
    facts = (
        (say("Code"), here.source(f"city/areas/{code}", code, "as-of")),
        (say("Chinese name"), area.en if here.view.language != "zh" else None),
        (say("Kind"), word(here.desk, area.kind, ledger="areas")),
        *_pairings(here, code),
        (say("Townships and subdistricts"), towns and Inline(towns)),
    )
    return Facts(facts)


def _pairings(here: Leaf, code: str) -> Iterator[tuple[Words | str, object]]:
    for row in pairings_of(here.desk, code):
        name = word(here.desk, row.kind, ledger="pairings")
        since = here.desk.both(in_chinese(row.start_on), day(row.start_on))
        yield name, paired(here.desk, row, here.source(f"city/pairings/{row.id}", since, "as-of"))


def paired(desk: Desk, row: Pairing, since: Linked) -> Words:
    """Say who is paired with the county, with which body of it where that is public."""
    named = {"name": pairing_name(desk, row), "day": since}
    if row.to_unit:
        return say("{unit} ({name}), since {day}", unit=desk.unit_name(row.to_unit), **named)
    if row.from_post or row.from_unit:
        return say("{name}, since {day}", **named)
    told = say("since {day}; who is paired is not published", day=since)
    return together((say("{n} pairs", n=row.pairs), told)) if row.pairs else told


MEMBERS: Col[Entry] = Col(
    value=lambda desk, row: " · ".join(map(desk.unit_name, texts(row.value, "members"))) or None,
    head=say("Member bodies"),
)
SINCE = ("established_on", "demonstration_since", "pilot_since")


def bodies(here: Leaf, code: str) -> Table | None:
    """Return the bodies on a county's register; None where there are none.

    Who belongs to a zone, who is a pilot and who answers, all are to know (R116, R152, R352).
    """
    named = {"name", "kind", "doc", "owner_post", "owner_office", *SINCE}
    listing = by_schema(here.desk, "units", named)
    caption, columns = say("Bodies on the register"), (*listing.columns, MEMBERS)
    return of_county(replace(listing, columns=columns, caption=caption, sparse=True), here, code)
