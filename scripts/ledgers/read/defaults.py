"""What every city shares, where its own files do not say it: `schemas/<register>.defaults.yaml`.

The files lie beside the schemas, so an old tree, which has none, keeps its meaning. A field that
the city's register has replaces that of the defaults as a whole; of indicators each one does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ledgers.model import CITY, Document, replace, rows

ONLY_FILLED = frozenset({"publication"})
"""Registers that must be there: without its file it is unknown what a city does not publish."""
ONE_BY_ONE = "indicators"
"""The list whose entries are replaced one by one."""


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
    value, listed = shared.value | own.value, own.value.get(ONE_BY_ONE)
    if isinstance(listed, list):
        written = [row.get("id") for row in rows(own.value, ONE_BY_ONE)]
        added = [row for row in rows(shared.value, ONE_BY_ONE) if row.get("id") not in written]
        value[ONE_BY_ONE] = [*listed, *added]
    # Git has no name for what no file holds.
    return own if value == own.value else replace(own, value=value, blob="")
