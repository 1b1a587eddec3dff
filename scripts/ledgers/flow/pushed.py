"""What git tells its hooks: which references are moved, from which commit to which."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledgers.model.problem import CannotGoOn
from ledgers.model.push import Hook, Update
from ledgers.model.words import say
from ledgers.read.commits import Store, opened


@dataclass(frozen=True, slots=True)
class Push:
    """A push, or a commit, of which git asks: when, where, on which day, and by which account.

    `actor` is None where nobody said who pushes; `remote` is the name that a clone pushes to.
    """

    kind: Hook
    root: Path
    today: date
    branch: str
    actor: str | None = None
    remote: str = ""

    @property
    def protected(self) -> str:
        """Return the full name of the protected branch."""
        return f"refs/heads/{self.branch}"

    def is_protected(self, ref: str) -> bool:
        """Say whether a reference is the protected branch; some disks ignore case."""
        return ref.casefold() == self.protected.casefold()


def told(push: Push, lines: bytes) -> tuple[Update, ...]:
    """Return what is moved: as git tells its hooks, or of a commit that is about to be made."""
    if push.kind is Hook.COMMIT:
        return (_staged(opened(push.root), push.protected),)
    rows = lines.decode("utf-8", "surrogateescape").split("\n")
    return tuple(_update(push.kind, row.split(" ")) for row in rows if row)


def _update(kind: Hook, words: list[str]) -> Update:
    if len(words) != len(ORDER[kind]):
        raise CannotGoOn(say("git did not tell what is pushed"))
    told_of = dict(zip(ORDER[kind], words, strict=True))
    old, new = (told_of[side] if told_of[side].strip("0") else None for side in ("old", "new"))
    return Update(told_of["ref"], old, new)


ORDER = {Hook.RECEIVE: ("old", "new", "ref"), Hook.PUSH: ("from", "new", "ref", "old")}


def _staged(store: Store, ref: str) -> Update:
    """Return what is staged, as a commit that no branch has."""
    tree = store.printed("write_tree").decode().strip()
    new = store.printed("commit_tree", tree, "-p", "HEAD", "-m", "staged").decode().strip()
    old = store.commit("HEAD").id
    return Update(ref, old, new)
