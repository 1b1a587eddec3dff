"""Score counties and rank them: 1 2 2 4, on the published rounding (facts E7)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ledgers.model.assessment import Standing, Totals
from ledgers.model.records import Rules
from ledgers.model.words import Words, say

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


def rounded(points: Decimal) -> Decimal:
    """Round points to the published tenth, halves away from zero; never `-0.0`."""
    return points.quantize(TENTH, rounding=ROUND_HALF_UP) + Decimal(0)


def standing(code: str, totals: Totals, rules: Rules, unranked: Words | None) -> Standing:
    """Return a county's score without its rank yet.

    Score = 100 × progress − min(cap, points × missed task-deadlines), at least 0.
    """
    if unranked is None and totals.progress is None:
        unranked = say("no task applies")
    if unranked is not None or totals.progress is None:
        return Standing(code, None, None, None, None, unranked)
    raw = HUNDRED * totals.progress
    rule = rules.overdue_deduction
    deduction = min(rule.cap, rule.points * totals.missed)
    score = rounded(max(raw - deduction, Decimal(0)))
    return Standing(code, raw, deduction, score, None)


def ranked(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    """Give each scored county its rank: one more than the number of better scores."""
    rows = tuple(standings)
    scores = [row.score for row in rows if row.score is not None]
    return {row.code: _placed(row, scores) for row in rows}


def _placed(row: Standing, scores: list[Decimal]) -> Standing:
    if row.score is None:
        return row
    better = sum(score > row.score for score in scores)
    return replace(row, rank=better + 1, tied=scores.count(row.score) > 1)
