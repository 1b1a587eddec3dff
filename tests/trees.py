"""What one tree changes in another, for tests of changes that are in no repository."""

from collections.abc import Iterable, Iterator

from ledgers.model.diff import FILE, LINK, Blob, Diff, FileChange, Step
from ledgers.read.diff import with_documents
from ledgers.read.tree import Tree, object_name


def diff_of_trees(base: Tree, head: Tree, folders: Iterable[str]) -> Diff:
    """Return what one tree changes in another, as one step that is not committed."""
    old, new = (dict(_sides(tree, tuple(folders))) for tree in (base, head))
    files = tuple(
        FileChange(path, old.get(path), new.get(path))
        for path in sorted({*old, *new})
        if old.get(path) != new.get(path)
    )
    whole = tuple(with_documents(file) for file in files)
    return Diff("", None, (Step("", "", files),), whole)


def _sides(tree: Tree, folders: Iterable[str]) -> Iterator[tuple[str, Blob]]:
    for folder in folders:
        for entry in tree.entries(folder):
            data = tree.data(entry.path) if entry.ordinary else b""
            blob = Blob(FILE, object_name("blob", data), len(data), data)
            yield entry.path, blob if entry.ordinary else Blob(LINK, "", 0, None)
