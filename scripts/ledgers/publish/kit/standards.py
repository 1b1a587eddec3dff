"""What is short of a standard, as the pages of counties and of the standards show it."""

from collections.abc import Iterable

from ledgers.model.lives.standards import FILE, Against, asked_in_words, held_against
from ledgers.model.words import say
from ledgers.publish.kit.components import Row, Table
from ledgers.publish.kit.context import Desk, Leaf


def _found(desk: Desk) -> tuple[Against, ...]:
    view = desk.view
    return held_against(view.catalog, view.assessment.as_of)


def against(desk: Desk) -> tuple[Against, ...]:
    """Return every standard against every county and body, worked out once."""
    return desk.once(_found)


def of_county(desk: Desk, code: str) -> list[Against]:
    """Return every standard against one county and its bodies."""
    return [row for row in against(desk) if row.county == code]


def short_of(here: Leaf, rows: Iterable[Against], *, of_one: bool = False) -> Table | None:
    """Return what is short of a standard, or too many; None where nothing is."""
    lines = (_line(here, row, of_one=of_one) for row in rows if row.short)
    return here.table_of_any(say("Short of a standard"), lines, stacked=True)


def _line(here: Leaf, row: Against, *, of_one: bool) -> Row:
    body = here.unit(row.unit.id) if row.unit else say("the county as a whole")
    has = say("not filed") if row.has is None else say("{number}", number=str(row.has))
    excess = say("{number} too many", number=str(-row.short))
    short = say("{number} lacking", number=str(row.short)) if row.short > 0 else excess
    return here.row(
        *(() if of_one else (here.county_cell(row.county),)),
        here.cell(say("Body"), body),
        here.cell(say("Standard"), here.source(FILE, row.standard.title, "as-of")),
        here.number(say("Asked"), asked_in_words(row.standard)),
        here.number(say("Has"), here.source(row.record, here.desk.say(has), "as-of")),
        here.cell(say("Short"), short, abs(row.short)),
    )
