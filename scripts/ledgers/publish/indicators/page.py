"""The page of an indicator: its definition, its formula, and the values of all counties."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import getitem
from typing import Any

from ledgers.model import NONE, Indicator, Measurement, Words, exactly, in_groups, say
from ledgers.model.forms import form_of
from ledgers.model.rows import Value, rows, text
from ledgers.publish.charts.indicators import Week, posts_of, range_of
from ledgers.publish.charts.lines import spark_of_values
from ledgers.publish.indicators.formula import about, operands
from ledgers.publish.kit import Desk, Filled, Inline, Leaf, Row, Several, Table, links
from ledgers.publish.measured import values
from ledgers.publish.measured.uses import gaming, goalposts_in, uses
from ledgers.publish.tables.listing import downloads
from ledgers.publish.tables.tables import DataTable

TABLE = "indicators"
"""The table for download with the values of all indicators."""


def indicator_page(desk: Desk, indicator: Indicator, tables: Sequence[DataTable] = ()) -> Filled:
    """Return the page of a public indicator."""
    here, title = desk.here(links.indicator_page(indicator.id)), values.name_of(desk, indicator)
    found = desk.view.measurements.get(indicator.id, {})
    posts = goalposts_in(desk.view.assessment.scheme, indicator.id)
    every = [(desk.county_name(code), code, row.value) for code, row in found.items()]
    known = [(name, code, value) for name, code, value in every if value is not None]
    weeks, moved = weeks_of(desk, indicator), bool(_sparks(desk, indicator))
    counties = say("Values of all counties; where there is none, the reason")
    described = say("Definition, formula and values of the indicator in all counties.")
    middle = values.median(values.values_of(found.values()))
    return here.page(
        "indicator.html.j2",
        here.opening(title, described, (links.INDICATORS, say("Indicators"))),
        **about(here, indicator),
        operands=operands(here, indicator),
        counts=(str(len(known)), str(len(found))),
        middle=values.with_unit(desk, indicator, middle),
        whole=values.city_text(desk, indicator),
        own=tuple(values.own_texts(desk, indicator)),
        reached=_reached(indicator, values.values_of(found.values())),
        posts=posts_of(indicator, posts, known),
        posts_title=say("Between the goalposts") if posts else say("Where the counties stand"),
        table=here.table(counties, _rows(here, indicator), sortable=True, stacked=True),
        parts=parts_table(here, indicator),
        range=range_of(indicator, weeks) if moved else None,
        since=str(weeks[0][0]) if weeks else None,
        weeks=_weeks_table(here, indicator, weeks),
        used=here.table_of_any(say("Schemes that use it"), uses(here, indicator), stacked=True),
        gaming=gaming(indicator, posts),
        download=download_of(here, tables),
    )


def _reached(indicator: Indicator, found: Sequence[Fraction]) -> int | None:
    """Return how many counties reach the target: the coverage a count is asked for (R14, R58)."""
    target, direction = indicator.target, indicator.direction
    if target is None or direction not in {"more_is_better", "less_is_better"}:
        return None
    above = direction == "more_is_better"
    beyond = sum(value > target if above else value < target for value in found)
    return beyond + (0 if indicator.target_passed else sum(value == target for value in found))


def download_of(here: Leaf, tables: Sequence[DataTable]) -> Words:
    """Return where the values of all indicators can be downloaded."""
    found = downloads(here, [table for table in tables if table.name == TABLE])
    return next(found, say("There is nothing to download."))


def _rows(here: Leaf, indicator: Indicator) -> Iterator[Row]:
    sparks = _sparks(here.desk, indicator)
    for row in here.view.measurements.get(indicator.id, {}).values():
        head = say("Value ({unit})", unit=values.unit(here.desk, indicator))
        missing = row.reason or say("no value")
        value = missing if row.value is None else values.answer(here.desk, indicator, row.value)
        complete = say("{year} (last complete year)", year=row.of)
        weeks = here.cell(say("Last weeks"), sparks.get(row.county, NONE), fixed=True)
        yield here.row(
            here.county_cell(row.county),
            here.number(head, value, exactly(row.value)),
            here.short(say("In figures"), row.formula or NONE),
            here.short(say("Period"), complete if row.of else row.period or NONE),
            *([weeks] if sparks else []),
            here.cell(say("Worked out from"), inputs_of(here, row), fixed=True),
            id=f"c-{links.segment(row.county)}",
        )


def _sparks(desk: Desk, indicator: Indicator) -> dict[str, Filled]:
    """Return a small line for each county, or none if no value has changed."""
    weeks = ((day, measured.get(indicator.id, {})) for day, measured in desk.view.trend)
    series = in_groups((code, (on, one)) for on, found in weeks for code, one in found.items())
    known = [value for own in series.values() for _, value in own]
    if all(len({value for _, value in own}) == 1 for own in series.values()):
        return {}
    ends = min(known), max(known)
    drawn = {code: spark_of_values(indicator, own, ends) for code, own in series.items()}
    return {code: spark for code, spark in drawn.items() if spark}


def weeks_of(desk: Desk, indicator: Indicator) -> list[Week]:
    """Return day, lowest, middle and highest value of every week that has values."""
    found = []
    for day, measured in desk.view.trend:
        known = sorted(measured.get(indicator.id, {}).values())
        if (middle := values.median(known)) is not None:
            found.append((day, known[0], middle, known[-1]))
    return found


def _weeks_table(here: Leaf, indicator: Indicator, weeks: list[Week]) -> Table:
    unit = values.unit(here.desk, indicator)
    caption = say("Lowest, middle and highest county ({unit})", unit=unit)
    rows = (
        here.row(
            here.cell(say("Day"), day.isoformat()),
            here.number(say("Lowest"), values.answer(here.desk, indicator, lowest)),
            here.number(say("Middle"), values.answer(here.desk, indicator, middle)),
            here.number(say("Highest"), values.answer(here.desk, indicator, highest)),
        )
        for day, lowest, middle, highest in weeks
    )
    return here.table(caption, rows)


MANY = 8
"""More records of one page than this are one link with their number."""


def inputs_of(here: Leaf, found: Measurement) -> object:
    """Return the records behind a measurement, by the page that shows them."""
    spots = {one.record: here.spots.get(one.record, "") for one in found.inputs}
    pages = in_groups((spot.partition("#")[0], record) for record, spot in spots.items())
    lost = pages.pop("", [])
    made = [_links(here, records) for records in pages.values()]
    return Several((*made, *_unfiled(here.desk, lost))) if made or lost else NONE


def _unfiled(desk: Desk, records: list[str]) -> Iterator[Words]:
    """Yield inputs that have no file, such as a task on which nothing was filed."""
    rows = (record.split("/", 2) for record in records)
    for kind, names in in_groups((kind, name) for _, kind, name in rows).items():
        ledger = desk.ledger_title(kind)
        yield say("{ledger} {names}: nothing filed", ledger=ledger, names=" ".join(names))


def _links(here: Leaf, records: list[str]) -> object:
    kind, spots = records[0].split("/", 2)[1], [here.spots[record] for record in records]
    ledger = here.desk.ledger_title(kind)
    if len(records) > MANY:
        return here.to(spots[0].partition("#")[0], f"{ledger} × {len(records)}")
    names = [record.split("/", 2)[2] for record in records]
    if names == [kind]:
        return here.to(spots[0], ledger)
    places = (here.to(spot, name) for spot, name in zip(spots, names, strict=True))
    return Inline((ledger, *places))


def parts_table(here: Leaf, indicator: Indicator) -> Table | None:
    """Return what was counted by county and part, or by body, such as which ones (R31, R122)."""
    entries = (row.value for row in here.desk.records.get("indicators", ()))
    named = [part for row in entries if row["id"] == indicator.id for part in rows(row, "parts")]
    source = indicator.source
    listed = source and (source.limit or (source.ledger == "units" and indicator.form == "count"))
    each = indicator.level != "county" or bool(listed)
    found = _counted(here, indicator, named) if named or each else ()
    return here.table_of_any(say("The numbers behind it"), found, sortable=True)


def _counted(here: Leaf, indicator: Indicator, named: list[Value]) -> Iterator[Row]:
    heads = {part["code"]: here.desk.both(text(part, "zh"), text(part, "en")) for part in named}
    for found in here.view.measurements.get(indicator.id, {}).values():
        bodies: dict[str, Counter[str]] = defaultdict(Counter)
        for one in found.inputs:
            filed: Any = here.view.catalog.filed[one.record].document.value
            # An input is an entry, a number of one, or what a register says of its body.
            ends = (at for at, step in enumerate(one.path, 1) if isinstance(step, int))
            value = reduce(getitem, one.path[: max(ends, default=0)], filed)
            parts = {row["code"]: row["count"] for row in rows(value, "parts")}
            body = text(value, "unit") or text(value, "id")
            bodies[body].update(parts or {one.part: int(one.text)})
        for body, numbered in bodies.items() if named or any(bodies) else ():
            numbers = [here.number(name, str(numbered[code])) for code, name in heads.items()]
            if not named:
                sums = {part: Fraction(number) for part, number in numbered.items()}
                share = form_of(indicator).of_sums(sums).value
                numbers = [here.number(say("Value"), values.reading(indicator, share))]
            place = here.cell(say("Body"), here.desk.unit_name(body))
            yield here.row(here.county_cell(found.county), place, *numbers)
