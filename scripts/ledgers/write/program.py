"""The program of another day in a worktree of its own, tags that keep commits, and branches.

Branches are made and pushed beside the checkout: its files, its index and HEAD stay.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ledgers.model import CannotGoOn, Struct
from ledgers.model.bulletin import LOCK
from ledgers.model.diff import Upgrade


@contextmanager
def worktree(home: Path, commit: str) -> Iterator[Path]:
    """Yield the program's folder as it is in a commit, and remove it afterwards."""
    with TemporaryDirectory(prefix="ledgers-") as scratch:
        place = Path(scratch) / "program"
        prefix = run_git(home, "rev-parse", "--show-prefix").strip()
        run_git(home, "worktree", "add", "--quiet", "--detach", str(place), commit)
        try:
            yield place / prefix
        finally:
            run_git(home, "worktree", "remove", "--force", str(place))


def commit_all(files: Path) -> None:
    """Make a folder a repository with one commit of all its files."""
    names = ("-c", "user.name=ledgers", "-c", "user.email=ledgers@localhost")
    run_git(files, "init", "--quiet")
    run_git(files, "add", "--all", "--force")
    run_git(files, *names, "commit", "--quiet", "--no-verify", "--message", "Inputs")


def tag(root: Path, name: str, commit: str) -> None:
    """Keep a commit by a tag, even if its branch is deleted."""
    run_git(root, "tag", "--force", name, commit)


def run_git(home: Path, *arguments: str, world: Mapping[str, str] = os.environ) -> str:
    """Run git in a folder and return what it prints; raises CannotGoOn where it fails."""
    done = ran(("git", "--no-replace-objects", *arguments), home, world)
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines() or ["?"]
        raise CannotGoOn.say("git cannot do this here: {reason}", reason=reason[-1])
    return done.stdout


INSTALLER = "scripts/install.py"


class Program(Struct, frozen=True):
    """A program of another day: its Python, its environment variables, its commit."""

    python: Path
    world: Mapping[str, str]
    commit: str

    def run(self, root: Path, *arguments: str) -> None:
        """Run a command on a city; raises CannotGoOn where its exit status is 2 or 3."""
        command = (str(self.python), "-P", "-m", "ledgers", *arguments, "--root", str(root))
        done = ran(command, root, self.world)
        if done.returncode > 1:
            rows = (done.stderr or done.stdout).strip().splitlines() or ["?"]
            raise CannotGoOn.say(
                "the program of {commit} says: {why}", commit=self.commit, why=rows[-1]
            )


@contextmanager
def program_of(home: Path, commit: str, version: str, *, same_lock: bool) -> Iterator[Program]:
    """Yield the program as it is in a commit, with the version that it had.

    With the same lock it runs in today's environment; else one is made from the lock of its day,
    which may take a minute and needs a package index. Raises CannotGoOn where that fails.
    """
    with worktree(home, commit) as place:
        python = Path(sys.executable) if same_lock else _installed(home, place)
        metadata = place.parent / "metadata" / f"ledgers-{version}.dist-info"
        metadata.mkdir(parents=True)
        text = f"Metadata-Version: 2.1\nName: ledgers\nVersion: {version}\n"
        (metadata / "METADATA").write_text(text, encoding="utf-8")
        paths = (str(place / "scripts"), str(metadata.parent))
        world = {**_outside(), "PYTHONPATH": os.pathsep.join(paths)}
        _compile(python, place)
        yield Program(python, world, commit)


def _installed(home: Path, place: Path) -> Path:
    """Make an environment from the lock of that day, with the installer of today."""
    environment = place / ".venv"
    command = (sys.executable, str(home / INSTALLER), "--new", str(environment), str(place / LOCK))
    done = ran(command, place, _outside())
    if done.returncode != 0:
        rows = done.stderr.strip().splitlines() or ["?"]
        raise CannotGoOn.say("the libraries of its day cannot be installed: {why}", why=rows[-1])
    return environment / "bin" / "python"


