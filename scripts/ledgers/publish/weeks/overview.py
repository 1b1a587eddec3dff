"""The overview: how far the city is, which ranks changed, and what is due."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from ledgers.model import Light, Totals, day, in_rank, number, percent, say, share_of, signed
from ledgers.publish.boards.lists import DUE, due_anchor
from ledgers.publish.boards.matrix import matrix_by_county
from ledgers.publish.boards.past import weeks_past
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, links
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.kit.components import Inline, Lamp, lamp, trend
from ledgers.publish.pages.programme import beside, issues_about
from ledgers.publish.subjects.measures import deadlines
from ledgers.publish.weeks.compare import counts_of, steps_of

MOVERS = 5
NEXT = 5
"""Rows of what falls due that have room; all are on the list."""


def overview_page(desk: Desk) -> Filled:
    """Return the portal's first page; with each light its number of county tasks, and the share."""
    city, here = desk.view.assessment.city, desk.here(links.OVERVIEW)
    programme, standing = desk.view.catalog.programme, desk.view.catalog.standing_tasks
    about = f"{links.PROGRAMME}{links.NUMBERS}.js#progress"
    title = programme.title if programme else desk.say(say("Overview"))
    movers = say("Counties whose rank changed most {since}", since=desk.view.assessment.since)
    coming = say("What is still to be filed within 14 days, the next days first")
    return here.page(
        "overview.html.j2",
        here.opening(title, say("Progress, ranking and deadlines of all counties.")),
        sentence=against_plan(city, desk.view.day, partial(here.method, "progress", about=about)),
        measures=str(len({row.name for task in standing for row in task.measures})),
        due=str(sum(len(row.counties) for row in deadlines(desk.view.assessment))),
        timely=percent(share_of(city.on_time, city.accepted)),
        lights=tuple(_lit(here, city, light) for light in LIGHTS),
        matrix=matrix_by_county(here),
        past=weeks_past(here),
        **_matters(here),
        movers=here.table_of_any(movers, _movers(here)),
        moved=sum(bool(row.climbed) for row in desk.view.assessment.counties),
        deadlines=here.table_of_any(coming, _deadlines(here), stacked=True),
        figures=desk.figures(here),
        **beside(here),
        issues=issues_about(here),
    )


def _matters(here: Leaf) -> dict[str, object]:
    """Return what was decided, who is late most, and with what: a name and how often."""
    steps = steps_of(here.view.assessment.weeks, here.view.facts.happenings)
    counties = here.view.assessment.counties
    late = [one for row in counties for one in row.tasks if one.light is Light.OVERDUE]
    return {
        "since": str(steps[-1].before.as_of) if steps else None,
        "decided": Inline(tuple(counts_of(here, steps[-1], links.CHANGES))) if steps else None,
        "latest": most(one.county for one in late),
        "hardest": most(one.task for one in late),
    }


def most(names: Iterable[str]) -> tuple[str, int]:
    """Return what is named most often and how often; nothing where several are."""
    found = Counter(names).most_common(2)
    alone = len(found) == 1 or (found and found[0][1] > found[1][1])
    return found[0] if alone else ("", 0)


def _lit(here: Leaf, city: Totals, light: Light) -> tuple[Lamp, Linked, Linked]:
    count = city.lights.get(light, 0)
    listed = here.to(links.list_page(light), str(count))
    return lamp(light, None), listed, here.method("light", percent(share_of(count, city.tasks)))


def _movers(here: Leaf) -> Iterator[Row]:
    """Yield the counties whose rank changed most since the week before."""
    moved = [row for row in in_rank(here.view.assessment.counties) if row.climbed]
    most = sorted(moved, key=lambda row: -abs(row.climbed or 0))[:MOVERS]
    for row in sorted(most, key=lambda row: -(row.climbed or 0)):
        page = f"{links.county_page(row.code)}#score"
        was = here.method("change", number(row.before.rank if row.before else None))
        now = here.to(page, str(row.standing.rank), links.scored(row.code, "rank"))
        score = here.to(page, number(row.standing.score), links.scored(row.code, "score"))
        change = trend(row.climbed, here.href(links.method("change")))
        yield here.row(
            here.short(say("County"), here.county(row.code, row.name)),
            here.short(say("Change"), change, method="change"),
            here.number(say("Rank"), say("{was} → {now}", was=was, now=now), method="rank"),
            here.number(say("Score"), score, method="score"),
            here.figure(say("Points gained"), "change", signed(row.gained)),
        )


def _deadlines(here: Leaf) -> Iterator[Row]:
    for row in deadlines(here.view.assessment)[:NEXT]:
        there = f"{links.list_page(DUE)}#{due_anchor(row)}"
        left = (row.on - here.view.assessment.as_of).days
        yield here.row(
            here.short(say("Due"), here.to(there, day(row.on)), method="deadline"),
            here.number(say("Days left"), here.method("deadline", str(left))),
            here.cell(say("Task"), here.task(row.task)),
            here.number(say("Counties yet to file"), here.to(there, str(len(row.counties)))),
        )
