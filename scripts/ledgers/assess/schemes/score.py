"""The score of one county: from values to means, to points; taken off, added, vetoed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from ledgers.assess.schemes.means import TWO_THIRDS, Weighted, as_decimal, losses, mean, worth
from ledgers.model import PRECISION, Standing, Struct, Words, percent, replace, rounded, say
from ledgers.model.method import ZERO, Node, Placed, PointsOff, Scheme
from ledgers.model.scoring import Measurement, NodeScore, PartScore, PointsTaken, Vetoed

NOTHING = Fraction(0)
ONE = Fraction(1)
Found = Mapping[str, Measurement]
"""The measurement of each indicator in one county."""


class Weighed(Struct, frozen=True):
    """One part of a scheme in a county: where it stands, and what it is worth.

    `gross` is the worth before anything is taken off inside it, None without a value; `off` are
    shares of its points. `found` is what an item measures, which is worth `lowest` at least.
    """

    placed: Placed
    below: tuple["Weighed", ...]
    found: Measurement | None
    gross: Fraction | None
    off: tuple[PointsTaken, ...] = ()
    lowest: Fraction = NOTHING

    @property
    def within(self) -> str:
        """Return the mean of a group."""
        return self.placed.node.within

    @property
    def worth(self) -> Fraction | None:
        """Return what enters the mean of its group: what is left, at least 0."""
        off = sum((row.points for row in self.off), NOTHING)
        return None if self.gross is None else self.gross - off

    @property
    def rows(self) -> list[Weighted]:
        """Return the values that there are below it, with their weights among each other."""
        pairs = ((row.worth, row.placed.own) for row in self.below)
        return [(worth, weight) for worth, weight in pairs if worth is not None]

    @property
    def inside(self) -> Iterator["Weighed"]:
        """Yield it, then every part below it."""
        yield self
        for row in self.below:
            yield from row.inside

    @property
    def items(self) -> list[tuple["Weighed", Measurement]]:
        """Return every item with what it measures."""
        return [(row, row.found) for row in self.inside if row.found is not None]


def weighed(scheme: Scheme, found: Found) -> Weighed:
    """Return the whole of a scheme with what is known about one county."""
    return _weighed(scheme, scheme.whole, found, NOTHING)


def _weighed(scheme: Scheme, placed: Placed, found: Found, lowest: Fraction) -> Weighed:
    """Return a part with what is known; `lowest` is what counts for what is due and not filed.

    In a geometric mean that is more than nothing, since nothing would be left of all the rest.
    """
    node = placed.node
    lowest = Fraction(scheme.floor) if node.within == "geometric" else lowest
    below = tuple(_weighed(scheme, row, found, lowest) for row in placed.below)
    own = None if below else _measured(node, found)
    least = lowest if own is not None and own.bound and _is_scored(scheme, node) else NOTHING
    made = Weighed(placed, below, own, None, lowest=least)
    gross = _mean(made) if own is None else _worth(scheme, node, own, lowest)
    off = tuple(_offs(node.deductions, found, placed.points, gross or NOTHING))
    return replace(made, gross=gross, off=off)


def _measured(item: Node, found: Found) -> Measurement:
    """Return what an item measures; without an indicator, the first of its deductions known."""
    if item.indicator:
        return found[item.indicator]
    rules = [found[rule.indicator] for rule in item.deductions]
    return next((row for row in rules if row.value is not None or row.unfiled), rules[0])


def _mean(group: Weighed) -> Fraction | None:
    """Return the mean of a group; None without data, and of what has no geometric mean."""
    if not any(weight for _, weight in group.rows) or _has_no_mean(group):
        return None
    return mean(group.within, group.rows)


def _has_no_mean(group: Weighed) -> bool:
    return group.within == "geometric" and any(value < 0 for value, _ in group.rows)


def _worth(scheme: Scheme, item: Node, found: Measurement, lowest: Fraction) -> Fraction | None:
    """Return what an item is worth; of what was due and is not filed the lower end.

    What counties are bound to file is never worth less than that: it would pay to leave it out.
    An item without an indicator begins at full points, where its deductions are known.
    """
    is_scored = _is_scored(scheme, item)
    if found.value is not None:
        own = worth(found.value, item, scheme) if item.indicator else ONE
        return max(own, lowest) if found.bound and is_scored else own
    return lowest if found.unfiled and is_scored else None


def _is_scored(scheme: Scheme, item: Node) -> bool:
    return (item.goalposts is not None and scheme.normalisation != "none") or not item.indicator


def _offs(
    rules: Sequence[PointsOff], found: Found, points: Fraction, gross: Fraction
) -> Iterable[PointsTaken]:
    """Yield what each rule takes off inside a part, as a share of its points, never below 0."""
    left = max(gross, NOTHING)
    for rule in rules:
        taken = _taken(rule, found[rule.indicator], points)
        share = min(taken.points / points, left)
        left -= share
        yield replace(taken, points=share)


def _taken(rule: PointsOff, measured: Measurement, most: Fraction) -> PointsTaken:
    """Return the points off by a rule, at most `most` where it has no cap.

    What was due and is not filed costs as much as it can.
    """
    cap = most if rule.cap is None else Fraction(rule.cap)
    points = Fraction(rule.points) * (measured.value or NOTHING)
    points = cap if measured.unfiled and measured.value is None else points
    return PointsTaken(measured, min(cap, max(points, NOTHING)))


def coverage_of(whole: Weighed) -> Fraction | None:
    """Return the share of the weight that applies which has data; None where nothing applies."""
    items = whole.items
    applies = sum((row.placed.whole for row, each in items if not each.not_applicable), NOTHING)
    known = sum((row.placed.whole for row, _ in items if row.gross is not None), NOTHING)
    return known / applies if applies else None


def scored(code: str, scheme: Scheme, found: Found) -> Standing:
    """Return a county's standing by a scheme, not ranked yet; without a score, with the reason.

    What is missing gives its weight to the rest of its group, a group without data to the others
    beside it, as long as enough of the weight has data. Missing is never zero, but for what the
    county was bound to file and did not.
    """
    whole = weighed(scheme, found)
    share = coverage_of(whole)
    unscored = Standing(code, coverage=None if share is None else _decimal(share))
    reason = _reason(scheme, whole, share, found)
    if reason is not None or whole.gross is None:
        dimensions = tuple(_score(row, NOTHING, None, None) for row in whole.below)
        return replace(unscored, unranked=reason, dimensions=dimensions)
    return _scored(unscored, scheme, whole, found)


def score_of(scheme: Scheme, found: Found) -> Decimal | None:
    """Return a county's published score alone: what is tried needs no more of its standing."""
    whole = weighed(scheme, found)
    if whole.gross is None or _reason(scheme, whole, coverage_of(whole), found) is not None:
        return None
    return rounded(_exact(scheme, whole, found, Standing("")).exact or NOTHING, scheme.digits)


