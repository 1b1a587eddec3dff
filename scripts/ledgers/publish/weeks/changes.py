"""The pages of what changed between neighbouring weeks, and since the end of each month."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ledgers.model import NONE, WeekPoint, Words, day, number, percent, say, say_in, signed
from ledgers.model.ledger_facts import Happening
from ledgers.publish.boards.past import is_over
from ledgers.publish.kit import Cell, Desk, Filled, Leaf, Row, Several, Table, links, trend
from ledgers.publish.kit.addresses import subscribe
from ledgers.publish.kit.labels import happened
from ledgers.publish.tables.count_tables import county_spot
from ledgers.publish.weeks import compare
from ledgers.publish.weeks.snapshots import placed

Write = Callable[[Any], str]


def changes_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the page of the newest change with the list of weeks, then one for each week."""
    weeks, happened = desk.view.assessment.weeks, desk.view.facts.happenings
    steps, months = compare.steps_of(weeks, happened), compare.months_of(weeks, happened)
    yield _newest(desk, steps, months)
    yield from (_month(desk, step) for step in months)
    for index, step in enumerate(steps):
        yield _week(desk.of_day(step.after.as_of), steps, index, step)


def _newest(desk: Desk, steps: Sequence[compare.Step], months: Sequence[compare.Step]) -> Filled:
    here = desk.here(links.CHANGES)
    about = say("Ranks, decisions, findings and deadlines from week to week.")
    ways = (here.to(_since(step), day(step.before.as_of)) for step in months)
    since = (say("Since {day}", day=way) for way in ways)
    return here.page(
        "changes.html.j2",
        here.opening(say("What changed"), about),
        neighbours=(*_neighbours(here, steps, len(steps) - 1), *since),
        changes=_changes(here, steps[-1]) if steps else None,
        weeks=here.table_of_any(say("All weeks"), _weeks(here, desk.view.assessment.weeks)),
        subscribe=subscribe(desk, here),
    )


def _week(desk: Desk, steps: Sequence[compare.Step], index: int, step: compare.Step) -> Filled:
    week, here = step.after.period, desk.here(links.week_changes(step.after.period))
    title = say("What changed in {week}", week=week)
    about = say("Ranks, decisions, findings and deadlines against the week before.")
    return here.page(
        "changes.html.j2",
        here.opening(title, about, (links.CHANGES, say("What changed")), end=week),
        neighbours=_neighbours(here, steps, index),
        changes=_changes(here, step),
        weeks=None,
        subscribe=None,
    )


def _month(desk: Desk, step: compare.Step) -> Filled:
    """Return what changed since the end of a month: the counties, and where each week is told."""
    on = day(step.before.as_of)
    here = desk.here(_since(step))
    weeks = [row for row in desk.view.assessment.weeks if row.as_of > step.before.as_of]
    return here.page(
        "changes.html.j2",
        here.opening(
            say("What changed since {day}", day=on),
            say("Ranks, scores and progress of the counties from that day to now."),
            (links.CHANGES, say("What changed")),
            end=on,
        ),
        neighbours=(),
        changes=dict.fromkeys(("decided", "findings", "moved"))
        | _told(here, step, f"{here.folder}#weeks"),
        weeks=here.table_of_any(say("The weeks since"), _weeks(here, weeks)),
        subscribe=None,
    )


def _since(step: compare.Step) -> str:
    return links.week_changes(f"since-{step.before.as_of}")


def _neighbours(here: Leaf, steps: Sequence[compare.Step], index: int) -> tuple[Words, ...]:
    """Return links to the changes before and after, and to the bulletins of the week, if any."""
    around = {index - 1: say("Before: {week}"), index + 1: say("After: {week}")}
    weeks = {at: steps[at].after.period for at in around if 0 <= at < len(steps)}
    changes = (
        Words(around[at].text, {"week": here.to(links.week_changes(week), week)})
        for at, week in weeks.items()
    )
    issues = (row for step in steps[index:][:1] for row in compare.bulletin_links(here, step.after))
    return (*changes, *(say("Bulletin of the week: {issue}", issue=row) for row in issues))


