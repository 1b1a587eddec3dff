"""Make the tables of what counties file every quarter: facilities, checklists, posts and staff."""

from collections.abc import Iterator

from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import ALL
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE, NAME
from ledgers.publish.kit.values import Value, rows, text, total, whole
from ledgers.publish.ledgers import facilities as rooms
from ledgers.publish.ledgers import posts as staffing

PERIOD = say("period as last filed")


def facilities(desk: Desk) -> DataTable:
    """Return the facilities of each county by kind, as last filed."""
    fields = {
        "code": CODE,
        "name": NAME,
        "period": PERIOD,
        "kind": say("kind of facility, a code of the vocabulary"),
        "kind_name": say("kind of facility"),
        **rooms.FIGURES,
    }
    title = say("Facilities by county and kind, as last filed")
    return table_of("facilities", title, fields, _facilities(desk), ("facilities",))


def _facilities(desk: Desk) -> Iterator[Values]:
    latest = staffing.newest_by_county(desk.records.get("facilities", ()))
    for county, record in sorted(latest.items()):
        items = rows(record.value, "items")
        for kind in rooms.kinds_of({county: items}):
            own = [item for item in items if text(item, "kind") == kind]
            yield {
                "code": county,
                "name": desk.county_name(county),
                "period": record.period,
                "kind": kind,
                "kind_name": word(desk, kind, "facility_kinds"),
                **{name: total([whole(item, name) for item in own]) for name in rooms.FIGURES},
            }


def checklists(desk: Desk) -> DataTable:
    """Return how many bodies have every item of each checklist, by county, as last filed."""
    fields = {
        "code": CODE,
        "name": NAME,
        "checklist": say("checklist"),
        "title": say("title"),
        "complete": say("bodies that have every item"),
        "bodies": say("bodies that filled it in"),
    }
    title = say("Checklists by county, as last filed")
    return table_of("checklists", title, fields, _checklists(desk), ("facilities",))


def _checklists(desk: Desk) -> Iterator[Values]:
    latest = staffing.newest_by_county(desk.records.get("facilities", ()))
    titles = rooms.checklist_titles(desk)
    for (county, name), (complete, bodies) in sorted(rooms.checklists_of(latest).items()):
        if county != ALL:
            yield {
                "code": county,
                "name": desk.county_name(county),
                "checklist": name,
                "title": titles.get(name, name),
                "complete": complete,
                "bodies": bodies,
            }


def posts(desk: Desk) -> DataTable:
    """Return posts and staff of each county by kind of body, as last filed."""
    fields = {
        "code": CODE,
        "name": NAME,
        "period": PERIOD,
        "kind": say("kind of unit, a code of the vocabulary"),
        "kind_name": say("kind of unit"),
        **staffing.FIGURES,
    }
    title = say("Posts and staff by county and kind of body, as last filed")
    return table_of("posts", title, fields, _posts(desk), ("posts",))


def _posts(desk: Desk) -> Iterator[Values]:
    latest = staffing.newest_by_county(desk.records.get("posts", ()))
    for county, record in sorted(latest.items()):
        groups: dict[str, list[Value]] = {}
        for unit in rows(record.value, "units"):
            groups.setdefault(staffing.kind_of(desk, unit), []).append(unit)
        for kind, units in sorted(groups.items()):
            yield {
                "code": county,
                "name": desk.county_name(county),
                "period": record.period,
                "kind": kind,
                "kind_name": word(desk, kind, "unit_kinds"),
                **{
                    name: total([staffing.figure(unit, name) for unit in units])
                    for name in staffing.FIGURES
                },
            }
