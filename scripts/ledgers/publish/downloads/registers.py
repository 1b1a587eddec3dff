"""Make the tables of registers for download: areas, bodies, and who answers for which county."""

from collections.abc import Iterator

from ledgers.model.words import say
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE
from ledgers.publish.kit.view import View


def areas(view: View) -> DataTable:
    """Return city, counties and townships."""
    fields = {
        "code": say("administrative code"),
        "name": say("name"),
        "kind": say("kind of area"),
        "parent": say("code of the area above"),
        "fictional": say("whether the place is invented"),
    }
    rows: Iterator[Values] = (
        {
            "code": row.code,
            "name": row.name,
            "kind": row.kind,
            "parent": row.parent,
            "fictional": row.fictional,
        }
        for _, row in sorted(view.catalog.areas.items())
    )
    return table_of("areas", say("Administrative areas"), fields, rows, ("areas",))


def units(view: View) -> DataTable:
    """Return the bodies on the registers."""
    fields = {
        "unit": say("identifier"),
        "name": say("name"),
        "kind": say("kind of unit, a code of the vocabulary"),
        "level": say("level: city, county, township or village"),
        "area": say("administrative code"),
        "parent": say("unit above"),
        "established_on": say("day of establishment"),
        "abolished_on": say("day of abolition"),
    }
    rows: Iterator[Values] = (
        {
            "unit": row.id,
            "name": row.name,
            "kind": row.kind,
            "level": row.level,
            "area": row.area,
            "parent": row.parent,
            "established_on": row.established_on,
            "abolished_on": row.abolished_on,
        }
        for _, row in sorted(view.catalog.units.items())
    )
    return table_of("units", say("Bodies"), fields, rows, ("units",))


def pairings(view: View) -> DataTable:
    """Return which leader's post and which office answers for which county."""
    fields = {
        "pairing": say("identifier"),
        "kind": say("leader or office"),
        "county": CODE,
        "from_post": say("leader's post, a code of the vocabulary"),
        "from_unit": say("office of the city"),
        "start_on": say("first day"),
        "end_on": say("last day; empty where it goes on"),
    }
    rows: Iterator[Values] = (
        {
            "pairing": row.id,
            "kind": row.kind,
            "county": row.county,
            "from_post": row.from_post,
            "from_unit": row.from_unit,
            "start_on": row.start_on,
            "end_on": row.end_on,
        }
        for row in sorted(view.catalog.pairings, key=lambda row: row.id)
    )
    return table_of("pairings", say("Responsibility pairings"), fields, rows, ("pairings",))
