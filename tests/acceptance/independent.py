"""Work out progress, plan, missed deadlines, score and rank from `data/` alone.

A second way to the same numbers, for whoever doubts the first: it knows the words of the method
and nothing of the package. It reads every scalar as text, asks of each measure in which stretches
of time nothing lay with the city, and whether such a stretch outlasted its limit.

    python tests/acceptance/independent.py ROOT 2026-07-15
"""

import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path
from typing import Any

import yaml

getcontext().prec = 60
NOISE = Decimal("1e-40")
COUNTIES = {"district", "county", "county_level_city"}


@dataclass
class Filing:
    """A filing that lay with the city until it was decided, if it was."""

    on: date
    claim: bool
    verdict: str = ""
    decided_on: date | None = None


@dataclass
class Verdict:
    """What became of a measure by a day."""

    weight: Decimal
    due: date
    applies: bool
    accepted: bool
    missed: bool


def read(path: Path) -> Any:  # noqa: ANN401 - what a file says
    """Return what a file says, every scalar as text; nothing where there is no file."""
    return _loaded(path.read_text("utf-8")) if path.exists() else {}


def _loaded(text: str) -> Any:  # noqa: ANN401 - what a file says
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes text and nothing else


def until(entries: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """Return the entries that are dated on or before a day."""
    return [entry for entry in entries if date.fromisoformat(entry["on"]) <= day]


def due_date(first: date, decisions: list[dict[str, Any]]) -> date:
    """Return the due date, moved by each extension that was granted before it had passed."""
    due = first
    for entry in decisions:
        if entry["decision"] == "extended" and date.fromisoformat(entry["on"]) <= due:
            due = max(due, date.fromisoformat(entry["until"]))
    return due


def filings(
    measure: str, updates: list[dict[str, Any]], decisions: list[dict[str, Any]]
) -> list[Filing]:
    """Return the filings of a measure that opened a wait for the city, each with its end."""
    opening = [
        Filing(date.fromisoformat(entry["on"]), claim=entry["status"] == "not_applicable")
        for entry in updates
        if entry["status"] in {"submitted", "not_applicable"}
        and measure in entry.get("measures", [measure])
    ]
    found: list[Filing] = []
    for entry in decisions:
        if entry["decision"] == "extended":
            continue
        on = date.fromisoformat(entry["on"])
        since = (found[-1].decided_on if found else None) or date.min
        waiting = [filing for filing in opening if since <= filing.on <= on]
        if waiting and (not found or found[-1].verdict != "accepted"):
            first = waiting[0]
            opening = [filing for filing in opening if filing not in waiting]
            day = date.fromisoformat(entry.get("received_on", first.on.isoformat()))
            found.append(Filing(day, waiting[-1].claim, entry["decision"], on))
    if opening and (not found or found[-1].verdict != "accepted"):
        found.append(opening[0])
    return found


def verdict(
    measure: dict[str, Any], updates: list[Any], decided: list[Any], day: date, grace: int
) -> Verdict:
    """Return what became of a measure by a day."""
    name = measure["id"]
    decisions = [entry for entry in decided if name in entry["measures"]]
    due = due_date(date.fromisoformat(measure["due_on"]), decisions)
    limit, missed, idle = due, False, True
    last = None
    for last in filings(name, updates, decisions):
        missed = missed or last.on > limit
        if (
            last.verdict == "returned"
            and last.on <= limit
            and last.decided_on
            and last.decided_on > due
        ):
            limit = max(limit, last.decided_on + timedelta(days=grace))
        idle = last.verdict == "returned"
    accepted = last is not None and last.verdict == "accepted"
    applies = not (accepted and last is not None and last.claim)
    return Verdict(
        weight=Decimal(measure.get("weight", "1")),
        due=due,
        applies=applies,
        accepted=accepted and applies,
        missed=applies and (missed or (idle and day > limit)),
    )


def county_row(root: Path, area: dict[str, Any], day: date) -> dict[str, Any]:
    """Return the numbers of one county at the end of a day."""
    rules = read(root / "data/city/rules.yaml")
    total = progress = plan = Decimal(0)
    missed = 0
    for task in read(root / "data/city/tasks.yaml")["tasks"]:
        if area["kind"] not in task.get("applies_to", [area["kind"]]):
            continue
        filed = read(root / f"data/counties/{area['code']}/progress/{task['id']}.yaml")
        made = read(root / f"data/city/decisions/{area['code']}/progress/{task['id']}.yaml")
        updates = until(filed.get("updates", []), day)
        decisions = until(made.get("decisions", []), day)
        found = [
            verdict(measure, updates, decisions, day, int(rules["resubmit_days"]))
            for measure in task["measures"]
        ]
        missed += len({each.due for each in found if each.missed})
        asked = [each for each in found if each.applies]
        if asked:
            weight, whole = Decimal(task.get("weight", "1")), sum(each.weight for each in asked)
            total += weight
            progress += weight * sum(each.weight for each in asked if each.accepted) / whole
            plan += weight * sum(each.weight for each in asked if each.due <= day) / whole
    rule = rules["overdue_deduction"]
    share = (progress / total).quantize(NOISE)
    points = max(
        share * 100 - min(Decimal(rule["cap"]), Decimal(rule["points"]) * missed), Decimal(0)
    )
    return {
        "code": area["code"],
        "score": points.quantize(Decimal("0.1"), ROUND_HALF_UP),
        "progress": share.quantize(Decimal("0.0001"), ROUND_HALF_UP),
        "plan": (plan / total).quantize(NOISE).quantize(Decimal("0.0001"), ROUND_HALF_UP),
        "missed": missed,
    }


def recomputed(root: Path, day: date) -> list[dict[str, Any]]:
    """Return one row for each county, by code, with its rank."""
    areas = read(root / "data/city/areas.yaml")["areas"]
    rows = [county_row(root, area, day) for area in areas if area["kind"] in COUNTIES]
    for row in rows:
        row["rank"] = 1 + sum(other["score"] > row["score"] for other in rows)
    return sorted(rows, key=lambda row: str(row["code"]))


if __name__ == "__main__":
    table = recomputed(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
    print(json.dumps(table, default=str, indent=2))  # noqa: T201 - a program that prints
