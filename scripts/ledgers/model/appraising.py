"""What appraisals come to: points of items, totals, places (R323, R335–R337, S4).

`form` says what is marked and by whom, `entries` hold marks and ballots; `results`, one for each
entry, are worked out and never filed. Points of items are rounded, and totals are their sums.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from ledgers.model import Document, in_groups, period, replace, rounded
from ledgers.model.catalog import Catalog, Filed
from ledgers.model.lives.on_day import CORRECTIONS, days_of, known_document
from ledgers.model.numbers import arithmetic
from ledgers.model.places import rank_among, set_apart
from ledgers.model.rows import Value, as_day, as_number, rows, text

AT = "/results"
"""What corrections of results name."""
ONE, HUNDRED = Fraction(1), Fraction(100)
FEWEST = Fraction(5)
"""Raters of a group below which it does not count, where the appraisal names no other number."""
PLACES = 2
"""Decimals of points: totals add up what is printed, and places compare them."""


class Points(NamedTuple):
    """What an entry got for an item of what it is worth; no points where it cannot be said.

    The spread is the highest less the lowest of the marks, or of the groups of raters that count.
    """

    item: str
    full_marks: Fraction
    points: Fraction | None = None
    spread: Fraction | None = None


def appraised(catalog: Catalog) -> Catalog:
    """Return a catalogue whose appraisals hold their results, former ones as corrections."""
    filed = [row for row in catalog.documents if row.ledger == "appraisals"]
    made = {row.reference: _with_results(row, filed) for row in filed if is_computed(row.value)}
    named = {name: Filed(row) for name, row in made.items()}
    documents = tuple(made.get(row.reference, row) for row in catalog.documents)
    return replace(catalog, documents=documents, filed={**catalog.filed, **named})


def is_computed(value: Value) -> bool:
    """Say whether an appraisal has results: it has a form, or combines others."""
    return bool(rows(value, "form") or rows(value, "combine"))


def _with_results(document: Document, filed: Iterable[Document]) -> Document:
    """Return an appraisal with its results, and with what they were before each later change.

    What changes them may be hidden, and its correction too, so they have corrections of their own.
    """
    parts = [each for each in filed if is_part(each.value, document.value)]
    days = sorted({day for each in (document, *parts) for day in days_of(each)})
    made = [_results_on(day, document, parts) for day in (date.min, *days)]
    final = as_day(document.value.get("final_on")) or date.max
    corrections = [row for row in rows(document.value, CORRECTIONS) if row.get("at") != AT]
    for day, (was, now) in zip(days, pairwise(made), strict=True):
        if final < day and was != now:
            corrections.append({"on": str(day), "at": AT, "was": was, "now": now})
    value = {**document.value, CORRECTIONS: corrections, "results": made[-1]}
    kept = {name: held for name, held in value.items() if held or name != CORRECTIONS}
    return replace(document, value=kept)


def _results_on(day: date, document: Document, parts: Iterable[Document]) -> list[Value]:
    value, known = known_document(document, day).value, [known_document(row, day) for row in parts]
    entries = {text(row, "unit"): row for row in rows(value, "entries")}
    found = {unit: points_of(value, row, known) for unit, row in entries.items()}
    return list(results(value, found))


def full_marks(value: Value) -> Fraction:
    """Return the points that an appraisal can give: of a combined one 100."""
    return sum(map(_worth, rows(value, "form")), Fraction(0)) or HUNDRED


def points_of(value: Value, entry: Value, filed: Sequence[Document] = ()) -> tuple[Points, ...]:
    """Return the points of an entry by item of the form, or by mode of what is combined."""
    if modes := rows(value, "combine"):
        return tuple(_of_mode(value, mode, entry, filed) for mode in modes)
    return tuple(_of_item(value, item, entry) for item in rows(value, "form"))


def _worth(item: Value) -> Fraction:
    return _number(item, "points") or _number(item, "max") or Fraction(0)


def _number(row: Value, name: str) -> Fraction | None:
    found = as_number(row.get(name))
    return None if found is None else Fraction(found)


def _of_item(value: Value, item: Value, entry: Value) -> Points:
    """Return the points of an item: the mean of what was given, on the scale of its worth.

    A unit that has not marked it leaves it open; a group with too few raters does not count.
    """
    voted, whole = bool(rows(item, "options")), _number(item, "max")
    given = list(_by_group(value, item, entry) if voted else _by_unit(item, entry))
    known = [(weight, score) for weight, score in given if score is not None]
    if not known or not whole or (len(known) < len(given) and not voted):
        return Points(text(item, "item"), _worth(item))
    scale, scores = _worth(item) / whole, [score for _, score in known]
    points = rounded(arithmetic((score, weight) for weight, score in known) * scale, PLACES)
    spread = (max(scores) - min(scores)) * scale
    return Points(text(item, "item"), _worth(item), Fraction(points), spread)


def _of(entry: Value, name: str, item: Value, by: str) -> dict[str, Value]:
    """Return the marks or ballots of an entry for an item, by who gave them."""
    return {text(row, by): row for row in rows(entry, name) if row.get("item") == item.get("item")}


Given: TypeAlias = Iterator[tuple[Fraction, Fraction | None]]
"""Weights above nought, each with what was given; None where nothing was."""


def _by_unit(item: Value, entry: Value) -> Given:
    marks = _of(entry, "marks", item, "by")
    for row in rows(item, "assessors"):
        yield _number(row, "share") or ONE, _number(marks.get(text(row, "unit"), {}), "score")


def _by_group(value: Value, item: Value, entry: Value) -> Given:
    ballots = _of(entry, "ballots", item, "group")
    worth = {text(row, "code"): _number(row, "value") for row in rows(item, "options")}
    for group in rows(value, "rater_groups"):
        if weight := _number(group, "weight"):
            least = _number(group, "minimum") or FEWEST
            yield weight, _of_group(ballots.get(text(group, "code"), {}), worth, least)


def _of_group(
    ballot: Value, worth: Mapping[str, Fraction | None], least: Fraction
) -> Fraction | None:
    """Return the mean of a group of raters, None where too few of them rated."""
    votes = rows(ballot, "distribution")
    found = [(_number(row, "count"), worth.get(text(row, "code"))) for row in votes]
    known = [(number, each) for number, each in found if number and each is not None]
    mean = _number(ballot, "mean")
    raters = sum(number for number, _ in known) if mean is None else _number(ballot, "raters_n")
    if (raters or 0) < least:
        return None
    return arithmetic((score, weight) for weight, score in known) if mean is None else mean


def _of_mode(value: Value, mode: Value, entry: Value, filed: Iterable[Document]) -> Points:
    """Return what a mode adds: its weight times the mean of its appraisals, in hundredths."""
    shares = list(_shares(value, text(mode, "mode"), text(entry, "unit"), filed))
    name, scale = text(mode, "mode"), (_number(mode, "weight") or Fraction(0)) * HUNDRED
    if not shares:
        return Points(name, scale)
    points = rounded(sum(shares, Fraction(0)) / len(shares) * scale, PLACES)
    return Points(name, scale, Fraction(points), (max(shares) - min(shares)) * scale)


def _shares(value: Value, kind: str, unit: str, filed: Iterable[Document]) -> Iterator[Fraction]:
    """Yield a unit's share of full marks in each appraisal of a kind that a combined one means.

    Those count that are final no later than it, and whose period lies in its own.
    """
    for other in (row.value for row in filed if "withdrawn" not in row.value):
        if text(other, "kind") == kind and rows(other, "form") and is_part(other, value):
            for entry in (row for row in rows(other, "entries") if row.get("unit") == unit):
                got, full = total(points_of(other, entry)), full_marks(other)
                if got is not None and full:
                    yield got / full


def is_part(other: Value, value: Value) -> bool:
    """Say whether an appraisal was final by the day of a combined one, in whose period it lies."""
    inner, outer = (period(one.get("period")) for one in (other, value))
    days = [as_day(one.get("final_on")) for one in (other, value)]
    if inner is None or outer is None or days[0] is None:
        return False
    inside = outer.first <= inner.first and inner.last <= outer.last
    return inside and (days[1] is None or days[0] <= days[1])


def total(found: Iterable[Points]) -> Fraction | None:
    """Return the sum of points, None where those of an item are not known or there is no item."""
    points = [row.points for row in found]
    known = [each for each in points if each is not None]
    return sum(known, Fraction(0)) if points and len(known) == len(points) else None


def results(value: Value, found: Mapping[str, Sequence[Points]]) -> Iterator[dict[str, Any]]:
    """Yield the result of each entry, in the order in which they are filed.

    Where only the best are published, the others are kept internal.
    """
    totals = {unit: total(points) for unit, points in found.items()}
    known = [own for own in totals.values() if own is not None]
    means = _means(totals)
    for unit, points in found.items():
        own = totals[unit]
        placed = {} if own is None else {**_placed(value, own, known), **means.get(unit, {})}
        kept = value.get("publish_as") == "best_only" and placed.get("place") != "first"
        yield {
            "unit": unit,
            **placed,
            "items": [{"unit": unit, **_row(each)} for each in points],
            **({"visibility": "internal"} if kept else {}),
        }


def _means(totals: Mapping[str, Fraction | None]) -> Mapping[str, Mapping[str, Decimal]]:
    """Return by body the mean total of its kind, where that has enough to hide each (R105)."""
    known = ((unit, own) for unit, own in totals.items() if own is not None)
    kinds = in_groups((row[0].partition("-")[2][: -len("-01")], row) for row in known)
    wide = [dict(found) for found in kinds.values() if len(found) >= FEWEST]
    means = ((found, sum(found.values(), Fraction(0)) / len(found)) for found in wide)
    return {unit: {"group_mean": rounded(mean, PLACES)} for found, mean in means for unit in found}


def _row(points: Points) -> dict[str, Any]:
    exact = {name: each for name, each in points._asdict().items() if isinstance(each, Fraction)}
    return {"item": points.item, **{name: rounded(each, PLACES) for name, each in exact.items()}}


def _placed(value: Value, own: Fraction, known: Sequence[Fraction]) -> dict[str, Any]:
    grades = [row for row in rows(value, "grades") if own >= (_number(row, "at_least") or 0)]
    return {
        "total": rounded(own, PLACES),
        "full_marks": rounded(full_marks(value), PLACES),
        "rank": rank_among(own, known),
        **_group(value, own, known),
        **({"grade": grades[0].get("code")} if grades else {}),
    }


def _group(value: Value, own: Fraction, known: Sequence[Fraction]) -> dict[str, str]:
    """Return the group of a total: first, middle or last, where the appraisal has groups."""
    sizes = {name: int(_number(value, name) or 0) for name in ("first", "last") if name in value}
    include = value.get("ties") != "exclude"
    found = (
        name
        for name, size in sizes.items()
        if own in set_apart(known, size, up=name == "first", include=include)
    )
    return {"place": next(found, "middle")} if sizes else {}
