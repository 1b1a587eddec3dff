"""The table: made from runs, written as the portal reads it, printed as Markdown."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ledgers.model.values import Struct, converted
from tests.benchmarks.ratios import Goal, Outcome, Side, Spread, outcome, spread
from tests.benchmarks.runs import Key

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "site/speed"
WORDS: Mapping[str, Any] = yaml.safe_load((FOLDER / "contests.yaml").read_text("utf-8"))
GOALS = [goal for row in WORDS["goals"] if (goal := converted(row, Goal))]


class Found(Struct, frozen=True):
    """What a contest gave: the runs by program, and why others have none."""

    name: str
    sides: Mapping[Key, Side]
    missing: Mapping[str, str]
    steps: Mapping[Key, Side] = {}
    """Steps of programs, of which goals speak too."""


def results(found: Sequence[Found], day: date, load: float = 0) -> Mapping[str, Any]:
    """Return the table as plain values: the machine, programs, goals, and who is missing."""
    return {
        "measured_on": day.isoformat(),
        "machine": {**machine(), "load": round(load, 1)},
        "programs_run": [row for contest in found for row in _programs(contest)],
        "met": sum(each.met for each in outcomes(found)),
        "goals": [_told(each) for each in outcomes(found)],
        "missing": [
            {"contest": contest.name, "program": name, "why": why}
            for contest in found
            for name, why in contest.missing.items()
        ],
    }


def machine() -> Mapping[str, Any]:
    """Return the kind of the machine, without its name."""
    rows = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    models = (row.partition(": ")[2] for row in rows if row.startswith("model name"))
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": next(models, platform.machine()),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(size / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "python": ".".join(map(str, sys.version_info[:3])),
    }


def outcomes(found: Sequence[Found]) -> list[Outcome]:
    """Return what was found of each goal whose programs ran."""
    sides = {contest.name: {**contest.sides, **contest.steps} for contest in found}
    told = (outcome(goal, sides[goal.contest]) for goal in GOALS if goal.contest in sides)
    return [each for each in told if each]


def _programs(contest: Found) -> Iterator[Mapping[str, Any]]:
    for (name, tree), side in contest.sides.items():
        yield {
            "contest": contest.name,
            "program": name,
            "tree": tree,
            "runs": len(side.runs),
            "units": side.units,
            "seconds": _three(spread(side.measured("seconds"))),
            "processor": _three(spread([run.processor for run in side.runs])),
            "memory": round(max(side.measured("memory"))),
        }


def _told(each: Outcome) -> Mapping[str, Any]:
    goal = each.goal
    return {
        "contest": goal.contest,
        "of": goal.of,
        "than": goal.than,
        "measure": goal.measure,
        "at_most": goal.most,
        "before": _three(each.before) if each.before else [],
        "now": _three(each.now),
        "met": each.met,
    }


def _three(found: Spread) -> list[float]:
    """Return a spread as it is printed: two digits after the point, the median first."""
    return [round(number, 2) for number in (found.median, found.least, found.most)]


def written(table: Mapping[str, Any]) -> str:
    """Return the table as YAML, one row a line."""
    rows = ["# Written by `make bench`; what stands in it: contests.yaml."]
    for name, value in table.items():
        if isinstance(value, list):
            listed = [f"  - {_line(row)}" for row in value]
            rows += [f"{name}:", *listed] if listed else [f"{name}: []"]
        else:
            rows.append(f"{name}: {_line(value)}")
    return "\n".join(rows) + "\n"


def _line(value: object) -> str:
    dumped = yaml.safe_dump(value, default_flow_style=True, width=10**6, sort_keys=False)
    return dumped.removesuffix("...\n").strip()


def markdown(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the table in English, for a terminal or a note."""
    kind = ", ".join(f"{name} {value}" for name, value in table["machine"].items())
    yield f"Measured on {table['measured_on']}: {kind}."
    for name, title in WORDS["contests"].items():
        rows = [row for row in table["programs_run"] if row["contest"] == name]
        if rows:
            yield from ("", f"## {title['en']}", "", *_rows_of_programs(rows))
            yield from _rows_of_goals([row for row in table["goals"] if row["contest"] == name])
    for row in table["missing"]:
        yield sentence(row)


def _rows_of_programs(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "| program | runs | files, pages | seconds (min–max) | processor | peak MB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for row in rows:
        cells = (
            program(row["program"], row["tree"]),
            str(row["runs"]),
            str(row["units"] or ""),
            _spread(row["seconds"]),
            f"{row['processor'][0]:.2f}",
            str(row["memory"]),
        )
        yield f"| {' | '.join(cells)} |"


def _rows_of_goals(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if rows:
        yield from ("", "| goal | at most | before | now | |", "|---|--:|--:|--:|---|")
    for row in rows:
        unit = WORDS["measures"]["times" if row["than"] else row["measure"]]["en"]
        than = f" against {program(row['than'])}" if row["than"] else ""
        measure = ", for each" if row["than"] and row["measure"] == "each" else ""
        before = _spread(row["before"]) if row["before"] else ""
        met = "met" if row["met"] else "**not met**"
        asked = f"{program(row['of'])}{than}{measure} | {row['at_most']} {unit}"
        yield f"| {asked} | {before} | {_spread(row['now'])} | {met} |"


def program(name: str, tree: str = "") -> str:
    """Return what a program is called in English."""
    return (
        f"{WORDS['programs'][name]['en']} ({tree})" if tree else str(WORDS["programs"][name]["en"])
    )


def _spread(three: Sequence[float]) -> str:
    middle, least, most = three
    return f"{middle:.2f} ({least:.2f}–{most:.2f})"


def sentence(row: Mapping[str, str]) -> str:
    """Say of a program that it is missing, and why."""
    contest = WORDS["contests"][row["contest"]]["en"]
    return (
        f"Left out of “{contest}”: {program(row['program'])}: {WORDS['reasons'][row['why']]['en']}."
    )
