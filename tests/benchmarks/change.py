"""Measure what it costs to review a change of ten records, against assessing the city once."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from demo import demonstration_city
from demo.repositories import Step, repository
from tests.benchmarks.history import START, steps

RECORDS = 10
UPDATE = b"  - on: 2026-07-15\n    status: doing\n"
BOTH_SIDES = ("--base", "HEAD~1", "--head", "HEAD")


def change(runs: int, city: Mapping[str, bytes] | None = None) -> None:
    """Print the processor's seconds of a review and of a check, as ratios to their likes."""
    files = city or demonstration_city()
    with tempfile.TemporaryDirectory() as folder:
        (first,) = steps(1, files)
        root = repository(Path(folder), (first, Step(START + timedelta(days=1), filed(files))))
        print(f"A change of {RECORDS} records in a city of {len(files)} files:")
        for name, alone in (("review", ("assess", "--at", "HEAD")), ("check", ("check",))):
            once = seconds(root, alone, runs)
            both = seconds(root, (name, *BOTH_SIDES), runs)
            print(f"{once:8.2f} s           ledgers {alone[0]} of the city")
            print(f"{both:8.2f} s  {both / once:5.2f} ×  ledgers {name} of the change", flush=True)


def filed(city: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return ten files of progress with one more update."""
    paths = sorted(path for path in city if "/progress/" in path and "/counties/" in path)
    return {path: city[path] + UPDATE for path in paths[:: len(paths) // RECORDS][:RECORDS]}


def seconds(root: Path, words: Sequence[str], runs: int) -> float:
    """Return the median of the processor's seconds of a command; ends the run where it fails.

    A review of several counties' records at once finds errors, and ends with status 1.
    """
    command = [sys.executable, "-m", "ledgers", *words, "--root", str(root), "--today=2026-07-15"]
    times = []
    for _ in range(runs):
        before = getrusage(RUSAGE_CHILDREN)
        done = subprocess.run(command, check=False, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if done.returncode not in {0, 1}:
            sys.exit(f"{words[0]}: {(done.stdout + done.stderr)[-500:].decode()}")
    return statistics.median(times)
