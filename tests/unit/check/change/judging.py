"""Changes of the mini city for tests, judged in memory by the rules about changes alone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from ledgers.check.change.context import Change
from ledgers.check.change.rules import judged
from ledgers.flow.change import catalog_with
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.problem import Problem
from ledgers.model.values import replace
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree
from tests.trees import diff_of_trees

TODAY = date(2026, 7, 15)
TREE = {
    **MINI,
    **SCHEMAS,
    "data/city/publication.yaml": MINI["data/city/publication.yaml"].replace(
        b"demonstration: true", b"demonstration: false"
    ),
}
"""The files of a city that is no demonstration, so that nobody is above the rules."""

Files: TypeAlias = Mapping[str, bytes | None]
Edit: TypeAlias = Callable[[Files], Files]

FOLDERS = ("data", "schemas", "scripts", "site", ".github", ".cache", "docs")
CITY, COUNTY, OTHER = "city-office-08", "county-990121-filing", "county-990102-filing"
MAINTAINERS = "ledgers-maintenance-1"
BASE: Catalog = catalog_of(
    documents_of(MemoryTree(TREE)).documents, Contract(schemas_of(MemoryTree(TREE)).by_ledger)
)


def county(path: str) -> str:
    """Return a path in the folder of the county that most tests are about."""
    return f"data/counties/990121/{path}.yaml"


def swap(path: str, old: str, new: str) -> Edit:
    """Return the edit that puts one text in the place of another one, which is there once."""

    def edit(files: Files) -> Files:
        data = (files[path] or b"").decode()
        assert data.count(old) == 1, f"{path}: {old!r} is there {data.count(old)} times"
        return {path: data.replace(old, new).encode()}

    return edit


def add(path: str, text: str) -> Edit:
    """Return the edit that adds text at the end of a file."""
    return lambda files: {path: (files[path] or b"") + text.encode()}


def put(path: str, text: str | bytes) -> Edit:
    """Return the edit that writes a whole file."""
    return lambda _: {path: text.encode() if isinstance(text, str) else text}


def gone(path: str) -> Edit:
    """Return the edit that takes a file away."""
    return lambda files: {name: data for name, data in files.items() if name != path}


def after(edits: Iterable[Edit], files: Files = TREE) -> dict[str, bytes | None]:
    """Return the files of a city after some edits."""
    found = dict(files)
    for edit in edits:
        changed = edit(found)
        found = dict(changed) if len(changed) > 1 else {**found, **changed}
    return found


def problems_of(
    actor: str | None,
    *edits: Edit,
    received: date | None = None,
    message: str = "",
    base: Files = TREE,
    seen: Files | None = None,
) -> tuple[Problem, ...]:
    """Return the problems of a change that an account submits; `seen` is an earlier push of it."""
    change = replace(changed(actor, *edits, message=message, base=base), received=received)
    touched = {file.path for file in change.diff.whole}
    earlier = catalog_of_files(seen).documents if seen else ()
    known = {row.file: (row,) for row in earlier if row.file in touched}
    return judged(replace(change, seen=known))


def changed(actor: str | None, *edits: Edit, message: str = "", base: Files = TREE) -> Change:
    """Return a change that an account submits."""
    diff = diff_of_trees(MemoryTree(base), MemoryTree(after(edits, base)), FOLDERS)
    diff = replace(diff, steps=tuple(replace(step, message=message) for step in diff.steps))
    new = tuple(file.after for file in diff.whole if file.after)
    touched = {file.path for file in diff.whole}
    old = BASE if base is TREE else catalog_of_files(base)
    kept = tuple(document for document in old.documents if document.file not in touched)
    head = catalog_of((*kept, *new), old.contract)
    was = catalog_with(head, diff, (file.before for file in diff.whole), old.contract)
    return Change(diff, was, head, TODAY, actor)


def catalog_of_files(files: Files) -> Catalog:
    """Return the catalogue of some files."""
    return catalog_of(documents_of(MemoryTree(files)).documents, BASE.contract)


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of some problems, each once."""
    return sorted({problem.kind.code for problem in problems})
