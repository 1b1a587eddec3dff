"""Grades of counties: by score, by share of the ranked or by rank, unless something excludes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ledgers.model.assessment import Standing
from ledgers.model.method import LAST_THREE_TIMES, LOWEST_GRADE, VETO, Grade, Scheme
from ledgers.model.places import among
from ledgers.model.values import replace


def graded(
    rows: Mapping[str, Standing], scheme: Scheme | None, last: frozenset[str]
) -> Mapping[str, Standing]:
    """Give each county that has a score its grade, where it has one.

    It is the first that it reaches, the lowest by a veto that says so. `last` are the counties
    that were among the last places three times in a row.
    """
    grades = scheme.grades if scheme else ()
    ranked = [row.score for row in rows.values() if row.rank is not None and row.score is not None]
    found = dict(rows)
    for code, row in rows.items():
        effects = {veto.effect for veto in row.vetoes if veto.holds}
        excluded = {VETO: bool(effects), LAST_THREE_TIMES: code in last}
        reached = (each for each in grades if _reaches(row, each, ranked))
        kept = [each.id for each in reached if not any(map(excluded.get, each.unless))]
        lowest = [each.id for each in grades[-1:] if LOWEST_GRADE in effects]
        found[code] = replace(row, grade=next(iter(lowest + kept), None))
    return found


def _reaches(row: Standing, grade: Grade, ranked: Sequence[Decimal]) -> bool:
    """Say whether a county has the score, the rank and the place in a share that a grade asks."""
    if row.score is None or (row.rank is None and (grade.share or grade.ranks)):
        return False
    best = among(ranked, int((grade.share or 0) * len(ranked)), up=True, include=False)
    return (
        (grade.least is None or row.score >= grade.least)
        and (grade.ranks is None or (row.rank or 0) <= grade.ranks)
        and (grade.share is None or row.score in best)
    )
