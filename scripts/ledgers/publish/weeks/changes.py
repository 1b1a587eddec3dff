"""Make the pages of what changed between two neighbouring weeks, and the list of all weeks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ledgers.model.assessment import WeekPoint
from ledgers.model.ledger_facts import Happening
from ledgers.model.numbers import NONE, day, percent, points, signed
from ledgers.model.words import Words, say, say_in
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Head,
    Here,
    Line,
    Several,
    Table,
    trend,
)
from ledgers.publish.kit.context import Desk, order, task_label
from ledgers.publish.kit.count_tables import county_spot
from ledgers.publish.kit.labels import HAPPENING_WORDS
from ledgers.publish.kit.subscribe import Subscribe, subscribe
from ledgers.publish.weeks.compare import bulletin_links
from ledgers.publish.weeks.snapshots import is_over
from ledgers.publish.weeks.steps import Lead, Step, lead, steps_of


@dataclass(frozen=True, slots=True)
class Changes:
    """Tell what changed between two weeks; a table without rows is not there."""

    lead: Lead
    counties: Table
    decided: Table | None
    findings: Table | None
    moved: Table | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What one week changed; the page of the newest week also lists all weeks."""

    template: ClassVar[str] = "changes.md.j2"
    head: Head
    crumbs: Crumbs
    neighbours: tuple[Words, ...]
    changes: Changes | None
    weeks: Table | None
    subscribe: Subscribe | None


def changes_pages(desk: Desk) -> Iterator[ChangesPage]:
    """Yield the page of the newest change with the list of weeks, then one for each week."""
    steps = steps_of(desk.view.assessment.weeks, desk.view.facts.happenings)
    yield _newest(desk, steps)
    for index, step in enumerate(steps):
        yield _week(desk, steps, index, step)


def _newest(desk: Desk, steps: Sequence[Step]) -> ChangesPage:
    here, title = desk.here(links.CHANGES), desk.say(say("What changed"))
    about = say("Ranks, decisions, findings and deadlines from week to week.")
    return ChangesPage(
        head=desk.head(here.folder, title, about),
        crumbs=desk.crumbs(here, title=title),
        neighbours=tuple(_neighbours(here, steps, len(steps) - 1)),
        changes=_changes(desk, here, steps[-1]) if steps else None,
        weeks=_weeks(desk, here),
        subscribe=subscribe(desk, here),
    )


def _week(desk: Desk, steps: Sequence[Step], index: int, step: Step) -> ChangesPage:
    week = step.after.period
    here = desk.here(links.week_changes(week))
    title = desk.say(say("What changed in {week}", week=week))
    about = say("Ranks, decisions, findings and deadlines against the week before.")
    return ChangesPage(
        head=desk.head(here.folder, title, about),
        crumbs=desk.crumbs(here, (links.CHANGES, say("What changed")), title=week),
        neighbours=tuple(_neighbours(here, steps, index)),
        changes=_changes(desk, here, step),
        weeks=None,
        subscribe=None,
    )


def _neighbours(here: Here, steps: Sequence[Step], index: int) -> Iterator[Words]:
    """Yield the ways to the change before and the change after, where there are any."""
    if index > 0:
        week = steps[index - 1].after.period
        yield say("Before: {week}", week=here.to(links.week_changes(week), week))
    if index + 1 < len(steps):
        week = steps[index + 1].after.period
        yield say("After: {week}", week=here.to(links.week_changes(week), week))


def _changes(desk: Desk, here: Here, step: Step) -> Changes:
    rows = [row for row in step.happened if row.kind != "extended"]
    return Changes(
        lead=lead(desk, here, step),
        counties=_counties(desk, here, step),
        decided=_decided(desk, here, [row for row in rows if not row.of_finding]),
        findings=_findings(desk, here, [row for row in rows if row.of_finding]),
        moved=_moved(desk, here, step.of("extended")),
    )


# ── Ranks, scores, progress ──────────────────────────────────────────────────────────────────────


def _counties(desk: Desk, here: Here, step: Step) -> Table:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    places = step.after.counties
    ranked = sorted(step.counties, key=lambda code: (places[code][1].rank or len(places) + 1, code))
    return Table(
        caption=say("The counties in both weeks: before → after"),
        sortable=True,
        stacked=True,
        columns=(
            Column(say("County"), short=True),
            Column(say("Rank"), formula("rank"), number=True),
            Column(say("Places"), formula("change"), short=True),
            Column(say("Score"), formula("score"), number=True),
            Column(say("Points gained"), formula("change"), number=True),
            Column(say("Progress"), formula("progress"), number=True),
            Column(say("Overdue"), formula("overdue"), number=True),
            Column(say("Missed"), formula("missed"), number=True),
        ),
        lines=tuple(_county(desk, here, step, code) for code in ranked),
    )


