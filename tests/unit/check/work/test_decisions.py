"""Decisions on a rectification make sense where they stand in its life."""

import pytest

from ledgers.check.work.lives import rectifications_decided_out_of_place
from tests.unit.check.filed import grounds

FINDING = "data/city/findings/F2026-0001.yaml"
FILED = "data/counties/990121/rectifications/F2026-0001.yaml"
DECIDED = "data/city/decisions/990121/rectifications/F2026-0001.yaml"
OPEN = 'county: "990121"\nsource: check\ndue_on: 2026-06-30\n'

Row = tuple[str, str]


def told(updates: list[Row], decisions: list[Row], finding: str = OPEN) -> list[str]:
    """Return the codes that are told of decisions on some updates.

    A decision is written as its word, an extension as its word and its day: `extended 2026-07-31`.
    """
    filed = "".join(f"  - {{on: 2026-{on}, status: {status}}}\n" for on, status in updates)
    made = "".join(f"  - {{on: 2026-{on}, {_decision(word)}}}\n" for on, word in decisions)
    files = {FINDING: finding, DECIDED: f"subject: rectifications/F2026-0001\ndecisions:\n{made}"}
    if updates:
        files[FILED] = f"updates:\n{filed}"
    return [row.kind.code for row in rectifications_decided_out_of_place(grounds(files))]


def _decision(word: str) -> str:
    decision, _, until = word.partition(" ")
    return f"decision: {decision}" + (f", until: {until}" if until else "")


@pytest.mark.parametrize(
    "decisions",
    [
        [("06-02", "closed")],
        [("06-01", "closed")],
        [("06-02", "returned"), ("06-06", "closed"), ("06-20", "reopened")],
        [("06-02", "extended 2026-07-31"), ("07-31", "extended 2026-08-31")],
    ],
)
def test_decisions_on_what_was_submitted_are_well(decisions: list[Row]) -> None:
    assert told([("06-01", "submitted"), ("06-05", "submitted")], decisions) == []


@pytest.mark.parametrize(
    ("decisions", "codes"),
    [
        ([("05-31", "closed")], ["T105"]),
        ([("06-02", "closed"), ("06-03", "closed")], ["T105"]),
        ([("06-02", "reopened")], ["T105"]),
        ([("06-02", "closed"), ("06-03", "reopened"), ("06-04", "reopened")], ["T105"]),
        ([("07-01", "extended 2026-07-31")], ["T106"]),
        ([("06-02", "extended 2026-06-30")], ["T107"]),
        ([("06-02", "extended 2026-07-31"), ("06-03", "extended 2026-07-15")], ["T107"]),
    ],
)
def test_decisions_out_of_place_are_told(decisions: list[Row], codes: list[str]) -> None:
    assert told([("06-01", "submitted")], decisions) == codes


def test_what_is_only_being_done_awaits_no_decision() -> None:
    assert told([("06-01", "doing")], [("06-02", "closed")]) == ["T105"]


def test_an_extension_may_come_before_anything_is_filed() -> None:
    assert told([], [("06-02", "extended 2026-07-31"), ("06-03", "closed")]) == []


def test_a_finding_without_a_deadline_is_told_by_its_schema_alone() -> None:
    assert told([], [("06-02", "extended 2026-07-31")], "source: check\ndue_on: soon\n") == []
