"""The overview: how far the city is, which ranks changed, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model.assessment import Light, Totals, in_rank
from ledgers.model.numbers import day, number, percent, share_of, signed, signed_share
from ledgers.model.words import Words, say
from ledgers.publish.boards.grid import Grid
from ledgers.publish.boards.lists import DEADLINES, DUE, due_anchor
from ledgers.publish.boards.matrix import matrix_by_county
from ledgers.publish.boards.past import Past, weeks_past
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.kit.components import (
    Figure,
    Inline,
    Inner,
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
from ledgers.publish.kit.measures import deadlines
from ledgers.publish.pages.programme import issues_about, state_of

MOVERS = 5


@dataclass(frozen=True, slots=True)
class OverviewPage(Inner, template="overview.html.j2"):
    """The portal's first page; with each light, how many county tasks have it, and their share."""

    sentence: Words
    measures: str
    tiles: Tiles
    lights: tuple[tuple[Lamp, Linked, Linked], ...]
    matrix: Grid
    past: Past
    movers: Table | None
    deadlines: Table | None
    figures: tuple[Figure, ...]
    ledgers: tuple[Linked, ...]
    state: tuple[Words, ...]
    issues: tuple[Linked, ...]


def overview_page(desk: Desk) -> OverviewPage:
    """Return the overview."""
    city, here = desk.view.assessment.city, desk.here(links.OVERVIEW)
    programme, standing = desk.view.catalog.programme, desk.view.catalog.standing_tasks
    title = programme.title if programme else desk.say(say("Overview"))
    movers = say("Counties whose rank changed since the week before")
    due = say("What is still to be filed within 14 days")
    filled = (here.ledger(ledger) for ledger, records in desk.records.items() if records)
    return OverviewPage(
        *here.opening(title, say("Progress, ranking and deadlines of all counties.")),
        sentence=against_plan(city, desk.view.day, lambda text: here.method("progress", text)),
        measures=str(len({row.name for task in standing for row in task.measures})),
        tiles=Tiles(tuple(_tiles(here, city))),
        lights=tuple(_lit(here, city, light) for light in LIGHTS),
        matrix=matrix_by_county(here),
        past=weeks_past(here),
        movers=here.table_of_any(movers, _movers(here)),
        deadlines=here.table_of_any(due, _deadlines(here), stacked=True),
        figures=desk.figures(here),
        ledgers=(*filled, here.said(links.LEDGERS, say("All ledgers"))),
        state=tuple(state_of(here)),
        issues=issues_about(here),
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
    listed = links.list_page(Light.OVERDUE)
    count = say("{count} deadlines", count=here.to(f"{listed}#{DEADLINES}", str(city.overdue)))
    yield Tile(say("Tasks overdue"), here.to(listed, late), count, "overdue")
    pending = here.to(links.list_page(Light.PENDING), str(city.pending))
    yield Tile(say("Tasks pending"), pending, say("await the city's decision"), "pending")


def _lit(here: Leaf, city: Totals, light: Light) -> tuple[Lamp, Linked, Linked]:
    count = city.lights.get(light, 0)
    share = percent(share_of(count, city.tasks))
    listed = here.to(links.list_page(light), str(count))
    return lamp(light, None), listed, here.method("light", share)


def _movers(here: Leaf) -> Iterator[Row]:
    """Yield the counties whose rank changed most since the week before."""
    moved = [row for row in in_rank(here.view.assessment.counties) if row.climbed]
    most = sorted(moved, key=lambda row: -abs(row.climbed or 0))[:MOVERS]
    for row in sorted(most, key=lambda row: -(row.climbed or 0)):
        page = f"{links.county_page(row.code)}#score"
        was = here.method("change", number(row.before.rank if row.before else None))
        now = here.to(page, str(row.standing.rank))
        change = trend(row.climbed, here.href(links.method("change")))
        yield here.row(
            here.short(say("County"), here.county(row.code, row.name)),
            here.short(say("Change"), change, method="change"),
            here.number(say("Rank"), say("{was} → {now}", was=was, now=now), method="rank"),
            here.number(say("Score"), here.to(page, number(row.standing.score)), method="score"),
            here.figure(say("Points gained"), "change", signed(row.gained)),
        )


def _deadlines(here: Leaf) -> Iterator[Row]:
    for row in deadlines(here.view.assessment):
        task = here.view.catalog.tasks[row.task]
        left = (row.on - here.view.assessment.as_of).days
        there, source = f"{links.list_page(DUE)}#{due_anchor(row)}", f"city/tasks/{task.id}"
        planned = any(one.due_on == row.on and one.id in row.measures for one in task.measures)
        due = (
            here.source(source, day(row.on), "deadline") if planned else here.to(there, day(row.on))
        )
        measures = Inline(tuple(here.source(source, name, "measure") for name in row.measures))
        yield here.row(
            here.short(say("Due"), due, method="deadline"),
            here.number(say("Days left"), here.method("deadline", str(left))),
            here.cell(say("Task"), here.task(task.id)),
            here.cell(say("Measures"), measures),
            here.number(say("Counties yet to file"), here.to(there, str(len(row.counties)))),
        )
