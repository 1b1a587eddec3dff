"""What starts a deadline is public: all can see when it began, and the portal counts as we do."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds
from ledgers.check.method.fields import Reach
from ledgers.model import Problem, inside, kinds, say

STARTS = {
    "document": ("documents", "kind", "updates.status", "updates.on", "updates.came_in"),
    "event": ("events", "kind", "held_on", "came_in"),
}
"""The ledgers of the records after which something is due, with what the day is read from."""


def starts_out_of_sight(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each deadline after a record whose kind or days are not public."""
    for document, path, row in grounds.entries("tasks", "tasks", "measures"):
        for name, (ledger, *fields) in STARTS.items():
            kind = inside(row, f"due.after.{name}")
            reach, kept = Reach(grounds, ledger, ""), {"kind": {kind}}
            if kind is not None and any(reach.hidden(field, kept) for field in fields):
                told = {"kind": kind, "measure": row["id"]}
                message = say("{kind} is not public: nobody sees when {measure} is due", **told)
                hint = say("name a kind that is public")
                place = document.at(*path, "due", "after", name)
                yield kinds.times.DEADLINE_UNCLEAR.at(place, message, hint)
