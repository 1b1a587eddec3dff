"""Hold what verifying a bulletin gave."""

from dataclasses import dataclass
from enum import StrEnum

from ledgers.model.bulletin import Change
from ledgers.model.words import Words


class Outcome(StrEnum):
    """How the proof ended."""

    VERIFIED = "verified"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Because(StrEnum):
    """Why figures differ: the file was changed, or the method or code computes otherwise now."""

    FILE = "file"
    METHOD = "method"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one issue: how many figures were compared, which differ and why.

    `since` lists apart what another revision says of the same period today.
    """

    bulletin: str
    outcome: Outcome
    figures: int = 0
    changes: tuple[Change, ...] = ()
    because: Because | None = None
    words: Words | None = None
    since: tuple[Change, ...] = ()
