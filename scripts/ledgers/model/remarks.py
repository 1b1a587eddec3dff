"""What a reader of a ranking has to know of its day: years that are over, dimensions without data.

A number is not wrong for being of last year or for lacking a part, but only who is told can tell.
"""

from collections.abc import Iterator

from ledgers.model.assessment import Assessment
from ledgers.model.method import Dimension
from ledgers.model.scoring import Measurement
from ledgers.model.words import Both, Words, say


def measurements(assessment: Assessment) -> Iterator[Measurement]:
    """Yield everything that was measured for the scores of all counties."""
    for row in assessment.counties:
        for dimension in row.standing.dimensions:
            yield from (part.measurement for part in dimension.parts)
        yield from (taken.measurement for taken in row.standing.taken)


def year_over(assessment: Assessment) -> str | None:
    """Return the year that yearly figures of the scores are of, where that is over; else None."""
    return min((row.of for row in measurements(assessment) if row.of), default=None)


def silent(assessment: Assessment) -> tuple[Dimension, ...]:
    """Return the dimensions of the scheme for which no county has data."""
    scored = [row.standing for row in assessment.counties if row.standing.dimensions]
    heard = {
        dimension.id
        for standing in scored
        for dimension in standing.dimensions
        if any(part.normalised is not None for part in dimension.parts)
    }
    scheme = assessment.scheme
    return (
        tuple(row for row in scheme.dimensions if row.id not in heard) if scheme and scored else ()
    )


def remarks(assessment: Assessment) -> Iterator[Words]:
    """Yield the sentences that belong to a ranking of this day."""
    if year := year_over(assessment):
        yield say(
            "Yearly figures are of {year}, the last complete year: nothing of the new one is due.",
            year=year,
        )
    for row in silent(assessment):
        name = Both(row.zh, row.en)
        yield say(
            "No county has data for “{dimension}”: its weight goes to the others.", dimension=name
        )
    if assessment.unmoved:
        yield say(
            "Places are not compared with the week before: {reason}.", reason=assessment.unmoved
        )
