"""Measure whole processes, best read as ratios: `python -m tests.benchmarks`."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from demo import big_corpus
from tests.benchmarks.change import change
from tests.benchmarks.history import past

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
PLAIN = Path(__file__).with_name("plain.py")
TODAY = "2026-07-15"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how long each program takes, and how many times as long as ours."""
    options = _parser().parse_args(arguments)
    print(f"Whole processes, the median of {options.runs} runs.")
    print(f"{median(check(ROOT), options.runs):8.2f} s  ledgers check, the city below data/")
    with tempfile.TemporaryDirectory() as folder:
        race(Path(folder), options.files, options.runs)
    if options.portal:
        # Its browser is optional: the other measures do without.
        from tests.benchmarks.visit import visit  # noqa: PLC0415

        visit(options.portal, options.visits)
    if options.weeks:
        change(options.runs)
        past(options.runs, options.weeks)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each program")
    parser.add_argument("--files", type=int, default=182, help="files of 22 KB in the corpus")
    parser.add_argument("--portal", type=Path, help="a finished portal, to be visited")
    parser.add_argument("--visits", type=int, default=5, help="runs of Lighthouse for each page")
    parser.add_argument("--weeks", type=int, default=52, help="weekly revisions of the past")
    return parser


def race(folder: Path, count: int, runs: int) -> None:
    """Let three programs check the same files in turn, and print times and ratios."""
    files = corpus(folder / "city", count)
    schema = without_names(folder / "schemas") / "progress.schema.json"
    paths = [str(file) for file in files]
    programs = {
        "ledgers check, all checks of the whole city": check(folder / "city"),
        "PyYAML and jsonschema, these files": [sys.executable, str(PLAIN), str(SCHEMAS), *paths],
        "check-jsonschema, these files": [
            tool("check-jsonschema"),
            f"--schemafile={schema}",
            *paths,
        ],
    }
    size = sum(file.stat().st_size for file in files)
    print(f"A city with {len(files)} files of progress, {size / 1e6:.1f} MB:")
    ours = 0.0
    for name, command in programs.items():
        seconds = median(command, runs)
        ours = ours or seconds
        print(f"{seconds:8.2f} s  {seconds / ours:5.1f} ×  {name}", flush=True)


def corpus(folder: Path, count: int) -> list[Path]:
    """Write the city with the schemas beside it and return its files of progress."""
    for path, data in big_corpus(files=count).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(SCHEMAS, folder / "schemas")
    return sorted(folder.glob("data/counties/*/progress/*.yaml"))


def without_names(folder: Path) -> Path:
    """Copy the schemas without `$id`, by which check-jsonschema would look on the network."""
    folder.mkdir()
    for path in SCHEMAS.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        del schema["$id"]
        (folder / path.name).write_text(json.dumps(schema), encoding="utf-8")
    return folder


def check(root: Path) -> list[str]:
    """Return the command that checks a city."""
    return [sys.executable, "-m", "ledgers", "check", "--root", str(root), "--today", TODAY]


def tool(name: str) -> str:
    """Return the path of a program that stands beside the interpreter."""
    return str(Path(sys.executable).with_name(name))


def median(command: Sequence[str], runs: int) -> float:
    """Return the median of a command's seconds; ends the run where the command fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, check=False, capture_output=True, env=environment)
        times.append(time.perf_counter() - start)
        if done.returncode:
            told = (done.stdout + done.stderr)[-500:].decode("utf-8", "replace")
            sys.exit(f"{command[0]} ended with status {done.returncode}: {told}")
    return statistics.median(times)


if __name__ == "__main__":
    main()
