"""A city begins from answers: the smallest green data, or a problem with its place."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.flow.load import City, Request, load
from tests.cities import MINI, REPOSITORY, published
from tests.founders import ANSWERS, COUNTIES, TASKS, TODAY, copy_of, office, workbook

Ledgers = Callable[..., tuple[int, str, str]]
Began = Callable[[Path, Path], tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of(tmp_path / "city")


@pytest.fixture
def began(ledgers: Ledgers) -> Began:
    """Return a function that begins a city by some answers."""
    return lambda root, answers: ledgers(
        "init", "--root", root, "--answers", answers, "--today", TODAY, "--lang", "en"
    )


def city_of(root: Path) -> City:
    return load(Request(root, date.fromisoformat(TODAY)))


def files_of(root: Path) -> dict[str, bytes]:
    """Return all files of a city by their paths, its schemas apart."""
    found = (path for path in root.rglob("*") if path.is_file())
    paths = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
    return {path: data for path, data in paths.items() if not path.startswith("schemas/")}


def test_a_city_of_five_counties_and_eight_tasks_begins_green(
    tmp_path: Path, root: Path, began: Began
) -> None:
    status, said, _ = began(root, office(tmp_path / "office"))

    city = city_of(root)
    assert (status, city.problems) == (0, ())
    assert [(row.code, row.name, row.kind) for row in city.catalog.counties] == [
        ("990201", "子县", "county"),
        ("990202", "丑区", "district"),
        ("990203", "寅市", "county_level_city"),
        ("990204", "卯县", "county"),
        ("990205", "辰县", "county"),
    ]
    assert [(row.title, str(row.measures[0].due_on)) for row in city.catalog.tasks.values()] == [
        ("建章立制", "2026-12-20"),
        ("建立台账", "2027-01-31"),
        ("明确责任", "2027-02-05"),
        ("配齐设备", "2027-03-01"),
        ("业务培训", "2027-04-01"),
        ("交流学习", "2027-05-01"),
        ("自查自纠", "2027-06-30"),
        ("总结工作", "2027-12-31"),
    ]
    assert [str(row.weight) for row in city.catalog.tasks.values()][:5] == [
        "1",
        "2",
        "1.5",
        "1",
        "3",
    ]
    assert "make portal" in said


def test_nothing_of_the_demonstration_is_left(tmp_path: Path, root: Path, began: Began) -> None:
    began(root, office(tmp_path / "office"))

    there = files_of(root)
    data = {path for path in there if path.startswith("data/")}
    assert len(data) == len({path for path in data if "/city/" in path}) + 5
    assert not {path for path in MINI if there.get(path) == MINI[path]}
    assert "990121" not in there[".github/CODEOWNERS"].decode()
    assert "@review-1" in there[".github/CODEOWNERS"].decode()


def test_what_lacks_is_said_by_the_guard(
    tmp_path: Path, root: Path, began: Began, ledgers: Ledgers
) -> None:
    began(root, office(tmp_path / "office"))

    _, said, _ = ledgers("guard", "--root", root, "--today", TODAY, "--lang", "en")

    names = ("子县", "寅市", "卯县", "辰县")
    assert said.splitlines() == [
        f"{name} has no account in data/city/owners.yaml" for name in names
    ]


def swapped(old: str, new: str) -> str:
    assert ANSWERS.count(old) == 1
    return ANSWERS.replace(old, new)


WRONG = {
    "a county twice": (swapped("990205、辰县", "990201 辰县"), "answers.yaml:10:1: R108"),
    "a name twice": (swapped("990205、辰县", "990205 子县"), "answers.yaml:10:2: R108"),
    "a code that is none": (swapped("990205、辰县", "99025 辰县"), "answers.yaml:10:1: S105"),
    "a county without a name": (swapped("990205、辰县", "990205"), "answers.yaml:10:1: S101"),
    "an unknown key": (swapped("contact:", "contacts:"), "answers.yaml:3:1: S102"),
    "a bad code of the city": (swapped('"990200"', '"9902"'), "answers.yaml:2:7: S105"),
    "one maintainer": (swapped("[maint-1, maint-2]", "[maint-1]"), "S107"),
    "neither a list nor a template": (swapped("  tasks: 任务.xlsx\n", ""), "S101"),
    "no YAML": ("name： 甲市", "answers.yaml:1:1"),
    "public without an address": (ANSWERS + "public: true\n", "S101"),
}


@pytest.mark.parametrize(("answers", "said"), WRONG.values(), ids=WRONG)
def test_wrong_answers_are_told_by_line_and_nothing_is_written(
    tmp_path: Path, root: Path, began: Began, answers: str, said: str
) -> None:
    before = files_of(root)

    status, printed, last = began(root, office(tmp_path / "office", answers))

    assert (status, last) == (1, "nothing was written\n")
    assert said in printed
    assert files_of(root) == before


def test_bad_cells_of_the_list_are_told_by_row_and_column(
    tmp_path: Path, root: Path, began: Began
) -> None:
    bad = (("一", "年底", "部分", 101), ("一", "2027-2-30"), (None, "2027-1-1"), ("二",))

    status, printed, _ = began(root, office(tmp_path / "office", tasks=workbook(*TASKS[:2], *bad)))

    lines = [line for line in printed.splitlines() if line.startswith("任务")]
    assert status == 1
    assert {line.split(" ")[0]: line.split(" ")[1] for line in reversed(lines)} == {
        "任务.xlsx:3:2:": "S105",
        "任务.xlsx:3:4:": "S106",
        "任务.xlsx:4:1:": "R108",
        "任务.xlsx:4:2:": "S105",
        "任务.xlsx:5:1:": "S101",
        "任务.xlsx:6:1:": "S101",
    }


def test_a_list_is_read_however_an_office_saves_it(
    tmp_path: Path, root: Path, began: Began
) -> None:
    text = "完成期限（年月日）；工作 任务\n2027年1月1日；修订；制度\n2027.2.1；组织培训\n"
    answers = swapped("任务.xlsx", "任务.csv")
    place = office(tmp_path / "office", answers)
    (place.parent / "任务.csv").write_bytes(text.replace("；制度", "制度").encode("gb18030"))

    assert began(root, place)[0] == 0
    assert "title: 组织培训\n" in (root / "data/city/tasks.yaml").read_text("utf-8")


def test_fields_of_a_list_are_called_by_their_titles(
    tmp_path: Path, root: Path, began: Began
) -> None:
    bad = (("一", "年底", "部分", 101),)

    printed = began(root, office(tmp_path / "office", tasks=workbook(*TASKS[:2], *bad)))[1]

    assert "“Weight (weight)” must be at most 100" in printed


def test_a_list_without_headings_names_none(tmp_path: Path, root: Path, began: Began) -> None:
    status, printed, _ = began(root, office(tmp_path / "office", tasks=workbook(("一", "二"))))

    assert status == 1
    assert "任务.xlsx:1:1: S107" in printed
    assert "one a row; above tasks stand the headings" in printed


def test_what_is_merged_downwards_is_said_of_each_row(
    tmp_path: Path, root: Path, began: Began
) -> None:
    days = ("2027-01-01", "2027-02-01", "2027-03-01")
    rows = [(None, f"任务{day}", day) for day in days]
    tasks = workbook(
        ("部分", "任务", "完成时限"), ("制度", *rows[0][1:]), *rows[1:], merged="A2:A3"
    )

    assert began(root, office(tmp_path / "office", tasks=tasks))[0] == 0

    city = city_of(root)
    titles = {node.id: node.title for node in city.catalog.programmes[0].nodes}
    sections = [titles[task.section] for task in city.catalog.tasks.values()]
    assert sections == ["制度", "制度", "基础工作方案"]


def test_data_of_another_city_is_never_replaced(tmp_path: Path, root: Path, began: Began) -> None:
    began(root, office(tmp_path / "office"))
    before = files_of(root)

    status, _, last = began(root, office(tmp_path / "office"))

    assert (status, files_of(root)) == (2, before)
    assert last.startswith("data/ holds 12 files of another city than the demonstration")


TYPED = ["甲市", "990200", "更正请向市委办公室提出", *COUNTIES.replace("\n\n", "\n").split("\n"),
         "基础工作方案", "任务.xlsx", "github", "maint-1 maint-2", "review-1"]  # fmt: skip


def test_a_wrong_reply_is_told_in_chinese_and_all_replies_are_kept(
    tmp_path: Path, root: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["gitbub" if line == "github" else line for line in TYPED])
    monkeypatch.chdir(office(tmp_path / "office").parent)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(lines))

    status, said, errors = ledgers("init", "--root", root, "--today", TODAY, "--lang", "zh")

    assert status != 0
    assert "“代码平台（host）”不能是 gitbub" in said + errors
    assert "maint-1" in Path("answers-typed.yaml").read_text("utf-8")


def test_questions_lead_to_the_same_city_as_answers(
    tmp_path: Path, root: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(TYPED)
    monkeypatch.chdir(office(tmp_path / "office").parent)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(lines))
    status, said, _ = ledgers("init", "--root", root, "--today", TODAY, "--lang", "en")
    asked = files_of(root)

    other = copy_of(tmp_path / "other")
    ledgers("init", "--root", other, "--answers", "answers.yaml", "--today", TODAY)

    assert (status, asked) == (0, files_of(other))
    assert ".github/gate.md" in said

    again = copy_of(tmp_path / "again")
    kept = "answers-typed.yaml"
    assert ledgers("init", "--root", again, "--answers", kept, "--today", TODAY)[0] == 0
    assert files_of(again) == asked


def test_the_template_gives_eight_tasks_by_months(tmp_path: Path, root: Path, began: Began) -> None:
    answers = swapped("  tasks: 任务.xlsx", "  template: basics\n  start_on: 2027-02-15")

    assert began(root, office(tmp_path / "office", answers))[0] == 0

    city = city_of(root)
    due = [str(row.measures[0].due_on) for row in city.catalog.tasks.values()]
    assert due == ["2027-02-28", "2027-02-28", "2027-03-31", "2027-04-30",
                   "2027-05-31", "2027-07-31", "2027-10-31", "2028-01-31"]  # fmt: skip
    assert [str(row.end_on) for row in city.catalog.programmes] == ["2028-01-31"]


INVENTED = re.compile("9901[0-9]{2}|砚川|演示县|岫岭|霁城|yanchuan|Yanshi", re.IGNORECASE)
"""What the demonstration, and the samples made for it, call cities, counties and organisations."""


def test_the_portal_of_a_new_city_names_nothing_of_the_demonstration(
    tmp_path: Path, root: Path, began: Began
) -> None:
    began(root, office(tmp_path / "office"))

    portal = published(root, None, (0,), "--today", TODAY)

    files = [path for path in portal.rglob("*") if path.suffix in {".html", ".js", ".json", ".csv"}]
    texts = {path.relative_to(portal).as_posix(): path.read_text("utf-8") for path in files}
    assert {path for path, text in texts.items() if INVENTED.search(text)} == set()
    assert "子县" in texts["index.html"]
    assert not (portal / "figures").exists()


BLOCK = re.compile(r"^```(?:yaml|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_answers_on_the_pages_begin_a_city(
    tmp_path: Path, root: Path, began: Began, page: str
) -> None:
    blocks = BLOCK.findall((REPOSITORY / page).read_text("utf-8"))
    answers = office(tmp_path / "office", next(row for row in blocks if "answers.yaml" in row))
    tasks = next(row for row in blocks if row.startswith("任务,"))
    (answers.parent / "tasks.csv").write_text(tasks, "utf-8")

    assert began(root, answers)[0] == 0

    assert [row.title for row in city_of(root).catalog.tasks.values()] == [
        "建立工作台账",
        "组织业务培训",
    ]
