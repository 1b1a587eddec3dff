"""See that charts say what the data says, and are drawn the same everywhere."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from functools import cache

import matplotlib as mpl
import pytest
from matplotlib.font_manager import FontProperties, findfont

from ledgers.model.assessment import Light, Totals
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.charts import charts_by_page, draw, wanted_charts
from ledgers.publish.charts.counties import scores_chart
from ledgers.publish.charts.progress import against_plan
from ledgers.publish.charts.renderer import TOKENS, around
from ledgers.publish.kit.chart import Chart, Row, is_drawing, named
from ledgers.publish.kit.links import chart as chart_file
from tests.unit.publish.views import HOSTILE, mini_portal, mini_view, pages_of


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

    assert shapes == ["lines", "dots", "caterpillar", "bump", *["lines"] * 3]


def test_charts_without_anything_to_show_are_left_out() -> None:
    view = mini_view()
    empty = replace(view, assessment=replace(view.assessment, counties=(), weeks=()))

    assert charts_by_page(empty) == {"": (), "ranking/": ()}


def test_every_page_shows_the_charts_that_are_listed_for_it_and_no_others() -> None:
    listed = {
        f"{folder}index.md": [chart.name for chart in found]
        for folder, found in charts_by_page(mini_view()).items()
    }
    pages = pages_of(mini_portal()).items()
    shown = {path: re.findall(r'<figure class="cl-figure" id="chart-(.*?)"', text)
             for path, text in pages}  # fmt: skip

    assert {path: names for path, names in shown.items() if names} == listed


def test_every_chart_is_a_file_that_stands_alone_and_every_page_of_it_leads_there() -> None:
    portal, pages = mini_portal(), pages_of(mini_portal())
    for folder, found in charts_by_page(mini_view()).items():
        for chart in found:
            whole = ET.fromstring(portal[chart_file(chart.name)])  # noqa: S314 - our own
            assert whole.tag == "{http://www.w3.org/2000/svg}svg"
            assert b"var(" not in portal[chart_file(chart.name)]
            assert f'{chart_file(chart.name)}"' in pages[f"{folder}index.md"]


def test_every_drawing_is_known_as_one_of_ours() -> None:
    assert [chart.name for chart in charts() if not is_drawing(draw(chart).decode())] == []


@pytest.mark.parametrize(
    "mark",
    [
        *("<script>x</script>", '<g onclick="x"/>', "<g\nonclick=x/>", "<foreignObject/>"),
        *('<use href="//x.invalid"/>', '<use href="javascript:x"/>', '<image href="#x"/>'),
        *('<g style="fill: url(//x.invalid)"/>', "<style>*{}</style>", "<!-- -->", "< g"),
        *("<g x='1'/>", '<text x="1"style="x"/>', "<scr<g>ipt>"),
    ],
)
def test_a_drawing_that_does_something_is_none_of_ours(mark: str) -> None:
    svg = draw(charts()[0]).decode()

    assert not is_drawing(svg.replace("<g>", f"<g>{mark}", 1))
    assert not is_drawing(mark)


def test_every_drawing_is_sound_and_its_identifiers_are_its_own() -> None:
    for chart in charts():
        svg = draw(chart).decode()
        tree = ET.fromstring(svg)  # noqa: S314 - drawn by us
        ids = [found.attrib["id"] for found in tree.iter() if "id" in found.attrib]

        assert all(name.startswith(f"{chart.name}-") for name in ids)
        assert tree.attrib["role"] == ("group" if chart.rows[0].code else "img")
        assert tree.attrib["aria-labelledby"] == f"{chart.name}-title {chart.name}-desc"
        assert len(ids) == len(set(ids))
        assert not {"<style", "<script", "<metadata"} & set(re.findall(r"<\w+", svg))


@pytest.mark.parametrize(
    ("shape", "marks"),
    [
        ("lines", {"key", "progress", "plan"}),
        ("dots", {"score", "before", "change"}),
        ("caterpillar", {"rank"}),
        ("bump", {"up", "other"}),
    ],
)
def test_scripts_and_styles_find_every_mark_by_its_class(shape: str, marks: set[str]) -> None:
    chart = next(chart for chart in charts() if chart.shape == shape)
    tree = ET.fromstring(draw(chart))  # noqa: S314 - drawn by us
    found = {mark.get("class", ""): mark.get("id", "") for mark in tree.iter()}

    assert {f"cl-drawing__{mark}" for mark in marks} <= set(found)
    assert all(found[f"cl-drawing__{mark}"].startswith(f"{chart.name}-{mark}-") for mark in marks)


def test_bands_and_strips_say_where_the_rows_and_columns_of_the_table_lie() -> None:
    for chart in charts():
        svg = draw(chart).decode()
        bands = len(chart.rows) if chart.shape != "bump" else max(ranks_of(chart))
        strips = len(chart.columns) if chart.shape == "bump" else 0

        assert svg.count('<path class="cl-drawing__row"') == bands
        assert svg.count('<path class="cl-drawing__column"') == strips


def ranks_of(chart: Chart) -> list[int]:
    """Return every rank that a chart of ranks shows, and how many rows it has."""
    return [len(chart.rows), *(int(cell) for row in chart.rows for cell in row.cells if cell)]


def test_a_band_reaches_halfway_to_the_next() -> None:
    assert list(around([1, 3, 7])) == [(0, 2), (2, 5), (5, 8)]
    assert list(around([4])) == [(3.5, 4.5)]


def test_names_in_drawings_lead_to_the_pages_of_counties() -> None:
    pages = pages_of(mini_portal())
    for path, count in (("index.md", 1), ("ranking/index.md", 2)):
        up = "../" * path.count("/")
        for row in mini_view().assessment.counties:
            there = f'<a href="{up}counties/{row.code}/index.html"> <text'
            assert pages[path].count(there) == count


def test_lengths_are_shortened_and_words_are_not() -> None:
    chart = replace(charts()[1], rows=(Row("1.23456 x", ("10.98765", None, "1", None)),))
    svg = draw(chart).decode()
    lengths = [text for found in re.findall(r' (?:d|x|y)="([^"]*)"', svg) for text in found.split()]

    assert {"1.23456 x", "10.98765"} <= set(re.findall(r">([^<>]*)</text>", svg))
    assert [text for text in lengths if len(text.partition(".")[2]) > 2] == []


def test_days_are_drawn_to_scale() -> None:
    rows = tuple(Row(f"2026-07-{day}", ("50.0", None)) for day in ("05", "12", "15"))
    tree = ET.fromstring(draw(replace(charts()[0], rows=rows)))  # noqa: S314 - drawn by us
    line = next(mark for mark in tree.iter() if mark.get("class") == "cl-drawing__progress")
    first, second, third = (float(x) for x in re.findall(r"[ML] ([\d.]+)", line[0].attrib["d"]))

    assert (second - first) / (third - first) == pytest.approx(7 / 10)


def test_a_name_that_is_too_long_is_shortened() -> None:
    chart = charts()[1]
    rows = tuple(replace(row, name=row.name.partition(" (")[0] * 9) for row in chart.rows)
    svg = draw(replace(chart, rows=rows)).decode()

    assert all(row.name not in svg for row in rows)
    assert svg.count("…</text>") == len(rows)


def test_every_drawing_leaves_colours_and_fonts_to_the_reader() -> None:
    for chart in charts():
        svg = draw(chart).decode()

        assert "DejaVu" not in svg
        assert re.findall(r"#[0-9a-f]{6}", svg) == []
        assert set(re.findall(r"var\(--cl-([\w-]+)\)", svg)) <= set(TOKENS)


def test_a_drawing_does_not_depend_on_settings_of_the_machine() -> None:
    first = draw(charts()[0])
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "path.sketch": (1, 2, 3)}):
        assert draw(charts()[0]) == first


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_texts_are_measured_with_the_fonts_that_come_with_matplotlib(weight: str) -> None:
    font = findfont(FontProperties(family="DejaVu Sans", weight=weight))

    assert str(font).startswith(mpl.get_data_path())


def hostile_but_days(text: str) -> str:
    """Return hostile text, or a day, which only the program writes."""
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else HOSTILE


def test_hostile_text_stays_text_in_a_drawing() -> None:
    for chart in charts():
        rows = tuple(replace(row, name=hostile_but_days(row.name)) for row in chart.rows)
        hostile = replace(
            chart,
            title=HOSTILE,
            description=HOSTILE,
            sentence=HOSTILE,
            columns=tuple(map(hostile_but_days, chart.columns)),
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
        replace(row, standing=replace(row.standing, score=Decimal(50), rank=1, sharing=2))
        for row in view.assessment.counties
    )
    level = replace(view, assessment=replace(view.assessment, counties=counties))
    first = counties[0].name

    assert scores_chart(level).sentence == (
        f"The highest score is 50 ({first} and 2 more), the lowest 50 ({first} and 2 more);"
        " 0 points lie between them."
    )
