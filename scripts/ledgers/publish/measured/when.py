"""The conditions of rules in words, by their form."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ledgers.model import Indicator, Words, rulebook, say, together
from ledgers.publish.kit import Leaf, links, word
from ledgers.publish.measured.uses import share_text
from ledgers.publish.measured.values import bound, name_of
from ledgers.publish.measured.words import conditions, field_link, limit_words, rows_link


def when_words(here: Leaf, rule: rulebook.Rule) -> Words:
    """Say when a rule proposes, and how often it is asked."""
    cycle = say("asked {cycle}", cycle=word(here.desk, rule.period))
    return together((*_parts(here, rule.when), cycle))


def _parts(here: Leaf, when: rulebook.When) -> Iterator[Words]:
    form, of = when.form, when.of
    if form is None:
        yield say("never: the rule has no condition")
        return
    yield WHEN[type(form)](here, of, form)
    if of is not None and of.where:
        yield say("only where {where}", where=together(conditions(here, of)))
    if isinstance(form, rulebook.Deadline | rulebook.Threshold) and form.times > 1:
        yield say("at least {n} times", n=str(form.times))


def _cumulative(here: Leaf, _: rulebook.Rows | None, form: rulebook.Cumulative) -> Words:
    missed = here.said(links.method("overdue"), say("overdue now"))
    if form.count == "missed":
        missed = here.said(links.method("missed"), say("missed"))
    words = say("task-deadlines {missed}, counted in all: {n} or more")
    return Words(words.text, {"n": str(form.at_least), "missed": missed})


def _streak(here: Leaf, _: rulebook.Rows | None, form: rulebook.Streak) -> Words:
    group = here.said(links.method("bottom"), say("bottom group"))
    period = word(here.desk, form.period)
    words = say("in the {group} of {times} rankings in a row, counted {period}")
    told = Words(words.text, {"group": group, "times": str(form.times), "period": period})
    if form.gap == "skip":
        return together((told, say("a ranking that was not made is skipped")))
    return together((told, say("a ranking that was not made ends the row")))


def _place(here: Leaf, _: rulebook.Rows | None, form: rulebook.Place) -> Words:
    name = here.to(links.ledger_page("appraisals"), word(here.desk, form.appraisal))
    told = say("among the last {n} in {appraisal}", n=str(form.last or 0), appraisal=name)
    if form.first is not None:
        told = say("among the first {n} in {appraisal}", n=str(form.first), appraisal=name)
    if form.ties == "include":
        return together((told, say("a county that shares the last place that counts is included")))
    return together((told, say("a county that shares the last place that counts is left out")))


def _deadline(here: Leaf, of: rulebook.Rows | None, form: rulebook.Deadline) -> Words:
    told = {"rows": rows_link(here, of), "limit": limit_words(here, of, form)}
    if form.done is None:
        return say("{rows}: nothing newer {limit}", **told)
    return say("{rows}: without “{done}” {limit}", done=field_link(here, of, form.done), **told)


def _threshold(here: Leaf, of: rulebook.Rows | None, form: rulebook.Threshold) -> Words:
    known = here.view.catalog.indicators.get(form.indicator or "")
    what = _number(here, of, form, known)
    parts = []
    if form.at_least is not None:
        parts.append(say("{what} below {limit}", what=what, limit=bound(known, form.at_least)))
    if form.at_most is not None:
        parts.append(say("{what} above {limit}", what=what, limit=bound(known, form.at_most)))
    if form.unfiled:
        parts.append(say("{what} without a value, since a filing is missing", what=what))
    # Its schema asks for a limit; a rule that breaks it is on the page all the same.
    return together(parts or [say("{field}", field=what)], say("{one}, or {other}"))


def _number(
    here: Leaf, of: rulebook.Rows | None, form: rulebook.Threshold, known: Indicator | None
) -> object:
    if form.indicator is None:
        field = field_link(here, of, form.field or "")
        return say("{rows}: {field}", rows=rows_link(here, of), field=field)
    if known is None or (known.visibility != "public" and not here.view.inside):
        return form.indicator if known is None else name_of(here.desk, known)
    return here.to(links.indicator_page(known.id), name_of(here.desk, known))


def _event(here: Leaf, of: rulebook.Rows | None, form: rulebook.Event) -> Words:
    words = say("{n} or more in “{rows}” of a county")
    if form.per == "record":
        words = say("{n} or more in “{rows}” within one record")
    return Words(words.text, {"n": str(form.times), "rows": rows_link(here, of)})


def _sampling(here: Leaf, of: rulebook.Rows | None, form: rulebook.Sampling) -> Words:
    told = {"sample": field_link(here, of, form.sample), "share": share_text(form.share)}
    told |= {"rows": rows_link(here, of), "population": field_link(here, of, form.population)}
    return say("{rows}: “{sample}” less than {share} of “{population}”", **told)


def _quota(here: Leaf, _: rulebook.Rows | None, form: rulebook.Quota) -> Words:
    known = here.view.catalog.indicators.get(form.indicator)
    name = name_of(here.desk, known) if known else form.indicator
    quota = here.to(f"{links.task_page(form.task)}#quotas", f"{form.task} {name}")
    return say("the quota “{quota}” was not met when its period was over", quota=quota)


WHEN: Mapping[type[Any], Callable[..., Words]] = {
    rulebook.Cumulative: _cumulative,
    rulebook.Streak: _streak,
    rulebook.Place: _place,
    rulebook.Deadline: _deadline,
    rulebook.Threshold: _threshold,
    rulebook.Event: _event,
    rulebook.Sampling: _sampling,
    rulebook.Quota: _quota,
}
"""The function that puts each form of condition into words."""
