"""See that nothing that leads to a person stands in the commits of a change."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.check.privacy.leaks import allowed_numbers, leaks_in_names, placed
from ledgers.check.privacy.persons import persons_in
from ledgers.model.catalog import Catalog
from ledgers.model.problem import Problem
from ledgers.model.words import say


def leaks_in_commits(
    catalog: Catalog, messages: Mapping[str, str], files: Iterable[str]
) -> Iterator[Problem]:
    """Yield a problem for each thing in messages, by commit, and in names of files they brought.

    What was written once stays in the history, whatever a later commit takes away.
    """
    allowed = allowed_numbers(catalog)
    for commit, message in messages.items():
        for found, place in placed(persons_in(message, allowed), message, f"commit {commit}"):
            hint = say("reword this commit before it is merged; git keeps its message for ever")
            yield found.kind.at(place, found.message, hint)
    yield from leaks_in_names(files, allowed)
