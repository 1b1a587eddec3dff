"""The plan as tasks with identifiers; a longer list repeats the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from demo.indicators import names_of
from demo.plan import PLAN
from demo.planned import SECTION_NUMERALS, PlannedTask, Quota, Step
from demo.programme import START
from demo.units import ORGANISATION, SUPERVISION
from demo.yaml_text import Value

ACTORS: Mapping[int, list[Value]] = {
    16: [{"level": "county", "actor": "县（市、区）纪委监委机关党组织"}],
}
"""Where others act on a task than the programme says."""
ORIGINS = {
    1: ("plenary", date(2026, 2, 10)),
    3: ("standing_committee", date(2026, 3, 18)),
    4: ("standing_committee", date(2026, 3, 18)),
}
"""Tasks that a meeting ordered, and when."""
WATCHER = "taskforce_director"
"""The post that watches the deadlines of all tasks."""
DIMENSIONS = ("work", "team", "team", "work", "facilities", "work", "work")
"""The dimension of the tasks of each section, one of the three of S0 (R2)."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its number; `planned` has its content."""

    no: int
    planned: PlannedTask

    @property
    def id(self) -> str:
        """Return the identifier, such as T07."""
        return f"T{self.no:02d}"

    @property
    def start_on(self) -> date:
        """Return the day on which it begins."""
        return self.planned.start_on or START

    def deadlines(self) -> dict[date, tuple[str, ...]]:
        """Return the task-deadlines: each distinct due date with its measures."""
        found: dict[date, tuple[str, ...]] = {}
        for number, step in enumerate(self.planned.measures, 1):
            due = step.due_on
            found[due] = (*found.get(due, ()), f"{self.id}.{number}")
        return dict(sorted(found.items()))


def first_tasks(count: int) -> tuple[Task, ...]:
    """Return the first tasks of the plan, which starts again where more are asked for."""
    return tuple(Task(no, PLAN[(no - 1) % len(PLAN)]) for no in range(1, count + 1))


def tasks_file(
    tasks: tuple[Task, ...], indicators: Mapping[str, Value], *, watched: bool = False
) -> dict[str, Value]:
    """Return the list of tasks; their quotas are measured by the indicators that there are.

    Where they are watched, each says the post that watches its deadlines (R23).
    """
    known = names_of(indicators)
    said: dict[str, Value] = {"watcher_post": WATCHER} if watched else {}
    return {"tasks": [_task(task, known, said) for task in tasks]}


def _task(task: Task, known: frozenset[str], watched: Mapping[str, Value]) -> Value:
    planned = task.planned
    numeral = SECTION_NUMERALS[planned.section - 1]
    return {
        "id": task.id,
        "no": task.no,
        "title": planned.title,
        "section": f"N{planned.section}",
        **({"dimension": DIMENSIONS[planned.section - 1]} if "progress_work" in known else {}),
        "lead_post": planned.post,
        "lead_unit": planned.units[0],
        "responsible_units": planned.units,
        **({"co_units": joined} if (joined := _joined(planned)) else {}),
        **({"actors": ACTORS[task.no]} if task.no in ACTORS else {}),
        **watched,
        "source": {"document": "S3", "section": f"四（{numeral}）", "item": str(planned.item)},
        **_ordered(task),
        **({"start_on": planned.start_on} if planned.start_on else {}),
        **({"weight": planned.weight} if planned.weight else {}),
        **({"quotas": [_quota(each, known) for each in planned.quotas]} if planned.quotas else {}),
        "measures": [
            _measure(f"{task.id}.{number}", step) for number, step in enumerate(planned.measures, 1)
        ],
    }


def _ordered(task: Task) -> Mapping[str, Value]:
    """Return which meeting ordered a task, and on which day (R232)."""
    return dict(zip(("origin", "ordered_on"), ORIGINS.get(task.no, ()), strict=False))


def _joined(planned: PlannedTask) -> list[str]:
    """Return who works along: with the organisation office the supervision offices (S4, R326)."""
    asked = planned.units[0] == ORGANISATION
    return [unit for unit in SUPERVISION if asked and unit not in planned.units]


def _quota(quota: Quota, known: frozenset[str]) -> Value:
    bounds = {"at_least": quota.at_least, "at_most": quota.at_most}
    return {
        "title": quota.title,
        "unit": quota.unit,
        **{name: bound for name, bound in bounds.items() if bound is not None},
        **({"kinds": quota.kinds} if quota.kinds else {}),
        **({"indicator": quota.indicator} if quota.indicator in known else {}),
        **({"of": "city"} if quota.of_city and quota.indicator in known else {}),
    }


def _measure(name: str, step: Step) -> Value:
    weight: dict[str, Value] = {"weight": step.weight} if step.weight else {}
    return {"id": name, "text": step.text, "due_on": step.due_on, **weight}
