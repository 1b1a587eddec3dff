"""What a change does, or decisions before they are merged: what is lost, moved, filed and odd."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ledgers.model import Light, Place, Problem, Struct, Words, field, in_groups, say
from ledgers.model.attachments import Attachment
from ledgers.model.diff import Diff
from ledgers.model.records import Decision, Update

LIGHT, PROGRESS, SCORE, RANK = "light", "progress", "score", "rank"
INTERVAL, PROPOSAL = "interval", "proposal"
KINDS: Mapping[str, Words] = {
    "removed": say("removed"),
    "unreadable": say("cannot be read any more"),
    "withdrawn": say("withdrawn"),
    "hidden": say("made less visible"),
    "gone": say("taken away"),
    "lowered": say("lowered"),
    "new": say("new record"),
    "added": say("added"),
    "changed": say("changed"),
    "shown": say("made more visible"),
    "file": say("file that is no record"),
    LIGHT: say("light"),
    PROGRESS: say("progress"),
    SCORE: say("score"),
    RANK: say("rank"),
    INTERVAL: say("interval"),
    PROPOSAL: say("proposal"),
    "dated_back": say("dated back"),
    "no_evidence": say("submitted without evidence"),
    "last_day": say("submitted on the last day"),
    "many": say("very many of one day"),
    "jump": say("far from the periods before"),
    "method": say("a rule or weight changes"),
    "word": say("what records name is called otherwise"),
}
"""What a change can do: to what is filed, to what moves by it, and what of it is odd."""
LOST = frozenset(list(KINDS)[:6])
MOVES = frozenset((LIGHT, PROGRESS, SCORE, RANK, INTERVAL, PROPOSAL))
HARM = {Light.NOT_STARTED: 1, Light.BEHIND: 2, Light.OVERDUE: 3, Light.DONE: -1}
"""How bad some lights are; the others are 0."""


class Item(Struct, frozen=True):
    """One thing that a change does; None stands for nothing.

    `owner` is `program`, `city` or a county's code; `what` names a record and the place in it, a
    task, or a rule. `was` and `now` are values as they are filed, `field` is the way to theirs, as
    in `progress/updates/came_in`.
    """

    kind: str
    owner: str
    what: str
    was: object = None
    now: object = None
    place: Place | None = None
    field: str = ""

    @property
    def is_lower(self) -> bool:
        """Say whether a county has less of what moves than before."""
        if self.was is None or self.kind not in {LIGHT, PROGRESS, SCORE, RANK}:
            return False
        if self.now is None:
            return True
        if isinstance(self.was, Light) and isinstance(self.now, Light):
            return HARM.get(self.now, 0) > HARM.get(self.was, 0)
        was, now = (Decimal(str(side or 0)) for side in (self.was, self.now))
        return now > was if self.kind == RANK else now < was


class Agreement(Struct, frozen=True):
    """Those of whom one must still agree with what a change does to one part of the repository."""

    part: Words | str
    accounts: tuple[str, ...]


class Review(Struct, frozen=True):
    """The answers to the five questions about a change.

    `digests` name everything that base and head hold. `introduced` are the problems that come with
    the change, `known` counts those that were there before. `unknown` says why it is not known what
    moves; None where that is known. `names` are those of owners, ledgers and fields.
    """

    diff: Diff
    digests: tuple[str, str]
    as_of: date | None
    actor: str | None
    introduced: tuple[Problem, ...]
    known: int
    agreements: tuple[Agreement, ...]
    filed: tuple[Item, ...]
    odd: tuple[Item, ...]
    attached: tuple[Attachment, ...] = ()
    moved: tuple[Item, ...] = ()
    unknown: Words | None = None
    names: Mapping[str, Words | str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems because of which it may not be merged."""
        return tuple(problem for problem in self.introduced if problem.is_error)

    @property
    def lost(self) -> tuple[Item, ...]:
        """Return everything that is lost or lowered: of what was filed, then of what moves."""
        gone = (item for item in self.filed if item.kind in LOST)
        return (*gone, *(item for item in self.moved if item.is_lower))


class Judged(NamedTuple):
    """A decision on a subject such as `progress/T07`, and the county's entry that it judges."""

    county: str
    subject: str
    decision: Decision
    filed: Update | None


class Effect(NamedTuple):
    """New decisions, what moves by them on a day, or why that is not known; names of counties."""

    judged: tuple[Judged, ...]
    as_of: date | None
    moved: tuple[Item, ...] | Words
    names: Mapping[str, str]


def counted(items: Iterable[Item]) -> dict[str, int]:
    """Count items by kind, in the order of the kinds."""
    found = Counter(item.kind for item in items)
    return {kind: found[kind] for kind in KINDS if found[kind]}


def by_owner(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return items by whose they are, in their order."""
    return in_groups((item.owner, item) for item in items)
