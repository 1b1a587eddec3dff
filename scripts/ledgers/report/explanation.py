"""Where a county's score comes from: plain words first, then every step down to the lines."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from ledgers.model import MINUS, NONE, Catalog, percent, plain, rounded
from ledgers.model.explanation import (
    FLOOR,
    GOALPOST,
    TAKEN,
    TASK,
    Explanation,
    Improvement,
    Step,
    indicator_name,
    node_at,
    nth,
    outlook_words,
    part_name,
    posts_of,
    section_name,
    sited,
    steps_of,
    subtotal,
)
from ledgers.model.forms import is_share
from ledgers.model.method import EFFECTS, MEANS, Scheme
from ledgers.model.scoring import Input, Measurement, NodeScore, PartScore
from ledgers.model.words import Both, Translate, Words, say, say_in
from ledgers.report.assessment import method_name, table

SHOWN = 4
"""Inputs of an indicator that are listed unless it is asked for."""


def as_text(explanation: Explanation, translate: Translate) -> str:
    """Return the score of a county taken apart; with the inputs of each indicator."""
    standing, scheme = explanation.county.standing, explanation.assessment.scheme
    lines = [translate(words) for words in _first(explanation)]
    sections: list[tuple[Words, Iterable[str]]] = []
    if scheme is not None:
        sections += [
            (say("From indicators to points"), _parts(explanation, translate)),
            (say("What went in"), _inputs(explanation, translate)),
        ]
    if scheme is not None and standing.score is not None:
        steps = _ends(explanation, scheme)
        sections += [
            (say("From points to the rank"), map(translate, steps)),
            (say("What would change the rank"), map(translate, _outlook(explanation))),
        ]
    for title, inner in sections:
        lines += ["", translate(title), *(f"  {line}" for line in inner)]
    return "\n".join(lines) + "\n"


def _first(explanation: Explanation) -> Iterator[Words]:
    county, assessment = explanation.county, explanation.assessment
    standing, sure = county.standing, county.robustness
    if standing.rank is None:
        reason = standing.unranked or say("not known")
        yield say("{county} is not ranked: {reason}.", county=county.name, reason=reason)
    else:
        yield say(
            "{county} is {rank} of {count} with {score} points; {interval}.",
            county=county.name,
            rank=nth(standing.rank),
            count=sum(row.standing.rank is not None for row in assessment.counties),
            score=standing.score,
            interval=_interval(sure.rank_low, sure.rank_high)
            if sure
            else say("how sure the rank is is not known"),
        )
    method = method_name(assessment.scheme)
    yield say("as of {day}, method {method}", day=assessment.as_of, method=method)
    measured = [part.measurement for part in standing.items]
    if unfiled := [one for one in measured if one.unfiled]:
        yield say(
            "Of {count} indicators what was due is not filed: they count at the lower end.",
            count=len(unfiled),
        )
    known = [one for one in measured if one.value is not None or one.not_applicable]
    if lacking := [one for one in measured if one not in (*known, *unfiled)]:
        yield say(
            "Of {count} indicators there is no data: their weight goes to the rest of their "
            "dimension, and nothing counts as zero.",
            count=len(lacking),
        )


def _interval(low: int, high: int) -> Words:
    if low == high:
        return say("its rank is certain within the weights drawn")
    return say("its rank lies between {low} and {high}", low=nth(low), high=nth(high))


HEAD = (
    say("indicator"),
    say("value"),
    say_in("head of a column", "arithmetic"),
    say("goalposts"),
    say("from 0 to 1"),
    say("weight"),
    say("full points"),
    say("points"),
)


def _parts(explanation: Explanation, translate: Translate) -> list[str]:
    standing, scheme = explanation.county.standing, explanation.assessment.scheme
    steps = steps_of(standing, scheme)
    nodes = (node for row in standing.dimensions for node in row.nodes)
    rows = [line for node in nodes for line in _lines(explanation, node, steps, translate)]
    return table([[translate(words) for words in HEAD], *rows])


def _lines(
    explanation: Explanation, node: NodeScore, steps: Sequence[Step], translate: Translate
) -> Iterator[list[str]]:
    """Yield a part of the score with its subtotal, then what is taken off inside it."""
    catalog, inset = explanation.catalog, "  " * (len(node.path) - 1)
    name = translate(part_name(catalog, explanation.assessment.scheme, node.key))
    told = str(subtotal(steps, node.path)) if steps and node.points is not None else NONE
    mean = say("{mean} mean", mean=MEANS[node_at(explanation.assessment.scheme, node.key).within])
    of = [NONE, translate(mean), NONE]
    if isinstance(node, PartScore):
        of = _measured(explanation, node, translate)
    yield [inset + name, *of, *_worth(node), told]
    for step in steps:
        if step.kind == TAKEN and step.path == node.path and step.measurement is not None:
            found = step.measurement
            called = indicator_name(catalog, found.indicator)
            about = say("taken off: {indicator}", indicator=called)
            value = reading(catalog, found.indicator, found.value)
            yield [f"{inset}  {translate(about)}", value, *[NONE] * 5, str(step.points)]


def _worth(node: NodeScore) -> list[str]:
    """Return a part's worth, weight and full points."""
    return [
        NONE if node.normalised is None else f"{rounded(node.normalised, 4)}",
        percent(node.weight),
        NONE if node.full is None else plain(rounded(node.full, 2)),
    ]


