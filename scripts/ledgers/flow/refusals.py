"""Stop, with one sentence, where the data does not allow what is asked."""

from pathlib import Path

from ledgers.flow.load import City
from ledgers.model.errors import CannotGoOn
from ledgers.model.inputs import LEFT_OUT
from ledgers.model.kinds.issues import ISSUE_CHANGED
from ledgers.model.words import say
from ledgers.read.home import HOME

NO_INPUT = tuple(f"{folder}/" for folder in LEFT_OUT)


def refuse_leaks(city: City) -> None:
    """Stop where an error about persons or visibility stands in the data.

    Without `publication.yaml` nobody knows which ledgers the city keeps to itself.
    """
    if city.catalog.publication is None:
        message = say("data/city/publication.yaml cannot be used; run: ledgers check")
        raise CannotGoOn(message)
    leaks = [
        problem
        for problem in city.problems
        if problem.kind.code.startswith("V") and problem.is_error
    ]
    if leaks:
        message = say(
            "nothing is published while errors about visibility stand in the data "
            "({count}, the first in {file}); run: ledgers check",
            count=len(leaks),
            file=leaks[0].place.file,
        )
        raise CannotGoOn(message)


def refuse_changed(city: City, name: str | None = None) -> None:
    """Stop where an issue, or the one named, is no longer what was issued."""
    for problem in city.problems:
        issue = problem.place.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        if problem.kind is ISSUE_CHANGED and name in {None, issue}:
            raise CannotGoOn(say("{name} was changed after it was issued", name=issue))


def refuse_unsaved_program(root: Path) -> None:
    """Stop where the program that runs is the city's own and no commit holds it as it is."""
    # Imported here, as below.
    from ledgers.read.engine import engine_at, engine_in  # noqa: PLC0415

    if root.resolve() == HOME and engine_in(HOME, "HEAD") != engine_at(HOME).digests:
        message = say("the program was changed and is not committed; nobody could find it again")
        raise CannotGoOn(message)


def refuse_unsaved(root: Path) -> None:
    """Stop where inputs are not those of a commit: nobody could find them again."""
    # Imported here: GitPython takes 0.1 s, and most commands need no past.
    from ledgers.read.inputs import changed_files  # noqa: PLC0415

    inputs = [name for name in changed_files(root) if not name.startswith(NO_INPUT)]
    if inputs:
        message = say(
            "{count} files of data/ or schemas/ are not committed, the first is {file}",
            count=len(inputs),
            file=inputs[0],
        )
        raise CannotGoOn(message)
