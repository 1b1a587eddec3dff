"""The list of all ledgers, how many records each has, and the files of reference as tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledgers.model.layout import CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS, LEDGERS
from ledgers.model.ledger_records import valid
from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inner, Linked, Row, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.labels import cycle, keeper, sort_word
from ledgers.publish.kit.listing import Col, Listing, attributes, of_ledger
from ledgers.publish.kit.tables import Value


@dataclass(frozen=True, slots=True)
class LedgersPage(Inner):
    """All ledgers."""

    template = "ledgers.html.j2"
    of_counties: Table
    of_city: Table
    reference: Table
    others: tuple[Linked, ...]


def ledgers_page(desk: Desk) -> LedgersPage:
    """Return the list of ledgers."""
    here = desk.here(links.LEDGERS)
    counties, city, reference = groups(desk.ledgers)
    return LedgersPage(
        *here.opening(say("Ledgers"), say("All ledgers: who keeps them, and what is in.")),
        of_counties=_table(here, counties),
        of_city=_table(here, city),
        reference=_table(here, reference, reference=True),
        others=(
            here.said(links.BURDEN, say("Burden of filing")),
            here.said(links.FIGURES, say("Recomputed")),
            here.said(links.DRAWS, say("Draws that anyone can do again")),
        ),
    )


def groups(
    ledgers: Sequence[str] = LEDGERS,
) -> tuple[list[str], list[str], list[str]]:
    """Return the ledgers that counties keep, those of the city, and the files of reference."""
    of_counties = {*COUNTY_LEDGERS, *COUNTY_REGISTERS}
    reference = {*CITY_REGISTERS} - of_counties
    return (
        [ledger for ledger in ledgers if ledger in of_counties],
        [ledger for ledger in ledgers if ledger not in of_counties | reference],
        [ledger for ledger in ledgers if ledger in reference],
    )


def _table(here: Leaf, ledgers: Sequence[str], *, reference: bool = False) -> Table:
    """Return ledgers as a table; files of reference have no days and are all kept by the city."""
    rows = (_row(here, ledger, reference=reference) for ledger in ledgers)
    return here.table(say("{count} ledgers", count=str(len(ledgers))), rows, stacked=True)


def _row(here: Leaf, ledger: str, *, reference: bool) -> Row:
    records = valid(here.desk.records.get(ledger, ()))
    newest = max((record.day for record in records), default="")
    there = f"{links.ledger_page(ledger)}#records"
    schema, count = here.desk.contract.ledger(ledger).schema, len(records)
    named = (
        here.short(say("Ledger"), here.ledger(ledger)),
        here.cell(say("What it is"), here.desk.told(schema, "description") or NONE),
    )
    counted = here.number(say("Records"), here.to(there, str(count)), count)
    if reference:
        return here.row(*named, counted)
    return here.row(
        *named,
        here.cell(say("Kept by"), keeper(ledger)),
        here.cell(say("Filed"), cycle(here.desk, ledger)),
        counted,
        here.short(say("Newest"), here.to(there, newest) if newest else NONE),
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
        found = Counter(
            (county, record.sort, record.period)
            for record in valid(listed)
            for county in record.counties or ("",)
        )
        for key, count in sorted(found.items()):
            county, sort, period = (part or None for part in key)
            yield Counted(ledger, county, sort, period, count)


def _sort(desk: Desk, row: Counted) -> Value:
    return sort_word(desk, row.ledger, row.sort) if row.sort else None


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
        Col(name="sort_name", long=say("sort"), value=_sort),
        *attributes(
            period=say("month, quarter or year; empty where not dated"),
            records=say("records; one of several counties counts once for each"),
        ),
    ),
)
