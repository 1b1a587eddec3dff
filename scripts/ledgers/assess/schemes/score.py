"""The score of one county by a scheme: from values to a mean, to points, less deductions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.assess.schemes.means import (
    PRECISION,
    TWO_THIRDS,
    Weighted,
    as_decimal,
    losses,
    mean,
    worth,
)
from ledgers.model.assessment import Standing
from ledgers.model.method import Component, Dimension, PointsOff, Scheme, weight_shares
from ledgers.model.numbers import percent, rounded
from ledgers.model.scoring import DimensionScore, Measurement, PartScore, PointsTaken
from ledgers.model.words import Words, say

NOTHING = Fraction(0)
ONE = Fraction(1)
FLOOR = Fraction(1, 100)
"""What enters a geometric mean for what was due and is not filed: zero would leave nothing."""
Found = Mapping[str, Measurement]
"""The measurement of each indicator in one county."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One dimension in a county: its weight, and of each part the weight inside it and its worth.

    `worths` holds None where there is no value; `within` names the mean.
    """

    dimension: Dimension
    weight: Fraction
    inner: tuple[Fraction, ...]
    found: tuple[Measurement, ...]
    worths: tuple[Fraction | None, ...]

    @property
    def rows(self) -> list[Weighted]:
        """Return the values there are, with their weights inside the dimension."""
        pairs = zip(self.worths, self.inner, strict=True)
        return [(value, weight) for value, weight in pairs if value is not None]

    @property
    def has_data(self) -> bool:
        """Say whether any part with a weight has a value."""
        return any(weight for _, weight in self.rows)


def weighed(scheme: Scheme, found: Found) -> tuple[Weighed, ...]:
    """Return the dimensions of a scheme with what is known about one county."""
    pairs = zip(scheme.dimensions, weight_shares(scheme.dimensions), strict=True)
    return tuple(_weighed(scheme, dimension, weight, found) for dimension, weight in pairs)


def _weighed(scheme: Scheme, dimension: Dimension, weight: Fraction, found: Found) -> Weighed:
    measured = tuple(found[part.indicator] for part in dimension.components)
    lowest = FLOOR if "geometric" in {scheme.across, dimension.within} else NOTHING
    worths = tuple(
        _worth(scheme, part, each, lowest)
        for part, each in zip(dimension.components, measured, strict=True)
    )
    return Weighed(dimension, weight, weight_shares(dimension.components), measured, worths)


def _worth(
    scheme: Scheme, part: Component, found: Measurement, lowest: Fraction
) -> Fraction | None:
    """Return what enters the means; of what was due and is not filed the lower end."""
    if found.value is not None:
        return worth(found.value, part, scheme)
    posts = part.goalposts if scheme.normalisation != "none" else None
    return lowest if found.unfiled and posts is not None else None


def coverage_of(rows: tuple[Weighed, ...]) -> Fraction | None:
    """Return the share of the weight that applies which has data; None where nothing applies."""
    cells = [
        (row.weight * weight, each, value)
        for row in rows
        for weight, each, value in zip(row.inner, row.found, row.worths, strict=True)
    ]
    applies = sum((weight for weight, each, _ in cells if not each.not_applicable), NOTHING)
    known = sum((weight for weight, _, value in cells if value is not None), NOTHING)
    return known / applies if applies else None


def scored(code: str, scheme: Scheme, found: Found) -> Standing:
    """Return a county's standing by a scheme, not ranked yet; without a score, with the reason.

    What is missing gives its weight to the rest of its dimension, a dimension without data to the
    other dimensions, as long as enough of the weight has data. Missing is never zero, but for what
    the county was bound to file and did not.
    """
    rows = weighed(scheme, found)
    share = coverage_of(rows)
    coverage = None if share is None else _decimal(share)
    dimensions = tuple(
        DimensionScore(row.dimension.id, NOTHING, None, None, _parts(row, NOTHING, NOTHING, None))
        for row in rows
    )
    unscored = Standing(code, coverage=coverage, dimensions=dimensions)
    reason = _reason(scheme, rows, share, found)
    if reason is not None:
        return replace(unscored, unranked=reason)
    return _scored(unscored, scheme, rows, found)


def _reason(
    scheme: Scheme, rows: tuple[Weighed, ...], share: Fraction | None, found: Found
) -> Words | None:
    if share is None:
        told = next((each.reason for row in rows for each in row.found if each.reason), None)
        return told or say("no indicator of the scheme applies")
    least = TWO_THIRDS if scheme.availability is None else Fraction(scheme.availability)
    if share < least or not share:
        have, need = percent(share), percent(least)
        return say("data for {have} of the weight, {need} are needed", have=have, need=need)
    for rule in scheme.deductions:
        taken = found[rule.indicator]
        if taken.value is None and not taken.not_applicable:
            return say("no data for the deduction “{indicator}”", indicator=rule.indicator)
    hows = {scheme.across, *(row.dimension.within for row in rows)}
    if "geometric" in hows and any(value < 0 for row in rows for value, _ in row.rows):
        return say("a value below zero has no geometric mean")
    return None


def _scored(
    unscored: Standing, scheme: Scheme, rows: tuple[Weighed, ...], found: Found
) -> Standing:
    means = [mean(row.dimension.within, row.rows) if row.has_data else None for row in rows]
    known = [(each, row.weight) for each, row in zip(means, rows, strict=True) if each is not None]
    raw = Fraction(scheme.points) * mean(scheme.across, known)
    taken = tuple(_taken(rule, found[rule.indicator]) for rule in scheme.deductions)
    off = sum((each.points for each in taken), NOTHING)
    exact = max(raw - off, NOTHING) if taken else raw
    return replace(
        unscored,
        raw=_decimal(raw),
        deduction=_decimal(off),
        score=rounded(exact, scheme.digits),
        exact=exact,
        dimensions=_dimensions(scheme, rows, means, raw),
        taken=taken,
    )


def _taken(rule: PointsOff, measured: Measurement) -> PointsTaken:
    off = Fraction(rule.points) * (measured.value or NOTHING)
    return PointsTaken(measured, min(Fraction(rule.cap), max(off, NOTHING)))


def _dimensions(
    scheme: Scheme, rows: tuple[Weighed, ...], means: list[Fraction | None], raw: Fraction
) -> tuple[DimensionScore, ...]:
    """Return the dimensions with their points, which add up to the raw score exactly."""
    known = [(each, row.weight) for each, row in zip(means, rows, strict=True) if each is not None]
    total = sum((weight for _, weight in known), NOTHING)
    lost = Fraction(scheme.points) - raw
    hows = {scheme.across, *(each.within for each in scheme.dimensions)}
    # Where raw values are averaged geometrically, points cannot be shared out.
    told = scheme.normalisation != "none" or "geometric" not in hows
    parts = iter(losses(scheme.across, known) if told else [NOTHING] * len(known))
    found = []
    for row, each in zip(rows, means, strict=True):
        share = row.weight / total if each is not None else NOTHING
        full = Fraction(scheme.points) * share
        points = full - lost * next(parts) if each is not None else None
        kept = _parts(row, share, full, points if told else None)
        found.append(DimensionScore(row.dimension.id, share, each, points if told else None, kept))
    return tuple(found)


def _parts(
    row: Weighed, share: Fraction, full: Fraction, points: Fraction | None
) -> tuple[PartScore, ...]:
    inside = sum((weight for _, weight in row.rows), NOTHING)
    lost = iter(losses(row.dimension.within, row.rows)) if points is not None else iter(())
    made = []
    for each, weight, value in zip(row.found, row.inner, row.worths, strict=True):
        own = NOTHING if value is None or not inside else weight / inside
        top = None if value is None or points is None else full * own
        got = None if top is None or points is None else top - (full - points) * next(lost)
        whole, name = row.weight * weight, row.dimension.id
        made.append(PartScore(name, each, whole, share * own, value, top, got))
    return tuple(made)


def _decimal(number: Fraction) -> Decimal:
    with localcontext(prec=PRECISION):
        return as_decimal(number)
