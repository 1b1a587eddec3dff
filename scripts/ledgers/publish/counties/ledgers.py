"""Make the part of a county's page that tells of each ledger what the county has in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledgers.model.ledger_records import KEYS, SORTS, Record, valid
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Inline, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import shown
from ledgers.publish.kit.labels import label_of, sort_word
from ledgers.publish.kit.links import Linked

SHOWN_ELSEWHERE = frozenset({"areas", "progress", "decisions", "units"})
"""Ledgers that the county's page tells of in parts of their own: they are counted only."""


@dataclass(frozen=True, slots=True)
class CountyLedger:
    """What a county has in one ledger."""

    id: str
    title: Linked
    sentence: Words
    sorts: Inline | None
    records: Table | None


def county_ledgers(desk: Desk, here: Here, code: str) -> Iterator[CountyLedger]:
    """Yield a part for every ledger in which a county has records."""
    for ledger, records in desk.records.items():
        own = [record for record in valid(records) if code in record.counties]
        if own:
            yield _part(desk, here, ledger, own)


def _part(desk: Desk, here: Here, ledger: str, records: Sequence[Record]) -> CountyLedger:
    spot = f"{here.folder}#ledger-{ledger}"
    newest = max((record.day for record in records), default="")
    sentence = say("{count} records.", count=here.to(spot, str(len(records))))
    if newest:
        sentence = say(
            "{count} records, the newest of {day}.",
            count=here.to(spot, str(len(records))),
            day=here.to(spot, newest),
        )
    return CountyLedger(
        id=f"ledger-{ledger}",
        title=here.to(links.ledger_page(ledger), desk.ledger_title(ledger)),
        sentence=sentence,
        sorts=_sorts(desk, here, ledger, records),
        records=None if ledger in SHOWN_ELSEWHERE else _table(desk, here, records),
    )


def _sorts(desk: Desk, here: Here, ledger: str, records: Sequence[Record]) -> Inline | None:
    """Return how many records of each sort there are; None where they have none."""
    if ledger not in SORTS:
        return None
    spot = f"{links.ledger_page(ledger)}#sorts"
    found = sorted(Counter(record.sort for record in records).items())
    return Inline(
        tuple(
            say(
                "{sort} {count}",
                sort=sort_word(desk, ledger, sort),
                count=here.to(spot, str(count)),
            )
            for sort, count in found
        )
    )


def _table(desk: Desk, here: Here, records: Sequence[Record]) -> Table:
    found = sorted(records, key=lambda record: record.day or record.period, reverse=True)
    dated = found[0].ledger not in KEYS
    return Table(
        caption=say("Records of {county}", county=desk.county_name(_county(here))),
        stacked=True,
        columns=(
            Column(say("Record"), short=True),
            *((Column(say("Day"), short=True),) if dated else ()),
            Column(say("What it is")),
        ),
        lines=tuple(_line(desk, here, record, dated=dated) for record in found),
    )


def _county(here: Here) -> str:
    return here.folder.rstrip("/").rpartition("/")[2]


def _line(desk: Desk, here: Here, record: Record, *, dated: bool) -> Line:
    day = shown(here, record, record.day) if record.day else NONE
    return Line(
        (
            Cell(shown(here, record, record.id)),
            *((Cell(day),) if dated else ()),
            Cell(shown(here, record, label_of(desk, record))),
        )
    )
