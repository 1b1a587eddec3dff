"""See that filings go out as a workbook and come back as the YAML that a person would write."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks import FIRST, ITEMS, POSTS, column, copied, red, told_of, wanted

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-10-15")


def exported(ledgers: Run, city: Path, period: str, *options: str) -> Path:
    """Export the workbook of a county."""
    file = city.parent / f"{period}.xlsx"
    asked = ("workbook", "990121", "--period", period, "--out", file, *options)
    told = ledgers("export", *asked, *DAY, "--root", city)
    assert told[0] == 0, told
    return file


def taken(ledgers: Run, city: Path, file: Path, *options: str) -> tuple[int, str]:
    """Import a workbook; return the status and all that was said."""
    status, out, errors = ledgers("import", file, *options, *DAY, "--root", city)
    return status, out + errors


def line(page: Worksheet, *keys: str) -> int:
    """Return the row whose first columns hold some words."""
    for row in range(FIRST, page.max_row + 1):
        if [page.cell(row, at).value for at in range(2, 2 + len(keys))] == list(keys):
            return row
    raise AssertionError(keys)


def test_what_is_copied_lands_as_the_file_that_a_person_would_have_written(
    ledgers: Run, city: Path
) -> None:
    file = exported(ledgers, city, "2026-Q3", "--ledger", "posts", "--ledger", "facilities")
    copied(file)

    status, told = taken(ledgers, city, file)

    assert (status, told.count("已写入")) == (0, 2), told
    for ledger in ("posts", "facilities"):
        folder = city / "data/counties/990121" / ledger
        landed = (folder / "2026-Q3.yaml").read_text(encoding="utf-8")
        assert landed == wanted(folder / "2026-Q2.yaml")


def test_bodies_stand_as_they_did_in_the_period_before_and_new_ones_below(
    ledgers: Run, city: Path
) -> None:
    before = city / "data/counties/990121/posts/2026-Q2.yaml"
    text, mark, tail = before.read_text("utf-8").partition("\nstaff:")
    head, first, second, *others = text.removesuffix("\n").split("\n  - unit: ")

    def rows(*filed: str) -> list[object]:
        before.write_text("\n  - unit: ".join([head, *filed]) + mark + tail, "utf-8")
        file = exported(ledgers, city, "2026-Q3", "--ledger", "posts")
        page = load_workbook(file)[POSTS]
        file.unlink()
        names = (page.cell(row, 2).value for row in range(FIRST, page.max_row + 1))
        return [name for name in names if name]

    known, count = rows(first, second, *others), len(others)
    turned = rows(*others[::-1], first)

    assert turned[: count + 1] == [*known[count + 1 : 1 : -1], known[0]]
    assert set(turned) == set(known)


@pytest.mark.parametrize("more", [0, 1])
def test_a_total_is_compared_with_the_rows_above_and_not_taken_over(
    ledgers: Run, city: Path, more: int
) -> None:
    file = exported(ledgers, city, "2026-Q3", "--ledger", "posts")
    copied(file)
    book = load_workbook(file)
    page, row, at = book[POSTS], book[POSTS].max_row - 9, column(book[POSTS], "units.established")
    above = [page.cell(line, at).value for line in range(FIRST, row)]
    page.cell(row, 2).value = "合　计"
    page.cell(row, at).value = sum(int(str(value or 0)) for value in above) + more
    page.cell(row, column(page, "units.in_post")).value = f"=SUM(E5:E{row - 1})"
    book.save(file)

    status, told = taken(ledgers, city, file, "--lang", "en")

    # A pool that is as the quarter before, though some are said to have come, is told as well.
    of_posts = {cell for cell in told_of(told) if cell.startswith(f"{POSTS}!")}
    assert (status, of_posts) == (
        more,
        {f"{POSTS}!{page.cell(row, at).coordinate}"} if more else set(),
    )
    assert told.count("the rows above add up to") == more
    posts = city / "data/counties/990121/posts"
    landed = [path.read_text("utf-8") for path in posts.glob("2026-Q3.yaml")]
    assert landed == [] if more else [wanted(posts / "2026-Q2.yaml")]


UNITS = [f"990121-internal_office-{number:02d}" for number in range(1, 9)]
TOWNSHIP = "990121100-township_commission-01"
WRONG: list[tuple[str, str, object]] = [
    # In a row of posts, a field, and what a clerk may type there.
    (UNITS[0], "units.established", "12人"),
    (UNITS[0], "units.in_post", "约10"),
    (UNITS[0], "units.full_time", "O5"),
    (UNITS[1], "units.established", "=SUM(1,2)"),
    (UNITS[1], "units.in_post", "#REF!"),
    (UNITS[1], "units.full_time", date(2026, 5, 6)),
    (UNITS[2], "units.established", True),
    (UNITS[2], "units.in_post", "—"),
    (UNITS[2], "units.full_time", "无"),
    (UNITS[3], "units.established", "七"),
    (UNITS[3], "units.in_post", "5/6"),
    (UNITS[3], "units.full_time", "1 2"),
    (UNITS[4], "units.established", "1，2"),
    (UNITS[4], "units.in_post", "1.2.3"),
    (UNITS[4], "units.full_time", "同上"),
    (UNITS[5], "units.established", "=B9"),
    (UNITS[5], "units.in_post", "6（含借调1）"),
    (TOWNSHIP, "units.duty_filing", "已备案"),
    (TOWNSHIP, "units.duty_filed_on", "7月9日"),
    (TOWNSHIP, "units.duty_reviewed_on", "2026-13-01"),
    ("990121101-township_commission-01", "units.duty_filed_on", "昨天"),
    ("990121101-township_commission-01", "units.duty_filing", "是"),
    ("990121-inspection_office-01", "units.head_is_standing_member", "可能"),
    ("990121-inspection_office-01", "units.joined_round_12m", "３个"),
]
FOUND: list[list[tuple[str, str, object]]] = [
    # What the check finds: first whether each value can be, then how they go together.
    [
        (UNITS[2], "units.established", None),
        (UNITS[3], "units.established", 6.5),
        (UNITS[4], "units.in_post", -1),
        (TOWNSHIP, "units.duty_filed_on", None),
    ],
    [
        (UNITS[0], "units.in_post", 99),
        (UNITS[1], "units.full_time", 98),
        ("990121101-township_commission-01", "units.duty_reviewed_on", "2026-01-01"),
    ],
]


def name_of(city: Path, unit: str) -> str:
    """Return what a body of the county is called."""
    told = (city / "data/counties/990121/units.yaml").read_text(encoding="utf-8")
    return next(found[1] for found in re.finditer(rf"id: {unit}\n    name: (.*)", told))


def mistaken(city: Path, file: Path, wrong: list[tuple[str, str, object]]) -> set[str]:
    """Type mistakes into a workbook; return the cells."""
    book = load_workbook(file)
    page, cells = book[POSTS], set()
    for unit, code, value in wrong:
        cell = page.cell(line(page, name_of(city, unit)), column(page, code))
        cell.value = value  # type: ignore[assignment]
        cells.add(f"{POSTS}!{cell.coordinate}")
    book.save(file)
    return cells


def test_thirty_mistakes_come_back_with_sheet_and_cell(ledgers: Run, city: Path) -> None:
    file = exported(ledgers, city, "2026-Q3", "--ledger", "posts", "--ledger", "facilities")
    copied(file)
    cells = mistaken(city, file, WRONG)
    book = load_workbook(file)
    posts, items = book[POSTS], book[ITEMS]
    free = posts.max_row - 10
    for row, (unit, number) in enumerate(
        [(name_of(city, UNITS[6]), 1), (None, 2), ("全县", 3), ("别县纪委监委", 4)], free
    ):
        posts.cell(row, 2).value, posts.cell(row, 3).value = unit, number
        cells.add(f"{POSTS}!B{row}")
    items["C6"] = "会议间"
    items["J8"] = date(2026, 7, 1)
    single = book["设施设备台账"]
    late = next(row for row in range(1, 20) if single.cell(row, 1).value == "late")
    single.cell(late, 5).value = date(2026, 7, 1)
    cells |= {f"{ITEMS}!C6", f"设施设备台账!E{late}"}
    book.save(file)

    status, told = taken(ledgers, city, file)

    copy = file.with_name("2026-Q3-errors.xlsx")
    assert (status, told.count("没有写入任何文件")) == (1, 1)
    assert len(cells) == 30
    assert sorted(cells - told_of(told)) == []
    assert cells <= red(copy)
    assert list((city / "data/counties/990121/posts").iterdir()) == [
        city / "data/counties/990121/posts/2026-Q2.yaml"
    ]


@pytest.mark.parametrize("wrong", FOUND, ids=["alone", "together"])
def test_what_the_check_finds_is_told_of_the_cell_and_a_mended_copy_is_taken(
    ledgers: Run, city: Path, wrong: list[tuple[str, str, object]]
) -> None:
    file = exported(ledgers, city, "2026-Q3", "--ledger", "posts")
    copied(file)
    sound = file.read_bytes()
    cells = mistaken(city, file, wrong)

    status, told = taken(ledgers, city, file)

    copy = file.with_name("2026-Q3-errors.xlsx")
    assert (status, sorted(cells - told_of(told))) == (1, [])
    assert cells <= red(copy)
    values = load_workbook(BytesIO(sound))[POSTS]
    book = load_workbook(copy)
    for cell in cells:
        spot = cell.partition("!")[2]
        book[POSTS][spot] = values[spot].value
    book.save(copy)
    assert taken(ledgers, city, copy)[0] == 0
