"""Counties that cannot be ranked: those with an error in what their score needs."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from ledgers.model import CITY, Catalog, Document, Problem, Struct, Words, say
from ledgers.model.method import ASSESSMENT, Indicator, Scheme

EVERY_SCORE = ("programme", "programmes", "tasks", "areas", "rules", "indicators", "schemes")
"""Registers of the city that every score needs."""
TASKS = ("progress", "decisions")
"""Ledgers from which the states of tasks come."""
CLOSED_BY = {
    "findings": ("rectifications",),
    "standards": ("documents", "events", "facilities", "pairings", "posts", "units"),
}
"""Ledgers that decide the outcome of the records of another one."""
BODIES = "units"
"""The register with the kind of each body, and the townships that have to file."""
COUNTY = "county"
"""The level of an indicator that is measured for counties only."""


def unranked_by(
    problems: Iterable[Problem], catalog: Catalog, owners: Mapping[str, str]
) -> Mapping[str, Words]:
    """Return, by county code, why it is not ranked; counties that can be ranked are left out.

    `owners` says by file which county a record of the city is about. One bad record must neither
    hide a county nor give it a wrong place. What a score needs is what any scheme uses: which of
    them decides depends on the day.
    """
    errors = [problem for problem in problems if problem.is_error]
    used = (ledger for scheme in catalog.schemes for ledger in _ledgers(catalog, scheme))
    counties = tuple(area.code for area in catalog.counties)
    needs = Needs(frozenset([*TASKS, *used]), counties, owners, frozenset(catalog.tasks_elsewhere))
    return {
        code: say("data error in {file}", file=problem.place.file)
        for problem in reversed(errors)
        for code in needs.concerned(problem.place.file)
    }


class Needs(Struct, frozen=True):
    """What scores need: ledgers, and the county of each record of the city.

    What is filed on tasks `elsewhere`, of another programme, is not needed.
    """

    ledgers: frozenset[str]
    counties: tuple[str, ...]
    owners: Mapping[str, str]
    elsewhere: frozenset[str] = frozenset()

    def concerned(self, file: str) -> Iterator[str]:
        """Yield the counties whose score needs a file.

        A file that merely lies among a county's filings may be one of them under a wrong name.
        """
        if file in self._for_everyone():
            yield from self.counties
            return
        owner, ledger = _whose(file)
        about = PurePosixPath(file)
        of_other = about.parent.name == "progress" and about.stem in self.elsewhere
        if ledger not in self.ledgers or of_other:
            return
        if owner != CITY:
            yield owner
        elif self.owners.get(file) in self.counties:
            yield self.owners[file]
        else:
            yield from self.counties

    def _for_everyone(self) -> frozenset[str]:
        schemas = {"defs", *EVERY_SCORE, *self.ledgers}
        files = [f"data/city/{name}.yaml" for name in EVERY_SCORE]
        return frozenset([*files, *(f"schemas/{name}.schema.json" for name in schemas)])


def owners_of(documents: Iterable[Document]) -> Mapping[str, str]:
    """Return by file which county a record of the city is about, also of a broken one."""
    own = (row for row in documents if row.owner == CITY)
    return {row.file: county for row in own if isinstance(county := row.value.get("county"), str)}


def _ledgers(catalog: Catalog, scheme: Scheme) -> Iterator[str]:
    for name in scheme.indicators:
        if indicator := catalog.indicators.get(name):
            yield from sources_of(indicator)
            # A number depends on what bodies there are, unless a county files it.
            ledger = indicator.source.ledger if indicator.source else ASSESSMENT
            if indicator.level != COUNTY or ledger != ASSESSMENT:
                yield BODIES


def sources_of(indicator: Indicator) -> Iterator[str]:
    """Yield the ledgers that an indicator is worked out from."""
    yield from TASKS if indicator.ledger == ASSESSMENT else (indicator.ledger,)
    yield from CLOSED_BY.get(indicator.ledger, ())
    numbers = indicator.source.numbers if indicator.source else ()
    yield from (number.ledger for number in numbers if number.ledger is not None)


def _whose(file: str) -> tuple[str, str]:
    """Return owner and ledger of a file, also of one under a wrong name."""
    match file.split("/"):
        case ["data", "city", "decisions", county, ledger, *_]:
            return county, "decisions" if ledger == "progress" else ledger
        case ["data", "counties", county, ledger, *_]:
            return county, ledger.removesuffix(".yaml")
        case ["data", "city", ledger, *_]:
            return CITY, ledger.removesuffix(".yaml")
    return "", ""
