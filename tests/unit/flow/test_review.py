"""See that `ledgers review` agrees with two assessments, and says the same of the same change."""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demo.repositories import Step, git, repository
from ledgers.model.history import CITY_ZONE
from tests.cities import MINI
from tests.unit.check.change.judging import (
    CITY,
    COUNTY,
    MAINTAINERS,
    TREE,
    Edit,
    add,
    after,
    county,
    put,
    swap,
)

Run = Callable[..., tuple[int, str, str]]

DAY = ("--today", "2026-07-15")
NOON = datetime(2026, 7, 14, 12, tzinfo=ZoneInfo(CITY_ZONE))
T16, T22 = county("progress/T16"), county("progress/T22")
DECIDED = "data/city/decisions/990121/progress/T22.yaml"
ACCEPTED = "  - {on: 2026-07-15, decision: accepted, measures: [T22.2]}\n"
UPDATE = "  - on: 2026-07-14\n    status: %s\n"
TEN: tuple[Edit, ...] = (
    add(DECIDED, ACCEPTED),
    *(add(county(f"progress/{task}"), UPDATE % "doing") for task in ("T02", "T07", "T16")),
    add("data/counties/990102/progress/T22.yaml", UPDATE % "submitted\n    measures: [T22.2]"),
    add("data/counties/990181/progress/T02.yaml", UPDATE % "doing"),
    swap(county("returns/2026-06"), "numerator: 34", "numerator: 14"),
    swap("data/city/rules.yaml", "lag: 0.2", "lag: 0.0"),
    put(
        "data/counties/990181/progress/T16.yaml",
        "task: T16\nupdates:\n" + UPDATE % "not_applicable",
    ),
    add(county("documents/D2026-06-17-1"), "withdrawn: {on: 2026-07-14, reason: 重复}\n"),
)
"""Ten records: some accepted, filed or lowered, a rule, a document withdrawn."""


def made(root: Path, *edits: Edit) -> Path:
    """Return a city with a commit, and with some edits in its folder."""
    repository(root, [Step(NOON, TREE)])
    write(root, *edits)
    return root


def write(root: Path, *edits: Edit) -> None:
    """Edit the files of a city."""
    for path, data in after(edits).items():
        if data is not None and data != TREE.get(path):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)


def committed(root: Path) -> None:
    """Commit what is in a city's folder."""
    git(root, "add", "--all")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(root, *who, "commit", "--quiet", "--message", "change")


def test_a_reviewer_is_told_that_made_data_is_still_to_be_proved(
    ledgers: Run, tmp_path: Path
) -> None:
    root = tmp_path / "city"
    repository(
        root, [Step(datetime(2026, 7, 14, 12, tzinfo=ZoneInfo(CITY_ZONE)), {**TREE, **MINI})]
    )
    (root / T16).write_bytes(MINI[T16].replace(b"07-09", b"07-08"))
    (root / "Makefile").write_text("x", "utf-8")
    asked = ("review", "--root", root, "--base", "main", "--actor", MAINTAINERS, "--lang", "en")

    status, out, _ = ledgers(*asked, *DAY)

    assert status == 0
    assert "- 1 files of data are taken for made by this program" in out
    assert "files of data" not in ledgers(*asked, "--made", *DAY)[1]


def test_fields_are_called_by_their_titles_before_their_place(ledgers: Run, tmp_path: Path) -> None:
    pushed = swap(county("returns/2026-06"), "numerator: 34", "numerator: 14")
    root = made(tmp_path / "city", add(T16, UPDATE % "doing"), pushed)
    asked = ("review", "--root", root, "--base", "main", *DAY)

    chinese, english = (ledgers(*asked, "--lang", lang)[1] for lang in ("zh", "en"))

    assert "任务进展台账 进展 `T16/updates/" in chinese
    assert "日期：2026-07-14；状态：正在办理" in chinese
    assert "Returns Numerator `2026-06/values/" in english
    assert "“Numerator (/values/" in english


