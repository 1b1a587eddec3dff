"""Names beside codes: what a file calls by a code it calls by its name in the column after it."""

from collections.abc import Callable, Mapping

from ledgers.model import Both, Words, as_words, replace, say
from ledgers.model.assessment import LIGHT_WORDS, STATUS_WORDS
from ledgers.model.explanation import part_name
from ledgers.model.method import Grade, Peers
from ledgers.publish.kit import Desk, word
from ledgers.publish.measured.values import indicator_name
from ledgers.publish.tables.tables import DataTable

KNOWN: Mapping[str, Words] = {
    str(it): words for it, words in (*LIGHT_WORDS.items(), *STATUS_WORDS.items())
}


def _measure(desk: Desk, code: str) -> str:
    rows = desk.view.catalog.tasks[code.partition(".")[0]].measures
    return next(row.text for row in rows if row.id == code)


def _part(desk: Desk, code: str) -> str:
    """Return what a part, a group or a grade of the scheme in force is called."""
    scheme = desk.view.assessment.scheme
    listed: tuple[Grade | Peers, ...] = (*scheme.groups, *scheme.grades) if scheme else ()
    named = {row.id: as_words(Both(row.zh, row.en)) for row in listed}
    named["other_mean"] = say("the other mean")
    return desk.say(named.get(code) or part_name(desk.view.catalog, scheme, code))


CALLED: Mapping[str, Callable[[Desk, str], str]] = {
    "code": lambda desk, code: desk.city_name if code == "city" else desk.county_name(code),
    "counties": lambda desk, codes: " ".join(map(desk.county_name, codes.split())),
    **dict.fromkeys(("dimension", "grade", "group", "varied"), _part),
    "draws_beats": lambda desk, codes: " ".join(map(desk.county_name, codes.split())),
    "indicator": indicator_name,
    "kind": word,
    "lead_post": lambda desk, code: desk.term("posts", code),
    **dict.fromkeys(("lead_unit", "unit_id"), Desk.unit_name),
    "light": lambda desk, code: desk.say(KNOWN[code]) if code in KNOWN else word(desk, code),
    "measure": _measure,
    "section": Desk.section_title,
    "status": lambda desk, code: desk.say(KNOWN[code]) if code in KNOWN else word(desk, code),
    "task": Desk.task_title,
}
"""By the name of a column of codes: how a code becomes a name."""
BESIDE = {"code": "name", "unit_id": "unit_name"}
"""What the columns of names are called where it is not the column of codes with `_name`."""


def with_names(desk: Desk, table: DataTable) -> DataTable:
    """Return a table in which each column of codes is followed by one of their names."""
    beside = {name: BESIDE.get(name, f"{name}_name") for name in CALLED if name in table.fields}
    added = {name: other for name, other in beside.items() if other not in table.fields}
    if not added:
        return table
    fields = {}
    for name, words in table.fields.items():
        fields[name] = words
        if name in added:
            fields[added[name]] = say("{what}: what it is called", what=words)
    nothing = dict.fromkeys(added.values())
    rows = []
    for row in table.rows:
        coded = {name: str(row[name]) for name in added if row[name]}
        names = {added[name]: CALLED[name](desk, code) for name, code in coded.items()}
        rows.append({**row, **nothing, **names})
    return replace(table, fields=fields, rows=tuple(rows))
