"""The quotas of a task: what each asks, and how far every county is."""

from collections.abc import Iterable, Iterator

from ledgers.model.numbers import NONE
from ledgers.model.quota import QuotaState, asked_of, in_unit
from ledgers.model.records import Task
from ledgers.model.rows import in_groups
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Row, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Leaf
from ledgers.publish.measured.words import CYCLE_WORDS


def quota_tables(here: Leaf, task: Task) -> tuple[Table, ...]:
    """Return what the quotas of a task ask, and what each county has; nothing without quotas."""
    states = [row for row in here.view.facts.quotas if row.task == task.id]
    found = (
        here.table_of_any(say("Quotas of {task}", task=task.id), _asked(here, task)),
        here.table_of_any(say("Quotas of {task} by county", task=task.id), _held(here, states)),
    )
    return tuple(filter(None, found))


def _asked(here: Leaf, task: Task) -> Iterator[Row]:
    for row in task.quotas:
        judged = CYCLE_WORDS[row.period] if row.indicator else say("not judged")
        whole = say("all counties together") if row.of == "city" else say("all counties")
        asked = here.desk.say(asked_of(row))
        yield here.row(
            here.cell(say("Quota"), row.title),
            here.number(say("Asked"), here.source(f"city/tasks/{task.id}", asked, "as-of")),
            here.cell(say("Applies to"), kinds_of(row.kinds) if row.kinds else whole),
            here.cell(say("Judged"), judged),
        )


def kinds_of(kinds: Iterable[str]) -> Several:
    """Return what some kinds of county are called."""
    return Several(tuple(KIND_WORDS.get(kind, kind) for kind in kinds))


def _held(here: Leaf, states: list[QuotaState]) -> Iterator[Row]:
    """Yield for each county, and for all, what it has of each quota, the one judged last first."""
    titles = list(dict.fromkeys(row.quota.title for row in states))
    for county, rows in sorted(in_groups((row.county or "", row) for row in states).items()):
        named = in_groups((row.quota.title, told(here, row)) for row in rows)
        whole = here.county(county) if county else say("all counties together")
        cells = (here.cell(title, Several(tuple(named.get(title, (NONE,))))) for title in titles)
        yield here.row(here.short(say("County"), whole, county), *cells)


def told(here: Leaf, state: QuotaState) -> Words:
    """Say what a county has of a quota, and whether that is enough or what it still needs."""
    reason = state.reason or say("not known")
    words = {"period": state.period, "value": reason}
    if state.value is None:
        return say("{period}: {value}", **words)
    words["value"] = _value(here, state, in_unit(state.quota, state.value))
    if state.judged or state.met or state.monthly is None or state.by_now is None:
        met = say("reached") if state.met else say("not reached")
        over = say("{period}: {value}, {met}", met=met, **words)
        return over if state.judged else say("{period} so far: {value}, {met}", met=met, **words)
    by_now, monthly = (in_unit(state.quota, each) for each in (state.by_now, state.monthly))
    return say(
        "{period} so far: {value}; at an even pace {by_now} by now; {monthly} needed a month",
        **{"by_now": by_now, "monthly": monthly, **words},
    )


def _value(here: Leaf, state: QuotaState, shown: str) -> object:
    """Return a value that leads to its indicator, where that has a page."""
    found = here.view.catalog.indicators[state.quota.indicator or ""]
    public = found.visibility == "public" or here.view.inside
    return here.to(f"{links.indicator_page(found.id)}#counties", shown) if public else shown
