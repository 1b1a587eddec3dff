"""Monthly counts: clues and cases by county, petitions by township."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from demo import units
from demo.areas import County
from demo.city_plan import Plan, Record, of_county
from demo.workdays import DAY, filing_day, last_day
from demo.yaml_text import Value

DUE_DAYS = 5
CHANNELS = {
    "letter": 3,
    "call": 2,
    "visit": 3,
    "network": 3,
    "inspection": 1,
    "transfer": 2,
    "self": 2,
}
ORGANS = ("audit", "police", "procuratorate", "court", "inspection", "petitions", "others")
LEVELS = ("city", "zone", "county")
OF_CASES = ("upgraded", "cooperative", "county_trial")
WAYS = ("talk_inquiry", "verify", "shelve", "close")
BANDS = ("le_15", "d16_30", "d31_60", "gt_60")
DAYS = (9, 22, 41, 70)
"""The days that a case of each band took."""


def monthly(plan: Plan) -> Iterator[Record]:
    """Yield each county's casework and petitions month by month."""
    for county in plan.counties:
        carried = plan.rng(county.code, "carried").randint(0, 9)
        left = {
            place.code: plan.rng(place.code, "left").randint(0, 4) for place in county.townships
        }
        for month in plan.extent.months:
            rng = plan.rng(county.code, month, "month")
            filed = filing_day(last_day(month), DUE_DAYS, rng)
            casework = _within(_casework(month, filed, carried, rng))
            carried = _open_clues(casework)
            if plan.extent.full:
                casework |= _told_apart(casework, plan.rng(county.code, month, "apart"))
            yield of_county(county.code, "casework", month, casework)
            by_the_fifth = min(filed, last_day(month) + DUE_DAYS * DAY)
            petitions: Any = _petitions(county, month, by_the_fifth, left, rng)
            if plan.extent.full:
                petitions["townships"] = [*map(_led, petitions["townships"])]
            yield of_county(county.code, "petitions", month, petitions)


