"""The workers of a dask cluster, and who works where there is none."""

from asyncio import CancelledError
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing, contextmanager, suppress
from typing import Any

from ledgers.model.words import Words, say
from ledgers.write.workers import Answer, Gone, Pool, Work, tried

PATIENCE = 5
"""The seconds within which a cluster answers."""
RESTART = 30
"""The seconds within which a cluster that has lost all workers has one again."""


class Cluster(Pool):
    """The workers of a cluster; they have this program, and see the same folders."""

    def __init__(self, address: str, others: Pool, tell: Callable[[Words], None]) -> None:
        """Find the cluster; raises ImportError without the library, OSError where none answers."""
        # Imported here: an extra that takes a second, and few runs need it.
        from distributed import Client, wait  # noqa: PLC0415

        self._client, self._wait = Client(address, timeout=PATIENCE), wait
        self._others, self._tell = others, tell

    def size(self) -> int:
        """Return how many threads its workers have, once it has any."""
        with self._reached():
            self._client.wait_for_workers(1, RESTART)
            return sum(self._client.ncores().values()) or 1

    def start(self, work: Work[Any, Any], item: object) -> Any:  # noqa: ANN401 - the library's future
        """Give an item to the cluster, which chooses a worker and replaces it where it is lost."""
        with self._reached():
            return self._client.submit(tried, work, item, pure=False)

    def first(self, futures: Sequence[Any], seconds: float | None) -> Sequence[Any]:
        """Wait for the first one, or for a time; not for long, since all workers may be gone."""
        with self._reached(), suppress(TimeoutError):
            self._wait(
                futures, RESTART if seconds is None else min(seconds, RESTART), "FIRST_COMPLETED"
            )
        return [future for future in futures if future.done()]

    def taken(self, future: Any) -> Answer[Any, Any]:  # noqa: ANN401 - as above
        """Return the answer."""
        try:
            answer: Answer[Any, Any] = future.result()
        except CancelledError as error:  # Otherwise it would end the whole run.
            raise BrokenExecutor from error
        return answer

    def drop(self, future: Any) -> None:  # noqa: ANN401 - as above
        """Restart the worker that is at it, where something watches over that worker."""
        with self._reached(), suppress(ValueError):
            at = [name for name, keys in self._client.processing().items() if future.key in keys]
            future.cancel()
            self._client.restart_workers(at, raise_for_error=False)

    def close(self) -> None:
        """Leave the cluster, which stays; others that went on end."""
        self._client.close()
        self._others.close()

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            self._tell(say("the cluster does not answer any more: it is done here"))
            raise Gone(self._others) from error


@contextmanager
def hands_of(count: int, address: str, tell: Callable[[Words], None]) -> Iterator[Pool | None]:
    """Yield the workers of a cluster, or else so many of this machine; for one, none is needed.

    Why a cluster that is asked for is not there is told.
    """
    pool = hands = Pool(count)
    try:
        hands = Cluster(address, pool, tell) if address else pool
    except ImportError:
        tell(say("clusters need a library that is not installed (make cluster): it is done here"))
    except (OSError, ValueError):
        tell(say("no cluster answers at {address}: it is done here", address=address))
    with closing(hands):
        yield None if hands is pool and count == 1 else hands
