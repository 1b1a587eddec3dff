"""Work out the scores of the programmes beside the demonstration with PyYAML and fractions alone.

A second way to the same points, for whoever doubts the first: it knows the words of the method and
nothing of the package. It asks what those programmes ask: deadlines on a day or in each week or
month, returns of one quarter, marks and ballots of appraisals that an overall one of the same year
combines, and a scheme as a tree of points or weights.

    python tests/acceptance/independent_programmes.py scripts/demo/programmes/points 2026-07-15
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
ONE, NOTHING = Fraction(1), Fraction(0)
FEW = 6
"""From this weekday on nobody works: Saturday and Sunday."""


class Asked(NamedTuple):
    """One dated thing that is asked of a county: what it weighs, when it is due, when it came."""

    task: str
    weight: Fraction
    due: date
    came: date | None
    accepted: bool


@cache
def read(path: Path) -> Any:  # noqa: ANN401 - what a file says
    """Return what a file says, every scalar as text; nothing where there is no file."""
    text = path.read_text("utf-8") if path.exists() else "{}"
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes text and nothing else


def register(root: Path, name: str, field: str) -> Any:  # noqa: ANN401 - what a file says
    """Return a field of a register of the city, that of the defaults where it has none."""
    own = read(root / f"data/city/{name}.yaml")
    return own[field] if field in own else read(SCHEMAS / f"{name}.defaults.yaml").get(field)


# ── What is asked, and what came of it ──────────────────────────────────────────────────────────


def periods(every: str, first: date, last: date) -> Iterator[tuple[str, date]]:
    """Yield each week or month from the one of a day on that ends by another, with its last day."""
    day = first
    while True:
        if every == "week":
            year, week, _ = day.isocalendar()
            name, end = f"{year}-W{week:02}", date.fromisocalendar(year, week, 7)
        else:
            after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            name, end = f"{day:%Y-%m}", after - timedelta(1)
        if end > last:
            return
        yield name, end
        day = end + timedelta(1)


def workday_after(root: Path, day: date, number: int) -> date:
    """Return the workday that comes so many workdays after a day."""
    said = {row["on"]: row["kind"] for row in register(root, "calendar", "days")}
    while number:
        day += timedelta(1)
        kind = said.get(day.isoformat(), "holiday" if day.isoweekday() >= FEW else "workday")
        number -= kind == "workday"
    return day


def asked(root: Path, code: str, today: date) -> list[Asked]:
    """Return everything that is asked of a county, as it stands on a day."""
    programme = read(root / "data/city/programme.yaml")
    first, last = (date.fromisoformat(programme[name]) for name in ("start_on", "end_on"))
    found = []
    for task in read(root / "data/city/tasks.yaml")["tasks"]:
        filed = read(root / f"data/counties/{code}/progress/{task['id']}.yaml").get("updates", [])
        path = root / f"data/city/decisions/{code}/progress/{task['id']}.yaml"
        decided = read(path).get("decisions", [])
        for measure in task["measures"]:
            due = measure.get("due")
            dates = [("", date.fromisoformat(measure["due_on"]))] if due is None else []
            if due is not None:
                dates = [
                    (name, workday_after(root, end, int(due["workdays"])))
                    for name, end in periods(due["every"], first, last)
                ]
            by_filing = due is not None and due.get("judged_by") == "filings"
            for name, day in dates:
                rows = [
                    (number, date.fromisoformat(row["on"]))
                    for number, row in enumerate(filed, 1)
                    if measure["id"] in row["measures"] and row.get("period", "") == name
                ]
                rows = [row for row in rows if row[1] <= today]
                judged = {
                    int(row["of"])
                    for row in decided
                    if row["decision"] == "accepted" and date.fromisoformat(row["on"]) <= today
                }
                accepted = any(by_filing or number in judged for number, _ in rows)
                came = rows[0][1] if rows else None
                weight = Fraction(1, len(task["measures"]) * len(dates))
                found.append(Asked(task["id"], weight, day, came, accepted))
    return found


def of_tasks(rows: list[Asked], number: str, today: date) -> Fraction:
    """Return one of the numbers that are worked out from what is asked."""
    late = [row for row in rows if (row.came or today) > row.due]
    if number == "missed":
        return Fraction(len({(row.task, row.due) for row in late}))
    if number == "progress":
        tasks = {row.task for row in rows}
        return sum((row.weight for row in rows if row.accepted), NOTHING) / len(tasks)
    open_late = [row for row in late if row.came is None]
    settled = [row for row in rows if row.accepted] + open_late
    in_time = [row for row in rows if row.accepted and row not in late]
    return Fraction(len(in_time), len(settled))


# ── What the offices marked and the raters voted ────────────────────────────────────────────────


def printed(points: Fraction) -> Fraction:
    """Return points as they are printed, with two decimals."""
    return Fraction(int(points * 100 + Fraction(1, 2)), 100)


def mean(weighted: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the mean of numbers by their weights."""
    return sum((weight * each for weight, each in weighted), NOTHING) / sum(
        weight for weight, _ in weighted
    )


