"""What a change files: each value, entry and record, as it was and as it is, with its place."""

from collections.abc import Iterator

from ledgers.check.change.context import Change, Naming, compared, naming_of, pointer
from ledgers.check.change.loosened import VISIBILITY, level_of
from ledgers.check.ground import number
from ledgers.model import Document, Path, Place, names_on
from ledgers.model.diff import FileChange
from ledgers.model.lives.on_day import MISSING
from ledgers.model.owners import part_of
from ledgers.model.review import Item


def filed(change: Change) -> Iterator[Item]:
    """Yield everything that a change files or takes away, file by file."""
    for file in change.diff.whole:
        if file.before and file.after:
            naming = naming_of(change.contract.ledger(file.after.ledger))
            yield from _changed(file.before, file.after, naming)
        elif file.after and file.old is None:
            yield from _new(file.after)
        else:
            yield _whole(file)


def _whole(file: FileChange) -> Item:
    """Return a file that is gone, that cannot be read any more, or that is no data."""
    kind = "removed" if file.new is None else "unreadable" if file.before else "file"
    was, now = (side and f"{side.size} B" for side in (file.old, file.new))
    return Item(kind, part_of(file.path), file.path, was, now, Place(file.path))


def _new(document: Document) -> Iterator[Item]:
    """Yield a new record: its own fields, then each entry of its lists."""
    lists = {
        name: rows
        for name, rows in document.value.items()
        if isinstance(rows, list) and any(isinstance(row, dict) for row in rows)
    }
    own = {name: value for name, value in document.value.items() if name not in lists}
    yield _item("new", document, (), None, own)
    for name, rows in lists.items():
        yield from (_item("added", document, (name, at), None, row) for at, row in enumerate(rows))


def _changed(before: Document, after: Document, naming: Naming) -> Iterator[Item]:
    rows = list(compared(before.value, after.value, naming))
    for path, was, now in rows:
        old, new = (None if side is MISSING else side for side in (was, now))
        yield _item(_kind(path, was, now), after, path, old, new)
    if not rows:  # Comments, or the order of fields.
        yield _item("changed", after, (), None, None)


def _item(kind: str, document: Document, path: Path, was: object, now: object) -> Item:
    what = f"{document.ledger}/{document.id}{pointer(path)}"
    field = "/".join((document.ledger, *names_on(path)))
    return Item(kind, document.about[0], what, was, now, document.place(*path), field)


def _kind(path: Path, was: object, now: object) -> str:
    if path[-1] == VISIBILITY:
        return "hidden" if level_of(was) < level_of(now) else "shown"
    if path[-1] == "withdrawn" and now is not MISSING:
        return "withdrawn"
    if MISSING in (was, now):
        return "added" if was is MISSING else "gone"
    old, new = number(was), number(now)
    return "lowered" if old is not None and new is not None and new < old else "changed"
