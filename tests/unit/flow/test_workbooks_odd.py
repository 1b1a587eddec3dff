"""See that odd workbooks are refused in a sentence, and what clerks do survives or is told."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import PIPE

import pytest
from openpyxl import Workbook, load_workbook

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-10-15", "--lang", "en")
LEDGER = ("--ledger", "petitions")
FIRST, NOT_HERE = 5, "this is no workbook that can be read; it must be .xlsx\n"
LARGE = "a sheet is too large: 10000 rows at most\n"


@pytest.fixture
def form(ledgers: Run, city: Path) -> Path:
    """Return a workbook of a month that is filed already."""
    file = city.parent / "form.xlsx"
    words = ("export", "workbook", "990121", "--period", "2026-06", *LEDGER, "--out", file)
    assert ledgers(*words, *DAY, "--root", city)[0] == 0
    return file


def taken(ledgers: Run, city: Path, file: Path) -> tuple[int, str]:
    """Import a workbook; return the status and all that was said."""
    status, out, errors = ledgers("import", file, *DAY, "--root", city)
    return status, out + errors


def filed(city: Path) -> str:
    """Return the file that the workbook is about."""
    return (city / "data/counties/990121/petitions/2026-06.yaml").read_text(encoding="utf-8")


def changed(form: Path, change: Callable[[Workbook], None]) -> None:
    """Change a workbook with a program."""
    book = load_workbook(form)
    change(book)
    book.save(form)


def of_another_city(book: Workbook) -> None:
    book["settings"]["B3"] = "990200"


def of_another_version(book: Workbook) -> None:
    book["settings"]["B2"] = 2


def without_a_sheet(book: Workbook) -> None:
    book.remove(book.worksheets[1])


def without_a_column(book: Workbook) -> None:
    book.worksheets[1].delete_cols(3)


def without_settings(book: Workbook) -> None:
    book.remove(book["settings"])


def with_another_base(book: Workbook) -> None:
    book["settings"]["D6"] = '"period: 2026-06"'


def of_another_folder(book: Workbook) -> None:
    book["settings"]["B6"] = "../../city/vocab"


def of_another_file(book: Workbook) -> None:
    book["settings"]["B5"] = "2026-06/../../posts/2026-Q2"


def of_nobody(book: Workbook) -> None:
    book["settings"]["B4"] = "990999"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (of_another_city, "the workbook is of another city: 990200"),
        (of_another_version, "the workbook is of another version of the form: export it again"),
        (without_a_sheet, "the sheet “.*” is gone: export it again"),
        (without_a_column, "“.*” is gone from “.*”: export it again"),
        (without_settings, "this is no workbook that “ledgers export workbook” made"),
        (with_another_base, r"data/counties/990121/petitions/2026-06.yaml is not what the form .*"),
        (of_another_folder, "counties keep no such file of 2026-06"),
        (of_another_file, "counties keep no such file of 2026-06/.*"),
        (of_nobody, "990999 is no county of areas.yaml"),
    ],
)
def test_a_workbook_that_is_not_of_here_is_refused_in_one_sentence(
    ledgers: Run, city: Path, form: Path, change: Callable[[Workbook], None], told: str
) -> None:
    changed(form, change)
    before = filed(city)

    status, said = taken(ledgers, city, form)

    assert status == 2
    assert re.fullmatch(told + "\n", said)
    assert filed(city) == before


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            ("xl/vbaProject.bin", b""),
            "the workbook has macros: save it as .xlsx without them\n",
        ),
        (("xl/more.xml", b"<row/>" * 100_000), LARGE),
        (("xl/more.xml", b'<mergeCell ref="A1:XFD2"/>'), LARGE),
        (("xl/more.xml", b'<mergeCell ref="A1:B20000"/>'), LARGE),
        (("xl/more.xml", b"<!DOCTYPE x>"), NOT_HERE),
    ],
    ids=["macro", "rows", "merged columns", "merged rows", "entities"],
)
def test_what_no_form_holds_is_not_even_read(
    ledgers: Run, city: Path, form: Path, part: tuple[str, bytes], told: str
) -> None:
    with zipfile.ZipFile(form, "a", zipfile.ZIP_DEFLATED) as container:
        container.writestr(*part)

    assert taken(ledgers, city, form) == (2, told)


def test_what_unpacks_to_too_much_is_not_unpacked(
    ledgers: Run, city: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.read.workbook.UNPACKED", form.stat().st_size // 2)

    told = f"the workbook unpacks to more than {form.stat().st_size // 2} bytes\n"
    assert taken(ledgers, city, form) == (2, told)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            bytes.fromhex("d0cf11e0a1b11ae1"),
            "the workbook has a password or an old form: save it as .xlsx without\n",
        ),
        (b"PK\\x03\\x04", NOT_HERE),
        (b"period: 2026-Q3\n", NOT_HERE),
        (b"", "the workbook is empty, or larger than 10000000 bytes\n"),
    ],
    ids=["password", "torn", "text", "empty"],
)
def test_what_is_no_workbook_is_refused(
    ledgers: Run, city: Path, tmp_path: Path, data: bytes, told: str
) -> None:
    file = tmp_path / "odd.xlsx"
    file.write_bytes(data)

    assert taken(ledgers, city, file) == (2, told)


def test_a_workbook_of_another_program_is_none_of_ours(
    ledgers: Run, city: Path, tmp_path: Path
) -> None:
    Workbook().save(tmp_path / "own.xlsx")

    told = "this is no workbook that “ledgers export workbook” made\n"
    assert taken(ledgers, city, tmp_path / "own.xlsx") == (2, told)


# ── What clerks do ───────────────────────────────────────────────────────────────────────────────


def typed(form: Path, values: Mapping[str, object], row: int = FIRST) -> None:
    """Type values into a row of the list of townships."""

    def put(book: Workbook) -> None:
        page = book.worksheets[1]
        places = {cell.value: cell.column for cell in page[1]}
        for name, value in values.items():
            page.cell(row, places[f"townships.{name}"]).value = value  # type: ignore[arg-type, assignment]

    changed(form, put)


def test_widths_and_days_as_numbers_hidden_rows_and_other_titles_survive(
    ledgers: Run, city: Path, form: Path
) -> None:
    def change(book: Workbook) -> None:
        page = book.worksheets[1]
        page.title = "ours"
        page.row_dimensions[FIRST].hidden = True
        page.cell(FIRST, 60).value = "remark"

    typed(form, {"joint_review": " １ ", "submitted_on": 46206, "received": "9"})
    typed(form, {"submitted_on": "２０２６年７月３日", "received": 9.0}, FIRST + 1)
    changed(form, change)

    status, told = taken(ledgers, city, form)

    assert status == 0
    assert "ours!B5 this row is hidden; it counts\n" in told
    assert "ours!BH5 what stands beside the form is not taken over\n" in told
    first, second = filed(city).split("  - unit: ")[1:3]
    assert "submitted_on: 2026-07-03\n" in first
    assert "joint_review: 1\n" in first
    assert "submitted_on: 2026-07-03\n" in second
    assert [re.findall("received: (.*)", each) for each in (first, second)] == [["9"], ["9"]]


def test_what_is_cleared_is_told_and_taken_out(ledgers: Run, city: Path, form: Path) -> None:
    count = filed(city).count("onsite_receptions")
    typed(form, {"onsite_receptions": None})

    status, told = taken(ledgers, city, form)

    assert (status, told.count("is gone here, and is taken out of the file")) == (0, 1)
    assert filed(city).count("onsite_receptions") == count - 1


def test_a_row_that_is_gone_is_told_once_and_taken_out(
    ledgers: Run, city: Path, form: Path
) -> None:
    count = filed(city).count("- unit: ")
    unit = re.findall("- unit: (.*)", filed(city))[0]
    changed(form, lambda book: book.worksheets[1].delete_rows(FIRST))

    _, told = taken(ledgers, city, form)

    assert told.count("is gone here, and is taken out of the file\n") == 1
    assert f"“{unit}” is gone here" in told
    assert filed(city).count("- unit: ") == count - 1


def test_what_is_sent_is_on_a_branch_of_its_own(
    ledgers: Run, city: Path, form: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away.git"
    names = ("-c", "user.name=reader", "-c", "user.email=reader@example.org")
    for words in (
        ("init", "--quiet"),
        ("add", "."),
        ("commit", "--quiet", "-mx"),
        ("init", "--quiet", "--bare", str(away)),
        ("remote", "add", "origin", str(away)),
    ):
        subprocess.run(("git", *names, *words), cwd=city, check=True)
    typed(form, {"onsite_receptions": 6})

    status, said, _ = ledgers("import", form, "--send", *DAY, "--root", city)

    assert (status, "sent: branch ledgers/file-990121-2026-06\n" in said) == (0, True)
    refs = subprocess.run(
        ("git", "for-each-ref", "--format=%(refname:short)"), cwd=away, check=True, stdout=PIPE
    )
    assert refs.stdout == b"ledgers/file-990121-2026-06\n"


def test_merged_cells_are_to_be_split(ledgers: Run, city: Path, form: Path) -> None:
    before = filed(city)
    changed(form, lambda book: book.worksheets[1].merge_cells("C5:C6"))

    status, told = taken(ledgers, city, form)

    assert (status, "!C5 split these cells: they are merged\n" in told) == (1, True)
    assert filed(city) == before


def test_merged_cells_of_several_rows_are_marked_without_a_fault(
    ledgers: Run, city: Path, form: Path
) -> None:
    changed(form, lambda book: book.worksheets[1].merge_cells("B5:C7"))

    status, told = taken(ledgers, city, form)

    assert (status, "!B5 split these cells: they are merged\n" in told) == (1, True)
    assert form.with_name(f"{form.stem}-errors.xlsx").is_file()


@pytest.mark.parametrize("line", [2, 3, 4])
@pytest.mark.parametrize("sheet", [0, 1])
def test_no_entry_is_lost_where_the_head_lost_a_line(
    ledgers: Run, city: Path, form: Path, sheet: int, line: int
) -> None:
    def shorten(book: Workbook) -> None:
        page = book.worksheets[sheet]
        if sheet:
            page.delete_rows(line)
        else:
            page.delete_cols(line)

    before = filed(city)
    changed(form, shorten)

    status, told = taken(ledgers, city, form)

    assert (status, "has lost its head" in told) == (2, True)
    assert filed(city) == before


def test_two_changes_of_one_value_meet_and_others_do_not(
    ledgers: Run, city: Path, form: Path
) -> None:
    file = city / "data/counties/990121/petitions/2026-06.yaml"
    old = re.findall(r"(?m)^    leader_receptions: (\d+)$", filed(city))[0]

    text = filed(city).replace(f"leader_receptions: {old}", "leader_receptions: 77  # checked", 1)
    file.write_text(text, encoding="utf-8")
    typed(form, {"onsite_receptions": 5})
    assert taken(ledgers, city, form)[0] == 0
    assert re.search(r"leader_receptions: 77  # checked\n    onsite_receptions: 5\n", filed(city))

    typed(form, {"leader_receptions": 78})
    status, told = taken(ledgers, city, form)

    assert (status, "the file says “77” since the form was made" in told) == (1, True)
    assert "leader_receptions: 77" in filed(city)
