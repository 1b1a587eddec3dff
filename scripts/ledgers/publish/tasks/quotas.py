"""The quotas of a task: what each asks, and how far every county is."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ledgers.model.method import Indicator
from ledgers.model.numbers import NONE
from ledgers.model.quota import QuotaState, asked_of, in_unit
from ledgers.model.records import Quota, Task
from ledgers.model.rows import in_groups
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Row, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Leaf
from ledgers.publish.measured.values import name_of
from ledgers.publish.measured.words import CYCLE_WORDS


def quota_tables(here: Leaf, task: Task) -> tuple[Table, ...]:
    """Return what the quotas of a task ask, and what each county has; nothing without quotas."""
    states = [row for row in here.view.facts.quotas if row.task == task.id]
    found = (
        here.table_of_any(say("Quotas of {task}", task=task.id), _asked(here, task), stacked=True),
        here.table_of_any(say("Quotas of {task} by county", task=task.id), _held(here, states)),
    )
    return tuple(filter(None, found))


def _asked(here: Leaf, task: Task) -> Iterator[Row]:
    for row in task.quotas:
        least, measured = (
            here.source(f"city/tasks/{task.id}", asked_of(row), "as-of"),
            _by(here, row),
        )
        judged = CYCLE_WORDS[row.period] if row.indicator else say("not judged")
        whole = say("all counties together") if row.of == "city" else say("all counties")
        yield here.row(
            here.cell(say("Quota"), row.title),
            here.number(say("Asked"), least),
            here.cell(say("Applies to"), kinds_of(row.kinds) if row.kinds else whole),
            here.cell(say("Judged"), judged),
            here.cell(say("Measured by"), measured),
        )


def kinds_of(kinds: Iterable[str]) -> Several:
    """Return what some kinds of county are called."""
    return Several(tuple(KIND_WORDS.get(kind, kind) for kind in kinds))


def _known(here: Leaf, quota: Quota) -> Indicator | None:
    found = here.view.catalog.indicators.get(quota.indicator or "")
    return found if found and (found.visibility == "public" or here.view.inside) else None


def _by(here: Leaf, quota: Quota) -> object:
    found = _known(here, quota)
    if found is None:
        return say("not published") if quota.indicator else say("nothing")
    return here.to(links.indicator_page(found.id), name_of(here.desk, found))


def _held(here: Leaf, states: Iterable[QuotaState]) -> Iterator[Row]:
    """Yield for each county, and for all, what it has of each quota, the one judged last first."""
    listed = list(states)
    titles = list(dict.fromkeys(row.quota.title for row in listed))
    for county, rows in in_groups((row.county, row) for row in listed).items():
        named = in_groups((row.quota.title, told(here, row)) for row in rows)
        whole = here.county(county) if county else say("all counties together")
        cells = (here.cell(title, Several(tuple(named.get(title, (NONE,))))) for title in titles)
        yield here.row(here.short(say("County"), whole, county or ""), *cells)


def told(here: Leaf, state: QuotaState) -> Words:
    """Say what a county has of a quota, and whether that is enough or what it still needs."""
    if state.value is None:
        return say(
            "{period}: {reason}", period=state.period, reason=state.reason or say("not known")
        )
    words = {"period": state.period, "value": _value(here, state)}
    if state.judged:
        unmet = say("{period}: {value}, not met", **words)
        return say("{period}: {value}, met", **words) if state.met else unmet
    if state.met:
        return say("{period} so far: {value}, met", **words)
    if state.by_now is None or state.monthly is None:
        return say("{period} so far: {value}, not met yet", **words)
    return say(
        "{period} so far: {value}; at an even pace {by_now} by now; {monthly} needed a month",
        by_now=in_unit(state.quota, state.by_now),
        monthly=in_unit(state.quota, state.monthly),
        **words,
    )


def _value(here: Leaf, state: QuotaState) -> object:
    found, shown = _known(here, state.quota), in_unit(state.quota, state.value or Fraction(0))
    return here.to(f"{links.indicator_page(found.id)}#counties", shown) if found else shown
