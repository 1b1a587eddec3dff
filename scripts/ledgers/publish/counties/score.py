"""A county's score taken apart: what goes in, by which rule, what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import measurements_of, posts_of, steps_of
from ledgers.model.method import MEANS, Scheme
from ledgers.model.numbers import MINUS, NONE, percent, points, rounded
from ledgers.model.scoring import DimensionScore, PartScore
from ledgers.model.words import Words, say
from ledgers.publish.charts.waterfall import Waterfall, waterfall
from ledgers.publish.counties.inputs import indicator_title, inputs_table, value_text
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.measured.values import bound


@dataclass(frozen=True, slots=True)
class Score:
    """A county's score taken apart: sentences, the waterfall, components, steps and inputs.

    `gaps` say where data is missing and what that does.
    """

    text: tuple[Words, ...]
    gaps: tuple[Words, ...]
    fall: Waterfall | None
    components: Table | None
    steps: Table | None
    inputs: Table | None


def score_of(desk: Desk, here: Leaf, county: CountyResult) -> Score:
    """Return a county's score taken apart, as far as it is known and published."""
    scheme, standing = desk.view.assessment.scheme, county.standing
    shown = scheme is not None and bool(standing.dimensions)
    return Score(
        text=tuple(_text(here, county)),
        gaps=tuple(_gaps(here, county)),
        fall=waterfall(desk, here, county),
        components=_components(here, county, scheme) if shown and scheme else None,
        steps=_steps(here, county, scheme) if scheme and standing.score is not None else None,
        inputs=inputs_table(here, measurements_of(standing)) if shown else None,
    )


def _text(here: Leaf, county: CountyResult) -> Iterator[Words]:
    standing, sure = county.standing, county.robustness
    scheme = here.view.assessment.scheme
    if standing.score is None:
        reason = standing.unranked or say("not known")
        yield say("There is no score to take apart: {reason}.", reason=reason)
    elif scheme is not None:
        yield say(
            "The bar of each indicator begins where the one before ends; the outline is what its"
            " weight is worth, the filling what it brings. The printed points add up to the"
            " score. Scheme: {scheme}.",
            scheme=here.method("schemes", here.desk.both(scheme.zh, scheme.en)),
        )
    if standing.score is not None and scheme is not None and scheme.across == "geometric":
        yield say(
            "Dimensions are averaged geometrically: a weak one pulls the others down with it. So"
            " the points of an indicator are not its value times its weight, and can be negative."
        )
    if sure is not None and sure.rank_low != sure.rank_high:
        yield say(
            "With other weights the rank would lie between {low} and {high}.",
            low=here.to(links.SENSITIVITY, str(sure.rank_low)),
            high=here.to(links.SENSITIVITY, str(sure.rank_high)),
        )


def _gaps(here: Leaf, county: CountyResult) -> Iterator[Words]:
    """Yield which indicators have no data, why, and what becomes of their weight."""
    ranked = county.standing.score is not None
    for row in county.standing.dimensions:
        for part in row.parts:
            if part.measurement.value is None:
                yield _gap(here, part, ranked=ranked)


def _gap(here: Leaf, part: PartScore, *, ranked: bool) -> Words:
    told = {
        "indicator": here.to(
            links.indicator_page(part.indicator), indicator_title(here.desk, part.indicator)
        ),
        "reason": part.measurement.reason or say("not known"),
        "weight": here.method("missing", percent(part.weight)),
    }
    if ranked:
        return say(
            "No data for {indicator}: {reason}. Its weight of {weight} goes to what is known; it"
            " does not count as zero.",
            **told,
        )
    return say("No data for {indicator}: {reason}. It weighs {weight}.", **told)


# ── Components ───────────────────────────────────────────────────────────────────────────────────


def _components(here: Leaf, county: CountyResult, scheme: Scheme) -> Table:
    steps = steps_of(county.standing, scheme)
    told = {step.part.key: step.points for step in steps if step.part}
    parts = [part for row in county.standing.dimensions for part in row.parts]
    return table_of_rows(
        say("What the score of {county} is made of", county=county.name),
        (_component(here, part, scheme, _points(told.get(part.key))) for part in parts),
        stacked=True,
    )


