"""The pages about documents: the figures that they print, recomputed; where is what they ask."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from ledgers.model import NONE, Both, Words, say
from ledgers.model.portal import FigureRow
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Mark, Row, Several, Table, links
from ledgers.publish.kit.view import LeftOut

REASONS: Mapping[str, Words] = {
    "X": say("The document contradicts itself"),
    "I": say("The document does not print the inputs of the figure"),
    "Q": say("A rule to keep, not a result"),
}
"""The reasons why figures cannot be recomputed, as headings."""


STATES: Mapping[str, Mark] = {
    "shown": Mark("done", say("at work")),
    "refused": Mark("withheld", say("refused")),
    "open": Mark("late", say("not there yet")),
}


def figures_page(desk: Desk) -> Filled:
    """Return the page of recomputed figures."""
    here = desk.here(links.FIGURES)
    about = say("Figures that documents print, recomputed.")
    figures, left_out = desk.view.figures.recomputed, desk.view.figures.left_out
    grouped = groupby(figures, key=lambda row: (row.document, row.issuer))
    return here.page(
        "figures.html.j2",
        here.opening(say("Recomputed"), about, contents=True),
        counts=(sum(row.result.agrees for row in figures), len(figures), len(left_out)),
        documents=tuple(_document(here, list(rows)) for _, rows in grouped),
        left_out=tuple(_left_out(here, left_out)),
    )


def _document(here: Leaf, rows: Sequence[FigureRow]) -> tuple[Both, Table]:
    caption = say("{issuer}: {count} figures", issuer=rows[0].issuer, count=str(len(rows)))
    return rows[0].document, here.table(caption, (_figure(here, row) for row in rows), stacked=True)


def _figure(here: Leaf, row: FigureRow) -> Row:
    result = row.result
    return here.row(
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
            here.row(
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
            yield here.table(caption, rows, stacked=True)


def mechanisms_page(desk: Desk) -> Filled:
    """Return the page of mechanisms."""
    here, asked = desk.here(links.MECHANISMS), desk.view.figures.asked
    about = say("What documents ask for, and where it is done.")
    rows = [row for _, whole in asked for row in whole.values()]
    counts = {state: str(sum(state in row for row in rows)) for state in STATES}
    return here.page(
        "mechanisms.html.j2",
        here.opening(say("Mechanisms"), about, contents=True),
        counts={"all": str(len(rows)), **counts},
        documents=tuple(
            (title, here.table(say("What it asks for"), _asked(here, whole), stacked=True))
            for title, whole in asked
        ),
    )


def _asked(here: Leaf, whole: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    for number, row in whole.items():
        state = next(state for state in STATES if state in row)
        where = (place(here, *each.split()) for each in row.get("shown", ()))
        why = Both(**row[state]) if state != "shown" else Several(tuple(where))
        yield here.row(
            here.short(say("No."), number[1:], int(number[1:])),
            here.cell(say("What is asked"), Both(row["zh"], row["en"])),
            here.short(say("State"), STATES[state]),
            here.cell(say("Where it is, or why not"), why),
            id=links.segment(number),
        )


def place(here: Leaf, sort: str, name: str) -> Linked:
    """Return where something lives; what a city does not have is named alone."""
    if sort == "ledger":
        own = links.PROGRAMME if name == "programme" else links.ledger_page(name)
        return here.to(own, here.desk.ledger_title(name))
    catalog = here.view.catalog
    rules = {rule.id: rule for rule in catalog.rulebook}
    found = (catalog.indicators if sort == "indicator" else rules).get(name)
    listed = f"{links.INDICATORS}#i-{links.segment(name)}" if found else links.INDICATORS
    titles = {kind.code: here.desk.say(kind.title) for kind in here.view.kinds}
    there = {
        "problem": links.problem_page(name),
        "rule": links.method(f"rule-{name}" if found else "rules"),
        "indicator": links.indicator_page(name) if name in here.view.measurements else listed,
    }
    told = here.desk.both(found.zh, found.en) if found else titles.get(name, name)
    return here.to(there[sort], f"{name} {told}" if name in titles else told)
