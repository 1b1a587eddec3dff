"""Work at many items in two halves: done in turn or side by side, what comes of it is the same."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")
Share: TypeAlias = Callable[..., list[Any]] | None
"""Does works that take nothing side by side, and returns what each returns, in their order."""
WORTH = 1_000_000
"""From how many signs, or bytes, to read and compare a second process saves time."""


def in_halves(
    work: Callable[[Sequence[Item]], list[Value]], items: Sequence[Item], share: Share, amount: int
) -> list[Value]:
    """Return what comes of items, not in their order: of every other one first where it pays."""
    if share is None or amount < WORTH:
        return work(items)
    return list(chain(*share(partial(work, items[::2]), partial(work, items[1::2]))))
