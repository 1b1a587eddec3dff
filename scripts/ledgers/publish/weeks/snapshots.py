"""Each week that has ended: its ranking on a page, and its figures as tables for download.

The figures are those known today of the end of that week. Where a weekly bulletin froze figures of
the same day, the page names it, and shows both where they differ.
"""

from collections.abc import Iterator

from ledgers.model import NONE, OutputFile, Words, day, number, percent, say, scheme_at
from ledgers.model.assessment import Standing, Totals, WeekPoint
from ledgers.publish.boards.matrix import matrix_by_task
from ledgers.publish.boards.past import is_over
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.downloads.named import with_names
from ledgers.publish.kit import Desk, Filled, Inline, Leaf, Row, Table, links
from ledgers.publish.measured.values import grade_cells
from ledgers.publish.ranking.table import with_tie
from ledgers.publish.tables.listing import Listing, attributes, in_files, of_county
from ledgers.publish.tables.tables import DataTable, files_of
from ledgers.publish.tables.totals import GRADE, RANK, SCORE, shares, totals
from ledgers.publish.weeks.compare import bulletin_links, differing


def snapshot_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the ranking and the downloads of each week that has ended."""
    for point in desk.view.assessment.weeks:
        if is_over(desk, point):
            then = desk.of_day(point.as_of)
            yield _ranking_page(then.here(links.week_ranking(point.period)), point)
            yield _data_page(then.here(links.week_data(point.period)), point)


def snapshot_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield ranking and progress of each week that is over, as CSV and JSON."""
    for point in desk.view.assessment.weeks:
        if is_over(desk, point):
            folder = links.placed(desk.view.folder, links.week_data(point.period))
            for table in week_tables(desk.of_day(point.as_of), point):
                path, then = folder + table.name, day(point.as_of)
                yield from files_of(desk.view, table, path, then, point.method)


Placed = tuple[str, Totals, Standing]
"""A county of a week by its code, with its totals and its standing."""
RANKING: Listing[Placed] = Listing(
    name="ranking",
    title=say("Ranking of the counties"),
    columns=(
        *of_county(lambda row: row[0]),
        *attributes(lambda row: row[2], score=SCORE, rank=RANK),
        *shares(lambda row: row[1]),
        *attributes(lambda row: row[2], grade=GRADE, unranked=say("why there is no rank")),
    ),
)
PROGRESS: Listing[tuple[str, Totals]] = Listing(
    name="progress",
    title=say("Totals by county"),
    columns=(
        in_files("code", say("county code, or “city”"), lambda row: row[0]),
        *totals(lambda row: row[1]),
    ),
)


def week_tables(desk: Desk, point: WeekPoint) -> tuple[DataTable, ...]:
    """Return the ranking of a week, and the progress of the city and its counties."""
    counties = ((code, row) for code, (row, _) in sorted(point.counties.items()))
    progress = PROGRESS.data(desk, (("city", point.city), *counties))
    return RANKING.data(desk, placed(point)), with_names(desk, progress)


Opening = tuple[Words, Words, tuple[str, Words]]
"""The title of a page, what it is about, and the page above it."""


def placed(point: WeekPoint) -> list[Placed]:
    """Return the counties of a week by rank; those without one last, by code."""
    rows = [(code, *row) for code, row in point.counties.items()]
    return sorted(rows, key=lambda row: (row[2].rank or len(rows) + 1, row[0]))


def _ranking_page(here: Leaf, point: WeekPoint) -> Filled:
    about = say("All counties at the end of the week.")
    caption = say("Ranking at the end of {week}", week=point.period)
    table = here.table(caption, _counties(here, point), heading=1, sortable=True)
    way = (links.RANKING, say("Ranking"))
    page = _page(here, point, (say("Ranking of {week}", week=point.period), about, way), table)
    progress = against_plan(point.city, day(point.as_of))
    return page.but(progress=progress, grid=matrix_by_task(here, point.lights, day(point.as_of)))


def _data_page(here: Leaf, point: WeekPoint) -> Filled:
    about, way = say("Ranking and progress at the end of the week."), (links.DATA, say("Data"))
    rows = (
        here.row(
            here.cell(say("Table"), table.title),
            here.cell(say("Column"), name),
            here.cell(say("Holds"), words),
        )
        for table in week_tables(here.desk, point)
        for name, words in table.fields.items()
    )
    table = here.table(say("What the columns hold"), rows)
    return _page(here, point, (say("Data of {week}", week=point.period), about, way), table)


def _page(here: Leaf, point: WeekPoint, opening: Opening, table: Table) -> Filled:
    frozen = bulletin_links(here, point)
    return here.page(
        "snapshot.html.j2",
        here.opening(*opening, end=point.period),
        progress=None,
        day=day(point.as_of),
        method=here.to(links.METHODS, point.method or NONE),
        frozen=Inline(frozen) if frozen else None,
        table=table,
        grid=None,
        differing=differing(here, point),
        folder=links.week_data(point.period),
    )


def _counties(here: Leaf, point: WeekPoint) -> Iterator[Row]:
    scheme = scheme_at(here.view.catalog.schemes, point.as_of)
    for code, whole, standing in placed(point):
        score, progress, plan = standing.score, whole.progress, whole.plan
        rank = with_tie(number(standing.rank), standing)
        yield here.row(
            here.number(say("Rank"), rank, standing.rank, "rank"),
            here.county_cell(code),
            here.number(say("Score"), standing.unranked or number(score), score, "score"),
            *grade_cells(here, standing, scheme),
            here.number(say("Progress"), percent(progress), progress, "progress"),
            here.number(say("Plan"), percent(plan), plan, "plan"),
            here.number(say("Overdue"), str(whole.overdue), whole.overdue, "overdue"),
            here.number(say("Missed"), str(whole.missed), whole.missed, "missed"),
            id=code,
        )
