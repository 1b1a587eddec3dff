"""What a reviewer may call a subject: a task, a finding by either form of its name, or in full."""

import pytest

from ledgers.edit.decide import SUBJECT, subject_of


@pytest.mark.parametrize(
    "name", ["T08", "t08", "F2026-0017", "F2026-K7QZM", "f2026-k7qzm", "progress/T08"]
)
def test_a_subject_is_known_by_its_form(name: str) -> None:
    assert SUBJECT.fullmatch(name)


@pytest.mark.parametrize("name", ["990121", "岫岭县", "Anping", "T", "F2026-", ""])
def test_a_county_is_not_taken_for_one(name: str) -> None:
    assert SUBJECT.fullmatch(name) is None


@pytest.mark.parametrize("name", ["T8", "t8", "T08", "progress/T08"])
def test_a_task_is_known_by_its_number_alone(name: str) -> None:
    assert SUBJECT.fullmatch(name)
    assert subject_of(name) == "progress/T08"
