"""Filings leave nothing out, come in time, not before their period ends, within the budget."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import product

from ledgers.check.ground import Grounds, Group, day, days, fields, groups, number
from ledgers.model import Both, Document, Place, Problem, Words, in_groups, kinds, replace, say
from ledgers.model.forms import form_of
from ledgers.model.layout import CITY, PERIODIC_LEDGERS
from ledgers.model.ledger_records import Filings, filings_of, filings_of_year, required_fields
from ledgers.model.method import RETURNS, Indicator
from ledgers.model.periods import Period, due_of, period, since
from ledgers.model.problem import Severity

TOWNSHIPS = ("township_commission",)
LISTED = {"posts": "units", "petitions": "townships"}
ASKED = replace(kinds.schemas.MISSING_FIELD, severity=Severity.WARNING, since="0.4.0")
FILED = (("filed_on",), ("townships", "submitted_on"), ("values", "filed_on"))


def bodies_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body in being that a filing about all bodies leaves out.

    Posts cover the bodies that have standards for staff, petitions the townships.
    """
    staffed = {row["unit_kind"] for _, row in grounds.rows("standards", "posts")}
    for ledger, listed in LISTED.items():
        asked = staffed if ledger == "posts" else TOWNSHIPS
        for document in grounds.standing(ledger):
            there = {value for _, value in fields(document.value, listed, "unit")}
            for unit, name in _there(grounds, document, asked):
                if unit not in there:
                    of = document.value["period"]
                    message = say("{unit} is missing in {period}", unit=name, period=of)
                    hint = say("add it, with zeros if there was nothing")
                    yield kinds.references.BODY_LEFT_OUT.at(document.place(listed), message, hint)


def lists_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each checklist that a body fills in and a filing lacks (R125, R275).

    What is left out would raise the share of what is there.
    """
    asked = [row for _, row in grounds.rows("standards", "checklists") if "unit_kinds" in row]
    for document in grounds.standing("facilities"):
        rows, of = groups(document.value, "checklists"), document.value["period"]
        there = {(row["checklist"], row["unit"]) for _, row in rows}
        for listed in asked:
            for unit, name in _there(grounds, document, listed["unit_kinds"]):
                if (listed["id"], unit) not in there:
                    words = {"list": listed["title"], "unit": name, "period": of}
                    message = say("“{list}” of {unit} is missing in {period}", **words)
                    hint = say("add it to “checklists”, with what it has and what it lacks")
                    place = document.place("checklists")
                    yield kinds.references.BODY_LEFT_OUT.at(place, message, hint, sharper="0.4.0")


def fields_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each field that a record of its kind has to have (R5, R54, R102)."""
    for document, field in grounds.beside("x-asked", grounds.standing()):
        (*way, name), said = field.names, field.said("x-asked")
        ways = said if isinstance(said, list) else [said]
        for asked, (path, row) in product(ways, list(groups(document.value, *way))):
            known = [({**document.value, **row}.get(each), words) for each, words in asked.items()]
            if name not in row and all(it in words if words else it for it, words in known):
                message = say("the field “{name}” is missing here", name=name)
                hint = say("add a line “{name}: …” ({title})", name=name, title=field.title)
                yield ASKED.at(document.at(*path, next(iter(asked))), message, hint)


