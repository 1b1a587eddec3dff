"""The list of indicators by ledger, with the value of the whole city."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledgers.model.forms import form_of
from ledgers.model.method import ASSESSMENT, Indicator
from ledgers.model.numbers import NONE, exactly
from ledgers.model.words import Words, say
from ledgers.publish.indicators.formula import source_link
from ledgers.publish.indicators.page import download_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Block, Inline, Inner, Row, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.measured import values
from ledgers.publish.measured.uses import used_in
from ledgers.publish.measured.words import CYCLE_WORDS

PUBLIC = "public"
REASONS = {
    "aggregate": say("only in sums: a county's number may be too small to show"),
    "embargoed": say("not yet public"),
    "internal": say("internal: it is not published at all"),
}
"""Why a county's value of an indicator is not shown."""


@dataclass(frozen=True, slots=True)
class IndicatorsPage(Inner, template="indicators.html.j2"):
    """All indicators."""

    lead: Words
    download: Words
    jump: Inline
    groups: tuple[Block, ...]
    hidden: Table | None


def public_indicators(desk: Desk) -> list[Indicator]:
    """Return the indicators that have a page, in the order of the file."""
    rows, inside = desk.view.catalog.indicators.values(), desk.view.inside
    return [row for row in rows if inside or row.visibility == PUBLIC]


def indicators_page(desk: Desk, tables: Sequence[DataTable] = ()) -> IndicatorsPage:
    """Return the list of indicators."""
    here = desk.here(links.INDICATORS)
    public, scheme = public_indicators(desk), desk.view.assessment.scheme
    groups = tuple(_groups(here, public))
    about = say("Everything that is measured, with formula, target and values.")
    hidden = say("Indicators without published values")
    return IndicatorsPage(
        *here.opening(say("Indicators"), about, contents=True),
        lead=say(
            "{count} indicators are published for every county, {ranked} of them may be ranked and"
            " {used} make up the score now, deductions among them.",
            count=str(len(public)),
            ranked=str(sum(row.ranking_allowed for row in public)),
            used=here.method("weights", str(len(scheme.indicators) if scheme else 0)),
        ),
        download=download_of(here, tables),
        jump=Inline(tuple(here.said(f"{here.folder}#{row.id}", row.title) for row in groups)),
        groups=groups,
        hidden=here.table_of_any(hidden, _hidden(here), stacked=True),
    )


def _groups(here: Leaf, public: Sequence[Indicator]) -> Iterator[Block]:
    found = dict.fromkeys(row.ledger for row in public)
    for ledger in sorted(found, key=lambda name: name != ASSESSMENT):
        title = say("{name}", name=here.desk.ledger_title(ledger))
        if ledger == ASSESSMENT:
            title = say("States of tasks")
        rows = _rows(here, [row for row in public if row.ledger == ledger])
        caption = say("Indicators from “{ledger}”", ledger=title)
        table = here.table(caption, rows, sortable=True, stacked=True)
        yield Block(f"of-{links.segment(ledger)}", title, tables=(table,))


def _rows(here: Leaf, indicators: Iterable[Indicator]) -> Iterator[Row]:
    for row in indicators:
        desk, counties = here.desk, f"{links.indicator_page(row.id)}#counties"
        found, whole = (
            list(here.view.measurements.get(row.id, {}).values()),
            values.city_value(desk, row),
        )
        name, known = values.name_of(desk, row), len(values.values_of(found))
        form, cycle = form_of(row).title, CYCLE_WORDS[row.cycle]
        kind = say("{form}, {unit}, {cycle}", form=form, unit=values.unit(desk, row), cycle=cycle)
        ranked = say("may be ranked") if row.ranking_allowed else say("never ranked")
        target = NONE if row.target is None else values.bound(row, row.target)
        city = NONE if whole is None else here.to(counties, values.with_unit(desk, row, whole))
        share = here.to(counties, f"{known}/{len(found)}")
        yield here.row(
            here.cell(say("Indicator"), here.to(links.indicator_page(row.id), name), name),
            here.cell(say("Form, unit, cycle"), kind),
            here.number(say("Target"), target, row.target),
            here.cell(say("Ranking and use"), Inline((ranked, *used_in(here, row)))),
            here.number(say("Counties with a value"), share, known),
            here.number(say("The city"), city, exactly(whole)),
            id=f"i-{links.segment(row.id)}",
        )


def _hidden(here: Leaf) -> Iterator[Row]:
    """Yield what is measured but not published by county."""
    for row in here.view.catalog.indicators.values():
        if row.visibility != PUBLIC:
            yield here.row(
                here.cell(say("Indicator"), values.name_of(here.desk, row)),
                here.short(say("Name in files"), source_link(here, row)),
                here.short(say("Form"), form_of(row).title),
                here.cell(say("Why"), REASONS.get(row.visibility, REASONS["internal"])),
            )
