"""What rules propose, and what is to be done: values that people decide on."""

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


DECIDE, RETURNED, OVERDUE, DUE_SOON = URGENCIES = ("decide", "returned", "overdue", "due_soon")
"""What is to be decided is the city's to do, all else the county's."""
TITLES: Mapping[str, Words] = {
    DECIDE: say("to be decided by the city"),
    RETURNED: say("returned to the county"),
    OVERDUE: say("overdue in the county"),
    DUE_SOON: say("due soon in the county"),
}
COLOURS: Mapping[str, Words] = {"red": say("red"), "yellow": say("yellow"), "blue": say("blue")}


class Todo(Struct, frozen=True):
    """One thing to do: of which kind, for which subject such as `progress/T07`, in whose file.

    `day` is the deadline; of what is to be decided, the day on which it was submitted. `reason` is
    why it was returned, where the city said so. `colour` is that of the reminder to the county,
    `watcher` the post that watches the deadline (R23); `until` the deadline that a county asks for.
    """

    kind: str
    county: str
    name: str
    subject: str
    title: str
    measures: tuple[str, ...]
    day: date
    reason: str = ""
    colour: str = ""
    watcher: str | None = None
    until: date | None = None

    @property
    def file(self) -> str:
        """Return the county's file, in which it has filed or has to file."""
        return f"data/counties/{self.county}/{self.subject}.yaml"

    @property
    def command(self) -> str:
        """Return what to type: a decision for the city, what is to be filed for a county."""
        if self.kind != DECIDE:
            split = [name.rpartition(".")[2].split("@") for name in self.measures]
            named = zip(("measures", "period"), zip(*split, strict=False), strict=False)
            asked = "".join(f" --{of} {','.join(dict.fromkeys(said))}" for of, said in named)
            return f".venv/bin/ledgers file {self.county} {self.subject} submitted{asked}"
        verb = "accept" if self.subject.startswith("progress/") else "close"
        asked = "".join(f" --measure {name}" for name in self.measures)
        if self.until:
            verb, asked = "extend", f"{asked} --until {self.until}"
        return f".venv/bin/ledgers decide {verb} {self.county} {self.subject}{asked}"
