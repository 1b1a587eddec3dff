"""What was worked out once, kept with all that went into it, for the other side of a change."""

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Shared:
    """Results of pure functions, by name; one is taken again where all that goes in is equal.

    Two assessments that share it give what each gives alone.
    """

    def __init__(self) -> None:
        """Begin with nothing worked out."""
        self._made: dict[Hashable, tuple[object, object]] = {}

    def once(self, name: Hashable, given: object, make: Callable[[], T]) -> T:
        """Return what was last made under a name, made anew where something else is given."""
        known = self._made.get(name)
        if known is None or known[0] != given:
            known = self._made[name] = given, make()
        found: T = known[1]  # type: ignore[assignment]
        return found
