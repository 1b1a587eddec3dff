"""Say in words what the data of indicators says in codes."""

from collections.abc import Iterable, Mapping
from functools import reduce

from ledgers.model.method import Indicator, Operand, Source
from ledgers.model.words import Words, say

DIRECTION_WORDS: Mapping[str | None, Words] = {
    "more_is_better": say("more is better"),
    "less_is_better": say("less is better"),
    "neutral": say("neither more nor less is better"),
    None: say("neither more nor less is better"),
}

CYCLE_WORDS: Mapping[str, Words] = {
    "week": say("weekly"),
    "month": say("monthly"),
    "quarter": say("quarterly"),
    "half_year": say("half-yearly"),
    "year": say("yearly"),
}

LEVEL_WORDS: Mapping[str, Words] = {
    "county": say("one number for each county"),
    "township": say("one number for each township, added up by county"),
    "unit": say("one number for each body, added up by county"),
}

ENGLISH_UNITS: Mapping[str, str] = {
    "个": "pieces",
    "次": "times",
    "人": "people",
    "件": "items",
    "项": "things",
    "人次": "attendances",
    "间": "rooms",
    "起": "cases",
    "篇": "posts",
    "元": "yuan",
    "万元": "ten thousand yuan",
    "岁": "years of age",
    "级": "levels",
    "条": "lines",
    "期": "classes",
}
"""Units of measure, which the data has in Chinese; what is not listed is printed as it is."""

WORKED_OUT_WORDS: Mapping[str, Words] = {
    "progress": say("share of work accepted"),
    "plan": say("share of work due"),
    "on_time": say("measures accepted in time ÷ measures accepted or overdue"),
    "missed": say("task-deadlines ever missed"),
    "overdue": say("task-deadlines overdue now"),
    "blocked": say("tasks blocked"),
    "submitted_on": say("day on which it was submitted for closing"),
    "closed_on": say("day of closing"),
    "first_closed_on": say("day of the first closing"),
    "reopened_on": say("day of reopening"),
    "limit_on": say("day by which it is to be closed, extensions included"),
    "decided_on": say("day of the decision"),
    "ledger": say("ledger decided on"),
}
"""Numbers and days that no file holds: they are worked out from several records."""

METHOD_OF: Mapping[str, str] = {
    "progress": "progress",
    "plan": "plan",
    "on_time": "on-time",
    "missed": "missed",
    "overdue": "overdue",
    "blocked": "light",
}
"""The formula on the page of methods behind what is worked out from the states of tasks."""


WINDOWS: Mapping[str, Words] = {
    "latest": say("each county's latest filing"),
    "year": say("the calendar year so far"),
    "programme": say("since the programme began"),
    "now": say("what holds on the day shown"),
}
BY_TASKS = say("the states of all tasks on the day shown")


def windows_of(indicator: Indicator) -> tuple[Words, ...]:
    """Return the windows of an indicator, each once: its source's, and those of its numbers."""
    source = indicator.source
    if source is None:
        return (WINDOWS["latest"],)
    if source.ledger == "assessment":
        return (BY_TASKS,)
    found = [window_of(source, None)] if not source.numbers else []
    found += [window_of(source, number) for number in source.numbers]
    return tuple({words.text: words for words in found}.values())


def window_of(source: Source, number: Operand | None) -> Words:
    """Say which time a number of an indicator covers."""
    window = number.window if number is not None and number.window else source.window
    months = number.months if number is not None and number.months else source.months
    return say("the last {n} months", n=str(months or 0)) if window == "months" else WINDOWS[window]


def together(parts: Iterable[Words]) -> Words:
    """Join words to one sentence: a; b; c."""
    return reduce(lambda one, other: say("{one}; {other}", one=one, other=other), parts)


def either(parts: Iterable[object]) -> object:
    """Join words of which one is enough: a or b or c."""
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), parts)


def plus(parts: Iterable[object]) -> object:
    """Join what is added up: a + b + c."""
    return reduce(lambda one, other: say("{one} + {other}", one=one, other=other), parts)
