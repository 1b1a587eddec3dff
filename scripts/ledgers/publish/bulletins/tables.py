"""The frozen figures of an issue as tables; every number links to its line in the file."""

from collections.abc import Iterator, Mapping

from ledgers.model import NONE, Struct, Words, say
from ledgers.model.bulletin import Bulletin, Name
from ledgers.model.changes import FIRST, since
from ledgers.model.facts import CHANGE as MOVED
from ledgers.model.facts import Figure, move, moves
from ledgers.publish.bulletins.frozen import (
    CHANGE,
    STANDING,
    TASK,
    WORK,
    Figures,
    Frozen,
    Kind,
    climb_of,
    told,
)
from ledgers.publish.bulletins.subjects import SUBJECTS, leads_of, order_of, row_anchor
from ledgers.publish.bulletins.wording import CHANGED, Wording
from ledgers.publish.kit import Cell, Code, Leaf, Linked, Row, Table, links, trend
from ledgers.publish.subjects.issues import Issues

RECORDS = "city/bulletins/"


def figure_lines(here: Leaf, name: str) -> Mapping[Name, str]:
    """Return the address of each figure's line in the file of an issue, where it is shown."""
    file = f"data/{RECORDS}{name}.yaml"
    source = next((one for one in here.view.sources if one.file == file), None)
    if source is None:
        return {}
    return {
        (str(entry["key"]), str(entry.get("county", "")), str(entry.get("task", ""))): (
            links.line_address(here.spots, source, line)
        )
        for entry, line in source.entries
        if {"key", "value"} <= entry.keys()
    }


class Sheet(Struct, frozen=True):
    """Context shared by the tables of an issue: the page, names, figures and their lines."""

    here: Leaf
    wording: Wording
    figures: Frozen
    lines: Mapping[Name, str]
    issue: Bulletin
    others: Issues

    def quoted(self, figure: Figure) -> Linked:
        """Return a quoted figure, leading to its row, or to its line where tables leave it out."""
        if all(fact.value == 0 for fact in self.issue.facts if fact.name == figure.name):
            return self.linked(figure.name, figure.text)
        return self.here.at(anchor_of(figure.name), figure.text)

    def figure(self, name: Name, text: str) -> Linked | str:
        """Return a figure that links to its line; a dash has no link."""
        return text if text == NONE else self.linked(name, text)

    def linked(self, name: Name, text: str) -> Linked:
        """Return a text that links to a figure's line, or to the file if that is not shown."""
        if name in self.lines:
            return self.here.to(self.lines[name], text)
        return self.here.source(f"{RECORDS}{self.issue.id}", text, "as-of")

    def named(self, county: str, task: str) -> Linked | str:
        """Return what a county or a task is called, leading to its page where it has one."""
        name, catalog = self.wording.of(county, task), self.wording.catalog
        there = links.county_page(county) if county else links.task_page(task)
        known = county in catalog.areas or task in {*catalog.tasks, *catalog.tasks_elsewhere}
        return self.here.to(there, name) if known else name


def anchor_of(name: Name) -> str:
    """Return the anchor of the row that shows a figure."""
    key, county, task = name
    if county:
        return row_anchor(key, county)
    return f"task-{links.segment(task)}" if task else f"figure-{links.segment(key)}"


def city_table(sheet: Sheet) -> Table | None:
    """Return the figures of the city, or of the task that a node bulletin is about."""
    here, figures = sheet.here, sheet.figures
    rows = (
        here.row(
            here.cell(say("Figure"), sheet.wording.figure(key)),
            here.number(say("Value"), sheet.figure((key, "", ""), figures.shown(key, value))),
            id=anchor_of((key, "", "")),
        )
        for key, value in figures.city.items()
        if value
    )
    return here.table_of_any(say("Figures of the issue"), rows)


