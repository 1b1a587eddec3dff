"""Every requirement of the domain that is not refused is carried by fields of ledgers."""

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


def rows_of(path: Path) -> dict[str, Any]:
    """Return what a file in the house's dialect holds."""
    value, problems = parsed(Text(path.name, path.read_text(encoding="utf-8")))
    assert problems == ()
    assert isinstance(value, dict)
    return value


REQUIREMENTS: dict[str, dict[str, Any]] = rows_of(FILE)


def test_a_requirement_says_what_carries_it_and_nothing_empty() -> None:
    odd = [
        number
        for number, said in REQUIREMENTS.items()
        if not {"carried"} <= said.keys() <= {"carried", "indicators", "problems"}
        or not all(said.values())
    ]

    assert odd == []


def test_a_requirement_names_fields_that_ledgers_have() -> None:
    paths = [
        (number, path, path.split("."))
        for number, said in REQUIREMENTS.items()
        for path in said["carried"]
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


def test_the_indicators_that_a_requirement_names_are_filed_under_it() -> None:
    named = {
        (number, indicator)
        for number, said in REQUIREMENTS.items()
        for indicator in said.get("indicators", ())
    }
    asked = {
        (number, indicator["id"]) for indicator in ASKED for number in indicator["requirements"]
    }

    assert sorted(named - asked) == []


def test_what_is_filed_as_a_single_number_has_an_indicator() -> None:
    asked = {number for indicator in ASKED for number in indicator["requirements"]}
    filed = {
        number
        for number, said in REQUIREMENTS.items()
        if any(path.startswith("returns.") for path in said["carried"])
    }

    assert sorted(filed - asked) == []
