"""What belongs to whom: measures to their task, areas to their county, items to their list."""

from collections.abc import Iterator, Mapping

from ledgers.check.fields.sums import items_of_checklists
from ledgers.check.ground.context import Grounds
from ledgers.check.ground.values import fields, groups, text
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say


def foreign_measures(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each measure of another task that a filing or decision names."""
    catalog = grounds.catalog
    if document.ledger == "tasks":
        yield from _measures_named_after_others(document)
    task = catalog.tasks.get(document.id.rpartition("/")[2])
    name = {"progress": "updates", "decisions": "decisions"}.get(document.ledger)
    if task is None or name is None:
        return
    own = {measure.id for measure in task.measures}
    owners = catalog.task_of_measure
    for path, value in fields(document.value, name, "measures"):
        if isinstance(value, str) and value in owners and value not in own:
            message = say("{measure} belongs to {task}", measure=value, task=owners[value])
            hint = say("measures of this task: {names}", names=", ".join(sorted(own)))
            yield kinds.references.FOREIGN_MEASURE.at(document.at(*path), message, hint)


def tasks_that_do_not_apply(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem where a county files on a task that does not apply to it."""
    catalog = grounds.catalog
    area, task = catalog.areas.get(document.owner), catalog.tasks.get(document.id)
    if document.ledger != "progress" or area is None or task is None:
        return
    if task not in catalog.tasks_of(area):
        message = say("{task} does not apply to {county}", task=task.id, county=area.name)
        yield kinds.references.NOT_ITS_TASK.at(
            document.place("task"), message, say("delete the file")
        )


def _measures_named_after_others(document: Document) -> Iterator[Problem]:
    for path, task in groups(document.value, "tasks"):
        name = task.get("id")
        for inner, measure in fields(task, "measures", "id"):
            if isinstance(measure, str) and not measure.startswith(f"{name}."):
                message = say("{measure} does not begin with {task}", measure=measure, task=name)
                hint = say("measures of {task} are called {task}.1, {task}.2, …", task=name)
                yield kinds.references.FOREIGN_MEASURE.at(document.at(*path, *inner), message, hint)


def circles(_: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each node of the programme that lies under itself."""
    if document.ledger != "programme":
        return
    nodes = tuple(groups(document.value, "nodes"))
    above = {node["id"]: node.get("parent") for _, node in nodes if text(node.get("id"))}
    for path, node in nodes:
        if _is_under_itself(node.get("id"), above):
            message = say("{node} lies under itself", node=node["id"])
            hint = say("write another parent, or none for the root")
            yield kinds.references.CIRCLE.at(document.at(*path, "parent"), message, hint)


def _is_under_itself(name: object, above: Mapping[object, object]) -> bool:
    """Say whether going up from a node leads back to it."""
    seen: set[str] = set()
    step = above.get(name) if isinstance(name, str) else None
    while isinstance(step, str) and step not in seen:
        if step == name:
            return True
        seen.add(step)
        step = above.get(step)
    return False


def foreign_units(_: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each body that a county registers outside its own area."""
    if document.ledger != "units" or document.owner == CITY:
        return
    for path, value in fields(document.value, "units", "area"):
        if isinstance(value, str) and not value.startswith(document.owner):
            county = document.owner
            message = say("the area {area} is not part of {county}", area=value, county=county)
            hint = say("codes of this county begin with {county}", county=county)
            yield kinds.references.FOREIGN_UNIT.at(document.at(*path), message, hint)
    for path, value in fields(document.value, "units", "id"):
        if isinstance(value, str) and not value.startswith(document.owner):
            message = say("the body {unit} carries another area's code", unit=value)
            hint = say("identifiers of this county begin with {county}", county=document.owner)
            yield kinds.references.WRONG_FOLDER.at(document.at(*path), message, hint)


ITEMS = (("have",), ("lack",), ("counts", "code"))


def numbers_and_items_of_nothing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure done that is not listed, and each item of another list."""
    for document in grounds.standing("rectifications"):
        listed = {row["id"] for _, row in groups(document.value, "measures")}
        for path, value in fields(document.value, "updates", "done"):
            if value not in listed:
                yield _unknown(document, path, say("measure of this file"), value)
    yield from _items(grounds)


def _items(grounds: Grounds) -> Iterator[Problem]:
    lists, thing = items_of_checklists(grounds), say("item of this checklist")
    anywhere = frozenset().union(*lists.values())
    for document, path, row in grounds.entries("facilities", "checklists"):
        others = anywhere - lists.get(row["checklist"], anywhere)
        for way in ITEMS:
            for inner, value in fields(row, *way):
                if value in others:
                    yield _unknown(document, (*path, *inner), thing, value)


def _unknown(document: Document, path: Path, thing: Words, value: object) -> Problem:
    return kinds.references.NO_SUCH_RECORD.at(
        document.at(*path),
        say("there is no {thing} “{name}”", thing=thing, name=value),
        say("check the spelling, or add what is referred to first"),
    )
