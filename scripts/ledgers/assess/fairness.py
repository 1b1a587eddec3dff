"""Say which counties cannot be ranked: those with an error in what their score needs."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ledgers.model.catalog import Catalog
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

OF_A_COUNTY = re.compile(r"data/(?:counties|city/decisions)/([^/]+)/progress/")
CITY_FILES = frozenset(
    f"data/city/{name}.yaml" for name in ("programme", "tasks", "areas", "rules")
)
SCHEMAS = frozenset(
    f"schemas/{name}.schema.json"
    for name in ("defs", "programme", "tasks", "areas", "rules", "progress", "decisions")
)
FOR_EVERYONE = CITY_FILES | SCHEMAS
"""Files that every score needs."""


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
    """Yield the counties whose score needs the file that a problem is about.

    A file that merely lies among a county's filings may be one of them under a wrong name.
    """
    file = problem.place.file
    own = OF_A_COUNTY.match(file)
    if own:
        yield own.group(1)
    elif file in FOR_EVERYONE:
        yield from (area.code for area in catalog.counties)
