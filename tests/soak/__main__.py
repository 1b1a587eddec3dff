"""Play what takes too long for `make test`: `python -m tests.soak`, or `make soak`."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.own_data import SKIPPED, is_demonstration
from tests.soak.listed import OF_THE_DEMONSTRATION, SOAKS, Soak
from tests.soak.played import Played, Run, play_all
from tests.soak.program import program_at

HOME = Path(__file__).parents[2]
SEED = 1


def main(arguments: Sequence[str] | None = None, soaks: Sequence[Soak] = SOAKS) -> int:
    """Play all rounds of the soaks that are asked for, go on after failures, return the status."""
    options = _parser(soaks).parse_args(arguments)
    asked = playable([soak for soak in soaks if options.soak in {"", soak.NAME}])
    run = Run(program_at(HOME), options.seed, options.out)
    if options.number:
        for soak in asked:
            again(soak, options.number, run)
        return 0
    rows = [summed(soak, play_all(soak, options.rounds or soak.ROUNDS, run), run) for soak in asked]
    result = {**asdict(run.program), "seed": run.seed, "soaks": rows}
    text = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    (run.folder / "result.json").write_text(text, "utf-8")
    state = "clean" if run.program.clean else "with changes that are not committed"
    print(f"Commit {run.program.commit or 'unknown'}, {state}; program {run.program.digest}.")
    return 1 if any(row["failures"] for row in rows) else 0


def playable(asked: Sequence[Soak]) -> Sequence[Soak]:
    """Return the soaks for which there is data here, and name the others."""
    own = [soak for soak in asked if soak in OF_THE_DEMONSTRATION]
    if not own or is_demonstration():
        return asked
    print(f"Skipped: {', '.join(soak.NAME for soak in own)} ({SKIPPED}).")
    return [soak for soak in asked if soak not in own]


def _parser(soaks: Sequence[Soak]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    names = ["", *(soak.NAME for soak in soaks)]
    parser.add_argument("--soak", choices=names, default="", help="only this one")
    parser.add_argument("--rounds", type=int, default=0, help="so many, in place of each one's own")
    parser.add_argument("--seed", type=int, default=SEED, help="what everything is drawn from")
    parser.add_argument("--number", type=int, default=0, help="only this round, once again, loudly")
    parser.add_argument("--out", type=Path, default=HOME / "build/soak", help="folder of results")
    return parser


def again(soak: Soak, number: int, run: Run) -> None:
    """Play one round in a folder that stays, and let what it raises be seen."""
    folder = run.folder / f"{soak.NAME}-{run.seed}-{number}"
    folder.mkdir(parents=True)
    print(f"{soak.NAME}, seed {run.seed}, round {number}, in {folder}", flush=True)
    soak.play(run.seed, number, folder)


def summed(soak: Soak, rounds: Iterable[Played], run: Run) -> Mapping[str, Any]:
    """Play the rounds of a soak, print its line and every failure, and return the sums."""
    rows = []
    for row in rounds:
        rows.append(row)
        if row.failure:
            told = f"seed {row.seed}, round {row.number}: {row.failure}"
            print(f"{soak.NAME} failed with {told}", flush=True)
    failures = [{"number": row.number, "said": row.failure} for row in rows if row.failure]
    seconds = round(sum(row.seconds for row in rows), 1)
    counts = f"{len(rows):5} rounds, {len(failures):3} failures"
    print(f"{soak.NAME:16} {counts}, {seconds:8.1f} s, seed {run.seed}", flush=True)
    return {"soak": soak.NAME, "rounds": len(rows), "failures": failures, "seconds": seconds}


if __name__ == "__main__":
    sys.exit(main())
