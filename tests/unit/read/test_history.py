"""For each day the commit that stood at its end is found, by the city's clock."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from demo.repositories import Step, git, repository
from ledgers.model.history import CITY_ZONE
from ledgers.model.problem import CannotGoOn
from ledgers.read.history import commits_at, whole_history

CITY = ZoneInfo(CITY_ZONE)


def history(root: Path, *moments: str) -> dict[str, str]:
    """Make one commit for each moment of the city's clock; return the moments by commit."""
    steps = [
        Step(datetime.fromisoformat(moment).replace(tzinfo=CITY), {"data/a": moment.encode()})
        for moment in moments
    ]
    repository(root, steps)
    ids = git(root, "log", "--format=%H", "--reverse", "main").split()
    return dict(zip(ids, moments, strict=True))


def at(root: Path, made: dict[str, str], *days: str) -> list[str | None]:
    """Return the moments of the commits that stood at the end of some days."""
    wanted = [date.fromisoformat(day) for day in days]
    found = commits_at(whole_history(root), "main", wanted, CITY)
    commits = [found[day] for day in wanted]
    return [None if commit is None else made[commit.id] for commit in commits]


def test_a_day_ends_at_midnight_in_the_city(tmp_path: Path) -> None:
    last, next_day = "2026-06-28T23:59:59", "2026-06-29T00:00:00"
    made = history(tmp_path, last, next_day)

    assert at(tmp_path, made, "2026-06-28", "2026-06-29") == [last, next_day]


def test_before_the_first_commit_there_is_none_and_after_the_last_it_stays(tmp_path: Path) -> None:
    made = history(tmp_path, "2026-06-28T12:00")

    assert at(tmp_path, made, "2026-06-27", "2026-06-28", "2030-01-01") == [
        None,
        "2026-06-28T12:00",
        "2026-06-28T12:00",
    ]


def test_days_may_come_in_any_order_and_twice(tmp_path: Path) -> None:
    moments = ("2026-06-01T12:00", "2026-06-02T12:00")
    made = history(tmp_path, *moments)

    assert at(tmp_path, made, "2026-06-02", "2026-06-01", "2026-06-02") == [
        moments[1],
        moments[0],
        moments[1],
    ]


def test_where_a_clock_went_wrong_the_later_commit_of_the_line_counts(tmp_path: Path) -> None:
    early, wrong, late = "2026-06-01T12:00", "2026-12-01T12:00", "2026-06-03T12:00"
    made = history(tmp_path, early, wrong, late)

    assert at(tmp_path, made, "2026-06-02", "2026-06-03", "2026-12-02") == [early, late, late]


def test_only_first_parents_count(tmp_path: Path) -> None:
    history(tmp_path, "2026-06-01T12:00")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    base = git(tmp_path, "rev-parse", "main").strip()
    side = git(tmp_path, *who, "commit-tree", "-p", base, "-m", "side", "main^{tree}").strip()
    merge = ("commit-tree", "-p", base, "-p", side, "-m", "merge", "main^{tree}")
    merged = git(tmp_path, *who, *merge).strip()

    line = whole_history(tmp_path).commits("--first-parent", merged)

    assert [commit.id for commit in line] == [merged, base]


def test_a_history_that_is_cut_off_is_refused_with_a_sentence(tmp_path: Path) -> None:
    history(tmp_path / "whole", "2026-06-01T12:00", "2026-06-02T12:00")
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "whole").as_uri(), "cut")

    with pytest.raises(CannotGoOn, match="git fetch --unshallow"):
        whole_history(tmp_path / "cut")


def test_outside_a_repository_nothing_is_known(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="no git repository here"):
        whole_history(tmp_path)
