"""Laws of a fair score: silence gains nothing, and work that is accepted costs nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.assess.city import Question, assess
from ledgers.assess.schemes.means import worth
from ledgers.assess.schemes.score import scored
from ledgers.model.forms import FORMS
from ledgers.model.method import Goalposts, Node
from ledgers.model.records import Decision, Decisions, Progress, Update
from ledgers.model.values import replace
from tests.property.cities import CODES, LENGTH, START, questions, with_entries
from tests.unit.assess.measures import COUNTY, city, indicator, measured
from tests.unit.assess.schemed import assessed, dimension, scheme, taking
from tests.unit.assess.test_indicators import LIVES, finding, share
from tests.unit.assess.test_indicators import filed as there

Record = Mapping[str, Any]
MONTHS = ("2026-04", "2026-05", "2026-06")
WINDOWS = [{"ledger": "returns", "cycle": "month", "due_days": 5}]
CALENDAR = {"years": ["2026"], "days": [], "windows": WINDOWS}
WAYS = ("left_out", "withdrawn", "internal", "entry")
COUNTS = st.integers(0, 9)


def filed(period: str, numbers: tuple[int, int], way: str = "") -> Record:
    """Return a month's return with two indicators, whole or with one of them taken away."""
    values = [{"indicator": "x", "numerator": numbers[0], "denominator": sum(numbers)}]
    other = {"indicator": "y", "numerator": 1, "denominator": 2}
    more: Record = {"withdrawn": {"withdrawn": {"on": "2026-07-14", "reason": "重复"}}}.get(way, {})
    hidden = {"visibility": "internal"} if way == "internal" else {}
    kept = [*(values if way != "entry" else ()), other]
    return {"period": period, "filed_on": "2026-07-01", "values": kept, **more, **hidden}


def score_of(months: Mapping[str, Record], across: str, window: str) -> Decimal:
    """Return the score of a county by what it filed of one indicator, beside a fixed one."""
    catalog = city(
        {f"{COUNTY}/returns/{name}": row for name, row in months.items()}, calendar=CALENDAR
    )
    source = {"ledger": "returns", "window": window}
    asked = {name: indicator("ratio", source, id=name, cycle="month") for name in ("x", "y")}
    found = {name: measured(catalog, one) for name, one in asked.items()}
    rows = [dimension(name, [(name, None)], None, "arithmetic") for name in asked]
    score = scored(COUNTY, scheme(*rows, across=across), found).score
    assert score is not None
    return score


@given(
    st.lists(st.tuples(COUNTS, st.integers(1, 9)), min_size=3, max_size=3),
    st.sampled_from(WAYS),
    st.sampled_from(MONTHS),
    st.sampled_from(["arithmetic", "geometric"]),
    st.sampled_from(["year", "latest", "programme"]),
)
@settings(max_examples=60)
def test_what_is_left_out_taken_back_or_hidden_never_raises_a_score(
    numbers: list[tuple[int, int]], way: str, month: str, across: str, window: str
) -> None:
    whole = {name: filed(name, row) for name, row in zip(MONTHS, numbers, strict=True)}
    less = {**whole, month: filed(month, numbers[MONTHS.index(month)], way)}
    if way == "left_out":
        del less[month]
    silent = {name: filed(name, row, "entry") for name, row in zip(MONTHS, numbers, strict=True)}

    full, part, none = (score_of(each, across, window) for each in (whole, less, silent))

    assert full >= (part if window != "latest" or month == MONTHS[-1] else none)
    assert full >= none > 0


# ── Work ─────────────────────────────────────────────────────────────────────────────────────────

TASKS = {
    name: assessed(name, field)
    for name, field in (
        ("task_progress", "progress"),
        ("on_time", "on_time"),
        ("missed_deadlines", "missed"),
    )
}
END = START + timedelta(days=LENGTH)
DELIVERY = scheme(
    dimension("delivery", [("task_progress", "0.6"), ("on_time", "0.4")], "1", "arithmetic"),
    deductions=taking("1.5", "10").deductions,
)


