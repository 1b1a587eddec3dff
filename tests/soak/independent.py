"""Make a city of its own each round; `ledgers assess` and an independent script agree on it."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from demo import generate_city
from tests.acceptance.independent import recomputed
from tests.cities import write_city
from tests.soak.commands import run

NAME = "independent"
ROUNDS = 60
CUT = 1

NUMBERS = (
    *("code", "score", "progress", "plan", "missed"),
    *("rank", "rank_low", "rank_high", "coverage"),
)
FIRST, LAST = date(2026, 4, 1), date(2026, 11, 30)


def play(seed: int, number: int, folder: Path) -> None:
    """Make a city of some counties and tasks, and assess it on three days."""
    chance = Random(f"{seed}/{number}")
    known = FIRST + timedelta(days=chance.randint(60, (LAST - FIRST).days))
    counties, tasks = chance.randint(3, 7), chance.randint(6, 18)
    files = generate_city(chance.randint(1, 10**6), counties, tasks, as_of=known)
    root = write_city(folder / "city", files)
    for _ in range(3):
        day = FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days))
        assert assessed(root, day) == recomputed(root, day), (known, counties, tasks, day)


def assessed(root: Path, day: date) -> list[dict[str, Any]]:
    """Return the numbers that the command prints, by the counties' codes."""
    options = ("--root", root, "--today", "2026-12-31", "--as-of", day, "--format", "json")
    status, said = run("assess", *options)
    assert status == 0, said
    rows = json.loads(said, parse_float=Decimal, parse_int=Decimal)["counties"]
    kept = [{name: row[name] for name in NUMBERS} for row in rows]
    return sorted(kept, key=lambda row: str(row["code"]))
