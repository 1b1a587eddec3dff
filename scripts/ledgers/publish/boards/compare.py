"""Counties side by side: place, score by component, progress by week, and all lights.

The page shows all of them; its script leaves the two to four that the address names.
"""

from collections.abc import Callable, Iterator, Sequence

from ledgers.model import MINUS, NONE, Scheme, Words, day, number, percent, say
from ledgers.model.assessment import LIGHT_WORDS, CountyResult
from ledgers.model.explanation import Step, node_at, steps_of, subtotal
from ledgers.model.scoring import NodeScore, PartScore
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.boards.matrix import Grid, Group, Line, heads, lights_now, matrix_by_task
from ledgers.publish.charts.lines import spark_of_scores
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.kit import NOTHING, Desk, Filled, Leaf, Linked, Text, links
from ledgers.publish.measured.values import name_of, part_link

MOST = 4
"""How many counties are compared at most."""


def compare_page(desk: Desk) -> Filled:
    """Return the page."""
    here, counties = desk.here(links.COMPARE), desk.view.assessment.counties
    about = say("Two to four counties side by side.")
    return here.page(
        "compare.html.j2",
        here.opening(say("Compare counties"), about, (links.COUNTIES, say("Counties"))),
        most=MOST,
        counties=tuple((row.code, row.name) for row in counties),
        grids=(
            _grid(here, "place", say("Place and lights"), Group(tuple(_place(here)))),
            _grid(here, "score", say("Points by component"), *_components(here)),
            _grid(here, "sections", say("Progress by section"), Group(tuple(_sections(here)))),
            _grid(here, "weeks", say("Progress by week"), Group(tuple(_weeks(here)))),
            ("tasks", say("Tasks"), matrix_by_task(here, desk.once(lights_now), desk.view.as_of)),
        ),
    )


def _grid(here: Leaf, anchor: str, title: Words, *groups: Group) -> tuple[str, Words, Grid]:
    caption = say("{title}, as of {day}", title=title, day=here.view.as_of)
    columns = heads(here, (row.code for row in here.view.assessment.counties))
    return anchor, title, Grid(caption, say("What"), columns, groups, figures=True)


def _place(here: Leaf) -> Iterator[Line]:
    def line(head: Text, cell: Callable[[CountyResult], object]) -> Line:
        return Line(head, tuple(map(cell, here.view.assessment.counties)))

    def said(anchor: str, words: Words) -> Linked:
        return here.method(anchor, here.desk.say(words))

    yield line(said("rank", say("Rank")), lambda row: number(row.standing.rank))
    yield line(said("score", say("Score")), lambda row: number(row.standing.score))
    spark = here.view.assessment
    yield line(say("Scores by week"), lambda row: spark_of_scores(spark, row.code) or NONE)
    yield line(said("progress", say("Progress")), lambda row: percent(row.totals.progress))
    yield line(said("plan", say("Plan")), lambda row: percent(row.totals.plan))
    for light in LISTED:
        lit = (str(row.totals.lights.get(light, 0)) for row in here.view.assessment.counties)
        yield Line(here.said(links.list_page(light), LIGHT_WORDS[light]), tuple(lit))


def _components(here: Leaf) -> Iterator[Group]:
    """Yield each dimension with its parts: the points that county pages print."""
    counties, scheme = here.view.assessment.counties, here.view.assessment.scheme
    listed = max((row.standing.dimensions for row in counties), key=len, default=())
    if scheme is None:
        return
    told = [steps_of(row.standing, scheme) for row in counties]
    for dimension in listed:
        lines = (
            Line(_named(here, node, scheme), tuple(_points(row, node.path) for row in told))
            for node in dimension.nodes
        )
        yield Group(tuple(lines))
    whole = here.method("deduction", here.desk.say(say("Taken off or added at the end")))
    yield Group((Line(whole, tuple(_points(row, ()) for row in told)),))


def _points(steps: Sequence[Step], path: tuple[str, ...]) -> str:
    points = subtotal([row for row in steps if path or not row.path], path)
    return f"{points}".replace("-", MINUS) if steps else NONE


def _named(here: Leaf, node: NodeScore, scheme: Scheme) -> Linked:
    if isinstance(node, PartScore):
        return part_link(here, node.key)
    return here.method("aggregation", name_of(here.desk, node_at(scheme, node.key)))


def _sections(here: Leaf) -> Iterator[Line]:
    for name, title in sections_of(here.view):
        there = here.to(f"{links.PROGRAMME}#{links.segment(name)}", title)
        rows = (row.sections.get(name, NOTHING) for row in here.view.assessment.counties)
        yield Line(there, tuple(percent(totals.progress) for totals in rows))


def _weeks(here: Leaf) -> Iterator[Line]:
    """Yield the progress of each week, the newest first."""
    codes = [row.code for row in here.view.assessment.counties]
    for point in reversed(here.view.assessment.weeks):
        totals = (point.counties.get(code, (None, None))[0] for code in codes)
        shares = (NONE if row is None else percent(row.progress) for row in totals)
        yield Line(day(point.as_of), tuple(shares))
