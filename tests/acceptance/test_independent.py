"""Compare `ledgers assess` with a script that shares nothing with it but the data."""

import ast
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.acceptance.independent import recomputed
from tests.cities import REPOSITORY
from tests.points import pointed
from tests.soak.independent import assessed

# Numbers are compared here; the lines that work them out are counted in tests/unit/assess.
pytestmark = pytest.mark.no_cover

Run = Callable[..., tuple[int, str, str]]
DAYS = ["2026-04-30", "2026-06-14", "2026-07-05", "2026-07-06", "2026-07-15", "2026-10-31"]


@pytest.mark.demonstration
def test_the_demonstration_comes_out_the_same() -> None:
    day = date(2026, 10, 31)
    expected = recomputed(REPOSITORY, day)

    assert assessed(REPOSITORY, day) == expected
    assert len(expected) == 13


def test_without_a_day_the_one_of_the_publication_is_meant(ledgers: Run, city: Path) -> None:
    _, out, _ = ledgers("assess", "--root", city, "--today", "2026-12-31", "--format", "json")

    assert json.loads(out)["as_of"] == "2026-07-15"


@pytest.mark.parametrize("day", DAYS)
def test_the_mini_city_comes_out_the_same(city: Path, day: str) -> None:
    asked = date.fromisoformat(day)

    assert assessed(city, asked) == recomputed(city, asked)


@pytest.mark.parametrize("day", DAYS[-2:])
def test_a_scheme_of_points_comes_out_the_same(city: Path, day: str) -> None:
    path = city / "data/city/schemes.yaml"
    path.write_bytes(pointed(path.read_bytes()))
    asked = date.fromisoformat(day)

    found = assessed(city, asked)

    assert found == recomputed(city, asked)
    assert len({row["score"] for row in found}) > 1


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
