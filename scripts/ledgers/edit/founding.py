"""The files that a city begins with, filled in from a pattern; all else is left to the defaults."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.edit.amending import head_of
from ledgers.model import DAY, OutputFile, add_months
from ledgers.model.yaml_text import block

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
