"""Each final appraisal: its form, who marks with which share, and what came of it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ledgers.model import Words, percent, say
from ledgers.model.rows import Value, decimal, rows, text
from ledgers.publish.kit import Block, Cell, Desk, Inline, Leaf, Row, Several, filled, links, word
from ledgers.publish.ledgers.oversight import APPRAISALS
from ledgers.publish.subjects.appraised import computed, heading, placed, results
from ledgers.publish.subjects.entries import Entry


def appraisals(here: Leaf) -> Iterator[Block]:
    """Yield the final appraisals, then each one with a form or with what it combines."""
    yield from APPRAISALS.block(here)
    for entry in computed(here.desk):
        name = heading(here.desk, entry)
        made, came = say("What it is made of: {name}", name=name), say("Results: {name}", name=name)
        form = here.table_of_any(made, _form(here, entry))
        found = here.table_of_any(came, _results(here, entry), sortable=True)
        rules = filled("partials/appraised.html.j2", value=entry.value)
        tables = tuple(filter(None, (form, found)))
        anchor = links.segment(entry.record.id)
        yield Block(anchor, say("{name}", name=name), part=rules, tables=tables)


def _form(here: Leaf, entry: Entry) -> Iterator[Row]:
    """Yield the items with their maximum, what they are worth and by whom, or the modes."""
    for mode in rows(entry.value, "combine"):
        weight = entry.shown(here, percent(decimal(mode, "weight")))
        yield here.row(
            here.cell(say("Mode"), word(here.desk, text(mode, "mode"))),
            here.number(say("Weight"), weight),
        )
    for item in rows(entry.value, "form"):
        yield here.row(
            here.cell(say("Item"), here.desk.both(text(item, "zh"), text(item, "en"))),
            here.number(say("Maximum"), entry.shown(here, item["max"])),
            here.number(say("Worth"), entry.shown(here, item.get("points", item["max"]))),
            here.cell(say("Marked by"), Several(tuple(_by(here.desk, entry.value, item)))),
        )


def _by(desk: Desk, value: Value, item: Value) -> Iterator[Words]:
    """Yield the units with their shares, or the groups with their weights."""
    units = rows(item, "assessors")
    for row in units:
        share = row.get("share", Fraction(1, len(units)))
        yield say("{name} {share}", name=desk.unit_name(text(row, "unit")), share=percent(share))
    for row in rows(value, "rater_groups") if rows(item, "options") else ():
        name, weight = word(desk, text(row, "code"), "rater_groups"), row["weight"]
        yield say("{name} {share}", name=name, share=percent(weight))


def _results(here: Leaf, entry: Entry) -> Iterator[Row]:
    found, desk = results(entry), here.desk
    form = rows(entry.value, "form")
    names = {text(row, "item"): desk.both(text(row, "zh"), text(row, "en")) for row in form}
    marks = {text(row, "unit"): rows(row, "marks") for row in rows(entry.value, "entries")}
    for row in found:
        given = marks.get(text(row, "unit"), [])
        yield here.row(
            here.cell(say("Unit"), desk.unit_name(text(row, "unit"))),
            *(_points(here, entry, each, names, given) for each in rows(row, "items")),
            *placed(here, entry, row, found),
        )


def _points(
    here: Leaf, entry: Entry, item: Value, names: Mapping[str, str], marks: list[Value]
) -> Cell:
    """Return the points of an item, with the marks that they come from and their spread."""
    code = text(item, "item")
    given = [str(row["score"]) for row in marks if row.get("item") == code]
    given += [f"Δ{spread}" for spread in (item.get("spread"),) if spread]
    points = entry.shown(here, item.get("points"))
    head = names.get(code) or word(here.desk, code)
    told = (points, say("({marks})", marks=" · ".join(given))) if given else (points,)
    return here.number(head, Inline(told), item.get("points"))
