"""Make the page that recomputes figures which documents print: printed, computed, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from ledgers.model.numbers import NONE
from ledgers.model.portal import FigureRow
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Crumbs, Head, Line, Mark, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.view import LeftOut

REASONS: Mapping[str, Words] = {
    "X": say("The document contradicts itself"),
    "I": say("The document does not print what it was worked out from"),
    "Q": say("A rule to keep, not a result"),
}
"""Why figures cannot be recomputed: the headings that they stand under."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A document with its figures."""

    id: str
    title: Both
    table: Table


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All recomputed figures."""

    template: ClassVar[str] = "figures.html.j2"
    head: Head
    crumbs: Crumbs
    sentence: Words
    documents: tuple[Origin, ...]
    left_out: tuple[Table, ...]


def figures_page(desk: Desk) -> FiguresPage:
    """Return the page of recomputed figures."""
    here = desk.here(links.FIGURES)
    title = desk.say(say("Recomputed"))
    figures = desk.view.figures.recomputed
    left_out = desk.view.figures.left_out
    agreeing = sum(row.result.agrees for row in figures)
    grouped = groupby(figures, key=lambda row: (row.document, row.issuer))
    return FiguresPage(
        head=desk.head(
            links.FIGURES, title, say("Figures that documents print, recomputed."), contents=True
        ),
        crumbs=desk.crumbs(here, title=title),
        sentence=say(
            "{agreeing} of {all} recomputed figures agree; {others} more cannot be recomputed.",
            agreeing=here.to(f"{links.FIGURES}#page", str(agreeing)),
            all=here.to(f"{links.FIGURES}#page", str(len(figures))),
            others=here.to(f"{links.FIGURES}#left-out", str(len(left_out))),
        ),
        documents=tuple(
            _document(number, title, issuer, list(rows))
            for number, ((title, issuer), rows) in enumerate(grouped, start=1)
        ),
        left_out=tuple(_left_out(left_out)),
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


# ── What cannot be recomputed ────────────────────────────────────────────────────────────────────


def _left_out(figures: Sequence[LeftOut]) -> Iterator[Table]:
    """Yield a table of figures for each sort of reason."""
    for sort, reason in REASONS.items():
        rows = [row for row in figures if row.sort == sort]
        if rows:
            yield Table(
                caption=say("{reason}: {count} figures", reason=reason, count=str(len(rows))),
                stacked=True,
                columns=(
                    Column(say("Figure"), short=True),
                    Column(say("What it counts")),
                    Column(say("Document")),
                    Column(say("Printed")),
                    Column(say("Why it is not recomputed")),
                ),
                lines=tuple(_unknown(row) for row in rows),
            )


def _unknown(row: LeftOut) -> Line:
    return Line(
        (
            Cell(row.id),
            Cell(row.title),
            Cell(row.document),
            Cell(row.printed),
            Cell(row.reason),
        ),
        id=links.segment(row.id),
    )
