"""See that charts say what the data says, and are drawn the same everywhere."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from functools import cache

import matplotlib as mpl
import pytest

from ledgers.model.assessment import Light, Totals
from ledgers.model.words import english
from ledgers.publish.charts.listed import (
    Chart,
    Row,
    against_plan,
    named,
    overview_charts,
    ranking_chart,
    wanted_charts,
)
from ledgers.publish.charts.renderer import TOKENS, draw
from tests.unit.publish.views import HOSTILE, mini_view


@cache
def charts() -> tuple[Chart, ...]:
    """Return the charts of the mini city."""
    return wanted_charts(mini_view())


def totals(progress: str, plan: str) -> Totals:
    """Return totals with a progress and a plan."""
    return Totals({Light.DONE: 1}, Decimal(progress), Decimal(plan))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (totals("0.5", "0.4"), "50.0% of the work was accepted, 10.0 percentage points more than"),
        (totals("0.4", "0.5"), "40.0% of the work was accepted, 10.0 percentage points less than"),
        (totals("0.5", "0.5"), "50.0% of the work was accepted, as planned."),
        (Totals({}, None, None), "no task applied"),
    ],
)
def test_the_sentence_says_where_progress_stands(now: Totals, said: str) -> None:
    assert said in english(against_plan(now, "2026-07-15"))


def test_the_overview_has_four_charts_and_every_county_has_one() -> None:
    shapes = [chart.shape for chart in charts()]

    assert shapes[:7] == ["lines", "dots", "stack", "heat", *["lines"] * 3]


def test_charts_without_anything_to_show_are_left_out() -> None:
    view = mini_view()
    empty = replace(view, assessment=replace(view.assessment, counties=(), weeks=()))

    assert overview_charts(empty) == ()


@pytest.mark.parametrize("index", range(5))
def test_a_drawing_is_sound_and_its_identifiers_are_its_own(index: int) -> None:
    chart = charts()[index]
    svg = draw(chart).decode()
    tree = ET.fromstring(svg)  # noqa: S314 - drawn by us
    ids = [found.attrib["id"] for found in tree.iter() if "id" in found.attrib]

    assert all(name.startswith(f"{chart.name}-") for name in ids)
    assert tree.attrib["role"] == "img"
    assert tree.attrib["aria-labelledby"] == f"{chart.name}-title {chart.name}-desc"
    assert not {"<style", "<script", "<metadata"} & set(re.findall(r"<\w+", svg))


@pytest.mark.parametrize("index", range(5))
def test_a_drawing_leaves_colours_and_fonts_to_the_reader(index: int) -> None:
    svg = draw(charts()[index]).decode()

    assert "DejaVu" not in svg
    assert re.findall(r"#[0-9a-f]{6}", svg) == []
    assert set(re.findall(r"var\(--cl-([\w-]+)\)", svg)) <= set(TOKENS)


def test_a_drawing_does_not_depend_on_settings_of_the_machine() -> None:
    first = draw(charts()[0])
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "path.sketch": (1, 2, 3)}):
        assert draw(charts()[0]) == first


def test_hostile_text_stays_text_in_a_drawing() -> None:
    for chart in charts():
        rows = tuple(Row(HOSTILE, row.cells) for row in chart.rows)
        hostile = replace(
            chart,
            title=HOSTILE,
            description=HOSTILE,
            sentence=HOSTILE,
            columns=tuple(HOSTILE for _ in chart.columns),
            rows=rows,
        )
        svg = draw(hostile).decode()
        assert "<script" not in svg
        assert "<img" not in svg


def test_the_digest_changes_with_the_values_and_with_the_salt() -> None:
    chart = charts()[0]
    other = replace(chart, rows=chart.rows[1:])

    assert len({chart.digest("a"), chart.digest("b"), other.digest("a")}) == 3
    assert chart.digest("a") == replace(chart).digest("a")


def test_those_who_share_a_place_are_counted() -> None:
    assert named(["A"]) == "A"
    assert str(named(["A", "B", "C"])) == "A and 2 more"


def test_the_ranking_names_all_who_lead() -> None:
    view = mini_view()
    counties = tuple(
        replace(row, standing=replace(row.standing, score=Decimal(50), rank=1, tied=True))
        for row in view.assessment.counties
    )
    level = replace(view, assessment=replace(view.assessment, counties=counties))
    first = counties[0].name

    assert ranking_chart(level).sentence == (
        f"The highest score is 50.0 ({first} and 2 more), the lowest 50.0 ({first} and 2 more);"
        " 0.0 points lie between them."
    )
