"""Project a catalogue: the same city with its public values alone."""

from collections.abc import Mapping
from dataclasses import replace

from ledgers.model.catalog import Catalog, catalog_of
from ledgers.model.document import Document
from ledgers.project.visibility import Schema, public_value


def project(catalog: Catalog, schemas: Mapping[str, Schema]) -> Catalog:
    """Return the catalogue of what is public; what has no schema is left out.

    The projected documents keep their places but not their text: who has them cannot quote it.
    """
    return catalog_of(
        _projected(document, schemas)
        for document in catalog.documents
        if document.ledger in schemas
    )


def _projected(document: Document, schemas: Mapping[str, Schema]) -> Document:
    value = public_value(document.value, schemas[document.ledger], schemas)
    return replace(document, value=value, text="")
