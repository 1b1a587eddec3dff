"""Count task-deadlines over the whole programme: not in a row, each once (R62)."""

from collections.abc import Iterator, Sequence
from datetime import date

from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.spans import label_of
from ledgers.model.assessment import TaskState
from ledgers.model.proposal import Evidence
from ledgers.model.rulebook import Cumulative, Rule
from ledgers.model.words import Words, say


def cumulative_hits(rule: Rule, asked: Cumulative, facts: Facts) -> Iterator[Hit]:
    """Yield each county with so many task-deadlines missed, or overdue still.

    The period of missed ones is that of the deadline which made the number full, so that the
    same county is not proposed again when a further one is missed; overdue is of today.
    """
    for county, states in facts.states.items():
        rows = sorted((day, state.task) for state in states for day in _days(state, asked))
        if county not in facts.unsure and len(rows) >= asked.at_least:
            full = rows[asked.at_least - 1][0]
            on = facts.as_of if asked.count == "overdue" else full
            yield Hit(
                period=label_of(on, rule.period),
                on=on,
                why=_why(asked, facts.name(county), len(rows)),
                county=county,
                evidence=_evidence(facts, county, rows),
            )


def _days(state: TaskState, asked: Cumulative) -> tuple[date, ...]:
    return state.overdue if asked.count == "overdue" else state.missed


def _why(asked: Cumulative, county: str, number: int) -> Words:
    if asked.count == "overdue":
        return say(
            "{county}: task-deadlines overdue now: {number}; the rule begins at {least}",
            county=county,
            number=number,
            least=asked.at_least,
        )
    return say(
        "{county}: task-deadlines missed since the programme began: {number}; "
        "the rule begins at {least}; those extended in time do not count",
        county=county,
        number=number,
        least=asked.at_least,
    )


def _evidence(facts: Facts, county: str, rows: Sequence[tuple[date, str]]) -> tuple[Evidence, ...]:
    """Return what the county filed on each task; where it filed nothing, the task itself."""
    tasks = dict.fromkeys(task for _, task in rows)
    names = (f"{county}/progress/{task}" for task in tasks)
    return tuple(
        Evidence(name, ("updates",))
        if name in facts.catalog.filed
        else Evidence(f"city/tasks/{task}")
        for name, task in zip(names, tasks, strict=True)
    )
