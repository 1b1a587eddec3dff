"""Write the city's decision on a county's filing, after checking what it would make."""

from pathlib import Path

from ledgers.edit.decide import Wish, decided
from ledgers.flow.load import Request, load
from ledgers.flow.trial import accepted, errors_in, tried
from ledgers.model.layout import decision_file
from ledgers.model.problem import Problem
from ledgers.write.files import write_file


def decide(request: Request, wish: Wish) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the decision and return its file, or nothing and the problems it would make."""
    before = load(request)
    broken = errors_in(before, decision_file(wish.county, wish.subject))
    if broken:
        return None, broken
    file = decided(before.catalog, wish)
    if isinstance(file, Problem):
        return None, (file,)
    new = tried(request, before, file)
    return (write_file(request.root, file) if accepted(new) else None), new
