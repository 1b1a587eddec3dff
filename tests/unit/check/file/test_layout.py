"""Every path below data/ belongs to one ledger and owner, or to none."""

import pytest

from ledgers.model.layout import Location, decision_file, located


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
