"""Read what the commits of a change say: their messages, and the names of the files they bring."""

from dataclasses import dataclass
from pathlib import Path

from ledgers.read.commits import Store
from ledgers.read.history import whole_history

PLAIN = ("-z", "--no-show-signature", "--no-color", "--encoding=UTF-8")
MESSAGES = "--format=%h%n%B"
NAMES = ("--format=", "--name-only", "--no-renames", "--diff-filter=d")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold what commits say: messages by the short names of commits, and names of files.

    Line 1 of a message is the commit's subject. Files that a commit deletes are left out.
    """

    messages: dict[str, str]
    files: frozenset[str]


def said_since(root: Path, base: str, head: str) -> Said:
    """Return what the commits say that one revision has and another has not.

    Raises CannotGoOn where git does not know one of the two, or has only a part of its history.
    """
    store = whole_history(root)
    span = f"{store.commit(base).id}..{store.commit(head).id}"
    messages = (row.partition("\n") for row in _rows(store, span, MESSAGES))
    return Said(
        {commit: message for commit, _, message in messages},
        frozenset(_rows(store, span, *NAMES)),
    )


def _rows(store: Store, span: str, *options: str) -> list[str]:
    """Return what git's log ends with NUL; bytes that are no UTF-8 are kept as surrogates."""
    told = store.repository.git.log(*PLAIN, *options, span, "--", stdout_as_string=False)
    rows = bytes(told).decode("utf-8", "surrogateescape").split("\0")
    return [row for row in rows if row.strip("\n")]
