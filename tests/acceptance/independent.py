"""Work out progress, plan, missed deadlines, scores, ranks and their intervals from `data/` alone.

A second way to the same numbers, for whoever doubts the first: it knows the words of the method
and nothing of the package. It reads every scalar as text, asks of each measure in which stretches
of time nothing lay with the city, and whether such a stretch outlasted its limit. It measures what
the ranking schemes use, one function for each indicator, and repeats the weight draws.

    python tests/acceptance/independent.py ROOT 2026-07-15
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

PRECISION = 60
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
    on_time: bool
    late: bool


def read(path: Path) -> Any:  # noqa: ANN401 - what a file says
    """Return what a file says, every scalar as text; nothing where there is no file."""
    return _loaded(path.read_text("utf-8")) if path.exists() else {}


def _loaded(text: str) -> Any:  # noqa: ANN401 - what a file says
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes text and nothing else


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
        on_time=accepted and applies and last is not None and last.on <= due,
        late=applies and day > due and (idle or last is None or last.on > due),
    )


def is_waiting(found: list[Filing]) -> bool:
    """Say whether the last filing awaits the city."""
    return bool(found) and not found[-1].verdict


def county_row(root: Path, area: dict[str, Any], day: date, word: str = "") -> dict[str, Any]:
    """Return the numbers of one county's tasks at the end of a day.

    With a word, the city decides so on everything that waits.
    """
    rules = read(root / "data/city/rules.yaml")
    total = progress = plan = Decimal(0)
    missed = settled = on_time = 0
    for task in read(root / "data/city/tasks.yaml")["tasks"]:
        if area["kind"] not in task.get("applies_to", [area["kind"]]):
            continue
        filed = read(root / f"data/counties/{area['code']}/progress/{task['id']}.yaml")
        made = read(root / f"data/city/decisions/{area['code']}/progress/{task['id']}.yaml")
        updates = until(filed.get("updates", []), day)
        decisions = until(made.get("decisions", []), day)
        names = [measure["id"] for measure in task["measures"]]
        waits = [name for name in names if word and is_waiting(filings(name, updates, decisions))]
        decisions.append({"on": str(day), "decision": word, "measures": waits})
        found = [
            verdict(measure, updates, decisions, day, int(rules["resubmit_days"]))
            for measure in task["measures"]
        ]
        missed += len({each.due for each in found if each.missed})
        asked = [each for each in found if each.applies]
        settled += sum(each.on_time or each.late for each in asked)
        on_time += sum(each.on_time for each in asked)
        if asked:
            weight, whole = Decimal(task.get("weight", "1")), sum(each.weight for each in asked)
            total += weight
            progress += weight * sum(each.weight for each in asked if each.accepted) / whole
            plan += weight * sum(each.weight for each in asked if each.due <= day) / whole
    return {
        "code": area["code"],
        "progress": (progress / total).quantize(NOISE),
        "plan": (plan / total).quantize(NOISE),
        "missed": missed,
        "on_time": Decimal(on_time) / settled if settled else NOT_APPLICABLE,
    }


# ── What the schemes measure: a number, None where nothing is known, or that it does not apply ──


@dataclass
class Desk:
    """Everything that is looked at for one county: its files, its task numbers, the day."""

    root: Path
    code: str
    tasks: dict[str, Any]
    day: date
    word: str = ""


def months_on(first: date, months: int) -> date:
    """Return the first day of the month so many months on."""
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


@dataclass
class Span:
    """A period: its cycle, its first and last day, and the day on which two later ones ended."""

    cycle: str
    first: date
    last: date
    stale: date


def span(name: str) -> Span | None:
    """Return the period that a file is named after; a week is none of those asked for."""
    year, _, part = name.partition("-")
    if part.startswith("W"):
        return None
    cycle, length, number = "year", 12, 1
    if part:
        cycle, length = {"H": ("half_year", 6), "Q": ("quarter", 3)}.get(part[0], ("month", 1))
        number = int(part.lstrip("HQ"))
    first = months_on(date(int(year), 1, 1), (number - 1) * length)
    last, stale = (months_on(first, length * often) - timedelta(days=1) for often in (1, 3))
    return Span(cycle, first, last, stale)


@dataclass
class Filed:
    """The rows of one filing that count, with the days of its period (`span`)."""

    first: date
    last: date
    stale: date
    rows: list[Any]


def filings_of(
    desk: Desk, ledger: str, each: str, chosen: Mapping[str, str], cycle: str
) -> list[Filed]:
    """Return the rows of every filing of a cycle that is known by the day, in order."""
    found = []
    for path in sorted((desk.root / f"data/counties/{desk.code}/{ledger}").glob("*.yaml")):
        filing, period = read(path), span(path.stem)
        if period is None or period.cycle != cycle:
            continue
        rows = [
            row
            for row in filing.get(each, ())
            if all(row.get(name) == word for name, word in chosen.items())
            and max(row.get("filed_on", filing["filed_on"]), str(period.last)) <= str(desk.day)
        ]
        if rows:
            found.append(Filed(period.first, period.last, period.stale, rows))
    return found


def latest(desk: Desk, found: list[Filed]) -> list[Any] | None:
    """Return the rows of the newest filing unless it is out of date."""
    return None if not found or desk.day >= found[-1].stale else found[-1].rows


def not_filed(desk: Desk, ledger: str, cycle: str, found: list[Filed]) -> bool:
    """Say whether the newest period that was due is not filed."""
    due = asked(desk, ledger, cycle)
    return bool(due) and all(row.first < due[-1] for row in found)


def asked(desk: Desk, ledger: str, cycle: str) -> list[date]:
    """Return the first days of the periods whose deadline in the calendar has passed."""
    calendar = read(desk.root / "data/city/calendar.yaml")
    start = date.fromisoformat(read(desk.root / "data/city/programme.yaml")["start_on"])
    end = date.fromisoformat(read(desk.root / "data/city/programme.yaml")["end_on"])
    off = {row["on"] for row in calendar.get("days", []) if row["kind"] == "holiday"}
    on = {row["on"] for row in calendar.get("days", []) if row["kind"] == "workday"}
    length = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[cycle]
    found = []
    for window in calendar.get("windows", []):
        first = date(start.year, 1, 1)
        while (window["ledger"], window["cycle"]) == (ledger, cycle) and first < desk.day:
            last = months_on(first, length) - timedelta(days=1)
            due = last + timedelta(days=int(window["due_days"]))
            while str(due) in off or (due.weekday() > 4 and str(due) not in on):
                due += timedelta(days=1)
            if first + (last - first) / 2 >= start and last <= end and due < desk.day:
                found.append(first)
            first = months_on(first, length)
    return found


def filed(name: str, cycle: str, *fields: str) -> Callable[[Desk], Any]:
    """Return how a filed number is measured: a share of two fields, or the growth from one."""

    def measure(desk: Desk) -> Any:  # noqa: ANN401 - a number, None, or not applicable
        found = filings_of(desk, "returns", "values", {"indicator": name}, cycle)
        rows = latest(desk, found)
        if not_filed(desk, "returns", cycle, found):
            return UNFILED
        if rows is None:
            return None
        above, below = (sum(Decimal(row[field]) for row in rows) for field in fields)
        if not below:
            return NOT_APPLICABLE
        return above / below - (1 if fields == GROWTH else 0)

    return measure


def talk_rooms(desk: Desk) -> Any:  # noqa: ANN401 - a number, None, or not applicable
    """Return the compliant share of the talk rooms that there must be."""
    found = filings_of(desk, "facilities", "items", {"kind": "talk_room"}, "quarter")
    rows = latest(desk, found)
    every = filings_of(desk, "facilities", "items", {}, "quarter")
    if not_filed(desk, "facilities", "quarter", every):
        return UNFILED
    if rows is None:
        return None
    needed = sum(Decimal(row["required"]) for row in rows)
    have = sum(Decimal(row["compliant"]) for row in rows)
    return have / needed if needed else NOT_APPLICABLE


def openness(desk: Desk) -> Any:  # noqa: ANN401 - a number, None, or not applicable
    """Return the share of the lists of stations and bodies that is covered."""
    found = filings_of(desk, "facilities", "checklists", {}, "quarter")
    rows = latest(desk, found)
    if not_filed(desk, "facilities", "quarter", found):
        return UNFILED
    if rows is None:
        return None
    lists = [row for row in rows if row["checklist"] in {"openness_stations", "openness_bodies"}]
    units = read(desk.root / f"data/counties/{desk.code}/units.yaml")["units"]
    townships = {row["id"] for row in units if row["kind"] == "township_commission"}
    if townships - {row["unit"] for row in lists}:
        return UNFILED
    have, lack = (sum(len(row[name]) for row in lists) for name in ("have", "lack"))
    return Decimal(have) / (have + lack) if have + lack else NOT_APPLICABLE


def is_pending(desk: Desk, finding: Path) -> bool:
    """Say whether what the county filed on a finding awaits the city."""
    place = f"rectifications/{finding.stem}.yaml"
    filed = read(desk.root / f"data/counties/{desk.code}/{place}")
    made = read(desk.root / f"data/city/decisions/{desk.code}/{place}")
    words = {"closed": "accepted"}
    decisions = [
        {**row, "decision": words.get(row["decision"], row["decision"])}
        for row in until(made.get("decisions", []), desk.day)
    ]
    again = max(
        (no for no, row in enumerate(decisions, 1) if row["decision"] == "reopened"), default=0
    )
    since = decisions[again - 1]["on"] if again else ""
    updates = [row for row in until(filed.get("updates", []), desk.day) if row["on"] >= since]
    return is_waiting(filings("", updates, decisions[again:]))


def closing_rate(desk: Desk) -> Any:  # noqa: ANN401 - a number, or not applicable
    """Return the share of the findings fed back in the programme that are closed."""
    start = read(desk.root / "data/city/programme.yaml")["start_on"]
    known = closed = 0
    for path in sorted((desk.root / "data/city/findings").glob("*.yaml")):
        row = read(path)
        fed_back = row.get("fed_back_on", "")
        if row.get("county") != desk.code or not start <= fed_back <= str(desk.day):
            continue
        if "withdrawn" in row or row.get("visibility") == "internal":
            continue
        known += 1
        made = read(desk.root / f"data/city/decisions/{desk.code}/rectifications/{path.stem}.yaml")
        words = [each["decision"] for each in until(made.get("decisions", []), desk.day)]
        ends = [word for word in words if word in {"closed", "reopened"}]
        closed += ends[-1:] == ["closed"] or (desk.word == "accepted" and is_pending(desk, path))
    return Decimal(closed) / known if known else NOT_APPLICABLE


NOT_APPLICABLE, UNFILED = "not applicable", "not filed"
GROWTH = ("this_period", "last_year")
MEASURES: Mapping[str, Callable[[Desk], Any]] = {
    "task_progress": lambda desk: desk.tasks["progress"],
    "tasks_on_time": lambda desk: desk.tasks["on_time"],
    "missed_deadlines": lambda desk: Decimal(desk.tasks["missed"]),
    "openness_scope": openness,
    "documents_issued": filed("documents_issued", "month", *GROWTH),
    "meetings_held": filed("meetings_held", "month", *GROWTH),
    "talk_rooms_compliant": talk_rooms,
    "finding_closing_rate": closing_rate,
}


# ── Scores and ranks ─────────────────────────────────────────────────────────────────────────────


def scheme_of(root: Path, day: date) -> dict[str, Any]:
    """Return the scheme that is valid on a day."""
    (found,) = [
        scheme
        for scheme in read(root / "data/city/schemes.yaml")["schemes"]
        if scheme["valid_from"] <= str(day) <= scheme.get("valid_to", "9999-12-31")
    ]
    return dict(found)


def share(part: dict[str, Any], value: Decimal) -> Decimal:
    """Return how far a value lies between the goalposts of a component, or beyond them."""
    low, high = (Decimal(part["goalposts"][name]) for name in ("low", "high"))
    return (value - low) / (high - low)


def cut(share: Decimal) -> Decimal:
    """Return a share from 0 to 1."""
    return min(max(share, Decimal(0)), Decimal(1))


def mean(how: str, pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """Return the mean of values by their weights."""
    rows = list(pairs)
    total = sum(weight for _, weight in rows)
    if how != "geometric":
        return sum((value * weight for value, weight in rows), Decimal(0)) / total
    if any(not value for value, _ in rows):
        return Decimal(0)
    logs = sum((value.ln() * weight for value, weight in rows), Decimal(0))
    return Decimal(logs / total).exp()


Weigh = Callable[..., Decimal]
"""Return what a weight is multiplied with, from the names of a part and the groups around it."""


def number(said: str) -> Decimal:
    """Return a number, or a fraction such as 4/70."""
    above, _, below = said.partition("/")
    return Decimal(above) / Decimal(below or "1")


def named(part: dict[str, Any]) -> str:
    """Return the name of a part of a score: its identifier, else its indicator."""
    return str(part.get("id") or part["indicator"])


def counts(parts: list[dict[str, Any]]) -> list[Decimal]:
    """Return the points or weights of the parts of a group as shares of one."""
    said = [number(part.get("points") or part.get("weight") or "1") for part in parts]
    return [each / sum(said) for each in said]


def placed(
    scheme: dict[str, Any],
) -> Iterator[tuple[tuple[str, ...], dict[str, Any], Decimal, Decimal]]:
    """Yield each item of a scheme: its way, itself, its share of the whole, its points."""
    whole = number(scheme.get("points", "100"))
    open_parts: list[tuple[tuple[str, ...], dict[str, Any], Decimal, Decimal]]
    open_parts = [((), {"components": scheme["dimensions"]}, Decimal(1), whole)]
    while open_parts:
        way, part, share, points = open_parts.pop(0)
        parts = part.get("components", [])
        if not parts:
            yield way, part, share, points
        below = [
            (
                (*way, named(each)),
                each,
                share * own,
                number(each.get("points", "0")) or points * own,
            )
            for each, own in zip(parts, counts(parts), strict=True)
        ]
        open_parts = below + open_parts


def value(
    part: dict[str, Any], way: tuple[str, ...], found: dict[Any, Any], weigh: Weigh, points: Decimal
) -> Decimal | None:
    """Return what a part is worth under some weights, None without a value."""
    parts = part.get("components", [])
    if not parts:
        return left(part, found[way], found, points) if found[way] is not None else None
    rows = []
    for each, own in zip(parts, counts(parts), strict=True):
        inner = (*way, named(each))
        stated = number(each.get("points", "0")) or points * own
        worth_of = value(each, inner, found, weigh, stated)
        if worth_of is not None:
            rows.append((worth_of, own * weigh(*inner)))
    return left(part, mean(part.get("within", "arithmetic"), rows), found, points) if rows else None


def left(part: dict[str, Any], gross: Decimal, found: dict[Any, Any], points: Decimal) -> Decimal:
    """Return what is left of a worth after what is taken off inside a part."""
    if not part.get("deductions"):
        return gross
    return max(gross - off(part["deductions"], found, points) / points, Decimal(0))


def off(rules: list[dict[str, Any]], found: dict[Any, Any], most: Decimal) -> Decimal:
    """Return the points that rules take off, or add; `most` where a rule has no cap."""
    each = ((number(rule["points"]) * found[rule["indicator"]], rule) for rule in rules)
    return sum((min(one, number(rule.get("cap", f"{most}"))) for one, rule in each), Decimal(0))


def score(scheme: dict[str, Any], found: dict[Any, Any], weigh: Weigh, across: str) -> Decimal:
    """Return a published score; `found` holds the worth of each item, None without a value."""
    full = number(scheme.get("points", "100"))
    low = FLOOR if across == "geometric" else Decimal(0)
    known = {
        way: at_least(max(low, found["lowest"][way]), way[-1], each)
        for way, each in found.items()
        if isinstance(way, tuple)
    }
    known = {way: each if isinstance(each, Decimal) else None for way, each in known.items()}
    whole = {"components": scheme["dimensions"], "within": across}
    mean_of = value(whole, (), {**found, **known}, weigh, full)
    points: Decimal = full * (mean_of or 0) + off(scheme.get("bonuses", []), found, full)
    if scheme.get("deductions"):
        points = max(points - off(scheme["deductions"], found, full), Decimal(0))
    vetoed = [
        veto["effect"]
        for veto in scheme.get("vetoes", [])
        if found[veto["indicator"]] >= number(veto.get("at_least", "1"))
    ]
    points = Decimal(0) if "zero" in vetoed else points
    return points.quantize(Decimal("1e-18")).quantize(Decimal("0.1"), ROUND_HALF_UP)


FLOOR = Decimal("0.05")
LATER = {"valid_to", "note", "note_en"}
"""What a scheme is not another one by."""
BOUND = ("openness_scope", "documents_issued", "meetings_held")


def at_least(lowest: Decimal, name: str, worth: Any) -> Any:  # noqa: ANN401 - a number, None, or a word
    """Return a worth, no less than what counts for what counties are bound to file and did not."""
    if worth == UNFILED:
        return lowest
    bound = isinstance(worth, Decimal) and name in (*BOUND, "talk_rooms_compliant")
    return max(worth, lowest) if bound else worth


def coverage(scheme: dict[str, Any], found: dict[Any, Any]) -> Decimal:
    """Return the share of the weight that applies which has data."""
    applies = known = Decimal(0)
    for way, _, share, _ in placed(scheme):
        applies += 0 if found[way] == NOT_APPLICABLE else share
        known += share if isinstance(found[way], Decimal) or found[way] == UNFILED else 0
    return known / applies


def worths(scheme: dict[str, Any], desk: Desk) -> dict[Any, Any]:
    """Return the worth of each item in a county by its way, and what the rules count."""
    found: dict[Any, Any] = {"lowest": {}, "shares": {}}
    geometric = {
        (*way, named(part))
        for way, part in groups(scheme["dimensions"], ())
        if part.get("within") == "geometric"
    }
    for way, part, _, _ in placed(scheme):
        value_of: Any = MEASURES[part["indicator"]](desk) if "indicator" in part else Decimal(1)
        between = isinstance(value_of, Decimal) and "goalposts" in part
        found["shares"][way] = share(part, value_of) if between else None
        found[way] = cut(share(part, value_of)) if between else value_of
        inside = any(way[: len(around)] == around for around in geometric)
        found["lowest"][way] = FLOOR if inside else Decimal(0)
    for rule in rules_of(scheme):
        found[rule["indicator"]] = MEASURES[rule["indicator"]](desk)
    return found


def groups(
    parts: list[dict[str, Any]], way: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every part with the way to its group."""
    for part in parts:
        yield way, part
        yield from groups(part.get("components", []), (*way, named(part)))


