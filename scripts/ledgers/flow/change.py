"""The check of a change: the city as it would be, and what the change does to it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from ledgers.check.change.context import Change
from ledgers.check.change.rules import judged
from ledgers.flow.load import SHARE, City, Request, checked, past_schemas, schemas_for, tree_of
from ledgers.model import Catalog, Contract, Document, Problem, Struct, in_order, replace
from ledgers.model.cataloguing import catalog_of
from ledgers.model.diff import Diff
from ledgers.model.remembered import NOTHING_KNOWN
from ledgers.read.documents import DATA, Reading, documents_of, with_files
from ledgers.read.tree import Tree


class Asked(Struct, frozen=True):
    """What is known of a change: its base, who submits it, when it was received, its branch.

    `before` are commits whose pushes were found well: earlier heads of the same change, or those of
    the branches of a server. One that is not here any more is left out, and all is asked again.
    `proved` says that the data of a demonstration was seen to be what its program makes.
    """

    base: str
    actor: str | None = None
    received: date | None = None
    branch: str | None = None
    before: tuple[str, ...] = ()
    proved: bool = False


class Sides(NamedTuple):
    """Both sides of a change, the city as it would be and as it was, and what the rules say of it.

    `known` are the problems of the head that the base had too, `introduced` all the others.
    """

    head: City
    base: City
    change: Change
    introduced: tuple[Problem, ...]
    known: tuple[Problem, ...]


def load_change(request: Request, asked: Asked) -> City:
    """Return the city as a change would leave it; problems that were there before stand apart."""
    sides = sides_of(request, asked, whole=False)
    return replace(sides.head, problems=sides.introduced, known=sides.known)


def sides_of(request: Request, asked: Asked, *, whole: bool = True) -> Sides:
    """Read and judge a change; a base that need not differ is not read, the head stands for it.

    Raises CannotGoOn where git does not know the base, or has nothing in common with it.
    """
    # Imported here: GitPython takes 0.1 s.
    from ledgers.read.commits import commit_tree, opened  # noqa: PLC0415
    from ledgers.read.diff import diff_since, documents_at, upgrades_in  # noqa: PLC0415

    diff = diff_since(request.root, asked.base, request.revision)
    tree, commit = tree_of(request)
    reading = documents_of(tree, share=SHARE)
    today, folder = request.today, request.attachments
    check = partial(checked, folder=folder, share=SHARE)
    base = head = check(reading, schemas_for(request, tree), today, commit)
    old = commit_tree(request.root, diff.base)
    elsewhere = () if diff.head else opened(request.root).heads("refs/remotes/")
    seen = documents_at(request.root, (*asked.before, *elsewhere), diff)
    upgrades = upgrades_in(request.root, diff)
    change = replace(change_of(head, diff, old, request, asked), seen=seen, upgrades=upgrades)
    data = any(file.path.startswith(("data/", "schemas/")) for file in diff.whole)
    if data and (whole or head.problems):
        same = _same_schemas(request, diff)
        schemas = head.schemas if same else past_schemas(old)
        known = head.learnt.elsewhere if same else NOTHING_KNOWN
        base = check(_before(reading, diff), schemas, today, diff.base, known=known)
    there = already_there(base.problems, head.problems, diff)
    new = (problem for problem in head.problems if not any(problem is row for row in there))
    return Sides(head, base, change, in_order((*new, *judged(change))), there)


def _before(reading: Reading, diff: Diff) -> Reading:
    """Return what was read before a change: only files that it touches are read once more."""
    old = {file.path: file.old.data for file in diff.whole if file.old}
    files = {path: data for path, data in old.items() if path.startswith(DATA)}
    return with_files(reading, files, {file.path for file in diff.whole})


def change_of(city: City, diff: Diff, tree: Tree, request: Request, asked: Asked) -> Change:
    """Return the change that leads to a city from the base that a tree holds."""
    contract = city.catalog.contract
    if request.schemas or not _same_schemas(request, diff):
        contract = Contract(past_schemas(tree).by_ledger)
    base = catalog_with(city.catalog, diff, (file.before for file in diff.whole), contract)
    known = (asked.actor, asked.received, asked.branch)
    return Change(diff, base, city.catalog, request.today, *known, proved=asked.proved)


def _same_schemas(request: Request, diff: Diff) -> bool:
    """Say whether base and head are read by the same schemas."""
    changed = any(file.path.startswith("schemas/") for file in diff.whole)
    return request.schemas is not None or not changed


def catalog_with(
    catalog: Catalog, diff: Diff, sides: Iterable[Document | None], contract: Contract
) -> Catalog:
    """Return the catalogue with one side of a change: only files that it touches are read anew."""
    touched = {file.path for file in diff.whole}
    kept = (document for document in catalog.documents if document.file not in touched)
    return catalog_of((*kept, *filter(None, sides)), contract)


def already_there(
    old: Iterable[Problem], new: Iterable[Problem], diff: Diff
) -> tuple[Problem, ...]:
    """Return the problems that the base had too.

    In a file that the change does not touch, the same kind at the same place is the same problem,
    whatever its message says now; elsewhere as many are as the base had with this message.
    """
    rows, touched = tuple(old), {file.path for file in diff.whole}
    places = {(row.kind.code, row.place) for row in rows if row.place.file not in touched}
    left = Counter(row.said for row in rows)
    found = []
    for problem in new:
        if (problem.kind.code, problem.place) in places or left[problem.said] > 0:
            left[problem.said] -= 1
            found.append(problem)
    return tuple(found)
