"""A command that is killed leaves nothing half and nothing in anyone's way."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from subprocess import TimeoutExpired

from demo.repositories import git
from tests.soak.city import (
    DECISIONS,
    DRAFT,
    DRAFTING,
    ISSUING,
    OPEN,
    SUMS,
    command,
    committed,
    deciding,
    expect_sound,
    expect_swept,
    expect_whole,
    founded,
    run,
    started,
)

NAME = "killed"
ROUNDS = 200
CUT = 2

KILLER = """
import os, signal, sys
from ledgers.cli.main import main
kinds, left = sys.argv.pop(1).split(), int(sys.argv.pop(1))
def before(event, arguments):
    global left
    if event in kinds and (event != "open" or arguments[1] in ("w", "wb", "xb")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(before)
sys.exit(main(sys.argv[1:]))
"""
"""Runs a command and kills it just before the nth step by which it changes what is on the disk."""
STEPS = "os.mkdir os.rename os.remove os.rmdir tempfile.mkstemp tempfile.mkdtemp open"
MOVES = "os.rename"
MAKES = ("tempfile.mkstemp tempfile.mkdtemp", "1")
TO_THE_END = 0.25
EMPTY = sha256(b"").hexdigest()


def play(seed: int, number: int, folder: Path) -> None:
    """Play one round; raises AssertionError where a killed command left anything half."""
    root = founded(folder / "city")
    KINDS[number % len(KINDS)](root, Random(f"{seed} {number}"))
    expect_swept(root)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a command is killed: before one of these steps of a kind, or after up to some time."""

    kinds: str
    first: int
    last: int
    seconds: float


WRITING = Moment(STEPS, 1, 12, 1.5)
PLACING = Moment(STEPS, 6, 40, 1.5)
DRAWING = Moment(STEPS, 1, 60, 8.0)
SWAPPING = Moment(MOVES, 8, 14, 8.0)


def _kill(chance: Random, root: Path, wish: tuple[str, ...], when: Moment) -> None:
    """Start a command and kill it at a moment; it may have ended before."""
    step = chance.choice((0, chance.randint(when.first, when.last)))
    with started("-c", KILLER, when.kinds, str(step), *command(root, *wish)) as process:
        with suppress(TimeoutExpired):
            process.wait(None if step else chance.uniform(0, when.seconds))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


# ── One file ─────────────────────────────────────────────────────────────────────────────────────


def _decision(root: Path, chance: Random) -> None:
    subject = chance.choice(sorted(OPEN))
    wish = deciding(subject, chance.choice(OPEN[subject]))
    _written_whole(root, chance, f"{DECISIONS}/{subject}.yaml", wish)


def _draft(root: Path, chance: Random) -> None:
    _written_whole(root, chance, DRAFT, DRAFTING)


def _issue(root: Path, chance: Random) -> None:
    run(root, *DRAFTING)
    committed(root, DRAFT)
    _written_whole(root, chance, DRAFT, ISSUING)


def _written_whole(root: Path, chance: Random, file: str, wish: tuple[str, ...]) -> None:
    """Kill a command that writes a file: it is as it was or as it should be, and nothing else is.

    The same command, or another one where it has written, then sweeps what was left.
    """
    was = _bytes(root / file)
    wanted = _after(root, file, wish)
    _kill(chance, root, wish, WRITING)
    found = _bytes(root / file)
    assert found in {was, wanted}, found
    expect_sound(root, *(() if found == was else (file,)))
    subject = "990121/progress/T16" if "T07" in file else "990102/progress/T07"
    other = () if found == was else (f"{DECISIONS}/{subject}.yaml",)
    status, said = run(root, *(deciding(subject, OPEN[subject][0]) if other else wish))
    assert (status, _bytes(root / file)) == (0, wanted), said
    expect_sound(root, file, *other)


def _decisions(root: Path, chance: Random) -> None:
    """Kill a command that decides on two subjects: the next one that writes finds both, or none."""
    wish = ("decide", "extend", "990121", "T16", "990181", "T16", "--until", "2026-10-31")
    files = [f"{DECISIONS}/{county}/progress/T16.yaml" for county in ("990121", "990181")]
    wanted = [_after(root, file, wish) for file in files]
    _kill(chance, root, wish, PLACING)
    status, said = run(root, *deciding("990102/progress/T07", "T07.1"))
    assert status == 0, said
    found = [_bytes(root / file) for file in files]
    assert found in (wanted, [None, None]), found
    other = f"{DECISIONS}/990102/progress/T07.yaml"
    expect_sound(root, other, *(files if found == wanted else ()))


def _after(root: Path, file: str, wish: tuple[str, ...]) -> bytes | None:
    """Return what a command makes of a file, and undo it."""
    status, said = run(root, *wish)
    assert status == 0, said
    made = _bytes(root / file)
    git(root, "clean", "--quiet", "-d", "--force", "data")
    git(root, "reset", "--quiet", "--hard")
    return made


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


# ── A portal ─────────────────────────────────────────────────────────────────────────────────────


def _portal(root: Path, chance: Random) -> None:
    """Kill a command that publishes: the last portal stands, or a whole new one.

    Where it was killed between both, the next command that publishes puts the last one back before
    it makes anything; mostly that one is killed here, just then.
    """
    public = root / "public"
    _put_last(public)
    _kill(chance, root, ("publish",), chance.choice((DRAWING, SWAPPING)))
    expect_sound(root)
    started("-c", KILLER, *MAKES, *command(root, "publish")).communicate()
    expect_whole(public)
    expect_swept(root)
    if chance.random() < TO_THE_END:
        status, said = run(root, "publish")
        assert (status, (public / "manifest.json").is_file()) == (0, True), said
        expect_whole(public)
    expect_sound(root)


def _put_last(public: Path) -> None:
    """Put a portal of one page where the next one goes."""
    public.mkdir()
    (public / "index.html").write_bytes(b"")
    (public / SUMS).write_text(f"{EMPTY}  index.html\n", "utf-8")


KINDS: tuple[Callable[[Path, Random], None], ...] = (
    _portal,
    _decisions,
    _decision,
    _issue,
    _draft,
    _decision,
)
"""What is played, in turn; acceptance/test_editions.py kills one command that publishes."""
