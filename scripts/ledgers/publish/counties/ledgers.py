"""Make the part of a county's page that tells of each ledger what the county has in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledgers.model.ledger_records import KEYS, SORTS, Record, valid
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here, Inline, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import shown
from ledgers.publish.kit.entries import DAY, RECORD, newest_first
from ledgers.publish.kit.labels import label_of, sort_word
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, on_page

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
    for records in desk.records.values():
        own = [record for record in valid(records) if code in record.counties]
        if own:
            yield _part(desk, here, code, own)


def _part(desk: Desk, here: Here, code: str, records: Sequence[Record]) -> CountyLedger:
    ledger = records[0].ledger
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
        records=None if ledger in SHOWN_ELSEWHERE else _table(desk, here, code, records),
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


LABEL: Col[Record] = on_page(
    say("What it is"), lambda here, record: shown(here, record, label_of(here.desk, record))
)
RECORDS: Listing[Record] = Listing(
    caption=say("Records of {county}"), stacked=True, columns=(RECORD, DAY, LABEL)
)
UNDATED = replace(RECORDS, columns=(RECORD, LABEL))


def _table(desk: Desk, here: Here, code: str, records: Sequence[Record]) -> Table:
    listing = UNDATED if records[0].ledger in KEYS else RECORDS
    return listing.table(desk, here, newest_first(records), county=desk.county_name(code))
