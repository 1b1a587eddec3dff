"""Loading of a city: its files are read and checked, valid records and all problems kept."""

import os
from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path

from ledgers.check.city import check
from ledgers.check.fields.evidence import not_as_said
from ledgers.model import CITY, CannotGoOn, Catalog, Document, Problem, Struct, in_order, replace
from ledgers.model.appraising import appraised
from ledgers.model.bulletin import LEFT_OUT
from ledgers.model.kinds.issues import ISSUE_CHANGED
from ledgers.model.owners import part_of
from ledgers.model.remembered import NOTHING_KNOWN, Known
from ledgers.model.shares import Share
from ledgers.read.attachments import held_in
from ledgers.read.defaults import with_defaults
from ledgers.read.documents import Reading, Schemas, completed, documents_of, schemas_of
from ledgers.read.home import HOME
from ledgers.read.tree import FolderTree, Tree
from ledgers.write.workers import side_by_side

SHARE: Share = side_by_side if (os.cpu_count() or 1) > 1 else None


class Request(Struct, frozen=True):
    """What to load: a root, a revision or the files as they are, which schemas, which day.

    `programme` is the one that is asked about; the one that leads on the day where none is.
    `attachments` is the folder in which the files that records name are looked for. `remembered`:
    what earlier runs found out is used, and what this one finds out is kept. `problems_alone`: no
    more is asked for, and no appraisal is worked out.
    """

    root: Path
    today: date
    revision: str | None = None
    schemas: Path | None = None
    programme: str | None = None
    attachments: Path | None = None
    remembered: bool = False
    problems_alone: bool = False


class City(Struct, frozen=True):
    """A loaded city: its valid records, the schemas of its files, and every problem.

    `left_out` are the documents that broke their schemas; `known` the problems that a change found
    here, and that are not among its own; `reading` is what was read, where it was checked here;
    `learnt` is what the next check of the same files need not look at.
    """

    catalog: Catalog
    schemas: Schemas
    problems: tuple[Problem, ...]
    files: int
    commit: str | None
    left_out: tuple[Document, ...] = ()
    known: tuple[Problem, ...] = ()
    reading: Reading | None = None
    learnt: Known = NOTHING_KNOWN

    @property
    def has_errors(self) -> bool:
        """Say whether the check of the city fails."""
        return any(problem.is_error for problem in self.problems)


def load(request: Request) -> City:
    """Read and check a city."""
    tree, commit = tree_of(request)
    schemas, day, folder = schemas_for(request, tree), request.today, request.attachments
    if not request.remembered:
        return checked(documents_of(tree, share=SHARE), schemas, day, commit, folder, share=SHARE)
    # Imported here: only a command that a person waits for remembers.
    from ledgers.flow.remembering import recalled  # noqa: PLC0415

    memory = recalled(request.root, request.schemas, tree)
    reading = documents_of(tree, memory.value, None if memory.seen else SHARE)
    known = memory.known(reading, day)
    alone = request.problems_alone
    city = checked(
        reading, schemas, day, commit, folder, known=known, problems_alone=alone, share=SHARE
    )
    memory.keep(reading, city.learnt, day)
    return city


def checked(  # noqa: PLR0913 - what a check is made of
    reading: Reading,
    schemas: Schemas,
    today: date,
    commit: str | None,
    folder: Path | None = None,
    *,
    known: Known = NOTHING_KNOWN,
    problems_alone: bool = False,
    share: Share = None,
) -> City:
    """Return the city from files that were read, checked; attachments lie in the folder."""
    documents = with_defaults(reading.documents, reading.files, schemas.defaults)
    found = check(documents, reading.files, schemas.by_ledger, today, known, share=share)
    broken = {problem.place.file for problem in schemas.problems}
    others = (problem for problem in found.problems if problem.place.file not in broken)
    missed = not_as_said(found.catalog, partial(held_in, folder)) if folder else ()
    problems = in_order((*reading.problems, *schemas.problems, *others, *missed))
    left_out, count = found.left_out, len(reading.files)
    catalog = found.catalog if problems_alone else appraised(found.catalog)
    city = City(catalog, schemas, problems, count, commit, left_out, reading=reading)
    return replace(city, learnt=found.learnt)


