"""A county's score taken apart: its components, the steps to score and rank, and the inputs."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ledgers.model import CountyResult, SourceFile, Words, explanation, in_groups, replace, say
from ledgers.model.forms import PARTS
from ledgers.model.method import ASSESSMENT, EFFECTS, MEANS, Scheme
from ledgers.model.numbers import MINUS, NONE, number, percent, plain, rounded, signed
from ledgers.model.scoring import Chances, Input, Measurement, NodeScore, PartScore
from ledgers.publish.charts.lines import waterfall
from ledgers.publish.kit import Inline, Leaf, Linked, Row, Table, links
from ledgers.publish.measured.uses import points_off_words
from ledgers.publish.measured.values import bound, indicator_link, name_of, part_link, value_text


def score_of(here: Leaf, county: CountyResult) -> Mapping[str, Any]:
    """Return a county's score taken apart, as far as it is known and published.

    These are sentences, the waterfall, components, steps and inputs; `gaps` name the missing data
    and its effect.
    """
    scheme, standing = here.view.assessment.scheme, county.standing
    shown = scheme if standing.dimensions else None
    return {
        "text": tuple(_text(here, county)),
        "gaps": tuple(_gaps(here, county)),
        "fall": waterfall(here, county),
        "components": _components(here, county, shown) if shown else None,
        "steps": _steps(here, county, scheme) if scheme and standing.score is not None else None,
        "inputs": inputs_table(here, explanation.measurements_of(standing)) if shown else None,
    }


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
    if scheme is not None and scheme.has_points and standing.score is not None:
        yield say("The document fixes the points; the range of ranks is for a varied method.")
    if sure is not None and sure.rank_low != sure.rank_high:
        yield say(
            "When the method is varied, the rank lies between {low} and {high}.",
            low=here.to(links.SENSITIVITY, str(sure.rank_low)),
            high=here.to(links.SENSITIVITY, str(sure.rank_high)),
        )
    if sure is not None and sure.chances is not None and scheme is not None:
        yield _chances(here, scheme, sure.chances)


def _chances(here: Leaf, scheme: Scheme, chances: Chances) -> Words:
    return say(
        "Of {draws} draws it has its rank in {rank}, is one of the first {n} in {first}, one of"
        " the last {n} in {last}; in more than 95 of 100 draws it is ahead of {beaten} counties.",
        draws=here.to(f"{links.SENSITIVITY}#chances", str(scheme.draws.number)),
        n=str(scheme.bottom),
        beaten=str(len(chances.beats)),
        **{name: percent(getattr(chances, name)) for name in ("rank", "first", "last")},
    )


def _gaps(here: Leaf, county: CountyResult) -> Iterator[Words]:
    """Yield a sentence for each indicator without data: why, and what its weight goes to."""
    words = say("No data for {indicator}: {reason}. It weighs {weight}.")
    if county.standing.score is not None:
        words = say(
            "No data for {indicator}: {reason}. Its weight of {weight} goes to what is known; it"
            " does not count as zero."
        )
    due = say(
        "{indicator}: {reason}. It was due, so its weight of {weight} counts at the lower end."
    )
    for part in county.standing.items:
        if part.measurement.value is None:
            told = due if part.measurement.unfiled else words
            indicator = part_link(here, part.key)
            reason = part.measurement.reason or say("not known")
            weight = here.method("missing", percent(part.weight))
            yield Words(told.text, {"indicator": indicator, "reason": reason, "weight": weight})


def _components(here: Leaf, county: CountyResult, scheme: Scheme) -> Table:
    """Return every part of the score, set in by its level, with what is taken off inside it."""
    steps = explanation.steps_of(county.standing, scheme)
    nodes = (node for row in county.standing.dimensions for node in row.nodes)
    rows = (line for node in nodes for line in lines_of(here, scheme, node, steps))
    caption = say("What the score of {county} is made of", county=county.name)
    return here.table(caption, rows, stacked=True)


def lines_of(
    here: Leaf, scheme: Scheme, node: NodeScore, steps: Sequence[explanation.Step]
) -> Iterator[Row]:
    """Yield the line of a part of a score, and those of what is taken off inside it."""
    inside = [row for row in steps if row.kind == explanation.TAKEN and row.path == node.path]
    net, off = explanation.subtotal(steps, node.path), explanation.subtotal(inside, node.path)
    level, points = len(node.path) - 1, f"{net}".replace("-", MINUS)
    if isinstance(node, PartScore) and inside:
        points = f"{net - off} {MINUS} {-off} = {points}"
    if scheme.has_points and node.full is not None:
        points = f"{points} / {plain(rounded(node.full, scheme.digits))}"
    printed = points if steps and node.normalised is not None else NONE
    cells = _group(here, node, scheme)
    if isinstance(node, PartScore):
        cells = _measured(here, node, scheme)
    worth = NONE if node.normalised is None else f"{rounded(node.normalised, 4)}"
    yield replace(_line(here, *cells, worth, percent(node.weight), printed), level=level)
    off_rows = (_off(here, row.measurement, row) for row in inside if row.measurement)
    yield from (replace(row, level=level + 1) for row in off_rows)


def _line(here: Leaf, name: object, *cells: object) -> Row:
    """Return a line: value, arithmetic, goalposts, worth, weight and points after the name."""
    value, arithmetic, posts, worth, weight, points = cells
    return here.row(
        here.cell(say("Indicator"), name),
        here.number(say("Value"), value),
        here.cell(say("Arithmetic"), arithmetic),
        here.short(say("Goalposts"), posts, method="goalposts"),
        here.number(say("From 0 to 1"), worth, method="normalisation"),
        here.number(say("Weight"), weight, method="weights"),
        here.number(say("Points"), points, method="aggregation"),
    )


Cells = tuple[object, object, object, object]
"""Name, value, arithmetic and goalposts."""


def _group(here: Leaf, group: NodeScore, scheme: Scheme) -> Cells:
    asked = explanation.node_at(scheme, group.key)
    name = here.method("aggregation", name_of(here.desk, asked))
    return name, NONE, say("{mean} mean", mean=MEANS[asked.within]), NONE


def _off(here: Leaf, found: Measurement, step: explanation.Step) -> Row:
    name = say("taken off: {indicator}", indicator=indicator_link(here, found.indicator))
    value = here.at(
        f"in-{links.segment(found.indicator)}", value_text(here.desk, found.indicator, found.value)
    )
    points = here.method("deduction", f"{step.points}".replace("-", MINUS))
    return _line(here, name, value, NONE, NONE, NONE, NONE, points)


def _measured(here: Leaf, part: PartScore, scheme: Scheme) -> Cells:
    found, spot = part.measurement, f"in-{links.segment(part.indicator)}"
    name, posts = part_link(here, part.key), _goalposts(here, part, scheme)
    if not explanation.node_at(scheme, part.key).indicator:
        return name, NONE, say("full points less what is taken off"), NONE
    if found.value is None:
        none = say("not filed") if found.unfiled else say("no data")
        return name, none, found.reason or NONE, posts
    value = value_text(here.desk, part.indicator, found.value)
    shown = of_year(found, found.formula or value)
    return name, here.at(spot, value, links.scored(found.county, part.indicator)), shown, posts


def of_year(found: Measurement, shown: object) -> object:
    """Mark a figure that is of the last complete year."""
    words = say("{figure} (of {year}, the last complete year)", figure=shown, year=found.of)
    return words if found.of else shown


def _goalposts(here: Leaf, part: PartScore, scheme: Scheme) -> object:
    posts = explanation.posts_of(scheme, part)
    indicator = here.view.catalog.indicators.get(part.indicator)
    if posts is None or indicator is None:
        return NONE
    ends = f"{bound(indicator, posts.low)} → {bound(indicator, posts.high)}"
    return here.to(f"{links.indicator_page(part.indicator)}#goalposts", ends)


def _steps(here: Leaf, county: CountyResult, scheme: Scheme) -> Table | None:
    caption = say("How the score of {county} comes about", county=county.name)
    heads = say("Step"), say("Value"), say("How")
    return here.listed(caption, heads, ends(here, county, scheme), number={1})


Told = tuple[object, object, object]


def ends(here: Leaf, county: CountyResult, scheme: Scheme) -> Iterator[Told]:
    """Yield each step from the points to the score and the rank: its name, its number, and how."""
    standing = county.standing
    whole = here.method("aggregation", f"{scheme.points}")
    mean = MEANS[scheme.across]
    yield (
        here.said(links.method("aggregation"), say("Points before deduction")),
        here.method("aggregation", f"{rounded(standing.raw or Decimal(0), scheme.digits)}"),
        say("{points} × {mean} mean across the dimensions", points=whole, mean=mean),
    )
    rules, rows = (*scheme.bonuses, *scheme.deductions), (*standing.added, *standing.taken)
    for rule, row in zip(rules, rows, strict=True):
        told = say("{value} counted; {rule}", rule=points_off_words(rule))
        points = row.points if rule in scheme.bonuses else -row.points
        yield _counted(here, row.measurement, rounded(points, scheme.digits), told)
    for veto in standing.vetoes:
        if veto.holds:
            yield _counted(here, veto.measurement, None, EFFECTS[veto.effect])
    yield (
        here.said(links.method("score"), say("Score")),
        here.method("rounding", number(standing.score)),
        say("the lines above added up, at least 0, rounded as published"),
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
    grade = scheme.grade(standing.grade)
    if grade is not None:
        named = here.method("grades", name_of(here.desk, grade))
        yield here.said(links.method("grades"), say("Grade")), named, say("as the scheme says")


def _counted(here: Leaf, found: Measurement, points: Decimal | None, how: Words) -> Told:
    """Return a step of what counts beside the means."""
    value = value_text(here.desk, found.indicator, found.value)
    linked = here.at(f"in-{links.segment(found.indicator)}", value)
    counted = Words(how.text, {**how.args, "value": linked})
    return indicator_link(here, found.indicator), here.method("deduction", signed(points)), counted


def inputs_table(here: Leaf, found: Mapping[str, Measurement]) -> Table:
    """Return the inputs of each indicator: one row for each of its parts."""
    shown = {source.file: source for source in here.view.sources}
    rows = (row for each in found.values() for row in _rows(here, each, shown))
    return here.table(say("What went in, each number with its line"), rows, stacked=True)


def _rows(here: Leaf, found: Measurement, shown: Mapping[str, SourceFile]) -> Iterator[Row]:
    parts = in_groups((one.part, one) for one in found.inputs)
    if not parts:
        yield _row(here, found, NONE, found.reason or say("none of its kind"))
    for at, (part, inputs) in enumerate(parts.items()):
        sources = _of_tasks(here, found, inputs) or tuple(
            _input(here, one, explanation.sited(here.view.catalog, one), shown) for one in inputs
        )
        row = _row(here, found, PARTS[part], Inline(sources))
        yield replace(row, id="") if at else row


def _row(here: Leaf, found: Measurement, number: Words | str, origin: object) -> Row:
    return here.row(
        here.cell(say("Indicator"), indicator_link(here, found.indicator)),
        here.cell(say("Number"), number),
        here.cell(say("Taken from"), origin),
        id=f"in-{links.segment(found.indicator)}",
    )


def _of_tasks(here: Leaf, found: Measurement, rows: list[Input]) -> tuple[object, ...]:
    """Return one link for an indicator that counts all tasks: they are listed further down."""
    indicator = here.view.catalog.indicators.get(found.indicator)
    source = indicator.source if indicator else None
    if source is None or source.ledger != ASSESSMENT:
        return ()
    count = here.to(f"{links.county_page(found.county)}#tasks", str(len(rows)))
    return (say("tasks counted: {count}; their lines are in the table of tasks", count=count),)


def _input(here: Leaf, one: Input, place: object, shown: Mapping[str, SourceFile]) -> Linked:
    """Return a number that leads to its line, to its record, or to why it is not shown."""
    file, line = getattr(place, "file", ""), getattr(place, "line", 1)
    source = shown.get(file)
    period = one.record.rpartition("/")[2]
    text = period if one.text == "1" else f"{one.text} ({period})"
    if source is None or file not in here.spots:
        return here.source(one.record, text, "missing")
    return here.to(links.line_address(here.spots, source, line), text)
