"""Write into the data what was made from it, so that nothing that came in meanwhile is lost."""

from collections.abc import Callable
from pathlib import Path

from ledgers.model.errors import CannotGoOn
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.model.words import say
from ledgers.read.documents import DATA
from ledgers.read.tree import FolderTree, digest_below
from ledgers.write.files import write_file
from ledgers.write.leftovers import sweep_city
from ledgers.write.locks import locked

TRIES = 5

Made = tuple[OutputFile | None, tuple[Problem, ...]]
"""A file to write, or None, and the problems that it would bring."""
Saved = tuple[Path | None, tuple[Problem, ...]]
"""The file that was written, or None, and the problems that it brings."""


def saved(root: Path, make: Callable[[], Made], first: Callable[[], None] | None = None) -> Saved:
    """Write the file that is made from the data, or nothing where none is made.

    Others work while it is made. Once no other command can write, the data is looked at again, and
    where it has changed the file is made again from what is there now: of two commands at once
    neither loses the other's work. `first` is done just before the file is written. Raises
    CannotGoOn where the data never comes to rest.
    """
    seen, (file, problems) = _state(root), make()
    if file is None:
        return None, problems
    with locked(root / DATA):
        for _ in range(TRIES):
            now = _state(root)
            if now == seen:
                sweep_city(root)
                if first:
                    first()
                return write_file(root, file), problems
            seen, (file, problems) = now, make()
            if file is None:
                return None, problems
    raise CannotGoOn(say("files of data/ change all the time: try again when they are at rest"))


def _state(root: Path) -> str:
    return digest_below(FolderTree(root), DATA)
