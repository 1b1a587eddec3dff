"""How a score builds up: the points of each indicator, their limit, and the deductions."""

from fractions import Fraction

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import ADDED, FLOOR, PART, VETO, Step, steps_of
from ledgers.model.numbers import plain, rounded, signed
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Linked, filled
from ledgers.publish.kit.context import Leaf
from ledgers.publish.measured.values import indicator_link, part_link


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
    share = min(max(points / whole, Fraction(0)), Fraction(1))
    return f"{rounded(share * 100, 2)}"
