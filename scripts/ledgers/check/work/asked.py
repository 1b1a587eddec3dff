"""A return has an entry of every indicator that is asked for its period."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds, groups
from ledgers.check.work.filings import was_there
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.forms import form_of
from ledgers.model.method import RETURNS, Indicator
from ledgers.model.periods import Period, period
from ledgers.model.problem import Problem
from ledgers.model.words import Both, say

TOWNSHIP = "township_commission"
BLANK = {"parts": "[{code: …, count: 0}]"}
"""What stands for a field that is not one number."""


def entries_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry that a return of a period has to have and lacks (M15).

    It counts as not filed. Of townships there is one entry each; of other bodies none is bound.
    """
    registers = {document.owner: document for document in grounds.sound("units")}
    for document in grounds.standing(RETURNS):
        span = period(document.value["period"])
        values = [row for _, row in groups(document.value, "values")]
        there = {(row["indicator"], body) for row in values for body in (None, row.get("unit"))}
        for indicator in _asked(grounds, document, span) if span else ():
            bodies = _bodies(registers.get(document.owner), indicator, span) if span else []
            for unit, name in bodies:
                if (indicator.id, unit) not in there:
                    yield _left_out(document, indicator, unit, name)


def _asked(grounds: Grounds, document: Document, span: Period) -> Iterator[Indicator]:
    """Yield the indicators that a county files for a period, by their days and the calendar's."""
    programme, area = grounds.catalog.programme, grounds.catalog.areas.get(document.owner)
    windows = (row for _, row in grounds.rows("calendar", "windows") if row["ledger"] == RETURNS)
    joined = area is not None and area.valid_from is not None and area.valid_from > span.first
    if programme is None or span.middle < programme.start_on or joined:
        return
    if span.cycle in {row["cycle"] for row in windows}:
        for each in grounds.catalog.indicators.values():
            first, last = each.start_on or span.first, each.end_on or span.last
            asked = first <= span.first and span.last <= last
            if asked and (each.ledger, each.cycle) == (RETURNS, span.cycle):
                yield each


def _bodies(
    register: Document | None, indicator: Indicator, span: Period
) -> list[tuple[str | None, str]]:
    """Return the identifiers and names of what a return has an entry for; None is the county."""
    if indicator.level == "county":
        return [(None, "")]
    units = [row for _, row in groups(register.value, "units")] if register else []
    asked = [row for row in units if row["kind"] == TOWNSHIP and was_there(row, span)]
    return [(row["id"], row["name"]) for row in asked] if indicator.level == "township" else []


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


RULES = (entries_left_out,)
