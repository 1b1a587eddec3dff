"""Make the page that recomputes figures which documents print: printed, computed, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from ledgers.model.figures import FigureRow
from ledgers.model.words import Both, Words, say
from ledgers.publish import links
from ledgers.publish.desk import Desk
from ledgers.publish.numbers import NONE
from ledgers.publish.parts import Cell, Column, Crumbs, Head, Line, Mark, Table


@dataclass(frozen=True, slots=True)
class Origin:
    """A document with its figures."""

    id: str
    title: Both
    table: Table


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All recomputed figures."""

    template: ClassVar[str] = "figures.md.j2"
    head: Head
    crumbs: Crumbs
    sentence: Words
    documents: tuple[Origin, ...]


def figures_page(desk: Desk) -> FiguresPage:
    """Return the page of recomputed figures."""
    here = desk.here(links.FIGURES)
    title = desk.say(say("Recomputed"))
    figures = desk.view.figures
    agreeing = sum(row.result.agrees for row in figures)
    grouped = groupby(figures, key=lambda row: (row.document, row.issuer))
    return FiguresPage(
        head=desk.head(
            links.FIGURES, title, say("Figures that documents print, recomputed."), contents=True
        ),
        crumbs=desk.crumbs(here, title=title),
        sentence=say(
            "{agreeing} of {all} figures agree.", agreeing=str(agreeing), all=str(len(figures))
        ),
        documents=tuple(
            _document(number, title, issuer, list(rows))
            for number, ((title, issuer), rows) in enumerate(grouped, start=1)
        ),
    )


def _document(number: int, title: Both, issuer: str, rows: Sequence[FigureRow]) -> Origin:
    return Origin(
        id=f"document-{number}",
        title=title,
        table=Table(
            caption=say("{issuer}: {count} figures", issuer=issuer, count=str(len(rows))),
            stacked=True,
            columns=(
                Column(say("Figure"), short=True),
                Column(say("What it counts")),
                Column(say("Section")),
                Column(say("Printed"), number=True),
                Column(say("Computed"), number=True),
                Column(say("Formula")),
                Column(say("Rows")),
                Column(say("Agrees")),
            ),
            lines=tuple(_figure(row) for row in rows),
        ),
    )


def _figure(row: FigureRow) -> Line:
    result = row.result
    return Line(
        (
            Cell(row.id),
            Cell(row.title),
            Cell(row.section),
            Cell(result.printed or NONE),
            Cell(result.computed),
            Cell(result.formula),
            Cell(say("stand-ins") if row.invented else say("of the document")),
            Cell(say("yes") if result.agrees else Mark("overdue", say("no"))),
        ),
        id=links.segment(row.id),
    )
