"""The conditions of rules in plain words."""

from collections.abc import Mapping

from ledgers.model.rulebook import Cumulative, Deadline, Event, Place, Rule, Streak, Threshold
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import Desk

PERIODS: Mapping[str, Words] = {
    "week": say("one week"),
    "month": say("one month"),
    "quarter": say("one quarter"),
    "half_year": say("half a year"),
    "year": say("one year"),
}
"""How cycles are called in a sentence."""


def condition_words(desk: Desk, rule: Rule) -> Words:
    """Return the condition of a rule as a sentence."""
    match rule.when.form:
        case Cumulative() as form:
            told = _cumulative(form)
        case Streak() as form:
            told = _streak(form)
        case Place() as form:
            told = _place(form)
        case Event() | Deadline() as form:
            told = _entries(desk, rule, form)
        case Threshold():
            told = say("A number lies beyond what the rule asks for.")
        case _:
            told = say("A sample is smaller than the rule asks for.")
    return told


def _cumulative(form: Cumulative) -> Words:
    if form.count == "overdue":
        return say("Task-deadlines overdue now: at least {number}.", number=str(form.at_least))
    return say(
        "Task-deadlines missed since the programme began, not only in a row: at least {number}.",
        number=str(form.at_least),
    )


def _streak(form: Streak) -> Words:
    period = PERIODS.get(form.period, form.period)
    told = {"times": str(form.times), "period": period}
    if form.gap == "skip":
        return say(
            "In the bottom group of {times} rankings in a row, {period} apart; a ranking that"
            " was not made neither counts nor ends the row.",
            **told,
        )
    return say(
        "In the bottom group of {times} rankings in a row, {period} apart; a ranking that was"
        " not made ends the row.",
        **told,
    )


def _place(form: Place) -> Words:
    ties = say("ties included") if form.ties == "include" else say("ties left out")
    told = {"number": str(form.last or form.first), "ties": ties}
    if form.last is not None:
        return say("Among the last {number} of an appraisal, {ties}.", **told)
    return say("Among the first {number} of an appraisal, {ties}.", **told)


def _entries(desk: Desk, rule: Rule, form: Event | Deadline) -> Words:
    told = {
        "number": str(form.times),
        "ledger": desk.ledger_title(rule.when.of.ledger) if rule.when.of else "",
        "period": PERIODS.get(rule.period, rule.period),
    }
    if isinstance(form, Event):
        return say("Such entries in “{ledger}” within {period}: at least {number}.", **told)
    return say("Entries in “{ledger}” that were late within {period}: at least {number}.", **told)
