"""Project a catalogue: the same city with its public values alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ledgers.model.catalog import Catalog, catalog_of
from ledgers.model.contract import Schema
from ledgers.model.document import Document
from ledgers.project.records import Ground, ground_of, scope_of
from ledgers.project.visibility import public_value
from ledgers.project.words import PUBLIC


def project(catalog: Catalog, schemas: Mapping[str, Schema], as_of: date) -> Catalog:
    """Return the catalogue of what is public as of a day; what has no schema is left out.

    The projected documents keep their places but not their text: who has them cannot quote it.
    A record that is withdrawn keeps its place; it is out of every sum (`aggregates_of`).
    """
    ground = ground_of(catalog, schemas, as_of)
    rows = (row for row in catalog.documents if ground.word(row) == PUBLIC)
    public = catalog_of((_projected(row, ground) for row in rows), ground.setting.contract)
    return replace(public, published=True)


def _projected(document: Document, ground: Ground) -> Document:
    schema, scope = ground.setting.contract.schemas[document.ledger], scope_of(document)
    value = public_value(document.value, schema, ground.setting, scope)
    return replace(document, value=value, text="")
