"""Many items are worked at by several workers, and one that goes wrong costs itself only."""

import os
import signal
import sys
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import sleep
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Words, say
from ledgers.write import cluster
from ledgers.write.cluster import hands_of
from ledgers.write.workers import (
    FORKS,
    TRIES,
    Answer,
    Gone,
    Pool,
    Work,
    mapped,
    side_by_side,
    tried,
)

LOST, DIES = "its worker was lost", "__import__('os')._exit(9)"
SLEEPS = "__import__('time').sleep(60)"
FAULTS = ("1/0", "len(5)", "nobody")


def told(answers: Iterator[Answer[str, object]]) -> list[tuple[str, object]]:
    return [(one.item, str(one.failure) if one.failure else one.value) for one in answers]


def doubled(number: int) -> int:
    return 2 * number


@pytest.fixture
def pool() -> Iterator[Pool]:
    with closing(Pool(2)) as made:
        yield made


def test_a_pool_answers_what_this_process_answers(pool: Pool) -> None:
    items = [*map(str, range(7)), *FAULTS]
    here = told(mapped(None, eval, items))
    assert told(mapped(pool, eval, items)) == here
    assert [item for item, _ in here] == items
    assert here[7] == ("1/0", "a fault of the tool: ZeroDivisionError: division by zero")


def test_a_worker_that_is_lost_costs_only_its_item(pool: Pool, tmp_path: Path) -> None:
    once = tmp_path / "once"
    once.touch()
    there = f"__import__('pathlib').Path({str(once)!r})"
    item = f"({there}.unlink(), {DIES}) if {there}.exists() else 3"
    found = told(mapped(pool, eval, ["1", DIES, item, "4"]))
    assert found == [("1", 1), (DIES, LOST), (item, 3), ("4", 4)]


def test_a_worker_that_is_slow_is_ended_and_its_item_tried_again(pool: Pool) -> None:
    assert [one.value for one in mapped(pool, eval, ["1", "2"])] == [1, 2]
    found = told(mapped(pool, eval, [SLEEPS, "2"], 1))
    assert found == [(SLEEPS, "it took longer than 1 s"), ("2", 2)]


def test_a_worker_that_ended_while_it_had_nothing_to_do_is_replaced(pool: Pool) -> None:
    (number,) = (one.value for one in mapped(pool, eval, ["__import__('os').getpid()"]))
    os.kill(int(str(number)), signal.SIGKILL)
    sleep(0.3)
    assert told(mapped(pool, eval, ["1", "2"])) == [("1", 1), ("2", 2)]


def test_items_are_asked_for_as_workers_get_free() -> None:
    asked = iter(range(9))
    next(mapped(None, doubled, asked))
    assert list(asked) == list(range(1, 9))


def test_a_run_that_cannot_go_on_says_why_in_its_own_words() -> None:
    def refuse(_: int) -> None:
        raise CannotGoOn.say("nothing")

    assert tried(refuse, 1) == Answer(1, failure=say("nothing"))


Done: TypeAlias = Future[Any]


class Odd(Pool):
    """Workers that lose, delay and leave as chance has it."""

    def __init__(self, chance: Random, losing: float, leaving: float) -> None:
        super().__init__(3)
        self.chance, self.losing, self.leaving = chance, losing, leaving

    def start(self, work: Work[Any, Any], item: object) -> Done:
        future = Done()
        future.set_result(tried(work, item))
        return future

    def first(self, futures: Sequence[Done], _: float | None) -> Collection[Done]:
        if self.chance.random() < self.leaving:
            raise Gone(Odd(self.chance, self.losing, 0))
        return self.chance.sample(futures, self.chance.randint(0, len(futures)))

    def taken(self, future: Done) -> Answer[int, int]:
        if self.chance.random() < self.losing:
            raise OSError
        answer: Answer[int, int] = future.result()
        return answer


@given(
    st.lists(st.integers()),
    st.randoms(use_true_random=False),
    st.sampled_from([0, 0.3, 1]),
    st.sampled_from([0, 0.2]),
)
def test_every_item_has_its_answer_in_order_whatever_happens(
    items: list[int], chance: Random, losing: float, leaving: float
) -> None:
    answers = list(mapped(Odd(chance, losing, leaving), doubled, items))
    assert [one.item for one in answers] == items
    values = {Answer(item, doubled(item)) for item in items}
    assert {one for one in answers if one.failure is None} <= values
    assert {str(one.failure) for one in answers if one.failure} <= ({LOST} if losing else set())


@given(st.integers(1, 5))
def test_an_item_is_tried_so_often_and_no_more(count: int) -> None:
    begun = []

    def work(item: int) -> None:
        begun.append(item)

    list(mapped(Odd(Random(1), 1, 0), work, range(count)))
    assert sorted(begun) == sorted([*range(count)] * TRIES)


@pytest.mark.parametrize("count", [1, 2])
def test_without_the_library_the_work_goes_on_here(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    said: list[Words] = []
    with hands_of(count, "tcp://127.0.0.1:1", said.append) as hands:
        assert isinstance(hands, Pool if count > 1 else type(None))
        assert [one.value for one in mapped(hands, int, "12")] == [1, 2]
    assert [str(words).partition(" (")[0] for words in said] == [
        "clusters need a library that is not installed"
    ]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "no address", "tcp://127.0.0.1:x"])
def test_where_no_cluster_answers_the_work_goes_on_here(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "PATIENCE", 0.1)
    said: list[Words] = []
    with hands_of(1, address, said.append) as hands:
        assert hands is None
    assert said == [say("no cluster answers at {address}: it is done here", address=address)]


@pytest.mark.parametrize("forks", [FORKS, False], ids=str)
def test_shares_of_one_work_are_done_side_by_side(
    *, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.workers.FORKS", forks)
    here, seen = object(), [1]

    def beside() -> int:
        seen.append(2)
        return os.getpid()

    first, process = side_by_side(lambda: here, beside)

    assert first is here
    assert (process == os.getpid(), seen) == ((False, [1]) if forks else (True, [1, 2]))
    with pytest.raises(CannotGoOn, match="no way"):
        side_by_side(lambda: here, refused)


def no_room(*_: object) -> None:
    raise OSError(28, "no memory for one more process")


def test_where_no_copy_can_be_started_this_process_does_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ledgers.write.workers.ProcessPoolExecutor", no_room)
    assert side_by_side(os.getpid, os.getpid) == [os.getpid()] * 2


def test_what_a_copy_that_is_killed_had_to_do_is_done_here() -> None:
    here = os.getpid()
    assert side_by_side(int, lambda: os.getpid() == here or os._exit(9)) == [0, True]


@pytest.mark.skipif(not FORKS, reason="copies are not cheap here")
def test_a_worker_of_a_cluster_which_may_start_none_does_all_itself(tmp_path: Path) -> None:
    """Dask's are daemons, of which Python forbids children: each large city failed there."""
    place = tmp_path / "answers"

    def of_a_daemon() -> None:
        place.write_text(repr(len(set(side_by_side(os.getpid, os.getpid)))))

    worker = get_context("fork").Process(target=of_a_daemon, daemon=True)
    worker.start()
    worker.join()
    assert place.read_text() == "1"


def refused() -> object:
    raise CannotGoOn(say("no way"))
