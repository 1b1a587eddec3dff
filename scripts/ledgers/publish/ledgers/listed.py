"""Make the list of all ledgers: the counties', the city's, and the files of reference."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from ledgers.model.layout import CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS, LEDGERS
from ledgers.model.ledger_records import Record, valid
from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Here, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.labels import cycle, keeper
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, ledger_link, on_page


@dataclass(frozen=True, slots=True)
class LedgersPage:
    """All ledgers."""

    template: ClassVar[str] = "ledgers.md.j2"
    head: Head
    crumbs: Crumbs
    of_counties: Table
    of_city: Table
    reference: Table
    others: tuple[Linked, ...]


def ledgers_page(desk: Desk) -> LedgersPage:
    """Return the list of ledgers."""
    here = desk.here(links.LEDGERS)
    title = desk.say(say("Ledgers"))
    counties, city, reference = groups()
    return LedgersPage(
        head=desk.head(links.LEDGERS, title, say("All ledgers: who keeps them, and what is in.")),
        crumbs=desk.crumbs(here, title=title),
        of_counties=_table(desk, here, FILED, counties),
        of_city=_table(desk, here, FILED, city),
        reference=_table(desk, here, REFERENCE, reference),
        others=(
            here.to(links.BURDEN, desk.say(say("Burden of filing"))),
            here.to(links.FIGURES, desk.say(say("Recomputed"))),
        ),
    )


def groups() -> tuple[list[str], list[str], list[str]]:
    """Return the ledgers that counties keep, those of the city, and the files of reference."""
    of_counties = {*COUNTY_LEDGERS, *COUNTY_REGISTERS}
    reference = {*CITY_REGISTERS} - of_counties
    return (
        [ledger for ledger in LEDGERS if ledger in of_counties],
        [ledger for ledger in LEDGERS if ledger not in of_counties | reference],
        [ledger for ledger in LEDGERS if ledger in reference],
    )


# ── The tables ───────────────────────────────────────────────────────────────────────────────────

Kept = tuple[str, list[Record]]
"""A ledger, and its records that were not withdrawn."""


def _records(here: Leaf, row: Kept) -> Linked:
    return here.to(f"{links.ledger_page(row[0])}#records", str(len(row[1])))


def _newest(here: Leaf, row: Kept) -> Linked | str:
    newest = max((record.day for record in row[1]), default="")
    return here.to(f"{links.ledger_page(row[0])}#records", newest) if newest else NONE


def _described(here: Leaf, row: Kept) -> str:
    return here.desk.told(here.desk.view.schemas.get(row[0], {}), "description")


NAMED: tuple[Col[Kept], ...] = (
    on_page(say("Ledger"), lambda here, row: ledger_link(here, row[0]), short=True),
    on_page(say("What it is"), _described),
)
COUNTED: Col[Kept] = on_page(say("Records"), _records, number=True, order=lambda row: len(row[1]))
REFERENCE: Listing[Kept] = Listing(
    caption=say("{count} ledgers"), stacked=True, columns=(*NAMED, COUNTED)
)
"""The files of reference: they have no days, and the city keeps them all."""
FILED = replace(
    REFERENCE,
    columns=(
        *NAMED,
        on_page(say("Kept by"), lambda _, row: keeper(row[0])),
        on_page(say("Filed"), lambda _, row: cycle(row[0])),
        COUNTED,
        on_page(say("Newest"), _newest, short=True),
    ),
)


def _table(desk: Desk, here: Here, listing: Listing[Kept], ledgers: Sequence[str]) -> Table:
    found = [(ledger, valid(desk.records.get(ledger, ()))) for ledger in ledgers]
    return listing.table(desk, here, found, count=str(len(found)))
