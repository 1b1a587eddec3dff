"""Make the list of indicators: what is measured, by ledger, and what the whole city has."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ledgers.model.forms import form_of
from ledgers.model.method import Indicator
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.indicators.facts import source_link
from ledgers.publish.indicators.page import TABLE
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Crumbs, Head, Here, Inline, Line, Table
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.listing import downloads
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.measured.uses import used_in
from ledgers.publish.measured.values import (
    bound,
    city_value,
    exactly,
    name_of,
    unit,
    values_of,
    with_unit,
)
from ledgers.publish.measured.words import CYCLE_WORDS

PUBLIC = "public"
REASONS = {
    "aggregate": say("only in sums: a county's number may be too small to show"),
    "embargoed": say("not yet public"),
    "internal": say("internal: it is not published at all"),
}
"""Why a county's value of an indicator is not shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one ledger."""

    id: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """All indicators."""

    template: ClassVar[str] = "indicators.html.j2"
    head: Head
    crumbs: Crumbs
    lead: Words
    download: Words
    jump: Inline
    groups: tuple[Group, ...]
    hidden: Table | None


def public_indicators(desk: Desk) -> list[Indicator]:
    """Return the indicators that have a page, in the order of the file."""
    return [row for row in desk.view.catalog.indicators.values() if row.visibility == PUBLIC]


def indicators_page(desk: Desk, tables: Sequence[DataTable] = ()) -> IndicatorsPage:
    """Return the list of indicators."""
    here = desk.here(links.INDICATORS)
    title = desk.say(say("Indicators"))
    public = public_indicators(desk)
    groups = _groups(desk, here, public)
    found = downloads(here, [table for table in tables if table.name == TABLE])
    return IndicatorsPage(
        head=desk.head(
            links.INDICATORS,
            title,
            say("Everything that is measured, with formula, target and values."),
            contents=True,
        ),
        crumbs=desk.crumbs(here, title=title),
        lead=say(
            "{count} indicators are published for every county, {ranked} of them may be ranked and"
            " {used} make up the score now, deductions among them.",
            count=str(len(public)),
            ranked=str(sum(row.ranking_allowed for row in public)),
            used=here.to(links.method("weights"), str(_in_use(desk))),
        ),
        download=next(iter(found), say("There is nothing to download.")),
        jump=Inline(tuple(here.to(f"{here.folder}#{row.id}", row.title) for row in groups)),
        groups=tuple(groups),
        hidden=_hidden(desk, here),
    )


def _in_use(desk: Desk) -> int:
    scheme = desk.view.assessment.scheme
    return 0 if scheme is None else len(scheme.indicators)


def _groups(desk: Desk, here: Here, public: Sequence[Indicator]) -> list[Group]:
    found: dict[str, list[Indicator]] = {}
    for row in public:
        found.setdefault(row.ledger, []).append(row)
    first = sorted(found, key=lambda ledger: ledger != "assessment")
    return [_group(desk, here, ledger, found[ledger]) for ledger in first]


def _group(desk: Desk, here: Here, ledger: str, rows: Sequence[Indicator]) -> Group:
    title = desk.say(say("States of tasks")) if ledger == "assessment" else None
    title = title or desk.ledger_title(ledger)
    return Group(
        id=f"of-{links.segment(ledger)}",
        title=title,
        table=Table(
            caption=say("Indicators from “{ledger}”", ledger=title),
            columns=(
                Column(say("Indicator")),
                Column(say("Form, unit, cycle")),
                Column(say("Target"), number=True),
                Column(say("Ranking and use")),
                Column(say("Counties with a value"), number=True),
                Column(say("The city"), number=True),
            ),
            lines=tuple(_line(desk, here, row) for row in rows),
            sortable=True,
            stacked=True,
        ),
    )


def _line(desk: Desk, here: Here, row: Indicator) -> Line:
    page = links.indicator_page(row.id)
    found = list(desk.view.measurements.get(row.id, {}).values())
    known = len(values_of(found))
    whole = city_value(desk, row)
    used = used_in(desk, here, row)
    target = NONE if row.target is None else bound(row, row.target)
    return Line(
        (
            Cell(here.to(page, name_of(desk, row)), name_of(desk, row)),
            Cell(_kind(desk, row)),
            Cell(target, order(row.target)),
            Cell(Inline((_ranked(row), *used))),
            Cell(here.to(f"{page}#counties", f"{known}/{len(found)}"), order(known)),
            Cell(_whole(desk, here, row, whole), order(exactly(whole))),
        ),
        id=f"i-{links.segment(row.id)}",
    )


def _kind(desk: Desk, row: Indicator) -> Words:
    return say(
        "{form}, {unit}, {cycle}",
        form=form_of(row).title,
        unit=unit(desk, row),
        cycle=CYCLE_WORDS[row.cycle],
    )


def _ranked(row: Indicator) -> Words:
    return say("may be ranked") if row.ranking_allowed else say("never ranked")


def _whole(desk: Desk, here: Here, row: Indicator, whole: Fraction | None) -> object:
    if whole is None:
        return NONE
    return here.to(f"{links.indicator_page(row.id)}#counties", with_unit(desk, row, whole))


def _hidden(desk: Desk, here: Here) -> Table | None:
    """Return what is measured but not published by county; None where there is nothing."""
    rows = [row for row in desk.view.catalog.indicators.values() if row.visibility != PUBLIC]
    if not rows:
        return None
    return Table(
        caption=say("Indicators without published values"),
        columns=(
            Column(say("Indicator")),
            Column(say("Name in files"), short=True),
            Column(say("Form"), short=True),
            Column(say("Why")),
        ),
        lines=tuple(
            Line(
                (
                    Cell(name_of(desk, row)),
                    Cell(source_link(desk, here, row)),
                    Cell(form_of(row).title),
                    Cell(REASONS.get(row.visibility, REASONS["internal"])),
                )
            )
            for row in rows
        ),
        stacked=True,
    )