def _changes(here: Leaf, step: compare.Step) -> Mapping[str, object]:
    """Return the changes between two weeks; a table without rows is None."""
    rows = [row for row in step.happened if row.kind != "extended"]
    decided = (_decided(here, row) for row in rows if not row.of_finding)
    findings = (_finding(here, row) for row in rows if row.of_finding)
    moved = (_moved(here, row) for row in step.of("extended"))
    all_findings = say("Findings fed back, closed, returned and reopened")
    return {
        **_told(here, step, here.folder),
        "decided": here.table_of_any(say("Measures accepted and returned"), decided, stacked=True),
        "findings": here.table_of_any(all_findings, findings, stacked=True),
        "moved": here.table_of_any(say("Deadlines that the city moved"), moved, stacked=True),
    }


def _told(here: Leaf, step: compare.Step, there: str) -> dict[str, object]:
    """Return what stands first, the most important before the rest, then the counties."""
    first, counts = compare.moves_of(here, step), tuple(compare.counts_of(here, step, there))
    return {"first": first, "counts": counts, "step": step, "counties": _counties(here, step)}


def _counties(here: Leaf, step: compare.Step) -> Table:
    ranked = [code for code, *_ in placed(step.after) if code in step.before.counties]
    rows = (_county(here, step, code) for code in ranked)
    caption = say("The counties in both weeks: before → after")
    return here.table(caption, rows, sortable=True, stacked=True)


def _county(here: Leaf, step: compare.Step, code: str) -> Row:
    (old, first), (new, last) = step.before.counties[code], step.after.counties[code]
    gained, climbed = step.gained(code), step.climbed(code)
    change = here.href(links.method("change"))

    def both(head: Words, method: str, was: Any, now: Any, write: Write = number) -> Cell:  # noqa: ANN401
        """Return a value as it was and as it is, once where it did not change."""
        before, after = write(was), write(now)
        return here.number(head, after if after == before else f"{before} → {after}", now, method)

    return here.row(
        here.county_cell(code),
        both(say("Rank"), "rank", first.rank, last.rank),
        here.short(say("Places"), trend(climbed, change), climbed, "change"),
        both(say("Score"), "score", first.score, last.score, number),
        here.number(say("Points gained"), signed(gained), gained, "change"),
        both(say("Progress"), "progress", old.progress, new.progress, percent),
        both(say("Overdue"), "overdue", old.overdue, new.overdue),
        both(say("Missed"), "missed", old.missed, new.missed),
    )


def _decided(here: Leaf, row: Happening) -> Row:
    measures = here.cell(say("Measures"), ", ".join(row.measures))
    decision = here.cell(say("Decision"), happened(here.desk, row.kind))
    return _event(here, row, say("Task"), measures, decision)


def _finding(here: Leaf, row: Happening) -> Row:
    event = here.cell(say("What happened"), happened(here.desk, row.kind))
    return _event(here, row, say("Finding"), event)


def _moved(here: Leaf, row: Happening) -> Row:
    measures = here.cell(say("Measures"), ", ".join(row.measures) or NONE)
    due = here.cell(say("Due day"), f"{day(row.was)} → {day(row.until)}")
    return _event(here, row, say("Task or finding"), measures, due)


def _event(here: Leaf, row: Happening, head: Words, *cells: Cell) -> Row:
    """Return an event with its county, its day, and its task or finding on the county's page."""
    on, name, spot = day(row.on), row.subject, county_spot(row.county, "findings")
    if not row.of_finding:
        name = here.desk.task_name(row.subject)
        spot = f"{links.county_page(row.county)}#{links.segment(row.subject)}"
    return here.row(
        here.county_cell(row.county),
        here.cell(head, here.to(spot, name)),
        *cells,
        here.short(say("On"), here.source(row.reference, on, "as-of", on=on)),
    )


def _weeks(here: Leaf, weeks: Sequence[WeekPoint]) -> Iterator[Row]:
    """Yield the weeks, newest first, with links to the files that each week keeps.

    The first has no changes, and only a week that has ended has files.
    """
    for point in reversed(weeks):
        first = point is here.view.assessment.weeks[0]
        week, over = point.period, is_over(here.desk, point)
        changes = here.said(links.week_changes(week), say("changes"))
        ranking = here.said(links.week_ranking(week), say("ranking"))
        data = here.said(links.week_data(week), say("data"))
        frozen = compare.bulletin_links(here, point)
        yield here.row(
            here.short(say("Week"), week),
            here.short(say("Up to"), day(point.as_of)),
            here.cell(say("Changes"), NONE if first else changes),
            here.cell(say("Ranking of the week"), ranking if over else NONE),
            here.cell(say_in("head of a column", "Data"), data if over else NONE),
            here.cell(say("Bulletin"), Several(frozen) if frozen else NONE),
        )
