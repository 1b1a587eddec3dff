"""Make a past of many weeks; `ledgers history` says of each what was and what is assessed."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from demo.repositories import Step, repository
from ledgers.model.history import CITY_ZONE
from tests.cities import MINI, SCHEMAS
from tests.soak.commands import run

NAME = "history"
ROUNDS = 20
CUT = 1

TODAY = "2026-07-15"
END = datetime(2026, 7, 14, 12, tzinfo=ZoneInfo(CITY_ZONE))
ASKED = 3
"""Weeks of each round that are assessed once again, in a checkout of their own commit."""


def play(seed: int, number: int, folder: Path) -> None:
    """File the mini city over some weeks, in any order, and hold the past to assessments."""
    chance = Random(f"{seed}/{number}")
    root = repository(folder / "city", steps(chance.randint(4, 4 + number), chance))
    weeks = told(root, "history", "--as-of", TODAY)["weeks"]
    known = [week for week in weeks if week["commit"]]
    assert len(known) > ASKED
    for week in chance.sample(known, ASKED):
        day = ("assess", "--as-of", week["as_of"])
        now, then = told(root, *day), told(root, *day, "--at", week["commit"])
        assert rows(week["counties"], "_now") == rows(now["counties"]), week
        assert rows(week["counties"], "_then") == rows(then["counties"]), week


def steps(weeks: int, chance: Random) -> Iterator[Step]:
    """Yield the city without tasks' lives, then these in parts; each tree is sound by itself."""
    lives = sorted({life_of(path) for path in MINI if "/progress/" in path})
    chance.shuffle(lives)
    first = {path: data for path, data in MINI.items() if "/progress/" not in path}
    yield Step(END - timedelta(weeks=weeks), {**first, **SCHEMAS})
    for week in range(weeks):
        part = {path: MINI[path] for path in MINI if life_of(path) in lives[week::weeks]}
        yield Step(END - timedelta(weeks=weeks - 1 - week), part)


def life_of(path: str) -> str:
    """Return county and task of what a county filed or the city decided."""
    return path[path.index("/9901") :] if "/progress/" in path else ""


def told(root: Path, command: str, *options: str) -> dict[str, Any]:
    """Return what a command tells as JSON."""
    status, said = run(command, *options, "--root", root, "--today", TODAY, "--format", "json")
    assert status in {0, 1}, said
    parsed: dict[str, Any] = json.loads(said[said.index("{") :])
    return parsed


def rows(counties: list[dict[str, Any]], when: str = "") -> list[tuple[str, Any, Any]]:
    """Return code, score and rank of some counties, by code."""
    found = [(row["code"], row[f"score{when}"], row[f"rank{when}"]) for row in counties]
    return sorted(found, key=lambda row: str(row[0]))
