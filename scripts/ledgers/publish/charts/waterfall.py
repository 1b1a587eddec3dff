"""How a score builds up: the points of each indicator, their limit, and the deductions."""

from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import ADDED, FLOOR, PART, VETO, Step, steps_of
from ledgers.model.numbers import plain, rounded, signed
from ledgers.model.values import Struct
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Linked, Templated
from ledgers.publish.kit.context import Leaf
from ledgers.publish.measured.values import indicator_link, part_link


class Fall(Struct, frozen=True):
    """One row: its name, what it says, and its bars in percent of all points.

    `outline` is the bar of full points, `filled` that of the points scored: start and width. `key`
    is `part`, `taken`, `floor` or `sum`.
    """

    key: str
    name: Linked
    number: Words | Linked
    outline: tuple[str, str]
    filled: tuple[str, str]


class Waterfall(Templated, template="partials/waterfall.html.j2", frozen=True):
    """Print the rows from nothing to the score; the words say the same as the bars."""

    caption: Words
    rows: tuple[Fall, ...]


def waterfall(here: Leaf, county: CountyResult) -> Waterfall | None:
    """Return how a county's score builds up; None without a score, or where points mean nothing."""
    scheme, standing = here.view.assessment.scheme, county.standing
    steps = steps_of(standing, scheme)
    if scheme is None or not steps or standing.exact is None:
        return None
    whole = Fraction(scheme.points + sum(row.cap or 0 for row in scheme.bonuses))
    rows = (
        Fall(
            _key(step),
            _name(here, step),
            _number(here, step, scheme.digits),
            (_percent(step.start, whole), _percent(step.full, whole)),
            (_percent(low, whole), _percent(high - low, whole)),
        )
        for step in steps
        for low, high in (sorted((step.start, step.end)),)
    )
    last = Fall(
        "sum",
        here.said(links.method("score"), say("Score")),
        here.method("rounding", f"{standing.score}"),
        ("0", "0"),
        ("0", _percent(standing.exact, whole)),
    )
    caption = say("How the score of {county} builds up", county=county.name)
    return Waterfall(caption, (*rows, last))


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


def _number(here: Leaf, step: Step, digits: int) -> Words | Linked:
    """Return the points; for an indicator also its full points, or that it has no data."""
    is_gain = step.kind == PART and step.points >= 0
    points = here.method("score", f"{step.points}" if is_gain else signed(step.points))
    if step.kind != PART:
        return points
    if step.part is not None and step.part.normalised is None:
        return say("no data")
    full = here.method("weights", plain(rounded(step.full, digits)))
    return say("{points} of {full}", points=points, full=full)


def _percent(points: Fraction, whole: Fraction) -> str:
    share = min(max(points / whole, Fraction(0)), Fraction(1))
    return f"{rounded(share * 100, 2)}"
