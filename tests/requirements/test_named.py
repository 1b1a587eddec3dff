"""What is said of the requirements is true of the product, and complete."""

from tests.requirements.named import SAID, faults
from tests.unit.test_requirements import ASKED, REQUIREMENTS

REFUSED = {"R95", "R154", "R158", "R161", "R201", "R218", "R279"}


def test_every_requirement_is_there_once_and_in_order() -> None:
    assert list(SAID) == [f"R{number}" for number in range(1, 359)]


def test_everything_that_is_named_is_there_and_everything_that_is_there_is_named() -> None:
    assert list(faults()) == []


def test_few_are_refused_each_for_a_reason_of_its_own() -> None:
    reasons = {number: row["refused"]["en"] for number, row in SAID.items() if "refused" in row}

    assert reasons.keys() == REFUSED
    assert len(set(reasons.values())) == len(REFUSED)


def test_fields_carry_whatever_is_not_refused() -> None:
    assert REQUIREMENTS.keys() == SAID.keys() - REFUSED


def test_a_shown_requirement_names_the_indicators_that_are_filed_under_it() -> None:
    named = {
        (number, place.removeprefix("indicator "))
        for number, row in SAID.items()
        for place in row.get("shown", ())
        if place.startswith("indicator ")
    }
    asked = {
        (number, row["id"])
        for row in ASKED
        for number in row["requirements"]
        if "shown" in SAID[number]
    }

    assert named == asked
