"""Columns that lists of results share: the county, figures that lead to formulas, totals."""

from collections.abc import Callable
from typing import Any, TypeVar

from ledgers.model.assessment import CountyResult, Light, Totals
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.kit.context import Leaf, bar
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, attributes, in_files, on_page

Item = TypeVar("Item")
CODE = say("county code")
NAME = say("county name")
RANK = say("rank; empty where not ranked")
SCORE = say("score, 0 to 100, one decimal")
PROGRESS = say("share of work accepted, 0 to 1")
PLAN = say("share of work due, 0 to 1")
OVERDUE = say("task-deadlines overdue now")
MISSED = say("task-deadlines ever missed")


def number(value: object) -> str:
    """Write a whole number; a dash for nothing."""
    return NONE if value is None else str(value)


def county(code: Callable[[Item], str], name: Callable[[Item], str] | None = None) -> Col[Item]:
    """Return the column of a county's name, which leads to its page."""

    def face(here: Leaf, item: Item) -> Linked:
        return here.county(code(item), name(item) if name else "")

    return on_page(say("County"), face, short=True, order=code)


def named_county() -> Col[CountyResult]:
    """Return the column of a county's name in a list of results."""
    return county(lambda row: row.code, lambda row: row.name)


def figure(
    head: Words,
    method: str,
    value: Callable[[Item], Any],
    write: Callable[[Any], str] = number,
    there: Callable[[Item], str] | None = None,
) -> Col[Item]:
    """Return the column of a number; it leads to its formula, or `there`."""

    def face(here: Leaf, item: Item) -> Linked:
        return here.to(there(item) if there else links.method(method), write(value(item)))

    return on_page(head, face, method=method, number=True, order=value)


def plain(
    head: Words, method: str, value: Callable[[Item], Any], write: Callable[[Any], str] = number
) -> Col[Item]:
    """Return the column of a number that leads nowhere; only its head does."""
    return on_page(
        head, lambda _, item: write(value(item)), method=method, number=True, order=value
    )


def lit(
    head: Words, light: Light, of: Callable[[Item], Totals], there: Callable[[Item], str]
) -> Col[Item]:
    """Return the column of how many tasks, or counties, have a light."""
    return figure(head, "light", lambda item: of(item).lights.get(light, 0), there=there)


def progress(of: Callable[[Item], Totals], there: Callable[[Item], str]) -> Col[Item]:
    """Return the column of progress as a bar with the plan's mark."""
    return on_page(
        say("Progress"),
        lambda here, item: bar(here, of(item), there(item)),
        method="progress",
        order=lambda item: of(item).progress,
    )


def shares(of: Callable[[Item], Any]) -> tuple[Col[Item], ...]:
    """Return the columns of what was accepted and what is due, in the files."""
    return attributes(of, progress=PROGRESS, plan=PLAN)


def counts(of: Callable[[Item], Totals]) -> tuple[Col[Item], ...]:
    """Return the columns of what totals count, in the files."""
    return attributes(
        of,
        measures=say("measures that apply"),
        accepted=say("measures accepted"),
        on_time=say("accepted measures filed in time"),
        pending=say("tasks pending"),
        overdue=OVERDUE,
        missed=MISSED,
        blocked=say("tasks blocked"),
    )


def totals(of: Callable[[Item], Totals]) -> tuple[Col[Item], ...]:
    """Return the columns of all that totals hold, in the files."""
    tasks = attributes(of, tasks=say("tasks summed up"))
    return (*tasks, *shares(of), *counts(of), *(_lit(of, light) for light in LIGHTS))


def _lit(of: Callable[[Item], Totals], light: Light) -> Col[Item]:
    words = say("tasks with the light “{light}”", light=light.value)
    return in_files(f"lights_{light.value}", words, lambda item: of(item).lights.get(light, 0))
