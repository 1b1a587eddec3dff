"""What the figures of a bulletin are about."""

from datetime import date

from ledgers.model.bulletin import numbered
from ledgers.model.values import Struct


class Span(Struct, frozen=True):
    """What an issue is about: its kind, its days (both included), and the task of a node.

    `groups` are the subjects that it holds (`model.facts.GROUPS`); without any it holds what issues
    held before series said so. A `version` of the program gives figures the meaning that they had
    in it, else today's.
    """

    kind: str
    start_on: date
    end_on: date
    task: str | None = None
    version: str | None = None
    groups: tuple[str, ...] = ()

    def is_before(self, version: str) -> bool:
        """Say whether figures are asked for with a meaning older than a version."""
        return self.version is not None and numbered(self.version) < numbered(version)

    def holds(self, day: object) -> bool:
        """Say whether a day, as filed, lies in the span."""
        return isinstance(day, str | date) and str(self.start_on) <= str(day) <= str(self.end_on)
