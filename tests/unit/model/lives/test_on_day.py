"""Hold the catalogue of a day to the design: former values before a change, what is there when."""

from datetime import date

from ledgers.model.lives.on_day import days_of_change, known_on
from ledgers.model.lives.standards import standards_of
from tests.unit.check.change.judging import Edit, after, catalog_of_files, swap

STANDARDS, RULES = "data/city/standards.yaml", "data/city/rules.yaml"
AREAS, TASKS = "data/city/areas.yaml", "data/city/tasks.yaml"
FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)


def moved(name: str, text: str) -> Edit:
    """Return the edit that puts text behind the identifier of an entry of areas or tasks."""
    path = AREAS if name.isdigit() else TASKS
    key = f'code: "{name}"\n' if name.isdigit() else f"id: {name}\n"
    pad = "        " if "." in name else "    "
    return swap(path, key, f"{key}{pad}{text}\n")


def test_a_former_value_holds_for_every_day_before_the_change() -> None:
    edit = moved("990121", "changes: [{on: 2026-07-01, was: {name: 旧名县}, reason: 更名}]")
    catalog = catalog_of_files(after((edit,)))
    now = catalog.areas["990121"].name

    assert days_of_change(catalog) == (FIRST,)
    assert known_on(catalog, date(2026, 6, 30)).areas["990121"].name == "旧名县"
    assert known_on(catalog, FIRST).areas["990121"].name == now != "旧名县"


def test_a_county_is_there_from_its_first_to_its_last_day() -> None:
    edit = moved("990121", "valid_from: 2026-07-01\n    valid_to: 2026-07-31")
    catalog = catalog_of_files(after((edit,)))

    days = [date(2026, 6, 30), FIRST, LAST, date(2026, 8, 1)]
    there = ["990121" in [area.code for area in known_on(catalog, day).counties] for day in days]

    assert there == [False, True, True, False]
    assert all("990121" in known_on(catalog, day).areas for day in days)


def test_a_measure_is_asked_from_the_day_it_is_added_until_it_is_cancelled() -> None:
    catalog = catalog_of_files(after(()))
    task = next(row for row in catalog.standing_tasks if len(row.measures) > 1)
    one = task.measures[0]
    edit = moved(one.id, "added_on: 2026-07-01\n        cancelled: {on: 2026-08-01, reason: 并入}")
    changed = catalog_of_files(after((edit,)))

    def asked(day: date) -> list[str]:
        rows = known_on(changed, day).standing_tasks
        return [measure.id for row in rows for measure in row.measures if row.id == task.id]

    rest = [row.id for row in task.measures[1:]]
    assert asked(date(2026, 6, 30)) == rest
    assert asked(FIRST) == asked(LAST) == [one.id, *rest]
    assert asked(date(2026, 8, 1)) == rest
    assert one.id in [row.id for row in known_on(changed, LAST).tasks[task.id].measures]


def test_what_a_standard_a_quota_and_a_setting_asked_holds_for_the_days_before() -> None:
    change = "changes: [{{on: 2026-07-01, was: {{{}}}, reason: 调整}}]"
    standard = "at_least: 8\n"
    lowered = f"at_least: 6\n    {change.format('at_least: 8')}\n"
    setting = "observation_days: 14\n"
    longer = f"observation_days: 30\n{change.format('observation_days: 14')}\n"
    nothing = change.format("quotas: []")
    edits = (swap(STANDARDS, standard, lowered), swap(RULES, setting, longer))
    catalog = catalog_of_files(after((*edits, moved("T16", nothing))))

    def asked(day: date) -> tuple[object, ...]:
        known = known_on(catalog, day)
        rules, bodies = known.by_ledger["rules"][0], standards_of(known, "bodies")
        least = next(row.bounds[0] for row in bodies if row.id == "offices")
        return least, len(known.tasks["T16"].quotas), rules.value["observation_days"]

    assert days_of_change(catalog) == (FIRST,)
    assert asked(date(2026, 6, 30)) == (8, 0, 14)
    assert asked(FIRST) == (6, 1, 30)
