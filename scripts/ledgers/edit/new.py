"""Drafts of new records, made from their schema: a person fills them in.

The files that a city begins with are filled in from a pattern; all else is left to the defaults.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ledgers.edit.amending import head_of
from ledgers.model import DAY, Catalog, Document, OutputFile, Period, Translate, period, say
from ledgers.model.contract import LATER, Field, Ledger, Names
from ledgers.model.periods import add_months
from ledgers.model.yaml_text import block, scalar

OF_ONE_PERIOD = frozenset(
    ["period", "filed_on", "submitted_on", "came_in", "late", "entered_by", "note", "visibility"]
)
"""The fields that no period takes over from the last one."""

Given = Mapping[Names, Sequence[object]]
"""What is known of a new record, by field; a list has a row for each of several bodies."""


def skeleton(ledger: Ledger, file: str, given: Given, translate: Translate) -> str:
    """Return a record for a file, without values: those that it may lack stand in comments.

    Every field says what it is for. What is given as `on` is the day that the record is about,
    where one is known.
    """
    named = ledger.record.named_after
    dated: Names = (named, "on") if (named, "on") in ledger.fields else (named,)
    field, on = ledger.fields.get(dated), given.get(("on",))
    day = {dated: on} if on and field and field.definition == "date" else {}
    lines = _lines(ledger, (), ledger.schema.get("required", ()), {**given, **day}, translate)
    return head_of(ledger.name, file) + "".join(f"{line}\n" for line in lines)


def like(last: Document, ledger: Ledger, file: str, given: Given, translate: Translate) -> str:
    """Return the file of a period with the values of the last one, and a comment on that."""
    own = {names[0]: rows[0] for names, rows in given.items() if len(names) == 1}
    words = say(
        "these are the numbers of {period}: write the new ones, delete this", period=last.id
    )
    value = {**own, **_kept(last.value)}
    return f"{head_of(ledger.name, file)}# {translate(words)}\n{block(value)}"


def _kept(held: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(held, dict):
        return {name: _kept(row) for name, row in held.items() if name not in OF_ONE_PERIOD | LATER}
    return [_kept(row) for row in held] if isinstance(held, list) else held


def last_before(catalog: Catalog, ledger: str, county: str, new: Period) -> Document | None:
    """Return what a county filed for the last period of the same length before one."""
    rows = (row for row in catalog.by_ledger.get(ledger, ()) if row.owner == county)
    alike = ((old.last, row) for row in rows if (old := period(row.id)) and old.cycle == new.cycle)
    before = [row for last, row in sorted(alike, key=itemgetter(0)) if last < new.first]
    return before[-1] if before else None


def own_units(catalog: Catalog, ledger: Ledger, county: str, day: date) -> Given:
    """Return the county's bodies of a day, by the fields that name one of them."""
    there = [unit for unit in catalog.units_of.get(county, ()) if unit.is_there(day)]
    asked = ((row.names, row.said("x-must-be")) for row in ledger.with_word("x-must-be"))
    return {
        names: [unit.id for unit in there if must.get("kind", unit.kind) == unit.kind] or [""]
        for names, must in asked
        if must.get("of") == "owner"
    }


def _lines(
    ledger: Ledger, above: Names, required: Names, given: Given, translate: Translate
) -> Iterator[str]:
    """Yield the lines of an object's fields, in the order of the schema."""
    for way, field in ledger.fields.items():
        known = given.get(way, ("",))[0]
        if way[:-1] == above and (way[-1] in required or (known and not above)):
            value = f" {scalar(known)}" if known else ""
            yield f"{way[-1]}:{value}{_about(field, translate)}"
            inner = field.entry.get("required", ()) if field.listed else ()
            for unit in given.get((*way, "unit"), ("",)):
                rows = _lines(ledger, way, inner, {**given, (*way, "unit"): [unit]}, translate)
                yield from (f"{'   ' if at else '  -'} {row}" for at, row in enumerate(rows))
        elif way[:-1] == above and not above and way[-1] not in LATER:
            yield f"# {way[-1]}:{_about(field, translate)}"


def _about(field: Field, translate: Translate) -> str:
    words = say("{title}: {description}", title=field.title, description=field.description)
    return f"  # {translate(words)}"


Values = Mapping[str, Any]
KINDS = {"区": "district", "市": "county_level_city"}
"""What ranks beside counties, by the last sign of their names."""
WHOLE = re.compile(r"\{(\w+)\}\Z")
MISSING = object()


def first_files(answers: Values, rows: Values, pattern: Values, day: date) -> Iterator[OutputFile]:
    """Yield the files of a city that begins on a day: its registers, a folder for each county.

    `rows` are its `counties`, and the tasks that are `listed`; `pattern` has the registers by name.
    """
    registers: Any = filled(pattern, values_of(answers, rows, day))
    for name, held in registers.items():
        file = f"data/city/{name}.yaml"
        yield OutputFile(file, (head_of(name, file) + block(held)).encode())
    for county in rows["counties"]:
        yield OutputFile(f"data/counties/{county['code']}/.gitkeep", b"")


def values_of(answers: Values, rows: Values, day: date) -> dict[str, Any]:
    """Return what the pattern asks for, by name."""
    said = answers["programme"]
    start = date.fromisoformat(said.get("start_on", str(day)))
    titles = dict.fromkeys(row.get("section", said["title"]) for row in rows["listed"])
    sections = {title: f"N{number}" for number, title in enumerate(titles, 1)}
    tasks = [
        row
        | {"id": f"T{number:02}", "no": number, "due_on": due_on(row, start)}
        | {"section": sections[row.get("section", said["title"])]}
        for number, row in enumerate(rows["listed"], 1)
    ]
    end = max(str(start), *(row["due_on"] for row in tasks))
    programme = {"start_on": start, "end_on": end, **said}
    return {
        **{f"city_{name}": value for name, value in answers.items()},
        **{f"programme_{name}": value for name, value in programme.items()},
        "today": day,
        "counties": [row | {"kind": KINDS.get(row["name"][-1], "county")}
                     for row in rows["counties"]],
        "sections": [{"id": name, "title": title} for title, name in sections.items()],
        "tasks": tasks,
    }  # fmt: skip


def due_on(row: Values, start: date) -> str:
    """Return when a task is due: on its day, else at the end of a month from the start on."""
    if "due_on" in row:
        return str(row["due_on"])
    return str(add_months(start.replace(day=1), row["month"]) - DAY)


def filled(pattern: object, values: Values) -> object:
    """Return a pattern with its values; MISSING where what it asks for is not there."""
    if isinstance(pattern, str):
        name = WHOLE.match(pattern)
        given = values.get(name[1]) if name else pattern.format_map(values)
        return MISSING if given is None or given is False else given
    if isinstance(pattern, list):
        return [row for each in pattern for row in _entries(each, values)]
    if isinstance(pattern, dict) and values.get(pattern.get("if", "today")) is not None:
        parts = {name: filled(held, values) for name, held in pattern.items() if name != "if"}
        return {name: held for name, held in parts.items() if held is not MISSING}
    return MISSING


def _entries(pattern: Values, values: Values) -> Iterator[object]:
    """Yield an entry, or one for each row of the list that it names.

    A row's own fields cover those around it, so that no two may have one name.
    """
    own = {name: held for name, held in pattern.items() if name != "each"}
    rows = [{**values, **row} for row in values[pattern["each"]]] if "each" in pattern else [values]
    yield from (found for row in rows if (found := filled(own, row)) is not MISSING)
