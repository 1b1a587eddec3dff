"""The list of what is to be done, with the colour of each reminder (R23)."""

from collections import Counter
from collections.abc import Sequence

from ledgers.model.todo import COLOURS, TITLES, Todo
from ledgers.model.words import say
from ledgers.publish.kit.components import Inline, Mark, Row, Table, row_of, table_of_any
from ledgers.publish.kit.context import Leaf


def todo_table(here: Leaf, todos: Sequence[Todo]) -> Table | None:
    """Return what is to be done as a table; None where there is nothing."""
    counts = Counter(row.colour for row in todos)
    numbers = {colour: str(counts[colour]) for colour in COLOURS}
    caption = say("Reminders: red {red}, yellow {yellow}, blue {blue}", **numbers)
    rows = (_todo(here, row) for row in sorted(todos, key=lambda row: not row.colour))
    return table_of_any(caption, rows, sortable=True, stacked=True)


def _todo(here: Leaf, row: Todo) -> Row:
    about = " ".join((row.subject.partition("/")[2], row.title, *row.measures))
    asks = say("asks for an extension to {day}", day=str(row.until))
    marks = (Mark(row.colour, COLOURS[row.colour]),) if row.colour else ()
    return row_of(
        here.cell(say("What"), Inline((*marks, asks if row.until else TITLES[row.kind]))),
        here.county_cell(row.county, row.name),
        here.cell(say("Subject"), here.source(f"{row.county}/{row.subject}", about, "deadline")),
        here.short(say("Day"), str(row.day)),
        *((here.cell(say("Reason"), row.reason),) if here.view.inside else ()),
    )
