"""Anyone can recompute a rank: the projected catalogue and the full one give the same."""

from datetime import date

import pytest

from demo import demonstration_city
from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, Request, load
from ledgers.model.assessment import Assessment
from ledgers.model.catalog import Catalog
from ledgers.model.values import replace
from ledgers.project.catalog import project
from tests.conftest import write_city

DAYS = [date(2026, 6, 30), date(2026, 10, 31)]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Return the demonstration city, loaded once."""
    root = write_city(tmp_path_factory.mktemp("city"), demonstration_city())
    return load(Request(root, date(2026, 12, 31)))


def told(assessment: Assessment) -> list[object]:
    """Return everything about scores and ranks, without the places that inputs name."""
    return [
        (
            row.code,
            row.standing.exact,
            row.standing.score,
            row.standing.rank,
            row.standing.coverage,
            row.standing.group_rank,
            row.standing.unranked,
            row.robustness,
            row.other and (row.other.score, row.other.rank),
        )
        for row in assessment.counties
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_public_catalogue_gives_the_same_ranks(loaded: City, day: date) -> None:
    public = project(loaded.catalog, day)

    assert told(assessed(loaded, public, day)) == told(assessed(loaded, loaded.catalog, day))


def test_the_schemes_of_the_demonstration_rank_everybody(loaded: City) -> None:
    found = assessed(loaded, loaded.catalog, date(2026, 7, 15))

    assert (found.method, found.other_scheme and found.other_scheme.id) == ("2026-2", "2026-1")
    assert len([row for row in found.counties if row.standing.rank and row.robustness]) == 13
    assert {row.standing.group for row in found.counties} == {"districts", "counties"}


def assessed(city: City, catalog: Catalog, day: date) -> Assessment:
    """Return the assessment of a day, whatever else the check has against the city."""
    question = replace(question_about(city, catalog), unranked={})
    return assess(question, day, weeks=False)
