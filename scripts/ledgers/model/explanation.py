"""A county's score taken apart, the effect of single changes, and what a ranking leaves unsaid."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from ledgers.model import Both, Catalog, Place, Struct, Words, replace, say
from ledgers.model.assessment import Assessment, CountyResult, Standing
from ledgers.model.method import ZERO, Goalposts, Node, Scheme
from ledgers.model.scoring import Input, Measurement, NodeScore, PartScore, printed

NOTHING, UNTOLD = Fraction(0), Decimal(0)
PART, TAKEN, ADDED, FLOOR, VETO = "part", "taken", "added", "floor", "veto"
TASK, OVERDUE, FINDING, GOALPOST = "task", "overdue", "finding", "goalpost"


class Step(Struct, frozen=True):
    """One step from nothing to the score: an item, points off or added, the floor of 0, a veto.

    `start` and `end` are the exact points before and after it; `points` the printed difference,
    whose sum is the printed score; `full` what the item brings at its upper goalpost. `path` leads
    to the part in which it is, and is empty for the whole.
    """

    kind: str
    start: Fraction
    end: Fraction
    points: Decimal
    full: Fraction = NOTHING
    part: PartScore | None = None
    measurement: Measurement | None = None
    path: tuple[str, ...] = ()


class Improvement(Struct, frozen=True):
    """What one change would do, all else equal: the scores and ranks that it may lead to.

    `kind` says what: a task accepted in time in the section `about`, an overdue task accepted
    late, a finding closed, or the component `about` (`dimension/indicator`) at its goalpost. It
    may be any of `choices` tasks or findings; which one decides between the ends, both included.
    """

    kind: str
    about: str
    choices: int
    score_low: Decimal
    score_high: Decimal
    rank_low: int
    rank_high: int


class Outlook(Struct, frozen=True):
    """What a county could do: the changes that lift its score most, the best first.

    `setbacks` counts overdue tasks that would lower the score if they were accepted late.
    """

    improvements: tuple[Improvement, ...] = ()
    setbacks: int = 0


class Explanation(Struct, frozen=True):
    """Everything that explains the score of one county, from one catalogue."""

    catalog: Catalog
    assessment: Assessment
    county: CountyResult
    outlook: Outlook
    commit: str | None = None

    @property
    def measurements(self) -> Mapping[str, Measurement]:
        """Return what went into the score, by indicator."""
        return measurements_of(self.county.standing)


def measurements_of(standing: Standing) -> dict[str, Measurement]:
    """Return what was measured for a standing, by indicator."""
    inside = (each for row in standing.dimensions for node in row.nodes for each in node.taken)
    found = [row.measurement for row in standing.items]
    found += [row.measurement for row in (*inside, *standing.taken, *standing.added)]
    found += [row.measurement for row in standing.vetoes]
    return {each.indicator: each for each in found}


def steps_of(standing: Standing, scheme: Scheme | None) -> tuple[Step, ...]:
    """Return the steps to a score; none without a score, or where points have no meaning."""
    counted = any(part.points is not None for part in standing.items)
    if scheme is None or standing.exact is None or not counted:
        return ()
    rows = [row for row in _steps(standing) if row.start != row.end or row.kind != FLOOR]
    shown = printed((row.end - row.start for row in rows), scheme.digits)
    return tuple(replace(row, points=told) for row, told in zip(rows, shown, strict=True))


def subtotal(steps: Iterable[Step], path: tuple[str, ...]) -> Decimal:
    """Return the printed points of a part: the sum of all printed steps inside it."""
    return sum((row.points for row in steps if row.path[: len(path)] == path), UNTOLD)


def _steps(standing: Standing) -> Iterator[Step]:
    """Yield the steps to a score, their points not yet rounded."""
    at, last = NOTHING, None
    for step in _moves(standing):
        last = step.measurement if step.kind == PART else last
        yield replace(step, start=at, end=at + step.end)
        at += step.end
    if last is not None and standing.exact is not None:
        vetoed = next((row for row in standing.vetoes if row.holds and row.effect == ZERO), None)
        kind, why = (VETO, vetoed.measurement) if vetoed else (FLOOR, last)
        yield Step(kind, at, standing.exact, UNTOLD, measurement=why)


def _moves(standing: Standing) -> Iterator[Step]:
    """Yield each step as if it began at nothing."""
    for row in standing.dimensions:
        yield from _inside(row)
    for each in standing.added:
        yield Step(ADDED, NOTHING, each.points, UNTOLD, measurement=each.measurement)
    for each in standing.taken:
        yield Step(TAKEN, NOTHING, -each.points, UNTOLD, measurement=each.measurement)


def _inside(row: NodeScore) -> Iterator[Step]:
    for part in row.parts:
        yield from _inside(part)
    if isinstance(row, PartScore):
        points, full, found = row.gross or NOTHING, row.full or NOTHING, row.measurement
        yield Step(PART, NOTHING, points, UNTOLD, full, row, found, row.path)
    for each in row.taken:
        found = each.measurement
        yield Step(TAKEN, NOTHING, -each.points, UNTOLD, measurement=found, path=row.path)


def posts_of(scheme: Scheme | None, part: PartScore) -> Goalposts | None:
    """Return the goalposts of a part; None where its value enters the mean as it is."""
    if scheme is None or scheme.normalisation == "none":
        return None
    return next((each.node.goalposts for each in scheme.items if each.path == part.path), None)


def sited(catalog: Catalog, one: Input) -> Place | None:
    """Return the place of an input; None where nothing was filed, or it is not published.

    An input that is a whole record is placed at its filings, or where its data begins.
    """
    filed = catalog.filed.get(one.record)
    if filed is None:
        return None
    document, path = filed.document, (*filed.path, *one.path)
    begin = "updates" if "updates" in document.value else next(iter(document.value), "")
    return document.place(*(path or (begin,)))


def indicator_name(catalog: Catalog, name: str) -> Words:
    """Return what an indicator is called, or its identifier where it is not known."""
    indicator = catalog.indicators.get(name)
    return Words("{name}", {"name": Both(indicator.zh, indicator.en) if indicator else name})


def node_at(scheme: Scheme | None, key: str) -> Node:
    """Return the part of a scheme at a way such as `dimension/indicator`."""
    found = (row.node for row in scheme.nodes if row.key == key) if scheme else ()
    return next(iter(found), Node(indicator=key.rpartition("/")[2]))


def part_name(catalog: Catalog, scheme: Scheme | None, key: str) -> Words:
    """Return what a part of a score is called: what the scheme calls it, else as its indicator."""
    node = node_at(scheme, key)
    if node.zh:
        return Words("{name}", {"name": Both(node.zh, node.en)})
    return indicator_name(catalog, node.indicator)


def section_name(catalog: Catalog, section: str) -> str:
    """Return the title of a section, or its identifier."""
    nodes = catalog.programme.nodes if catalog.programme else ()
    return next((node.title for node in nodes if node.id == section), section)


def _done(change: Improvement, subject: object) -> Words:
    """Say what would be done; `subject` is the section's or the indicator's name."""
    if change.kind == TASK:
        return say("one more task of “{section}” accepted in time", section=subject)
    if change.kind == OVERDUE:
        return say("one overdue task filed and accepted now")
    if change.kind == FINDING:
        return say("one more finding closed")
    return say("“{indicator}” at its upper goalpost", indicator=subject)


def nth(number: int) -> Both:
    """Return a number for a place: `3` in Chinese sentences, `3rd` in English ones."""
    teens = 10 <= number % 100 <= 20  # noqa: PLR2004 - 11th to 13th
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return Both(str(number), f"{number}{ending}")


def outlook_words(
    outlook: Outlook,
    subject: Callable[[Improvement], object],
    place: Callable[[int], object] = nth,
    shown: Callable[[str, str], object] = lambda _, text: text,
) -> Iterator[Words]:
    """Yield what would lift a score, each with the ranks and scores that it leads to; setbacks.

    `subject` names what a change is about, `place` writes a rank; `shown` may turn numbers into
    links to the part of the page that tells of them: `score`, `overdue`.
    """
    for change in outlook.improvements:
        scores = dict.fromkeys((change.score_low, change.score_high))
        points = shown("score", "–".join(map(str, scores)))
        yield _outcome(change, _done(change, subject(change)), place, points)
    if not outlook.improvements:
        yield say("No single change lifts the score.")
    if outlook.setbacks:
        yield say(
            "Overdue tasks whose acceptance now would lower the score: {count}.",
            count=shown("overdue", str(outlook.setbacks)),
        )


def _outcome(
    change: Improvement, what: Words, place: Callable[[int], object], points: object
) -> Words:
    """Say to which ranks and points a change leads; `place` writes a rank."""
    low, high = place(change.rank_low), place(change.rank_high)
    said = {"what": what, "points": points}
    if change.rank_low == change.rank_high:
        return say("{what}: {rank}, {points} points", rank=low, **said)
    said |= {"low": low, "high": high, "choices": str(change.choices)}
    return say("{what}: {low} to {high} depending on which of {choices}, {points} points", **said)


def year_over(counties: Iterable[CountyResult]) -> str | None:
    """Return the year that yearly figures of scores are of, where that is over; else None."""
    standings = [row.standing for row in counties]
    found = (row.of for each in standings for row in measurements_of(each).values())
    return min(filter(None, found), default=None)


def silent(assessment: Assessment) -> tuple[Node, ...]:
    """Return the dimensions of the scheme for which no county has data."""
    found = [row for county in assessment.counties for row in county.standing.dimensions]
    heard = {row.key for row in found if any(part.normalised is not None for part in row.items)}
    known = assessment.scheme.dimensions if assessment.scheme and found else ()
    return tuple(row for row in known if row.id not in heard)


def remarks(assessment: Assessment) -> Iterator[Words]:
    """Yield the sentences that belong to a ranking of this day."""
    if year := year_over(assessment.counties):
        yield say("Yearly figures are of {year}, till new ones are due.", year=year)
    for row in silent(assessment):
        told = say("No county has data for “{dimension}”: its weight goes to the others.")
        yield Words(told.text, {"dimension": Both(row.zh, row.en)})
    if why := assessment.unmoved:
        yield say("Places are not compared with the week before: {reason}.", reason=why)
