"""See that `ledgers new` draws an identifier and writes a draft that says what it lacks."""

import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.model.drawn import DRAWN
from ledgers.model.layout import PERIODIC_LEDGERS

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", "2026-07-15", "--lang", "en")
FINDINGS = "data/city/findings"


def opened(ledgers: Run, city: Path, *arguments: str) -> tuple[Path, str]:
    """Open a record; return its file, and all that was said before its name."""
    status, out, errors = ledgers("new", *arguments, *DAY, "--root", city)
    assert (status, errors) == (0, "")
    told, _, file = out.rpartition("written: ")
    return city / file.strip(), told


def lacking(told: str) -> list[str]:
    """Return the fields that a report asks for."""
    return re.findall(r"S103 “(?:[^”]*[（(])?(\w+)[）)]?”", told)


@pytest.mark.parametrize(
    ("sort", "missing"),
    [
        ("finding", ["county", "source", "summary", "due_on", "responsible_office"]),
        ("action", ["kind", "object_kind", "status"]),
        ("check", ["kind", "level", "end_on", "counties", "units_n", "problems_n"]),
        ("document", ["title", "kind", "domain", "owner", "status"]),
        ("event", ["kind", "organiser"]),
        ("round", ["county", "term", "year", "no", "groups", "unit", "mode", "stages"]),
        ("appraisal", ["kind", "period", "scheme", "assessor", "unit", "confirmed_on"]),
    ],
)
def test_a_draft_has_its_day_and_check_asks_for_all_else(
    ledgers: Run, city: Path, sort: str, missing: list[str]
) -> None:
    file, told = opened(ledgers, city, sort, "--on", "2025-12-30")

    assert file.parent.name == f"{sort}s"
    assert DRAWN.fullmatch(file.stem)
    assert file.stem[1:5] == "2025"
    assert lacking(told) == missing
    status, out, _ = ledgers("check", *DAY, "--root", city)
    assert (status, lacking(out)) == (1, missing)


def test_a_countys_document_lies_in_its_folder_and_names_its_schema(
    ledgers: Run, city: Path
) -> None:
    file, _ = opened(ledgers, city, "document", "--county", "990121", "--on", "2026-07-14")

    first = "# yaml-language-server: $schema=../../../../schemas/documents.schema.json\n"
    assert file.parent == city / "data/counties/990121/documents"
    assert file.read_text("utf-8").startswith(first)


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        (("document", "--county", "990199"), 1, "R103 990199 is no county"),
        (("event", "--county", "../../.."), 1, "R103 ../../.. is no county"),
        (("check", "990121"), 2, "records of this ledger are about no county: Checks"),
        (("facilities", "990121"), 2, "say county and period of a ledger"),
        (("facilities", "990121", "2026-07"), 2, "“2026-07” is no period of this ledger: Year, "),
        (("facilities", "990121", "2026-Q2"), 2, "facilities/2026-Q2.yaml is there already"),
    ],
)
def test_nothing_is_opened_for_a_county_or_period_that_is_not_there(
    ledgers: Run, city: Path, asked: tuple[str, ...], status: int, told: str
) -> None:
    before = sorted(city.rglob("*"))
    got, out, errors = ledgers("new", *asked, *DAY, "--root", city)

    assert got == status
    assert told in out + errors
    assert sorted(city.rglob("*")) == before


def test_a_finding_says_whose_it_is(ledgers: Run, city: Path) -> None:
    file, told = opened(ledgers, city, "finding", "岫岭")

    assert file.parent == city / FINDINGS
    assert '\ncounty: "990121"  # County: ' in file.read_text("utf-8")
    assert "county" not in lacking(told)


OWN = "data/counties/990121"


def test_a_period_begins_with_the_numbers_of_the_last_one(ledgers: Run, city: Path) -> None:
    status, out, _ = ledgers("new", "facilities", "岫岭", "2026-Q3", *DAY, "--root", city)

    old, new = (city / f"{OWN}/facilities/2026-Q{quarter}.yaml" for quarter in (2, 3))
    assert (status, re.findall("[A-Z][0-9]{3} ", out)) == (0, ["T114 "])  # It is not over yet.
    before, after = (path.read_text("utf-8").partition("items:\n") for path in (old, new))
    assert after[2] == before[2]
    assert after[0].splitlines()[1:] == [
        "# these are the numbers of 2026-Q2: write the new ones, delete this",
        "period: 2026-Q3",
        "filed_on: 2026-07-15",
    ]


