"""Say which counties cannot be ranked: those with an error in what their score needs."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.model.catalog import Catalog
from ledgers.model.layout import located
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

FOR_EVERYONE = frozenset({"programme", "tasks", "areas", "rules"})


def unranked_by(problems: Iterable[Problem], catalog: Catalog) -> Mapping[str, Words]:
    """Return, by county code, why it is not ranked; counties that can be ranked are left out.

    One bad record must neither hide a county nor give it a wrong place (design, section 5).
    """
    errors = [problem for problem in problems if problem.is_error]
    return {
        code: say("data error in {file}", file=problem.place.file)
        for problem in reversed(errors)
        for code in _concerned(problem, catalog)
    }


def _concerned(problem: Problem, catalog: Catalog) -> Iterator[str]:
    """Yield the counties whose score needs the file that a problem is about."""
    where = located(problem.place.file)
    if where is None:
        return
    if where.ledger in FOR_EVERYONE:
        yield from (area.code for area in catalog.counties)
    elif where.ledger == "progress":
        yield where.owner
    elif where.ledger == "decisions":
        yield where.id.partition("/")[0]