def rules_of(scheme: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every rule that counts an indicator beside the means."""
    for name in ("deductions", "bonuses", "vetoes"):
        yield from scheme.get(name, [])
    for _, part in groups(scheme["dimensions"], ()):
        yield from part.get("deductions", [])


def ranks(scores: Mapping[str, Decimal]) -> dict[str, int]:
    """Return each rank: one more than the number of better scores."""
    return {
        code: 1 + sum(other > each for other in scores.values()) for code, each in scores.items()
    }


def seed_of(scheme: dict[str, Any]) -> str:
    """Return the seed of a scheme's draws: as it says, else a digest of what it says."""
    said = {name: value for name, value in scheme.items() if name not in LATER}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return str(scheme["draws"].get("seed") or sha256(text.encode("utf-8")).hexdigest())


@dataclass
class Draw:
    """One draw of a scheme."""

    scheme: dict[str, Any]
    seed: str
    number: int

    def count(self, *names: str) -> int:
        """Return the number of a key."""
        key = "/".join((self.seed, str(self.number), *names))
        return int.from_bytes(sha256(key.encode("utf-8")).digest()[:8], "big")

    def factor(self, spread: str, *names: str) -> Decimal:
        """Return the factor of a key."""
        with localcontext(prec=PRECISION):
            exact = 1 + Decimal(spread) * (Decimal(2 * self.count(*names)) / (2**64 - 1) - 1)
        return +exact

    def varies(self, what: str) -> bool:
        """Say whether a draw varies something."""
        return what in self.scheme["draws"].get("vary", ["weights"])

    def weigh(self, *names: str) -> Decimal:
        """Return the factor of a weight."""
        spread = self.scheme["draws"].get("spread", "0.25") if self.varies("weights") else "0"
        return self.factor(spread, *names)

    def half(self, what: str, name: str) -> bool:
        """Say whether the second of two ways is taken."""
        return self.varies(what) and self.count(name) >= 2**63

    def altered(self, found: dict[Any, Any]) -> dict[Any, Any]:
        """Return the worths of a county with goalposts moved, and one item left out."""
        items = [way for way, *_ in placed(self.scheme)]
        place = self.count("~left_out") * (len(items) + 1) // 2**64
        made = dict(found)
        for number, way in enumerate(items):
            at = found["shares"][way]
            if at is not None and self.varies("goalposts"):
                low, high = (self.factor("0.1", *way, end) - 1 for end in ("~low", "~high"))
                made[way] = cut((at - low) / (1 + high - low))
            if self.varies("left_out") and place == number and len(items) > 1:
                made[way] = None
        return made


def intervals(
    scheme: dict[str, Any],
    found: dict[str, dict[str, Any]],
    point: dict[str, int],
    decided: dict[str, dict[str, Any]],
) -> dict[str, tuple[int, int]]:
    """Return the interval of ranks of each county that has a score.

    `decided` has the same by the word with which the city decides on all that waits.
    """
    seen: dict[str, list[int]] = {code: [] for code in found}
    number, seed = int(scheme["draws"].get("number", 2000)), seed_of(scheme)
    other = {"arithmetic": "geometric", "geometric": "arithmetic"}[scheme["across"]]
    with localcontext(prec=28):
        for each in range(1, number + 1):
            draw = Draw(scheme, seed, each)
            known: dict[tuple[str, ...], Decimal] = {}

            def kept(*names: str, draw: Draw = draw, known: Any = known) -> Decimal:  # noqa: ANN401 - what was drawn
                known.setdefault(names, draw.weigh(*names))
                return Decimal(known[names])

            across = other if draw.half("mean", "~mean") else scheme["across"]
            word = "returned" if draw.half("waiting", "~waiting") else "accepted"
            rows_of = decided[word] if draw.varies("waiting") else found
            scores = {
                code: score(scheme, draw.altered(rows_of[code]), kept, across) for code in found
            }
            for code, rank in ranks(scores).items():
                seen[code].append(rank)
    turned = ranks({code: score(scheme, each, plain, other) for code, each in found.items()})
    ends = {}
    for code, rows in seen.items():
        rows.sort()
        low, high = (rows[max(-(-number * share // 100), 1) - 1] for share in (5, 95))
        held = (low, high, point[code], turned[code])
        ends[code] = (min(held), max(held))
    return ends


def plain(*_: str) -> Decimal:
    """Return one: the weights as the scheme states them."""
    return Decimal(1)


def recomputed(root: Path, day: date) -> list[dict[str, Any]]:
    """Return one row for each county, by code, with score, rank and interval where it has them."""
    with localcontext(
        prec=PRECISION
    ):  # Here alone: the pages of a build are made by the usual one.
        return _recomputed(root, day)


def _recomputed(root: Path, day: date) -> list[dict[str, Any]]:
    areas = read(root / "data/city/areas.yaml")["areas"]
    rows = [county_row(root, area, day) for area in areas if area["kind"] in COUNTIES]
    scheme = scheme_of(root, day)
    found = {row["code"]: worths(scheme, Desk(root, row["code"], row, day)) for row in rows}
    enough = {code: each for code, each in found.items() if coverage(scheme, each) * 3 >= 2}
    scores = {code: score(scheme, each, plain, scheme["across"]) for code, each in enough.items()}
    point = ranks(scores)
    decided: dict[str, dict[str, Any]] = {}
    for word in ("accepted", "returned") if "waiting" in scheme["draws"].get("vary", []) else ():
        made = [county_row(root, area, day, word) for area in areas if area["kind"] in COUNTIES]
        decided[word] = {
            row["code"]: worths(scheme, Desk(root, row["code"], row, day, word)) for row in made
        }
    ends = intervals(scheme, enough, point, decided) if enough else {}
    for row in rows:
        code = row["code"]
        row.pop("on_time")
        row["score"], row["rank"] = scores.get(code), point.get(code)
        row["rank_low"], row["rank_high"] = ends.get(code, (None, None))
        row["coverage"] = coverage(scheme, found[code])
        for name in ("progress", "plan", "coverage"):
            row[name] = row[name].quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return sorted(rows, key=lambda row: str(row["code"]))


if __name__ == "__main__":
    table = recomputed(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
    print(json.dumps(table, default=str, indent=2))  # noqa: T201 - a program that prints
