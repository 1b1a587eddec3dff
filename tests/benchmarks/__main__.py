"""Measure whole processes in turn with others' programs: `python -m tests.benchmarks`."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.change import change
from tests.benchmarks.contests import CONTESTS, Contest, Sizes
from tests.benchmarks.history import past
from tests.benchmarks.ours import tree
from tests.benchmarks.peers import present
from tests.benchmarks.ratios import Side
from tests.benchmarks.results import FOLDER, GOALS, Found, markdown, results, sentence, written
from tests.benchmarks.runs import Run, in_turn, seconds_of

ROOT = Path(__file__).parents[2]
SCRATCH = ROOT / ".cache"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for, and print it."""
    options = _parser().parse_args(arguments)
    if options.visit:
        # Its browser is optional: the other measures do without.
        from tests.benchmarks.visit import visit  # noqa: PLC0415

        visit(options.visit, options.visits)
    elif options.weeks:
        change(options.runs)
        past(options.runs, options.weeks)
    else:
        table = run(options)
        print("\n".join(markdown(table)))
        if options.write:
            (FOLDER / "results.yaml").write_text(written(table), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--trees", type=Path, nargs=2, metavar=("BEFORE", "AFTER"))
    parser.add_argument("--contests", nargs="+", choices=CONTESTS, default=list(CONTESTS))
    parser.add_argument("--write", action="store_true", help="keep the table for the portal")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program")
    parser.add_argument("--builds", type=int, default=2, help="runs of what takes long")
    parser.add_argument("--weeks", type=int, default=0, help="a change, and the past, alone")
    parser.add_argument("--visit", type=Path, help="a finished portal, to be visited, alone")
    parser.add_argument("--visits", type=int, default=5, help="runs of Lighthouse for each page")
    return parser


def run(options: argparse.Namespace) -> Mapping[str, Any]:
    """Return the table of all contests that are asked for."""
    before, after = options.trees or (None, ROOT)
    trees = [tree(after.resolve())]
    if before:
        trees.insert(0, tree(before.resolve(), "before"))
    sizes, (load, *_) = Sizes(options.runs, options.builds), os.getloadavg()
    if load > 1:
        print(f"The machine is busy (load {load:.1f}): seconds say little.", file=sys.stderr)
    SCRATCH.mkdir(exist_ok=True)
    found = []
    for name in options.contests:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=SCRATCH, prefix="bench.") as folder:
            found.append(held(CONTESTS[name](trees, Path(folder), sizes)))
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return results(found, datetime.now(UTC).date(), load)


def held(contest: Contest) -> Found:
    """Let the programs of a contest run in turn; say which did not, and why."""
    programs, absent = present(contest.programs)
    runs, failed = in_turn(programs, contest.rounds)
    missing = dict.fromkeys(absent, "absent")
    for (name, _), why in failed.items():
        print(why, file=sys.stderr, flush=True)
        missing[name] = "failed"
    wanted = {goal.of for goal in GOALS if goal.contest == contest.name}
    ran = {name for each in contest.programs for name in (each.name, each.step)}
    missing |= dict.fromkeys(sorted(wanted - ran), "none")
    units = {(each.name, each.tree): each.units() for each in programs}
    sides = {key: Side(found, units[key]) for key, found in runs.items()}
    steps = {
        (each.step, each.tree): Side(stepped(each.step_printed, runs[each.name, each.tree]))
        for each in programs
        if each.step and (each.name, each.tree) in runs
    }
    for name, why in missing.items():
        print(sentence({"contest": contest.name, "program": name, "why": why}), file=sys.stderr)
    return Found(contest.name, sides, missing, steps)


def stepped(step: str, runs: Sequence[Run]) -> list[Run]:
    """Return a step of each run, of which only the seconds are known."""
    return [Run(seconds_of(step, run.said), 0, 0) for run in runs]


if __name__ == "__main__":
    main()
