"""Hold what an indicator measured in a county at a day, with everything it was worked out from."""

from dataclasses import dataclass
from fractions import Fraction

from ledgers.model.document import Path
from ledgers.model.words import Words


@dataclass(frozen=True, slots=True)
class Input:
    """One number that went in: the record such as `990121/posts/2026-Q2`, the path, the value.

    `part` says for what it stands: value, numerator, denominator, before, after.
    """

    record: str
    path: Path
    text: str
    part: str = "value"


@dataclass(frozen=True, slots=True)
class Measurement:
    """What an indicator gives for a county; without a value, `reason` says why.

    `value` is exact and in the unit of goalposts: a share is 0..1, not percent. `formula` is the
    arithmetic in figures, such as `215 ÷ 234`.
    """

    indicator: str
    county: str
    value: Fraction | None
    reason: Words | None = None
    period: str | None = None
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    not_applicable: bool = False
