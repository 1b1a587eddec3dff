"""See that indicators are measured at the ends of the last weeks, and at the day itself."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from demo import mini_city
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, Request, load
from ledgers.flow.portal import WEEKS, measured_of, measured_on, measured_weeks
from ledgers.model.values import replace
from tests.conftest import write_city

DAY = date(2026, 7, 15)


@pytest.fixture(scope="module", name="city")
def _city(tmp_path_factory: pytest.TempPathFactory) -> City:
    root = write_city(tmp_path_factory.mktemp("city"), mini_city())
    return load(Request(root, DAY))


def test_the_last_eight_weeks_end_at_the_day(city: City) -> None:
    days = [day for day, _ in measured_weeks(question_about(city, city.catalog), DAY)]

    assert len(days) == WEEKS
    assert days[-1] == DAY
    assert all(day.isoweekday() == 7 for day in days[:-1])
    assert all(later - day <= timedelta(days=7) for day, later in pairwise(days))


def test_no_week_lies_before_the_programme(city: City) -> None:
    question = question_about(city, city.catalog)
    start = question.programme.start_on

    assert all(day >= start for day, _ in measured_weeks(question, start + timedelta(days=9)))
    assert [day for day, _ in measured_weeks(question, start - timedelta(days=9))] == [
        start - timedelta(days=9)
    ]


def test_only_public_indicators_are_measured_for_the_public(city: City) -> None:
    catalog = replace(city.catalog, published=True)
    (_, found), *_ = measured_weeks(question_about(city, catalog), DAY)
    public = {row.id for row in catalog.indicators.values() if row.visibility == "public"}

    assert set(found) == public
    (_, inside), *_ = measured_weeks(question_about(city, city.catalog), DAY)
    assert set(inside) == set(catalog.indicators)
    measured = measured_on(question_about(city, catalog), DAY)
    assert all(set(row) == {area.code for area in catalog.counties} for row in measured.values())


@pytest.mark.parametrize("forks", [True, False], ids=["two processes", "one"])
def test_two_halves_are_all_that_is_measured(
    city: City, monkeypatch: pytest.MonkeyPatch, *, forks: bool
) -> None:
    monkeypatch.setattr("ledgers.write.workers.FORKS", forks)
    question = question_about(city, city.catalog)
    found = measured_of(city, city.catalog, DAY, lambda: {"more": "made beside"})

    assert [*found["measurements"]] == [*city.catalog.indicators]
    assert found["measurements"] == measured_on(question, DAY)
    assert found["trend"] == measured_weeks(question, DAY)
    assert found["more"] == "made beside"
