"""See who acts on every task at every level, and which unit has which tasks."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledgers.model.lives.programmes import ALONG, LEAD, LEVELS, RESPONSIBLE, actors_of, roles_of
from ledgers.model.records import Duty, Task
from ledgers.publish.boards.roles import ACTORS, SIGNS, UNITS, roles_page
from tests.unit.publish.views import mini_desk

DESK = mini_desk()
PROGRAMME = DESK.view.catalog.programme
PAGE = roles_page(DESK)
UNIT = next(iter(DESK.view.catalog.units))
NAMES = st.lists(st.sampled_from("abcd"), max_size=4, unique=True).map(tuple)
DUTIES = st.dictionaries(st.sampled_from([*LEVELS]), st.sampled_from(["", "x", "y"]))


def task(**fields: object) -> Task:
    """Return a task of the mini city with other fields."""
    return replace(DESK.view.catalog.tasks["T16"], **fields)


def duties(said: dict[str, str]) -> tuple[Duty, ...]:
    """Return levels with who acts there."""
    return tuple(Duty(level, actor=actor) for level, actor in said.items())


@given(
    DUTIES,
    DUTIES.map(lambda said: {key: said[key] or "z" for key in said}),
    st.sampled_from([None, UNIT]),
)
def test_the_task_goes_before_the_lead_unit_and_this_before_the_programme(
    whole: dict[str, str], own: dict[str, str], lead: str | None
) -> None:
    assert PROGRAMME is not None
    programme = replace(PROGRAMME, responsibilities=duties(whole))
    catalog = replace(DESK.view.catalog, programmes=(programme,))
    found = actors_of(catalog, task(actors=duties(own), lead_unit=lead))
    otherwise = {**whole, "city": DESK.unit_name(lead)} if lead else whole

    expected = {level: own.get(level) or otherwise.get(level, "") for level in LEVELS}
    assert found == (
        {key: name for key, name in expected.items() if name} if any(whole.values()) else {}
    )


@given(st.sampled_from([None, *"abcd"]), NAMES, NAMES)
def test_every_unit_that_a_task_names_has_one_role_and_the_lead_goes_first(
    lead: str | None, responsible: tuple[str, ...], along: tuple[str, ...]
) -> None:
    found = roles_of(task(lead_unit=lead, responsible_units=responsible, co_units=along))

    assert found.keys() == {*responsible, *along} | ({lead} if lead else set())
    assert [unit for unit, role in found.items() if role == LEAD] == ([lead] if lead else [])
    assert {unit for unit, role in found.items() if role == RESPONSIBLE} == {*responsible} - {lead}


def test_a_unit_of_one_task_has_its_totals_and_one_that_works_along_has_none_of_it() -> None:
    assessment = DESK.view.assessment
    held = {
        unit: [each.id for each in DESK.tasks() if roles_of(each).get(unit) in {LEAD, RESPONSIBLE}]
        for unit in assessment.by_unit
    }
    single = {unit: tasks[0] for unit, tasks in held.items() if len(tasks) == 1}

    assert single
    for unit, name in single.items():
        assert assessment.by_unit[unit] == assessment.by_task[name]


def test_files_and_page_say_the_same_of_every_unit() -> None:
    rows = UNITS.data(DESK).rows
    shown = [
        [getattr(cell.value, "text", cell.value) for cell in row.cells] for row in PAGE.units.lines
    ]

    assert [[line[0], *line[2:]] for line in shown] == [
        [DESK.unit_name(str(row["unit_id"])), *(str(row[role]) for role in SIGNS)] for row in rows
    ]


def test_the_grid_counts_as_the_table_does() -> None:
    (group,) = PAGE.grid.groups
    for line, row in zip(group.lines, UNITS.data(DESK).rows, strict=True):
        counted = {role: line.cells.count(sign) for role, sign in SIGNS.items()}
        assert counted == {role: row[role] for role in (LEAD, RESPONSIBLE, ALONG)}


def test_every_task_has_an_actor_at_every_level() -> None:
    rows = ACTORS.data(DESK).rows

    assert [row["task"] for row in rows] == [each.id for each in DESK.tasks()]
    assert all(row[level] for row in rows for level in LEVELS)
