"""The steps of `ledgers intake`: what an issue files is written, and stays if it is sound."""

from contextlib import ExitStack
from datetime import date

from ledgers.check.change.context import owners_in
from ledgers.edit.intake import filed
from ledgers.flow.change import Asked, load_change
from ledgers.flow.load import Request, load
from ledgers.flow.new import name_among, some_numbers
from ledgers.flow.saving import errors_in
from ledgers.model.owners import Owners
from ledgers.model.problem import Problem
from ledgers.read.home import said_in
from ledgers.write.files import put_back, write_file


def taken(request: Request, body: str, actor: str, on: date) -> tuple[str, tuple[Problem, ...]]:
    """Write what an issue files; return its path, and the errors for which it was not written.

    Raises CannotGoOn where it files nothing, with the reason.
    """
    city, root = load(request), request.root
    names = [document.file for document in city.catalog.documents]
    drawn = name_among(names, "documents", on.year, some_numbers())
    acting = tuple((owners_in(city.catalog) or Owners()).of(actor))
    file = filed(city.catalog, said_in("host/forms.yaml"), body, acting, drawn)
    place = root / file.path
    with ExitStack() as undone:
        undone.callback(put_back, root, file.path, place.read_bytes() if place.is_file() else None)
        write_file(root, file)
        found = load_change(request, Asked("HEAD", actor, on)).problems
        errors = (*errors_in(city, file.path), *(row for row in found if row.is_error))
        if not errors:
            undone.pop_all()
    return file.path, errors
