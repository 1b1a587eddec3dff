"""The list of indicators by ledger, with the value of the whole city."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from ledgers.model.forms import form_of
from ledgers.model.method import ASSESSMENT, Indicator, Operand, Source
from ledgers.model.periods import last_day
from ledgers.model.portal import TOTAL
from ledgers.model.records import Unit
from ledgers.model.rows import CODE, as_number, counts, entries, inside, text
from ledgers.model.words import Both, Words, as_words, say, together
from ledgers.publish.charts.lines import spark_of_values
from ledgers.publish.indicators.formula import source_link
from ledgers.publish.indicators.page import download_of, weeks_of
from ledgers.publish.kit import Desk, Filled, Leaf, Row, filled, links, word
from ledgers.publish.measured import values
from ledgers.publish.tables.tables import DataTable

PUBLIC = "public"
REASONS = {
    "aggregate": say("only in sums: a county's number may be too small to show"),
    "embargoed": say("not yet public"),
    "internal": say("internal: it is not published at all"),
}
"""Why a county's value of an indicator is not shown."""
WEEKS = 4
LEAST = Fraction(1, 5)
"""An indicator moved where so many more of the counties moved one way than the other, in WEEKS.

The page says both in words.
"""
Told: TypeAlias = tuple[int | Fraction | None, int]
"""A number of the city, None where it is withheld, and of a stock from how many counties."""
MOVED = {
    "better": say("improving"),
    "same": say("steady"),
    "worse": say("worsening"),
    "none": say("nothing to compare"),
}


def public_indicators(desk: Desk) -> list[Indicator]:
    """Return the indicators that have a page, in the order of the file."""
    rows, inside = desk.view.catalog.indicators.values(), desk.view.inside
    return [row for row in rows if inside or row.visibility == PUBLIC]


def indicators_page(desk: Desk, tables: Sequence[DataTable] = ()) -> Filled:
    """Return the list of indicators."""
    here = desk.here(links.INDICATORS)
    public, scheme = public_indicators(desk), desk.view.assessment.scheme
    groups = tuple(_groups(here, public))
    counts = sum((group["moved"] for group in groups), Counter[str]())
    first = f"{here.folder}#{groups[0]['id']}" if groups else here.folder
    about = say("Everything that is measured, with formula, target and values.")
    hidden = say("Indicators without published values")
    return here.page(
        "indicators.html.j2",
        here.opening(say("Indicators"), about),
        public=public,
        ranked=sum(row.ranking_allowed for row in public),
        used=len(scheme.indicators) if scheme else 0,
        download=download_of(here, tables),
        tiles=[(key, it, here.to(first, str(counts[key])), None) for key, it in MOVED.items()],
        groups=groups,
        hidden=here.table_of_any(hidden, _hidden(here), stacked=True),
    )


def _groups(here: Leaf, public: Sequence[Indicator]) -> Iterator[Mapping[str, Any]]:
    """Yield the indicators of each ledger, with how many of them moved which way."""
    found = dict.fromkeys(row.ledger for row in public)
    for ledger in sorted(found, key=lambda name: name != ASSESSMENT):
        title = say("{name}", name=here.desk.ledger_title(ledger))
        if ledger == ASSESSMENT:
            title = say("States of tasks")
        cards = tuple(_card(here, row) for row in public if row.ledger == ledger)
        moved = Counter(card.moved for card in cards)
        yield {"id": f"of-{links.segment(ledger)}", "title": title, "moved": moved, "cards": cards}


def _card(here: Leaf, row: Indicator) -> Filled:
    """Return the card of an indicator; its line is the county in the middle, week by week."""
    desk, there = here.desk, links.indicator_page(row.id)
    found = list(here.view.measurements.get(row.id, {}).values())
    known, whole = values.values_of(found), values.city_value(desk, row)
    shown = values.with_unit(desk, row, values.median(known) if whole is None else whole)
    if row.yes_no and (answers := values.city_text(desk, row)):
        shown = desk.say(answers)
    moved = how_moved(desk, row)
    direction = word(desk, row.direction or "neutral", ledger="indicators")
    told = {"moved": MOVED[moved], "direction": direction, "known": len(known), "all": len(found)}
    series = [(day, middle) for day, _, middle, _ in weeks_of(desk, row)]
    middles = [middle for _, middle in series] or [Fraction(0)]
    return filled(
        "partials/card.html.j2",
        id=f"i-{links.segment(row.id)}",
        name=here.to(there, values.name_of(desk, row)),
        value=here.to(f"{there}#counties", shown),
        moved=moved,
        told=told,
        spark=spark_of_values(row, series, (min(middles), max(middles))),
    )


def how_moved(desk: Desk, row: Indicator) -> str:
    """Return better, same or worse by the rule of the board; none without a direction or values."""
    sign = {"more_is_better": 1, "less_is_better": -1}.get(row.direction or "", 0)
    ends = [measured.get(row.id, {}) for _, measured in desk.view.trend[-1 - WEEKS :]]
    (old, *_, new) = ends if len(ends) > WEEKS else ({}, {})
    pairs = [(one.value, new[code].value) for code, one in old.items() if code in new]
    steps = [now - was for was, now in pairs if now is not None and was is not None]
    if not steps or not sign:
        return "none"
    net = Fraction(sign * sum((step > 0) - (step < 0) for step in steps), len(steps))
    return "better" if net >= LEAST else "worse" if net <= -LEAST else "same"


