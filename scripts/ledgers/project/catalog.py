"""The same city with its public values alone, and the problems that the public may know of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ledgers.model.catalog import Catalog, catalog_of
from ledgers.model.document import Document, SourceFile
from ledgers.model.layout import located
from ledgers.model.problem import Problem
from ledgers.project.context import Schema
from ledgers.project.records import Ground, ground_of, scope_of
from ledgers.project.visibility import PUBLIC, public_value


def project(catalog: Catalog, schemas: Mapping[str, Schema], as_of: date) -> Catalog:
    """Return the catalogue of what is public as of a day; what has no schema is left out.

    The projected documents keep their places but not their text: who has them cannot quote it.
    A record that is withdrawn keeps its place; it is out of every sum (`aggregates_of`).
    """
    ground = ground_of(catalog, schemas, as_of)
    public = catalog_of(
        _projected(document, ground)
        for document in catalog.documents
        if ground.word(document) == PUBLIC
    )
    return replace(public, published=True)


def _projected(document: Document, ground: Ground) -> Document:
    schema, scope = ground.setting.schemas[document.ledger], scope_of(document)
    value = public_value(document.value, schema, ground.setting, scope)
    return replace(document, value=value, text="")


# ── Problems ─────────────────────────────────────────────────────────────────────────────────────


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
