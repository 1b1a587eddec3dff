"""The open list of changes in the meaning of figures, and the results of verifying.

A change that makes the program compute a figure differently from the same data raises the version
in `pyproject.toml`, adds a row to `MEANINGS` and keeps the former rule in `assess/facts.py`. Where
an issue of an earlier version comes out differently today, these rows must explain every figure,
and the former rules must give the issued figures. A row without its rule proves nothing, since
anyone can name a version.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from ledgers.model import Struct, Words, say
from ledgers.model.bulletin import Change, numbered

FIRST = "0.1.0"
"""The version of the program before issues named it."""


class Meaning(Struct, frozen=True):
    """A change: the version that brought it, the figures it concerns, what changed, and why."""

    version: str
    keys: frozenset[str]
    what: Words
    why: Words

    def concerns(self, version: str, key: str) -> bool:
        """Say whether a figure of an issue of a version may come out differently because of it."""
        return numbered(version) < numbered(self.version) and key in self.keys


RANKS = ("rank", "rank_before", "rank_low", "rank_high")
SCORED = frozenset(f"county.{name}" for name in ("score", *RANKS))
"""The figures of a score and its place."""
JUDGED = SCORED | frozenset(
    {
        "progress",
        "plan",
        *(f"tasks.{name}" for name in ("done", "overdue", "pending", "behind")),
        *(f"task.{name}" for name in ("done", "overdue", "pending")),
        *(f"measures.{name}" for name in ("accepted", "accepted_new", "returned_new")),
        *(f"findings.{name}" for name in ("closed", "open")),
        *(f"county.{name}" for name in ("accepted_new", "returned_new", "overdue", "missed")),
        *("county.progress", "county.plan"),
        "deadlines.missed",
        "counties.ranked",
    }
)
"""The figures that depend on what the city decided."""
KNOWN = frozenset({"findings.opened", "actions.decided", "actions.person_times"})
"""The figures that depend, as those do, on which records are valid on a day."""
MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "0.2.0",
        frozenset({"findings.closed", "findings.open"}),
        say("A finding counts as closed only once its county submitted that it was put right."),
        say("A decision that makes no sense on its day changes nothing, for tasks and findings."),
    ),
    Meaning(
        "0.4.0",
        JUDGED,
        say("A decision judges what stood undecided before its day, or the entry that it names."),
        say("What came in on the day of a decision that did not need it counts after it."),
    ),
    Meaning(
        "0.4.0",
        JUDGED | KNOWN,
        say("A day is judged without what was corrected or withdrawn after it."),
        say("A number of the past does not change by itself."),
    ),
    Meaning(
        "0.4.0",
        SCORED,
        say("A figure that was due and is not filed counts at the lower end of its goalposts."),
        say("Who files nothing, or takes a filing back, gains nothing by it."),
    ),
    Meaning(
        "0.4.0",
        SCORED,
        say("Work that came in late counts as late before the city has decided on it, too."),
        say("To have late work accepted lowers no score."),
    ),
    Meaning(
        "0.4.0",
        SCORED | {"counties.ranked"},
        say("Work on a task that comes in after its programme has ended leaves a county ranked."),
        say("What was open at the end can be finished."),
    ),
    Meaning(
        "0.4.0",
        SCORED | {"scores.year", "scores.silent"},
        say("A window of a year shows the last complete year until something of the new is due."),
        say("A ranking means something on every day, and tells what it lacks."),
    ),
    Meaning(
        "0.4.0",
        SCORED,
        say("A room counts for its standard where it is up to standard, not only built."),
        say("What is not fit for use is not there."),
    ),
)
"""Every change of a figure's meaning, the oldest first."""


def explanations(version: str, keys: Iterable[str]) -> tuple[Meaning, ...] | None:
    """Return the changes that explain differences in figures; None where one is unexplained."""
    asked = frozenset(keys)
    found = tuple(since(version, asked))
    return found if asked <= frozenset().union(*(row.keys for row in found)) else None


def since(version: str, keys: Iterable[str]) -> Iterator[Meaning]:
    """Yield the changes since a version that concern any of the figures."""
    asked = frozenset(keys)
    yield from (row for row in MEANINGS if any(row.concerns(version, key) for key in asked))


class Outcome(StrEnum):
    """The five answers.

    `same`: computed again, it is what was issued. `same_then`: the program of its day gives it.
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


class Verdict(Struct, frozen=True):
    """The result for one issue or edition: how much was compared, what differs and why.

    Of an issue figures are compared: `changes` differ, `meanings` explain them, and `since` lists
    apart what another revision says of the same period today. Of an edition files are: `differing`.
    """

    name: str
    outcome: Outcome
    compared: int = 0
    changes: tuple[Change, ...] = ()
    differing: tuple[str, ...] = ()
    words: Words | None = None
    meanings: tuple[Meaning, ...] = ()
    since: tuple[Change, ...] = ()
