"""The page that recomputes figures which documents print: printed, computed, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from ledgers.model.numbers import NONE
from ledgers.model.portal import FigureRow
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inner, Mark, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.view import LeftOut

REASONS: Mapping[str, Words] = {
    "X": say("The document contradicts itself"),
    "I": say("The document does not print the inputs of the figure"),
    "Q": say("A rule to keep, not a result"),
}
"""The reasons why figures cannot be recomputed, as headings."""


@dataclass(frozen=True, slots=True)
class FiguresPage(Inner):
    """All recomputed figures, by the document that prints them."""

    template: ClassVar[str] = "figures.html.j2"
    sentence: Words
    documents: tuple[tuple[Both, Table], ...]
    left_out: tuple[Table, ...]


def figures_page(desk: Desk) -> FiguresPage:
    """Return the page of recomputed figures."""
    here = desk.here(links.FIGURES)
    about = say("Figures that documents print, recomputed.")
    figures, left_out = desk.view.figures.recomputed, desk.view.figures.left_out
    grouped = groupby(figures, key=lambda row: (row.document, row.issuer))
    return FiguresPage(
        *here.opening(say("Recomputed"), about, contents=True),
        sentence=say(
            "{agreeing} of {all} recomputed figures agree; {others} more cannot be recomputed.",
            agreeing=here.at("page", str(sum(row.result.agrees for row in figures))),
            all=here.at("page", str(len(figures))),
            others=here.at("left-out", str(len(left_out))),
        ),
        documents=tuple(_document(here, list(rows)) for _, rows in grouped),
        left_out=tuple(_left_out(here, left_out)),
    )


def _document(here: Leaf, rows: Sequence[FigureRow]) -> tuple[Both, Table]:
    caption = say("{issuer}: {count} figures", issuer=rows[0].issuer, count=str(len(rows)))
    table = table_of_rows(caption, (_figure(here, row) for row in rows), stacked=True)
    return rows[0].document, table


def _figure(here: Leaf, row: FigureRow) -> Row:
    result = row.result
    return row_of(
        here.short(say("Figure"), row.id),
        here.cell(say("What it counts"), row.title),
        here.cell(say("Section"), row.section),
        here.number(say("Printed"), result.printed or NONE),
        here.number(say("Computed"), result.computed),
        here.cell(say("Formula"), result.formula),
        here.cell(say("Rows"), say("stand-ins") if row.invented else say("of the document")),
        here.cell(say("Agrees"), say("yes") if result.agrees else Mark("overdue", say("no"))),
        id=links.segment(row.id),
    )


def _left_out(here: Leaf, figures: Sequence[LeftOut]) -> Iterator[Table]:
    """Yield a table of figures for each sort of reason."""
    for sort, reason in REASONS.items():
        rows = [
            row_of(
                here.short(say("Figure"), row.id),
                here.cell(say("What it counts"), row.title),
                here.cell(say("Document"), row.document),
                here.cell(say("Printed"), row.printed),
                here.cell(say("Why it is not recomputed"), row.reason),
                id=links.segment(row.id),
            )
            for row in figures
            if row.sort == sort
        ]
        if rows:
            caption = say("{reason}: {count} figures", reason=reason, count=str(len(rows)))
            yield table_of_rows(caption, rows, stacked=True)
