"""A county's page shows a score of points level by level, and its printed points add up."""

from decimal import Decimal
from functools import cache

from demo import mini_city
from ledgers.model.explanation import steps_of
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.counties.score import score_of
from ledgers.publish.kit.components import Row
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.publish.methods.scheme import scheme_said
from ledgers.publish.ranking.table import ranking_rows
from ledgers.publish.weeks.snapshots import snapshot_pages, week_tables
from tests.points import pointed
from tests.unit.publish.views import mini_desk, view_in

SCHEMES = "data/city/schemes.yaml"
EXCELLENT = (
    "“Excellent”: within the first 30% of the ranked counties; without a veto; not among the last"
    " places three weeks in a row."
)


@cache
def desk() -> Desk:
    """Return the desk of the mini city with the scheme of points."""
    files = mini_city()
    view = view_in({**files, SCHEMES: pointed(files[SCHEMES])})
    return replace(mini_desk(), view=view)


def cells(row: Row) -> list[str]:
    """Return what a row says, without links."""
    return [Templates({}, english).plain(cell.value) for cell in row.cells]  # type: ignore[arg-type]


def rows_of(code: str) -> list[tuple[int, str, str]]:
    """Return level, name and points of each line of a county's score."""
    county = desk().view.assessment.county(code)
    table = score_of(desk().here(f"counties/{code}/"), county)["components"]
    lines = table.lines if table else ()
    return [(line.level, cells(line)[0], cells(line)[-1]) for line in lines]


def decimal(points: str) -> Decimal:
    """Return the points that a cell prints, before those that it may have."""
    return Decimal(points.partition(" / ")[0].replace("−", "-"))


def scored() -> str:
    """Return the code of a county that has a score and lost points."""
    rows = desk().view.assessment.counties
    return next(row.code for row in rows if row.standing.rank and row.totals.missed)


def test_parts_are_set_in_by_level_each_with_points_of_points() -> None:
    found = rows_of(scored())

    assert [(level, name) for level, name, _ in found][:4] == [
        (0, "Basics"),
        (1, "Progress of tasks"),
        (1, "In time"),
        (2, "taken off: Deadlines missed"),
    ]
    assert found[0][2].endswith(" / 30")
    assert {level for level, _, _ in found} == {0, 1, 2}


def test_subtotals_and_what_is_beside_them_add_up_to_the_printed_score() -> None:
    code = scored()
    standing, scheme = desk().view.assessment.county(code).standing, desk().view.assessment.scheme
    beside = [step.points for step in steps_of(standing, scheme) if not step.path]

    dimensions = [decimal(points) for level, _, points in rows_of(code) if level == 0]

    assert sum([*dimensions, *beside]) == standing.score


def test_grades_and_rules_beside_the_means_are_told() -> None:
    scheme = desk().view.assessment.scheme
    assert scheme is not None
    said = scheme_said(desk().here("methods/"), scheme)

    plain = Templates({}, english).plain
    assert [plain(words) for words in said.grades] == [
        EXCELLENT,
        "“Passed”: all others.",
    ]
    assert len(said.beside) == len(scheme.bonuses) + len(scheme.vetoes)
    inside = [row for row in scheme.nodes if row.node.deductions]
    assert len(said.deductions) == len(scheme.deductions) + len(inside)


def test_the_ranking_has_a_column_of_grades() -> None:
    rows = list(ranking_rows(desk().here("ranking/")))

    heads = [str(cell.column.title) for cell in rows[0].cells]
    assert {cells(row)[heads.index("Grade")] for row in rows} <= {"Excellent", "Passed"}


def test_every_week_has_its_grades_on_its_page_and_in_its_files() -> None:
    """With half of two counties excellent, one is."""
    files = mini_city()
    schemes = pointed(files[SCHEMES]).replace(b"share: 0.3", b"share: 0.5")
    asked = replace(mini_desk(), view=view_in({**files, SCHEMES: schemes}))
    week = next(row for row in asked.view.assessment.weeks if row.period == "2026-W28")
    shown = {code: standing.grade for code, (_, standing) in week.counties.items()}
    pages = {one.head.path: one for one in snapshot_pages(asked)}
    page = pages["ranking/2026-W28/index.md"]
    heads = [str(column.title) for column in page.table.columns]
    ranking = week_tables(asked, week)[0]

    assert set(shown.values()) == {"excellent", "passed"}
    assert [cells(row)[heads.index("Grade")].lower() for row in page.table.lines] == [
        shown[row.cells[1].order] for row in page.table.lines
    ]
    assert {row["code"]: row["grade"] for row in ranking.rows} == shown
