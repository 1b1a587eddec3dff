"""Work at many items: in this process, by processes of this machine, or by those of a cluster.

Whoever does it, the answers are the same and come in the order of the items. What goes wrong with
one item, be it the item, its worker or its time, is the answer to that item alone.
"""

import os
import signal
import sys
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, suppress
from math import inf
from multiprocessing import current_process, get_context
from time import monotonic
from typing import Any, Generic, TypeVar

from ledgers.model import CannotGoOn, Struct, Words, field, say

Item = TypeVar("Item")
Value = TypeVar("Value")
Work = Callable[[Item], Value]

TRIES = 2
"""How often an item is tried whose worker is lost or too slow, each time by another one."""


class Answer(Struct, Generic[Item, Value], frozen=True):
    """What came of an item: a value, or the reason why there is none."""

    item: Item
    value: Value | None = None
    failure: Words | None = None


def tried(work: Work[Item, Value], item: Item) -> Answer[Item, Value]:
    """Return what comes of one item; whatever is raised is the reason why there is no value."""
    try:
        return Answer(item, work(item))
    except CannotGoOn as error:
        return Answer(item, failure=error.words)
    except Exception as error:  # noqa: BLE001 - a broken item costs itself only
        fault = {"kind": type(error).__name__, "reason": str(error)}
        return Answer(item, failure=say("a fault of the tool: {kind}: {reason}", **fault))


class Gone(Exception):  # noqa: N818 - reads as the sentence it is
    """The workers cannot be reached any more; the argument are those who go on."""


class Pool:
    """Processes of this machine, each a pool of its own, so that one lost is no other one's.

    What `start` returns is known to the other methods only; where `taken` raises, a worker is lost.
    """

    def __init__(self, count: int) -> None:
        """Start none yet: a process is started for the first item that it gets."""
        self._count = count
        self._free: list[ProcessPoolExecutor] = []
        self._busy: dict[Future[Any], tuple[ProcessPoolExecutor, Future[int]]] = {}

    def size(self) -> int:
        """Return how many workers there are."""
        return self._count

    def start(self, work: Work[Any, Any], item: object) -> Any:  # noqa: ANN401 - each library has futures of its own
        """Give an item to a process that is free, or to a new one."""
        pool = self._free.pop() if self._free else ProcessPoolExecutor(1, get_context("spawn"))
        try:
            number, future = pool.submit(os.getpid), pool.submit(tried, work, item)
        except BrokenExecutor:  # It was ended while it had nothing to do.
            return self.start(work, item)
        self._busy[future] = pool, number
        return future

    def first(self, futures: Sequence[Any], seconds: float | None) -> Collection[Any]:
        """Wait for the first one, or for a time."""
        return wait(futures, seconds, FIRST_COMPLETED).done

    def taken(self, future: Any) -> Answer[Any, Any]:  # noqa: ANN401 - as above
        """Return the answer; its process is free again, or gone."""
        pool, _ = self._busy.pop(future)
        if error := future.exception():
            pool.shutdown(wait=False)
            raise error
        self._free.append(pool)
        answer: Answer[Any, Any] = future.result()
        return answer

    def drop(self, future: Any) -> None:  # noqa: ANN401 - as above
        """Kill the process that is at it."""
        pool, number = self._busy.pop(future)
        if number.exception() is None:
            os.kill(number.result(), signal.SIGKILL)
        pool.shutdown()

    def close(self) -> None:
        """End all processes."""
        for future in tuple(self._busy):
            self.drop(future)
        for pool in self._free:
            pool.shutdown()


class Try(Struct, Generic[Item]):
    """An item at its place in the order, which try it is, and since when by the machine's clock."""

    place: int
    item: Item
    number: int = 1
    since: float = 0