def test_the_days_of_rows_are_not_those_of_the_last_period(ledgers: Run, city: Path) -> None:
    _, out, _ = ledgers("new", "petitions", "岫岭", "2026-07", *DAY, "--root", city)

    text = (city / f"{OWN}/petitions/2026-07.yaml").read_text("utf-8")
    assert "submitted_on" not in text
    assert len(re.findall("S101.*submitted_on", out)) == text.count("- unit: ") > 1


def test_the_first_period_has_a_row_for_each_body_that_files(ledgers: Run, city: Path) -> None:
    shutil.rmtree(city / OWN / "petitions")
    ledgers("new", "petitions", "岫岭", "2026-06", *DAY, "--root", city)

    text = (city / f"{OWN}/petitions/2026-06.yaml").read_text("utf-8")
    own = (city / f"{OWN}/units.yaml").read_text("utf-8")
    assert re.findall("- unit: (\\S+)", text) == re.findall("id: (.*-township_.*)", own)
    assert "    carried_over:  # Carried over: " in text


def test_a_draft_that_is_filled_in_is_a_sound_record(ledgers: Run, city: Path) -> None:
    file, _ = opened(ledgers, city, "finding", "--on", "2026-07-14")
    said = {
        "county": '"990121"',
        "source": "self_check",
        "summary": "制度汇编未及时更新",
        "due_on": "2026-08-14",
        "responsible_office": "990121-internal_office-01",
    }
    text = file.read_text("utf-8")
    for field, value in said.items():
        text = re.sub(rf"^{field}:", f"{field}: {value}", text, flags=re.MULTILINE)
    file.write_text(text, "utf-8")

    status, out, errors = ledgers("check", *DAY, "--root", city)

    assert (status, errors) == (0, ""), out


def test_a_draft_explains_every_field_in_the_readers_language(ledgers: Run, city: Path) -> None:
    english, _ = opened(ledgers, city, "finding")
    status, out, _ = ledgers("new", "finding", "--root", city)

    chinese = (city / out.split()[-1].rpartition("：")[2]).read_text("utf-8")
    assert status == 0
    assert "\ndue_on:  # Due on: The deadline passes at the end of this day;" in english.read_text()
    assert "\ndue_on:  # 整改时限：当天结束时到期；延期由市级审定。\n" in chinese
    assert "\n# note:  # 备注：" in chinese


def test_the_year_is_that_asked_for_or_this_one(ledgers: Run, city: Path) -> None:
    assert opened(ledgers, city, "check")[0].stem[1:5] == "2026"
    assert opened(ledgers, city, "check", "--year", "2027")[0].stem[1:5] == "2027"


@pytest.mark.parametrize("asked", [("--year", "26"), ("--year", "2026", "--on", "2026-01-01")])
def test_a_year_that_makes_no_sense_is_refused(
    ledgers: Run, city: Path, asked: tuple[str, ...]
) -> None:
    status, out, errors = ledgers("new", "finding", *asked, *DAY, "--root", city)

    assert (status, out) == (2, "")
    assert "say either --year, with four digits, or --on" in errors


def test_what_can_be_opened_is_said_in_the_readers_language(ledgers: Run, city: Path) -> None:
    _, _, errors = ledgers("new", "--root", city)

    sorts = ("finding", "action", "check", "document", "event", "round", "appraisal", "draw")
    every = (*sorts, *PERIODIC_LEDGERS)
    listed, told = "|".join(every), ",".join(f"  {sort}" for sort in every)
    assert errors == f"命令有误：缺少参数 '{{{listed}}}'. 可选：{told}\n"


def test_what_is_there_is_never_written_over(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter([0, *[5] * 99, 0, 1, *[5] * 98])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(numbers))
    first, _ = opened(ledgers, city, "finding")
    before = first.read_bytes()

    second, _ = opened(ledgers, city, "finding")

    assert (first.stem, second.stem) == ("F2026-22222", "F2026-22223")
    assert first.read_bytes() == before


def test_a_finding_that_only_its_rectification_remembers_keeps_its_identifier(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter([0, 1, *[5] * 98])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(numbers))
    left = city / "data/counties/990121/rectifications/f2026-22222.yaml"
    left.write_text("measures: []\n")

    assert opened(ledgers, city, "finding")[0].stem == "F2026-22223"


def test_a_year_without_a_free_identifier_writes_nothing(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _: 0)
    opened(ledgers, city, "finding")
    before = sorted(city.rglob("*"))

    status, out, errors = ledgers("new", "finding", *DAY, "--root", city)

    assert (status, out) == (2, "")
    assert errors == "every identifier drawn for 2026 is taken: draw once more\n"
    assert sorted(city.rglob("*")) == before
