"""Write the city's decision on a county's filing, after checking what it would make."""

from pathlib import Path

from ledgers.edit.decide import Wish, decided
from ledgers.flow.load import City, Request, checked, load, schemas_for, tree_of
from ledgers.model.document import Document
from ledgers.model.layout import decision_file, located
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.read.documents import Reading, document_of, documents_of
from ledgers.write.files import write_file


def decide(request: Request, wish: Wish) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the decision and return its file, or nothing and the problems it would make."""
    before = load(request)
    broken = _errors_in(before, decision_file(wish.county, wish.subject))
    if broken:
        return None, broken
    file = decided(before.catalog, wish)
    if isinstance(file, Problem):
        return None, (file,)
    after = would_be(request, file)
    new = tuple(introduced(before, after, file))
    if any(problem.is_error for problem in new):
        return None, new
    return write_file(request.root, file), new


def _errors_in(city: City, file: str) -> tuple[Problem, ...]:
    """Return the errors in a file that is there: it is mended first, never written over."""
    found = (problem for problem in city.problems if problem.place.file == file)
    return tuple(problem for problem in found if problem.is_error)


def would_be(request: Request, file: OutputFile) -> City:
    """Check the city as it would be with the file in it."""
    tree, commit = tree_of(request)
    reading = documents_of(tree)
    location = located(file.path)
    found = tuple(document_of(file.path, location, file.data)) if location else ()
    others = tuple(document for document in reading.documents if document.file != file.path)
    problems = tuple(problem for problem in reading.problems if problem.place.file != file.path)
    proposed = Reading(
        (*others, *(item for item in found if isinstance(item, Document))),
        (*problems, *(item for item in found if isinstance(item, Problem))),
        reading.files | {file.path},
    )
    return checked(proposed, schemas_for(request, tree), request.today, commit)


def introduced(before: City, after: City, file: OutputFile) -> list[Problem]:
    """Return the problems that were not there before, wherever the lines have moved to."""
    there = {_said(problem) for problem in before.problems}
    return [
        problem
        for problem in after.problems
        if problem.place.file == file.path or _said(problem) not in there
    ]


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.kind.code, str(problem.message)