class Run(Struct, Generic[Item, Value]):
    """Work that goes on: what is under way, what is tried again, answers not yet due."""

    hands: Pool
    work: Work[Item, Value]
    seconds: float | None
    at: dict[Any, Try[Item]] = field(default_factory=dict)
    again: list[Try[Item]] = field(default_factory=list)
    answers: dict[int, Answer[Item, Value]] = field(default_factory=dict)

    def goes_on(self, fresh: Iterator[Try[Item]]) -> bool:
        """Begin with as many as there are workers; return whether anything is to be done."""
        while len(self.at) < self.hands.size():
            one = self.again.pop(0) if self.again else next(fresh, None)
            if one is None:
                break
            self.again.insert(0, one)  # It is not lost where the workers are gone.
            self.at[self.hands.start(self.work, one.item)] = one
            one.since = monotonic()
            self.again.remove(one)
        return bool(self.at)

    def wait(self) -> None:
        """Take what is finished, or else end what takes too long."""
        future, oldest = min(self.at.items(), key=lambda each: each[1].since)
        end = oldest.since + (inf if self.seconds is None else self.seconds)
        left = None if end == inf else max(end - monotonic(), 0)
        done = self.hands.first(list(self.at), left)
        for each in done:
            self._take(each)
        if not done and monotonic() >= end:
            self.hands.drop(future)
            why = say("it took longer than {seconds} s", seconds=f"{self.seconds:g}")
            self._lost(self.at.pop(future), why)

    def move(self, others: Pool) -> None:
        """Go on with others, from the beginning with what is under way."""
        self.hands, self.again = others, [*self.at.values(), *self.again]
        self.at.clear()

    def _take(self, future: object) -> None:
        one = self.at.pop(future)
        try:
            self.answers[one.place] = self.hands.taken(future)
        except Exception:  # noqa: BLE001 - each library has its own word for a lost worker
            self._lost(one, say("its worker was lost"))

    def _lost(self, one: Try[Item], why: Words) -> None:
        if one.number == TRIES:
            self.answers[one.place] = Answer(one.item, failure=why)
        else:
            one.number += 1
            self.again.append(one)


def mapped(
    hands: Pool | None, work: Work[Item, Value], items: Iterable[Item], seconds: float | None = None
) -> Iterator[Answer[Item, Value]]:
    """Yield the answer to each item, in the order of the items.

    No more items are asked for than are worked at. `seconds` is how long one may take; then its
    worker ends. Without workers this process does it, which cannot end itself. `work` and items are
    sent as pickle has them.
    """
    if hands is None:
        yield from (tried(work, item) for item in items)
        return
    run, due = Run(hands, work, seconds), 0
    fresh = (Try(place, item) for place, item in enumerate(items))
    while True:
        try:
            if not run.goes_on(fresh):
                return
            run.wait()
        except Gone as gone:
            run.move(*gone.args)
        while due in run.answers:
            yield run.answers.pop(due)
            due += 1


FORKS = sys.platform == "linux"
_shares: list[Callable[[], object]] = []


def side_by_side(first: Callable[[], Value], *others: Callable[[], Value]) -> list[Value]:
    """Do the shares of one work, all but the first in copies of this process where they are cheap.

    A copy has all that is in memory here; what a share returns or raises is sent as pickle has it.
    Where none may be started, as in a worker of a cluster, none can be, or one is killed, this
    process does it all.
    """
    with ExitStack() as stack:
        found, own = _begun(stack, others), first()
        try:
            return [own, *found]
        except BrokenExecutor:  # A copy was killed, as happens where memory is short.
            return [own, *(share() for share in others)]


def _begun(stack: ExitStack, shares: Sequence[Callable[[], Value]]) -> Iterable[Value]:
    """Begin with shares in copies of this process, until the stack is left; else yield them."""
    if FORKS and shares and not current_process().daemon:
        # Python warns of threads, which only libraries have here: copies do not wait for them.
        stack.enter_context(warnings.catch_warnings(action="ignore", category=DeprecationWarning))
        _shares[:] = shares
        with suppress(OSError, NotImplementedError):  # No memory, no semaphores.
            copies = ProcessPoolExecutor(len(shares), get_context("fork"))
            found = stack.enter_context(copies).map(_share, range(len(shares)))
            _shares.clear()  # The copies have them; here nothing else may be kept alive by it.
            return found
    return (share() for share in shares)


def apart(*shares: Callable[[], Value]) -> list[Value]:
    """Do all shares in copies where they are cheap, so that what they took is free afterwards."""
    return side_by_side(_nothing, *shares)[1:] if FORKS else side_by_side(*shares)


def _nothing() -> Any:  # noqa: ANN401 - nothing is a value of each kind
    return None


def _share(number: int) -> Any:  # noqa: ANN401 - whatever a share returns
    return _shares[number]()
