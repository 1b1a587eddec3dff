"""See that the generated nation is whole, invented, sound and the same each time."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from demo.areas import CITY_CODE
from demo.city import SEED
from demo.nation import CITIES, COUNTIES, city_of, code_of, sizes, stems
from ledgers.flow.load import Request, load
from tests.cities import write_city


def real() -> tuple[set[str], set[str]]:
    """Return the first two digits of all real codes, and all real names without their endings."""
    from gb2260.data import data  # noqa: PLC0415 - two megabytes that no other test needs

    codes = {str(code)[:2] for named in data.values() for code in named}
    return codes, {name[:2] for named in data.values() for name in named.values()}


def test_it_has_so_many_cities_and_counties() -> None:
    assert (len(sizes(SEED)), sum(sizes(SEED))) == (CITIES, COUNTIES) == (333, 2844)


def test_no_two_cities_have_a_code_or_a_name_together() -> None:
    assert len({code_of(number) for number in range(CITIES)}) == CITIES
    assert len(set(stems(SEED, "cities"))) >= CITIES


def test_no_place_is_real() -> None:
    codes, called = real()
    assert {code_of(number)[:2] for number in range(CITIES)} & codes == set()
    assert set(stems(SEED)) & called == set()


def test_a_city_is_the_same_each_time_and_another_one_by_seed() -> None:
    assert city_of(7, tasks=3) == city_of(7, tasks=3)
    assert city_of(7, tasks=3).values() != city_of(7, 1, tasks=3).values()


@pytest.mark.parametrize("number", [0, CITIES - 1])
def test_a_city_is_sound_and_nothing_in_it_is_the_generators_own(
    number: int, tmp_path: Path
) -> None:
    files = city_of(number, tasks=5)
    root = write_city(tmp_path, files)
    found = load(Request(root, date(2026, 7, 15)))
    assert Counter(problem.kind.code for problem in found.problems if problem.is_error) == {}
    assert len(found.catalog.counties) == sizes(SEED)[number]
    assert found.catalog.city
    assert found.catalog.city.code == code_of(number)
    told = re.compile(rf"砚川|{CITY_CODE}|{CITY_CODE[:4]}[0-9]{{2}}-".encode())
    assert [path for path, text in files.items() if told.search(path.encode() + text)] == []
