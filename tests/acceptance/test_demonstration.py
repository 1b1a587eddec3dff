"""Prove the demonstration's bulletins from the repository's own data, whatever its history."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.flow.load import Request, load
from ledgers.flow.publish import seen_by_all
from ledgers.project.catalog import known_problems, project
from tests.cities import REPOSITORY
from tests.soak.issues import squashed

pytestmark = pytest.mark.demonstration


@pytest.fixture(scope="module")
def issues() -> dict[str, list[str]]:
    """Return the names of the issues by their series, in order."""
    found: dict[str, list[str]] = {}
    for path in sorted((REPOSITORY / "data/city/bulletins").glob("*.yaml")):
        found.setdefault(path.stem.partition("-")[0], []).append(path.stem)
    return found


def test_there_are_bulletins_of_four_series(issues: dict[str, list[str]]) -> None:
    count = {series: len(names) for series, names in issues.items()}

    assert count["weekly"] >= 12
    assert count["node"] >= 3
    assert (count["quarterly"], count["correction"]) == (1, 1)


def test_the_last_issue_of_each_series_verifies(
    issues: dict[str, list[str]], tmp_path: Path, ledgers: Callable[..., tuple[int, str, str]]
) -> None:
    """All of them are verified in `make soak`."""
    names = [each[-1] for each in issues.values()]
    place = ("--root", squashed(tmp_path), "--lang", "en")

    status, said, _ = ledgers("bulletin", "verify", *names, *place)

    assert status == 0, said
    count = len(names)
    figures = re.search(rf"{count} of {count} issues verified, ([0-9]+) figures compared", said)
    assert figures is not None
    assert int(figures[1]) > 100


def test_nobody_is_said_to_lack_what_is_only_not_public() -> None:
    """The trainings and the plan of a round may be filed, and hidden."""
    day = date(2026, 7, 15)
    city = load(Request(REPOSITORY, day))
    public = project(city.catalog, day)

    told = known_problems(seen_by_all(city, public, day), city.catalog, public, day)

    found = {(row.kind.code, row.place.file) for row in city.problems}
    assert {(row.kind.code, row.place.file) for row in told} <= found
    assert told
