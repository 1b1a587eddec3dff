"""Measure how long the weekly revisions of a city take to read, against parsing each file once."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from demo import demonstration_city
from demo.repositories import Step, repository
from ledgers.flow.history import Past
from ledgers.model.layout import located
from ledgers.read.commits import opened, tree_of_commit
from ledgers.read.documents import document_of
from ledgers.read.history import Shelf
from ledgers.read.tree import File

ROOT = Path(__file__).parents[2]
START = datetime(2025, 7, 20, 12, tzinfo=UTC)
CHANGED = 6
"""Files that change in a week."""


def past(runs: int, weeks: int = 52, city: Mapping[str, bytes] | None = None) -> None:
    """Print what reading all revisions takes, and how many times as long as parsing alone."""
    with tempfile.TemporaryDirectory() as folder:
        root = repository(Path(folder), tuple(steps(weeks, city or demonstration_city())))
        files = distinct(root)
        parsing = median(lambda: parse(files), runs)
        reading = median(lambda: read(root), runs)
        knowing = median(lambda: know(root), runs)
    print(f"A city over {weeks} weekly revisions, {len(files)} distinct files:")
    print(f"{parsing:8.2f} s           parsing each of them once")
    print(f"{reading:8.2f} s  {reading / parsing:5.1f} ×  reading all revisions out of git")
    print(f"{knowing:8.2f} s  {knowing / parsing:5.1f} ×  and checking files, making catalogues")


def steps(weeks: int, city: Mapping[str, bytes]) -> Iterator[Step]:
    """Yield a city, then weeks in each of which a few files change."""
    schemas = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "schemas").iterdir())
    }
    yield Step(START, {**city, **schemas})
    paths = sorted(path for path in city if "/progress/" in path)
    for week in range(1, weeks):
        changed = [paths[(week * CHANGED + turn) % len(paths)] for turn in range(CHANGED)]
        line = f"# {week}\n".encode()
        yield Step(START + timedelta(weeks=week), {path: city[path] + line for path in changed})


def distinct(root: Path) -> Mapping[File, bytes]:
    """Return the bytes of every file that any revision has, each once."""
    store = opened(root)
    found = {
        file: b""
        for commit in store.commits("main")
        for file in tree_of_commit(store, commit).files.values()
        if located(file.path)
    }
    return {file: store.data(file.blob) for file in found}


def parse(files: Mapping[File, bytes]) -> list[object]:
    """Parse files that are already in memory, and keep what they hold as reading does."""
    places = ((file, located(file.path), data) for file, data in files.items())
    return [
        found
        for file, location, data in places
        if location is not None
        for found in document_of(file.path, location, data)
    ]


def read(root: Path) -> None:
    """Read every revision."""
    store, shelf = opened(root), Shelf()
    for commit in store.commits("main"):
        shelf.reading(tree_of_commit(store, commit))


def know(root: Path) -> None:
    """Read every revision, check its files and make its catalogue."""
    known = Past(opened(root))
    for commit in known.store.commits("main"):
        known.city(commit)


def median(work: Callable[[], object], runs: int) -> float:
    """Return the median of the seconds that a piece of work takes."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
