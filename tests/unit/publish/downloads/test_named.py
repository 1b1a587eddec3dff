"""See that a file that calls something by a code says beside it what that is called."""

from ledgers.model.assessment import Light
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.tables.tables import DataTable
from tests.unit.publish.views import mini_desk


def codes() -> frozenset[str]:
    """Return all codes of areas, units, tasks, measures, sections, terms and lights."""
    catalog = mini_desk().view.catalog
    assert catalog.programme is not None
    return frozenset((
        *catalog.areas, *catalog.units, *catalog.tasks, *catalog.indicators, *map(str, Light),
        *(row.id for task in catalog.tasks.values() for row in task.measures),
        *(node.id for node in catalog.programme.nodes),
        *(term for name, terms in catalog.words.items() for term in terms if name != "programme"),
    ))  # fmt: skip


def coded(table: DataTable) -> set[str]:
    """Return the columns of a table that hold codes and nothing else."""
    known = codes()
    found = {}
    for name in table.fields:
        values = {str(row[name]) for row in table.rows if row[name]}
        found[name] = bool(values) and values <= known
    return {name for name, so in found.items() if so}


def test_every_column_of_codes_stands_before_one_of_names() -> None:
    bare = [
        (table.name, name)
        for table in data_tables(mini_desk())
        for name, after in zip(table.fields, [*table.fields, ""][1:], strict=False)
        if name in coded(table) and not after.endswith(("name", "title", "zh"))
    ]

    assert bare == []


def test_a_name_is_that_of_its_code() -> None:
    found = {table.name: table for table in data_tables(mini_desk())}
    catalog = mini_desk().view.catalog
    state = found["task-states"].rows[0]

    assert state["name"] == catalog.areas[str(state["code"])].name
    assert state["task_name"] == catalog.tasks[str(state["task"])].title
    assert {row["name"] for row in found["weeks"].rows if row["code"] == "city"} == {
        mini_desk().city_name
    }
