"""The runner of soaks: what it writes down, what it plays again, how it ends."""

import json
from dataclasses import dataclass, field
from decimal import DefaultContext, getcontext
from pathlib import Path
from typing import Any

import pytest

from tests.own_data import SKIPPED
from tests.soak.__main__ import main
from tests.soak.listed import SOAKS
from tests.soak.program import Program, digest_of


@dataclass
class Odd:
    """A soak whose odd rounds fail with their number."""

    NAME: str = "odd"
    ROUNDS: int = 3
    CUT: int = 1
    played: list[tuple[int, int]] = field(default_factory=list)

    def play(self, seed: int, number: int, folder: Path) -> None:
        """Fail in odd rounds."""
        self.played.append((seed, number))
        assert list(folder.iterdir()) == []
        (folder / "left").write_text("x", "utf-8")
        if number % 2:
            raise AssertionError(number)


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Odd:
    """Return such a soak, of a program that stays the same."""
    program = Program("1234abcd", clean=False, digest="d1")
    monkeypatch.setattr("tests.soak.__main__.program_at", lambda _: program)
    return Odd()


def soaked(odd: Odd, out: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Play the soak; return the status and the result that was written."""
    status = main(["--out", str(out), *options], [odd])
    result: dict[str, Any] = json.loads((out / "result.json").read_text("utf-8"))
    return status, result


def test_after_a_failed_round_the_others_are_played(odd: Odd, tmp_path: Path) -> None:
    status, result = soaked(odd, tmp_path)

    [row] = result["soaks"]
    assert (status, odd.played) == (1, [(1, 1), (1, 2), (1, 3)])
    assert (row["soak"], row["rounds"]) == ("odd", 3)
    told = [(failure["number"], failure["said"].split(" at ")[0]) for failure in row["failures"]]
    assert told == [(1, "AssertionError: 1"), (3, "AssertionError: 3")]


def test_the_result_names_what_was_soaked(
    odd: Odd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, result = soaked(odd, tmp_path, "--seed", "7", "--rounds", "2")

    said = capsys.readouterr().out
    assert [result[name] for name in ("commit", "clean", "digest", "seed")] == [
        *("1234abcd", False, "d1", 7),
    ]
    assert "odd failed with seed 7, round 1: AssertionError: 1 at test_runner.py:" in said
    assert "Commit 1234abcd, with changes that are not committed; program d1." in said


def test_what_was_played_is_not_played_again(odd: Odd, tmp_path: Path) -> None:
    soaked(odd, tmp_path, "--rounds", "2")

    status, result = soaked(odd, tmp_path)

    assert (status, len(odd.played), result["soaks"][0]["rounds"]) == (1, 3, 3)


def test_a_line_that_was_cut_off_is_played_again(odd: Odd, tmp_path: Path) -> None:
    soaked(odd, tmp_path, "--rounds", "2")
    diary = tmp_path / "odd.jsonl"
    diary.write_text(diary.read_text("utf-8")[:-9], "utf-8")

    soaked(odd, tmp_path, "--rounds", "2")

    assert odd.played == [(1, 1), (1, 2), (1, 2)]
    assert [json.loads(line)["number"] for line in diary.read_text("utf-8").splitlines()] == [1, 2]


@pytest.mark.parametrize("options", [("--seed", "2"), ()])
def test_of_another_seed_or_program_all_is_played(
    odd: Odd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    soaked(odd, tmp_path)
    if not options:
        other = Program("1234abcd", clean=False, digest="d2")
        monkeypatch.setattr("tests.soak.__main__.program_at", lambda _: other)

    soaked(odd, tmp_path, *options)

    assert len(odd.played) == 6


def test_without_a_failure_the_status_is_nought(odd: Odd, tmp_path: Path) -> None:
    odd.play = lambda *_: None  # type: ignore[method-assign]

    assert soaked(odd, tmp_path)[0] == 0


def test_one_round_is_played_loudly_in_a_folder_that_stays(odd: Odd, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="3"):
        main(["--out", str(tmp_path), "--number", "3"], [odd])

    assert (tmp_path / "odd-1-3/left").exists()


def test_what_plays_the_demonstration_is_skipped_where_data_is_another_citys(
    odd: Odd,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tests.soak.__main__.is_demonstration", lambda: False)
    monkeypatch.setattr("tests.soak.__main__.OF_THE_DEMONSTRATION", [odd])

    status, result = soaked(odd, tmp_path)

    assert (status, odd.played, result["soaks"]) == (0, [], [])
    assert f"Skipped: odd ({SKIPPED})." in capsys.readouterr().out


def test_the_digest_is_that_of_sources_alone(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/a.py").write_text("1", "utf-8")
    first = digest_of(tmp_path)
    (tmp_path / "scripts/a.pyc").write_text("made", "utf-8")
    second = digest_of(tmp_path)
    (tmp_path / "scripts/a.py").write_text("2", "utf-8")

    assert first == second != digest_of(tmp_path)


def test_no_soak_changes_how_precisely_a_build_computes() -> None:
    """One did when it was imported, and every edition that another one verified then differed."""
    assert [each.NAME for each in SOAKS]
    assert getcontext().prec == DefaultContext.prec
