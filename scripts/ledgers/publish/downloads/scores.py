"""Tables of indicators, of the components of scores, and of ranks by varied methods."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.model import LEDGERS, PRECISION, Indicator, exactly, replace, say
from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.forms import is_share
from ledgers.model.scoring import Measurement, PartScore
from ledgers.publish.indicators.listed import public_indicators
from ledgers.publish.kit.context import Desk
from ledgers.publish.tables.listing import CODE, NAME, Col, Listing, attributes, in_files
from ledgers.publish.tables.tables import DataTable, Values

WORTH = ("normalised", "weight", "share", "points")

VALUES: Listing[tuple[Indicator, Measurement]] = Listing(
    name="indicators",
    title=say("Values of the indicators"),
    columns=(
        in_files("indicator", say("indicator's name in files"), lambda row: row[0].id),
        *attributes(
            lambda row: row[0], zh=say("indicator in Chinese"), en=say("indicator in English")
        ),
        in_files("county", CODE, lambda row: row[1].county),
        Col(name="name", long=NAME, value=lambda desk, row: desk.county_name(row[1].county)),
        in_files(
            "unit",
            say("unit of the value; shares and changes are 0 to 1"),
            lambda row: "1" if is_share(row[0]) else row[0].measure,
        ),
        *attributes(lambda row: row[1], period=say("period of the filing, where there is one")),
        in_files(
            "value",
            say("value without rounding, a fraction such as 61/62 where no decimal ends"),
            lambda row: exactly(row[1].value),
        ),
        in_files("formula", say("the arithmetic in figures"), lambda row: row[1].formula or None),
        *attributes(lambda row: row[1], reason=say("why there is no value")),
    ),
)


def indicators(desk: Desk) -> DataTable:
    """Return the values of every public indicator in every county."""
    public = public_indicators(desk)
    read = dict.fromkeys(row.ledger for row in public)
    ledgers = ("indicators", *(ledger for ledger in read if ledger in LEDGERS))
    found = desk.view.measurements
    rows = ((each, row) for each in public for row in found.get(each.id, {}).values())
    return replace(VALUES, ledgers=ledgers).data(desk, rows)


COMPONENTS = {
    "code": CODE,
    "name": NAME,
    "kind": say("dimension, group, indicator, deduction or bonus"),
    "dimension": say("dimension of the scheme; empty for a deduction"),
    "indicator": say("indicator; empty for a dimension"),
    "value": say("what the indicator measured; a share is from 0 to 1"),
    "normalised": say("worth between the goalposts, or the mean of the dimension, 0 to 1"),
    "weight": say("share of the whole scheme"),
    "share": say("share here, after the weight of missing data was spread over the rest"),
    "points": say("points that it brings; negative for a deduction"),
    "reason": say("why there is no value"),
    "path": say("way to it through the groups of the scheme"),
}
VARIED = {
    "code": CODE,
    "name": NAME,
    "varied": say("“other_mean”, or the dimension and indicator left out"),
    "rank": say("rank by the scheme"),
    "rank_then": say("rank after that change; empty where there is none"),
}


def components(desk: Desk) -> DataTable:
    """Return dimensions, indicators and deductions of every score; six decimals at most."""
    rows = (row for county in in_rank(desk.view.assessment.counties) for row in _of(desk, county))
    return DataTable("components", say("What each score is made of"), COMPONENTS, tuple(rows))


def _of(desk: Desk, row: CountyResult) -> Iterator[Values]:
    who: Values = dict.fromkeys(COMPONENTS) | {"code": row.code, "name": row.name}
    for node in (node for each in row.standing.dimensions for node in each.nodes):
        kind = {"kind": "dimension" if len(node.path) == 1 else "group", "dimension": node.path[0]}
        measured: Values = {}
        if isinstance(node, PartScore):
            kind["kind"], measured = "indicator", _measured(desk, node.measurement)
        path: Values = {"path": node.key}
        worth = {name: as_decimal(getattr(node, name)) for name in WORTH}
        yield {**who, **kind, **path, **measured, **worth}
        yield from (
            _moved(desk, {**who, **path}, "deduction", -each.points, each.measurement)
            for each in node.taken
        )
    for taken in row.standing.taken:
        yield _moved(desk, who, "deduction", -taken.points, taken.measurement)
    for added in row.standing.added:
        yield _moved(desk, who, "bonus", added.points, added.measurement)


def _moved(desk: Desk, who: Values, kind: str, points: Fraction, found: Measurement) -> Values:
    """Return points that are taken off or added beside the means."""
    return {**who, "kind": kind, "points": as_decimal(points), **_measured(desk, found)}


def _measured(desk: Desk, found: Measurement) -> Values:
    return {
        "indicator": found.indicator,
        "value": as_decimal(found.value),
        "reason": desk.say(found.reason) if found.reason else None,
    }


def as_decimal(number: Fraction | None) -> Decimal | None:
    """Return a fraction as a decimal of 28 digits."""
    if number is None:
        return None
    with localcontext(prec=PRECISION):
        return Decimal(number.numerator) / Decimal(number.denominator)


def sensitivity(desk: Desk) -> DataTable:
    """Return each county's rank under the other mean and without each indicator."""
    listed = in_rank(desk.view.assessment.counties)
    rows = (
        dict(zip(VARIED, (row.code, row.name, varied, row.standing.rank, rank), strict=True))
        for row, sure in ((row, row.robustness) for row in listed)
        if sure is not None
        for varied, rank in {"other_mean": sure.other_rank, **sure.without}.items()
    )
    return DataTable("sensitivity", say("Ranks when the method is varied"), VARIED, tuple(rows))
