"""What somebody has to do next, and by when."""

from collections.abc import Mapping
from datetime import date

from ledgers.model import Struct, Words, say

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
