"""The frozen figures of an issue as tables; every number links to its line in the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledgers.model.bulletin import Bulletin, Name
from ledgers.model.changes import FIRST, since
from ledgers.model.document import SourceFile
from ledgers.model.facts import kind_in
from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.bulletins.frozen import (
    CHANGE,
    STANDING,
    TASK,
    WORK,
    Figures,
    Frozen,
    Kind,
    climbed,
    county_anchor,
    shown,
    used,
)
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Code, Headed, Row, Table, row_of, table_of_any, trend
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked

# ── Lines of the file ────────────────────────────────────────────────────────────────────────────


FOLDER = "data/city/bulletins/"


def figure_lines(sources: Iterable[SourceFile], name: str) -> Mapping[Name, str]:
    """Return the address of each figure's line in the file of an issue, where it is shown."""
    file = f"{FOLDER}{name}.yaml"
    source = next((one for one in sources if one.file == file), None)
    if source is None:
        return {}
    folder = links.source_folder(source)
    return {
        (str(entry["key"]), str(entry.get("county", "")), str(entry.get("task", ""))): (
            f"{folder}#{links.line_anchor(source, line)}"
        )
        for entry, line in source.entries
        if {"key", "value"} <= entry.keys()
    }


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sheet:
    """Context shared by the tables of an issue: the page, names, figures and their lines."""

    here: Leaf
    wording: Wording
    figures: Frozen
    lines: Mapping[Name, str]
    record: str

    def figure(self, name: Name, text: str) -> Linked | str:
        """Return a figure that links to its line; a dash has no link."""
        return text if text == NONE else self.linked(name, text)

    def linked(self, name: Name, text: str) -> Linked:
        """Return a text that links to a figure's line, or to the file if that is not shown."""
        if name in self.lines:
            return self.here.to(self.lines[name], text)
        return self.here.source(self.record, text, "as-of")


def anchor_of(name: Name) -> str:
    """Return the anchor of the row that shows a figure."""
    key, county, task = name
    if county:
        return county_anchor(county)
    return f"task-{links.segment(task)}" if task else f"figure-{links.segment(key)}"


def city_table(sheet: Sheet) -> Table | None:
    """Return the figures of the city, or of the task that a node bulletin is about."""
    return table_of_any(
        say("Figures of the issue"),
        (
            row_of(
                sheet.here.cell(say("Figure"), sheet.wording.figure(key)),
                sheet.here.number(
                    say("Value"), sheet.figure((key, "", ""), sheet.figures.shown(key, value))
                ),
                id=anchor_of((key, "", "")),
            )
            for key, value in sheet.figures.city.items()
        ),
    )


def county_table(sheet: Sheet) -> Table | None:
    """Return the figures of the counties, by rank."""
    kinds = used((*STANDING, *WORK), sheet.figures)
    rows = (_county(sheet, kinds, code, row) for code, row in sheet.figures.counties.items())
    return table_of_any(say("Figures of the counties"), rows, sortable=True) if kinds else None


def _county(sheet: Sheet, kinds: tuple[Kind, ...], code: str, row: Figures) -> Row:
    name = sheet.wording.county(code)
    known = code in sheet.wording.catalog.areas
    title = sheet.here.to(links.county_page(code), name) if known else name
    cells = (_cell(sheet, kind, (code, ""), row) for kind in kinds)
    return row_of(sheet.here.short(say("County"), title, code), *cells, id=county_anchor(code))


def _cell(sheet: Sheet, kind: Kind, of: tuple[str, str], row: Figures) -> Headed:
    name, head = (kind.key, *of), kind.head(sheet.figures)
    told: object = sheet.figure(name, kind.text(sheet.figures, row))
    by: object = row.get(kind.key)
    if kind is CHANGE:
        by = climbed(row)
        told = NONE if by is None else trend(climbed(row), sheet.linked(name, "").href or "")
    return sheet.here.number(head, told, by, kind.method)


def task_table(sheet: Sheet) -> Table | None:
    """Return for each task how many counties are done, overdue or pending."""
    kinds = used(TASK, sheet.figures)
    rows = (_task(sheet, kinds, name, row) for name, row in sheet.figures.tasks.items())
    return table_of_any(say("Figures of the tasks"), rows, sortable=True) if kinds else None


def _task(sheet: Sheet, kinds: tuple[Kind, ...], name: str, row: Figures) -> Row:
    title, of = sheet.wording.task(name), ("", "", name)
    known = name in sheet.wording.catalog.tasks
    head = sheet.here.to(links.task_page(name), title) if known else title
    cells = (_cell(sheet, kind, ("", name), row) for kind in kinds)
    return row_of(sheet.here.cell(say("Task"), head, name), *cells, id=anchor_of(of))


def corrections_table(here: Leaf, wording: Wording, issue: Bulletin) -> Table | None:
    """Return the figures that a correction changes, old and new."""
    return table_of_any(
        say("Figures before and after"),
        (
            row_of(
                here.cell(say("Figure"), wording.figure(change.key)),
                here.cell(say("County or task"), wording.of(change.county, change.task)),
                here.number(say("Was"), shown(kind_in(issue, change.key), change.was)),
                here.number(say("Is"), shown(kind_in(issue, change.key), change.now)),
            )
            for change in issue.corrections
        ),
    )


def otherwise_table(here: Leaf, wording: Wording, issue: Bulletin) -> Table | None:
    """Return which figures today's program computes differently from the same data, and why."""
    version = issue.engine.tool if issue.engine else FIRST
    meanings = tuple(since(version, (fact.key for fact in issue.facts)))
    there = {fact.key for fact in issue.facts}
    return table_of_any(
        say("Computed differently since this issue"),
        (
            row_of(
                here.cell(
                    say("Figures"),
                    "；".join(wording.figure(key) for key in sorted(row.keys & there)),
                ),
                here.short(say("Since version"), row.version),
                here.cell(say("What is different"), row.what),
                here.cell(say("Why"), row.why),
            )
            for row in meanings
        ),
    )


def redactions_table(here: Leaf, issue: Bulletin) -> Table | None:
    """Return what was taken down: the day, the reason, and the digest of the original text."""
    return table_of_any(
        say("What was taken down"),
        (
            row_of(
                here.cell(say("Day"), str(row.on)),
                here.cell(say("Reason"), row.reason),
                here.cell(say("Digest"), Code(row.digest)),
            )
            for row in issue.redactions
        ),
    )
