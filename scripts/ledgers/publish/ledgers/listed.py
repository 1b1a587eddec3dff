"""Make the list of all ledgers: the counties', the city's, and the files of reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.layout import CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS, LEDGERS
from ledgers.model.ledger_records import valid
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Crumbs, Head, Here, Line, Table
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.labels import cycle, keeper
from ledgers.publish.kit.links import Linked


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
        of_counties=_table(desk, here, counties),
        of_city=_table(desk, here, city),
        reference=_reference(desk, here, reference),
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


def _table(desk: Desk, here: Here, ledgers: Sequence[str]) -> Table:
    return Table(
        caption=_caption(ledgers),
        stacked=True,
        columns=(
            Column(say("Ledger"), short=True),
            Column(say("What it is")),
            Column(say("Kept by")),
            Column(say("Filed")),
            Column(say("Records"), number=True),
            Column(say("Newest"), short=True),
        ),
        lines=tuple(_line(desk, here, ledger) for ledger in ledgers),
    )


def _reference(desk: Desk, here: Here, ledgers: Sequence[str]) -> Table:
    """Return the files of reference: they have no days, and the city keeps them all."""
    return Table(
        caption=_caption(ledgers),
        stacked=True,
        columns=(
            Column(say("Ledger"), short=True),
            Column(say("What it is")),
            Column(say("Records"), number=True),
        ),
        lines=tuple(
            Line((line.cells[0], line.cells[1], line.cells[4]))
            for line in (_line(desk, here, ledger) for ledger in ledgers)
        ),
    )


def _caption(ledgers: Sequence[str]) -> Words:
    return say("{count} ledgers", count=str(len(ledgers)))


def _line(desk: Desk, here: Here, ledger: str) -> Line:
    records = valid(desk.records.get(ledger, ()))
    page = links.ledger_page(ledger)
    newest = max((record.day for record in records), default="")
    list_of = f"{page}#records"
    schema = desk.view.schemas.get(ledger, {})
    return Line(
        (
            Cell(here.to(page, desk.ledger_title(ledger))),
            Cell(desk.told(schema, "description") or NONE),
            Cell(keeper(ledger)),
            Cell(cycle(ledger)),
            Cell(here.to(list_of, str(len(records))), order(len(records))),
            Cell(here.to(list_of, newest) if newest else NONE),
        )
    )
