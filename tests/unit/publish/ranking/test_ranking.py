"""See that the ranking says who leads, how sure that is, and who is not ranked."""

import re
from html import unescape

import pytest
from msgspec import structs

from ledgers.model.assessment import Assessment, Standing, in_rank
from ledgers.model.explanation import steps_of
from ledgers.model.numbers import plain as plain_number
from ledgers.model.numbers import rounded
from ledgers.model.values import replace
from ledgers.model.words import say
from ledgers.publish.charts import charts_by_page, draw
from ledgers.publish.charts.counties import intervals_chart, rank_weeks_chart
from ledgers.publish.charts.lines import multiples
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Table
from ledgers.publish.ranking.page import opening, ranking_page
from tests.unit.publish.ranked import (
    Place,
    assessed,
    desk_of,
    placed,
    plain,
    ranked_view,
    read,
    templates,
)
from tests.unit.publish.views import mini_view

FIRST: Place = (1, 1, 1, 1)
SECOND: Place = (2, 2, 3, 2)
THIRD: Place = (3, 2, 3, 2)


def three() -> Assessment:
    """Return three counties: one leads, two cannot be told apart."""
    return assessed(placed("a", FIRST), placed("b", SECOND), placed("c", THIRD))


def sentences(assessment: Assessment) -> list[str]:
    """Return what stands before the table."""
    desk = desk_of(assessment)
    return [plain(words) for words in opening(desk.here(links.RANKING))]


