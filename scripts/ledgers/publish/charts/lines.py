"""Small lines over the weeks, progress county by county, how a score builds up, as templates.

Pages have hundreds of them, and a hundred cost less than one chart drawn by matplotlib. Lengths
are in units of each drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledgers.model import Struct, Words, number, percent, plain, rounded, say, signed, signed_share
from ledgers.model.assessment import Assessment, CountyResult, in_rank
from ledgers.model.explanation import ADDED, FLOOR, PART, VETO, Step, steps_of
from ledgers.model.method import Indicator
from ledgers.publish.kit import Filled, Leaf, Linked, Table, filled, links
from ledgers.publish.measured.values import indicator_link, part_link, reading

Number = Fraction | Decimal
Series = Sequence[tuple[date, Number]]
"""Values by day, the first day first."""


class Box(Struct, frozen=True):
    """The part of a drawing in which a line lies."""

    left: int
    top: int
    right: int
    bottom: int

    def trace(self, series: Series, low: Number, high: Number) -> "Trace":
        """Draw a line from the first day to the last, in the middle where all values are equal."""
        first, last = series[0][0].toordinal(), series[-1][0].toordinal()
        across, whole = (self.right - self.left) / max(last - first, 1), float(high) - float(low)
        spots = []
        for day, value in series:
            share = (float(value) - float(low)) / whole if whole else 1 / 2
            x = self.left + across * (day.toordinal() - first)
            spots.append((place(x), place(self.bottom - (self.bottom - self.top) * share)))
        return Trace(" ".join(f"{x},{y}" for x, y in spots), *spots[-1])


def place(value: float | Fraction) -> str:
    """Write a length with one decimal, where it has one."""
    return f"{float(value):.1f}".removesuffix(".0")


class Trace(Struct, frozen=True):
    """A line as points of SVG, and where it ends."""

    points: str
    end_x: str
    end_y: str


SPARK = Box(3, 3, 81, 21)


def _spark(series: Series, ends: tuple[Number, Number], text: Words) -> Filled:
    """Return a small line over the weeks; the text says the same."""
    return filled("partials/spark.html.j2", line=SPARK.trace(series, *ends), text=text)


def spark_of_scores(assessment: Assessment, code: str) -> Filled | None:
    """Return a county's scores by week on the scale of all counties; None where there are none."""
    series = scores_of(assessment, code)
    if not series:
        return None
    scores = [score for _, score in series]
    every = [score for row in assessment.counties for _, score in scores_of(assessment, row.code)]
    text = say(
        "Scores by week: from {first} to {last} in {weeks} weeks, {high} at most",
        first=number(scores[0]),
        last=number(scores[-1]),
        weeks=str(len(scores)),
        high=number(max(scores)),
    )
    return _spark(series, (min(every), max(every)), text)


def scores_of(assessment: Assessment, code: str) -> list[tuple[date, Decimal]]:
    """Return a county's known scores, week by week, since the present method holds."""
    return [
        (point.as_of, score)
        for point in assessment.weeks
        if code in point.counties and point.method == assessment.method
        if (score := point.counties[code][1].score) is not None
    ]


def spark_of_values(
    indicator: Indicator, series: Sequence[tuple[date, Fraction]], ends: tuple[Fraction, Fraction]
) -> Filled | None:
    """Return a county's values as a small line on the scale of all; None with fewer than two."""
    if len(series) < 2:  # noqa: PLR2004 - one point is no line
        return None
    text = say(
        "By week: from {first} to {last} in {weeks} weeks",
        first=reading(indicator, series[0][1]),
        last=reading(indicator, series[-1][1]),
        weeks=str(len(series)),
    )
    return _spark(series, ends, text)


MULTIPLE = Box(4, 4, 156, 66)


def multiples(here: Leaf) -> Filled | None:
    """Return a picture for each county in which a task applies; None where there is none."""
    ranked = in_rank(here.view.assessment.counties)
    weeks = {row.code: list(_shares(here, row.code)) for row in ranked}
    rows = [row for row in ranked if weeks[row.code]]
    if not rows:
        return None
    pictures = tuple(_picture(here, row, weeks[row.code]) for row in rows)
    gaps = [row.totals.deviation for row in rows if row.totals.deviation is not None]
    return filled(
        "partials/multiples.html.j2",
        late=sum(gap < 0 for gap in gaps),
        total=len(gaps),
        pictures=pictures,
        table=_table(here, rows),
    )


