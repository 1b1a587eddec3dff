"""The city's ranking schemes: the first from the programme's start, the second in July."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from demo.programme import START
from demo.yaml_text import Value

FIRST = "2026-1"
SECOND = "2026-2"
VARIED = ("weights", "mean", "goalposts", "left_out", "waiting")
CHANGED = date(2026, 7, 6)
"""A Monday shortly before the demonstration's day, so that both methods are shown."""
DAY = timedelta(days=1)

Part = tuple[str, str, str, str]
"""An indicator, its weight, and the values that are worth nothing and everything."""

DELIVERY: Sequence[Part] = (
    ("task_progress", "0.6", "0", "1"),
    ("tasks_on_time", "0.4", "0.5", "1"),
)
RECTIFICATION: Sequence[Part] = (
    ("finding_closing_rate", "0.6", "0", "1"),
    ("talk_rooms_compliant", "0.4", "0", "1"),
)
OPENNESS: Sequence[Part] = (("openness_scope", "1", "0.5", "1"),)
RELIEF: Sequence[Part] = (
    ("documents_issued", "0.5", "0.5", "-0.5"),
    ("meetings_held", "0.5", "0.3", "-0.3"),
)
"""Less is better: unchanged is worth half, the target of the programme is worth everything."""

Row = tuple[str, str, str, str, Sequence[Part]]
"""A dimension: its identifier, its titles, its weight, its parts."""

ALONE: Row = ("delivery", "任务落实", "Delivery", "1", [("task_progress", "1", "0", "1")])
DIMENSIONS: Sequence[Row] = (
    ("delivery", "任务落实", "Delivery", "0.4", DELIVERY),
    ("rectification", "整改与场所建设", "Rectification and rooms", "0.25", RECTIFICATION),
    ("openness", "公开和风险防控", "Openness and risk control", "0.2", OPENNESS),
    ("relief", "基层减负", "Relief", "0.15", RELIEF),
)
GROUPS: Sequence[tuple[str, str, str, Sequence[str]]] = (
    ("districts", "市辖区", "Districts", ("district",)),
    ("counties", "县和县级市", "Counties", ("county", "county_level_city")),
)


def schemes_file(*, full: bool) -> dict[str, Value]:
    """Return the schemes; a city without all the ledgers keeps the first one throughout."""
    if not full:
        return {"schemes": [first_scheme()]}
    return {"schemes": [first_scheme(CHANGED - DAY), second_scheme()]}


def first_scheme(last: date | None = None) -> dict[str, Value]:
    """Return the scheme of progress alone, less a point for each missed deadline, at most ten."""
    end: dict[str, Value] = {"valid_to": last} if last else {}
    return {
        "id": FIRST,
        "zh": "任务进度计分办法",
        "en": "Scores by progress of tasks",
        "valid_from": START,
        **end,
        "across": "arithmetic",
        "dimensions": [_dimension(ALONE)],
        "deductions": [{"indicator": "missed_deadlines", "points": 1, "cap": 10}],
        "groups": [_group(*group) for group in GROUPS],
        "draws": {"number": 1, "spread": Decimal("0.25"), "seed": FIRST},
        "note": "只看任务进度；每个逾期的任务时限扣1分，最多扣10分。",
        "note_en": "Progress of tasks alone; each missed deadline costs a point, ten at the most.",
    }


def second_scheme() -> dict[str, Value]:
    """Return the scheme of four dimensions, of which none can be bought out by another."""
    return {
        "id": SECOND,
        "zh": "县区工作综合评价办法",
        "en": "Overall assessment of counties",
        "valid_from": CHANGED,
        "across": "geometric",
        "dimensions": [_dimension(row) for row in DIMENSIONS],
        "deductions": [{"indicator": "missed_deadlines", "points": 1, "cap": 10}],
        "groups": [_group(*group) for group in GROUPS],
        "draws": {"number": 2000, "spread": Decimal("0.25"), "vary": list(VARIED)},
        "note": "除任务落实外，计入整改、公开、基层减负；各维度用几何平均，不能以长补短。",
        "note_en": "Beside tasks, rectification, openness and the burden on the grass roots count;"
        " by the geometric mean no dimension makes up for another.",
    }


def _dimension(row: Row) -> Value:
    name, zh, en, weight, parts = row
    return {
        "id": name,
        "zh": zh,
        "en": en,
        "weight": Decimal(weight),
        "within": "arithmetic",
        "components": [
            {
                "indicator": indicator,
                "weight": Decimal(share),
                "goalposts": {"low": Decimal(low), "high": Decimal(high)},
            }
            for indicator, share, low, high in parts
        ],
    }


def _group(name: str, zh: str, en: str, kinds: Sequence[str]) -> Value:
    return {"id": name, "zh": zh, "en": en, "kinds": list(kinds)}
