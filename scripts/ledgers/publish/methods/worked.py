"""Formulas worked out for one county, and its score step by step, from the assessment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ledgers.model import CountyResult, Words, in_rank, numbers, say
from ledgers.model.explanation import node_at, posts_of
from ledgers.model.method import EFFECTS, Node, Scheme
from ledgers.model.scoring import NodeScore
from ledgers.publish.kit import Desk, Leaf, Row, links
from ledgers.publish.measured import values
from ledgers.publish.measured.uses import goalposts_words, share_text

DIGITS = 4
"""Decimals of parts and means on this page; the calculation itself is exact."""


def worked(here: Leaf, scheme: Scheme, county: CountyResult) -> Mapping[str, Any]:
    """Return a county's score worked out: its parts, then the steps from them to the rank."""
    parts = say("From values to parts: {county}", county=county.name)
    rows = [node for row in county.standing.dimensions for node in row.nodes if node.parts]
    steps = (_dimension(here, node_at(scheme, row.key), row) for row in rows)
    return {
        "county": _name(here, county),
        "digits": str(DIGITS),
        "parts": here.table(parts, _parts(here, scheme, county), stacked=True),
        "steps": (*steps, *_end(here, scheme, county)),
    }


def _parts(here: Leaf, scheme: Scheme, county: CountyResult) -> Iterator[Row]:
    for part in county.standing.items:
        goalposts = posts_of(scheme, part)
        found, known = part.measurement, here.view.catalog.indicators.get(part.indicator)
        value: object = found.reason or numbers.NONE
        if found.value is not None and known is not None:
            value = values.with_unit(here.desk, known, found.value)
        yield here.row(
            here.cell(say("Indicator"), values.part_link(here, part.key)),
            here.short(say("In figures"), found.formula or numbers.NONE),
            here.number(say("Value"), value),
            here.number(say("No points → full points"), goalposts_words(known, goalposts)),
            here.number(say("Part (0 to 1)"), _decimals(part.normalised)),
            here.number(say("Share of the score"), share_text(part.share)),
        )


def _decimals(number: Fraction | Decimal | None) -> str:
    return numbers.NONE if number is None else numbers.plain(numbers.rounded(number, DIGITS))


def _dimension(here: Leaf, row: Node, score: NodeScore) -> Words:
    name = values.name_of(here.desk, row)
    known = [part for part in score.parts if part.normalised is not None]
    if score.normalised is None or not known:
        return say("“{dimension}”: no data, its weight goes to the others.", dimension=name)
    inside = sum((part.share for part in known), Fraction(0)) or Fraction(1)
    terms = _terms(row.within, [(part.normalised, part.share / inside) for part in known])
    off = sum((each.points for each in score.taken), Fraction(0)) / (score.full or 1)
    terms, mean = f"{terms} − {_decimals(off)}" if off else terms, _decimals(score.normalised)
    return say("“{dimension}”: {terms} = {mean}", dimension=name, terms=terms, mean=mean)


def _terms(how: str, parts: Iterable[tuple[Fraction | None, Fraction]]) -> str:
    rows = [(_decimals(value), _decimals(weight)) for value, weight in parts]
    if how == "arithmetic":
        return " + ".join(f"{weight} × {value}" for value, weight in rows)
    return " × ".join(f"{value}^{weight}" for value, weight in rows)


def _end(here: Leaf, scheme: Scheme, county: CountyResult) -> Iterator[Words]:
    """Yield the mean across dimensions, the deduction, the score and the rank."""
    standing = county.standing
    known = [
        (row.normalised, row.share) for row in standing.dimensions if row.normalised is not None
    ]
    yield say(
        "Across dimensions: {points} × ({terms}) = {raw} points",
        points=numbers.plain(scheme.points),
        terms=_terms(scheme.across, known),
        raw=_decimals(standing.raw),
    )
    for off, taken in zip(scheme.deductions, standing.taken, strict=True):
        yield say(
            "Deduction “{indicator}”: {n} × {points}, {cap} at most = {off}",
            indicator=values.indicator_name(here.desk, off.indicator),
            n=values.value_text(here.desk, off.indicator, taken.measurement.value),
            points=numbers.plain(off.points),
            cap=numbers.NONE if off.cap is None else numbers.plain(off.cap),
            off=_decimals(taken.points),
        )
    for added in standing.added:
        name = values.indicator_name(here.desk, added.measurement.indicator)
        yield say("Bonus “{indicator}”: +{n}", indicator=name, n=_decimals(added.points))
    for veto in (row for row in standing.vetoes if row.holds):
        name = values.indicator_name(here.desk, veto.measurement.indicator)
        yield say("“{indicator}”: {effect}", indicator=name, effect=EFFECTS[veto.effect])
    terms = f"{_decimals(standing.raw)} − {_decimals(standing.deduction)}"
    yield say(
        "Score: {terms} = {exact}, rounded {score}; {better} counties have a higher score, so"
        " its rank is {rank}.",
        terms=" + ".join([terms, *(_decimals(row.points) for row in standing.added)]),
        exact=_decimals(standing.exact),
        score=numbers.number(standing.score),
        better=str((standing.rank or 1) - 1),
        rank=here.to(links.RANKING, str(standing.rank or numbers.NONE)),
    )


