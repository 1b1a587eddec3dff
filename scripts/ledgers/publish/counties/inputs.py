"""The inputs of a county's score; each number leads to its line on the source page."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ledgers.model.document import SourceFile
from ledgers.model.explanation import sited
from ledgers.model.forms import PARTS
from ledgers.model.method import ASSESSMENT
from ledgers.model.numbers import NONE
from ledgers.model.scoring import Input, Measurement
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inline, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.measured.values import indicator_link


def inputs_table(here: Leaf, found: Mapping[str, Measurement]) -> Table:
    """Return the inputs of each indicator: one row for each of its parts."""
    shown = {source.file: source for source in here.view.sources}
    return table_of_rows(
        say("What went in, each number with its line"),
        (row for each in found.values() for row in _rows(here, each, shown)),
        stacked=True,
    )


def _rows(here: Leaf, found: Measurement, shown: Mapping[str, SourceFile]) -> Iterator[Row]:
    parts: dict[str, list[Input]] = {}
    for one in found.inputs:
        parts.setdefault(one.part, []).append(one)
    if not parts:
        yield _row(here, found, NONE, found.reason or say("none of its kind"))
    for at, (part, inputs) in enumerate(parts.items()):
        sources = _of_tasks(here, found, inputs) or tuple(
            _input(here, one, sited(here.view.catalog, one), shown) for one in inputs
        )
        row = _row(here, found, PARTS[part], Inline(sources))
        yield replace(row, id="") if at else row


def _row(here: Leaf, found: Measurement, number: Words | str, origin: object) -> Row:
    return row_of(
        here.cell(say("Indicator"), indicator_link(here, found.indicator)),
        here.cell(say("Number"), number),
        here.cell(say("Taken from"), origin),
        id=f"in-{links.segment(found.indicator)}",
    )


def _of_tasks(here: Leaf, found: Measurement, rows: list[Input]) -> tuple[object, ...]:
    """Return one link for an indicator that counts all tasks: they are listed further down."""
    indicator = here.view.catalog.indicators.get(found.indicator)
    source = indicator.source if indicator else None
    if source is None or source.ledger != ASSESSMENT:
        return ()
    count = here.at("tasks", str(len(rows)))
    return (say("tasks counted: {count}; their lines are in the table of tasks", count=count),)


def _input(here: Leaf, one: Input, place: object, shown: Mapping[str, SourceFile]) -> Linked:
    """Return a number that leads to its line, to its record, or to why it is not shown."""
    file, line = getattr(place, "file", ""), getattr(place, "line", 1)
    source, spot = shown.get(file), here.spots.get(file)
    period = one.record.rpartition("/")[2]
    text = period if one.text == "1" else f"{one.text} ({period})"
    if source is None or spot is None or source.lines[line - 1 : line] in {(), (None,)}:
        return here.source(one.record, text, "missing")
    return here.to(f"{spot.folder}#{links.line_anchor(source, line)}", text)