def lead_tiles(sheet: Sheet) -> Iterator[tuple[str, Words, Linked, Words | None]]:
    """Yield the figures that stand first as tiles, each with its change since the last issue."""
    known, chinese = dict(moves(sheet.issue)), sheet.wording.language == "zh"
    for key in leads_of(sheet.issue, sheet.figures):
        kind, by = sheet.figures.kinds[key], known.get((f"{key}{MOVED}", "", ""))
        moved = None if by is None else move(kind, by, chinese=chinese)
        note = say("{moved} since the last issue", moved=moved) if moved else None
        text = sheet.figures.shown(key, sheet.figures.city[key])
        yield "", kind.words, sheet.quoted(Figure(text, (key, "", ""))), note


def tables_by_subject(sheet: Sheet) -> Iterator[tuple[str, Words, Table]]:
    """Yield the tables of the counties, of each subject in its order, and of the tasks."""
    listed = ((name, row) for name in order_of(sheet.issue) for row in SUBJECTS.get(name, ()))
    for part, heading, caption, kinds in (
        ("counties", say("Counties"), say("Figures of the counties"), (*STANDING, *WORK)),
        *(
            (name, row.heading, row.caption, row.kinds)
            for name, row in listed
            if row.kinds not in (STANDING, WORK, TASK)
        ),
        ("tasks", say("Tasks"), say("Figures of the tasks"), TASK),
    ):
        columns, found = told(kinds, sheet.figures)
        rows = (_row(sheet, columns, of, row) for of, row in found.items())
        if table := sheet.here.table_of_any(caption, rows, sortable=True):
            yield part, heading, table


def _row(sheet: Sheet, kinds: tuple[Kind, ...], of: tuple[str, str], row: Figures) -> Row:
    """Return the row of a county or a task."""
    county, task = of
    head, short = say("County") if county else say("Task"), bool(county)
    first = sheet.here.cell(head, sheet.named(county, task), county or task, short=short)
    anchor = anchor_of((kinds[0].key, *of))
    return sheet.here.row(first, *(_cell(sheet, kind, of, row) for kind in kinds), id=anchor)


def _cell(sheet: Sheet, kind: Kind, of: tuple[str, str], row: Figures) -> Cell:
    name, head = (kind.key, *of), kind.head(sheet.figures)
    said = sheet.wording.contested(of[0], kind.key, kind.text(sheet.figures, row))
    told: object = sheet.figure(name, said)
    by: object = row.get(kind.key)
    if kind is CHANGE:
        by = moved = climb_of(sheet.figures, row)
        told = NONE if moved is None else trend(moved, sheet.linked(name, "").href or "")
    return sheet.here.number(head, told, by, kind.method)


def corrections_table(sheet: Sheet) -> Table | None:
    """Return the figures that a correction changes, old and new."""
    caption, rows = say("Figures before and after"), sheet.wording.changes(sheet.issue)
    return sheet.here.listed(caption, CHANGED, rows, number={2, 3})


def otherwise_table(sheet: Sheet) -> Table | None:
    """Return which figures today's program computes differently from the same data, and why."""
    issue, there = sheet.issue, {fact.key for fact in sheet.issue.facts}
    found = tuple(since(issue.engine.tool if issue.engine else FIRST, there))
    named = ("；".join(map(sheet.wording.figure, sorted(row.keys & there))) for row in found)
    rows = ((name, row.version, row.what, row.why) for name, row in zip(named, found, strict=True))
    heads = say("Figures"), say("Since version"), say("What is different"), say("Why")
    return sheet.here.listed(say("Computed differently since this issue"), heads, rows, short={1})


def redactions_table(sheet: Sheet) -> Table | None:
    """Return what was taken down: the day, the reason, and the digest of the original text."""
    heads = say("Day"), say("Reason"), say("Digest")
    rows = ((str(row.on), row.reason, Code(row.digest)) for row in sheet.issue.redactions)
    return sheet.here.listed(say("What was taken down"), heads, rows)
