"""Fixtures for all tests: a mini city on disk, and the portal, which is built once in a run."""

import fcntl
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ledgers.check.city import Checked, check
from ledgers.cli.main import main
from ledgers.model.document import Document
from ledgers.model.layout import Location
from ledgers.model.problem import Problem
from ledgers.read import schemas as reading
from ledgers.read.documents import document_of
from tests.synthetic import mini_city

# The same examples in every run, and none of them measured by the clock.
settings.register_profile("ledgers", deadline=None, derandomize=True, database=None)
settings.load_profile("ledgers")

REPOSITORY = Path(__file__).resolve().parents[1]
MINI = mini_city()


def pytest_collection_finish() -> None:
    """Keep the thousands of collected tests out of every later search for garbage."""
    gc.collect()
    gc.freeze()


# ── Done once ────────────────────────────────────────────────────────────────────────────────────

document_once = lru_cache(maxsize=2048)(lambda *asked: tuple(document_of(*asked)))
schema_once = lru_cache(maxsize=64)(reading._schema)
checked_before: dict[tuple[object, ...], tuple[object, Checked]] = {}


def remembered_document(path: str, location: Location, data: bytes) -> Iterator[Document | Problem]:
    """Read a text, or give what reading the same text at the same path gave before."""
    return iter(document_once(path, location, data))


def remembered_check(
    documents: Iterable[Document],
    files: Iterable[str],
    schemas: Mapping[str, Mapping[str, Any]],
    today: date,
) -> Checked:
    """Check a city, or give what checking the same texts gave before: `check` is pure."""
    documents, files = tuple(documents), frozenset(files)
    texts = tuple((document.file, document.blob) for document in documents)
    rules = tuple((name, id(schema)) for name, schema in schemas.items())
    key = (texts, files, rules, today)
    kept = checked_before.pop(key, None) or (schemas, check(documents, files, schemas, today))
    # The schemas stay with the key, so that no other ones can come to have their identity.
    checked_before[key] = kept
    if len(checked_before) > 8:
        del checked_before[next(iter(checked_before))]
    return kept[1]


@pytest.fixture(scope="session", autouse=True)
def nothing_twice() -> Iterator[None]:
    """Let commands that run in this process read no text twice, and check no city twice.

    Nearly every test changes one file of the mini city and runs several commands on it. What
    a test itself imports from `read` and `check` is not remembered, nor what other processes do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledgers.read.documents.document_of", remembered_document)
        patch.setattr("ledgers.read.schemas._schema", schema_once)
        patch.setattr("ledgers.flow.load.check", remembered_check)
        yield


# ── Cities ───────────────────────────────────────────────────────────────────────────────────────


def write_city(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write a city's files below a folder, with the repository's schemas beside them."""
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    shutil.copytree(REPOSITORY / "schemas", root / "schemas", dirs_exist_ok=True)
    return root


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the root of a sound mini city: 3 counties, 5 tasks."""
    return write_city(tmp_path / "city", MINI)


@pytest.fixture
def ledgers(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command line and gives exit status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


# ── Portals ──────────────────────────────────────────────────────────────────────────────────────


def published(
    root: Path, world: Mapping[str, str] | None = None, expected: tuple[int, ...] = (0,)
) -> Path:
    """Publish a city in a process of its own, in a world of its own; return the portal.

    Such a process is not traced: the lines of publishing are counted where one test publishes
    in its own process (tests/unit/flow).
    """
    environment = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    paths = [str(REPOSITORY / "scripts"), environment.get("PYTHONPATH", "")]
    environment |= {**(world or {}), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    day = ("--today", "2026-07-15")
    command = [sys.executable, "-m", "ledgers", "publish", "--root", str(root), *day]
    result = subprocess.run(
        command, env=environment, cwd=root, check=False, capture_output=True, encoding="utf-8"
    )
    assert result.returncode in expected, result.stdout + result.stderr
    return root / "public"


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the finished portal of the demonstration city: the one full build of a run.

    The worker that comes first builds it, another one waits and takes it as it is: nobody
    writes into it.
    """
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "demonstration"
    with root.with_suffix(".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "public").exists():  # Only a portal that is finished gets this name.
            shutil.copytree(REPOSITORY / "data", root / "data", dirs_exist_ok=True)
            shutil.copytree(REPOSITORY / "schemas", root / "schemas", dirs_exist_ok=True)
            published(root)
    return root / "public"
