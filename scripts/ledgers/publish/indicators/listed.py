"""The list of indicators by ledger, with the value of the whole city."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ledgers.model import Both, as_words, say, together
from ledgers.model.method import ASSESSMENT, Indicator
from ledgers.publish.charts.lines import spark_of_values
from ledgers.publish.indicators.formula import source_link
from ledgers.publish.indicators.page import download_of, weeks_of
from ledgers.publish.indicators.sums import told_by_sums
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
    steps = [new[code] - was for code, was in old.items() if code in new]
    if not steps or not sign:
        return "none"
    net = Fraction(sign * sum((step > 0) - (step < 0) for step in steps), len(steps))
    return "better" if net >= LEAST else "worse" if net <= -LEAST else "same"


def _hidden(here: Leaf) -> Iterator[Row]:
    """Yield what is measured but not published by county."""
    for row in here.view.catalog.indicators.values():
        told = told_by_sums(here, row) if row.visibility == "aggregate" else None
        noted = [as_words(Both(row.note, row.note_en))] if row.note else []
        why = together([told or REASONS.get(row.visibility, REASONS["internal"]), *noted])
        if row.visibility != PUBLIC:
            yield here.row(
                here.cell(say("Indicator"), values.name_of(here.desk, row)),
                here.short(say("Name in files"), source_link(here, row)),
                here.cell(say("Why"), why),
                id=f"i-{links.segment(row.id)}",
            )
