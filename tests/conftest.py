"""Fixtures for all tests: a mini city on disk, and the portal, which is built once in a run."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from ledgers.cli.main import main
from tests.synthetic import mini_city

# The same examples in every run, and none of them measured by the clock.
settings.register_profile("ledgers", deadline=None, derandomize=True, database=None)
settings.load_profile("ledgers")

REPOSITORY = Path(__file__).resolve().parents[1]


def write_city(root: Path, files: dict[str, bytes]) -> Path:
    """Write a city's files below a folder, with the repository's schemas beside them."""
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    shutil.copytree(REPOSITORY / "schemas", root / "schemas", dirs_exist_ok=True)
    return root


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the root of a sound mini city: 3 counties, 5 tasks."""
    return write_city(tmp_path / "city", mini_city())


@pytest.fixture
def ledgers(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command line and gives exit status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the finished portal of the demonstration city: the one full build of a run.

    Tests that use it carry `@pytest.mark.xdist_group("portal")`, so that one worker builds it.
    """
    root = tmp_path_factory.mktemp("demonstration")
    shutil.copytree(REPOSITORY / "data", root / "data")
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    assert main(["publish", "--root", str(root), "--today", "2026-07-15"]) == 0
    return root / "public"
