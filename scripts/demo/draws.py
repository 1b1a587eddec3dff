"""Draws: of the units of an observation, of case files, and one that is not revealed yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain
from typing import Any

from demo import units
from demo.city_plan import Plan, Record, of_city
from demo.inspections import CROSSED, OBSERVED, Inspection, inspections
from demo.yaml_text import Value
from ledgers.edit.draws import committed, revealed
from ledgers.model.lots import ALGORITHM, HALVES, Strata

EACH, PERCENT, CASE_FILES, STRATUM = 4, 30, 60, "县级案卷"
LAST = (("observation", OBSERVED[-1]), ("cross", CROSSED[-1][0]))
"""The checks whose units or files are drawn, of those that are held again and again."""
WAITING = date(2026, 7, 13)
"""The day of a commitment whose value comes about after the day that the portal shows."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw of the demonstration: its identifier and its fields."""

    id: str
    said: dict[str, Any]

    @property
    def ref(self) -> str:
        """Return how other records name it."""
        return f"city/draws/{self.id}"

    @property
    def sample(self) -> tuple[str, ...]:
        """Return who is drawn."""
        return tuple(chain(*(row["sample"] for row in self.said["reveal"]["strata"])))


def draws(plan: Plan) -> Iterator[Record]:
    """Yield the draws of a whole city."""
    found = [draw_for(plan, item) for item in inspections(plan)]
    for draw in (*found, _waiting(plan) if plan.extent.full else None):
        if draw:
            yield of_city("draws", draw.id, draw.said)


def draw_for(plan: Plan, item: Inspection) -> Draw | None:
    """Return the draw for the last observation and cross inspection, and for a check's files."""
    wanted = item.kind == "special" or (item.kind, item.start) in LAST
    if not plan.extent.full or not wanted or item.fed_back_on is None:
        return None
    of = "units" if item.kind == "observation" else "files"
    strata = _units(plan, item) if of == "units" else [(STRATUM, _serials(CASE_FILES))]
    if item.kind == "cross":
        strata = [(code, _serials(files)) for code, files in office_files(plan, item).items()]
    made = _committed(plan, item.start - timedelta(days=5), of, strata)
    balls = plan.rng(made.id, "value").sample(range(1, 34), 7)
    secret = {**dict(zip(HALVES, _halves(made.id), strict=True))}
    secret["value"] = " ".join(f"{ball:02d}" for ball in balls)
    reveal = revealed(made.said, secret, strata)
    shown = {"revealed_on": item.fed_back_on, "check": item.ref, "check_kind": item.kind}
    return Draw(made.id, {**made.said, **shown, "reveal": reveal})


def office_files(plan: Plan, item: Inspection) -> dict[str, int]:
    """Return how many files the offices of each county have, as a cross inspection lists them."""
    rng = plan.rng(item.chance, "files")
    return {code: rng.randint(40, 70) for code in item.counties}


def _committed(plan: Plan, on: date, of: str, strata: Strata) -> Draw:
    name = plan.name("draws", on.year, f"{on}-1", on, of)
    value_on = on + timedelta(days=3)
    said: dict[str, Value] = {
        "of": of,
        "committed_on": on,
        "algorithm": ALGORITHM,
        **({"each": EACH} if of == "units" else {"percent": PERCENT}),
        "value_kind": "lottery",
        "value_on": value_on,
        "value_where": f"演示彩票{value_on:%Y年%m月%d日}开奖号码，按开出的次序",
        "reveal_by": on + timedelta(days=60),
    }
    return Draw(name, committed(said, _halves(name), strata))


def _halves(name: str) -> list[str]:
    """Return two invented secrets; real ones are made by chance, and known to nobody."""
    return [sha256(f"{name}/{half}".encode()).hexdigest() for half in HALVES]


def _units(plan: Plan, item: Inspection) -> Strata:
    """Return the townships and dispatched groups of each county that is looked at."""
    return [
        (each.code, [*map(units.township_of, each.townships), *units.groups_of(each)])
        for each in plan.counties
        if each.code in item.counties
    ]


def _serials(most: int) -> list[str]:
    return [str(serial) for serial in range(1, most + 1)]


def _waiting(plan: Plan) -> Draw:
    return _committed(plan, WAITING, "files", [(STRATUM, _serials(CASE_FILES))])