def _hidden(here: Leaf) -> Iterator[Row]:
    """Yield what is measured but not published by county."""
    for row in here.view.catalog.indicators.values():
        told = _told_by_sums(here, row) if row.visibility == "aggregate" else None
        noted = [as_words(Both(row.note, ""))] if row.note else []
        why = together([told or REASONS.get(row.visibility, REASONS["internal"]), *noted])
        if row.visibility != PUBLIC:
            yield here.row(
                here.cell(say("Indicator"), values.name_of(here.desk, row)),
                here.short(say("Name in files"), source_link(here, row)),
                here.cell(say("Why"), why),
                id=f"i-{links.segment(row.id)}",
            )


def _told_by_sums(here: Leaf, row: Indicator) -> Words | None:
    """Return the city's value by its sums, where all run to the same month (R317, R318)."""
    form, least = form_of(row), row.min_n or int(here.desk.least)
    asked = {one.name: "" if one.year_before else one.operand for one in form.numbers}
    if row.source is None or not row.source.numbers:
        asked = {name: name for name in form.filed}
    for month in sorted(here.desk.once(_sums), reverse=True):
        found = {name: _told(here, row, part, month) for name, part in asked.items()}
        known = {name: Fraction(one) for name, (one, _) in found.items() if one is not None}
        alike = len({counties for _, counties in found.values() if counties}) <= 1
        few = form.of_whole and known.get("denominator", least) < least
        if known.keys() == found.keys() and alike and not few:
            value = values.in_figures(here.desk, row, form.of_sums(known))
            return say("only as a sum of the city through {month}: {sum}", month=month, sum=value)
    return None


def _told(here: Leaf, row: Indicator, part: str, month: str) -> Told:
    """Return a number of the city: its sum up to a month, or what everybody can count."""
    sums, asked = here.desk.once(_sums)[month], row.source.number(part) if row.source else None
    own = (f".{row.id}.{part}", f"returns.values.{part}.{row.id}")
    found = [one for name in sums if name.endswith(own) for one in sums[name]]
    if row.source and asked and not found:
        of = row.source.of(asked)
        found = [one for name in _names(here, of, asked) for one in sums.get(name, ())]
        found = found or [*_counted(here, of, asked, month)]
    known = [number for number, _ in found if number is not None]
    whole = sum(known, Fraction(0)) if known and len(known) == len(found) else None
    return whole, max((counties for _, counties in found), default=0)


def _names(here: Leaf, of: Source, asked: Operand) -> Iterator[str]:
    """Yield the sums that a number adds up: of fields, or of one part of a list of codes (R348)."""
    fields = asked.sum or ()
    parts = {one.field: one.among for one in of.where if not (one.present and one.field in fields)}
    for field in fields if parts.keys() <= {"code"} else ():
        way = ".".join(filter(None, (of.ledger, of.each, field)))
        stock = here.view.catalog.contract.is_stock(*way.split("."))
        if of.window == ("latest" if stock else "year"):
            yield from (".".join(filter(None, (way, code))) for code in parts.get("code") or ("",))


def _counted(here: Leaf, of: Source, asked: Operand, month: str) -> Iterator[Told]:
    """Yield each body of a kind, or public field of a newest filing (R310, R319).

    That is one of the year, or a return of the whole year before it, of the indicator asked (R94).
    """
    catalog, day = here.view.catalog, last_day(month) or here.view.assessment.as_of
    bodies = {name: unit for name, unit in catalog.units.items() if unit.is_there(day)}
    rows: list[tuple[str, Unit | None, int | Fraction | None]]
    rows = [(name[:CODE], unit, 1) for name, unit in bodies.items() if asked.count]
    filed = [word for one in of.where if one.field == "indicator" for word in one.among or ()]
    if of.ledger != "units":
        newest: dict[str, list[Any]] = {}
        for one in catalog.by_ledger.get(of.ledger, ()) if of.window == "latest" else ():
            listed = (row for _, row in entries(one.value, of.each or ("values" if filed else "")))
            found = [row for row in listed if not filed or text(row, "indicator") in filed]
            end, begun = last_day(one.id), day.year - (len(one.id) == len("2026"))
            if end and begun <= end.year and end <= day and found and counts(one.value):
                newest[one.owner] = found
        rows = [
            (owner, bodies.get(text(row, "unit")), as_number(inside(row, field)))
            for owner, found in newest.items()
            for row in found
            for field in asked.sum or ()
        ]
    for part in of.where if not filed else ():
        name, among = part.field.removeprefix("unit."), part.among or ()
        rows = [row for row in rows if getattr(row[1], name, None) in among]
    counties = len({owner for owner, _, _ in rows})
    yield from ((number, counties) for _, _, number in rows)


def _sums(desk: Desk) -> Mapping[str, Mapping[str, Sequence[Told]]]:
    """Return the sums of the city's last year by last month and name, or of all parts."""
    found = defaultdict[str, dict[str, list[Told]]](dict)
    for one in (each for each in desk.view.tables if each.shape == "city_year"):
        way = one.name.removesuffix(".city_year")
        group = way.rpartition(".")[0]  # Parts that have no group of their own stand beside it.
        for part, cells in zip(one.rows, one.cells, strict=True):
            number = None if cells[-1].suppressed else as_number(cells[-1].value or 0)
            for name in {way} if part == TOTAL else {way, f"{way}.{part}", f"{group}.{part}"}:
                sums = found[one.through[-1]].setdefault(name, [])
                sums.append((number, one.counties))
    return found
