"""A change of the repository, commit by commit and as a whole; and the push that brings it."""

import re
from enum import StrEnum
from typing import NamedTuple

from ledgers.model import Document, Struct

FILE, RUNNABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
"""The modes of git: an ordinary file, one that can be run, a link, and another repository."""


class Blob(NamedTuple):
    """A file as one side of a change has it: git's mode and name, its size in bytes, its bytes.

    The bytes are None for links and submodules, and for a file that is too large to be read.
    """

    mode: str
    name: str
    size: int
    data: bytes | None


class FileChange(Struct, frozen=True, eq=False):
    """A file before and after a change; None where there is none.

    `before` and `after` are its documents, where it holds data that could be read.
    """

    path: str
    old: Blob | None
    new: Blob | None
    before: Document | None = None
    after: Document | None = None


class Upgrade(NamedTuple):
    """What a commit says it brings: the program of a tag, and the tree of that tag."""

    tag: str
    tree: str

    @property
    def message(self) -> str:
        """Return the message of its commit, by whose last lines it is known again."""
        named = f"Upgrade-tag: {self.tag}\nUpgrade-tree: {self.tree}"
        return f"Upgrade the program to {self.tag}\n\n{named}\n"


UNTOUCHED = ("data", ".github/CODEOWNERS")
"""What an upgrade leaves as the city has it."""
NAMED = re.compile(r"^Upgrade-tag: (\S+)\nUpgrade-tree: ([0-9a-f]{40,64})$", re.MULTILINE)


class Step(Struct, frozen=True, eq=False):
    """One commit of a change: its name and message, what it changes in its parent, who wrote it.

    A merge has the files that differ from all its parents. The step without a name is what is in
    the folder and not committed yet.
    """

    commit: str
    message: str
    files: tuple[FileChange, ...]
    who: str = ""

    @property
    def upgrade(self) -> Upgrade | None:
        """Return what it says it brings, where it is an upgrade."""
        found = NAMED.search(self.message)
        return Upgrade(*found.groups()) if found else None


class Diff(Struct, frozen=True, eq=False):
    """A change between two commits, or a commit and a folder.

    `base` is the commit at which the two part, `head` the newer one, None for a folder; `steps`
    are its commits, the oldest first, and `whole` is everything that differs in the end.
    """

    base: str
    head: str | None
    steps: tuple[Step, ...]
    whole: tuple[FileChange, ...]


class Hook(StrEnum):
    """When git asks: on the server before it takes a push, in a clone before it pushes, commits."""

    RECEIVE = "pre-receive"
    PUSH = "pre-push"
    COMMIT = "pre-commit"


ACTOR_FROM = ("GL_USERNAME", "GL_USER", "GITEA_PUSHER_NAME", "REMOTE_USER")
"""Where servers tell who pushes: GitLab, gitolite, Gitea, and git behind a web server."""


class Update(Struct, frozen=True):
    """A reference that a push moves, and the commits it leaves and gets; None for no commit."""

    ref: str
    old: str | None
    new: str | None
