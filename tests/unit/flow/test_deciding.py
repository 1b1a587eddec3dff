"""See that several decisions are one step, and that a reviewer is shown first what they do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.check.city import check
from ledgers.flow import load, saving
from ledgers.read.documents import documents_of
from tests.cities import MINI

Run = Callable[..., tuple[int, str, str]]

DECISIONS = "data/city/decisions"
T07, T22 = f"{DECISIONS}/990102/progress/T07.yaml", f"{DECISIONS}/990121/progress/T22.yaml"
DAY = ("--today", "2026-07-15", "--lang", "en")


@pytest.fixture
def decide(ledgers: Run, city: Path) -> Callable[..., tuple[int, str]]:
    """Return a function that decides in the mini city, and gives the status and what was said."""

    def run(*words: str) -> tuple[int, str]:
        status, out, errors = ledgers("decide", *words, "--root", city, *DAY)
        return status, out + errors

    return run


Decide = Callable[..., tuple[int, str]]
EFFECT = """\
霁城区 progress/T07 T07.1 T07.2: accepted, judging entry 1, of 2026-06-29
岫岭县 progress/T22 T22.2: accepted, judging entry 2, of 2026-07-13
what moves as of 2026-07-15: 9
  霁城区 progress: 28.8% → 49.4%
  霁城区 score: 28.8 → 49.4
  霁城区 rank: 2 → 1
  霁城区 interval: 2 → 1
  霁城区 light T07: pending → on track
  岫岭县 progress: 21.2% → 25.0%
  岫岭县 score: 19.2 → 23.0
  岫岭县 light T22: pending → on track
  葭陵市 rank: 1 → 2
"""


def test_the_effect_is_shown_first_and_again_when_it_is_written(decide: Decide, city: Path) -> None:
    asked = ("accept", "霁城", "T07", "990121", "progress/T22")
    assert decide(*asked, "--dry-run") == (0, EFFECT + "nothing was written\n")
    assert not (city / T07).exists()

    assert decide(*asked) == (0, f"{EFFECT}written: {T07}\nwritten: {T22}\n")
    assert decide("accept", "990102", "T07", "--dry-run")[0] == 1  # Nothing awaits it any more.


def test_what_moves_nothing_and_what_is_extended_is_told_too(decide: Decide) -> None:
    closed = decide("close", "990121", "F2026-0002", "990102", "f2026-0004", "--dry-run")
    extended = decide("extend", "岫岭县", "T16", "--until", "2026-10-30", "--dry-run")

    assert closed[1].splitlines()[:3] == [
        "岫岭县 rectifications/F2026-0002: closed by the city, judging entry 3, of 2026-06-02",
        "霁城区 rectifications/F2026-0004: closed by the city, judging entry 3, of 2026-07-06",
        "what moves as of 2026-07-15: 0",
    ]
    subject = "岫岭县 progress/T16 T16.1 T16.2 T16.3"
    assert extended[1].startswith(f"{subject}: extended until 2026-10-30\n")


def test_the_city_is_read_once_however_many_are_decided(
    decide: Decide, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    checks: list[object] = []
    for module in (load, saving):
        monkeypatch.setattr(module, "documents_of", _counting(documents_of, read))
    monkeypatch.setattr(load, "check", _counting(check, checks))

    decide("close", "990121", "F2026-0002", "990102", "F2026-0004")

    assert (len(read), len(checks)) == (1, 2)  # As it is, and as it would be.


def _counting(function: Callable[..., object], calls: list[object]) -> Callable[..., object]:
    def counted(*words: object, **named: object) -> object:
        calls.append(words)
        return function(*words, **named)

    return counted


def test_measures_go_to_the_task_that_they_belong_to(decide: Decide) -> None:
    status, said = decide("accept", "990102", "T07", "990121", "T22", "--measure", "T07.1")

    assert status == 0
    assert said.splitlines()[:2] == [
        "霁城区 progress/T07 T07.1: accepted, judging entry 1, of 2026-06-29",
        "岫岭县 progress/T22 T22.2: accepted, judging entry 2, of 2026-07-13",
    ]


def test_a_wrong_acceptance_is_undone_by_a_new_decision(decide: Decide, city: Path) -> None:
    decide("accept", "990102", "T07", "--measure", "T07.1", "--on", "2026-07-14")
    decide("accept", "990102", "T07", "--on", "2026-07-15")

    refused = decide("return", "990102", "T07", "--reason", "附件不齐")
    status, said = decide("reopen", "990102", "T07", "--reason", "附件不齐")

    assert "→ take an acceptance back: ledgers decide reopen 990102 T07" in refused[1]
    assert (status, said.splitlines()[0]) == (0, "霁城区 progress/T07 T07.2: reopened")
    assert (
        (city / T07)
        .read_text("utf-8")
        .endswith(
            "  - on: 2026-07-15\n"
            "    decision: reopened\n"
            "    measures: [T07.2]\n"
            "    reason: 附件不齐\n"
        )
    )
    assert decide("reopen", "990102", "T07", "--measure", "T07.2", "--reason", "再")[0] == 1


def test_a_city_whose_effect_is_not_known_is_decided_on_all_the_same(
    decide: Decide, city: Path
) -> None:
    (city / "data/city/publication.yaml").unlink()

    status, said = decide("accept", "990102", "T07")

    assert status == 0
    assert "It is not known what moves: data/city/publication.yaml does not say as of when" in said


AMBIGUOUS = {
    "岫岭": "several counties are called so: 岫岭",
    "岭": "岭 is no county of areas.yaml",
    "": " is no county of areas.yaml",
}


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_name_that_is_not_one_countys_lists_what_there_is(
    decide: Decide, city: Path, name: str
) -> None:
    areas = city / "data/city/areas.yaml"
    areas.write_text(areas.read_text("utf-8").replace("葭陵市", "岫岭市"), "utf-8")

    status, said = decide("accept", name, "T07")

    assert (status, AMBIGUOUS[name] in said, "990121 岫岭县, 990181 岫岭市" in said) == (
        1,
        True,
        True,
    )


def test_before_its_filing_the_day_from_which_a_decision_does_is_named(decide: Decide) -> None:
    status, said = decide("accept", "990121", "T22", "--on", "2026-07-09")

    assert (status, "write --on 2026-07-13 or later" in said) == (1, True)


def test_of_two_decisions_that_are_killed_between_the_files_the_next_command_makes_both(
    decide: Decide, city: Path
) -> None:
    ready = city / "data/.several.abcdefgh.unfinished"
    asked = ("accept", "990102", "T07", "990121", "T22")
    assert decide(*asked)[0] == 0
    for path in (T07, T22):
        (ready / "ready" / path).parent.mkdir(parents=True, exist_ok=True)
        (ready / "ready" / path).write_bytes((city / path).read_bytes())
    (city / T22).write_bytes(MINI[T22])  # The first was put into its place, the second not yet.
    os.utime(city / T22, (0, 0))

    status, said = decide("accept", "990121", "T22")

    assert (status, "awaits this decision" in said, ready.exists()) == (1, True, False)
    assert b"T22.2" in (city / T22).read_bytes()
