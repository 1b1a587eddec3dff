"""The proposals of rules, with their evidence and the decisions that people made on them.

Proposals are worked out and printed; they are never stored and never published (F10).
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledgers.model import Path, Struct, Words, say


class Evidence(Struct, frozen=True):
    """A record such as `990121/progress/T07`, and the path inside it."""

    record: str
    path: Path = ()


class Answer(Struct, frozen=True):
    """What people decided: the action, its status, since when, and why if declined."""

    action: str
    status: str
    on: date | None = None
    reason: str | None = None


class Proposal(Struct, frozen=True):
    """One action of one rule, proposed to one object for a period.

    The object is a county, a body (`unit`) or a post; `county` says whose they are, where they are
    a county's. `decider` is a post. `attention`: the place is not
    sure enough for the action, and is told only.
    """

    rule: str
    action: str
    period: str
    why: Words
    county: str | None = None
    unit: str | None = None
    post: str | None = None
    decider: str | None = None
    evidence: tuple[Evidence, ...] = ()
    answer: Answer | None = None
    attention: bool = False

    def told(self, action: object) -> Words:
        """Return what is proposed: an action, or to watch what is not sure enough for it."""
        if self.attention:
            return say("for attention, no {action} yet", action=action)
        return Words("{action}", {"action": action})


class Ranked(Struct, frozen=True):
    """A county's place in one ranking, and whether it is in the bottom group."""

    rank: int | None
    bottom: bool = False


class Linked(Struct, frozen=True):
    """The score of a leader's post or an office: the mean of those of its counties (R33).

    `counties` were counted, `without` have no score; without any there is none.
    """

    counties: tuple[str, ...]
    score: Decimal | None
    post: str | None = None
    unit: str | None = None
    without: tuple[str, ...] = ()


Rankings = Mapping[str, Mapping[str, Ranked]]
"""Rankings by ISO week such as `2026-W27`, each by county code; one not made is not there."""
Chances = Callable[[str, int | None], Mapping[str, Fraction]]
"""In which share of the draws of a week's ranking each county has one of so many last places.

Without a number, of the last places that its scheme means.
"""
