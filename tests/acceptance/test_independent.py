"""Compare `ledgers assess` with a script that shares nothing with it but the data."""

import ast
import json
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.independent import recomputed
from tests.conftest import REPOSITORY, write_city
from tests.synthetic import generate_city

# Numbers are compared here; the lines that work them out are counted in tests/unit/assess.
pytestmark = pytest.mark.no_cover

Run = Callable[..., tuple[int, str, str]]
NUMBERS = (
    *("code", "score", "progress", "plan", "missed"),
    *("rank", "rank_low", "rank_high", "coverage"),
)
DAYS = ["2026-04-30", "2026-06-14", "2026-07-05", "2026-07-06", "2026-07-15", "2026-10-31"]


def assessed(ledgers: Run, root: Path, day: str) -> list[dict[str, Any]]:
    """Return the numbers that the command prints, by the counties' codes."""
    status, out, errors = ledgers(
        "assess", "--root", root, "--today", "2026-12-31", "--as-of", day, "--format", "json"
    )
    assert (status, errors) == (0, "")
    rows = json.loads(out, parse_float=Decimal, parse_int=Decimal)["counties"]
    kept = [{name: row[name] for name in NUMBERS} for row in rows]
    return sorted(kept, key=lambda row: str(row["code"]))


@pytest.mark.parametrize("day", DAYS)
def test_the_demonstration_comes_out_the_same(ledgers: Run, day: str) -> None:
    expected = recomputed(REPOSITORY, date.fromisoformat(day))

    assert assessed(ledgers, REPOSITORY, day) == expected
    assert len(expected) == 13


def test_without_a_day_the_one_of_the_publication_is_meant(ledgers: Run) -> None:
    _, out, _ = ledgers("assess", "--root", REPOSITORY, "--today", "2026-12-31", "--format", "json")

    assert json.loads(out)["as_of"] == "2026-07-15"


@pytest.mark.parametrize("day", DAYS)
def test_the_mini_city_comes_out_the_same(ledgers: Run, city: Path, day: str) -> None:
    assert assessed(ledgers, city, day) == recomputed(city, date.fromisoformat(day))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_cities_come_out_the_same(ledgers: Run, city: Path, seed: int) -> None:
    shutil.rmtree(city / "data")
    write_city(city, generate_city(seed, 5, 12, as_of=date(2026, 9, 30)))

    for day in ("2026-06-30", "2026-09-30"):
        assert assessed(ledgers, city, day) == recomputed(city, date.fromisoformat(day))


def test_the_script_shares_nothing_with_the_package() -> None:
    tree = ast.parse((Path(__file__).parent / "independent.py").read_text("utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in [
            *(alias.name for alias in getattr(node, "names", []) if isinstance(node, ast.Import)),
            *([node.module or ""] if isinstance(node, ast.ImportFrom) else []),
        ]
    }

    assert imported == {
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "hashlib",
        "json",
        "pathlib",
        "sys",
        "typing",
        "yaml",
    }
