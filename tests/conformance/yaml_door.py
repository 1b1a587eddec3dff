"""Run the YAML door over published cases: the value, or a problem with a place, never another."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ledgers.model.layout import Location
from ledgers.model.problem import Problem
from ledgers.read.dialect import Text, decoded
from ledgers.read.documents import document_of
from ledgers.read.values import parsed
from tests.conformance.tally import Result, Verdict

NOWHERE = Location("city", "case", "case")
AT_LINE = re.compile(r"at line ([0-9]+)")

Row = Mapping[str, str]


class Seen(NamedTuple):
    """What the door gave for some bytes: a value, or problems."""

    value: object
    problems: tuple[Problem, ...]


def results(folder: Path) -> Iterator[Result]:
    """Yield how each case of a folder with `index.csv` and `traps.csv` went."""
    for row in _rows(folder / "index.csv"):
        group, _, name = row["file"].partition("/")
        data = (folder / row["file"]).read_bytes()
        yield _result(f"yaml {group}", name, data, row)
    for row in _rows(folder / "traps.csv"):
        yield _trap(row)
    yield from _hell(folder / "hell")


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seen_in(data: bytes) -> Seen:
    """Return what the door makes of the bytes of a file, whatever stands at its top."""
    text = decoded("case.yaml", data)
    return Seen(*parsed(text)) if isinstance(text, Text) else Seen(None, (text,))


def _result(group: str, name: str, data: bytes, row: Row) -> Result:
    try:
        seen = seen_in(data)
        if "root" in row["expected"] or "fullwidth-colon" in name:
            seen = Seen(None, tuple(_problems(data)))
        verdict = _verdict(seen, data, row)
    except Exception as error:  # noqa: BLE001 - any exception at all is what must not happen
        return Result(group, name, Verdict.CRASHED, error)
    return Result(group, name, verdict, seen)


def _problems(data: bytes) -> Iterator[Problem]:
    """Yield the problems of a file that must be a mapping."""
    for found in document_of("case.yaml", NOWHERE, data):
        if isinstance(found, Problem):
            yield found


def _verdict(seen: Seen, data: bytes, row: Row) -> Verdict:
    if seen.problems:
        return _of_problems(seen, data, row)
    expected = row["expected"]
    if row.get("expected_json"):
        return _compared(seen.value, json.loads(row["expected_json"], parse_float=Decimal))
    if expected.startswith("{"):
        return _compared(seen.value, json.loads(expected.partition("}")[0] + "}"))
    if expected == "text, not a number":
        return Verdict.VALUE if all(_leaves_are_text(seen.value)) else Verdict.FAILED
    if " or " in expected or expected.startswith("U+"):
        return Verdict.VALUE
    let_through = row["file"].startswith("invalid/") and row["libyaml_here"].startswith("ok")
    return Verdict.INFORMATIONAL if let_through else Verdict.FAILED


def _of_problems(seen: Seen, data: bytes, row: Row) -> Verdict:
    """Judge problems: each needs a place in the file, and none is due where libyaml reads well."""
    must_be_read = row["expected"].startswith(("the JSON", "{")) and row["libyaml_here"] == "ok"
    line = AT_LINE.search(row["expected"])
    if line and seen.problems[0].place.line != int(line[1]):
        return Verdict.FAILED
    inside = all(_is_inside(problem, data) for problem in seen.problems)
    return Verdict.PROBLEM if inside and not must_be_read else Verdict.FAILED


def _is_inside(problem: Problem, data: bytes) -> bool:
    lines = len(re.split(rb"\r\n|\r|\n", data))
    return problem.place.column >= 1 and 1 <= problem.place.line <= lines


def _compared(value: object, expected: object) -> Verdict:
    if same(value, expected, text_too=False):
        return Verdict.VALUE
    return Verdict.TEXT if same(value, expected, text_too=True) else Verdict.FAILED


def same(value: object, expected: object, *, text_too: bool) -> bool:
    """Say whether a value is what is expected, or text where another scalar is."""
    if isinstance(expected, dict):
        return (
            isinstance(value, dict)
            and value.keys() == expected.keys()
            and all(same(value[name], expected[name], text_too=text_too) for name in expected)
        )
    if isinstance(expected, list):
        return (
            isinstance(value, list)
            and len(value) == len(expected)
            and all(same(*pair, text_too=text_too) for pair in zip(value, expected, strict=True))
        )
    if text_too and isinstance(value, str) and not isinstance(expected, str):
        return True
    numbers = {type(value), type(expected)} <= {int, Decimal}
    return value == expected and (numbers or type(value) is type(expected))


def _leaves_are_text(value: object) -> Iterator[bool]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves_are_text(inner)
    else:
        yield isinstance(value, str)


def _trap(row: Row) -> Result:
    """Judge a scalar that tools read differently: its meaning in YAML 1.2, or the text itself."""
    group, scalar = f"traps {row['group']}", row["scalar"]
    try:
        value, problems = seen_in(f"a: {scalar}\n".encode())
    except Exception as error:  # noqa: BLE001 - any exception at all is what must not happen
        return Result(group, scalar, Verdict.CRASHED, error)
    found = value["a"] if isinstance(value, dict) else None
    if problems:
        return Result(group, scalar, Verdict.PROBLEM, problems)
    if same(found, _core(row), text_too=False):
        return Result(group, scalar, Verdict.VALUE)
    return Result(group, scalar, Verdict.TEXT if found == scalar else Verdict.FAILED, found)


def _core(row: Row) -> object:
    kind, text = row["core_type"], row["core_value"]
    if kind == "null":
        return None
    if kind == "bool":
        return text == "True"
    if kind == "int":
        return int(text)
    return Decimal(text) if kind == "float" else text


def _hell(folder: Path) -> Iterator[Result]:
    """Judge the document that holds every trap at once."""
    if not folder.is_dir():
        return
    text = (folder / "expected-core.json").read_text(encoding="utf-8")
    for name, row in (
        ("original.yaml", {"expected": "problem"}),
        ("without-alias-and-tag.yaml", {"expected": "the JSON", "expected_json": text}),
    ):
        data = (folder / name).read_bytes()
        yield _result("yaml hell", name, data, {"file": name, "libyaml_here": "", **row})
