"""Saving of new files in the data, after a check of the problems that they would bring."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from ledgers.edit.decide import Wish, decided
from ledgers.edit.new import skeleton
from ledgers.flow.load import City, Request, checked, load, schemas_for, tree_of
from ledgers.model.contract import Contract
from ledgers.model.drawn import CHANCES, first_free
from ledgers.model.kinds.times import NOTHING_TO_DECIDE
from ledgers.model.layout import decision_file, located
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn, Place, Problem
from ledgers.model.words import Translate, say
from ledgers.read.documents import DATA, document_of, documents_of, reading_of
from ledgers.read.tree import FolderTree, digest_below
from ledgers.write.files import sweep_city, write_file
from ledgers.write.locks import locked

TRIES = 5

Made = tuple[OutputFile | None, tuple[Problem, ...]]
"""A file to write, or None, and the problems that it would bring."""
Saved = tuple[Path | None, tuple[Problem, ...]]
"""The file that was written, or None, and the problems that it brings."""


def saved(root: Path, make: Callable[[], Made], first: Callable[[], None] | None = None) -> Saved:
    """Write the file that is made from the data, or nothing where none is made.

    Other commands may write while it is made. Once none can, the data is compared with before, and
    where it has changed the file is made again from the new state: of two commands at the same
    time neither loses the other's work. `first` is called just before the file is written. Raises
    CannotGoOn where the data keeps changing.
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
    raise CannotGoOn(say("files in data/ keep changing: try again later"))


def _state(root: Path) -> str:
    return digest_below(FolderTree(root), DATA)


def proposed(request: Request, before: City, file: OutputFile) -> Made:
    """Return a file and the problems that it would bring, or only these where one is an error."""
    there = {_said(problem) for problem in before.problems}  # Its lines may have moved since.
    after = would_be(request, file).problems
    new = tuple(row for row in after if row.place.file == file.path or _said(row) not in there)
    return (None if any(problem.is_error for problem in new) else file), new


def errors_in(city: City, file: str) -> tuple[Problem, ...]:
    """Return the errors in an existing file: they must be fixed before it is written again."""
    found = (problem for problem in city.problems if problem.place.file == file)
    return tuple(problem for problem in found if problem.is_error)


def would_be(request: Request, file: OutputFile) -> City:
    """Check the city as it would be with the file in it."""
    tree, commit = tree_of(request)
    reading = documents_of(tree)
    location = located(file.path)
    found = document_of(file.path, location, file.data) if location else ()
    others = (document for document in reading.documents if document.file != file.path)
    problems = (problem for problem in reading.problems if problem.place.file != file.path)
    proposed = reading_of((*others, *problems, *found), {*reading.files, file.path})
    return checked(proposed, schemas_for(request, tree), request.today, commit)


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.kind.code, str(problem.message)


def decide(request: Request, wish: Wish) -> Saved:
    """Write the decision and return its file, or nothing and the problems it would make."""
    return saved(request.root, lambda: _made(request, wish))


def _made(request: Request, wish: Wish) -> Made:
    before = load(request)
    broken = errors_in(before, decision_file(wish.county, wish.subject))
    broken = broken or tuple(_unusable(before, wish))
    if broken:
        return None, broken
    file = decided(before.catalog, wish)
    if isinstance(file, Problem):
        return None, (file,)
    return proposed(request, before, file)


def _unusable(city: City, wish: Wish) -> Iterator[Problem]:
    """Yield the errors that make a county's filing unusable, after a sentence that says so."""
    file = f"data/counties/{wish.county}/{wish.subject}.yaml"
    errors = errors_in(city, file)
    if errors and f"{wish.county}/{wish.subject}" not in city.catalog.filed:
        message = say("this file cannot be read, so nobody knows what the county has filed")
        hint = say("let the county correct first what is told below")
        yield NOTHING_TO_DECIDE.at(Place(file), message, hint)
        yield from errors


# ── New records ──────────────────────────────────────────────────────────────────────────────────


DRAWS = 100
"""How many identifiers are drawn before none is said to be free."""


def new(request: Request, ledger: str, year: int, on: date | None, translate: Translate) -> Saved:
    """Write the draft of a record of the city; return its file, and what is still to be filled in.

    Raises CannotGoOn where no identifier of the year is free.
    """
    numbers = tuple(secrets.randbelow(CHANCES) for _ in range(DRAWS))

    def made() -> Made:
        tree, _ = tree_of(request)
        taken = {PurePosixPath(entry.path).stem.lower() for entry in tree.entries(DATA)}
        name = first_free(ledger, year, numbers, taken)
        about = Contract(schemas_for(request, tree).by_ledger).ledger(ledger)
        path, text = f"data/city/{ledger}/{name}.yaml", skeleton(about, on, translate)
        file = OutputFile(path, text.encode("utf-8"))
        problems = would_be(request, file).problems
        return file, tuple(problem for problem in problems if problem.place.file == path)

    return saved(request.root, made)