def voted(appraisal: Any, item: Any, entry: Any) -> list[tuple[Fraction, Fraction]]:  # noqa: ANN401
    """Return weight and mean vote of each group of raters that is large enough."""
    worth = {row["code"]: Fraction(row["value"]) for row in item["options"]}
    groups = {row["code"]: row for row in appraisal["rater_groups"]}
    found = []
    for ballot in (row for row in entry["ballots"] if row["item"] == item["item"]):
        group = groups[ballot["group"]]
        votes = [(Fraction(row["count"]), worth[row["code"]]) for row in ballot["distribution"]]
        if sum(count for count, _ in votes) >= int(group["minimum"]):
            found.append((Fraction(group["weight"]), mean(votes)))
    return found


def of_item(appraisal: Any, item: Any, entry: Any) -> Fraction:  # noqa: ANN401
    """Return the points of an item: what offices gave by their shares, or raters voted."""
    if "options" in item:
        given = voted(appraisal, item, entry)
    else:
        rows = [row for row in entry["marks"] if row["item"] == item["item"]]
        marks = {row["by"]: Fraction(row["score"]) for row in rows}
        given = [(Fraction(row.get("share", 1)), marks[row["unit"]]) for row in item["assessors"]]
    most = Fraction(item["max"])
    return printed(mean(given) * Fraction(item.get("points", most)) / most)


def subtotal(appraisal: Any, unit: str) -> dict[str, tuple[Fraction, Fraction]]:  # noqa: ANN401
    """Return points and full marks of each item of the form for a unit."""
    entry = next(row for row in appraisal["entries"] if row["unit"] == unit)
    return {
        item["item"]: (of_item(appraisal, item, entry), Fraction(item.get("points", item["max"])))
        for item in appraisal["form"]
    }


def reached(items: dict[str, tuple[Fraction, Fraction]]) -> Fraction:
    """Return the share of full marks that was reached."""
    got, full = (sum((row[place] for row in items.values()), NOTHING) for place in (0, 1))
    return got / full


def overall(listed: list[Any], whole: Any, unit: str) -> dict[str, tuple[Fraction, Fraction]]:  # noqa: ANN401
    """Return points and full marks of each mode: the mean of its appraisals, by its weight."""
    found = {}
    for mode in whole["combine"]:
        parts = [
            row
            for row in listed
            if row["kind"] == mode["mode"]
            and row["period"].startswith(whole["period"])
            and row["final_on"] <= whole["final_on"]
        ]
        full = 100 * Fraction(mode["weight"])
        share = sum((reached(subtotal(row, unit)) for row in parts), NOTHING) / len(parts)
        found[mode["mode"]] = (printed(share * full), full)
    return found


def marked(root: Path, code: str, source: Any, today: date) -> Fraction:  # noqa: ANN401
    """Return points divided by full marks, in the appraisals that an indicator chooses."""
    first = read(root / "data/city/programme.yaml")["start_on"]
    listed = [read(path) for path in sorted((root / "data/city/appraisals").glob("*.yaml"))]
    counts = dict.fromkeys(("numerator", "denominator"), NOTHING)
    for row in listed:
        chosen = all(row.get(each["field"]) in each["in"] for each in source["where"])
        if not chosen or not first <= row["final_on"] <= today.isoformat():
            continue
        unit = next(each["unit"] for each in row["entries"] if each["unit"].startswith(code))
        items = overall(listed, row, unit) if "combine" in row else subtotal(row, unit)
        for number in source["numbers"]:
            names = [name for each in number.get("where", []) for name in each["in"]]
            place = int(number["part"] == "denominator")
            rows = [each[place] for name, each in items.items() if name in (names or items)]
            counts[number["part"]] += sum(rows, NOTHING)
    return counts["numerator"] / counts["denominator"]


