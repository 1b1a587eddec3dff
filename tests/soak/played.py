"""Play the rounds of a soak, write each down as it ends, and play none twice."""

import json
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.soak.listed import Soak
from tests.soak.program import Program

LONGEST = 500
"""Letters of a failure that are kept."""


@dataclass(frozen=True, slots=True)
class Run:
    """Say what is soaked, from which seed, and where it is written down."""

    program: Program
    seed: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Played:
    """One round that was played: how long it took, and what failed, if anything did."""

    seed: int
    number: int
    commit: str
    program: str
    seconds: float
    failure: str | None


def play_all(soak: Soak, rounds: int, run: Run) -> Iterator[Played]:
    """Yield every round by its number, those that an earlier run played as it wrote them down."""
    run.folder.mkdir(parents=True, exist_ok=True)
    kept = {row.number: row for row in written(soak, run)}
    with diary(soak, run).open("a", encoding="utf-8") as lines:
        for number in range(1, rounds + 1):
            row = kept.get(number)
            if row is None:
                row = play_one(soak, number, run)
                print(json.dumps(asdict(row), ensure_ascii=False), file=lines, flush=True)
            yield row


def play_one(soak: Soak, number: int, run: Run) -> Played:
    """Play one round; whatever it raises is what failed."""
    failure, start = None, time.perf_counter()
    with tempfile.TemporaryDirectory(prefix=f"{soak.NAME}-", ignore_cleanup_errors=True) as folder:
        try:
            soak.play(run.seed, number, Path(folder))
        except Exception as error:  # noqa: BLE001 - the next round is played whatever this one met
            failure = told(error)
    seconds = round(time.perf_counter() - start, 2)
    return Played(run.seed, number, run.program.commit, run.program.digest, seconds, failure)


def told(error: Exception) -> str:
    """Return what failed, and the line where: outside pytest an assertion says nothing else."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}: {last.line}"
    return f"{type(error).__name__}: {str(error)[:LONGEST]} at {place}"


def diary(soak: Soak, run: Run) -> Path:
    """Return the file with a line for each round."""
    return run.folder / f"{soak.NAME}.jsonl"


def written(soak: Soak, run: Run) -> Iterator[Played]:
    """Yield the rounds that are written down for this seed and program.

    A line that was cut off, because the run was killed while it wrote, counts as none.
    """
    file = diary(soak, run)
    told = file.read_text("utf-8").split("\n") if file.exists() else []
    if told and told[-1]:
        file.write_text("\n".join(told[:-1]) + "\n" * (len(told) > 1), "utf-8")
    for line in told[:-1]:
        row = Played(**json.loads(line))
        same = (run.seed, run.program.commit, run.program.digest)
        if (row.seed, row.commit, row.program) == same:
            yield row