def _shares(here: Leaf, code: str) -> Iterator[tuple[date, Decimal, Decimal]]:
    """Yield a county's progress and plan, week by week, where there are both."""
    for point in here.view.assessment.weeks:
        row = point.counties[code][0] if code in point.counties else None
        if row is not None and row.progress is not None and row.plan is not None:
            yield point.as_of, row.progress, row.plan


def _picture(
    here: Leaf, row: CountyResult, weeks: Sequence[tuple[date, Decimal, Decimal]]
) -> Mapping[str, object]:
    """Return one county: its two lines, and the same in text."""
    days, *shares = zip(*weeks, strict=True)
    progress, plan = (
        MULTIPLE.trace(list(zip(days, values, strict=True)), Decimal(0), Decimal(1))
        for values in shares
    )
    _, done, due = weeks[-1]
    return {
        "name": here.county(row.code, row.name),
        "progress": progress,
        "plan": plan,
        "now": here.method("progress", percent(row.totals.progress)),
        "gap": here.method("deviation", signed_share(row.totals.deviation)),
        "text": say(
            "{county}: progress {progress}, plan {plan}",
            county=row.name,
            progress=percent(done),
            plan=percent(due),
        ),
    }


def _table(here: Leaf, rows: list[CountyResult]) -> Table:
    listed = (
        here.row(
            here.short(say("County"), here.county(row.code, row.name)),
            here.number(say("Progress"), here.method("progress", percent(row.totals.progress))),
            here.number(say("Plan"), here.method("plan", percent(row.totals.plan))),
            here.number(
                say("Against plan"), here.method("deviation", signed_share(row.totals.deviation))
            ),
        )
        for row in rows
    )
    return here.table(say("Progress against plan of each county"), listed)


def waterfall(here: Leaf, county: CountyResult) -> Filled | None:
    """Return how a county's score builds up; None without a score, or where points mean nothing.

    The bars of a row are start and width in percent of all points: the outline is that of full
    points, the filled one of the points scored. Its key is `part`, `loss`, `taken`, `floor` or
    `sum`.
    """
    scheme, standing = here.view.assessment.scheme, county.standing
    steps = steps_of(standing, scheme)
    if scheme is None or not steps or standing.exact is None:
        return None
    whole = Fraction(scheme.points + sum(row.cap or 0 for row in scheme.bonuses))
    rows = (
        {
            "key": _key(step),
            "name": _name(here, step),
            "number": _number(here, county.code, step, scheme.digits),
            "outline": (_percent(step.start, whole), _percent(step.full, whole)),
            "filled": (_percent(low, whole), _percent(high - low, whole)),
        }
        for step in steps
        for low, high in (sorted((step.start, step.end)),)
    )
    last = {
        "key": "sum",
        "name": here.said(links.method("score"), say("Score")),
        "number": here.method("rounding", f"{standing.score}", links.scored(county.code, "score")),
        "outline": ("0", "0"),
        "filled": ("0", _percent(standing.exact, whole)),
    }
    caption = say("How the score of {county} builds up", county=county.name)
    return filled("partials/waterfall.html.j2", caption=caption, rows=(*rows, last))


def _key(step: Step) -> str:
    if step.kind in {PART, ADDED}:
        return PART if step.points >= 0 else "loss"
    return "taken" if step.kind == VETO else step.kind


def _name(here: Leaf, step: Step) -> Linked:
    if step.kind == FLOOR or step.measurement is None:
        return here.said(links.method("score"), say("No score is below 0"))
    if step.kind == PART:
        return part_link(here, "/".join(step.path))
    return indicator_link(here, step.measurement.indicator)


def _number(here: Leaf, code: str, step: Step, digits: int) -> Words | Linked:
    """Return the points; for an indicator also its full points, or that it has no data."""
    is_gain = step.kind == PART and step.points >= 0
    about = links.scored(code, step.measurement.indicator) if step.measurement else ""
    points = here.method("score", f"{step.points}" if is_gain else signed(step.points), about)
    if step.kind != PART:
        return points
    if step.part is not None and step.part.normalised is None:
        return say("no data")
    full = here.method("weights", plain(rounded(step.full, digits)))
    return say("{points} of {full}", points=points, full=full)


def _percent(points: Fraction, whole: Fraction) -> str:
    return f"{rounded(min(max(points / whole, Fraction(0)), Fraction(1)) * 100, 2)}"
