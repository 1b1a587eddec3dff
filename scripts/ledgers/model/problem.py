"""Problems of the data, all of one shape, and what stops a run."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import Self

from ledgers.model import Struct, Words, say
from ledgers.model.changes import FIRST


class CannotGoOn(Exception):  # noqa: N818 - reads as the sentence it is: the run cannot go on
    """The run cannot go on; one sentence gives the reason (exit status 2)."""

    def __init__(self, words: Words) -> None:
        """Keep the words, which are printed in the reader's language."""
        super().__init__(str(words))
        self.words = words

    @classmethod
    def say(cls, text: str, /, **args: object) -> Self:
        """Return the reason why a run ends, said in a sentence."""
        return cls(say(text, **args))


class NotTheSame(CannotGoOn):
    """Something else now has the name that is asked for."""


class NotHere(CannotGoOn):
    """Something of the past is in no commit or tag of this repository."""


class Severity(StrEnum):
    """The weight of a problem: an error fails the check, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}


class Place(Struct, frozen=True, order=True):
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


class Mended(Struct, frozen=True):
    """A line as it stands and as it should, or two paths where a file lies in the wrong place.

    An empty `wrong` means that a line is to be added, an empty `right` that it is to be deleted.
    """

    wrong: str
    right: str


class Problem(Struct, frozen=True):
    """One thing that is wrong: where, why it matters and what to write instead.

    `mended` shows the line as it should be, where that is known (`edit/slips.py`).
    """

    place: Place
    kind: "Kind"
    message: Words
    hint: Words | None = None
    related: tuple[Place, ...] = ()
    sharper: str | None = None
    mended: Mended | None = None

    @property
    def since(self) -> str:
        """Return the version of the program that found it first; empty before it was released."""
        return self.sharper or self.kind.since

    @property
    def is_error(self) -> bool:
        """Say whether the check fails because of it."""
        return self.kind.severity is Severity.ERROR

    @property
    def said(self) -> tuple[str, str, str]:
        """Return what it is known by again, though lines have moved."""
        return self.place.file, self.kind.code, str(self.message)


class Kind(Struct, frozen=True):
    """A kind of problem; the code is permanent, `site/problems/` says why it matters.

    `since` is the version of the program in which it came; empty, it is younger than any issue.
    """

    code: str
    title: Words
    severity: Severity = Severity.ERROR
    since: str = ""

    def at(
        self,
        place: Place,
        message: Words,
        hint: Words | None = None,
        related: Iterable[Place] = (),
        *,
        sharper: str | None = None,
    ) -> Problem:
        """Make a problem of this kind; the only way in which problems are made.

        `sharper` is the version since which the kind finds this too, where it came later than the
        kind: what was issued before is recomputed without it.
        """
        return Problem(place, self, message, hint, tuple(related), sharper)


first_kind = partial(Kind, since=FIRST)
"""Make a kind of error that the program has found since its first version."""
first_warning = partial(Kind, severity=Severity.WARNING, since=FIRST)
"""Make a kind of warning that the program has given since its first version."""
kind_since_0_4 = partial(Kind, since="0.4.0")
"""Make a kind of error that the program has found since version 0.4.0."""
warning_since_0_4 = partial(Kind, severity=Severity.WARNING, since="0.4.0")
"""Make a kind of warning that the program has given since version 0.4.0."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, then by code; the same problem said twice is kept once."""
    unique = {(row.place, row.kind.code, str(row.message)): row for row in problems}
    return tuple(unique[key] for key in sorted(unique))
