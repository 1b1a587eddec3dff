"""One fault is told once: what leans on a broken file is not held against others."""

from datetime import date
from pathlib import Path

import pytest

from ledgers.flow.load import Request, load

TODAY = date(2026, 7, 15)
REGISTERS = [
    *["data/city/programme.yaml", "data/city/tasks.yaml", "data/city/areas.yaml"],
    *["data/city/vocab.yaml", "data/city/standards.yaml", "data/city/units.yaml"],
    *["data/city/pairings.yaml", "data/city/rules.yaml", "data/city/publication.yaml"],
    "data/counties/990121/units.yaml",
]


def found(city: Path) -> list[tuple[str, str]]:
    """Return code and file of each problem of a city."""
    return [(row.kind.code, row.place.file) for row in load(Request(city, TODAY)).problems]


def change(path: Path, old: str, new: str) -> None:
    """Replace the first of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_that_cannot_be_read_is_told_once(city: Path, register: str) -> None:
    with (city / register).open("a", encoding="utf-8") as file:
        file.write("\t\n")

    assert found(city) == [("Y104", register)]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_that_holds_nothing_but_an_unknown_field_is_told_for_itself_alone(
    city: Path, register: str
) -> None:
    first = (city / register).read_text(encoding="utf-8").split("\n", 1)[0]
    (city / register).write_text(f"{first}\nnothing: 1\n", encoding="utf-8")

    assert {file for _, file in found(city)} == {register}


@pytest.mark.parametrize(
    ("register", "old", "new"),
    [
        ("data/city/tasks.yaml", "no: 7\n", "no: seven\n"),
        ("data/city/tasks.yaml", "due_on: 2026-06-30", "due_on: 2026-06-31"),
        ("data/city/vocab.yaml", "code: city_secretary\n", "code: City Secretary\n"),
        ("data/city/vocab.yaml", "code: coordination\n", "code: 7\n"),
        ("data/city/units.yaml", "level: city\n", "level: town\n"),
        ("data/city/areas.yaml", "kind: county\n", "kind: shire\n"),
        ("data/city/areas.yaml", "fictional: true\n", "fictional: yes\n"),
        ("data/city/programme.yaml", "id: N2\n", "id: 2\n"),
        ("data/city/standards.yaml", "exactly: 1\n", "exactly: one\n"),
        ("data/city/pairings.yaml", "kind: leader\n", "kind: chief\n"),
        ("data/counties/990121/units.yaml", "kind: internal_office\n", "kind: 内设机构\n"),
        ("data/counties/990121/progress/T22.yaml", "- on: 2026-06-29", "- on: 2026-06-31"),
        ("data/city/decisions/990121/progress/T20.yaml", "until: 2026-07-30", "until: soon"),
    ],
)
def test_one_bad_record_is_told_once_and_nothing_follows(
    city: Path, register: str, old: str, new: str
) -> None:
    change(city / register, old, new)

    assert {file for _, file in found(city)} == {register}


def test_a_filing_that_cannot_be_read_leaves_the_decision_on_it_alone(city: Path) -> None:
    path = "data/counties/990121/progress/T22.yaml"
    (city / path).write_bytes(b"\xff")

    assert found(city) == [("Y101", path)]


def test_without_schemas_nothing_is_checked_by_them_and_each_is_told_once(city: Path) -> None:
    for path in (city / "schemas").iterdir():
        path.unlink()

    assert {code for code, _ in found(city)} == {"S201"}
    assert len(found(city)) == len(set(found(city)))


def test_problems_in_many_files_are_all_told_in_one_run_by_place(city: Path) -> None:
    change(city / "data/city/rules.yaml", "lag: 0.2", "lag: 20")
    change(city / "data/counties/990121/progress/T16.yaml", "on: 2026-07-09", "on: 2026-07-16")
    change(city / "data/counties/990121/progress/T16.yaml", "office-01", "office-99")
    change(city / "data/city/tasks.yaml", "due_on: 2026-06-30", "due_on: 2026-12-31")
    (city / "data/city/notes.yaml").write_bytes(b"")

    problems = load(Request(city, TODAY)).problems

    assert [row.kind.code for row in problems] == ["R104", "S106", "T102", "R106", "T104"]
    assert list(problems) == sorted(problems, key=lambda row: row.place)


def test_the_rest_of_a_file_with_one_bad_record_is_still_checked(city: Path) -> None:
    path = city / "data/counties/990121/progress/T16.yaml"
    change(path, "status: doing", "status: doing\n  - on: 2026-07-10\n    status: done")
    change(path, "on: 2026-07-09", "on: 2026-03-01")

    assert [code for code, _ in found(city)] == ["T102", "S104"]
