"""Every path below data/ belongs to one ledger and owner, or to none."""

from datetime import date

import pytest

from ledgers.flow.load import checked
from ledgers.model.layout import Location, decision_file, located
from ledgers.model.words import english
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree

RULES, TODAY = schemas_of(MemoryTree(SCHEMAS)), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("data/city/tasks.yaml", Location("city", "tasks", "tasks")),
        ("data/counties/990121/units.yaml", Location("990121", "units", "units")),
        ("data/counties/990121/progress/T07.yaml", Location("990121", "progress", "T07")),
        (
            "data/city/decisions/990121/progress/T07.yaml",
            Location("city", "decisions", "990121/progress/T07"),
        ),
    ],
)
def test_a_path_says_ledger_owner_and_identifier(path: str, location: Location) -> None:
    assert located(path) == location


@pytest.mark.parametrize(
    "path",
    [
        "data/tasks.yaml",
        "data/city/tasks.yml",
        "data/city/tasks.yaml\n",
        "data/city/progress/T07.yaml",
        "data/counties/990121/tasks.yaml",
        "data/counties/990121/progress/a/T07.yaml",
        "data/counties//progress/T07.yaml",
        "data/city/decisions/990121/units/T07.yaml",
        "other/data/city/tasks.yaml",
    ],
)
def test_any_other_path_belongs_to_no_ledger(path: str) -> None:
    assert located(path) is None


def test_decisions_lie_where_they_are_looked_for() -> None:
    place = located(decision_file("990121", "progress/T07"))

    assert place == Location("city", "decisions", "990121/progress/T07")


@pytest.mark.parametrize(
    "name",
    [
        "T07 - 副本",
        "T07(1)",
        "T07（2）",
        "T07 (1)",
        "T07 copy",
        "T07 - Copy",
        "T07_副本",
        "T07 2",
        "副本T07",
    ],
)
@pytest.mark.parametrize(
    "place",
    [("progress/T16", "progress/{}"), ("documents/D2026-06-17-1", "documents/{}"), ("units", "{}")],
)
def test_a_copy_is_told_to_be_deleted_or_renamed(place: tuple[str, str], name: str) -> None:
    old, new = (f"data/counties/990121/{each}.yaml" for each in place)
    files = {**MINI, **SCHEMAS, new.format(name): MINI[old]}
    city = checked(documents_of(MemoryTree(files)), RULES, date(2026, 7, 15), None)

    hints = {english(problem.hint) for problem in city.problems if problem.hint}

    assert hints == {"delete the copy, or rename it to a new identifier"}


@pytest.mark.parametrize("name", ["T16 (1)", "T16 - 副本", "t16"])
def test_the_only_copy_is_told_to_be_renamed(name: str) -> None:
    old, new = (f"data/counties/990121/progress/{each}.yaml" for each in ("T16", name))
    files = {path: data for path, data in {**MINI, **SCHEMAS}.items() if path != old}
    city = checked(documents_of(MemoryTree({**files, new: MINI[old]})), RULES, TODAY, None)

    problems = (problem for problem in city.problems if problem.place.file == new)
    hints = {english(problem.hint) for problem in problems if problem.hint}

    assert f"name it {old}, or add there what is new here" in hints