def _casework(month: str, filed: date, carried: int, rng: Random) -> dict[str, Value]:
    received = {code: rng.randint(0, most) for code, most in CHANNELS.items()}
    disposed = _shared(rng.randint(0, carried + sum(received.values())), WAYS, rng)
    decisions, closed, past = rng.randint(0, 7), rng.randint(0, 7), rng.randint(0, 6)
    late = rng.randint(0, min(2, closed))
    return {
        "period": month,
        "filed_on": filed,
        "carried_over": carried,
        "clues_received": received,
        "clues_disposed": disposed,
        "clues_overdue": rng.randint(0, 2),
        "upgraded": int(rng.random() < 0.1),
        "transferred_in": rng.randint(0, 3),
        "transferred_out": rng.randint(0, 2),
        "cases_filed": rng.randint(0, 8),
        "decisions": decisions,
        "judicial_transfer": int(rng.random() < 0.1),
        "ordinary_closed": closed,
        "on_time_30": closed - late,
        "open_over_30": rng.randint(0, 2),
        "past_15": past,
        "with_result_by_15": rng.randint(past // 2, past),
        **_papers(decisions, rng),
        "closed_by_days": _banded(closed, late, rng),
        "cooperative": rng.randint(0, 4),
        "county_trial": rng.randint(0, 3),
        "early_forms": {
            "summons": rng.randint(0, 6),
            "inquiry": rng.randint(0, 4),
            "admonishment": 0,
        },
        "micro": _micro(rng),
    }


def _within(casework: dict[str, Value]) -> dict[str, Value]:
    """Return a month in which no part is more than its whole."""
    parts = {name: min(_sum(casework[name]), _sum(casework["cases_filed"])) for name in OF_CASES}
    read = min(_sum(casework["read_out"]), _sum(casework["both_documents"]))
    return {**casework, **parts, "both_read_out": read}


def _told_apart(casework: Mapping[str, Value], rng: Random) -> dict[str, Value]:
    """Return what is told of a month beside: channels, levels, modes, days and talks."""
    filed, major = _sum(casework["cases_filed"]), rng.randint(0, 2)
    appointed = rng.randint(0, 4)
    return {
        "clues_n": _sum(casework["clues_received"]),
        "early_forms_n": _sum(casework["early_forms"]),
        "own_upgraded": int(rng.random() < 0.1 and _sum(casework["clues_received"]) > 0),
        "transferred_in_by": _shared(_sum(casework["transferred_in"]), ORGANS, rng),
        "transferred_out_by": _shared(_sum(casework["transferred_out"]), ORGANS, rng),
        **_median(casework["closed_by_days"]),
        "major": major,
        "early_trial": rng.randint(0, major),
        "cooperative_by_level": _shared(_sum(casework["cooperative"]), LEVELS, rng),
        "cross": rng.randint(0, filed // 3),
        "offsite": rng.randint(0, filed // 4),
        "followed_up": rng.randint(0, filed // 3),
        "appointments": appointed,
        "pre_appointment_talks": max(0, appointed - int(rng.random() < 0.3)),
        "internal_reminders": rng.randint(0, 3),
        "internal_talks": rng.randint(0, 1),
        "upgraded": min(filed, rng.randint(0, 1)),
        "clarified": int(filed % 3 == 0),
    }


def _median(bands: Value) -> dict[str, Value]:
    """Return the median of the days of closed cases; nothing where none was closed."""
    counts = bands.values() if isinstance(bands, Mapping) else ()
    days = [long for count, long in zip(counts, DAYS, strict=True) for _ in range(_sum(count))]
    return {"median_days": days[len(days) // 2]} if days else {}


def _open_clues(casework: Mapping[str, Value]) -> int:
    """Return how many clues are carried into the next month."""
    carried, received, disposed = (
        casework["carried_over"],
        casework["clues_received"],
        casework["clues_disposed"],
    )
    return _sum(carried) + _sum(received) - _sum(disposed)


def _sum(value: Value) -> int:
    if isinstance(value, Mapping):
        return sum(_sum(inner) for inner in value.values())
    return value if isinstance(value, int) else 0


def _shared(total: int, names: tuple[str, ...], rng: Random) -> dict[str, Value]:
    """Share a number out among names."""
    drawn = [rng.choice(names) for _ in range(total)]
    return {name: drawn.count(name) for name in names}


def _papers(decisions: int, rng: Random) -> dict[str, Value]:
    recommendations = rng.randint(0, 4)
    return {
        "recommendations": recommendations,
        "both_documents": min(recommendations, rng.randint(0, decisions)),
        "read_out": rng.randint(decisions // 2, decisions),
        "both_read_out": 0,  # known once both documents are: see `_within`
    }


def _banded(closed: int, late: int, rng: Random) -> dict[str, Value]:
    soon = rng.randint(0, closed - late)
    return dict(zip(BANDS, (soon, closed - late - soon, late, 0), strict=True))


def _micro(rng: Random) -> dict[str, Value]:
    received = rng.randint(0, 6)
    closed = rng.randint(0, received)
    return {
        "received": received,
        "diverted": rng.randint(closed, received),
        "closed": closed,
        "exposed": min(closed, int(rng.random() < 0.2)),
    }


def _petitions(
    county: County, month: str, filed: date, left: dict[str, int], rng: Random
) -> dict[str, Value]:
    """Return a month's petitions; `left`, updated here, has those that townships carry over."""
    rows: list[Value] = []
    for place in county.townships:
        carried, new = left[place.code], rng.choice((0, 0, 1, 1, 2, 2, 3, 5))
        resolved = rng.randint(min(1, carried), carried + new)
        left[place.code] = carried + new - resolved
        submitted = filing_day(last_day(month), (filed - last_day(month)).days, rng)
        told: dict[str, Value] = {"carried_over": carried, "new": new, "resolved": resolved}
        named: dict[str, Value] = {"unit": units.township_of(place), "submitted_on": submitted}
        rows.append({**named, **told, **_township(carried + new, rng)})
    return {"period": month, "filed_on": filed, "townships": rows}


def _led(township: Mapping[str, Any]) -> Mapping[str, Value]:
    """Return a township's petitions with those new ones that a leader took over (R293)."""
    led = max(0, township["with_leader"] - township["carried_over"])
    return {**township, "new_with_leader": led}


def _township(known: int, rng: Random) -> dict[str, Value]:
    """Return how a township deals with the petitions that it knows of."""
    dated, received = rng.randint(known // 2, known), rng.randint(0, 6)
    return {
        "with_leader": rng.randint(dated, known),
        "with_handler": known,
        "with_deadline": dated,
        "overdue": rng.randint(0, min(1, dated)),
        "leader_receptions": rng.randint(1, 4),
        "onsite_receptions": rng.randint(0, 2),
        "received": received,
        "fed_back_on_time": received - rng.randint(0, min(1, received)),
    }
