"""See that of the lower half only bands get out, and that the pages say so."""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache

import pytest
from msgspec import structs

from ledgers.assess.withheld import as_published, bands_told, lower_half
from ledgers.model.assessment import WITHHELD, Standing
from ledgers.model.records import Publication
from ledgers.model.values import replace
from ledgers.publish.counties.page import headline
from ledgers.publish.kit import links
from ledgers.publish.ranking.table import RANKING
from tests.unit.publish.ranked import assessed, desk_of, placed, plain
from tests.unit.publish.views import mini_view, pages_of, portal_of

BANDS = Publication("2026-07-15", lower_half="bands")


@pytest.mark.parametrize(
    ("ranks", "lower"),
    [
        ([1, 2, 3, 4], "cd"),
        ([1, 2, 3], "c"),
        ([1, 2, 2, 4], "d"),
        ([1, 2, 3, 3], "cd"),
        ([1, 1, 1, 1], ""),
        ([1, None, 2, None], "c"),
    ],
)
def test_the_lower_half_has_half_of_the_counties_before_it(
    ranks: list[int | None], lower: str
) -> None:
    rows = zip("abcd", ranks, strict=False)
    standings = {code: Standing(code, None, None, None, rank) for code, rank in rows}

    assert "".join(sorted(lower_half(standings))) == lower


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        ([2, 2, 3, 3], [(2, 2), (2, 2), (3, 3), (3, 3)]),
        ([2, 3, 4, 4], [(2, 3), (2, 3), (4, 4), (4, 4)]),
        ([2, 2, 3], [(2, 3), (2, 3), (2, 3)]),
        ([5], [(5, 5)]),
    ],
)
def test_no_band_holds_one_county_alone_where_there_are_more(
    bands: list[int], told: list[tuple[int, int]]
) -> None:
    rows = [placed(code, (9, 9, 9, band)) for code, band in zip("abcd", bands, strict=False)]

    assert list(bands_told(rows).values()) == told


def test_nothing_is_withheld_unless_the_publication_says_so() -> None:
    now = mini_view().assessment

    assert as_published(now, structs.replace(BANDS, lower_half="ranks")) is now
    assert as_published(now, None) is now


def test_who_has_no_rank_keeps_its_own_reason() -> None:
    lost = replace(
        mini_view().assessment.counties[0], standing=Standing("x", None, None, None, None)
    )
    rows = (placed("a", (1, 1, 1, 1)), placed("b", (2, 2, 2, 2)), lost)
    told = as_published(assessed(*rows), BANDS)

    assert [row.standing.unranked for row in told.counties] == [None, WITHHELD, None]


NUMBERS = (
    "score", "rank", "raw", "deduction", "rank_low", "rank_high", "band", "group_rank",
    "bottom_group", "climbed", "gained", "other_score", "other_rank",
)  # fmt: skip


@cache
def hidden_portal() -> tuple[str, Mapping[str, bytes]]:
    """Return the score that is withheld in the mini city, and its portal without it."""
    view = mini_view()
    told = as_published(view.assessment, BANDS)
    (hidden,) = [row for row in told.counties if row.only_band]
    score = view.assessment.county(hidden.code).standing.score
    return f"{score}", portal_of(replace(view, assessment=told))


def test_no_page_holds_a_withheld_score() -> None:
    score, files = hidden_portal()
    pages = pages_of(files).items()

    assert [path for path, text in pages if re.search(rf">{re.escape(score)}<", text)] == []


def test_no_table_holds_a_withheld_number() -> None:
    _, files = hidden_portal()
    rows = csv.DictReader(io.StringIO(files["data/tables/ranking.csv"].decode("utf-8-sig")))
    (row,) = [row for row in rows if row["only_band"]]
    made_of = files["data/tables/components.csv"].decode("utf-8-sig")

    assert {row[name] for name in NUMBERS} == {""}
    assert row["only_band"] == "3"
    assert row["code"] not in made_of


def test_the_page_of_a_withheld_county_tells_its_band_alone() -> None:
    view = mini_view()
    told = as_published(view.assessment, BANDS)
    (hidden,) = [row for row in told.counties if row.only_band]
    desk = desk_of(told)
    first = headline(desk.here(links.county_page(hidden.code)), hidden)[0]

    assert plain(first) == (
        f"{hidden.name} is in band 3; of the lower half of the counties only the band is published."
    )


def test_the_ranking_says_what_is_withheld() -> None:
    _, files = hidden_portal()
    page = files["ranking/index.md"].decode()

    assert '<h2 id="bands">' in page
    assert "Issued bulletins do not change" in page


def test_the_table_says_the_band_of_who_is_ranked() -> None:
    rows = RANKING.data(desk_of(assessed(placed("a", (1, 1, 2, 1))))).rows

    assert (rows[0]["band"], rows[0]["only_band"], rows[0]["rank_high"]) == (1, None, 2)
