"""Walk through the plain values of a document."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.model.document import Path


def fields(value: object, *way: str) -> Iterator[tuple[Path, object]]:
    """Yield path and value of every field at the end of a way through groups and lists."""
    rows: list[tuple[Path, object]] = [((), value)]
    for name in way:
        rows = [
            ((*path, name), inner[name])
            for path, inner in _listed(rows)
            if isinstance(inner, Mapping) and name in inner
        ]
    yield from _listed(rows)


def _listed(rows: Iterable[tuple[Path, object]]) -> Iterator[tuple[Path, object]]:
    for path, value in rows:
        if isinstance(value, list):
            yield from (((*path, index), item) for index, item in enumerate(value))
        else:
            yield path, value
