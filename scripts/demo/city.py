"""A whole city as files: relative path to bytes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from demo import (
    areas,
    calendars,
    checks,
    documents,
    draws,
    events,
    findings,
    judgements,
    monthly,
    quarterly,
    rectifications,
    registers,
    returns,
    rounds,
    rules,
    schemes,
    standards,
    units,
)
from demo.city_plan import BARE, BRIEF, FULL, Plan
from demo.diligence import DEMONSTRATION, MINI, TWINS, care_of
from demo.histories import Fate, History, history
from demo.in_english import with_english
from demo.indicators import indicators_file
from demo.programme import programme_file
from demo.tasks import Task, first_tasks, tasks_file
from demo.words import vocab_file
from demo.yaml_text import Value, yaml_file

HORIZON = date(2026, 7, 15)
SEED = 2026
LEDGERS = (
    documents.documents,
    events.events,
    monthly.monthly,
    quarterly.quarterly,
    returns.returns,
    returns.of_the_city,
    checks.checks,
    draws.draws,
    findings.findings,
    rectifications.rectifications,
    rounds.rounds,
    judgements.appraisals,
    judgements.actions,
)
NAMED = frozenset({"programme", "tasks", "areas", "units"})
"""The registers of the full city that give English names."""
MINI_TASKS = (2, 7, 16, 20, 22)


def generate_city(seed: int, counties: int, tasks: int, *, as_of: date) -> dict[str, bytes]:
    """Return a sound city of 3 to 65 counties and any number of tasks, as known on a day."""
    return files_of(Plan(seed, areas.counties(counties), first_tasks(tasks), as_of))


def demonstration_city() -> dict[str, bytes]:
    """Return the city that is committed under `data/`: 13 counties, 29 tasks, 78 measures."""
    return files_of(Plan(SEED, areas.counties(13), first_tasks(29), HORIZON, DEMONSTRATION, FULL))


def mini_city() -> dict[str, bytes]:
    """Return a city of 3 counties, one of each kind, and 5 tasks in which every light occurs."""
    tasks = tuple(task for task in first_tasks(29) if task.no in MINI_TASKS)
    return files_of(Plan(SEED, areas.counties(3), tasks, HORIZON, MINI, BRIEF))


def files_of(plan: Plan) -> dict[str, bytes]:
    """Return all files of a city by their path below the root, in order."""
    return dict(sorted((*_registers(plan), *_progress(plan), *_ledgers(plan))))


def _registers(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the files that exist once for the city or once for each county."""
    asked = indicators_file(plan.extent.indicators)
    city: dict[str, dict[str, Value]] = {
        "programme": programme_file(),
        "tasks": tasks_file(plan.tasks, asked, watched=plan.extent.full),
        "indicators": asked,
        "schemes": schemes.schemes_file(full=plan.extent.full),
        "calendar": calendars.calendar_file(plan.extent.windows),
        "areas": areas.areas_file(plan.counties, villages=plan.extent.full),
        "vocab": vocab_file(),
        "publication": registers.publication_file(plan.as_of, full=plan.extent.full),
        "standards": standards.standards_file(
            plan.extent.documents, plan.has_task, plan.text_of, full=plan.extent.full
        ),
        "rules": rules.rules_file(asked, papers=plan.extent.full),
        "units": units.city_units(full=plan.extent.full),
        "pairings": registers.pairings_file(plan.counties),
        "owners": registers.owners_file(plan.counties),
    }
    for ledger, value in city.items():
        named = with_english(value) if plan.extent.full and ledger in NAMED else value.items()
        yield _file(f"data/city/{ledger}.yaml", ledger, dict(named))
    for index, county in enumerate(plan.counties):
        bodies = units.county_units(county, stations=plan.extent.full)
        bodies = dict(with_english(_set_up(plan, index, bodies))) if plan.extent.full else bodies
        yield _file(f"data/counties/{county.code}/units.yaml", "units", bodies)


def _set_up(plan: Plan, index: int, bodies: dict[str, Value]) -> dict[str, Value]:
    """Return a county's bodies, the first of a kind with the document that set it up (R4)."""
    code = plan.counties[index].code
    made = {
        f"{code}-{fulfils.removesuffix('_set_up')}-01": f"{code}/documents/{name}"
        for name, paper in documents.county_documents(plan, index, plan.counties[index])
        if (fulfils := str(paper.value.get("fulfils"))).endswith("_set_up")
    }
    rows: Any = bodies["units"]
    return {"units": [_with_document(row, made.get(row["id"])) for row in rows]}


def _with_document(row: dict[str, Value], made: str | None) -> dict[str, Value]:
    """Return a body with its document, where the schema has it: behind the day of its founding."""
    if made is None:
        return row
    at = [*row].index("established_on") + 1
    fields = [*row.items()]
    return dict([*fields[:at], ("doc", made), *fields[at:]])


def _ledgers(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield the files of all other ledgers, where the plan asks for any."""
    if plan.extent == BARE:
        return
    for ledger in LEDGERS:
        for record in ledger(plan):
            yield _file(*record)


def _progress(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield progress and decisions for every county and task where there are any."""
    for index, county in enumerate(plan.counties):
        for task in plan.tasks:
            lived = _lived(plan, index, task)
            words = plan.rng(county.code, task.id, "words")
            progress, decisions = lived.progress(words), lived.decisions(words)
            if progress is not None:
                path = f"data/counties/{county.code}/progress/{task.id}.yaml"
                yield _file(path, "progress", progress)
            if decisions is not None:
                path = f"data/city/decisions/{county.code}/progress/{task.id}.yaml"
                yield _file(path, "decisions", decisions)


def _lived(plan: Plan, index: int, task: Task) -> History:
    """Return the events of a county; a twin has those of its sibling."""
    sibling = plan.counties[TWINS.get(index, index)].code
    code = plan.counties[index].code
    fate = Fate(
        care=care_of(index),
        script=plan.script.get((sibling, task.id)),
        nudge=plan.rng(code, task.id, "nudge") if index in TWINS else None,
    )
    return history(code, task, plan.as_of, plan.rng(sibling, task.id, "story"), fate)


def _file(path: str, ledger: str, value: dict[str, Value]) -> tuple[str, bytes]:
    return path, yaml_file(path, ledger, value)