def cells(table: Table | None, line: int = 0) -> list[str]:
    """Return a line of a table as readers see it."""
    assert table is not None
    printed = (templates().printed(cell.value) for cell in table.lines[line].cells)
    return [" ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split()) for text in printed]


# ── Words ────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_says_who_leads_and_who_cannot_be_told_apart() -> None:
    assert sentences(three()) == [
        "County a leads with 99 points.",
        "The ranks of band 2 (County b, County c) overlap: their order is not certain.",
    ]


def test_the_last_is_named_with_the_parts_of_its_score_that_miss_most() -> None:
    view = mini_view()
    last = [row for row in in_rank(view.assessment.counties) if row.standing.rank][-1]
    steps = steps_of(last.standing, view.assessment.scheme)
    most = min(steps, key=lambda step: step.end - step.start - step.full)
    (told,) = [text for text in sentences(view.assessment) if " is last with " in text]

    assert told.startswith(f"{last.name} is last with {last.standing.score} points")
    assert f"({most.points} of {plain_number(rounded(most.full, 1))})" in told.split(", ")[0]


def test_a_shared_first_place_is_said() -> None:
    level = assessed(placed("a", (1, 1, 2, 1), tied=True), placed("b", (1, 1, 2, 1), tied=True))

    assert sentences(level)[0] == "County a, County b share the first place with 99 points."


def test_certain_ranks_are_said_to_be_certain() -> None:
    apart = assessed(placed("a", FIRST), placed("b", (2, 2, 2, 2)))

    assert sentences(apart)[1:] == ["No two counties overlap: every rank has a band of its own."]


def test_without_a_rank_the_page_says_so() -> None:
    page = ranking_page(desk_of(assessed()))

    assert (page.text, page.table, page.figures) == ((say("No county is ranked."),), None, ())


# ── Table ────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_tells_rank_interval_band_group_change_and_coverage() -> None:
    second = cells(ranking_page(desk_of(three())).table, 1)

    assert second[:5] == ["2", "County b", "98", "2–3", "2"]
    assert second[5].endswith(" 2")
    assert second[6:] == ["up 1", "+1", "100.0%", "—"]


def test_the_last_places_and_ties_are_marked_in_words() -> None:
    table = ranking_page(desk_of(assessed(placed("a", FIRST), placed("b", THIRD, tied=True)))).table
    rank, county = cells(table, 1)[:2]

    assert rank == "3= tied"
    assert county.startswith("County b bottom group")


def test_a_county_without_a_rank_stands_apart_with_the_reason() -> None:
    lost = replace(
        placed("b", SECOND),
        standing=Standing("b", None, None, None, None, say("data error")),
        robustness=None,
    )
    page = ranking_page(desk_of(assessed(placed("a", FIRST), lost)))

    assert page.table is not None
    assert len(page.table.lines) == 1
    assert cells(page.unranked) == ["County b", "district", "—", "data error"]


# ── Change of method ─────────────────────────────────────────────────────────────────────────────


def changed() -> Assessment:
    """Return two counties whose order a change of method turns round."""
    scheme = mini_view().assessment.scheme
    assert scheme is not None
    old = structs.replace(scheme, id="old", across="geometric", deductions=())
    first, second = placed("a", FIRST), placed("b", SECOND)
    return assessed(
        replace(first, other=second.standing), replace(second, other=first.standing), other=old
    )


def test_a_change_of_method_shows_both_ranks_and_what_changed() -> None:
    change = ranking_page(desk_of(changed())).change
    assert change is not None
    text = read(change)

    assert "Newly counted: " in text
    assert "The mean across dimensions is arithmetic; before, it was geometric." in text
    assert cells(change.table) == [
        "County a",
        "2 ( 98 points)",
        "1 ( 99 points)",
        "further up by 1",
    ]
    assert cells(change.table, 1)[-1] == "further down by 1"


def test_the_ranking_has_a_column_for_the_method_before() -> None:
    assert cells(ranking_page(desk_of(changed())).table)[6] == "2"


def test_without_a_change_of_method_nothing_is_said_of_one() -> None:
    assert ranking_page(desk_of(three())).change is None


# ── Charts ───────────────────────────────────────────────────────────────────────────────────────


def test_the_chart_of_intervals_says_which_rank_moves_most() -> None:
    chart = intervals_chart(ranked_view(three()))

    assert [row.cells for row in chart.rows] == [
        ("1", "1", "1", "1"), ("2", "2", "3", "2"), ("3", "2", "3", "2"),
    ]  # fmt: skip
    assert chart.sentence == (
        "1 of 3 ranks do not move when the method is varied; County b moves most, from rank 2 to 3."
    )


def weekly(*weeks: tuple[str, tuple[int | None, ...]]) -> Assessment:
    """Return weeks with their methods and the ranks of the mini city's three counties."""
    now = mini_view().assessment
    points = []
    for point, (method, ranks) in zip(now.weeks, weeks, strict=False):
        rows = {
            code: (totals, replace(standing, rank=rank, sharing=ranks.count(rank)))
            for (code, (totals, standing)), rank in zip(point.counties.items(), ranks, strict=True)
        }
        points.append(replace(point, method=method, counties=rows))
    return replace(now, weeks=tuple(points))


def test_the_chart_of_weeks_marks_who_moved_since_the_method_holds() -> None:
    moved = weekly(("m1", (1, 2, 3)), ("m2", (3, 1, 2)), ("m2", (1, 2, 3)))
    chart = rank_weeks_chart(ranked_view(moved))
    names = {row.code: row.name for row in moved.counties}
    first, *_ = (names[code] for code in moved.weeks[0].counties)

    assert chart.keys == ("m1", "m2", "m2")
    assert {row.name: row.key for row in chart.rows}[first] == "up"
    # Two fell by one place each, so neither is named.
    assert chart.sentence == f"Since the present method holds, {first} rose most, from rank 3 to 1."


def test_the_legend_of_the_chart_of_weeks_tells_of_the_lines_that_are_drawn() -> None:
    weeks = {
        "dashes": [("m", (3, 1, 2)), ("m", (1, 2, 3))],
        "dots": [("m", (1, 2, 3)), ("m", (3, 1, 2))],
        "vertical": [("m1", (1, 2, 3)), ("m2", (1, 2, 3))],
    }
    for word, points in weeks.items():
        chart = rank_weeks_chart(ranked_view(weekly(*points)))
        said = {one for one in weeks if one in chart.description.lower()}
        assert said == {word}


def test_who_shared_the_last_place_and_has_it_alone_now_did_not_fall() -> None:
    chart = rank_weeks_chart(ranked_view(weekly(("m", (1, 2, 2)), ("m", (1, 2, 3)))))

    assert chart.sentence == "Since the present method holds, no single county rose or fell most."


def test_nobody_is_named_where_all_lines_begin_out_of_one_place() -> None:
    tied, apart = (weekly(("m", first), ("m", (1, 2, 3))) for first in ((1, 1, 1), (1, 2, 3)))
    charts = [rank_weeks_chart(ranked_view(one)) for one in (tied, apart)]
    names = [row.name.partition(" (")[0] for row in charts[0].rows]
    times = [{draw(chart).decode().count(f">{name}<") for name in names} for chart in charts]
    ones = [draw(chart).decode().count(">1<") for chart in charts]

    assert times == [{1}, {2}]
    assert ones == [2, 2]


def test_a_line_is_interrupted_where_there_is_no_rank_or_the_method_changes() -> None:
    whole = weekly(*[("m", (1, 2, 3))] * 5)
    torn = weekly(
        ("m", (1, 2, 3)), ("m", (1, None, 2)), ("m", (1, 2, 3)), ("n", (1, 2, 3)), ("n", (1, 2, 3))
    )
    lines = [
        draw(rank_weeks_chart(ranked_view(one))).decode().count("cl-drawing__")
        for one in (whole, torn)
    ]

    assert lines[1] > lines[0]


@pytest.mark.parametrize("index", [0, 1])
def test_drawings_are_the_same_each_time_and_leave_colours_to_the_reader(index: int) -> None:
    chart = charts_by_page(mini_view())[links.RANKING][index]
    svg = draw(chart).decode()

    assert svg == draw(chart).decode()
    assert re.findall(r"#[0-9a-f]{6}", svg) == []
    assert all(row.name.partition(" (")[0] in svg for row in chart.rows)


def test_every_county_has_a_small_picture_with_words() -> None:
    desk = desk_of(mini_view().assessment)
    found = multiples(desk.here(links.RANKING))

    assert found is not None
    assert len(found.pictures) == len(found.table.lines) == len(mini_view().assessment.counties)
    assert re.fullmatch(r".+: progress \d+\.\d%, plan \d+\.\d%", plain(found.pictures[0]["text"]))


def test_without_weeks_there_are_no_small_pictures() -> None:
    desk = desk_of(three())

    assert multiples(desk.here(links.RANKING)) is None
