"""See that of two who write at once neither loses the other's work."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from ledgers.flow import saving
from ledgers.flow.saving import TRIES, Made, saved
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.write.locks import locked

Run = Callable[..., tuple[int, str, str]]

DAY = ("--today", "2026-07-15", "--lang", "en")
TASK = "data/city/decisions/990102/progress/T07.yaml"
FILE = "data/list"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("a", "utf-8")
    return tmp_path


def adding(root: Path, word: str, meanwhile: Iterator[str]) -> Made:
    """Make the file with a word added to it, while somebody else adds words too."""
    text = (root / FILE).read_text("utf-8")
    for other in meanwhile:
        (root / FILE).write_text(text + other, "utf-8")
        break
    return (OutputFile(FILE, f"{text}{word}".encode()),), ()


@pytest.mark.parametrize("others", ["b" * times for times in range(TRIES)])
def test_what_came_in_meanwhile_is_there_too(root: Path, others: str) -> None:
    saved(root, partial(adding, root, "c", iter(others)))

    assert (root / FILE).read_text("utf-8") == f"a{others}c"


def test_data_that_never_comes_to_rest_is_left_as_it_is(root: Path) -> None:
    with pytest.raises(CannotGoOn, match="try again"):
        saved(root, partial(adding, root, "c", iter("b" * (TRIES + 1))))

    assert (root / FILE).read_text("utf-8") == "a" + "b" * (TRIES + 1)


def test_what_makes_no_sense_any_more_is_not_written(root: Path) -> None:
    makes: Iterator[Made] = iter([((OutputFile(FILE, b"x"),), ()), ((), ())])

    def made() -> Made:
        (root / FILE).write_text("b", "utf-8")
        return next(makes)

    assert (saved(root, made), (root / FILE).read_text("utf-8")) == (((), ()), "b")


def test_nothing_is_decided_while_another_command_keeps_the_data(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "locked", partial(locked, patience=0))

    with locked(city / "data"):
        accept = ("accept", "990102", "progress/T07", "--root", city, *DAY)
        status, out, errors = ledgers("decide", *accept)

    assert (status, out, errors.count("\n")) == (2, "", 1)
    assert not (city / TASK).exists()


def test_two_decisions_on_one_file_at_once_are_both_there(city: Path) -> None:
    """Without the lock one of them was gone six times of six."""
    asked = [sys.executable, "-m", "ledgers", "decide", "accept", "990102", "progress/T07"]
    asked += ["--root", str(city), *DAY, "--measure"]
    measures = ["T07.1", "T07.2"]
    at_once = [subprocess.Popen([*asked, name], stdout=subprocess.PIPE) for name in measures]
    said = [one.communicate()[0].decode() for one in at_once]

    assert [text.splitlines()[-1] for text in said] == [f"written: {TASK}"] * 2
    text = (city / TASK).read_text("utf-8")
    assert sorted(re.findall(r"T07\.\d", text)) == measures


def test_what_a_killed_decision_left_is_in_nobodys_way(ledgers: Run, city: Path) -> None:
    left = city / "data/counties/990121/progress/.T02.yaml.abcd1234.unfinished"
    left.write_text("[", "utf-8")

    checked = ledgers("check", "--root", city, *DAY)[0]
    decided = ledgers("decide", "accept", "990102", "progress/T07", "--root", city, *DAY)[0]

    assert (checked, decided, left.exists()) == (0, 0, False)
