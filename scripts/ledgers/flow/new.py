"""The steps that open a record: draw its identifier, write its draft."""

import secrets
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from ledgers.edit.new import skeleton
from ledgers.flow.load import Request, schemas_for, tree_of
from ledgers.flow.saving import Made, Saved, saved, would_be
from ledgers.model.contract import Contract
from ledgers.model.drawn import CHANCES, first_free
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Translate
from ledgers.read.documents import DATA

DRAWS = 100
"""How many identifiers are drawn before none is said to be free."""


def some_numbers() -> tuple[int, ...]:
    """Return the numbers of identifiers by chance."""
    return tuple(secrets.randbelow(CHANCES) for _ in range(DRAWS))


def name_among(there: Iterable[str], ledger: str, year: int, numbers: tuple[int, ...]) -> str:
    """Return the first identifier of some numbers that no file is called."""
    return first_free(ledger, year, numbers, {PurePosixPath(path).stem.lower() for path in there})


def new(request: Request, place: str, year: int, on: date | None, translate: Translate) -> Saved:
    """Write the draft of a record in a place such as `city/findings`; return it, and what it lacks.

    Raises CannotGoOn where no identifier of the year is free, or there is no such county.
    """
    numbers = some_numbers()
    owner, _, ledger = f"{DATA}/{place}".rpartition("/")

    def made() -> Made:
        tree, _ = tree_of(request)
        there = [entry.path for entry in tree.entries(DATA)]
        if not any(path.startswith(f"{owner}/") for path in there):
            raise CannotGoOn.say("there is no folder {path}", path=owner)
        path = f"{owner}/{ledger}/{name_among(there, ledger, year, numbers)}.yaml"
        about = Contract(schemas_for(request, tree).by_ledger).ledger(ledger)
        file = OutputFile(path, skeleton(about, path, on, translate).encode("utf-8"))
        problems = would_be(request, (file,)).problems
        return (file,), tuple(problem for problem in problems if problem.place.file == path)

    return saved(request.root, made)
