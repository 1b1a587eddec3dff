"""Branches that are made and pushed beside the checkout: its files, its index and HEAD stay."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say
from ledgers.write.program import ran, run_git

NAMED = ("-c", "user.useConfigOnly=true")
"""How git is kept from guessing a name from the account of the machine."""
LOGIN = re.compile(r"(?<=//)[^/@\s]*@")
MOST = 20
"""Lines of what a host says."""


def make_branch(root: Path, branch: str, paths: Sequence[str], message: str) -> None:
    """Make a branch of one commit on HEAD, of some files as they are in the folder.

    Raises CannotGoOn where git does not know by whom, or where there is such a branch.
    """
    with TemporaryDirectory() as scratch:
        world = {**os.environ, "GIT_INDEX_FILE": f"{scratch}/index"}
        run_git(root, "read-tree", "HEAD", world=world)
        run_git(root, "update-index", "--add", "--", *paths, world=world)
        tree = run_git(root, "write-tree", world=world).strip()
    made = ran(("git", *NAMED, "commit-tree", tree, "-p", "HEAD", "-m", message), root, os.environ)
    if made.returncode:
        raise CannotGoOn(say("git does not know by which post: set user.name and user.email"))
    ref, nothing = f"refs/heads/{branch}", "0" * 40
    if ran(("git", "update-ref", ref, made.stdout.strip(), nothing), root, os.environ).returncode:
        raise CannotGoOn(say("there is a branch {branch} already", branch=branch))


def remote_of(root: Path) -> tuple[str, str]:
    """Return the remote to push to, and its address: the only one there is, else origin."""
    names = run_git(root, "remote").split()
    name = names[0] if len(names) == 1 else "origin"
    found = ran(("git", "remote", "get-url", "--push", name), root, os.environ)
    return name, found.stdout.strip()


def push(root: Path, remote: str, refs: Sequence[str]) -> tuple[bool, list[str]]:
    """Push references, all or none; return whether they were taken, and what the host says."""
    done = ran(("git", "push", "--atomic", remote, *refs), root, os.environ)
    lines = [LOGIN.sub("", line).strip() for line in done.stderr.splitlines() if line.strip()]
    said = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    return done.returncode == 0, (said or lines[-1:])[:MOST]