def example_county(desk: Desk) -> CountyResult | None:
    """Return the county of the examples: the best ranked that lost points, or the best ranked."""
    ranked = [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank]
    lost = [row for row in ranked if row.totals.missed]
    return next(iter([*lost, *ranked]), None)


def _name(here: Leaf, county: CountyResult, anchor: str = "score") -> object:
    return here.to(f"{links.county_page(county.code)}#{anchor}", county.name)


def _progress(here: Leaf, county: CountyResult) -> Words:
    rows = [(row.weight, row.progress) for row in county.tasks if row.progress is not None]
    return say(
        "{county}: {tasks} tasks apply, with weights that add up to {weight}; their progress by"
        " weight adds up to {sum}; {sum} ÷ {weight} = {progress}",
        county=_name(here, county, "tasks"),
        tasks=str(len(rows)),
        progress=numbers.percent(county.totals.progress),
        **_sums(rows),
    )


def _plan(here: Leaf, county: CountyResult) -> Words:
    return say(
        "{county}: the plan of its tasks by weight adds up to {sum}; {sum} ÷ {weight} = {plan}",
        county=_name(here, county, "tasks"),
        plan=numbers.percent(county.totals.plan),
        **_sums([(row.weight, row.plan) for row in county.tasks if row.plan is not None]),
    )


def _sums(rows: list[tuple[Decimal, Decimal]]) -> dict[str, str]:
    weight = sum((weight for weight, _ in rows), Decimal(0))
    total = sum((weight * share for weight, share in rows), Decimal(0))
    return {"weight": numbers.plain(weight), "sum": numbers.plain(numbers.rounded(total, 3))}


def _deviation(here: Leaf, county: CountyResult) -> Words:
    """Return progress less plan, with as many digits as it takes for them to add up."""
    totals, name = county.totals, _name(here, county, "sections")
    if totals.progress is None or totals.plan is None or totals.deviation is None:
        return say("{what}: {told}", what=name, told=numbers.NONE)
    known = [100 * share for share in (totals.progress, totals.plan, totals.deviation)]
    rows = [tuple(numbers.rounded(share, digits) for share in known) for digits in range(1, 10)]
    progress, plan, off = next((row for row in rows if row[0] - row[1] == row[2]), rows[-1])
    return say(
        "{county}: {progress}% − {plan}% = {exact} percentage points",
        county=name,
        progress=str(progress),
        plan=str(plan),
        exact=numbers.signed(off),
    )


def _on_time(here: Leaf, county: CountyResult) -> Words:
    totals = county.totals
    return say(
        "{county}: {on_time} ÷ {accepted} = {share}",
        county=_name(here, county, "tasks"),
        on_time=str(totals.on_time),
        accepted=str(totals.accepted),
        share=numbers.percent(numbers.share_of(totals.on_time, totals.accepted)),
    )


def _change(here: Leaf, county: CountyResult) -> Words:
    before = county.before
    if before is None or before.rank is None:
        return say("{county}: there is no week before", county=_name(here, county))
    return say(
        "{county}: rank {was} before, {now} now; score {old} before, {new} now: {gained}",
        county=_name(here, county),
        was=str(before.rank),
        now=str(county.standing.rank),
        old=numbers.number(before.score),
        new=numbers.number(county.standing.score),
        gained=numbers.signed(county.gained),
    )


FORMULAS: Mapping[str, Words] = {
    "progress": say(
        "progress of a task = weight of accepted measures ÷ weight of applicable measures; progress"
        " of a county, section or the city = mean of its tasks by their weight"
    ),
    "rank": say("1 + number of counties with a higher score"),
}
"""Formulas that other pages quote too, by anchor."""
EXAMPLES: Mapping[str, Callable[[Leaf, CountyResult], Words]] = {
    "progress": _progress,
    "plan": _plan,
    "deviation": _deviation,
    "on-time": _on_time,
    "change": _change,
}
"""The function that works out each formula for a county, by the formula's anchor."""
