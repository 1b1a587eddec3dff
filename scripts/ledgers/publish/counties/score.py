"""A county's score taken apart: its components, and the steps to the score and the rank."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import measurements_of, posts_of, steps_of
from ledgers.model.method import MEANS, Scheme
from ledgers.model.numbers import MINUS, NONE, percent, points, rounded
from ledgers.model.scoring import DimensionScore, PartScore
from ledgers.model.words import Words, say
from ledgers.publish.charts.waterfall import Waterfall, waterfall
from ledgers.publish.counties.inputs import inputs_table
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.measured.values import bound, indicator_link, name_of, value_text


@dataclass(frozen=True, slots=True)
class Score:
    """A county's score taken apart: sentences, the waterfall, components, steps and inputs.

    `gaps` name the missing data and its effect.
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
        fall=waterfall(here, county),
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
            scheme=here.method("schemes", name_of(here.desk, scheme)),
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
    """Yield a sentence for each indicator without data: why, and what its weight goes to."""
    ranked = county.standing.score is not None
    for row in county.standing.dimensions:
        for part in row.parts:
            if part.measurement.value is None:
                yield _gap(here, part, ranked=ranked)


def _gap(here: Leaf, part: PartScore, *, ranked: bool) -> Words:
    values = {
        "indicator": indicator_link(here, part.indicator),
        "reason": part.measurement.reason or say("not known"),
        "weight": here.method("missing", percent(part.weight)),
    }
    if ranked:
        return say(
            "No data for {indicator}: {reason}. Its weight of {weight} goes to what is known; it"
            " does not count as zero.",
            **values,
        )
    return say("No data for {indicator}: {reason}. It weighs {weight}.", **values)


# ── Components ───────────────────────────────────────────────────────────────────────────────────


def _components(here: Leaf, county: CountyResult, scheme: Scheme) -> Table:
    steps = steps_of(county.standing, scheme)
    printed = {step.part.key: f"{step.points}".replace("-", MINUS) for step in steps if step.part}
    parts = [part for row in county.standing.dimensions for part in row.parts]
    return table_of_rows(
        say("What the score of {county} is made of", county=county.name),
        (_component(here, part, scheme, printed.get(part.key, NONE)) for part in parts),
        stacked=True,
    )


def _component(here: Leaf, part: PartScore, scheme: Scheme, printed: str) -> Row:
    found, spot = part.measurement, f"in-{links.segment(part.indicator)}"
    value = value_text(here.desk, part.indicator, found.value)
    unknown = found.value is None
    worth = _linked(here, "normalisation", part.normalised)
    points = NONE if unknown else here.method("aggregation", printed)
    return row_of(
        here.cell(say("Indicator"), indicator_link(here, part.indicator)),
        here.number(say("Value"), say("no data") if unknown else here.at(spot, value)),
        here.cell(
            say("Arithmetic"),
            (found.reason or NONE) if unknown else here.at(spot, found.formula or value),
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


def _linked(here: Leaf, anchor: str, number: Fraction | None) -> object:
    return NONE if number is None else here.method(anchor, f"{rounded(number, 4)}")


# ── Steps to the rank ────────────────────────────────────────────────────────────────────────────


def _steps(here: Leaf, county: CountyResult, scheme: Scheme) -> Table:
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
        name = here.method("aggregation", name_of(here.desk, asked))
        yield name, _linked(here, "aggregation", row.mean), _how(here, row, asked.within)


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
    whole = here.method("aggregation", f"{scheme.points}")
    yield (
        here.said(links.method("aggregation"), say("Points before deduction")),
        here.method("aggregation", points(standing.raw)),
        say(
            "{points} × {mean} mean across the dimensions", points=whole, mean=MEANS[scheme.across]
        ),
    )
    for taken in standing.taken:
        name = taken.measurement.indicator
        value = value_text(here.desk, name, taken.measurement.value)
        yield (
            indicator_link(here, name),
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
