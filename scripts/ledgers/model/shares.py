"""Work at many items in two shares: done in turn or side by side, what comes of it is the same."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")
Share: TypeAlias = Callable[..., list[Any]]
"""Does works that take nothing, and returns what each returns, in their order."""
WORTH = 1_000_000
"""From how many signs, or bytes, to read and compare a second process saves time."""


def in_turn(*works: Callable[[], Value]) -> list[Value]:
    """Do works one after the other."""
    return [work() for work in works]


def in_halves(
    work: Callable[[Sequence[Item]], Iterable[Value]],
    items: Sequence[Item],
    share: Share,
    amount: int,
) -> list[Value]:
    """Return what comes of items, not in their order: of every other one first where it pays."""
    parts = (items[::2], items[1::2]) if amount >= WORTH else (items,)
    return list(chain(*share(*(partial(_all, work, part) for part in parts))))


def _all(
    work: Callable[[Sequence[Item]], Iterable[Value]], items: Sequence[Item]
) -> tuple[Value, ...]:
    return tuple(work(items))
