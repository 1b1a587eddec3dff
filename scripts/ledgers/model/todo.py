"""What somebody has to do next, and by when."""

from dataclasses import dataclass
from datetime import date

DECIDE, RETURNED, OVERDUE, DUE_SOON = URGENCIES = ("decide", "returned", "overdue", "due_soon")
"""What is to be decided is the city's to do, all else the county's."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: of which kind, for which subject such as `progress/T07`, in whose file.

    `day` is the deadline; of what is to be decided, the day on which it was submitted. `reason` is
    why it was returned, where the city said so.
    """

    kind: str
    county: str
    name: str
    subject: str
    title: str
    measures: tuple[str, ...]
    day: date
    reason: str = ""

    @property
    def file(self) -> str:
        """Return the county's file, in which it has filed or has to file."""
        return f"data/counties/{self.county}/{self.subject}.yaml"

    @property
    def command(self) -> str:
        """Return what to type: a decision for the city, a check of what it wrote for a county."""
        if self.kind != DECIDE:
            return ".venv/bin/ledgers check --base HEAD"
        verb = "accept" if self.subject.startswith("progress/") else "close"
        asked = "".join(f" --measure {name}" for name in self.measures)
        return f".venv/bin/ledgers decide {verb} {self.county} {self.subject}{asked}"
