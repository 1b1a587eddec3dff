"""Hold what verifying an issue or an edition gave."""

from dataclasses import dataclass
from enum import StrEnum

from ledgers.model.bulletin import Change
from ledgers.model.changes import Meaning
from ledgers.model.words import Words


class Outcome(StrEnum):
    """The five answers.

    `same`: computed again, it is what was issued. `same_then`: so says the program of its day.
    `otherwise`: today's program computes other figures, and either the program of its day confirms
    those that were issued, or the list of changes explains each. `differs`: it is not what was
    issued. `not_here`: nothing speaks against it, but its inputs or its program are not here.
    """

    SAME = "same"
    SAME_THEN = "same_then"
    OTHERWISE = "otherwise"
    DIFFERS = "differs"
    NOT_HERE = "not_here"

    @property
    def is_well(self) -> bool:
        """Say whether it is proved to be what was issued."""
        return self in {Outcome.SAME, Outcome.SAME_THEN, Outcome.OTHERWISE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one issue: how many figures were compared, which differ and why.

    `meanings` explain the changes; `since` lists apart what another revision says of the same
    period today.
    """

    bulletin: str
    outcome: Outcome
    figures: int = 0
    changes: tuple[Change, ...] = ()
    words: Words | None = None
    meanings: tuple[Meaning, ...] = ()
    since: tuple[Change, ...] = ()
