"""See that tiles stand where the city puts them, and that every shade holds what it says."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from demo.areas import TILES, areas_file, counties
from ledgers.model.numbers import percent
from ledgers.model.rows import rows
from ledgers.model.values import replace
from ledgers.publish.boards.tiles import STEPS, scale_of, tiles_page
from ledgers.publish.kit.context import Desk
from tests.unit.publish.views import mini_desk

Picture = Mapping[str, Any]
SHARE = "talk_rooms_compliant"
CODES = [county.code for county in mini_desk().view.assessment.counties]


def pictures(tiles: dict[str, tuple[int, int]]) -> tuple[Picture, ...]:
    """Return the pictures of a city that puts its counties somewhere."""
    desk = mini_desk()
    areas = {
        code: structs.replace(area, tile=tiles.get(code))
        for code, area in desk.view.catalog.areas.items()
    }
    view = replace(desk.view, catalog=replace(desk.view.catalog, areas=areas))
    made: tuple[Picture, ...] = tiles_page(Desk(view, desk.spots, {}, "")).pictures
    return made


def test_a_share_that_the_city_wants_on_a_map_shades_the_counties_in_percent() -> None:
    desk = mini_desk()
    listed = desk.view.catalog.indicators
    wanted = {**listed, SHARE: structs.replace(listed[SHARE], on_map=True)}
    view = replace(desk.view, catalog=replace(desk.view.catalog, indicators=wanted))
    picture = tiles_page(Desk(view, desk.spots, {}, "")).pictures[-1]
    found = (desk.view.measurements[SHARE][code].value for code in CODES)

    assert [tile["number"] for tile in picture["tiles"]] == [percent(value) for value in found]
    assert str(picture["title"]) == f"{listed[SHARE].en} (%)"


def places(picture: Picture) -> list[tuple[int, int]]:
    """Return column and row of each tile."""
    return [(tile["column"], tile["row"]) for tile in picture["tiles"]]


def test_counties_stand_where_the_city_puts_them() -> None:
    put = {code: (index + 2, 7 - index) for index, code in enumerate(CODES)}

    assert [places(picture) for picture in pictures(put)] == [[*put.values()]] * 3


def test_counties_stand_by_code_where_two_share_a_place_or_one_has_none() -> None:
    shared = dict.fromkeys(CODES, (3, 3))
    by_code = places(pictures({})[0])

    assert len({*by_code}) == len(CODES)
    assert [places(pictures(put)[0]) for put in (shared, {CODES[0]: (9, 9)})] == [by_code] * 2


def test_the_demonstration_puts_each_of_its_counties_on_a_tile_of_its_own() -> None:
    listed = rows(areas_file(counties(len(TILES))), "areas")

    assert [tuple(row["tile"]) for row in listed if "tile" in row] == [*TILES]
    assert len({*TILES}) == len(TILES)


VALUES = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=20)


@given(VALUES, st.sampled_from([1, 5]))
def test_every_value_has_a_shade_whose_label_holds_it(values: list[Decimal], least: int) -> None:
    scale = scale_of(values, least)

    for value in values:
        first, last = map(int, [*scale.labels()][scale.step(value)].split("–"))
        assert first <= value <= last
    assert scale.count <= STEPS


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_every_count_has_a_shade_whose_label_holds_it(counts: list[int]) -> None:
    scale = scale_of([*map(Decimal, counts)], 1, counted=True)

    for count in counts:
        first, _, last = [*scale.labels()][scale.step(Decimal(count))].partition("–")
        assert int(first) <= count <= int(last or first)
    assert scale.count <= STEPS
