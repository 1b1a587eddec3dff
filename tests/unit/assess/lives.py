"""Tell the life of task T07 in one county in a line, and make the values that `assess` wants.

A life is a line such as `06-05 submitted 1,2; 06-12 returned 2; 06-30 accepted 1 received 06-09`.
`came 06-09` is when a filing came in, `of 2` the entry that a decision judges.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ledgers.assess.city import Question
from ledgers.assess.tasks import Assignment, task_state
from ledgers.model.assessment import TaskState
from ledgers.model.catalog import Catalog
from ledgers.model.method import Scheme
from ledgers.model.records import (
    Area,
    Citation,
    Decision,
    Decisions,
    Events,
    Measure,
    Programme,
    Progress,
    Rules,
    Task,
    Update,
)
from ledgers.model.words import Words
from tests.unit.assess.schemed import INDICATORS, PROGRESS

FILINGS = frozenset({"doing", "submitted", "blocked", "not_applicable"})
RULES = Rules(
    resubmit_days=10,
    lag=Decimal("0.2"),
    due_soon_days=7,
    urgent_days=3,
)
PROGRAMME = Programme("P2026", "方案", date(2026, 3, 31), date(2026, 10, 31))


def on(day: str) -> date:
    """Return a day of 2026 from its month and day."""
    return date.fromisoformat(f"2026-{day}")


def task(
    *due: str, number: int = 7, weights: Sequence[str] = (), weight: str = "1", start: str = ""
) -> Task:
    """Return a task with one measure for each due date, each of weight 1 unless said."""
    identifier = f"T{number:02}"
    given = [*weights, *["1"] * len(due)]
    measures = tuple(
        Measure(f"{identifier}.{index}", "措施", on(day), Decimal(given[index - 1]))
        for index, day in enumerate(due, 1)
    )
    return Task(
        id=identifier,
        no=number,
        title="任务",
        section="N1",
        lead_unit="990100-office-01",
        measures=measures,
        source=Citation("S3", "四"),
        weight=Decimal(weight),
        start_on=on(start) if start else None,
    )


def told(life: str, identifier: str = "T07") -> tuple[Progress, Decisions]:
    """Return what the county filed and the city decided in a life."""
    updates: list[Update] = []
    decisions: list[Decision] = []
    for line in filter(None, (part.strip() for part in life.split(";"))):
        day, word, *rest = line.split()
        numbers = rest.pop(0).split(",") if rest and rest[0][0].isdigit() else []
        measures = tuple(f"{identifier}.{number}" for number in numbers)
        said = dict(zip(rest[::2], rest[1::2], strict=True))
        of = int(said.pop("of", 0)) or None
        days = {name: on(value) for name, value in said.items()}
        if word in FILINGS:
            updates.append(Update(on(day), word, measures, days.get("came")))
        else:
            decisions.append(
                Decision(
                    on(day),
                    word,
                    measures,
                    of,
                    until=days.get("until"),
                    received_on=days.get("received"),
                )
            )
    return Progress(identifier, tuple(updates)), Decisions(
        f"progress/{identifier}", tuple(decisions)
    )


def state_of(life: str, day: str, asked: Task, rules: Rules = RULES) -> TaskState:
    """Return the state of a task at a day of its life, begun with the programme unless it says."""
    progress, decisions = told(life, asked.id)
    begun = asked.start_on or PROGRAMME.start_on
    assignment = Assignment("990102", asked, begun, Events(progress.updates, decisions.decisions))
    return task_state(assignment, rules, on(day))


def question(
    lives: Mapping[str, Mapping[str, str]],
    tasks: Iterable[Task],
    rules: Rules = RULES,
    unranked: Mapping[str, Words] | None = None,
    schemes: Iterable[Scheme] = (PROGRESS,),
) -> Question:
    """Return a city of districts, with a life for each county's code and task."""
    told_lives = {
        (code, identifier): told(life, identifier)
        for code, by_task in lives.items()
        for identifier, life in by_task.items()
    }
    catalog = Catalog(
        documents=(),
        programme=PROGRAMME,
        rules=rules,
        tasks={each.id: each for each in tasks},
        areas={code: Area(code, f"{code}区", "district") for code in lives},
        indicators=INDICATORS,
        schemes=tuple(schemes),
        progress={key: progress for key, (progress, _) in told_lives.items()},
        decisions={
            (code, f"progress/{identifier}"): decisions
            for (code, identifier), (_, decisions) in told_lives.items()
        },
    )
    return Question(catalog, PROGRAMME, rules, unranked or {})
