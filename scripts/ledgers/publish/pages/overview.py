"""The overview: how far the city is, which ranks changed, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model.assessment import CountyResult, Light, Totals, in_rank
from ledgers.model.numbers import day, number, percent, points, share_of, signed, signed_share
from ledgers.model.words import Words, say
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.kit.components import (
    Figure,
    Head,
    Inline,
    Lamp,
    Linked,
    Row,
    Table,
    Tile,
    Tiles,
    lamp,
    trend,
)
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.measures import Deadline, deadlines
from ledgers.publish.pages.programme import issues_about, state_of

MOVERS = 5


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The portal's first page; with each light, how many county tasks have it, and their share."""

    template = "overview.html.j2"
    head: Head
    sentence: Words
    scope: Words
    tiles: Tiles
    lights: tuple[tuple[Lamp, Linked, Linked], ...]
    movers: Table | None
    deadlines: Table | None
    figures: tuple[Figure, ...]
    ranking: Linked
    changes: Linked
    ledgers: tuple[Linked, ...]
    state: tuple[Words, ...]
    issues: tuple[Linked, ...]


def overview_page(desk: Desk) -> OverviewPage:
    """Return the overview."""
    city, here = desk.view.assessment.city, desk.here(links.OVERVIEW)
    programme = desk.view.catalog.programme
    title = programme.title if programme else desk.say(say("Overview"))
    filled = (here.ledger(ledger) for ledger, records in desk.records.items() if records)
    return OverviewPage(
        head=here.head(title, say("Progress, ranking and deadlines of all counties.")),
        sentence=against_plan(city, desk.view.as_of, lambda text: here.method("progress", text)),
        scope=_scope(here),
        tiles=Tiles(tuple(_tiles(here, city))),
        lights=tuple(_lit(here, city, light) for light in LIGHTS),
        movers=_movers(here),
        deadlines=_deadlines(here),
        figures=desk.figures(here),
        ranking=here.said(links.RANKING, say("The whole ranking")),
        changes=here.said(links.CHANGES, say("What changed")),
        ledgers=(*filled, here.said(links.LEDGERS, say("All ledgers"))),
        state=tuple(state_of(here)),
        issues=issues_about(here),
    )


def _scope(here: Leaf) -> Words:
    catalog = here.view.catalog
    tasks = catalog.standing_tasks
    measures = len({row.name for task in tasks for row in task.measures})
    return say(
        "{counties} counties, {tasks} tasks, {measures} measures; data as of {day},"
        " method {method}.",
        counties=here.to(links.COUNTIES, str(len(catalog.counties))),
        tasks=here.to(links.TASKS, str(len(tasks))),
        measures=here.to(links.PROGRAMME, str(measures)),
        day=here.source("city/publication/publication", here.view.as_of, "as-of"),
        method=here.to(links.METHODS, here.view.assessment.method),
    )


def _tiles(here: Leaf, city: Totals) -> Iterator[Tile]:
    to, late = here.method, str(city.lights.get(Light.OVERDUE, 0))
    planned = say("plan {plan}", plan=to("plan", percent(city.plan)))
    yield Tile(say("Progress"), to("progress", percent(city.progress)), planned, "main")
    ahead = to("deviation", signed_share(city.deviation))
    yield Tile(say("Against plan"), ahead, say("percentage points"))
    on_time, accepted = to("on-time", str(city.on_time)), to("progress", str(city.accepted))
    of_all = say("{on_time} of {accepted} accepted", on_time=on_time, accepted=accepted)
    timely = to("on-time", percent(share_of(city.on_time, city.accepted)))
    yield Tile(say("Filed in time"), timely, of_all)
    count = say("{count} deadlines", count=to("overdue", str(city.overdue)))
    yield Tile(say("Tasks overdue"), to("light", late), count, "overdue")
    pending = to("pending", str(city.pending))
    yield Tile(say("Tasks pending"), pending, say("await the city's decision"), "pending")


def _lit(here: Leaf, city: Totals, light: Light) -> tuple[Lamp, Linked, Linked]:
    count = city.lights.get(light, 0)
    share = percent(share_of(count, city.tasks))
    return lamp(light, None), here.method("light", str(count)), here.method("light", share)


def _movers(here: Leaf) -> Table | None:
    """Return the counties whose rank changed most since the week before; None where none did."""
    moved = [row for row in in_rank(here.view.assessment.counties) if row.climbed]
    most = sorted(moved, key=lambda row: -abs(row.climbed or 0))[:MOVERS]
    rows = (_mover(here, row) for row in sorted(most, key=lambda row: -(row.climbed or 0)))
    return here.table_of_any(say("Counties whose rank changed since the week before"), rows)


def _mover(here: Leaf, row: CountyResult) -> Row:
    page = f"{links.county_page(row.code)}#score"
    was = here.method("change", number(row.before.rank if row.before else None))
    now = here.to(page, str(row.standing.rank))
    change = trend(row.climbed, here.href(links.method("change")))
    return here.row(
        here.short(say("County"), here.county(row.code, row.name)),
        here.short(say("Change"), change, method="change"),
        here.number(say("Rank"), say("{was} → {now}", was=was, now=now), method="rank"),
        here.number(say("Score"), here.to(page, points(row.standing.score)), method="score"),
        here.figure(say("Points gained"), "change", signed(row.gained)),
    )


def _deadlines(here: Leaf) -> Table | None:
    rows = (_deadline(here, row) for row in deadlines(here.view.assessment))
    return here.table_of_any(say("What is still to be filed within 14 days"), rows, stacked=True)


def _deadline(here: Leaf, row: Deadline) -> Row:
    task = here.view.catalog.tasks[row.task]
    left = (row.on - here.view.assessment.as_of).days
    there, source = f"{links.task_page(task.id)}#counties", f"city/tasks/{task.id}"
    planned = any(one.due_on == row.on and one.id in row.measures for one in task.measures)
    due = here.source(source, day(row.on), "deadline") if planned else here.to(there, day(row.on))
    measures = Inline(tuple(here.source(source, name, "measure") for name in row.measures))
    return here.row(
        here.short(say("Due"), due, method="deadline"),
        here.number(say("Days left"), here.method("deadline", str(left))),
        here.cell(say("Task"), here.task(task.id)),
        here.cell(say("Measures"), measures),
        here.number(say("Counties yet to file"), here.to(there, str(len(row.counties)))),
    )
