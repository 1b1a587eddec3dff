"""Say how every number is made: in words, as a formula, and worked out for a county."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model.assessment import CountyResult
from ledgers.model.words import Words, say
from ledgers.publish import examples
from ledgers.publish.desk import Desk
from ledgers.publish.parts import Here

RULES = "city/rules/rules"


@dataclass(frozen=True, slots=True)
class Method:
    """How one number is made: in words, as a formula, and worked out for a county."""

    anchor: str
    title: Words
    text: tuple[Words, ...]
    formula: Words | None = None
    example: Words | None = None


# ── Days and states ──────────────────────────────────────────────────────────────────────────────


def states(desk: Desk, here: Here) -> Iterator[Method]:
    """Yield what days, deadlines and states mean."""
    rules = desk.view.catalog.rules
    again = "—" if rules is None else str(rules.resubmit_days)
    yield Method(
        "as-of",
        say("The day shown"),
        (
            say(
                "Everything is worked out for the end of {day}, from what had been filed and"
                " decided by then. The past can be shown again: records are dated and only"
                " ever added to.",
                day=here.source("city/publication/publication", desk.view.as_of, "as-of"),
            ),
        ),
    )
    yield Method(
        "measure",
        say("Measures"),
        (
            say(
                "A task consists of measures. A county files a measure; the city accepts or"
                " returns it. Only what the city accepted counts as done, and a measure is not"
                " applicable only when the city accepted that."
            ),
        ),
    )
    yield Method(
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
                " the return to file again before the measure is overdue.",
                days=here.source(RULES, again, "as-of"),
            ),
        ),
    )
    yield Method(
        "pending",
        say("Pending"),
        (
            say(
                "Filed and not yet decided is pending, never overdue: a county does not answer"
                " for the city's pace."
            ),
        ),
    )
    yield Method(
        "overdue",
        say("Overdue"),
        (
            say(
                "A measure is overdue when its deadline has passed and nothing filed awaits a"
                " decision. What is counted are task-deadlines with a measure overdue."
            ),
        ),
    )
    yield Method(
        "missed",
        say("Missed task-deadlines"),
        (
            say(
                "A task-deadline that was ever overdue stays counted after the measure is filed"
                " late; each counts once. An extension granted in time excuses it."
            ),
        ),
    )


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────


def numbers(here: Here, county: CountyResult | None) -> Iterator[Method]:
    """Yield the formulas of numbers, worked out for a county where there is one."""
    yield Method(
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
        _example(here, county, examples.progress),
    )
    yield Method(
        "plan",
        say("Plan"),
        (say("The share of work that was due by the day shown, extensions included."),),
        say("plan of a task = weight of applicable measures due ÷ weight of applicable measures"),
        _example(here, county, examples.plan),
    )
    yield Method(
        "deviation",
        say("Against plan"),
        (say("How far progress is from the plan, in percentage points."),),
        say("progress − plan"),
        _example(here, county, examples.deviation),
    )
    yield Method(
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
        _example(here, county, examples.on_time),
    )
    yield Method(
        "deduction",
        say("Deduction"),
        (say("Points are taken off for missed task-deadlines."),),
        say("the smaller of: most points off; points × missed task-deadlines"),
        _example(here, county, examples.deduction),
    )
    yield Method(
        "score",
        say("Score"),
        (say("From 0 to 100, rounded to one decimal."),),
        say("100 × progress − deduction, at least 0"),
        _example(here, county, examples.score),
    )
    yield Method(
        "rank",
        say("Rank"),
        (
            say(
                "Counties are compared by the published score. Equal scores share a rank, and the"
                " next rank is left out: 1 2 2 4. A county whose data has an error is not ranked,"
                " and the reason is given."
            ),
        ),
        say("1 + number of counties with a higher score"),
        _example(here, county, examples.rank),
    )
    yield Method(
        "change",
        say("Since last week"),
        (
            say(
                "The same numbers are worked out for the day seven days earlier, by the same"
                " method, and compared."
            ),
        ),
        say("rank seven days before − rank now; score now − score seven days before"),
        _example(here, county, examples.change),
    )


def _example(here: Here, county: CountyResult | None, words: examples.Example) -> Words | None:
    return None if county is None else words(here, county)
