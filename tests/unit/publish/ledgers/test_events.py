"""Tests of the events of each county by level and by line of work."""

from ledgers.publish.kit.components import Table
from ledgers.publish.ledgers.events import events
from tests.unit.publish.ledgers.made import block, cells_of, desk, record

HELD = desk(
    record("events", "E1", sort="training", value={"kind": "training", "level": "county"}),
    record("events", "E2", sort="training", value={"kind": "training", "level": "county"}),
    record("events", "E3", sort="study", value={"kind": "study", "line": "trial"}),
    record("events", "E4", sort="meeting", value={"kind": "meeting", "line": "trial"}),
).here("ledgers/events/")


def in_all(table: Table) -> dict[str, str]:
    """Return the last row of a table by the titles of its columns."""
    return dict(
        zip(map(str, (row.title for row in table.columns)), cells_of(table)[-1], strict=True)
    )


def test_classes_are_counted_by_county_and_level_also_where_there_is_none() -> None:
    (table,) = block(events(HELD), "by-level").tables

    expected = {"County": "In all", "city": "—", "county": "2", "township": "—"}
    assert in_all(table) == expected | {"In all": "2"}


def test_every_line_of_work_has_a_column_and_only_classes_and_study_days_count() -> None:
    (table,) = block(events(HELD), "by-line").tables
    lines = HELD.view.catalog.words["work_lines"].values()

    held = {str(line.en): "1" if line.code == "trial" else "—" for line in lines}
    assert in_all(table) == {"County": "In all", **held, "In all": "1"}
