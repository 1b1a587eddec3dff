"""Saving of new files in the data, all or none, after a check of the problems they would bring."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ledgers.flow.load import City, Request, checked, schemas_for, tree_of
from ledgers.flow.mending import mended
from ledgers.model import CannotGoOn, OutputFile, Problem, replace
from ledgers.read.documents import DATA, documents_of, with_files
from ledgers.read.tree import FolderTree, digest_below
from ledgers.write.files import sweep_city, write_files
from ledgers.write.locks import locked

TRIES = 5

Made = tuple[tuple[OutputFile, ...], tuple[Problem, ...]]
"""The files to write, none where one may not be written, and the problems they would bring."""
Saved = tuple[tuple[Path, ...], tuple[Problem, ...]]
"""The files that were written, if any, and the problems that they bring."""


def saved(root: Path, make: Callable[[], Made], first: Callable[[], None] | None = None) -> Saved:
    """Write the files that are made from the data, all or none; nothing where none is made.

    Other commands may write while they are made. Once none can, the data is compared with before,
    and where it has changed the files are made again from the new state: of two commands at the
    same time neither loses the other's work. `first` is called just before the files are written.
    Raises CannotGoOn where the data keeps changing.
    """
    seen, (files, problems) = digest_below(FolderTree(root), DATA), make()
    if not files:
        return (), problems
    with locked(root / DATA):
        for _ in range(TRIES):
            sweep_city(root)
            now = digest_below(FolderTree(root), DATA)
            if now == seen:
                if first:
                    first()
                return write_files(root, files), problems
            seen, (files, problems) = now, make()
            if not files:
                return (), problems
    raise CannotGoOn.say("files in data/ keep changing: try again later")


def proposed(request: Request, before: City, *files: OutputFile) -> Made:
    """Return files and the problems that they would bring, or only these where one is an error."""
    after = would_be(request, files, before)
    kept, new = brought(before, after, files)
    return kept, mended(request, replace(after, problems=new))


def brought(before: City, after: City, files: tuple[OutputFile, ...]) -> Made:
    """Return the files that lead from a city to another one, and the problems that they bring."""
    there = {problem.said for problem in before.problems}  # Its lines may have moved since.
    paths = {file.path for file in files}
    new = tuple(row for row in after.problems if row.place.file in paths or row.said not in there)
    return (() if any(problem.is_error for problem in new) else files), new


def errors_in(city: City, file: str) -> tuple[Problem, ...]:
    """Return the errors in an existing file: they must be fixed before it is written again."""
    return tuple(row for row in city.problems if row.place.file == file and row.is_error)


def would_be(request: Request, files: Sequence[OutputFile], before: City | None = None) -> City:
    """Check the city as it would be with some files in it; `before` spares a reading."""
    tree, commit = tree_of(request)
    reading = (before and before.reading) or documents_of(tree)
    proposed = with_files(reading, {file.path: file.data for file in files})
    return checked(proposed, schemas_for(request, tree), request.today, commit)
