"""The steps that open a record of the city: draw its identifier, write its draft."""

import secrets
from datetime import date
from pathlib import PurePosixPath

from ledgers.edit.new import skeleton
from ledgers.flow.load import Request, schemas_for, tree_of
from ledgers.flow.saving import Made, Saved, saved, would_be
from ledgers.model.contract import Contract
from ledgers.model.drawn import CHANCES, first_free
from ledgers.model.output import OutputFile
from ledgers.model.words import Translate
from ledgers.read.documents import DATA

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
        problems = would_be(request, (file,)).problems
        return (file,), tuple(problem for problem in problems if problem.place.file == path)

    return saved(request.root, made)
