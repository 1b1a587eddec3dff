"""Problems are told as text, as workflow annotations and as JSON, and none can forge another."""

import json

import pytest

from ledgers.model import kinds
from ledgers.model.problem import Mended, Place, Problem
from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.read.home import reasons
from ledgers.report.problems import SHOWN, Findings, as_annotations, as_json, as_text, explained

HOSTILE = "a\n::error::b\r\n%0A\x1b[31m\x07\u202e, c: d\u2028"


def problem(message: str = "甲", hint: str | None = "乙", file: str = "data/a.yaml") -> Problem:
    """Return a problem that says something."""
    said = say("{text}", text=hint) if hint is not None else None
    return kinds.times.IN_THE_FUTURE.at(Place(file, 3, 7), say("{text}", text=message), said)


def warning() -> Problem:
    """Return a problem that does not fail the check."""
    return kinds.schemas.NO_SCHEMA_LINE.at(Place("data/b.yaml"), say("丙"), say("丁"))


def findings(*problems: Problem) -> Findings:
    """Return what a check of nine files found."""
    return Findings(9, problems)


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_problem_is_told_with_its_place_and_hint() -> None:
    assert as_text(findings(problem()), english) == (
        "data/a.yaml:3:7: T104 甲\n    → 乙\n9 files checked: 1 errors, 0 warnings\n"
    )


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert as_text(findings(problem(hint=None)), english).count("\n") == 2


def test_related_places_are_told() -> None:
    found = kinds.references.SAME_ID.at(Place("a", 2), say("甲"), None, [Place("b", 5, 6)])

    assert "    see also b:5:6\n" in as_text(findings(found), english)


def test_no_problem_is_all_well() -> None:
    assert as_text(findings(), english) == "9 files checked: all well\n"


def test_warnings_are_counted_apart() -> None:
    assert as_text(findings(problem(), warning()), english).endswith("1 errors, 1 warnings\n")


def test_how_many_of_how_many_are_shown_is_said() -> None:
    text = as_text(findings(*[problem()] * (SHOWN + 1)), english)

    assert text.count("T104") == SHOWN
    assert text.endswith(f"{SHOWN} of {SHOWN + 1} shown\n")


@pytest.mark.parametrize("where", ["message", "hint", "file"])
def test_hostile_text_stays_on_its_line_and_harmless(where: str) -> None:
    text = as_text(findings(problem(**{where: HOSTILE})), english)

    assert len(text.split("\n")) == 4
    assert all(line.isprintable() for line in text.split("\n"))


# ── Workflow annotations ─────────────────────────────────────────────────────────────────────────


def test_an_annotation_has_place_title_and_text() -> None:
    assert as_annotations(findings(problem()), english).split("\n")[0] == (
        "::error file=data/a.yaml,line=3,col=7,title=T104 date in the future::甲 → 乙"
    )


def test_a_warning_is_annotated_as_one() -> None:
    assert as_annotations(findings(warning()), english).startswith("::warning file=data/b.yaml,")


def test_the_summary_comes_last() -> None:
    text = as_annotations(findings(problem(), warning()), english)

    assert text.endswith("\n9 files checked: 1 errors, 1 warnings\n")


def test_an_annotation_shows_the_line_as_it_should_be() -> None:
    mended = replace(problem(), mended=Mended("on：x", "on: x%"))

    assert (
        as_annotations(findings(mended), english)
        .split("\n")[0]
        .endswith("::甲 → 乙%0Anow │on：x%0Awrite │on: x%25")
    )


def test_percent_signs_are_escaped() -> None:
    assert "::100%25 → 乙" in as_annotations(findings(problem("100%")), english)


def test_commas_and_colons_are_escaped_in_a_file_name() -> None:
    text = as_annotations(findings(problem(file="data/a,line=9::b%.yaml")), english)

    assert text.startswith("::error file=data/a%2Cline=9%3A%3Ab%25.yaml,line=3,")


@pytest.mark.parametrize("where", ["message", "hint", "file"])
def test_hostile_text_cannot_begin_a_command_of_its_own(where: str) -> None:
    lines = as_annotations(findings(problem(**{where: HOSTILE})), english).split("\n")

    assert [line.startswith("::") for line in lines] == [True, False, False]
    assert all(line.isprintable() for line in lines)


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────


def test_json_has_one_row_for_each_problem() -> None:
    assert json.loads(as_json(findings(problem(), warning()), english)) == {
        "files": 9,
        "problems": [
            {
                "file": "data/a.yaml",
                "line": 3,
                "column": 7,
                "code": "T104",
                "severity": "error",
                "message": "甲",
                "hint": "乙",
            },
            {
                "file": "data/b.yaml",
                "line": 1,
                "column": 1,
                "code": "S110",
                "severity": "warning",
                "message": "丙",
                "hint": "丁",
            },
        ],
    }


def test_json_keeps_every_problem_and_writes_chinese_as_it_is() -> None:
    text = as_json(findings(*[problem()] * (SHOWN + 5)), english)

    assert len(json.loads(text)["problems"]) == SHOWN + 5
    assert "甲" in text


def test_json_tells_hostile_text_exactly_but_escaped() -> None:
    text = as_json(findings(problem(HOSTILE, None)), english)
    (row,) = json.loads(text)["problems"]

    assert (row["message"], row["hint"]) == (HOSTILE, None)
    assert not {"\x1b", "\x07", "\r"} & set(text)


# ── Kinds of problem ─────────────────────────────────────────────────────────────────────────────


def test_a_kind_is_explained_by_code_title_weight_and_reason() -> None:
    assert explained(kinds.times.IN_THE_FUTURE, reasons()["T104"], english) == (
        "T104  date in the future (error)\nOnly what has happened is filed or decided.\n"
    )


def test_a_warning_is_called_one() -> None:
    assert "(warning)" in explained(kinds.schemas.NO_SCHEMA_LINE, reasons()["S110"], english)
