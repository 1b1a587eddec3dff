"""What the reader of a ranking has to know of its day: the year it shows, what it lacks."""

from collections.abc import Iterable, Iterator

from ledgers.model.assessment import Assessment, CountyResult
from ledgers.model.explanation import measurements_of
from ledgers.model.method import Node
from ledgers.model.words import Both, Words, say


def year_over(counties: Iterable[CountyResult]) -> str | None:
    """Return the year that yearly figures of scores are of, where that is over; else None."""
    standings = [row.standing for row in counties]
    found = (row.of for each in standings for row in measurements_of(each).values())
    return min(filter(None, found), default=None)


def silent(assessment: Assessment) -> tuple[Node, ...]:
    """Return the dimensions of the scheme for which no county has data."""
    found = [row for county in assessment.counties for row in county.standing.dimensions]
    heard = {row.key for row in found if any(part.normalised is not None for part in row.items)}
    known = assessment.scheme.dimensions if assessment.scheme and found else ()
    return tuple(row for row in known if row.id not in heard)


def remarks(assessment: Assessment) -> Iterator[Words]:
    """Yield the sentences that belong to a ranking of this day."""
    if year := year_over(assessment.counties):
        yield say("Yearly figures are of {year}, till new ones are due.", year=year)
    for row in silent(assessment):
        told = say("No county has data for “{dimension}”: its weight goes to the others.")
        yield Words(told.text, {"dimension": Both(row.zh, row.en)})
    if why := assessment.unmoved:
        yield say("Places are not compared with the week before: {reason}.", reason=why)
