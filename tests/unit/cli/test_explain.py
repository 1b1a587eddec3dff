"""`ledgers explain`: a county by code or name, one of its indicators, or a kind of problem."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-07-15", "--as-of", "2026-07-15")
ENGLISH = ("--lang", "en")


def names(ledgers: Run, city: Path) -> tuple[str, str]:
    """Return code and name of the county that leads."""
    _, out, _ = ledgers("assess", "--root", city, *DAY, "--format", "json")
    first = json.loads(out)["counties"][0]
    return first["code"], first["name"]


def test_a_county_is_explained_by_code_and_by_name(ledgers: Run, city: Path) -> None:
    code, name = names(ledgers, city)

    by_code = ledgers("explain", code, "--root", city, *DAY, *ENGLISH)
    by_name = ledgers("explain", name, "--root", city, *DAY, *ENGLISH)

    assert by_code == by_name
    assert by_code[0] == 0
    assert by_code[1].startswith(f"{name} is 1st of ")


def test_json_agrees_with_the_assessment(ledgers: Run, city: Path) -> None:
    code, _ = names(ledgers, city)
    _, assessed, _ = ledgers("assess", "--root", city, *DAY, "--format", "json")

    _, out, _ = ledgers("explain", code, "--root", city, *DAY, "--format", "json")

    told = json.loads(out)
    assert told["county"] == json.loads(assessed)["counties"][0]
    assert round(sum(step["printed"] for step in told["steps"]), 1) == told["county"]["score"]


def test_an_indicator_lists_files_and_lines(ledgers: Run, city: Path) -> None:
    code, _ = names(ledgers, city)

    status, out, _ = ledgers(
        "explain", code, "--indicator", "task_progress", "--root", city, *DAY, *ENGLISH
    )
    told = ledgers(
        "explain", code, "--indicator", "task_progress", "--root", city, *DAY, "--format", "json"
    )

    assert status == 0
    assert f"data/counties/{code}/progress/" in out
    rows = [row for row in json.loads(told[1])["inputs"] if row["file"]]
    for row in rows:
        lines = (city / row["file"]).read_text(encoding="utf-8").splitlines()
        assert lines[row["line"] - 1].startswith("updates:")
    assert rows


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("99010",), "there is no county or kind of problem 99010; perhaps: "),
        (("zzzzzzzzzzzz",), "there is no county or kind of problem zzzzzzzzzzzz\n"),
        (("T999",), "there is no kind of problem T999\n"),
        (
            ("COUNTY", "--indicator", "task_progres"),
            "there is no indicator task_progres; perhaps: task_progress",
        ),
        (("COUNTY", "--indicator", "zzzzzzzzzzzz"), "there is no indicator zzzzzzzzzzzz\n"),
    ],
)
def test_what_is_not_known_is_told_in_one_sentence_with_near_names(
    ledgers: Run, city: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, _ = names(ledgers, city)
    asked = [code if one == "COUNTY" else one for one in arguments]

    status, out, err = ledgers("explain", *asked, "--root", city, *DAY, *ENGLISH)

    assert (status, out) == (2, "")
    assert err.startswith(told)
    assert err.count("\n") == 1


def test_a_code_is_explained_without_any_data(ledgers: Run, tmp_path: Path) -> None:
    status, out, _ = ledgers("explain", "T101", "--root", tmp_path, *ENGLISH)

    assert status == 0
    assert out.startswith("T101  ")
