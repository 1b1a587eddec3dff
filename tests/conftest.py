"""Fixtures for all tests: a mini city on disk, and the portal, which is built once in a run."""

import fcntl
import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ledgers.cli.main import main
from tests.cities import MINI, REPOSITORY, published, write_city
from tests.once import forget_sites, remembering
from tests.own_data import SKIPPED, Watch, is_demonstration
from tests.property.amount import EXAMPLES, IN_A_SOAK

__all__ = ["MINI", "REPOSITORY", "published", "write_city"]

# The same examples in every run, and none of them measured by the clock. In a soak there are many
# more of them, drawn from the seed that it names.
settings.register_profile(
    "ledgers", deadline=None, derandomize=True, database=None, max_examples=EXAMPLES
)
settings.register_profile("soak", deadline=None, database=None, max_examples=IN_A_SOAK)
settings.load_profile("ledgers")

WATCH = Watch()
SELDOM = (50_000, 20, 50)
"""When garbage is searched for: cities are many values in few circles."""


# ── The repository's own data ────────────────────────────────────────────────────────────────────


def pytest_collection() -> None:
    """Begin to watch: no test file reads data/ when it is imported."""
    WATCH.allowed = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of the demonstration where data/ is another city's."""
    WATCH.allowed = True
    if not is_demonstration():
        for item in items:
            if item.get_closest_marker("demonstration"):
                item.add_marker(pytest.mark.skip(reason=SKIPPED))
    WATCH.allowed = False


def pytest_collection_finish() -> None:
    """Keep the thousands of collected tests out of later searches for garbage, and search less."""
    if seen := WATCH.taken():
        raise pytest.UsageError(f"read while tests were collected: {', '.join(seen)}")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let only tests that are marked `demonstration`, and what is made for them, read data/."""
    WATCH.allowed = item.get_closest_marker("demonstration") is not None


@pytest.fixture(autouse=True)
def own_data() -> Iterator[None]:
    """Fail a test that read data/ of the repository and is not marked `demonstration`."""
    yield
    assert WATCH.taken() == [], "whoever reads data/ is marked demonstration"


# ── Done once ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session", autouse=True)
def nothing_twice() -> Iterator[None]:
    """Let commands that run in this process do nothing twice that gives the same (once.py)."""
    with pytest.MonkeyPatch.context() as patch:
        remembering(patch)
        yield
    forget_sites()


# ── Cities ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the root of a sound mini city: 3 counties, 5 tasks."""
    return write_city(tmp_path / "city", MINI)


@pytest.fixture
def ledgers(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command line and gives exit status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


# ── Portals ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the finished portal of the demonstration city: the one full build of a run.

    The worker that comes first builds it, another one waits and takes it as it is: nobody
    writes into it.
    """
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "demonstration"
    with root.with_suffix(".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "public").exists():  # Only a portal that is finished gets this name.
            shutil.copytree(REPOSITORY / "data", root / "data", dirs_exist_ok=True)
            shutil.copytree(REPOSITORY / "schemas", root / "schemas", dirs_exist_ok=True)
            published(root)
    return root / "public"