def delivered(question: Question) -> Fraction:
    """Return the exact score of the first county at the end, of a city with the scheme."""
    catalog = replace(question.catalog, indicators=TASKS, schemes=(DELIVERY,))
    standing = assess(replace(question, catalog=catalog), END, weeks=False).counties[0].standing
    return standing.exact or Fraction(0)


def measures_of(question: Question) -> st.SearchStrategy[tuple[str, str]]:
    """Return a strategy for a task of a city and one of its measures."""
    tasks = question.catalog.tasks
    pairs = [(name, row.id) for name in sorted(tasks) for row in tasks[name].measures]
    return st.sampled_from(pairs)


@given(questions(counties=1), st.data())
@settings(max_examples=60)
def test_one_more_measure_that_is_accepted_never_lowers_a_score(
    question: Question, data: st.DataObject
) -> None:
    task, measure = data.draw(measures_of(question))
    made = {task: (Update(END, "submitted", (measure,)),)}
    waits = with_entries(question, CODES[0], task, made)
    done = with_entries(waits, CODES[0], task, decided=(Decision(END, "accepted", (measure,)),))

    assert delivered(question) <= delivered(waits) <= delivered(done)


@given(questions(counties=1), st.data())
@settings(max_examples=60)
def test_to_file_earlier_and_to_name_evidence_never_lower_a_score(
    question: Question, data: st.DataObject
) -> None:
    task, measure = data.draw(measures_of(question))
    later = data.draw(st.integers(0, LENGTH).map(lambda days: START + timedelta(days=days)))
    earlier = data.draw(st.dates(START, later))
    key, subject = (CODES[0], task), (CODES[0], f"progress/{task}")
    decided = replace_in(question, key, subject, measure, later)
    sooner = replace_in(question, key, subject, measure, earlier)

    assert delivered(decided) <= delivered(sooner)


def replace_in(
    question: Question, key: tuple[str, str], subject: tuple[str, str], measure: str, on: date
) -> Question:
    """Return the question in which a task's only filing is of one measure, accepted at the end."""
    catalog = question.catalog
    filed = Progress(key[1], (Update(on, "submitted", (measure,)),))
    made = Decisions(subject[1], (Decision(END, "accepted", (measure,)),))
    catalog = replace(
        catalog,
        progress={**catalog.progress, key: filed},
        decisions={**catalog.decisions, subject: made},
    )
    return replace(question, catalog=catalog)


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────

RISING = ("before_after", "count", "on_time", "ratio", "value", "yoy")
"""The forms whose value rises with their first number."""


@pytest.mark.parametrize("form", RISING)
@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 9))
@settings(max_examples=20)
def test_a_value_is_worth_the_more_the_further_it_goes_in_its_direction(
    form: str, first: int, second: int, more: int
) -> None:
    def value_of(number: int) -> Fraction:
        numbers = (Fraction(number), Fraction(second))[: len(FORMS[form].filed)]
        return FORMS[form].compute(*numbers).value or Fraction(0)

    def worth_of(number: int, low: int, high: int) -> Fraction:
        part = Node(indicator="x", goalposts=Goalposts(Decimal(low), Decimal(high)))
        return worth(value_of(number), part, DELIVERY)

    assert value_of(first) < value_of(first + more)
    assert worth_of(first, -9, 9) <= worth_of(first + more, -9, 9)
    assert worth_of(first, 9, -9) >= worth_of(first + more, 9, -9)


def test_to_close_a_finding_raises_the_share_that_is_closed() -> None:
    """Of four findings one is closed; a second is put forward and closed on the last day."""
    asked = indicator("ratio", share(there("closed_on"), there("county")))
    closed = {**LIVES, **finding("F4", {"on": END.isoformat(), "decision": "closed"})}

    assert measured(city(LIVES), asked).value == Fraction(1, 4)
    assert measured(city(closed), asked).value == Fraction(2, 4)
