"""Grades of counties: by score, by share of the ranked or by rank, unless something excludes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ledgers.model.assessment import Standing
from ledgers.model.method import LAST_THREE_TIMES, LOWEST_GRADE, VETO, Grade, Scheme


def graded(
    rows: Mapping[str, Standing], scheme: Scheme | None, last: frozenset[str]
) -> Mapping[str, Standing]:
    """Give each county that has a score its grade, where it has one.

    `last` are the counties that were among the last places three times in a row.
    """
    grades = scheme.grades if scheme else ()
    ranked = [row.score for row in rows.values() if row.rank is not None and row.score is not None]
    return {
        code: replace(row, grade=_grade(grades, Graded(row, ranked, code in last)))
        if grades and row.score is not None
        else row
        for code, row in rows.items()
    }


@dataclass(frozen=True, slots=True)
class Graded:
    """A county with a score, the scores of all that are ranked, and whether it is always last."""

    standing: Standing
    ranked: Sequence[Decimal]
    is_last: bool

    def reaches(self, grade: Grade) -> bool:
        """Say whether everything holds that is said of a grade."""
        score, rank = self.standing.score or Decimal(0), self.standing.rank
        if grade.least is not None and score < grade.least:
            return False
        if grade.ranks is not None and (rank is None or rank > grade.ranks):
            return False
        if grade.share is not None and (rank is None or not self._is_within(grade.share)):
            return False
        return not (self._excluded & {*grade.unless})

    def _is_within(self, share: Decimal) -> bool:
        """Say whether all with this score or a higher one are within a share, rounded down."""
        above = sum(score >= (self.standing.score or 0) for score in self.ranked)
        return above <= int(share * len(self.ranked))

    @property
    def _excluded(self) -> set[str]:
        vetoed = any(row.holds for row in self.standing.vetoes)
        found = {VETO: vetoed, LAST_THREE_TIMES: self.is_last}
        return {word for word, holds in found.items() if holds}


def _grade(grades: Sequence[Grade], of: Graded) -> str | None:
    """Return the first grade that a county reaches; by a veto that says so, the lowest."""
    if any(row.holds and row.effect == LOWEST_GRADE for row in of.standing.vetoes):
        return grades[-1].id
    return next((grade.id for grade in grades if of.reaches(grade)), None)
