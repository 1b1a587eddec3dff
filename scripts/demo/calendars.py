"""The city's calendar of 2026: holidays, times of supervision, filing windows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from demo.yaml_text import Value

Window: TypeAlias = tuple[str, str, int, tuple[int, ...]]
"""When a ledger is due: its name, the cycle, days after the period, requirements."""

DAY = timedelta(days=1)
HOLIDAYS = (
    ("元旦", date(2026, 1, 1), date(2026, 1, 3)),
    ("春节", date(2026, 2, 15), date(2026, 2, 23)),
    ("清明节", date(2026, 4, 4), date(2026, 4, 6)),
    ("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
    ("端午节", date(2026, 6, 19), date(2026, 6, 21)),
    ("中秋节", date(2026, 9, 25), date(2026, 9, 27)),
    ("国庆节", date(2026, 10, 1), date(2026, 10, 7)),
)
"""The holidays that the State Council's general office announced on 2025-11-04."""

WORKED = (
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
)
"""The days worked in exchange, from the same notice."""

NODES = (
    ("labour_day_2026", "2026年劳动节", date(2026, 4, 29), date(2026, 5, 6)),
    ("dragon_boat_2026", "2026年端午节", date(2026, 6, 17), date(2026, 6, 22)),
    ("national_day_2026", "2026年中秋国庆", date(2026, 9, 23), date(2026, 10, 8)),
)
WINDOWS: tuple[Window, ...] = (
    ("posts", "quarter", 10, ()),
    ("facilities", "quarter", 10, ()),
    ("casework", "month", 5, ()),
    ("petitions", "month", 5, (138,)),
    ("returns", "week", 2, ()),
    ("returns", "month", 5, ()),
    ("returns", "quarter", 10, ()),
    ("returns", "half_year", 10, ()),
    ("returns", "year", 20, ()),
)


def calendar_file(windows: tuple[Window, ...]) -> dict[str, Value]:
    """Return the calendar."""
    return {
        "years": ["2026"],
        "days": [row for _, row in sorted(_days(), key=lambda dated: dated[0])],
        "nodes": [
            {"id": name, "title": title, "start_on": first, "end_on": last}
            for name, title, first, last in NODES
        ],
        "windows": [_window(*window) for window in windows],
    }


def _days() -> Iterator[tuple[date, Value]]:
    for title, first, last in HOLIDAYS:
        for offset in range((last - first).days + 1):
            day = first + offset * DAY
            yield day, {"on": day, "kind": "holiday", "title": title}
    for day in WORKED:
        yield day, {"on": day, "kind": "workday"}


def _window(ledger: str, cycle: str, days: int, requirements: tuple[int, ...]) -> Value:
    named: Value = [f"R{number}" for number in requirements]
    return {
        "ledger": ledger,
        "cycle": cycle,
        "due_days": days,
        "inclusive": True,
        "workday_shift": ledger != "petitions",  # Its 5th is the 5th, whatever day that is (R138).
        **({"requirements": named} if requirements else {}),
    }
