"""Formulas worked out for one county, and its score step by step, from the assessment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.method import Dimension, Scheme
from ledgers.model.numbers import (
    NONE,
    percent,
    plain,
    points,
    rounded,
    share_of,
    signed,
    signed_share,
)
from ledgers.model.scoring import DimensionScore, PartScore
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.measured.uses import components, goalposts_words, share_text
from ledgers.publish.measured.values import reading, with_unit
from ledgers.publish.methods.scheme import indicator_name

DIGITS = 4
"""Decimals of parts and means here: enough to follow, though all is reckoned in full."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A county's score worked out: its parts as a table, then the steps from them to the rank."""

    county: object
    day: str
    digits: str
    parts: Table
    steps: tuple[Words, ...]


def worked(desk: Desk, here: Here, scheme: Scheme, county: CountyResult) -> Worked:
    """Return a county's score worked out: its parts, then means, deduction, score and rank."""
    dimensions = zip(scheme.dimensions, county.standing.dimensions, strict=True)
    return Worked(
        county=_name(here, county),
        day=desk.view.as_of,
        digits=str(DIGITS),
        parts=_parts(desk, here, scheme, county),
        steps=(
            *(_dimension(row, score) for row, score in dimensions),
            *_end(desk, here, scheme, county),
        ),
    )


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
            Cell(here.to(page, indicator_name(desk, part.indicator))),
            Cell(found.formula or NONE),
            Cell(value),
            Cell(posts),
            Cell(_decimals(part.normalised)),
            Cell(share_text(part.share)),
        )
    )


def _decimals(number: Fraction | Decimal | None) -> str:
    return NONE if number is None else plain(rounded(number, DIGITS))


def _dimension(row: Dimension, score: DimensionScore) -> Words:
    name = Both(row.zh, row.en)
    known = [part for part in score.parts if part.normalised is not None]
    if score.mean is None or not known:
        return say("“{dimension}”: no data, its weight goes to the others.", dimension=name)
    inside = sum((part.share for part in known), Fraction(0)) or Fraction(1)
    terms = _terms(row.within, [(part.normalised, part.share / inside) for part in known])
    mean = _decimals(score.mean)
    return say("“{dimension}”: {terms} = {mean}", dimension=name, terms=terms, mean=mean)


def _terms(how: str, parts: Iterable[tuple[Fraction | None, Fraction]]) -> str:
    """Write the parts of a mean with their weights."""
    rows = [(_decimals(value), _decimals(weight)) for value, weight in parts]
    if how == "arithmetic":
        return " + ".join(f"{weight} × {value}" for value, weight in rows)
    return " × ".join(f"{value}^{weight}" for value, weight in rows)


def _end(desk: Desk, here: Here, scheme: Scheme, county: CountyResult) -> Iterator[Words]:
    """Yield the mean across dimensions, the deduction, the score and the rank."""
    standing = county.standing
    known = [(row.mean, row.share) for row in standing.dimensions if row.mean is not None]
    yield say(
        "Across dimensions: {points} × ({terms}) = {raw} points",
        points=plain(scheme.points),
        terms=_terms(scheme.across, known),
        raw=_decimals(standing.raw),
    )
    for off, taken in zip(scheme.deductions, standing.taken, strict=True):
        indicator = desk.view.catalog.indicators.get(off.indicator)
        yield say(
            "Deduction “{indicator}”: {n} × {points}, {cap} at most = {off}",
            indicator=indicator_name(desk, off.indicator),
            n=NONE if indicator is None else reading(indicator, taken.measurement.value),
            points=plain(off.points),
            cap=plain(off.cap),
            off=_decimals(taken.points),
        )
    yield say(
        "Score: {raw} − {off} = {exact}, rounded {score}; {better} counties have a higher score, so"
        " its rank is {rank}.",
        raw=_decimals(standing.raw),
        off=_decimals(standing.deduction),
        exact=_decimals(standing.exact),
        score=points(standing.score),
        better=str((standing.rank or 1) - 1),
        rank=here.to(links.RANKING, str(standing.rank or NONE)),
    )


# ── Formulas that do not depend on the scheme ────────────────────────────────────────────────────


def example_county(desk: Desk) -> CountyResult | None:
    """Return a county to work out: the best ranked that lost points, else the best ranked."""
    ranked = [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank]
    lost = [row for row in ranked if row.totals.missed]
    return next(iter([*lost, *ranked]), None)


def _name(here: Here, county: CountyResult, anchor: str = "score") -> object:
    return here.to(f"{links.county_page(county.code)}#{anchor}", county.name)


def progress(here: Here, county: CountyResult) -> Words:
    """Work out a county's progress from its tasks."""
    rows = [(row.weight, row.progress) for row in county.tasks if row.progress is not None]
    return say(
        "{county}: {tasks} tasks apply, with weights that add up to {weight}; their progress by"
        " weight adds up to {sum}; {sum} ÷ {weight} = {progress}",
        county=_name(here, county, "tasks"),
        tasks=str(len(rows)),
        progress=percent(county.totals.progress),
        **_sums(rows),
    )


def plan(here: Here, county: CountyResult) -> Words:
    """Work out a county's plan from its tasks."""
    rows = [(row.weight, row.plan) for row in county.tasks if row.plan is not None]
    return say(
        "{county}: the plan of its tasks by weight adds up to {sum}; {sum} ÷ {weight} = {plan}",
        county=_name(here, county, "tasks"),
        plan=percent(county.totals.plan),
        **_sums(rows),
    )


def _sums(rows: list[tuple[Decimal, Decimal]]) -> dict[str, str]:
    """Return the sum of weights, and of shares by weight."""
    total = sum((weight * share for weight, share in rows), Decimal(0))
    return {
        "weight": plain(sum((weight for weight, _ in rows), Decimal(0))),
        "sum": plain(rounded(total, 3)),
    }


def deviation(here: Here, county: CountyResult) -> Words:
    """Work out how far a county is from its plan."""
    return say(
        "{county}: {progress} − {plan} = {deviation} percentage points",
        county=_name(here, county, "sections"),
        progress=percent(county.totals.progress),
        plan=percent(county.totals.plan),
        deviation=signed_share(county.totals.deviation),
    )


def on_time(here: Here, county: CountyResult) -> Words:
    """Work out the share that a county filed in time."""
    totals = county.totals
    return say(
        "{county}: {on_time} ÷ {accepted} = {share}",
        county=_name(here, county, "tasks"),
        on_time=str(totals.on_time),
        accepted=str(totals.accepted),
        share=percent(share_of(totals.on_time, totals.accepted)),
    )


def change(here: Here, county: CountyResult) -> Words:
    """Work out how a county changed in seven days."""
    before = county.before
    if before is None or before.rank is None:
        return say("{county}: there is no week before", county=_name(here, county))
    return say(
        "{county}: rank {was} before, {now} now; score {old} before, {new} now: {gained}",
        county=_name(here, county),
        was=str(before.rank),
        now=str(county.standing.rank),
        old=points(before.score),
        new=points(county.standing.score),
        gained=signed(county.gained),
    )


EXAMPLES: Mapping[str, Callable[[Here, CountyResult], Words]] = {
    "progress": progress,
    "plan": plan,
    "deviation": deviation,
    "on-time": on_time,
    "change": change,
}
"""What works each of them out for a county."""
