"""What is short of a standard, as the pages of counties and of the standards show it."""

from collections.abc import Iterable, Sequence

from ledgers.model.lives.standards import FILE, Against, held_against
from ledgers.model.numbers import NONE
from ledgers.model.quota import between
from ledgers.model.words import say
from ledgers.publish.kit.components import Row, Table
from ledgers.publish.kit.context import Desk, Leaf


def against(desk: Desk) -> Sequence[Against]:
    """Return every standard against every county and body."""
    return held_against(desk.view.catalog, desk.view.assessment.as_of)


def short_of(here: Leaf, rows: Iterable[Against]) -> Table | None:
    """Return what is short of a standard, or too many; None where nothing is."""
    lines = (_line(here, row) for row in rows if row.short)
    return here.table_of_any(say("Short of a standard"), lines, stacked=True)


def _line(here: Leaf, row: Against) -> Row:
    number, say_it = str(abs(row.short)), here.desk.say
    many = say("{number} too many", number=number)
    short = say_it(say("{number} lacking", number=number) if row.short > 0 else many)
    has, asked = str(row.has or 0), say_it(between(*row.standard.bounds))
    return here.row(
        here.county_cell(row.county),
        here.cell(say("Body"), here.unit(row.unit.id) if row.unit else say("the county")),
        here.cell(say("Standard"), here.source(FILE, row.standard.title, "as-of")),
        here.number(say("Asked"), here.source(FILE, asked, "as-of")),
        here.number(say("Has"), here.source(row.record, NONE if row.has is None else has, "as-of")),
        here.cell(say("Short"), here.source(row.record, short, "as-of")),
    )