def narrowed(city: City, parts: Collection[str]) -> City:
    """Return a city with the problems of some counties, or of the `city`, where any are named."""
    for part in {*parts} - {CITY, *city.catalog.areas}:
        raise CannotGoOn.say("{code} is no county of areas.yaml", code=part)
    problems, known = (
        tuple(row for row in rows if not parts or part_of(row.place.file) in parts)
        for rows in (city.problems, city.known)
    )
    return replace(city, problems=problems, known=known)


def tree_of(request: Request) -> tuple[Tree, str | None]:
    """Return the requested tree, and its commit where it has one."""
    if request.revision is None:
        return FolderTree(request.root), None
    # Imported here: GitPython takes 0.1 s, and most runs look at files only.
    from ledgers.read.commits import commit_tree  # noqa: PLC0415

    tree = commit_tree(request.root, request.revision)
    return tree, tree.commit


def schemas_for(request: Request, tree: Tree) -> Schemas:
    """Return the schemas in force: those of the tree itself unless a folder is named.

    Raises CannotGoOn where a commit has none.
    """
    if request.schemas is not None:
        folder = request.schemas.resolve()
        return past_schemas(FolderTree(folder.parent), folder.name)
    found = past_schemas(tree)
    if request.revision and not found.by_ledger:
        raise CannotGoOn.say(
            "there is no schema below schemas/ in commit {id}", id=request.revision
        )
    return found


def past_schemas(tree: Tree, folder: str = "schemas") -> Schemas:
    """Return the schemas of a tree, perhaps of another day, with the words they did not know."""
    return completed(schemas_of(tree, folder), schemas_of(FolderTree(HOME)))


NO_INPUT = tuple(f"{folder}/" for folder in LEFT_OUT)


def refuse_leaks(city: City) -> None:
    """Stop where the data has an error about persons or visibility.

    Without `publication.yaml` it is unknown which ledgers the city does not publish.
    """
    if city.catalog.publication is None:
        raise CannotGoOn.say("data/city/publication.yaml cannot be used; run: ledgers check")
    errors = (problem for problem in city.problems if problem.is_error)
    leaks = [problem.place.file for problem in errors if problem.kind.code.startswith("V")]
    if leaks:
        raise CannotGoOn.say(
            "nothing is published while the data has errors about visibility "
            "({count}, the first in {file}); run: ledgers check",
            count=len(leaks),
            file=leaks[0],
        )


def refuse_changed(city: City, name: str | None = None) -> None:
    """Stop where an issue, or the one named, was changed after it was issued."""
    for problem in city.problems:
        issue = problem.place.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        if problem.kind == ISSUE_CHANGED and name in {None, issue}:
            raise CannotGoOn.say("{name} was changed after it was issued", name=issue)


def refuse_unsaved(root: Path) -> None:
    """Stop where inputs, or a program that is the city's own, are not committed as they are."""
    # Imported here: GitPython takes 0.1 s, and most commands need no past.
    from ledgers.read.engine import engine_at, engine_in  # noqa: PLC0415
    from ledgers.read.inputs import changed_files  # noqa: PLC0415

    inputs = [name for name in changed_files(root) if not name.startswith(NO_INPUT)]
    if inputs:
        raise CannotGoOn.say(
            "{count} files of data/ or schemas/ are not committed, the first is {file}",
            count=len(inputs),
            file=inputs[0],
        )
    if root.resolve() == HOME and engine_in(HOME, "HEAD") != engine_at(HOME).digests:
        raise CannotGoOn.say(
            "the program was changed and is not committed; nobody could find it again"
        )
