"""Inputs of editions: their records, the bulletins they show, finished folders."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ledgers.model import CannotGoOn, Document, NotHere, OutputFile, converted
from ledgers.model.bulletin import EDITIONS
from ledgers.model.edition import SUMS, Edition, Included
from ledgers.read.documents import document_in
from ledgers.read.inputs import Archive
from ledgers.read.tree import EMPTY_TREE, FOLDER, FolderTree, sha256

DEPLOYED = "editions"
"""The folder of editions beside the living portal, on the branch and on the site."""


def editions_in(root: Path) -> Mapping[str, Edition]:
    """Return the usable records of editions, by identifier; other files are not read."""
    documents = documents_below(root, EDITIONS)
    records = ((document.id, converted(document.value, Edition)) for document in documents)
    return {name: record for name, record in records if record is not None}


def edition_bytes(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return the current records of editions by path; missing ones are left out."""
    paths = (f"{EDITIONS}/{name}.yaml" for name in names)
    return {path: (root / path).read_bytes() for path in paths if (root / path).is_file()}


def edition_names(root: Path) -> frozenset[str]:
    """Return the names of all records, usable or not."""
    names = (path.name for path in (root / EDITIONS).glob("*.yaml"))
    return frozenset(name.removesuffix(".yaml") for name in names if not name.startswith("."))


def documents_below(root: Path, folder: str) -> Iterator[Document]:
    """Yield the readable documents of one ledger of the city, without reading others."""
    tree = FolderTree(root)
    for entry in tree.entries(folder):
        name = entry.path.removeprefix(f"{folder}/")
        if entry.ordinary and name.endswith(".yaml") and not name.startswith("."):
            found = document_in(entry.path, tree.data(entry.path))
            yield from (found,) if found else ()


def bulletin_bytes(archive: Archive, root: Path, wanted: Iterable[Included]) -> Mapping[str, bytes]:
    """Return the files of bulletins by path, each as its SHA-256 says.

    The files as they are now are looked at first, then every commit that a branch, a tag or HEAD
    reaches. Raises NotHere where one is nowhere: it was changed, and its history removed.
    """
    return {shown.file: _bytes_of(archive, root, shown) for shown in wanted}


def _bytes_of(archive: Archive, root: Path, shown: Included) -> bytes:
    for data in _versions(archive, root, shown.file):
        if sha256(data) == shown.digest:
            return data
    raise NotHere.say(
        "no commit or tag of this repository holds {file} with the SHA-256 {digest}",
        file=shown.file,
        digest=shown.digest,
    )


def _versions(archive: Archive, root: Path, path: str) -> Iterator[bytes]:
    """Yield the contents of a file, now and in the past, the newest first."""
    if (root / path).is_file():
        yield (root / path).read_bytes()
    store, seen = archive.store, set()
    for commit in store.all_commits():
        tree = store.folder(commit.tree, "data")
        for file in store.files("data", tree) if tree != EMPTY_TREE else ():
            if file.path == path and file.blob not in seen:
                seen.add(file.blob)
                yield store.data(file.blob)


def sums_of(folder: Path) -> str | None:
    """Return the manifest of a finished edition, or None where there is none."""
    path = folder / SUMS
    return path.read_text("utf-8") if path.is_file() else None


def recorded_sums(folder: Path, edition: Edition) -> str | None:
    """Return the manifest of a finished edition where it is the recorded one."""
    sums = sums_of(folder)
    is_the_one = sums is not None and sha256(sums.encode("utf-8")) == edition.manifest_digest
    return sums if is_the_one else None


def differing(was: str, now: str) -> tuple[str, ...]:
    """Return the files that differ between two manifests, by path."""
    old, new = (_digests(sums) for sums in (was, now))
    return tuple(sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path)))


def _digests(sums: str) -> Mapping[str, str]:
    rows = (line.partition("  ") for line in sums.splitlines())
    return {path: digest for digest, _, path in rows}


def is_sound(folder: Path) -> bool:
    """Say whether a finished edition holds the files of its manifest, and no other."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    found = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in files}
    return found == _digests(sums_of(folder) or "")


def deployed(archive: Archive, branch: str, below: str = "") -> tuple[OutputFile, ...]:
    """Return the editions on a branch, or one file or folder of them; nothing without the branch.

    Paths are relative to the folder of editions.
    """
    store = archive.store
    try:
        tree = store.commit(branch).tree
    except CannotGoOn:
        return ()
    rows = (row for row in store.rows(tree) if (row.mode, row.name) == (FOLDER, DEPLOYED))
    return tuple(
        OutputFile(file.path.removeprefix(f"{DEPLOYED}/"), store.data(file.blob))
        for row in rows
        for file in store.files(DEPLOYED, row.object)
        if file.path.startswith(f"{DEPLOYED}/{below}")
    )
