"""Walk through the plain values of a document."""

from collections.abc import Iterator

from ledgers.model.document import Path


def fields(value: object, *way: str) -> Iterator[tuple[Path, object]]:
    """Yield path and value of every field at the end of a way through groups and lists."""
    rows = _listed((), value)
    for name in way:
        rows = [
            row
            for path, inner in rows
            if isinstance(inner, dict) and name in inner
            for row in _listed((*path, name), inner[name])
        ]
    yield from rows


def _listed(path: Path, value: object) -> list[tuple[Path, object]]:
    if isinstance(value, list):
        return [((*path, index), item) for index, item in enumerate(value)]
    return [(path, value)]