def test_both_sides_are_read_by_the_schemas_that_are_named(ledgers: Run, tmp_path: Path) -> None:
    root = made(tmp_path / "city")
    shutil.copytree(root / "schemas", tmp_path / "schemas")
    schema = root / "schemas/progress.schema.json"
    schema.write_text(schema.read_text("utf-8").replace('"doing"', '"underway"'), "utf-8")
    asked = ("review", "--root", root, "--base", "main", "--format", "json", *DAY)

    assert broken(ledgers(*asked)[1])
    assert not broken(ledgers(*asked, "--schemas", tmp_path / "schemas")[1])


def broken(printed: str) -> list[dict[str, Any]]:
    """Return the problems of a review that say what breaks a schema."""
    return [row for row in json.loads(printed)["problems"] if row["code"].startswith("S")]


@pytest.fixture
def told(ledgers: Run) -> Callable[..., dict[str, Any]]:
    """Return a function that reviews what is in a folder and gives the JSON."""

    def run(root: Path, *options: str) -> dict[str, Any]:
        asked = ("review", "--root", root, "--base", "main", "--format", "json", *DAY)
        found: dict[str, Any] = json.loads(ledgers(*asked, *options)[1])
        return found

    return run


def test_it_agrees_with_two_assessments(
    ledgers: Run, told: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    root = made(tmp_path / "city", *TEN)
    moved = told(root)["moved"]

    old, new = (assessed(ledgers, root, *at) for at in (("--at", "main"), ()))
    expected = {
        (code, name): [old[code][name], new[code][name]]
        for code in old
        for name in ("progress", "score", "rank", "interval")
        if old[code][name] != new[code][name]
    }

    assert expected
    assert {
        (row["owner"], row["kind"]): [row["was"], row["now"]] for row in moved if not row["what"]
    } == expected
    lights = [(row["owner"], row["was"], row["now"]) for row in moved if row["kind"] == "light"]
    for code in old:
        steps = dict.fromkeys(old[code]["lights"], 0)
        for owner, was, now in lights:
            if owner == code:
                steps[was] -= 1
                steps[now] += 1
        assert {light: count + steps[light] for light, count in old[code]["lights"].items()} == new[
            code
        ]["lights"]


def assessed(ledgers: Run, root: Path, *at: str) -> Mapping[str, dict[str, Any]]:
    """Return the counties of an assessment by code, with the interval as it is printed."""
    asked = ("assess", "--root", root, "--format", "json", "--as-of", "2026-07-15", *DAY)
    rows = json.loads(ledgers(*asked, *at)[1])["counties"]
    return {row["code"]: {**row, "interval": interval(row)} for row in rows}


def interval(row: Mapping[str, Any]) -> str | None:
    """Return an interval of ranks as a review writes it."""
    low, high = row["rank_low"], row["rank_high"]
    if low is None:
        return None
    return f"{low}–{high}" if low != high else str(low)


def test_a_folder_and_a_commit_are_told_alike_and_the_same_each_time(
    ledgers: Run, tmp_path: Path
) -> None:
    root = made(tmp_path / "city", *TEN)
    asked = ("review", "--root", root, "--base", "main", "--actor", CITY, *DAY)
    folder = ledgers(*asked)
    git(root, "switch", "--quiet", "--create", "change")
    committed(root)

    assert ledgers(*asked, "--head", "change") == folder
    assert ledgers(*asked, "--head", "change") == folder


def test_it_is_bound_to_both_sides(told: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    root = made(tmp_path / "city", add(T16, UPDATE % "doing"))
    first = told(root)
    write(root, add(T16, UPDATE % "blocked\n    blocker: funds"))
    second = told(root)

    assert second["base"] == first["base"]
    assert second["head"]["digest"] != first["head"]["digest"]
    assert first["base"]["digest"] != first["head"]["digest"]


def test_a_change_without_effect_is_told_in_one_line(ledgers: Run, tmp_path: Path) -> None:
    root = made(tmp_path / "city", add(T16, "# x\n"))
    asked = ("review", "--root", root, "--base", "main", "--actor", COUNTY, *DAY, "--lang", "en")
    status, out, _ = ledgers(*asked)

    assert status == 0
    section = out.split("## What moves\n")[1].split("##")[0].strip()
    assert section == "No light, progress, score, rank, interval or proposal moves."


def test_what_cannot_be_computed_is_never_no_effect(
    ledgers: Run, told: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    root = made(tmp_path / "city", put("data/city/tasks.yaml", "tasks: [\n"))
    found = told(root)

    assert found["moved"] == []
    assert found["unknown"].startswith("市级的方案、任务或规则文件无法使用")
    assert [(row["kind"], row["file"]) for row in found["lost"]] == [
        ("unreadable", "data/city/tasks.yaml")
    ]
    assert found["may_be_merged"] is False
    assert "算不出有哪些变动" in ledgers("review", "--root", root, "--base", "main", *DAY)[1]


@pytest.mark.parametrize("base", ["nothing", "--help-me", "main:data"])
def test_a_base_that_is_not_there_is_refused(ledgers: Run, tmp_path: Path, base: str) -> None:
    root = made(tmp_path / "city")
    status, out, errors = ledgers("review", "--root", root, f"--base={base}", *DAY)

    assert (status, out) == (2, "")
    assert base in errors


REPORT = {
    "en": """## This change may be merged, once those named below agree

- must agree, for the city's ledgers: `city-office-09` / `city-office-10`
- lost or lowered 0, moved 3, filed 1, odd 0
- as of 2026-07-15; by `city-office-08`; base `{base}`, head `{head}`

## What is lost or lowered

Nothing.

## What moves

light 1 · progress 1 · score 1 · points in all: +3.8, ±0.0

- 岫岭县: progress 21.2% → 25.0% · score 19.2 → 23.0
- light · 岫岭县 T22: pending → on track

## What is filed

added 1

- added · 岫岭县 Decisions `990121/progress/T22/decisions/1`: \
On: 2026-07-15; Decision: accepted; Measures: T22.2 \
`data/city/decisions/990121/progress/T22.yaml:8`

## What is odd

Nothing.
""",
    "zh": """## 可以合并，须经下列人员同意

- 市级台账：须经`city-office-09` / `city-office-10`同意
- 丢失或降低0项，变动3项，填报1项，不寻常0项
- 截至2026-07-15；提交人`city-office-08`；改动前 `{base}`，改动后 `{head}`

## 丢失或降低了什么

没有。

## 变动了什么

亮灯1项 · 进展1项 · 得分1项 · 得分合计：+3.8，±0.0

- 岫岭县：进展 21.2% → 25.0% · 得分 19.2 → 23.0
- 亮灯 · 岫岭县 T22：待审 → 正常

## 填报了什么

新增1项

- 新增 · 岫岭县 审定台账 审定 `990121/progress/T22/decisions/1`：\
日期：2026-07-15；结论：销号；措施：T22.2 \
`data/city/decisions/990121/progress/T22.yaml:8`

## 哪些不寻常

没有。
""",
}


def test_a_proposal_is_called_by_its_rule(ledgers: Run, tmp_path: Path) -> None:
    rules = "data/city/rules.yaml"
    least = "        count: overdue\n        at_least: %d\n"
    root = made(tmp_path / "city", swap(rules, least % 1, least % 9))
    out = ledgers("review", "--root", root, "--base", "main", "--actor", CITY, *DAY)[1]

    assert "处理建议 · 岫岭县 当期有任务时限逾期的，在通报中点名 named 2026-07：" in out


@pytest.mark.parametrize("language", REPORT)
def test_a_decision_is_told_in_both_languages(
    ledgers: Run, told: Callable[..., dict[str, Any]], tmp_path: Path, language: str
) -> None:
    root = made(tmp_path / "city", add(DECIDED, ACCEPTED))
    asked = ("review", "--root", root, "--base", "main", "--actor", CITY, *DAY)
    status, out, _ = ledgers(*asked, "--lang", language)
    sides = told(root)
    digests = {name: sides[name]["digest"] for name in ("base", "head")}
    short = {name: text[:12] for name, text in digests.items()}

    assert status == 0
    assert out.startswith(REPORT[language].format(**short))
    assert all(text in out.splitlines()[-1] for text in digests.values())
