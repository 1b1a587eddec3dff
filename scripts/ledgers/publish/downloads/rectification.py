"""Make the tables of rectification: by county, source and aspect, and by age."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from ledgers.model.numbers import share_of
from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.findings import COUNTS, Matter, band_of, counts_of, matters_of
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE, NAME
from ledgers.publish.kit.values import text

OF = ("rectifications", "findings")
SPLITS: Mapping[str, Callable[[Matter], str]] = {
    "county": lambda matter: matter.county,
    "source": lambda matter: matter.record.sort,
    "aspect": lambda matter: text(matter.record.value, "aspect"),
}
"""What findings are divided by, and in which part each one stands."""


def rectification(desk: Desk) -> DataTable:
    """Return the counts and the closing rate of findings by county, by source and by aspect."""
    fields = {
        "by": say("what findings are divided by: county, source or aspect"),
        "part": say("code of the county or source, or the aspect"),
        "part_name": say("what the part is called"),
        **COUNTS,
        "rate": say("closing rate: closed ÷ found, 0 to 1"),
    }
    title = say("Rectification by county, source and aspect")
    return table_of("rectification", title, fields, _rows(desk), OF)


def _rows(desk: Desk) -> Iterator[Values]:
    matters = matters_of(desk)
    for by, of in SPLITS.items():
        for part in sorted({of(matter) for matter in matters}):
            own = [matter for matter in matters if of(matter) == part]
            yield {"by": by, "part": part, "part_name": _name(desk, by, part), **_counts(desk, own)}


def _name(desk: Desk, by: str, part: str) -> str:
    return {"county": desk.county_name(part), "source": word(desk, part)}.get(by, part)


def _counts(desk: Desk, matters: Sequence[Matter]) -> Values:
    counts = counts_of(matters, desk.view.assessment.as_of)
    rate: Decimal | None = share_of(counts["closed"], counts["found"])
    return {**counts, "rate": rate}


def ages(desk: Desk) -> DataTable:
    """Return how many findings of each county are not closed, by days since the feedback."""
    fields = {
        "code": CODE,
        "name": NAME,
        "days": say("days since feedback: up to so many, or older"),
        "findings": say("findings that are not closed"),
    }
    title = say("Findings not closed, by county and age")
    return table_of("rectification-ages", title, fields, _ages(desk), OF)


def _ages(desk: Desk) -> Iterator[Values]:
    day = desk.view.assessment.as_of
    rest = [matter for matter in matters_of(desk) if not matter.life.closed]
    found = Counter((matter.county, band_of(matter, day)) for matter in rest)
    for (code, band), count in sorted(found.items()):
        yield {"code": code, "name": desk.county_name(code), "days": band, "findings": count}
