"""The conditions of rules in words, by their form."""

from collections.abc import Callable, Mapping
from typing import Any

from ledgers.model.numbers import NONE, plain
from ledgers.model.rulebook import (
    Cumulative,
    Deadline,
    Event,
    Place,
    Rows,
    Sampling,
    Streak,
    Threshold,
    When,
)
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.labels import word
from ledgers.publish.measured.uses import share_text
from ledgers.publish.measured.values import bound, name_of
from ledgers.publish.measured.words import CYCLE_WORDS, conditions, field_link, rows_link, together


def when_words(here: Leaf, when: When) -> Words:
    """Say when a rule proposes."""
    form = when.form
    if form is None:
        return say("never: the rule has no condition")
    return WHEN[type(form)](here, when.of, form)


def _cumulative(here: Leaf, _: Rows | None, form: Cumulative) -> Words:
    missed = here.said(links.method("overdue"), say("overdue now"))
    if form.count == "missed":
        missed = here.said(links.method("missed"), say("missed"))
    words = say("task-deadlines {missed}, counted in all: {n} or more")
    return Words(words.text, {"n": str(form.at_least), "missed": missed})


def _streak(here: Leaf, _: Rows | None, form: Streak) -> Words:
    group = here.said(links.method("bottom"), say("bottom group"))
    period = CYCLE_WORDS.get(form.period, form.period)
    words = say("in the {group} of {times} rankings in a row, counted {period}")
    told = Words(words.text, {"group": group, "times": str(form.times), "period": period})
    if form.gap == "skip":
        return together((told, say("a ranking that was not made is skipped")))
    return together((told, say("a ranking that was not made ends the row")))


def _place(here: Leaf, _: Rows | None, form: Place) -> Words:
    name = here.to(links.ledger_page("appraisals"), word(here.desk, form.appraisal))
    told = say("among the last {n} in {appraisal}", n=str(form.last or 0), appraisal=name)
    if form.first is not None:
        told = say("among the first {n} in {appraisal}", n=str(form.first), appraisal=name)
    if form.ties == "include":
        return together((told, say("a county that shares the last place that counts is included")))
    return together((told, say("a county that shares the last place that counts is left out")))


def _rows(here: Leaf, of: Rows | None) -> tuple[object, Words | None]:
    """Return the name of the rows, and the condition on them."""
    if of is None:
        return NONE, None
    return (rows_link(here, of.ledger, of.each), conditions(here, of.ledger, of.each, of.where))


def _field(here: Leaf, of: Rows | None, name: str) -> object:
    return name if of is None else field_link(here, of.ledger, of.each, name)


def _with(told: Words, where: Words | None, times: int = 1) -> Words:
    parts = [told]
    if where is not None:
        parts.append(say("only where {where}", where=where))
    if times > 1:
        parts.append(say("at least {n} times", n=str(times)))
    return together(parts)


def _deadline(here: Leaf, of: Rows | None, form: Deadline) -> Words:
    rows, where = _rows(here, of)
    limit = _limit(here, of, form)
    if form.done is None:
        told = say("{rows}: older than {limit}", rows=rows, limit=limit)
    else:
        done = _field(here, of, form.done)
        told = say("{rows}: “{done}” later than {limit}, or not at all", rows=rows, done=done,
                   limit=limit)  # fmt: skip
    return _with(told, where, form.times)


def _limit(here: Leaf, of: Rows | None, form: Deadline) -> Words:
    if form.due is not None:
        return say("“{due}”", due=_field(here, of, form.due))
    start = _field(here, of, form.start or "period")
    if form.day_of_next_month is not None:
        return say("day {n} of the next month", n=str(form.day_of_next_month))
    if form.workdays is not None:
        return say("{n} working days after “{start}”", n=str(form.workdays), start=start)
    if form.months is not None:
        return say("{n} months after “{start}”", n=str(form.months), start=start)
    return say("{n} days after “{start}”", n=str(form.days or 0), start=start)


def _threshold(here: Leaf, of: Rows | None, form: Threshold) -> Words:
    rows, where = _rows(here, of)
    known = here.view.catalog.indicators.get(form.indicator or "")
    if form.indicator is not None:
        name = form.indicator if known is None else name_of(here.desk, known)
        public = known is not None and known.visibility == "public"
        what: object = here.to(links.indicator_page(form.indicator), name) if public else name
    else:
        field = _field(here, of, form.field or "")
        what = say("{rows}: {field}", rows=rows, field=field)
    parts = []
    if form.at_least is not None:
        low = plain(form.at_least) if known is None else bound(known, form.at_least)
        parts.append(say("{what} below {limit}", what=what, limit=low))
    if form.at_most is not None:
        high = plain(form.at_most) if known is None else bound(known, form.at_most)
        parts.append(say("{what} above {limit}", what=what, limit=high))
    told = parts[0] if len(parts) == 1 else say("{one}, or {other}", one=parts[0], other=parts[1])
    return _with(told, where, form.times)


def _event(here: Leaf, of: Rows | None, form: Event) -> Words:
    rows, where = _rows(here, of)
    words = say("{n} or more in “{rows}” of a county")
    if form.per == "record":
        words = say("{n} or more in “{rows}” within one record")
    return _with(Words(words.text, {"n": str(form.times), "rows": rows}), where)


def _sampling(here: Leaf, of: Rows | None, form: Sampling) -> Words:
    rows, where = _rows(here, of)
    told = say(
        "{rows}: “{sample}” less than {share} of “{population}”",
        rows=rows,
        sample=_field(here, of, form.sample),
        share=share_text(form.share),  # type: ignore[arg-type]
        population=_field(here, of, form.population),
    )
    return _with(told, where)


WHEN: Mapping[type[Any], Callable[..., Words]] = {
    Cumulative: _cumulative,
    Streak: _streak,
    Place: _place,
    Deadline: _deadline,
    Threshold: _threshold,
    Event: _event,
    Sampling: _sampling,
}
"""The function that puts each form of condition into words."""
