"""See that one process at a time holds a folder, and that none waits for ever."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.write.locks import locked

HOLD = """
import sys, time
from pathlib import Path
from ledgers.write.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def held_by_another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold a folder until it is killed."""
    command = (sys.executable, "-c", HOLD, str(folder))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_a_folder_that_a_sleeping_process_holds_is_not_waited_for_long(tmp_path: Path) -> None:
    with held_by_another(tmp_path) as other:
        os.kill(other.pid, signal.SIGSTOP)
        with pytest.raises(CannotGoOn, match="another command"), locked(tmp_path, 0.1):
            pytest.fail("two hold it")


def test_what_a_killed_process_held_is_free(tmp_path: Path) -> None:
    with held_by_another(tmp_path) as other:
        other.kill()
        other.wait()
        with locked(tmp_path, 0):
            assert list(tmp_path.iterdir()) == []


def test_a_hold_that_ends_lets_the_next_in(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path, 0):
            assert tmp_path.exists()


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="No such file"), locked(tmp_path / "a"):
        pytest.fail("nothing is held")
