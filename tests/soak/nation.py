"""A nation, city by city: workers that are killed cost nothing, and what the whole would take.

The last round measures; its table stands in `scripts/README.md`.
"""

import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import linear_regression
from tempfile import TemporaryDirectory
from threading import Timer
from time import perf_counter
from typing import Any
from unittest.mock import patch

from demo.city import HORIZON
from demo.nation import CITIES, COUNTIES, TASKS, city_of, sizes
from ledgers.flow.cities import CityRow, worked
from ledgers.model.words import Words
from ledgers.write.cluster import hands_of
from ledgers.write.workers import Answer, mapped
from tests.cities import write_city

NAME = "nation"
ROUNDS = 4
CUT = 0
TINY, FEW = 2, 4
"""The tasks of cities that are only counted, and how many of them a round has."""
SMALL = 5
"""The most counties that such a city has."""
STEP = 10
"""One city in so many is measured: 34 of them."""
WORKERS = 2


@dataclass(frozen=True)
class Lived:
    """What came of a city, and the seconds of processor and of clock that it took."""

    row: CityRow
    work: float
    wall: float


def lived(seed: int, tasks: int, number: int) -> Lived:
    """Make a city, check, assess and publish it, and leave nothing of it on the disk."""
    start, began = spent(), perf_counter()
    with TemporaryDirectory() as folder:
        root = write_city(Path(folder) / f"{number:03}", city_of(number, seed, tasks))
        row = worked(HORIZON, None, Path(folder) / "out", "zh", root)
    return Lived(row, spent() - start, perf_counter() - began)


def spent() -> float:
    """Return the seconds of processor of this process and of its copies that have ended."""
    return sum(os.times()[:4])


@contextmanager
def cluster() -> Iterator[Any]:
    """Yield a cluster of two processes of this machine."""
    from distributed import LocalCluster  # noqa: PLC0415 - an extra, needed here only

    wish = {"processes": True, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(n_workers=WORKERS, **wish) as made:
        yield made


def play(seed: int, number: int, folder: Path) -> None:
    """Play one round; raises AssertionError where a city is lost or has other bytes."""
    shutil.rmtree(folder)  # Nothing of a city may be there twice.
    if number == ROUNDS:
        measured(seed)
        return
    small = [city for city, size in enumerate(sizes(seed)) if size <= SMALL]
    numbers = Random(f"{seed} {number}").sample(small, FEW)
    expected = rows_of(mapped(None, partial(lived, seed, TINY), numbers))
    KINDS[number % len(KINDS)](partial(lived, seed, TINY), numbers, expected)


def rows_of(answers: Iterator[Answer[int, Lived]]) -> list[CityRow]:
    """Return what came of each city; raises AssertionError where nothing did."""
    return [row.row for row in values_of(answers)]


def values_of(answers: Iterator[Answer[int, Lived]]) -> list[Lived]:
    """Return the values of answers; raises AssertionError where there is none."""
    found = list(answers)
    assert [one.failure for one in found if one.value is None] == []
    return [one.value for one in found if one.value]


Work = partial[Lived]


def _worker_of_cluster(work: Work, numbers: Sequence[int], expected: list[CityRow]) -> None:
    """Kill a worker of a cluster in the middle: complete, same bytes."""
    said: list[Words] = []
    with cluster() as made, hands_of(WORKERS, made.scheduler_address, said.append) as hands:
        victim = made.workers[0].pid
        answers = mapped(hands, work, numbers)
        first = next(answers)
        os.kill(victim, signal.SIGKILL)
        found = rows_of(iter([first, *answers]))
    assert (found, said) == (expected, [])


def _worker_of_pool(work: Work, numbers: Sequence[int], expected: list[CityRow]) -> None:
    """Kill a process of this machine in the middle: complete, same bytes."""
    with hands_of(WORKERS, "", print) as hands:
        assert hands
        (answer,) = mapped(hands, eval, ["__import__('os').getpid()"])
        answers = mapped(hands, work, numbers)
        Timer(1, os.kill, (answer.value, signal.SIGKILL)).start()
        assert rows_of(answers) == expected


def _whole_cluster(work: Work, numbers: Sequence[int], expected: list[CityRow]) -> None:
    """Close a cluster in the middle: the work goes on in this machine."""
    said: list[Words] = []
    with cluster() as made, hands_of(WORKERS, made.scheduler_address, said.append) as hands:
        answers = mapped(hands, work, numbers)
        first = next(answers)
        made.close()
        found = rows_of(iter([first, *answers]))
    assert found == expected
    assert len(said) == 1


KINDS = (_worker_of_cluster, _worker_of_pool, _whole_cluster)
"""What is played, in turn, before the last round."""


def measured(seed: int) -> None:
    """Measure a share of the nation by one process and by a cluster, and draw the line."""
    numbers, work = range(0, CITIES, STEP), partial(lived, seed, TASKS)
    start = perf_counter()
    with patch("ledgers.write.workers.FORKS", new=False):  # Nor has a worker of a cluster copies.
        alone = values_of(mapped(None, work, numbers))
    one = perf_counter() - start
    with cluster() as made, hands_of(WORKERS, made.scheduler_address, print) as hands:
        start = perf_counter()
        together = values_of(mapped(hands, work, numbers))
        two = perf_counter() - start
    assert [row.row for row in together] == [row.row for row in alone]
    told(alone, together, one, two)


def told(alone: list[Lived], together: list[Lived], one: float, two: float) -> None:
    """Print what was measured, and the straight line to the whole nation."""
    sizes = [row.row.counties for row in alone]
    slope, fixed = linear_regression(sizes, [row.work for row in alone])
    whole = CITIES * fixed + COUNTIES * slope
    spent = [sum(row.work for row in rows) for rows in (alone, together)]
    day = date.isoformat(alone[0].row.as_of)
    print(
        f"{len(alone)} cities, {sum(sizes)} counties, {sum(row.row.files for row in alone)} files"
    )
    print(f"as of {day}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"one process:  {one:7.1f} s, of it processor {spent[0]:7.1f} s")
    print(f"two workers:  {two:7.1f} s, of it processor {spent[1]:7.1f} s")
    print(f"efficiency:   {one / two / WORKERS:7.0%}, by processor {spent[0] / spent[1]:.0%}")
    print(f"a city:       {fixed:7.2f} s and {slope:.2f} s for each county (processor)")
    print(f"{CITIES} cities, {COUNTIES} counties: {whole / 60:.0f} minutes of one processor")
