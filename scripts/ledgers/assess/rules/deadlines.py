"""Late work: rows past their deadline, and task-deadlines missed so far (R62)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from ledgers.assess.rules.rows import Facts, Found, Hit, RuleRow, grouped, label_of, rows_of
from ledgers.model import Words, as_day, say
from ledgers.model.periods import DAY, add_months, days_after, last_day, numbered
from ledgers.model.proposal import Evidence
from ledgers.model.rulebook import Cumulative, Deadline, Rule


def deadline_hits(rule: Rule, asked: Deadline, facts: Facts) -> Iterator[Hit]:
    """Yield each county and period with rows that came late, or that are missing by now.

    What came late belongs to the period of its deadline; what is still missing, to the running one.
    """
    rows = rows_of(facts, rule.when.of)
    dues = {
        row.evidence(*filter(None, (asked.done, asked.due, asked.start))): (row, due)
        for row in (newest(rows) if asked.done is None else rows)
        if (due := missed(row, asked, facts)) is not None
    }
    late = (
        Found(row, due if done_on(row, asked, facts) else facts.as_of, evidence)
        for evidence, (row, due) in dues.items()
    )
    for group in grouped(rule, facts, late, asked.times):
        why = say(
            "{county}, {period}: after the deadline or not done yet: {number} (due {days})",
            county=group.name,
            period=group.period,
            number=len(group.found),
            days=", ".join(sorted({str(dues[each.evidence][1]) for each in group.found})),
        )
        yield group.hit(why)


def newest(rows: Iterable[RuleRow]) -> list[RuleRow]:
    """Return each owner's rows of a kind in the last record with any: it replaces those before."""
    kept = [((row.owner, row.field("kind")), row) for row in rows]
    last = {whose: row.document.id for whose, row in kept}
    return [row for whose, row in kept if row.document.id == last[whose]]


def done_on(row: RuleRow, asked: Deadline, facts: Facts) -> date | None:
    """Return the day on which a row was done, None where that is still to come."""
    done = as_day(row.field(asked.done)) if asked.done else None
    return done if done is not None and done <= facts.as_of else None


def missed(row: RuleRow, asked: Deadline, facts: Facts) -> date | None:
    """Return the deadline of a row that did not keep it; else None.

    A deadline passes at the end of its day; one that is not known (no start, a year without
    calendar) is not missed. Of a span of workdays the start is returned.
    """
    until = done_on(row, asked, facts) or facts.as_of
    if asked.workdays is not None:
        return _missed_by_workdays(row, asked, facts, until)
    due = due_of(row, asked, facts)
    if due is None:
        return None
    last = due if asked.inclusive else due - DAY
    return due if until > last else None


def due_of(row: RuleRow, asked: Deadline, facts: Facts) -> date | None:
    """Return the deadline of a row in calendar days, None where its start is not known."""
    if asked.calendar:
        return facts.catalog.filing_due(row.ledger, row.field(asked.start or ""))
    if asked.due is not None:
        return as_day(row.field(asked.due))
    start = last_day(row.field(asked.start)) if asked.start else None
    if start is None:
        return None
    if asked.day_of_next_month is not None:
        return numbered(add_months(start.replace(day=1), 1), asked.day_of_next_month)
    return days_after(add_months(start, asked.months or 0), asked.days or 0)


def _missed_by_workdays(row: RuleRow, asked: Deadline, facts: Facts, until: date) -> date | None:
    """Return the start of a span of workdays that was too long."""
    start = last_day(row.field(asked.start)) if asked.start else None
    if start is None or asked.workdays is None:
        return None
    passed = facts.catalog.workdays.known_after(start, until)
    allowed = asked.workdays if asked.inclusive else asked.workdays - 1
    return start if passed is not None and passed > allowed else None


def cumulative_hits(rule: Rule, asked: Cumulative, facts: Facts) -> Iterator[Hit]:
    """Yield each county with so many task-deadlines missed, or overdue still.

    The period of missed ones is that of the deadline which made the number full, so that the
    same county is not proposed again when a further one is missed; overdue is of today.
    """
    overdue = asked.count == "overdue"
    holds, rules = attrgetter("overdue" if overdue else "missed"), facts.catalog.rules
    for county, states in facts.states.items():
        found = {
            (row.due_on, state.task)
            for state in states
            for row in state.measures
            if holds(row) and rules and row.kind in rules.counted_on(row.due_on)
        }
        rows = sorted(found)
        if county not in facts.unsure and len(rows) >= asked.at_least:
            on = facts.as_of if overdue else rows[asked.at_least - 1][0]
            why = _why(asked, facts.name(county), len(rows))
            evidence = tuple(_evidence(facts, county, rows))
            yield Hit(label_of(on, rule.period), on, why, county, evidence=evidence)


def _why(asked: Cumulative, county: str, number: int) -> Words:
    words = {"county": county, "number": number, "least": asked.at_least}
    if asked.count == "overdue":
        return say(
            "{county}: task-deadlines overdue now: {number}; the rule begins at {least}", **words
        )
    return say(
        "{county}: task-deadlines missed since the programme began: {number}; "
        "the rule begins at {least}; those extended in time do not count",
        **words,
    )


def _evidence(facts: Facts, county: str, rows: Sequence[tuple[date, str]]) -> Iterator[Evidence]:
    """Yield what the county filed on each task; where it filed nothing, the task itself."""
    for task in dict.fromkeys(task for _, task in rows):
        name = f"{county}/progress/{task}"
        is_filed = name in facts.catalog.filed
        yield Evidence(name, ("updates",)) if is_filed else Evidence(f"city/tasks/{task}")
