"""Integer programmes: how small and how large a sum of numbers can be, whatever agrees with all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

Terms = Mapping[int, int]
"""The factor of each number, by its index."""
SMALL = 1e-6


@dataclass(frozen=True)
class Row:
    """A sum that lies between two numbers."""

    terms: Terms
    low: float
    high: float


class Programme:
    """Whole numbers from nought on, and sums of them that are known."""

    def __init__(self, count: int, rows: Iterable[Row], most: int) -> None:
        """Hand all of it to HiGHS."""
        self.count = count
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call] # a library without types
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003 - an option's value
        self.solver.addVars(count, np.zeros(count), np.full(count, float(most)))
        for row in rows:
            keys = np.array(list(row.terms), dtype=np.int32)
            self.solver.addRow(
                row.low, row.high, len(keys), keys, np.array([*row.terms.values()], float)
            )
        self.whole = False

    def solved(self, terms: Terms, *, most: bool) -> Sequence[float] | None:
        """Return whole numbers that agree with all rows and make a sum extreme; None: none do."""
        found = self._run(terms, most=most, whole=False)
        if found is None or all(abs(value - round(value)) < SMALL for value in found):
            return found
        return self._run(terms, most=most, whole=True)

    def _run(self, terms: Terms, *, most: bool, whole: bool) -> Sequence[float] | None:
        indices = np.arange(self.count, dtype=np.int32)
        if whole != self.whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self.solver.changeColsIntegrality(self.count, indices, np.array([kind] * self.count))
            self.whole = whole
        costs = np.zeros(self.count)
        costs[list(terms)] = list(terms.values())
        self.solver.changeColsCost(self.count, indices, costs)
        sense = highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return list(self.solver.getSolution().col_value)