# ── What an indicator measures ──────────────────────────────────────────────────────────────────


def value(root: Path, code: str, name: str, today: date) -> Fraction:
    """Return what an indicator measures in a county."""
    listed = [
        *read(root / "data/city/indicators.yaml").get("indicators", []),
        *read(SCHEMAS / "indicators.defaults.yaml")["indicators"],
    ]
    indicator = next(row for row in listed if row["id"] == name)
    source = indicator.get("source", {})
    if source.get("ledger") == "assessment":
        chosen = [(row["field"], row["in"]) for row in source.get("where", [])]
        tasks = read(root / "data/city/tasks.yaml")["tasks"]
        ids = {task["id"] for task in tasks if all(task[field] in words for field, words in chosen)}
        rows = [row for row in asked(root, code, today) if row.task in ids]
        return of_tasks(rows, source["numbers"][0]["sum"][0], today)
    if source.get("ledger") == "appraisals":
        return marked(root, code, source, today)
    newest = max((root / f"data/counties/{code}/returns").glob("*.yaml"))
    filed = read(newest)["values"]
    row = next(row for row in filed if row["indicator"] == name)
    if indicator["form"] == "ratio":
        return Fraction(row["numerator"]) / Fraction(row["denominator"])
    if indicator["form"] == "before_after":
        return (Fraction(row["before"]) - Fraction(row["after"])) / Fraction(row["before"])
    return Fraction(row["value"])


# ── From values to points ───────────────────────────────────────────────────────────────────────


class Work(NamedTuple):
    """A county on a day, and the indicators that were measured of it."""

    root: Path
    code: str
    today: date

    def of(self, name: str) -> Fraction:
        """Return what an indicator measures."""
        return value(self.root, self.code, name, self.today)

    def counted(self, rules: list[Any]) -> Fraction:
        """Return the points of deductions or bonuses, each up to its cap."""
        rows = ((self.of(row["indicator"]) * Fraction(row["points"]), row) for row in rules)
        return sum((min(points, Fraction(row.get("cap", points))) for points, row in rows), NOTHING)

    def worth(self, node: dict[str, Any], full: Fraction) -> Fraction:
        """Return the points of a part of the score that is worth so many at its best."""
        if parts := node.get("components"):
            rows = zip(parts, shares(parts), strict=True)
            points = sum((self.worth(part, full * share) for part, share in rows), NOTHING)
        elif "indicator" in node:
            low, high = (Fraction(node["goalposts"][end]) for end in ("low", "high"))
            reached = (self.of(node["indicator"]) - low) / (high - low)
            points = full * max(NOTHING, min(ONE, reached))
        else:
            points = full
        return max(NOTHING, points - self.counted(node.get("deductions", [])))


def shares(parts: list[Any]) -> list[Fraction]:
    """Return points or weights as shares of one; the same for each where none is given."""
    counts = [Fraction(part.get("points", part.get("weight", 1))) for part in parts]
    return [count / sum(counts) for count in counts]


def scores(root: Path, today: date) -> dict[str, Fraction]:
    """Return the exact score of everyone who is ranked, by code."""
    scheme = register(root, "schemes", "schemes")[0]
    whole, full = {"components": scheme["dimensions"]}, Fraction(scheme.get("points", 100))
    found = {}
    for area in read(root / "data/city/areas.yaml")["areas"]:
        if area["kind"] in {"district", "county", "county_level_city"} or "ranked" in area:
            work = Work(root, area["code"], today)
            taken, added = (
                work.counted(scheme.get(name, [])) for name in ("deductions", "bonuses")
            )
            found[area["code"]] = max(NOTHING, work.worth(whole, full) - taken + added)
    return found


if __name__ == "__main__":
    for name, score in scores(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])).items():
        sys.stdout.write(f"{name} {score} {float(score):.4f}\n")
