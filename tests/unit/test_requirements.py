"""Every requirement of the domain is carried, refused with a reason, or planned by name."""

from collections import Counter
from pathlib import Path
from typing import Any

from demo.indicators import INDICATORS, indicators_file
from ledgers.model.kinds import KINDS
from ledgers.model.layout import LEDGERS
from ledgers.read.dialect import Text
from ledgers.read.values import parsed
from tests.unit.fields import ROOT, fields

FILE = ROOT / "tests/requirements.yaml"
ASKED: Any = indicators_file(INDICATORS)["indicators"]
ANSWERS = ("carried", "refused", "planned")
CAPABILITIES = {"bulletins", "review", "portal", "draws", "clerks' tools"}
PLANNED: dict[str, set[str]] = {}
REFUSED = {"R95", "R154", "R158", "R161", "R201", "R218", "R279"}


def rows_of(path: Path) -> dict[str, Any]:
    """Return what a file in the house's dialect holds."""
    value, problems = parsed(Text(path.name, path.read_text(encoding="utf-8")))
    assert problems == ()
    assert isinstance(value, dict)
    return value


REQUIREMENTS: dict[str, dict[str, Any]] = rows_of(FILE)


def answered(answer: str) -> set[str]:
    """Return the requirements with one kind of answer."""
    return {number for number, said in REQUIREMENTS.items() if answer in said}


def test_every_requirement_is_there_once_and_in_order() -> None:
    assert list(REQUIREMENTS) == [f"R{number}" for number in range(1, 359)]


def test_a_requirement_has_exactly_one_answer() -> None:
    odd = [
        number
        for number, said in REQUIREMENTS.items()
        if sum(answer in said for answer in ANSWERS) != 1
        or not set(said) <= {*ANSWERS, "indicators", "problems"}
        or not all(said.values())
    ]

    assert odd == []


def test_a_requirement_names_fields_that_ledgers_have() -> None:
    paths = [
        (number, path, path.split("."))
        for number in answered("carried")
        for path in REQUIREMENTS[number]["carried"]
    ]

    assert [
        (number, path)
        for number, path, (ledger, *names) in paths
        if ledger not in LEDGERS or tuple(names) not in fields(ledger)
    ] == []


def test_a_requirement_names_kinds_of_problem_that_there_are() -> None:
    known = {kind.code for kind in KINDS}

    assert {
        number: unknown
        for number, said in REQUIREMENTS.items()
        if (unknown := set(said.get("problems", ())) - known)
    } == {}


def test_requirements_and_indicators_name_each_other() -> None:
    named = {
        (number, indicator)
        for number, said in REQUIREMENTS.items()
        for indicator in said.get("indicators", ())
    }
    asked = {
        (number, indicator["id"]) for indicator in ASKED for number in indicator["requirements"]
    }

    assert named == asked


def test_what_is_filed_as_a_single_number_has_an_indicator() -> None:
    filed = {
        number
        for number in answered("carried")
        if any(path.startswith("returns.") for path in REQUIREMENTS[number]["carried"])
    }

    assert filed <= {number for number, said in REQUIREMENTS.items() if "indicators" in said}


def test_what_is_planned_waits_for_a_capability_by_name() -> None:
    waiting = {REQUIREMENTS[number]["planned"] for number in answered("planned")}

    assert waiting <= CAPABILITIES
    assert {
        capability: {n for n in answered("planned") if REQUIREMENTS[n]["planned"] == capability}
        for capability in waiting
    } == PLANNED


def test_what_is_refused_has_a_reason() -> None:
    reasons = Counter(REQUIREMENTS[number]["refused"] for number in answered("refused"))

    assert answered("refused") == REFUSED
    assert max(reasons.values()) == 1
