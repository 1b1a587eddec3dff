"""Ratios, goals and the table are right; programs run in turn, and who is missing is said."""

import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from demo import big_corpus
from ledgers.model.values import replace
from tests.benchmarks.__main__ import held
from tests.benchmarks.contests import CONTESTS, Contest, quoted
from tests.benchmarks.ours import Tree, checks
from tests.benchmarks.peers import present
from tests.benchmarks.ratios import Goal, Outcome, Side, Spread, outcome, ratios, spread
from tests.benchmarks.results import FOLDER, GOALS, WORDS, Found, markdown, results, written
from tests.benchmarks.runs import Program, Run, in_turn, seconds_of

OURS = [Run(2.0, 1.5, 100.0), Run(4.0, 1.5, 90.0), Run(9.0, 1.5, 80.0)]
THEIRS = [Run(1.0, 0.5, 40.0), Run(4.0, 0.5, 40.0), Run(3.0, 0.5, 40.0)]
COLD = Goal("city", "cold", 2, "rust")
SIDES = {("cold", ""): Side(OURS, 10), ("rust", ""): Side(THEIRS, 10)}
NUMBERS = st.lists(st.floats(0.01, 1000), min_size=1, max_size=9)


def python(name: str, code: str) -> Program:
    return Program(name, (sys.executable, "-S", "-c", code), Path.cwd())


def test_a_ratio_is_taken_between_runs_of_the_same_round() -> None:
    assert outcome(COLD, SIDES) == Outcome(COLD, Spread(2.0, 1.0, 3.0))


def test_a_program_that_ran_less_often_is_compared_as_far_as_it_ran() -> None:
    assert ratios([2.0, 4.0, 9.0], [1.0, 4.0]) == [2.0, 1.0]


@given(NUMBERS)
def test_the_median_lies_between_the_least_and_the_most(numbers: list[float]) -> None:
    found = spread(numbers)

    assert min(numbers) == found.least <= found.median <= found.most == max(numbers)


@given(NUMBERS, st.floats(0.1, 10))
def test_a_machine_that_is_slower_in_some_rounds_changes_no_ratio(
    theirs: list[float], times: float
) -> None:
    assert ratios([times * one for one in theirs], theirs) == pytest.approx([times] * len(theirs))


def test_a_goal_is_met_up_to_what_it_says_and_not_above() -> None:
    asked = outcome(replace(COLD, most=2.0), SIDES), outcome(replace(COLD, most=1.9), SIDES)

    assert [each.met for each in asked if each] == [True, False]


def test_goals_of_memory_and_of_each_page_are_in_their_own_units() -> None:
    alone = replace(COLD, than="")
    told = [outcome(replace(alone, measure=measure), SIDES) for measure in ("memory", "each")]

    assert [each.now for each in told if each] == [Spread(90, 80, 100), Spread(400, 200, 900)]


def test_a_goal_whose_programs_did_not_run_has_no_outcome() -> None:
    assert outcome(COLD, {("cold", ""): Side(OURS)}) is None
    assert outcome(COLD, {("rust", ""): Side(THEIRS)}) is None


def test_a_tree_of_before_stands_beside_the_one_of_now() -> None:
    found = outcome(COLD, {**SIDES, ("cold", "before"): Side(THEIRS)})

    assert found
    assert found.before == Spread(1.0, 1.0, 1.0)


