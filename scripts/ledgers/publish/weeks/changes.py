"""The pages of what changed between two neighbouring weeks, and the list of all weeks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from ledgers.model.assessment import Standing, Totals, WeekPoint
from ledgers.model.numbers import day, percent, points, signed
from ledgers.model.words import Words, say, say_in
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Here, Several, Table, trend
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import county_spot
from ledgers.publish.kit.happenings import HAPPENING_WORDS, Happening, happenings_of
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.kit.subscribe import Subscribe, subscribe
from ledgers.publish.kit.totals import county, number, plain
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
    steps = steps_of(desk.view.assessment.weeks, happenings_of(desk))
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
        weeks=WEEKS.any(desk, here, reversed(desk.view.assessment.weeks)),
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
        decided=DECIDED.any(desk, here, (row for row in rows if not row.of_finding)),
        findings=FINDINGS.any(desk, here, (row for row in rows if row.of_finding)),
        moved=MOVED.any(desk, here, step.of("extended")),
    )


# ── Ranks, scores, progress ──────────────────────────────────────────────────────────────────────

Stood = tuple[Step, str]
"""A county in both weeks of a step."""


def _counties(desk: Desk, here: Here, step: Step) -> Table:
    places = step.after.counties
    ranked = sorted(step.counties, key=lambda code: (places[code][1].rank or len(places) + 1, code))
    return COUNTIES.table(desk, here, ((step, code) for code in ranked))


def _both(
    head: Words,
    method: str,
    value: Callable[[Totals, Standing], Any],
    write: Callable[[Any], str] = number,
) -> Col[Stood]:
    """Return the column of a value as it was and as it is, once where it did not change."""

    def now(row: Stood) -> object:
        return value(*row[0].after.counties[row[1]])

    def face(_: Leaf, row: Stood) -> str:
        old, new = write(value(*row[0].before.counties[row[1]])), write(now(row))
        return new if old == new else f"{old} → {new}"

    return on_page(head, face, method=method, number=True, order=now)


def _gained(row: Stood) -> Decimal | None:
    step, code = row
    old, new = step.before.counties[code][1].score, step.after.counties[code][1].score
    return None if new is None or old is None or not step.comparable else new - old


def _climbed(row: Stood) -> int | None:
    return row[0].climbed(row[1])


COUNTIES: Listing[Stood] = Listing(
    caption=say("The counties in both weeks: before → after"),
    sortable=True,
    stacked=True,
    columns=(
        county(lambda row: row[1]),
        _both(say("Rank"), "rank", lambda _, standing: standing.rank),
        on_page(
            say("Places"),
            lambda here, row: trend(_climbed(row), here.href(links.method("change"))),
            method="change",
            short=True,
            order=_climbed,
        ),
        _both(say("Score"), "score", lambda _, standing: standing.score, points),
        plain(say("Points gained"), "change", _gained, signed),
        _both(say("Progress"), "progress", lambda totals, _: totals.progress, percent),
        _both(say("Overdue"), "overdue", lambda totals, _: totals.overdue),
        _both(say("Missed"), "missed", lambda totals, _: totals.missed),
    ),
)

# ── What was decided ─────────────────────────────────────────────────────────────────────────────


def _subject(here: Leaf, row: Happening) -> Linked:
    """Return the task or finding, leading to where it is on the county's page."""
    if row.of_finding:
        return here.to(county_spot(row.county, "findings"), row.subject)
    spot = f"{links.county_page(row.county)}#{links.segment(row.subject)}"
    return here.to(spot, here.desk.task_name(row.subject))


def _on(here: Leaf, row: Happening) -> Linked:
    return here.source(row.reference, day(row.on), "as-of", on=day(row.on))


def _happened(caption: Words, subject: Words, *columns: Col[Happening]) -> Listing[Happening]:
    """Return a list of what happened: where, to what, how (in more `columns`), and when."""
    where: Col[Happening] = county(lambda row: row.county)
    about, on = on_page(subject, _subject), on_page(say("On"), _on, short=True)
    return Listing(caption=caption, stacked=True, columns=(where, about, *columns, on))


MEASURES: Col[Happening] = on_page(say("Measures"), lambda _, row: ", ".join(row.measures))
DECIDED = _happened(
    say("Measures accepted and returned"),
    say("Task"),
    MEASURES,
    on_page(say("Decision"), lambda _, row: HAPPENING_WORDS[row.kind]),
)
FINDINGS = _happened(
    say("Findings told, closed, returned and reopened"),
    say("Finding"),
    on_page(say("What happened"), lambda _, row: HAPPENING_WORDS[row.kind]),
)
MOVED = _happened(
    say("Deadlines that the city moved"),
    say("Task or finding"),
    MEASURES,
    on_page(say("Due day"), lambda _, row: f"{day(row.was)} → {day(row.until)}"),
)

# ── All weeks ────────────────────────────────────────────────────────────────────────────────────


def _kept(here: Leaf, point: WeekPoint, folder: str, words: Words) -> Linked | None:
    """Return the way to what was kept of a week; one that is not over is not kept."""
    return here.said(folder, words) if is_over(here.desk, point) else None


def _step(here: Leaf, point: WeekPoint) -> Linked | None:
    """Return the way to what a week changed; the first has none before it."""
    if point == here.desk.view.assessment.weeks[0]:
        return None
    return here.said(links.week_changes(point.period), say("changes"))


def _frozen(here: Leaf, point: WeekPoint) -> Several | None:
    found = bulletin_links(here.desk, here, point)
    return Several(found) if found else None


WEEKS: Listing[WeekPoint] = Listing(
    caption=say("All weeks"),
    columns=(
        on_page(say("Week"), lambda _, point: point.period, short=True),
        on_page(say("Up to"), lambda _, point: day(point.as_of), short=True),
        on_page(say("Changes"), _step),
        on_page(
            say("Ranking of the week"),
            lambda here, point: _kept(
                here, point, links.week_ranking(point.period), say("ranking")
            ),
        ),
        on_page(
            say_in("head of a column", "Data"),
            lambda here, point: _kept(here, point, links.week_data(point.period), say("data")),
        ),
        on_page(say("Bulletin"), _frozen),
    ),
)
"""The weeks with what was kept of each."""