def _measured(explanation: Explanation, part: PartScore, translate: Translate) -> list[str]:
    """Return the value of an item, its arithmetic and its goalposts."""
    catalog, found = explanation.catalog, part.measurement
    posts = posts_of(explanation.assessment.scheme, part)
    low_high = (posts.low, posts.high) if posts else ()
    ends = [reading(catalog, part.indicator, Fraction(each)) for each in low_high]
    return [
        reading(catalog, part.indicator, found.value),
        found.formula or (translate(found.reason) if found.reason else NONE),
        " → ".join(ends) or NONE,
    ]


def _inputs(explanation: Explanation, translate: Translate) -> Iterator[str]:
    """Yield for every indicator the places of its first inputs, and how many more there are."""
    for name, found in explanation.measurements.items():
        yield measured_line(explanation.catalog, found, translate)
        for one in found.inputs[:SHOWN]:
            yield f"  {input_line(explanation.catalog, one, translate)}"
        if len(found.inputs) > SHOWN:
            rest = len(found.inputs) - SHOWN
            more = say("and {count} more: --indicator {name}", count=rest, name=name)
            yield f"  {translate(more)}"


def indicator_text(explanation: Explanation, found: Measurement, translate: Translate) -> str:
    """Return one indicator of a county with every input: part, file and line, path, value."""
    catalog = explanation.catalog
    rows = [[one.part, input_line(catalog, one, translate)] for one in found.inputs]
    title = say(
        "{indicator} of {county} on {day}",
        indicator=indicator_name(catalog, found.indicator),
        county=explanation.county.name,
        day=explanation.assessment.as_of,
    )
    listed = table(rows) if rows else []
    return "\n".join([translate(title), measured_line(catalog, found, translate), *listed]) + "\n"


def reading(catalog: Catalog, name: str, value: Fraction | None) -> str:
    """Write a value in the unit of its indicator: shares in percent."""
    if value is None:
        return NONE
    indicator = catalog.indicators.get(name)
    if indicator is not None and is_share(indicator):
        return percent(value)
    return f"{rounded(value, 4).normalize():f}".replace("-", MINUS)


def measured_line(catalog: Catalog, found: Measurement, translate: Translate) -> str:
    """Return an indicator with its arithmetic and its value, or with the reason for none."""
    name = f"{translate(indicator_name(catalog, found.indicator))} ({found.indicator})"
    if found.value is None:
        return f"{name}: {translate(found.reason or say('not known'))}"
    return f"{name}: {found.formula} = {reading(catalog, found.indicator, found.value)}"


def input_line(catalog: Catalog, one: Input, translate: Translate) -> str:
    """Return the place of an input, its record and path, and its value."""
    place = sited(catalog, one)
    where = translate(say("nothing filed")) if place is None else f"{place.file}:{place.line}"
    path = ".".join(str(step) for step in one.path)
    return f"{where}  {one.record}{' ' + path if path else ''}  {one.text}"


def _ends(explanation: Explanation, scheme: Scheme) -> Iterator[Words]:
    standing = explanation.county.standing
    yield say(
        "Across the dimensions: {mean} mean, times {points}: {raw} points",
        mean=MEANS[scheme.across],
        points=scheme.points,
        raw=rounded(standing.raw or Fraction(0), 4),
    )
    off = say("Points taken off for “{indicator}”: {points} ({value} counted)")
    more = say("Points added for “{indicator}”: {points} ({value} counted)")
    rows = [*((off, row) for row in standing.taken), *((more, row) for row in standing.added)]
    for words, row in rows:
        found, points = row.measurement, rounded(row.points)
        name = indicator_name(explanation.catalog, found.indicator)
        value = reading(explanation.catalog, found.indicator, found.value)
        yield Words(words.text, {"indicator": name, "points": points, "value": value})
    for veto in standing.vetoes:
        if veto.holds:
            name = indicator_name(explanation.catalog, veto.measurement.indicator)
            yield say("“{indicator}”: {effect}", indicator=name, effect=EFFECTS[veto.effect])
    if any(step.kind == FLOOR for step in steps_of(standing, scheme)):
        yield say("No score is below 0")
    yield say("Score, rounded as published: {score}", score=standing.score)
    if grade := scheme.grade(standing.grade):
        yield say("Grade: {grade}", grade=Both(grade.zh, grade.en))
    if standing.rank is not None:
        yield say(
            "Rank: one more than the {count} counties with a higher score: {rank}",
            count=standing.rank - 1,
            rank=nth(standing.rank),
        )


def _outlook(explanation: Explanation) -> Iterator[Words]:
    """Yield what would change the rank, each with the scores and ranks that it leads to."""
    yield from outlook_words(explanation.outlook, partial(_subject, explanation))
    yield say("All else equal: the other counties stay as they are.")


def _subject(explanation: Explanation, change: Improvement) -> object:
    catalog, scheme = explanation.catalog, explanation.assessment.scheme
    if change.kind == TASK:
        return section_name(catalog, change.about)
    return part_name(catalog, scheme, change.about) if change.kind == GOALPOST else ""
