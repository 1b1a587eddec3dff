"""Integer programmes: how small and how large a sum of numbers can be, whatever agrees with all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Terms = Mapping[int, int]
"""The factor of each number, by its index."""
Numbers = NDArray[np.float64]
SMALL = 1e-6


@dataclass(frozen=True)
class Row:
    """A sum that lies between two numbers."""

    terms: Terms
    low: float
    high: float


class Programme:
    """Numbers from nought on, whole but for the `broken`, and sums of them that are known.

    The first `tries` rows of `table` are all numbers that were found to agree.
    """

    def __init__(
        self, count: int, rows: Iterable[Row], most: int, broken: Collection[int] = ()
    ) -> None:
        """Hand all of it to HiGHS."""
        self.count = count
        self.wholes = np.array([at for at in range(count) if at not in broken], dtype=np.int32)
        self.table, self.tries = np.zeros((64, count)), 0
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call] # a library without types
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003 - an option's value
        self.solver.addVars(count, np.zeros(count), np.full(count, float(most)))
        for row in rows:
            keys, factors = _of(row.terms)
            self.solver.addRow(row.low, row.high, len(keys), keys, factors)
        self.whole = False

    def values(self, terms: Terms) -> set[int]:
        """Return what a sum is in all that was found, rounded."""
        keys, factors = _of(terms)
        sums = np.rint(self.table[: self.tries, keys] @ factors)
        return {*map(int, np.unique(sums))}

    def equal(self, terms: Terms, value: int) -> bool:
        """Say whether a sum may be so much."""
        keys, factors = _of(terms)
        self.solver.addRow(value, value, len(keys), keys, factors)
        found = self.solved({}, most=True)
        self.solver.deleteRows(1, np.array([self.solver.getNumRow() - 1], dtype=np.int32))
        return found

    def solved(self, terms: Terms, *, most: bool) -> bool:
        """Find numbers that agree with all rows and make a sum extreme; say whether there are."""
        found = self._run(terms, most=most, whole=False)
        if found is not None and np.abs(found - np.rint(found))[self.wholes].max(initial=0) > SMALL:
            found = self._run(terms, most=most, whole=True)
        if found is None:
            return False
        if self.tries == len(self.table):
            self.table = np.vstack([self.table, np.zeros_like(self.table)])
        self.table[self.tries] = found
        self.tries += 1
        return True

    def _run(self, terms: Terms, *, most: bool, whole: bool) -> Numbers | None:
        if whole != self.whole:
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            count = len(self.wholes)
            self.solver.changeColsIntegrality(count, self.wholes, np.array([kind] * count))
            self.whole = whole
        keys, factors = _of(terms)
        costs = np.zeros(self.count)
        costs[keys] = factors
        self.solver.changeColsCost(self.count, np.arange(self.count, dtype=np.int32), costs)
        sense = highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self.solver.getSolution().col_value)


def _of(terms: Terms) -> tuple[NDArray[np.int32], Numbers]:
    """Return the indices and the factors of a sum."""
    return np.array([*terms], dtype=np.int32), np.array([*terms.values()], float)