def _reason(scheme: Scheme, whole: Weighed, share: Fraction | None, found: Found) -> Words | None:
    if share is None:
        told = next((each.reason for _, each in whole.items if each.reason), None)
        return told or say("no indicator of the scheme applies")
    least = TWO_THIRDS if scheme.availability is None else Fraction(scheme.availability)
    if share < least or not share:
        have, need = percent(share), percent(least)
        return say("data for {have} of the weight, {need} are needed", have=have, need=need)
    known = (row.off for row in whole.inside if row.gross is not None)
    taken = [found[rule.indicator] for rule in scheme.deductions]
    for each in (*taken, *(row.measurement for rows in known for row in rows)):
        if each.value is None and not (each.not_applicable or each.unfiled):
            return say("no data for the deduction “{indicator}”", indicator=each.indicator)
    for veto in scheme.vetoes:
        if found[veto.indicator].value is None and not found[veto.indicator].not_applicable:
            return say("no data for the veto “{indicator}”", indicator=veto.indicator)
    if any(_has_no_mean(row) for row in whole.inside):
        return say("a value below zero has no geometric mean")
    return None


def _exact(scheme: Scheme, whole: Weighed, found: Found, known: Standing) -> Standing:
    """Return a standing with its exact score, and with what is added and taken off."""
    full = Fraction(scheme.points)
    raw = full * (whole.gross or NOTHING)
    taken = tuple(_taken(rule, found[rule.indicator], full) for rule in scheme.deductions)
    added = tuple(
        _taken(rule, replace(found[rule.indicator], unfiled=False), NOTHING)
        for rule in scheme.bonuses
    )
    vetoes = tuple(_vetoes(scheme, found))
    off, more = (sum((row.points for row in rows), NOTHING) for rows in (taken, added))
    exact = max(raw + more - off, NOTHING) if taken else raw + more
    exact = NOTHING if any(row.holds and row.effect == ZERO for row in vetoes) else exact
    return replace(
        known, deduction=_decimal(off), exact=exact, taken=taken, added=added, vetoes=vetoes
    )


