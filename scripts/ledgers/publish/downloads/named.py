"""Names beside codes: what a file calls by a code it calls by its name in the column after it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ledgers.model.assessment import LIGHT_WORDS, Light
from ledgers.model.explanation import part_name
from ledgers.model.method import Grade, Peers
from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.tables import DataTable, Value, Values
from ledgers.publish.measured.values import indicator_name


def _task(desk: Desk, code: str) -> str:
    task = desk.view.catalog.tasks.get(code)
    return task.title if task else code


def _measure(desk: Desk, code: str) -> str:
    task = desk.view.catalog.tasks.get(code.partition(".")[0])
    rows = task.measures if task else ()
    return next((row.text for row in rows if row.id == code), code)


def _county(desk: Desk, code: str) -> str:
    return desk.city_name if code == "city" else desk.county_name(code)


def _counties(desk: Desk, codes: str) -> str:
    return " ".join(map(desk.county_name, codes.split()))


def _light(desk: Desk, code: str) -> str:
    return desk.say(LIGHT_WORDS[Light(code)])


def _part(desk: Desk, code: str) -> str:
    """Return what a part of the scheme in force is called, or a way of varying the method."""
    view = desk.view
    known = {"other_mean": say("the other mean")}.get(code)
    return desk.say(known or part_name(view.catalog, view.assessment.scheme, code))


def _of_scheme(desk: Desk, code: str) -> str:
    """Return what a group or a grade of the scheme in force is called, or a group of standards."""
    scheme = desk.view.assessment.scheme
    listed: tuple[Grade | Peers, ...] = (*scheme.groups, *scheme.grades) if scheme else ()
    found = next((row for row in listed if row.id == code), None)
    if found:
        return desk.both(found.zh, found.en)
    return desk.told(desk.contract.field("standards", code), "title") or code


CALLED: Mapping[str, Callable[[Desk, str], str]] = {
    "code": _county,
    "counties": _counties,
    "dimension": _part,
    "draws_beats": _counties,
    "grade": _of_scheme,
    "group": _of_scheme,
    "indicator": indicator_name,
    "kind": word,
    "lead_post": lambda desk, code: desk.term("posts", code),
    "lead_unit": Desk.unit_name,
    "light": _light,
    "measure": _measure,
    "section": Desk.section_title,
    "status": word,
    "task": _task,
    "unit_id": Desk.unit_name,
    "varied": _part,
}
"""By the name of a column of codes: how a code becomes a name."""
BESIDE = {"code": "name", "unit_id": "unit_name"}
"""What the columns of names are called where it is not the column of codes with `_name`."""


def with_names(desk: Desk, table: DataTable) -> DataTable:
    """Return a table in which each column of codes is followed by one of their names."""
    beside = {name: BESIDE.get(name, f"{name}_name") for name in CALLED if name in table.fields}
    added = {name: other for name, other in beside.items() if other not in table.fields}
    if not added:
        return table
    fields = {}
    for name, words in table.fields.items():
        fields[name] = words
        if name in added:
            fields[added[name]] = say("{what}: what it is called", what=words)
    rows = tuple({**row, **_names(desk, added, row)} for row in table.rows)
    return replace(table, fields=fields, rows=rows)


def _names(desk: Desk, added: Mapping[str, str], row: Values) -> dict[str, Value]:
    return {
        other: CALLED[name](desk, str(row[name])) if row[name] else None
        for name, other in added.items()
    }