def _county(desk: Desk, here: Here, step: Step, code: str) -> Line:
    (old, stood), (new, stands) = step.before.counties[code], step.after.counties[code]
    gained = _less(stands.score, stood.score) if step.comparable else None
    change = here.href(links.method("change"))
    return Line(
        (
            Cell(here.to(links.county_page(code), desk.county_name(code)), code),
            Cell(_both(_number(stood.rank), _number(stands.rank)), order(stands.rank)),
            Cell(trend(step.climbed(code), change), order(step.climbed(code))),
            Cell(_both(points(stood.score), points(stands.score)), order(stands.score)),
            Cell(signed(gained), order(gained)),
            Cell(_both(percent(old.progress), percent(new.progress)), order(new.progress)),
            Cell(_both(str(old.overdue), str(new.overdue)), order(new.overdue)),
            Cell(_both(str(old.missed), str(new.missed)), order(new.missed)),
        )
    )


def _both(old: str, new: str) -> str:
    """Write a value as it was and as it is; one that did not change stands once."""
    return new if old == new else f"{old} → {new}"


def _number(rank: int | None) -> str:
    return NONE if rank is None else str(rank)


def _less(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    return None if new is None or old is None else new - old


# ── What was decided ─────────────────────────────────────────────────────────────────────────────


def _decided(desk: Desk, here: Here, rows: Sequence[Happening]) -> Table | None:
    columns = (say("County"), say("Task"), say("Measures"), say("Decision"), say("On"))
    lines = tuple(
        Line(
            (
                *_where(desk, here, row),
                Cell(", ".join(row.measures)),
                Cell(HAPPENING_WORDS[row.kind]),
                _on(here, row),
            )
        )
        for row in rows
    )
    return _listed(say("Measures accepted and returned"), columns, lines)


def _findings(desk: Desk, here: Here, rows: Sequence[Happening]) -> Table | None:
    columns = (say("County"), say("Finding"), say("What happened"), say("On"))
    lines = tuple(
        Line((*_where(desk, here, row), Cell(HAPPENING_WORDS[row.kind]), _on(here, row)))
        for row in rows
    )
    return _listed(say("Findings told, closed, returned and reopened"), columns, lines)


def _moved(desk: Desk, here: Here, rows: Sequence[Happening]) -> Table | None:
    columns = (
        say("County"), say("Task or finding"), say("Measures"), say("Due day"), say("On"),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                *_where(desk, here, row),
                Cell(", ".join(row.measures) or NONE),
                Cell(f"{day(row.was)} → {day(row.until)}"),
                _on(here, row),
            )
        )
        for row in rows
    )
    return _listed(say("Deadlines that the city moved"), columns, lines)


def _listed(caption: Words, titles: Sequence[Words], lines: tuple[Line, ...]) -> Table | None:
    if not lines:
        return None
    columns = tuple(Column(title, short=title.text in {"County", "On"}) for title in titles)
    return Table(caption=caption, columns=columns, lines=lines, stacked=True)


def _where(desk: Desk, here: Here, row: Happening) -> tuple[Cell, Cell]:
    """Return the county, and the task or finding, each leading to where it stands there."""
    page = links.county_page(row.county)
    county = Cell(here.to(page, desk.county_name(row.county)), row.county)
    if row.of_finding:
        return county, Cell(here.to(county_spot(row.county, "findings"), row.subject))
    label = task_label(desk.view.catalog.tasks[row.subject])
    return county, Cell(here.to(f"{page}#{links.segment(row.subject)}", label))


def _on(here: Here, row: Happening) -> Cell:
    return Cell(here.source(row.reference, day(row.on), "as-of", on=day(row.on)))


# ── All weeks ────────────────────────────────────────────────────────────────────────────────────


def _weeks(desk: Desk, here: Here) -> Table | None:
    """Return the weeks, newest first, with what was kept of each."""
    weeks = desk.view.assessment.weeks
    if not weeks:
        return None
    return Table(
        caption=say("All weeks"),
        columns=(
            Column(say("Week"), short=True),
            Column(say("Up to"), short=True),
            Column(say("Changes")),
            Column(say("Ranking of the week")),
            Column(say_in("head of a column", "Data")),
            Column(say("Bulletin")),
        ),
        lines=tuple(
            _week_line(desk, here, point, first=index == 0)
            for index, point in reversed(list(enumerate(weeks)))
        ),
    )


def _week_line(desk: Desk, here: Here, point: WeekPoint, *, first: bool) -> Line:
    """Return a week; the first has none before it, and one that is not over is not kept."""
    week, over = point.period, is_over(desk, point)
    frozen = bulletin_links(desk, here, point)
    kept = (
        (links.week_changes(week), say("changes"), not first),
        (links.week_ranking(week), say("ranking"), over),
        (links.week_data(week), say("data"), over),
    )
    return Line(
        (
            Cell(week),
            Cell(day(point.as_of)),
            *(
                Cell(here.to(there, desk.say(word)) if known else NONE)
                for there, word, known in kept
            ),
            Cell(Several(frozen) if frozen else NONE),
        )
    )
