"""Columns that lists of results share in the files: names, shares of work, counts, lights."""

from collections.abc import Callable
from typing import Any, TypeVar

from ledgers.model import Light, Standing, Totals, say
from ledgers.publish.kit.chart import LIGHTS
from ledgers.publish.tables.listing import Col, attributes, in_files

Item = TypeVar("Item")
RANK = say("rank; empty where not ranked")
SCORE = say("score, 0 to 100, one decimal")
GRADE = say("grade, by its identifier in the scheme")
PROGRESS = say("share of work accepted, 0 to 1")
PLAN = say("share of work due, 0 to 1")
OVERDUE = say("task-deadlines overdue now")
MISSED = say("task-deadlines ever missed")


def placed(standing: Standing) -> str:
    """Write a rank, with the sign of a tie."""
    return f"{standing.rank or 0}=" if standing.tied else f"{standing.rank or 0}"


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
