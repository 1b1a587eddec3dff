"""Work one county's score out step by step, from the figures of the assessment."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.method import Dimension, Scheme
from ledgers.model.numbers import NONE, plain, points, rounded
from ledgers.model.scoring import DimensionScore, PartScore
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.measured.uses import components, goalposts_words, share_text
from ledgers.publish.measured.values import name_of, reading, with_unit
from ledgers.publish.methods.formulas import Method

DIGITS = 4
"""Decimals of parts and means here: enough to follow, though all is reckoned in full."""


def worked(desk: Desk, here: Here, scheme: Scheme, county: CountyResult) -> tuple[Method, Method]:
    """Return a county's score worked out: its parts, then means, deduction, score and rank."""
    name = here.to(f"{links.county_page(county.code)}#score", county.name)
    steps = [*_dimensions(scheme, county), *_end(desk, here, scheme, county)]
    first = Method(
        "example",
        say("Worked out for a county"),
        (
            say(
                "{county} as of {day}. Parts and means are shown rounded (digits after the point:"
                " {n}) but reckoned in full, so what you work out from the figures here may differ"
                " in the last place.",
                county=name, day=desk.view.as_of, n=str(DIGITS),
            ),
        ),
        tables=(_parts(desk, here, scheme, county),),
    )  # fmt: skip
    return first, Method("example-steps", say("From parts to the rank"), tuple(steps))


def _parts(desk: Desk, here: Here, scheme: Scheme, county: CountyResult) -> Table:
    posts = {(row.id, part.indicator): part for row, part, _, _ in components(scheme)}
    lines = []
    for dimension in county.standing.dimensions:
        for part in dimension.parts:
            own = posts[dimension.id, part.indicator]
            known = desk.view.catalog.indicators.get(part.indicator)
            lines.append(_part(desk, here, part, goalposts_words(known, own.goalposts)))
    return Table(
        caption=say("From values to parts: {county}", county=county.name),
        columns=(
            Column(say("Indicator")),
            Column(say("In figures"), short=True),
            Column(say("Value"), number=True),
            Column(say("No points → full points"), number=True),
            Column(say("Part (0 to 1)"), number=True),
            Column(say("Share of the score"), number=True),
        ),
        lines=tuple(lines),
        stacked=True,
    )


def _part(desk: Desk, here: Here, part: PartScore, posts: object) -> Line:
    found, known = part.measurement, desk.view.catalog.indicators.get(part.indicator)
    page = f"{links.indicator_page(part.indicator)}#c-{links.segment(found.county)}"
    value: object = found.reason or NONE
    if found.value is not None and known is not None:
        value = with_unit(desk, known, found.value)
    return Line(
        (
            Cell(here.to(page, part.indicator if known is None else name_of(desk, known))),
            Cell(found.formula or NONE),
            Cell(value),
            Cell(posts),
            Cell(_decimals(part.normalised)),
            Cell(share_text(part.share)),
        )
    )


def _decimals(number: Fraction | None) -> str:
    return NONE if number is None else plain(rounded(number, DIGITS))


def _dimensions(scheme: Scheme, county: CountyResult) -> Iterator[Words]:
    """Yield each dimension's mean from its parts."""
    for row, score in zip(scheme.dimensions, county.standing.dimensions, strict=True):
        yield _dimension(row, score)


def _dimension(row: Dimension, score: DimensionScore) -> Words:
    known = [part for part in score.parts if part.normalised is not None]
    if score.mean is None or not known:
        return say("“{dimension}”: no data, its weight goes to the others.",
                   dimension=Both(row.zh, row.en))  # fmt: skip
    inside = sum((part.share for part in known), Fraction(0))
    terms = [
        _term(row.within, part.normalised, part.share / inside if inside else Fraction(0))
        for part in known
    ]
    return say(
        "“{dimension}”: {terms} = {mean}",
        dimension=Both(row.zh, row.en),
        terms=_joined(row.within, terms),
        mean=_decimals(score.mean),
    )


def _term(how: str, value: Fraction | None, weight: Fraction) -> str:
    share = plain(rounded(weight, DIGITS))
    return f"{share} × {_decimals(value)}" if how == "arithmetic" else f"{_decimals(value)}^{share}"


def _joined(how: str, terms: list[str]) -> str:
    return (" + " if how == "arithmetic" else " × ").join(terms)


def _end(desk: Desk, here: Here, scheme: Scheme, county: CountyResult) -> Iterator[Words]:
    """Yield the mean across dimensions, the deduction, the score and the rank."""
    standing = county.standing
    known = [row for row in standing.dimensions if row.mean is not None]
    terms = [_term(scheme.across, row.mean, row.share) for row in known]
    top = plain(scheme.points)
    yield say(
        "Across dimensions: {points} × ({terms}) = {raw} points",
        points=top,
        terms=_joined(scheme.across, terms),
        raw=_points(standing.raw),
    )
    for off, taken in zip(scheme.deductions, standing.taken, strict=True):
        indicator = desk.view.catalog.indicators.get(off.indicator)
        value = taken.measurement.value
        yield say(
            "Deduction “{indicator}”: {n} × {points}, {cap} at most = {off}",
            indicator=off.indicator if indicator is None else name_of(desk, indicator),
            n=NONE if indicator is None else reading(indicator, value),
            points=plain(off.points),
            cap=plain(off.cap),
            off=_points(taken.points),
        )
    yield say(
        "Score: {raw} − {off} = {exact}, rounded {score}; {better} counties have a higher score, so"
        " its rank is {rank}.",
        raw=_points(standing.raw),
        off=_points(standing.deduction),
        exact=_points(standing.exact),
        score=points(standing.score),
        better=str((standing.rank or 1) - 1),
        rank=here.to(links.RANKING, str(standing.rank or NONE)),
    )


def _points(number: Fraction | Decimal | None) -> str:
    return NONE if number is None else plain(rounded(number, DIGITS))
