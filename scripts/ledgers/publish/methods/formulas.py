"""Say how every number is made: in words, as a formula, and worked out for a county."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ledgers.model.assessment import CountyResult
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Here, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.methods import examples

RULES = "city/rules/rules"


@dataclass(frozen=True, slots=True)
class Method:
    """How one number is made: in words, as a formula, worked out for a county, and in tables."""

    anchor: str
    title: Words
    text: tuple[Words, ...]
    formula: Words | None = None
    example: Words | None = None
    tables: tuple[Table, ...] = ()


# ── Days and states ──────────────────────────────────────────────────────────────────────────────


STATES: tuple[Method, ...] = (
    Method(
        "as-of",
        say("The day shown"),
        (
            say(
                "Everything is worked out for the end of {day}, from what had been filed and"
                " decided by then. The past can be shown again: records are dated and only"
                " ever added to."
            ),
        ),
    ),
    Method(
        "measure",
        say("Measures"),
        (
            say(
                "A task consists of measures. A county files a measure; the city accepts or"
                " returns it. Only what the city accepted counts as done, and a measure is not"
                " applicable only when the city accepted that."
            ),
        ),
    ),
    Method(
        "deadline",
        say("Deadlines"),
        (
            say(
                "A deadline passes at the end of its day. The city can extend it, up to that"
                " day. All measures of a task that are due on one day in one county are one"
                " task-deadline, and count once."
            ),
            say(
                "Filed in time but returned after the deadline: the county has {days} days from"
                " the return to file again before the measure is overdue."
            ),
        ),
    ),
    Method(
        "pending",
        say("Pending"),
        (
            say(
                "Filed and not yet decided is pending, never overdue: a county does not answer"
                " for the city's pace."
            ),
        ),
    ),
    Method(
        "overdue",
        say("Overdue"),
        (
            say(
                "A measure is overdue when its deadline has passed and nothing filed awaits a"
                " decision. What is counted are task-deadlines with a measure overdue."
            ),
        ),
    ),
    Method(
        "missed",
        say("Missed task-deadlines"),
        (
            say(
                "A task-deadline that was ever overdue stays counted after the measure is filed"
                " late; each counts once. An extension granted in time excuses it."
            ),
        ),
    ),
)
"""What days, deadlines and states mean; `{day}` and `{days}` are filled in by `states`."""


def states(desk: Desk, here: Here) -> Iterator[Method]:
    """Yield what days, deadlines and states mean."""
    rules = desk.view.catalog.rules
    again = NONE if rules is None else str(rules.resubmit_days)
    linked = {
        "day": here.source("city/publication/publication", desk.view.as_of, "as-of"),
        "days": here.source(RULES, again, "as-of"),
    }
    for method in STATES:
        yield replace(method, text=tuple(Words(words.text, linked) for words in method.text))


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────


NUMBERS: tuple[Method, ...] = (
    Method(
        "progress",
        say("Progress"),
        (
            say("The share of work that the city accepted, by weight."),
            say("Measures that do not apply leave both sides of the fraction."),
        ),
        say(
            "progress of a task = weight of accepted measures ÷ weight of applicable measures;"
            " progress of a county, section or the city = mean of its tasks by their weight"
        ),
    ),
    Method(
        "plan",
        say("Plan"),
        (say("The share of work that was due by the day shown, extensions included."),),
        say("plan of a task = weight of applicable measures due ÷ weight of applicable measures"),
    ),
    Method(
        "deviation",
        say("Against plan"),
        (say("How far progress is from the plan, in percentage points."),),
        say("progress − plan"),
    ),
    Method(
        "on-time",
        say("Filed in time"),
        (
            say(
                "A measure was filed in time when the filing that was finally accepted is dated on"
                " or before its deadline. Where the city doubts a date, the day of receipt in its"
                " decision holds."
            ),
        ),
        say("accepted measures filed in time ÷ accepted measures"),
    ),
    Method(
        "change",
        say("Since last week"),
        (
            say(
                "The same numbers are worked out for the day seven days earlier and compared; where"
                " another scheme was valid then, there is nothing to compare with."
            ),
        ),
        say("rank seven days before − rank now; score now − score seven days before"),
    ),
)
"""The formulas of numbers that do not depend on the scheme."""

EXAMPLES: Mapping[str, examples.Example] = {
    "progress": examples.progress,
    "plan": examples.plan,
    "deviation": examples.deviation,
    "on-time": examples.on_time,
    "change": examples.change,
}
"""What works each of them out for a county."""


def numbers(here: Here, county: CountyResult | None) -> Iterator[Method]:
    """Yield the formulas of numbers, worked out for a county where there is one."""
    for method in NUMBERS:
        known = None if county is None else EXAMPLES[method.anchor](here, county)
        yield replace(method, example=known)
