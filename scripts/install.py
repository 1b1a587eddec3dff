"""Install what a lock pins into a virtual environment: exactly that, with its hashes.

    python3 scripts/install.py --new .venv requirements.lock
    python3 scripts/install.py .venv requirements-test.lock

A lock is complete, so nothing is resolved: pip is told `--no-deps`, and `pip check` says afterwards
whether something was missing. Everything is downloaded first; where that fails, an environment that
is there already stays as it is. What went wrong is one sentence, and the exit status is 1. Only the
standard library is used, since this runs before anything is installed.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")
EXACT = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement")

SENTENCES = (
    (
        r"DO NOT MATCH THE HASHES.*?\n\s+(\S+?) ",
        "{0} is not the file that {lock} names: its hash differs",
    ),
    (
        r"NewConnectionError|ConnectTimeout|NameResolution|Max retries|connection broken",
        "no package index can be reached",
    ),
    (
        r"No matching distribution found for (\S+)",
        "there is no wheel of {0} for this Python and machine",
    ),
    (
        r"(\S+) \S+ requires (\S+), which is not installed",
        "{lock} lacks {1}, which {0} requires; to choose again, run: make lock",
    ),
    (
        r"(\S+ \S+) has requirement (.+), but you have (.+)\.",
        "{lock} pins {2}, but {0} requires {1}; to choose again, run: make lock",
    ),
    (r"No space left on device", "the disk is full"),
)
"""What pip says when it fails, and what it means; the first that fits is told."""


class Failed(Exception):  # noqa: N818 - reads as the sentence it is
    """Say in one sentence why there is no environment."""


def main() -> int:
    """Install what the lock pins; return the exit status."""
    parser = argparse.ArgumentParser(description="Install what a lock pins.")
    parser.add_argument("--new", action="store_true", help="make the environment anew")
    parser.add_argument("place", type=Path, help="the virtual environment")
    parser.add_argument("lock", type=Path, help="the file that pins packages with hashes")
    asked = parser.parse_args()
    try:
        install(asked.place, asked.lock, anew=asked.new)
    except Failed as error:
        sys.stderr.write(f"{error}.\n")
        return 1
    return 0


def install(place: Path, lock: Path, *, anew: bool) -> None:
    """Install what a lock pins; raises Failed where that cannot be done."""
    if not runs(place):
        create(place)
    cache = place.absolute().parent / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="wheels.") as wheels:
        run(place, lock, "download", "--dest", wheels, *EXACT, str(lock))
        if anew:
            create(place)
        run(place, lock, "install", "--no-index", "--find-links", wheels, *EXACT, str(lock))
    run(place, lock, "check")


def runs(place: Path) -> bool:
    """Say whether there is an environment whose Python runs and has pip."""
    if not python_of(place).exists():
        return False
    asked = (str(python_of(place)), "-c", "import pip")
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603 - the environment's own Python, no shell


def create(place: Path) -> None:
    """Make an empty environment of the Python that runs this, in place of what is there."""
    try:
        venv.create(place, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failed(f"{place} cannot be made: {error}") from error


def python_of(place: Path) -> Path:
    """Return the Python of an environment."""
    return place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run(place: Path, lock: Path, *command: str) -> None:
    """Run a command of the environment's pip; raises Failed where it fails."""
    asked = (str(python_of(place)), *PIP, *command)
    done = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603 - the environment's own pip, no shell
    if done.returncode != 0:
        raise Failed(sentence(done.stdout + done.stderr, lock.name))


def sentence(said: str, lock: str) -> str:
    """Return in one sentence what pip says when it fails."""
    for pattern, words in SENTENCES:
        found = re.search(pattern, said, re.DOTALL)
        if found:
            return words.format(*found.groups(), lock=lock)
    rows = [row for row in said.splitlines() if row.strip()] or ["pip failed without a word"]
    last = next((row for row in reversed(rows) if row.startswith("ERROR:")), rows[-1])
    return f"{lock} cannot be installed: {last.removeprefix('ERROR: ').rstrip('.')}"


if __name__ == "__main__":
    sys.exit(main())
