"""Leave out the problems that would tell of a record which the public must not know of."""

from collections.abc import Iterable, Mapping

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Schema
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.problem import Problem
from ledgers.model.source import SourceFile
from ledgers.project.words import PUBLIC


def known_problems(
    problems: Iterable[Problem],
    catalog: Catalog,
    sources: Iterable[SourceFile],
    schemas: Mapping[str, Schema],
    left_out: Iterable[Document] = (),
) -> tuple[Problem, ...]:
    """Return the problems in files that are shown, and in unreadable ones whose name is public.

    A file that cannot be read, or is left out since it breaks its schema, may be of a record that
    is not public yet; its path tells of it.
    """
    shown = {source.file for source in sources}
    kept_back = {document.file for document in left_out if "visibility" in document.value}
    hidden = {document.file for document in catalog.documents} - shown | kept_back
    return tuple(
        problem
        for problem in problems
        if problem.place.file not in hidden
        and (problem.place.file in shown or _has_public_name(problem.place.file, schemas))
    )


def _has_public_name(file: str, schemas: Mapping[str, Schema]) -> bool:
    """Say whether a file is a schema, or of a ledger whose identifiers are always public."""
    location = located(file)
    if location is None:
        return file.startswith("schemas/")
    schema = schemas.get(location.ledger, {})
    said = schema.get("x-visibility")
    return said == PUBLIC or (isinstance(said, Mapping) and _follows_register(said, schema))


def _follows_register(said: Mapping[str, object], schema: Schema) -> bool:
    """Say whether a record is as public as an entry of a register: progress as its task."""
    described = schema.get("properties", {}).get(said.get("follows"), {})
    return isinstance(described.get("x-refers"), str)
