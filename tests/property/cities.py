"""Draw small cities with any lives at all, sensible or not."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ledgers.assess.city import Question
from ledgers.model.catalog import Catalog
from ledgers.model.deadline import Calendar, instances
from ledgers.model.periods import workdays_of
from ledgers.model.records import (
    Area,
    Citation,
    Decision,
    Decisions,
    Due,
    Measure,
    Programme,
    Progress,
    Rules,
    Task,
    Update,
)
from ledgers.model.values import replace
from tests.unit.assess.schemed import INDICATORS, taking

START = date(2026, 3, 31)
LENGTH = 60
PROGRAMME = Programme("P2026", "方案", START, START + timedelta(days=LENGTH))
RULES = Rules(
    resubmit_days=5,
    lag=Decimal("0.2"),
    due_soon_days=7,
    urgent_days=3,
)
SCHEME = taking("1.5", "10")
CODES = ("990102", "990121", "990181")
DAYS = st.integers(0, LENGTH).map(lambda number: START + timedelta(days=number))
CALENDAR = Calendar(START, START + timedelta(days=LENGTH), workdays_of({}))
RECURRING = st.builds(
    Due,
    every=st.sampled_from(["week", "month"]),
    times=st.none() | st.integers(1, 3),
    workdays=st.none() | st.integers(1, 5),
    judged_by=st.sampled_from(["decisions", "filings"]),
)
WEIGHTS = st.sampled_from([Decimal(text) for text in ("1", "2", "3", "0.5", "1.5")])


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    """Draw a task with one to three measures, and a duty that recurs; due dates often meet."""
    identifier = f"T{number:02}"
    due = draw(st.lists(st.sampled_from([10, 20, 21, 40]), min_size=1, max_size=3))
    measures = tuple(
        Measure(f"{identifier}.{index}", "措施", START + timedelta(days=day), draw(WEIGHTS))
        for index, day in enumerate(due, 1)
    )
    if rule := draw(st.none() | RECURRING):
        duty = Measure(f"{identifier}.9", "措施", weight=draw(WEIGHTS), due=rule)
        measures = (*measures, *instances(duty, CALENDAR))
    source, weight = Citation("S3", "四"), draw(WEIGHTS)
    return Task(
        identifier, number, "任务", "N1", measures, lead_unit="u", source=source, weight=weight
    )


@st.composite
def updates(draw: st.DrawFn, task: Task) -> tuple[Update, ...]:
    """Draw what a county files on a task, in order."""
    ids = [measure.id for measure in task.measures]
    some = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
    status = st.sampled_from(["doing", "submitted", "submitted", "blocked", "not_applicable"])
    rows = draw(st.lists(st.builds(Update, DAYS, status, some), max_size=6))
    return tuple(sorted(rows, key=lambda row: row.on))


@st.composite
def decisions(draw: st.DrawFn, task: Task) -> tuple[Decision, ...]:
    """Draw what the city decides on a task, in order, whether it makes sense or not."""
    ids = [measure.id for measure in task.measures]
    rows = draw(
        st.lists(st.tuples(DAYS, st.sampled_from("aaret"), st.sampled_from(ids), DAYS), max_size=6)
    )
    made = [_decision(*row) for row in rows]
    return tuple(sorted(made, key=lambda row: row.on))


def _decision(on: date, letter: str, measure: str, other: date) -> Decision:
    if letter == "e":
        return Decision(on, "extended", (measure,), until=other)
    word = "returned" if letter == "r" else "accepted"
    received = min(other, on) if letter == "t" else None
    return Decision(on, word, (measure,), received_on=received)


@st.composite
def questions(draw: st.DrawFn, counties: int = 2) -> Question:
    """Draw a city of some counties and one to three tasks."""
    plan = [draw(tasks(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]
    filed, decided = {}, {}
    for code in CODES[:counties]:
        for task in plan:
            filed[code, task.id] = Progress(task.id, draw(updates(task)))
            subject = f"progress/{task.id}"
            decided[code, subject] = Decisions(subject, draw(decisions(task)))
    areas = {code: Area(code, f"{code}县", "county") for code in CODES[:counties]}
    by_id = {task.id: task for task in plan}
    return asked(
        Catalog(
            (),
            tasks=by_id,
            areas=areas,
            progress=filed,
            decisions=decided,
            indicators=INDICATORS,
            schemes=(SCHEME,),
        )
    )


def asked(catalog: Catalog) -> Question:
    """Return the question about a catalogue."""
    return Question(catalog, PROGRAMME, RULES, {})


def with_entries(
    question: Question,
    code: str,
    task: str,
    updated: Mapping[str, tuple[Update, ...]] | None = None,
    decided: tuple[Decision, ...] = (),
) -> Question:
    """Return the question with more entries at the end of one county's life of a task."""
    catalog, subject = question.catalog, f"progress/{task}"
    more = (updated or {}).get(task, ())
    filed = Progress(task, (*catalog.progress[code, task].updates, *more))
    made = Decisions(subject, (*catalog.decisions[code, subject].decisions, *decided))
    return asked(
        replace(
            catalog,
            progress={**catalog.progress, (code, task): filed},
            decisions={**catalog.decisions, (code, subject): made},
        )
    )


def known_at(question: Question, day: date) -> Question:
    """Return the question with every file cut off after a day."""
    catalog = question.catalog
    filed = {
        key: Progress(life.task, tuple(row for row in life.updates if row.on <= day))
        for key, life in catalog.progress.items()
    }
    decided = {
        key: Decisions(life.subject, tuple(row for row in life.decisions if row.on <= day))
        for key, life in catalog.decisions.items()
    }
    return asked(replace(catalog, progress=filed, decisions=decided))