def _there(grounds: Grounds, filing: Document, asked: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield identifier and name of each body of some kinds that was in being for a whole period."""
    span = period(filing.value["period"])
    for own in grounds.catalog.kept_by(filing.owner, "units"):
        for _, row in groups(own.value, "units") if own.file in grounds.sound_files else ():
            start, end = day(row.get("established_on")), day(row.get("abolished_on"))
            begun = span and start <= span.first if start else not row.get("required")
            if span and row["kind"] in asked and begun and (end is None or end > span.last):
                yield row["id"], row["name"]


def filed_too_early(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each filing dated before its period was over, or of a time to come."""
    for document in grounds.standing(*PERIODIC_LEDGERS):
        span = period(document.value["period"])
        for way in FILED if span else ():
            for path, filed in days(document.value, *way):
                if span and filed <= span.last:
                    yield _too_early(document.at(*path), span.name, filed)
    for ledger, field in (("checks", "period"), ("findings", "batch"), ("appraisals", "period")):
        for document in grounds.standing(ledger):
            span = period(document.value.get(field))
            if span and span.first > grounds.today:
                yield _too_early(document.at(field), span.name, grounds.today)


def _too_early(place: Place, span: str, filed: date) -> Problem:
    message = say("{period} had not ended on {day}", period=span, day=filed)
    hint = say("file after the period, or correct the period")
    return kinds.times.PERIOD_NOT_OVER.at(place, message, hint)


def filings_late(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each filing of a county that is late or was never made.

    A county's ledger begins with its first filing; where there is none the last period counts.
    """
    filed = {(row.ledger, row.owner, row.id): row for row in grounds.sound(*PERIODIC_LEDGERS)}
    spans = ((ledger, owner, period(name)) for ledger, owner, name in filed)
    firsts = (((ledger, owner, span.cycle), span.first) for ledger, owner, span in spans if span)
    begun = {key: min(found) for key, found in in_groups(firsts).items()}
    for _, window in grounds.rows("calendar", "windows"):
        ledger, cycle = str(window["ledger"]), str(window["cycle"])
        passed = list(_passed(grounds, window))
        for area in grounds.catalog.counties_so_far if passed else ():
            first = begun.get((ledger, area.code, cycle), passed[-1][0].first)
            first, last = max(first, area.valid_from or first), area.valid_to or date.max
            for span, due in passed:
                if span.first >= first and due <= last:
                    key = (ledger, area.code, span.name)
                    yield from _late(grounds, key, filed.get(key), due)


def _passed(grounds: Grounds, window: Group) -> Iterator[tuple[Period, date]]:
    """Yield the periods of a window that are asked for and were due, with their last days."""
    programme, now = grounds.catalog.programme, grounds.day_shown
    if programme is None:
        return
    asking, calendar = _asking(grounds, window), grounds.register("calendar")
    for span in since(programme.start_on, now, str(window["cycle"])):
        due = due_of(window, calendar.value if calendar else None, span)
        asked = any(first <= span.last and last >= span.first for first, last in asking)
        if due is not None and due < now and asked and span.first >= programme.start_on:
            yield span, due


def _asking(grounds: Grounds, window: Group) -> list[tuple[date, date]]:
    """Return from when until when a window asks: returns only where an indicator does."""
    if window["ledger"] != "returns":
        return [(date.min, date.max)]
    return [
        (day(row.get("start_on")) or date.min, day(row.get("end_on")) or date.max)
        for _, row in grounds.rows("indicators", "indicators")
        if row["cycle"] == window["cycle"]
        and row.get("source", {"ledger": "returns"})["ledger"] == "returns"
    ]


def _late(
    grounds: Grounds, key: tuple[str, str, str], filed: Document | None, due: date
) -> Iterator[Problem]:
    ledger, county, name = key
    file = grounds.file_of(county, f"{ledger}/{name}")
    on = day(filed.value.get("came_in", filed.value.get("filed_on"))) if filed else None
    if filed is None and file in grounds.files:
        return
    reported = on is None or on > grounds.today or (filed and filed.value.get("period") != name)
    if filed is not None and (reported or (on is not None and on <= due)):
        return
    title = grounds.contract.ledger(ledger).title
    message = say("{ledger} of {period} was due on {due}", ledger=title, period=name, due=due)
    hint = say("file it; a late filing is better than none")
    yield kinds.times.FILING_LATE.at(filed.at("filed_on") if filed else Place(file), message, hint)


def ledgers_over_budget(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each ledger with more fields or filings than `rules.yaml` allows."""
    filings = filings_of_year(filings_of(grounds.catalog))
    hint = say("drop a field or a filing, or have the budget changed")
    for document, path, row in grounds.entries("rules", "burden"):
        for field, count, thing in _asked(grounds, row, filings):
            limit = number(row[field])
            if limit is not None and count > limit:
                title = grounds.contract.ledger(str(row["ledger"])).title
                words = {"ledger": title, "count": count, "thing": thing, "limit": str(limit)}
                message = say("{ledger} asks for {count} {thing}; the budget is {limit}", **words)
                yield kinds.schemas.OVER_BUDGET.at(document.at(*path, field), message, hint)


def _asked(grounds: Grounds, row: Group, filings: Filings) -> Iterator[tuple[str, int, Words]]:
    """Yield what a ledger asks for: the field with its limit, how many, and of what."""
    ledger = str(row["ledger"])
    if ledger in grounds.contract.schemas:
        yield "required_fields", required_fields(grounds.contract, ledger), say("required fields")
    for (county, other, year), count in sorted(filings.items()):
        if other == ledger:
            thing = say("filings of {county} in {year}", county=county, year=year)
            yield "filings_year", count, thing


BLANK = {"parts": "[{code: …, count: 0}]"}
"""What stands for a field that is not one number."""


def entries_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry that a return of a period has to have and lacks (M15).

    It counts as not filed. Of townships there is one entry each; of other bodies none is bound.
    """
    for document in grounds.standing(RETURNS):
        values = [row for _, row in groups(document.value, "values")]
        there = {(row["indicator"], body) for row in values for body in (None, row.get("unit"))}
        for indicator in _expected(grounds, document):
            for unit, name in _bodies(grounds, document, indicator):
                if (indicator.id, unit) not in there:
                    yield _left_out(document, indicator, unit, name)


def _expected(grounds: Grounds, document: Document) -> Iterator[Indicator]:
    """Yield the indicators that a county files for a period, by their days and the calendar's."""
    programme, area = grounds.catalog.programme, grounds.catalog.areas.get(document.owner)
    windows = (row for _, row in grounds.rows("calendar", "windows") if row["ledger"] == RETURNS)
    span, own = period(document.value["period"]), document.owner == CITY
    # The city files what it chooses of itself (R283).
    begun = area.valid_from if area and area.valid_from else date.min
    if own or not (span and programme) or span.middle < programme.start_on or span.first < begun:
        return
    if span.cycle in {row["cycle"] for row in windows}:
        for each in grounds.catalog.indicators.values():
            first, last = each.start_on or span.first, each.end_on or span.last
            asked = first <= span.first and span.last <= last
            if asked and (each.ledger, each.cycle) == (RETURNS, span.cycle):
                yield each


def _bodies(
    grounds: Grounds, filing: Document, indicator: Indicator
) -> list[tuple[str | None, str]]:
    """Return the identifiers and names of what a return has an entry for; None is the county."""
    if indicator.level == "county":
        return [(None, "")]
    return [*_there(grounds, filing, TOWNSHIPS)] if indicator.level == "township" else []


def _left_out(document: Document, indicator: Indicator, unit: str | None, name: str) -> Problem:
    words = {"indicator": Both(indicator.zh, indicator.en), "period": document.value["period"]}
    message = say("“{indicator}” is missing in {period}", **words)
    if unit is not None:
        message = say("“{indicator}” of {unit} is missing in {period}", unit=name, **words)
    lines = [f"indicator: {indicator.id}", *([f"unit: {unit}"] if unit else [])]
    lines += [f"{field}: {BLANK.get(field, 0)}" for field in form_of(indicator).filed]
    hint = say(
        "add “- {lines}” with the right numbers; what is due and left out counts as not filed",
        lines="{" + ", ".join(lines) + "}",
    )
    return kinds.times.ENTRY_NOT_FILED.at(document.place("values"), message, hint)