def _compile(python: Path, place: Path) -> None:
    """Compile the catalogues of words, as the Makefile does."""
    babel = (str(python), "-m", "babel.messages.frontend", "compile")
    words = ("--directory", str(place / "site/locale"), "--domain", "ledgers")
    if ran((*babel, *words), place, _outside()).returncode != 0:
        raise CannotGoOn.say("the words of its day cannot be compiled")


def _outside() -> dict[str, str]:
    """Return the environment without the variables about Python.

    `PYTHONPATH`, above all, would import this program.
    """
    return {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}


def ran(
    command: tuple[str, ...], folder: Path, world: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with some environment variables; raises CannotGoOn without it."""
    try:
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            command, cwd=folder, env=world, check=False, capture_output=True, encoding="utf-8"
        )
    except OSError as error:
        raise CannotGoOn.say("{program} is missing", program=command[0]) from error


NAMED = ("-c", "user.useConfigOnly=true")
"""How git is kept from guessing a name from the account of the machine."""
LOGIN = re.compile(r"(?<=//)[^/@\s]*@")
MOST = 20
"""Lines of what a host says."""


def make_branch(root: Path, branch: str, paths: Sequence[str], message: str) -> None:
    """Make a branch of one commit on HEAD, of some files as they are in the folder.

    Raises CannotGoOn where git does not know by whom, or where there is such a branch.
    """
    with index_of(root, "HEAD") as world:
        run_git(root, "update-index", "--add", "--", *paths, world=world)
        made = _committed(root, message, world)
    ref, nothing = f"refs/heads/{branch}", "0" * 40
    if ran(("git", "update-ref", ref, made, nothing), root, os.environ).returncode:
        raise CannotGoOn.say("there is a branch {branch} already", branch=branch)


def upgrade_to(root: Path, upgrade: Upgrade, kept: Sequence[str]) -> str:
    """Take over the tree of an upgrade but for some paths, as one commit on HEAD; return it."""
    with index_of(root, upgrade.tree) as world:
        run_git(root, "restore", "--staged", "--source=HEAD", "--", *kept, world=world)
        if run_git(root, "diff-index", "--cached", "--name-only", "HEAD", world=world) == "":
            raise CannotGoOn.say("the program is that of {tag} already", tag=upgrade.tag)
        made = _committed(root, upgrade.message, world)
    run_git(root, "merge", "--quiet", "--ff-only", made)
    return made


@contextmanager
def index_of(root: Path, tree: str) -> Iterator[Mapping[str, str]]:
    """Yield the world of an index of its own, which holds a tree."""
    with TemporaryDirectory() as scratch:
        world = {**os.environ, "GIT_INDEX_FILE": f"{scratch}/index"}
        run_git(root, "read-tree", tree, world=world)
        yield world


def _committed(root: Path, message: str, world: Mapping[str, str]) -> str:
    tree = run_git(root, "write-tree", world=world).strip()
    made = ran(("git", *NAMED, "commit-tree", tree, "-p", "HEAD", "-m", message), root, os.environ)
    if made.returncode:
        raise CannotGoOn.say("git does not know by which post: set user.name and user.email")
    return made.stdout.strip()


def remote_of(root: Path) -> tuple[str, str]:
    """Return the remote to push to, and its address: the only one there is, else origin."""
    names = run_git(root, "remote").split()
    name = names[0] if len(names) == 1 else "origin"
    return name, ran(("git", "remote", "get-url", "--push", name), root, os.environ).stdout.strip()


def push(root: Path, remote: str, refs: Sequence[str]) -> tuple[bool, list[str]]:
    """Push references, all or none; return whether they were taken, and what the host says."""
    done = ran(("git", "push", "--atomic", remote, *refs), root, os.environ)
    lines = [LOGIN.sub("", line).strip() for line in done.stderr.splitlines() if line.strip()]
    said = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    return done.returncode == 0, (said or lines[-1:])[:MOST]
