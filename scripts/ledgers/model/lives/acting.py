"""Who acts on a task: at each level from the province down, and the units of the city."""

from collections.abc import Mapping

from ledgers.model import Catalog, Task, Words, say_in
from ledgers.model.lives.programmes import programme_of

LEVELS: Mapping[str, Words] = {
    "province": say_in("level", "Province"),
    "city": say_in("level", "City"),
    "county": say_in("level", "County"),
    "township": say_in("level", "Township"),
}
"""The levels of administration, from above."""
LEAD, RESPONSIBLE, ALONG = "lead", "responsible", "along"


def actors_of(catalog: Catalog, task: Task) -> Mapping[str, str]:
    """Return who acts on a task by level; nothing where its programme names nobody (R325).

    It is who the task names, else in the city the lead unit, else whom the programme names.
    """
    programme, lead = programme_of(catalog, task.programme), catalog.units.get(task.lead_unit or "")
    for_all = programme.responsibilities if programme else ()
    named = {row.level: row.actor for row in for_all if row.actor}
    led = {"city": lead.name} if lead else {}
    return {**named, **led, **{row.level: row.actor for row in task.actors}} if named else {}


def roles_of(task: Task) -> Mapping[str, str]:
    """Return what each unit does: the first of leading, answering, working along (R297, R326)."""
    along = dict.fromkeys(task.co_units, ALONG)
    lead = {task.lead_unit: LEAD} if task.lead_unit else {}
    return {**along, **dict.fromkeys(task.responsible_units, RESPONSIBLE), **lead}
