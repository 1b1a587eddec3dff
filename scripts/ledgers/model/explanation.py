"""A county's score taken apart, and the effect of single changes on its rank."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ledgers.model.assessment import Assessment, CountyResult, Standing
from ledgers.model.catalog import Catalog
from ledgers.model.method import Goalposts, Scheme
from ledgers.model.problem import Place
from ledgers.model.scoring import Input, Measurement, PartScore, printed
from ledgers.model.words import Both, Words, say

NOTHING, UNTOLD = Fraction(0), Decimal(0)
PART, TAKEN, FLOOR = "part", "taken", "floor"
TASK, OVERDUE, FINDING, GOALPOST = "task", "overdue", "finding", "goalpost"


@dataclass(frozen=True, slots=True)
class Step:
    """One step from nothing to the score: an indicator, points taken off, or the floor of 0.

    `start` and `end` are the exact points before and after it; `points` the printed difference,
    whose sum is the printed score; `full` what the indicator brings at its upper goalpost.
    """

    kind: str
    start: Fraction
    end: Fraction
    points: Decimal
    full: Fraction = NOTHING
    part: PartScore | None = None
    measurement: Measurement | None = None


@dataclass(frozen=True, slots=True)
class Improvement:
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


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a county could do: the changes that lift its score most, the best first.

    `setbacks` counts overdue tasks that would lower the score if they were accepted late.
    """

    improvements: tuple[Improvement, ...] = ()
    setbacks: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
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
    parts = (part for row in standing.dimensions for part in row.parts)
    found = {part.indicator: part.measurement for part in parts}
    return found | {row.measurement.indicator: row.measurement for row in standing.taken}


def steps_of(standing: Standing, scheme: Scheme | None) -> tuple[Step, ...]:
    """Return the steps to a score; none without a score, or where points have no meaning."""
    parts = [part for row in standing.dimensions for part in row.parts]
    counted = any(part.points is not None for part in parts)
    if scheme is None or standing.exact is None or not counted:
        return ()
    rows = [row for row in _steps(standing, parts) if row.start != row.end or row.kind != FLOOR]
    shown = printed((row.end - row.start for row in rows), scheme.digits)
    return tuple(replace(row, points=told) for row, told in zip(rows, shown, strict=True))


def _steps(standing: Standing, parts: Iterable[PartScore]) -> Iterator[Step]:
    """Yield the steps to a score, their points not yet rounded."""
    at, last = NOTHING, None
    for part in parts:
        points, last = part.points or NOTHING, part.measurement
        yield Step(PART, at, at + points, UNTOLD, part.full or NOTHING, part, last)
        at += points
    for taken in standing.taken:
        yield Step(TAKEN, at, at - taken.points, UNTOLD, measurement=taken.measurement)
        at -= taken.points
    if last is not None and standing.exact is not None:
        yield Step(FLOOR, at, standing.exact, UNTOLD, measurement=last)


def posts_of(scheme: Scheme | None, part: PartScore) -> Goalposts | None:
    """Return the goalposts of a part; None where its value enters the mean as it is."""
    if scheme is None or scheme.normalisation == "none":
        return None
    found = (
        each for row in scheme.dimensions if row.id == part.dimension for each in row.components
    )
    return next((each.goalposts for each in found if each.indicator == part.indicator), None)


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


def section_name(catalog: Catalog, section: str) -> str:
    """Return the title of a section, or its identifier."""
    nodes = catalog.programme.nodes if catalog.programme else ()
    return next((node.title for node in nodes if node.id == section), section)


def change_words(change: Improvement, subject: object) -> Words:
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


def points_words(change: Improvement) -> str:
    """Return the scores that a change leads to, such as `63.5–64.2`."""
    return "–".join(str(score) for score in dict.fromkeys((change.score_low, change.score_high)))


def outcome_words(
    change: Improvement, what: Words, place: Callable[[int], object], points: object
) -> Words:
    """Say to which ranks and points a change leads; `place` writes a rank."""
    low, high = place(change.rank_low), place(change.rank_high)
    said = {"what": what, "points": points}
    if change.rank_low == change.rank_high:
        return say("{what}: {rank}, {points} points", rank=low, **said)
    said |= {"low": low, "high": high, "choices": str(change.choices)}
    return say("{what}: {low} to {high} depending on which of {choices}, {points} points", **said)
