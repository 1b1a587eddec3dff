"""Records that break their schemas, through check, project, assess and every page of the portal.

What cannot be used is left out and the rest is shown, or one sentence says why nothing is.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from ledgers.assess.city import assess
from ledgers.flow.assess import day_of, question_about, sheet_of
from ledgers.flow.load import City, Request, checked, refuse_leaks
from ledgers.flow.publish import Order, view_of
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.problem import CannotGoOn, Problem
from ledgers.model.words import english
from ledgers.publish.charts import wanted_charts
from ledgers.publish.site import render_portal
from ledgers.read.documents import Reading, Schemas, document_of, schemas_of
from ledgers.read.home import SITE, texts_below
from ledgers.read.tree import FolderTree
from tests.conftest import MINI, REPOSITORY

NAME = "broken_records"
ROUNDS = 400
CUT = 2
"""Rounds that are played in `make test`."""
REGISTERS, RECORDS = 4, 8
"""How many of each are broken in one round."""
TODAY = date(2026, 7, 15)
SALT = "soak"
ODD: tuple[object, ...] = (
    *(None, True, False, -1, 0, 7, 10**30, -(10**30), Decimal("1.5"), Decimal("0.0")),
    *("", "x", "x\n", "2026-13-45", "9999-12-31", "0001-01-01", "0000-00-00", "2026-W99"),
    *([], {}, [[]], [{}], [None], ["x"], ["x", "x"], {"a": 1}, {"id": ["x"]}, [{"on": 1}]),
)
NEEDED = ("programme", "tasks", "rules", "publication", "areas")
"""Registers without which nothing is shown: broken in one round of five."""
Place = tuple[Any, str | int]
"""A group or a list, and the name or the position of one of its values."""


def play(seed: int, number: int, folder: Path) -> None:
    """Break some records of the mini city and run everything on it; nothing is written."""
    chance = Random(f"{seed}/{number}")
    files = dict(MINI)
    for name in _chosen(chance, number):
        files[name] = _broken(name, chance)
    city = checked(_reading(files), _schemas(), TODAY, None)

    assert any(problem.is_error for problem in city.problems), "nothing was broken"
    with suppress(CannotGoOn):
        _assessed(city)
    with suppress(CannotGoOn):
        _published(city, folder)


# ── What is broken ───────────────────────────────────────────────────────────────────────────────


def _chosen(chance: Random, number: int) -> list[str]:
    """Return the files that are broken in a round."""
    needed = {f"data/city/{name}.yaml" for name in NEEDED} if number % 5 else set()
    registers = [name for name in sorted(MINI) if _is_register(name) and name not in needed]
    records = [name for name in sorted(MINI) if not _is_register(name)]
    return [*chance.sample(registers, REGISTERS), *chance.sample(records, RECORDS)]


def _is_register(name: str) -> bool:
    return name.removesuffix(".yaml").rpartition("/")[2] == _document(name, MINI[name]).ledger


def _broken(name: str, chance: Random) -> bytes:
    """Return a file in which one to three values are odd, missing or unknown."""
    value = deepcopy(_document(name, MINI[name]).value)
    for _ in range(chance.randint(1, 3)):
        _spoil(value, chance)
    text = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return text.encode()


def _spoil(value: dict[str, object], chance: Random) -> None:
    group, key = chance.choice([*_places(value)] or [(value, "x")])
    kind = chance.random()
    if kind < 0.15 and group:
        del group[key]
    elif kind < 0.25 and isinstance(group, dict):
        group["unknown"] = deepcopy(chance.choice(ODD))
    elif kind < 0.35 and group:
        group[key] = [group[key]]
    else:
        group[key] = deepcopy(chance.choice(ODD))


def _places(value: object) -> Iterator[Place]:
    """Yield every place in a value."""
    items: Any = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        items = value.items()
    for key, inner in items:
        yield value, key
        yield from _places(inner)


class _Plain(yaml.SafeDumper):
    """Write everything out, as the dialect asks."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 — nothing is an alias
        """Say that nothing is referred to."""
        return True


_Plain.add_representer(
    Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value))
)


# ── The city ─────────────────────────────────────────────────────────────────────────────────────


@cache
def _schemas() -> Schemas:
    return schemas_of(FolderTree(REPOSITORY))


@cache
def _templates() -> Mapping[str, str]:
    return texts_below(SITE / "templates")


@cache
def _document(name: str, data: bytes) -> Document:
    (document,) = _read(name, data)
    assert isinstance(document, Document)
    return document


def _read(name: str, data: bytes) -> tuple[Document | Problem, ...]:
    location = located(name)
    assert location is not None
    return tuple(document_of(name, location, data))


def _reading(files: Mapping[str, bytes]) -> Reading:
    found = [
        row
        for name, data in files.items()
        for row in ((_document(name, data),) if data == MINI[name] else _read(name, data))
    ]
    documents = tuple(row for row in found if isinstance(row, Document))
    problems = tuple(row for row in found if isinstance(row, Problem))
    return Reading(documents, problems, frozenset(files))


# ── What is run ──────────────────────────────────────────────────────────────────────────────────


def _assessed(city: City) -> None:
    day = day_of(city.catalog, None, TODAY)
    assessment = assess(question_about(city, city.catalog), day)
    sheet_of(city, assessment)


def _published(city: City, folder: Path) -> None:
    refuse_leaks(city)
    order = Order(Request(folder, TODAY), None, folder, "en", english, lambda: 0.0)
    view = view_of(city, order)
    drawings = {chart.digest(SALT): "<svg></svg>" for chart in wanted_charts(view)}
    for _ in render_portal(view, _templates(), drawings, SALT):
        pass