def _component(here: Leaf, part: PartScore, scheme: Scheme, told: str) -> Row:
    page, found = links.indicator_page(part.indicator), part.measurement
    spot = f"{here.folder}#in-{links.segment(part.indicator)}"
    value = value_text(here.desk, part.indicator, found.value)
    unknown = found.value is None
    worth = _linked(here, "normalisation", part.normalised, 4)
    points = NONE if unknown else here.method("aggregation", told)
    return row_of(
        here.cell(say("Indicator"), here.to(page, indicator_title(here.desk, part.indicator))),
        here.number(say("Value"), say("no data") if unknown else here.to(spot, value)),
        here.cell(
            say("Arithmetic"),
            (found.reason or NONE) if unknown else here.to(spot, found.formula or value),
        ),
        here.short(say("Goalposts"), _goalposts(here, part, scheme), method="goalposts"),
        here.number(say("From 0 to 1"), worth, method="normalisation"),
        here.figure(say("Weight"), "weights", percent(part.weight)),
        here.number(say("Points"), points, method="aggregation"),
    )


def _goalposts(here: Leaf, part: PartScore, scheme: Scheme) -> object:
    posts, indicator = posts_of(scheme, part), here.view.catalog.indicators.get(part.indicator)
    if posts is None or indicator is None:
        return NONE
    ends = f"{bound(indicator, posts.low)} → {bound(indicator, posts.high)}"
    return here.to(f"{links.indicator_page(part.indicator)}#goalposts", ends)


def _linked(here: Leaf, anchor: str, number: Fraction | None, digits: int) -> object:
    return NONE if number is None else here.method(anchor, f"{rounded(number, digits)}")


def _points(points_told: Decimal | None) -> str:
    """Write printed points; the minus is the typographic one."""
    return NONE if points_told is None else f"{points_told}".replace("-", MINUS)


# ── Steps to the rank ────────────────────────────────────────────────────────────────────────────


def _steps(here: Leaf, county: CountyResult, scheme: Scheme) -> Table:
    """Return the steps from the dimensions to the rank."""
    steps = (*_dimensions(here, county, scheme), *_ends(here, county, scheme))
    return table_of_rows(
        say("How the score of {county} comes about", county=county.name),
        (
            row_of(
                here.cell(say("Step"), name),
                here.number(say("Value"), value),
                here.cell(say("How"), how),
            )
            for name, value, how in steps
        ),
    )


Step = tuple[object, object, object]


def _dimensions(here: Leaf, county: CountyResult, scheme: Scheme) -> Iterator[Step]:
    for row, asked in zip(county.standing.dimensions, scheme.dimensions, strict=True):
        name = here.method("aggregation", here.desk.both(asked.zh, asked.en))
        yield name, _linked(here, "aggregation", row.mean, 4), _how(here, row, asked.within)


def _how(here: Leaf, row: DimensionScore, within: str) -> Words:
    if row.mean is None:
        return say("no data; its weight goes to the other dimensions")
    return say(
        "{mean} mean of its indicators; weight {share}",
        mean=MEANS[within],
        share=here.method("weights", percent(row.share)),
    )


def _ends(here: Leaf, county: CountyResult, scheme: Scheme) -> Iterator[Step]:
    standing = county.standing
    raw = here.method("aggregation", points(standing.raw))
    whole = here.method("aggregation", f"{scheme.points}")
    yield (
        here.said(links.method("aggregation"), say("Points before deduction")),
        raw,
        say(
            "{points} × {mean} mean across the dimensions", points=whole, mean=MEANS[scheme.across]
        ),
    )
    for taken in standing.taken:
        name, found = taken.measurement.indicator, taken.measurement
        value = value_text(here.desk, name, found.value)
        yield (
            here.to(links.indicator_page(name), indicator_title(here.desk, name)),
            here.method("deduction", f"−{rounded(taken.points)}"),
            say(
                "{value} counted; the scheme says how many points each takes off, and how many"
                " at most",
                value=here.at(f"in-{links.segment(name)}", value),
            ),
        )
    yield (
        here.said(links.method("score"), say("Score")),
        here.method("rounding", points(standing.score)),
        say("points less deductions, at least 0, rounded as published"),
    )
    if standing.rank is not None:
        yield (
            here.said(links.method("rank"), say("Rank")),
            here.to(links.RANKING, str(standing.rank)),
            say("one more than the number of counties with a higher score"),
        )
    if standing.coverage is not None:
        yield (
            here.said(links.method("missing"), say("Data coverage")),
            here.method("missing", percent(standing.coverage)),
            say("share of the weight that applies which has data"),
        )
