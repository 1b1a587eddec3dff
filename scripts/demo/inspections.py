"""The plan of inspections: which check found how many problems in which counties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from demo.city_plan import Plan
from demo.workdays import on_or_after, on_or_before

OBSERVED = tuple(date(2026, 5, 7) + timedelta(days=14 * count) for count in range(5))
CROSSED = ((date(2026, 5, 18), 4), (date(2026, 6, 8), 7))
"""The first day of each cross inspection, and how far each team goes from home."""

UNDISCLOSED = date(2026, 7, 9)
"""The check on this day has not been fed back."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A check: its kind, days and counties; `problems` names a county for each problem found.

    No two checks begin on one day.
    """

    kind: str
    start: date
    end: date
    fed_back_on: date | None
    counties: tuple[str, ...]
    problems: tuple[str, ...] = ()
    round_no: int = 0
    shift: int = 0
    id: str = ""

    @property
    def chance(self) -> str:
        """Return what its source of chance is called."""
        return f"C{self.start}-1"

    @property
    def ref(self) -> str:
        """Return how other records name it."""
        return f"city/checks/{self.id}"


def inspections(plan: Plan) -> tuple[Inspection, ...]:
    """Return all checks in the order of days."""
    codes = tuple(county.code for county in plan.counties)
    made = (*_observations(plan, codes), *_crossed(plan, codes), *_others(plan, codes))
    return tuple(_named(plan, item) for item in sorted(made, key=lambda item: item.start))


def _named(plan: Plan, item: Inspection) -> Inspection:
    what = item.kind, item.start, *item.counties
    return replace(item, id=plan.name("checks", item.start.year, f"{item.start}-1", *what))


def _observations(plan: Plan, codes: tuple[str, ...]) -> Iterator[Inspection]:
    """Yield the rounds of observation, two weeks apart; each county is seen once."""
    days = OBSERVED if plan.extent.full else OBSERVED[-1:]
    for number, day in enumerate(days):
        seen = codes[number :: len(days)]
        yield replace(_fed("observation", day, 1, seen, seen), round_no=number + 1)


def _crossed(plan: Plan, codes: tuple[str, ...]) -> Iterator[Inspection]:
    """Yield the cross inspections: every county sends a team and receives one."""
    for number, (day, far) in enumerate(CROSSED if plan.extent.full else CROSSED[-1:]):
        shift = far % len(codes) or 1
        held = _fed("cross", day, 2, codes, codes[number::3][:5])
        yield replace(held, round_no=number + 1, shift=shift)


def _others(plan: Plan, codes: tuple[str, ...]) -> Iterator[Inspection]:
    """Yield unannounced and special checks; the last has not been fed back."""
    if plan.extent.full:
        yield _fed("spot", date(2026, 5, 27), 0, codes[1:4], codes[2:4])
        yield _fed("work_discipline", date(2026, 6, 3), 1, codes[4:10], ())
        yield _fed("safety", date(2026, 6, 10), 0, codes[5:7], ())
        yield _fed("special", date(2026, 6, 15), 1, codes[7:10], codes[7:9])
        yield _fed("spot", date(2026, 6, 17), 0, codes[9:12], codes[9:10])
        yield _fed("style", date(2026, 6, 26), 0, codes[:5], ())
        yield _fed("led_inspection", date(2026, 6, 22), 9, codes, ())
        yield _fed("roving", date(2026, 6, 29), 1, codes[3:5], ())
        yield _fed("look_back", date(2026, 7, 7), 0, codes[2:4], codes[2:3])
        yield _fed("internal_control", date(2026, 6, 11), 0, codes[2:5], ())
        yield _fed("internal_control", date(2026, 6, 24), 0, codes[2:4], ())
        yield _fed("township_daily", date(2026, 6, 25), 0, codes[6:7], ())
        yield _fed("three_changes", date(2026, 6, 23), 0, codes[10:12], codes[10:11])
    hidden = codes[-2:]
    yield Inspection("spot", UNDISCLOSED, on_or_before(UNDISCLOSED), None, hidden, hidden)


def _fed(
    kind: str,
    start: date,
    days: int,
    counties: tuple[str, ...],
    problems: tuple[str, ...],
) -> Inspection:
    """Return a check that was fed back some days after its end."""
    end = on_or_before(start + timedelta(days=days))
    back = on_or_after(end + timedelta(days=4))
    return Inspection(kind, start, end, back, counties, problems)
