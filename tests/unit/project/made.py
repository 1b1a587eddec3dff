"""Make documents and catalogues by hand, as small as a test needs them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.read.documents import document_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.conftest import REPOSITORY
from tests.unit.fields import CONTRACT

DAY = date(2026, 7, 15)
SCHEMAS = schemas_of(FolderTree(REPOSITORY)).by_ledger

COUNTIES = ("990102", "990121", "990181")
CITY: Mapping[str, Any] = {
    "data/city/areas.yaml": {
        "areas": [
            {"code": code, "name": code, "kind": "county", "fictional": True} for code in COUNTIES
        ]
    },
    "data/city/programme.yaml": {
        "id": "p",
        "title": "p",
        "start_on": "2026-03-31",
        "end_on": "2026-10-31",
        "phases": [],
        "nodes": [],
    },
}
"""What every city has: three counties and a programme."""


def document(file: str, value: Mapping[str, Any]) -> Document:
    """Return a document as it is read from a file."""
    place = located(file)
    assert place
    (made,) = document_of(file, place, json.dumps(value, ensure_ascii=False).encode())
    assert isinstance(made, Document), made
    return made


def catalog(files: Mapping[str, Mapping[str, Any]]) -> Catalog:
    """Return the catalogue of a city that has these files as well."""
    rows = (document(file, value) for file, value in {**CITY, **files}.items())
    return catalog_of(rows, CONTRACT)
