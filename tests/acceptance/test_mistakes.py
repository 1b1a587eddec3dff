"""Mistakes of a clerk in YAML: the check names each, and shows the line as it should be."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledgers.check.file.schema import Rulebook
from ledgers.flow.load import City, checked
from ledgers.flow.mending import workshop_of
from ledgers.model.problem import Problem
from ledgers.model.values import replace
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import LOCALE, translator
from tests.cities import MINI, SCHEMAS, MemoryTree

COUNTY = "data/counties/990121/"
TABLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "mistakes.yaml").read_text("utf-8")
)
TODAY = date(2026, 7, 15)


def path_of(name: str) -> str:
    """Return the path of a file as the table names it."""
    path = COUNTY + name.removesuffix(".yml")
    path = path.replace("/990121/../", "/")
    return path + (".yml" if name.endswith(".yml") else ".yaml")


SCHEMAS_READ = schemas_of(MemoryTree(SCHEMAS))
RULEBOOK = Rulebook(SCHEMAS_READ.by_ledger)


@cache
def sound() -> City:
    """Return the mini city as it is, without its texts: a mistake makes other ones."""
    return replace(city_of({**MINI, **SCHEMAS}), reading=None)


def city_of(files: Mapping[str, bytes | None]) -> City:
    """Return a city of some files, checked."""
    return checked(documents_of(MemoryTree(files)), SCHEMAS_READ, TODAY, None)


def problems_after(row: dict[str, Any]) -> tuple[Problem, ...]:
    """Return what the check says of one file with a mistake in it, of the mini city where needed.

    That a file can be read and keeps to its schema needs no other file.
    """
    files = files_after(row)
    workshop = workshop_of(MemoryTree(files), sound(), RULEBOOK)
    path = path_of(row.get("moved", row["file"]))
    found = workshop.faults(path, (files[path] or b"").decode()) or city_of(files).problems
    return tuple(map(workshop.named, map(workshop.mended, found)))


def files_after(row: dict[str, Any]) -> dict[str, bytes | None]:
    """Return the files of the mini city with one mistake in them."""
    files: dict[str, bytes | None] = {**MINI, **SCHEMAS}
    text = (files.pop(path_of(row["file"])) or b"").decode()
    if "wrong" in row:
        right = row.get("old", row["right"])
        assert right in text, row["name"]
        text = text.replace(right, row["wrong"], 1)
    files[path_of(row.get("moved", row["file"]))] = text.encode()
    return files


def is_told(row: dict[str, Any], problem: Problem) -> bool:
    """Say whether a problem names a mistake and shows the line as it should be."""
    chinese = translator(LOCALE, "zh")
    said = chinese(problem.message) + (chinese(problem.hint) if problem.hint else "")
    mended = problem.mended.right if problem.mended else None
    expected = row["mended"] if "mended" in row else row["right"]
    return all(word in said for word in row["told"]) and (mended == expected)


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
def test_a_mistake_is_named_and_mended(row: dict[str, Any]) -> None:
    problems = problems_after(row)

    if row["told"] == "none":
        assert problems == ()
    else:
        assert any(is_told(row, problem) for problem in problems)
