"""The fields of a file in the order of the schema, each with the comments above it."""

from collections.abc import Callable, Mapping, Sequence

from ledgers.model.contract import Ledger
from ledgers.model.document import Document, Path
from ledgers.model.rows import all_inside, names_on


def ordered(text: str, read: Callable[[str], Document | None], ledger: Ledger) -> str:
    """Return a text in which each group of fields is in the schema's order; what is later, last."""
    document = read(text)
    for path, value in all_inside(document.value) if document else ():
        if document and isinstance(value, Mapping):
            names = ledger.in_order(names_on(path), value)
            moved = text if names == [*value] else _moved(document, path, [*value], names)
            if moved != text:
                return ordered(moved, read, ledger)
    return text


def _moved(document: Document, path: Path, now: Sequence[str], names: Sequence[str]) -> str:
    """Return the text with the fields of a group in an order, as it is where two share a line."""
    lines, spans = document.text.splitlines(keepends=True), document.places.spans()
    keys = [spans[(*path, name)].line - 1 for name in now]
    ends = [spans[(*path, name)].end_line for name in now]
    begins = [keys[0], *ends[:-1]]
    if any(key < begin for key, begin in zip(keys, begins, strict=True)):
        return document.text
    pad = spans[(*path, now[0])].column - 1
    head = lines[keys[0]][:pad]
    lines[keys[0]] = " " * pad + lines[keys[0]][pad:]
    first, key = (listed[now.index(names[0])] for listed in (begins, keys))
    lines[first:key] = [line.removeprefix(" " * len(head.lstrip())) for line in lines[first:key]]
    lines[key] = head + lines[key][pad:]
    parts = {name: lines[begin:end] for name, begin, end in zip(now, begins, ends, strict=True)}
    rows = [line for name in names for line in parts[name]]
    return "".join((*lines[: begins[0]], *rows, *lines[ends[-1] :]))
