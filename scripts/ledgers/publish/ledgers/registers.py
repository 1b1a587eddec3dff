"""The files of reference as tables for download, and how many records every ledger has."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from ledgers.model.layout import LEDGERS
from ledgers.model.ledger_records import valid
from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import sort_word
from ledgers.publish.kit.listing import CODE, Col, Listing, attributes, in_files, of_ledger
from ledgers.publish.kit.tables import Value

AREAS: Listing[Any] = Listing(
    name="areas",
    title=say("Administrative areas"),
    ledgers=("areas",),
    of=lambda desk: (row for _, row in sorted(desk.view.catalog.areas.items())),
    columns=attributes(
        code=say("administrative code"),
        name=say("name"),
        kind=say("kind of area"),
        parent=say("code of the area above"),
        fictional=say("whether the place is invented"),
    ),
)
UNITS: Listing[Any] = Listing(
    name="units",
    title=say("Bodies"),
    ledgers=("units",),
    of=lambda desk: (row for _, row in sorted(desk.view.catalog.units.items())),
    columns=(
        in_files("unit", say("identifier"), lambda row: row.id),
        *attributes(
            name=say("name"),
            kind=say("kind of unit, a code of the vocabulary"),
            level=say("level: city, county, township or village"),
            area=say("administrative code"),
            parent=say("unit above"),
            established_on=say("day of establishment"),
            abolished_on=say("day of abolition"),
        ),
    ),
)
PAIRINGS: Listing[Any] = Listing(
    name="pairings",
    title=say("Responsibility pairings"),
    ledgers=("pairings",),
    of=lambda desk: sorted(desk.view.catalog.pairings, key=lambda row: row.id),
    columns=(
        in_files("pairing", say("identifier"), lambda row: row.id),
        *attributes(
            kind=say("leader or office"),
            county=CODE,
            from_post=say("leader's post, a code of the vocabulary"),
            from_unit=say("office of the city"),
            start_on=say("first day"),
            end_on=say("last day; empty where it goes on"),
        ),
    ),
)


# ── Records of every ledger ──────────────────────────────────────────────────────────────────────


class Counted(NamedTuple):
    """How many records of a ledger concern a county, are of a sort and fall into a period."""

    ledger: str
    code: str | None
    sort: str | None
    period: str | None
    records: int


def _records(desk: Desk) -> Iterator[Counted]:
    for ledger, listed in desk.records.items():
        found = Counter(
            (county, record.sort, record.period)
            for record in valid(listed)
            for county in record.counties or ("",)
        )
        for key, count in sorted(found.items()):
            county, sort, period = (part or None for part in key)
            yield Counted(ledger, county, sort, period, count)


def _sort(desk: Desk, row: Counted) -> Value:
    return sort_word(desk, row.ledger, row.sort) if row.sort else None


RECORDS: Listing[Counted] = Listing(
    name="records",
    title=say("Records of all ledgers"),
    ledgers=LEDGERS,
    of=_records,
    columns=(
        *of_ledger(),
        *attributes(
            code=say("county code; empty for the city as a whole"), sort=say("sort, by its code")
        ),
        Col(name="sort_name", long=say("sort"), value=_sort),
        *attributes(
            period=say("month, quarter or year; empty where not dated"),
            records=say("records; one of several counties stands once for each"),
        ),
    ),
)