def test_programs_run_in_turn_and_one_that_fails_leaves_the_others_alone(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first, second = (python(name, f"open({str(log)!r}, 'a').write({name!r})") for name in "AB")
    wrong = python("wrong", "print('no such file'); raise SystemExit(3)")

    runs, failed = in_turn([first, wrong, second], 2)

    assert log.read_text() == "ABAB"
    assert {name: len(found) for (name, _), found in runs.items()} == {"A": 2, "B": 2}
    assert failed == {("wrong", ""): "wrong ended with status 3: no such file"}


def test_a_program_that_takes_long_is_not_run_again() -> None:
    runs, _ = in_turn([python("A", ""), python("B", "")], 3, patience=-1)
    assert {len(found) for found in runs.values()} == {0}


def test_the_memory_is_that_of_the_program_and_not_of_who_starts_it() -> None:
    ballast = bytearray(200_000_000)
    runs, _ = in_turn([python("A", ""), python("B", "x = bytearray(100_000_000)")], 1)
    (small,), (large,) = runs.values()

    assert small.memory < 50
    assert 100 < large.memory < len(ballast) / 1e6


def test_a_program_that_is_not_installed_is_said_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    absent = Program("ajv", ("/nowhere/ajv",), Path.cwd())
    found = held(Contest("start", [replace(python("version", ""), name="version"), absent], 1))

    assert present([absent]) == ([], ["ajv"])
    assert list(found.sides) == [("version", "")]
    assert found.missing == {"ajv": "absent"}
    assert capsys.readouterr().err == (
        "Left out of “Start of the program”: js-yaml and Ajv, the parts of ajv-cli, schemas only: "
        "not installed on that machine.\n"
    )


def test_what_a_tree_cannot_do_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = held(Contest("large", [replace(python("cold", ""), name="cold")], 1))

    assert found.missing == {"changed": "none"}
    assert capsys.readouterr().err.endswith("not a part of the measured version.\n")


def test_checks_use_a_cache_only_where_the_tree_has_one() -> None:
    old = Tree("before", Path("/old"), "python")
    wanted = ("cold", "warm", "changed")
    told = [checks(tree, Path(), wanted) for tree in (old, replace(old, caches=True))]

    assert [[each.name for each in programs] for programs in told] == [["cold"], list(wanted)]
    assert ["--no-cache" in programs[0].command for programs in told] == [False, True]


def test_a_step_that_a_program_tells_of_is_measured_too() -> None:
    code = "print('    9.10 s  reading and checking'); print('    3.25 s  测算')"
    program = replace(python("publish", code), step="assessing", step_printed="测算")
    found = held(Contest("portal", [program], 1))

    assert [run.seconds for run in found.steps["assessing", ""].runs] == [3.25]
    assert found.missing == {"republish": "none"}
    with pytest.raises(ValueError, match="no seconds are told of drawing"):
        seconds_of("drawing", code)


def test_days_are_quoted_and_nothing_else() -> None:
    files = quoted(big_corpus(files=1))
    plain = big_corpus(files=1)

    assert {path: data.replace(b'"', b"") for path, data in files.items()} == {
        path: data.replace(b'"', b"") for path, data in plain.items()
    }
    assert b": 2026-" not in b"".join(files.values())


def test_every_contest_program_and_goal_has_its_words_in_both_languages() -> None:
    sorts = ("contests", "programs", "measures", "reasons")
    named = [words for sort in sorts for words in WORDS[sort].values()]

    assert list(WORDS["contests"]) == list(CONTESTS)
    assert [each for each in named if set(each) != {"zh", "en"}] == []
    assert len(GOALS) == len(WORDS["goals"])
    assert {goal.contest for goal in GOALS} <= set(CONTESTS)
    assert {name for goal in GOALS for name in (goal.of, goal.than) if name} <= set(
        WORDS["programs"]
    )


def test_the_table_is_written_as_it_is_read_and_says_what_was_met() -> None:
    table = results([Found("city", SIDES, {"warm": "none"})], date(2026, 11, 29))
    told = "\n".join(markdown(table))

    assert yaml.safe_load(written(table)) == {**table, "measured_on": "2026-11-29"}
    assert "| ledgers check, without a cache | 3 | 10 | 4.00 (2.00–9.00) | 1.50 | 100 |" in told
    assert "Left out of “Check of the demonstration”" in told


def test_the_committed_table_is_of_the_form_that_is_written() -> None:
    text = (FOLDER / "results.yaml").read_text("utf-8")
    table = yaml.safe_load(text)

    assert written(table) == text
    assert {row["program"] for row in table["programs_run"]} <= set(WORDS["programs"])
    assert table["met"] == sum(row["met"] for row in table["goals"])
    assert [row for row in table["goals"] if row["met"] != (row["now"][0] <= row["at_most"])] == []