def _scored(unscored: Standing, scheme: Scheme, whole: Weighed, found: Found) -> Standing:
    full = Fraction(scheme.points)
    raw, made = full * (whole.gross or NOTHING), _exact(scheme, whole, found, unscored)
    # Where raw values are averaged geometrically, points cannot be shared out.
    hows = {row.within for row in whole.inside}
    points = raw if scheme.normalisation != "none" or "geometric" not in hows else None
    return replace(
        made,
        raw=_decimal(raw),
        score=rounded(made.exact or NOTHING, scheme.digits),
        dimensions=_score(whole, ONE, full, points).parts,
    )


def _vetoes(scheme: Scheme, found: Found) -> Iterable[Vetoed]:
    for veto in scheme.vetoes:
        value = found[veto.indicator].value
        holds = value is not None and value >= Fraction(veto.at_least)
        yield Vetoed(found[veto.indicator], veto.effect, holds)


def _score(
    row: Weighed, share: Fraction, full: Fraction | None, points: Fraction | None
) -> NodeScore:
    """Return a part with its share of the whole, and all below it, whose points add up exactly."""
    taken = tuple(_shared_out(row, full, points))
    gross = None if points is None else sum((each.points for each in taken), points)
    about: dict[str, Any] = {
        "path": row.placed.path,
        "weight": row.placed.whole,
        "share": share,
        "normalised": row.worth if share or row.found else None,
        "full": full,
        "points": points,
        "parts": tuple(_parts(row, share, full, gross)),
        "taken": taken,
    }
    return NodeScore(**about) if row.found is None else PartScore(**about, measurement=row.found)


def _parts(
    row: Weighed, share: Fraction, full: Fraction | None, gross: Fraction | None
) -> Iterable[NodeScore]:
    inside = sum((weight for _, weight in row.rows), NOTHING)
    lost = None if full is None or gross is None else full - gross
    parts = iter(losses(row.within, row.rows) if lost is not None else ())
    for each in row.below:
        own = each.placed.own / inside if each.worth is not None and inside else NOTHING
        if each.worth is None or full is None or lost is None:
            yield _score(each, share * own, None, None)
        else:
            yield _score(each, share * own, full * own, full * own - lost * next(parts))


def _shared_out(
    row: Weighed, full: Fraction | None, points: Fraction | None
) -> Iterable[PointsTaken]:
    """Yield what is taken off inside a part, in points of this county."""
    rate = NOTHING
    if full is not None and points is not None and row.worth is not None:
        rate = full if row.worth == 1 else (full - points) / (1 - row.worth)
    yield from (PointsTaken(off.measurement, rate * off.points) for off in row.off)


def _decimal(number: Fraction) -> Decimal:
    with localcontext(prec=PRECISION):
        return as_decimal(number)
