"""The list of all ledgers, how many records each has, and the files of reference as tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledgers.model import CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS, LEDGERS, NONE, say
from ledgers.model.ledger_records import valid
from ledgers.publish.kit import Desk, Filled, Leaf, Row, Table, links
from ledgers.publish.kit.labels import cycle, keeper, sort_word
from ledgers.publish.tables.listing import Col, Listing, attributes, of_ledger


def ledgers_page(desk: Desk) -> Filled:
    """Return the list of ledgers."""
    here = desk.here(links.LEDGERS)
    kept = [name for name in desk.ledgers if valid(desk.records.get(name, ()))]
    counties, city, reference = groups(kept)
    return here.page(
        "ledgers.html.j2",
        here.opening(say("Ledgers"), say("All ledgers: who keeps them, and what is in.")),
        of_counties=_table(here, counties),
        of_city=_table(here, city),
        reference=_table(here, reference, reference=True),
        empty=_table(here, [name for name in desk.ledgers if name not in kept]),
    )


def groups(ledgers: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the ledgers that counties keep, those of the city, and the files of reference."""
    of_counties = {*COUNTY_LEDGERS, *COUNTY_REGISTERS}
    reference = {*CITY_REGISTERS} - of_counties
    return (
        [ledger for ledger in ledgers if ledger in of_counties],
        [ledger for ledger in ledgers if ledger not in of_counties | reference],
        [ledger for ledger in ledgers if ledger in reference],
    )


def _table(here: Leaf, ledgers: Sequence[str], *, reference: bool = False) -> Table:
    caption = say("{count} ledgers", count=str(len(ledgers)))
    return here.table(caption, _rows(here, ledgers, reference=reference), stacked=True)


def _rows(here: Leaf, ledgers: Sequence[str], *, reference: bool) -> Iterator[Row]:
    """Yield ledgers; files of reference have no days and are all kept by the city."""
    for ledger in ledgers:
        records = valid(here.desk.records.get(ledger, ()))
        newest = max((record.day for record in records), default="")
        there = f"{links.ledger_page(ledger)}#records"
        schema, count = here.desk.contract.ledger(ledger).schema, len(records)
        kept = (
            here.cell(say("Kept by"), keeper(ledger)),
            here.cell(say("Filed"), cycle(here.desk, ledger)),
        )
        last = (here.short(say("Newest"), here.to(there, newest) if newest else NONE),)
        yield here.row(
            here.short(say("Ledger"), here.ledger(ledger)),
            here.cell(say("What it is"), here.desk.told(schema, "description") or NONE),
            *(() if reference else kept),
            here.number(say("Records"), here.to(there, str(count)), count),
            *(() if reference else last),
        )


class Counted(NamedTuple):
    """How many records of a ledger concern a county, are of a sort and fall into a period."""

    ledger: str
    code: str | None
    sort: str | None
    period: str | None
    records: int


def _counted(desk: Desk) -> Iterator[Counted]:
    for ledger, listed in desk.records.items():
        rows = ((county, row) for row in valid(listed) for county in row.counties or ("",))
        found = Counter((county, row.sort, row.period) for county, row in rows)
        for key, count in sorted(found.items()):
            county, sort, period = (part or None for part in key)
            yield Counted(ledger, county, sort, period, count)


RECORDS: Listing[Counted] = Listing(
    name="records",
    title=say("Records of all ledgers"),
    ledgers=LEDGERS,
    of=_counted,
    columns=(
        *of_ledger(),
        *attributes(
            code=say("county code; empty for the city as a whole"), sort=say("sort, by its code")
        ),
        Col(
            "sort_name",
            say("sort"),
            lambda desk, row: sort_word(desk, row.ledger, row.sort) if row.sort else None,
        ),
        *attributes(
            period=say("month, quarter or year; empty where not dated"),
            records=say("records; one of several counties counts once for each"),
        ),
    ),
)
