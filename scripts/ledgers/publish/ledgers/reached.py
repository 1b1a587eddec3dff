"""How far checks reach: unannounced ones, look-backs, roving groups, and what observations see."""

from collections.abc import Iterator

from ledgers.model.ledger_records import valid
from ledgers.model.numbers import percent, share_of
from ledgers.model.rows import Value, rows, whole
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Table
from ledgers.publish.kit.context import Desk, Leaf


def reached(here: Leaf) -> Table | None:
    """Return what the checks reached of all there is, as far as there is any (R40, R54–R56)."""
    found = (
        here.row(
            here.cell(say("What was reached"), what),
            here.number(say("Reached"), here.at("records", str(part))),
            here.number(say("Of"), here.at("records", str(of))),
            here.number(say("Share"), here.at("records", percent(share_of(part, of)))),
        )
        for what, part, of in _reached(here.desk)
        if of
    )
    return here.table_of_any(say("Coverage of checks"), found)


def _reached(desk: Desk) -> Iterator[tuple[Words, int, int]]:
    known = valid(desk.records.get("checks", ()))
    values, spot = [row.value for row in known], [row for row in known if row.sort == "spot"]
    if counties := {code for row in spot for code in row.counties}:
        yield say("Counties by spot checks"), len(counties), len(desk.view.catalog.counties)
    corrected, problems = _sums([row.value for row in spot], "corrected_n", "problems_n")
    yield say("Problems of spot checks corrected at once"), corrected, problems
    forms = [value["form"] for value in values if "form" in value]
    yield say("Look-backs among the checks with a form"), forms.count("look_back"), len(forms)
    other, again = _sums(values, "disagreed_n", "rechecked_n")
    yield say("Re-checks of roving groups with another result"), other, again
    used = {value.get("checklist") for value in values if "scores" in value}
    standards = desk.records.get("standards", ())
    listed = (row for one in standards for row in rows(one.value, "checklists"))
    seen = {item.get("task") for row in listed if row["id"] in used for item in rows(row, "items")}
    tasks = {task.id for task in desk.tasks()} if used else set()
    yield say("Tasks that the checklist of observations sees"), len(tasks & seen), len(tasks)


def _sums(values: list[Value], *names: str) -> list[int]:
    return [sum(whole(value, name) or 0 for value in values) for name in names]
