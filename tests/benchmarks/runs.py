"""Whole processes, run in turn (A B A B …), each with its seconds and its largest memory."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ledgers.model.values import Struct, replace

LAUNCH = Path(__file__).with_name("launch.py")
PATIENCE = 10.0
"""Seconds after which a program is not run again in a contest: what it has run counts."""
TOLD = 300
"""How many bytes of what a program says last are repeated where it fails."""


def nothing() -> None:
    """Prepare nothing."""


class Program(Struct, frozen=True):
    """A program of a contest: what is run, and what must be done before each run, untimed."""

    name: str
    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None] = nothing
    environment: Mapping[str, str] = {}
    tree: str = ""
    units: Callable[[], int] = int
    """How many files or pages it works on, known when it has run; 0: they are not counted."""

    step: str = ""
    """A step of its own whose seconds are asked for, and what it prints behind these."""
    step_printed: str = ""

    def counting(self, units: Callable[[], int]) -> "Program":
        """Return it with what counts its files or pages, where it does not count them itself."""
        return self if self.units is not int else replace(self, units=units)


class Run(Struct, frozen=True):
    """One run: seconds on the clock and of the processor, and megabytes of its largest process."""

    seconds: float
    processor: float
    memory: float
    said: str = ""
    """What it printed, where a step of it is asked for."""


class Failed(Exception):  # noqa: N818 - reads as the sentence it is
    """Say with which status a program ended, and what it said last."""


Key = tuple[str, str]
"""A program by its name and its tree."""


def in_turn(
    programs: Sequence[Program], rounds: int, patience: float = PATIENCE
) -> tuple[Mapping[Key, list[Run]], Mapping[Key, str]]:
    """Return the runs of each program, and why those that failed have none."""
    runs: dict[Key, list[Run]] = {(each.name, each.tree): [] for each in programs}
    failed: dict[Key, str] = {}
    for _ in range(rounds):
        for program in programs:
            key = (program.name, program.tree)
            if key in failed or sum(run.seconds for run in runs[key]) > patience:
                continue
            try:
                runs[key].append(timed(program))
            except Failed as error:
                failed[key] = str(error)
    return {key: found for key, found in runs.items() if key not in failed}, failed


def timed(program: Program) -> Run:
    """Run a program once; raises Failed where it does not end well."""
    program.prepare()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        done = subprocess.run(
            (sys.executable, "-I", "-S", str(LAUNCH), str(report), *program.command),
            check=False,
            cwd=program.folder,
            env={**os.environ, **program.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            last = " ".join(done.stdout[-TOLD:].decode("utf-8", "replace").split())
            raise Failed(f"{program.name} ended with status {done.returncode}: {last}")
        seconds, processor, kilobytes = map(float, report.read_text("ascii").split())
    said = done.stdout.decode("utf-8", "replace") if program.step else ""
    return Run(seconds, processor, kilobytes / 1000, said)


def seconds_of(step: str, said: str) -> float:
    """Return the seconds that a program printed before a step; raises where it did not."""
    found = re.search(rf"(?m)^ *([0-9.]+) s  {re.escape(step)}$", said)
    if found is None:
        raise ValueError(f"no seconds are told of {step}")
    return float(found[1])
