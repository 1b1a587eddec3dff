"""What became of findings: closed, put forward, reopened or overdue, and how old they are.

Counted are findings that the county has been told of; the city alone closes and reopens them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.model.ledger_facts import ALL, Age, Findings, Matter, Tally
from ledgers.model.ledger_records import Record, Records, valid
from ledgers.model.lives.finding import FindingLife, life_of
from ledgers.model.numbers import share_of
from ledgers.model.values import text

AGES = (30, 60, 90)
DIVISIONS: Mapping[str, Callable[[Matter], str]] = {
    "county": lambda matter: matter.county,
    "source": lambda matter: matter.record.sort,
    "aspect": lambda matter: text(matter.record.value, "aspect"),
    ALL: lambda _: ALL,
}
"""What findings are divided by, and in which part each one stands."""


def findings(catalog: Catalog, records: Records, as_of: date) -> Findings:
    """Return every finding that a county has been told of, what became of it, and the numbers."""
    told = [row for row in valid(records.get("findings", ())) if row.counties and row.day]
    lives = ((record, life_of(catalog, record.id, as_of)) for record in told)
    matters = tuple(_matter(record, life, as_of) for record, life in lives if life)
    late = [matter for matter in matters if matter.overdue]
    return Findings(
        matters=matters,
        tallies=tuple(_tallies(matters)),
        ages=tuple(_ages(matters)),
        overdue=tuple(sorted(late, key=lambda row: (row.life.limit_on, row.record.id))),
    )


def _matter(record: Record, life: FindingLife, as_of: date) -> Matter:
    days = (as_of - date.fromisoformat(record.day)).days
    band = next((str(limit) for limit in AGES if days <= limit), "older")
    return Matter(record, record.counties[0], life, life.overdue(as_of), days, band)


def _tallies(matters: Sequence[Matter]) -> Iterator[Tally]:
    """Yield the numbers of each part of each division, and of all findings."""
    for by, of in DIVISIONS.items():
        for part in sorted({of(matter) for matter in matters}):
            counts = counts_of(matter for matter in matters if of(matter) == part)
            rate = share_of(counts["closed"], counts["found"])
            yield Tally(by, part, counts, rate, share_of(counts["reopened"], counts["ever_closed"]))


def counts_of(matters: Iterable[Matter]) -> Mapping[str, int]:
    """Return how many of the findings stand where."""
    found = Counter[str]()
    for matter in matters:
        life = matter.life
        stands = {
            "found": True,
            "closed": life.closed,
            "awaiting": life.pending,
            "open": life.open,
            "overdue": matter.overdue,
            "reopened": life.reopened_on is not None,
            "ever_closed": life.first_closed_on is not None,
        }
        found.update({name: int(holds) for name, holds in stands.items()})
    return found


def _ages(matters: Iterable[Matter]) -> Iterator[Age]:
    """Yield how many findings of each county are not closed, by days since the feedback."""
    rest = (matter for matter in matters if not matter.life.closed)
    found = Counter((matter.county, matter.band) for matter in rest)
    for (county, band), count in sorted(found.items()):
        yield Age(county, band, count)
