"""Write the city's decision on a county's filing, after checking what it would make."""

from ledgers.edit.decide import Wish, decided
from ledgers.flow.load import Request, load
from ledgers.flow.saving import Made, Saved, saved
from ledgers.flow.trial import errors_in, proposed
from ledgers.model.layout import decision_file
from ledgers.model.problem import Problem


def decide(request: Request, wish: Wish) -> Saved:
    """Write the decision and return its file, or nothing and the problems it would make."""
    return saved(request.root, lambda: _made(request, wish))


def _made(request: Request, wish: Wish) -> Made:
    before = load(request)
    broken = errors_in(before, decision_file(wish.county, wish.subject))
    if broken:
        return None, broken
    file = decided(before.catalog, wish)
    if isinstance(file, Problem):
        return None, (file,)
    return proposed(request, before, file)
