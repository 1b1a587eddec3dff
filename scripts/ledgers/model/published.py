"""Tell what a run of publishing made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledgers.model.words import Words


@dataclass(frozen=True, slots=True)
class Published:
    """Say where the portal is, what it shows, and the seconds that each step took."""

    as_of: date
    place: str
    counties: int
    tasks: int
    pages: int
    charts: int
    drawn: int
    steps: Sequence[tuple[Words, float]]
