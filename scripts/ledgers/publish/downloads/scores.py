"""Make the tables of what scores are made of, and of what ranks become when that is varied."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.scoring import DimensionScore, PartScore, PointsTaken
from ledgers.model.words import say
from ledgers.publish.charts.listed import in_rank
from ledgers.publish.kit.listing import CODE, NAME
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.view import View

PRECISION = 28


def components(view: View) -> DataTable:
    """Return dimensions, indicators and deductions of every score; six decimals at most."""
    fields = {
        "code": CODE,
        "name": NAME,
        "kind": say("dimension, indicator or deduction"),
        "dimension": say("dimension of the scheme; empty for a deduction"),
        "indicator": say("indicator; empty for a dimension"),
        "value": say("what the indicator measured; a share is from 0 to 1"),
        "normalised": say("worth between the goalposts, or the mean of the dimension, 0 to 1"),
        "weight": say("share of the whole scheme"),
        "share": say("share here, after the weight of what is missing was spread over the rest"),
        "points": say("points that it brings; negative for a deduction"),
        "reason": say("why there is no value"),
    }
    rows = (line for row in in_rank(view.assessment.counties) for line in _of(view, row))
    return table_of("components", say("What each score is made of"), fields, rows)


def _of(view: View, row: CountyResult) -> Iterator[Values]:
    who: Values = {"code": row.code, "name": row.name}
    for dimension in row.standing.dimensions:
        yield {**who, **_dimension(dimension)}
        for part in dimension.parts:
            yield {**who, **_part(view, part)}
    for taken in row.standing.taken:
        yield {**who, **_taken(view, taken)}


def _dimension(dimension: DimensionScore) -> Values:
    weight = sum((part.weight for part in dimension.parts), Fraction(0))
    return {
        "kind": "dimension",
        "dimension": dimension.id,
        "indicator": None,
        "value": None,
        "normalised": _decimal(dimension.mean),
        "weight": _decimal(weight),
        "share": _decimal(dimension.share),
        "points": _decimal(dimension.points),
        "reason": None,
    }


def _part(view: View, part: PartScore) -> Values:
    reason = part.measurement.reason
    return {
        "kind": "indicator",
        "dimension": part.dimension,
        "indicator": part.indicator,
        "value": _decimal(part.measurement.value),
        "normalised": _decimal(part.normalised),
        "weight": _decimal(part.weight),
        "share": _decimal(part.share),
        "points": _decimal(part.points),
        "reason": view.translate(reason) if reason else None,
    }


def _taken(view: View, taken: PointsTaken) -> Values:
    reason = taken.measurement.reason
    return {
        "kind": "deduction",
        "dimension": None,
        "indicator": taken.measurement.indicator,
        "value": _decimal(taken.measurement.value),
        "normalised": None,
        "weight": None,
        "share": None,
        "points": _decimal(-taken.points),
        "reason": view.translate(reason) if reason else None,
    }


def _decimal(number: Fraction | None) -> Decimal | None:
    if number is None:
        return None
    with localcontext(prec=PRECISION):
        return Decimal(number.numerator) / Decimal(number.denominator)


def sensitivity(view: View) -> DataTable:
    """Return each county's rank under the other mean and without each indicator."""
    fields = {
        "code": CODE,
        "name": NAME,
        "varied": say("“other_mean”, or the dimension and indicator left out"),
        "rank": say("rank by the scheme"),
        "rank_then": say("rank when that is varied; empty where then not ranked"),
    }
    rows = (line for row in in_rank(view.assessment.counties) for line in _varied(row))
    return table_of("sensitivity", say("Ranks when the method is varied"), fields, rows)


def _varied(row: CountyResult) -> Iterator[Values]:
    sure = row.robustness
    if sure is None:
        return
    who: Values = {"code": row.code, "name": row.name, "rank": row.standing.rank}
    yield {**who, "varied": "other_mean", "rank_then": sure.other_rank}
    for key, rank in sure.without.items():
        yield {**who, "varied": key, "rank_then": rank}
