"""What every city shares, where its own files do not say it: `schemas/<register>.defaults.yaml`.

The files lie beside the schemas, so an old tree, which has none, keeps its meaning. A field that
the city's register has replaces that of the defaults as a whole; of indicators each one does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ledgers.model.document import Document
from ledgers.model.layout import CITY
from ledgers.model.rows import rows

ONLY_FILLED = frozenset({"publication"})
"""Registers that must be there: without its file it is unknown what a city does not publish."""
KEYS: Mapping[str, str] = {"indicators": "id"}
"""Lists whose entries are replaced one by one, and what names an entry."""


def with_defaults(
    documents: Iterable[Document], files: Iterable[str], defaults: Mapping[str, Document]
) -> Iterator[Document]:
    """Yield documents, those of registers with what they leave to the defaults.

    A register without a file is the defaults alone; one that cannot be read stays missing.
    """
    documents = tuple(documents)
    kept = {document.ledger for document in documents}
    defaults = {name: _asking_of(row, kept) for name, row in defaults.items()}
    for document in documents:
        shared = defaults.get(document.ledger) if document.owner == CITY else None
        yield _filled(document, shared) if shared else document
    there = frozenset(files)
    yield from (
        shared
        for name, shared in defaults.items()
        if name not in ONLY_FILLED and shared.file not in there
    )


def _asking_of(shared: Document, ledgers: Collection[str]) -> Document:
    """Return defaults with the filing windows of those ledgers only that the city keeps."""
    if "windows" not in shared.value:
        return shared
    asked = [row for row in rows(shared.value, "windows") if row.get("ledger") in ledgers]
    return replace(shared, value=shared.value | {"windows": asked})


def _filled(own: Document, shared: Document) -> Document:
    """Return a register with the fields and the entries that only the defaults have."""
    value = {**own.value, **{k: v for k, v in shared.value.items() if k not in own.value}}
    for name, key in KEYS.items():
        listed = own.value.get(name)
        if isinstance(listed, list):
            written = {row.get(key) for row in rows(own.value, name)}
            added = [row for row in rows(shared.value, name) if row.get(key) not in written]
            value[name] = [*listed, *added]
    # Git has no name for what no file holds.
    return own if value == own.value else replace(own, value=value, blob="")
