"""Where an indicator is used and with which weight, what draws vary, what prevents gaming."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from ledgers.model import HUNDRED, NONE, Both, Words, method, plain, rounded, say, together
from ledgers.model.forms import Sort, form_of
from ledgers.publish.kit import Filled, Leaf, Row, filled
from ledgers.publish.measured.values import bound


def share_text(share: Fraction | Decimal) -> str:
    """Write a weight in percent, without needless zeros."""
    return f"{plain(rounded(share * 100, 1))}%"


def goalposts_words(
    indicator: method.Indicator | None, posts: method.Goalposts | None
) -> Words | str:
    """Write the values that earn no points and full points."""
    if posts is None:
        return NONE
    low, high = bound(indicator, posts.low), bound(indicator, posts.high)
    if posts.scale != "linear":
        return say("{low} → {high}, by logarithms", low=low, high=high)
    return say("{low} → {high}", low=low, high=high)


def goalposts_in(scheme: method.Scheme | None, name: str) -> method.Goalposts | None:
    """Return the goalposts of an indicator in a scheme, or None."""
    items = scheme.items if scheme else ()
    found = (row.node.goalposts for row in items if row.node.indicator == name)
    return next((posts for posts in found if posts is not None), None)


def uses(here: Leaf, indicator: method.Indicator) -> Iterator[Row]:
    """Yield the schemes that use an indicator, the newest first."""
    newest = sorted(here.view.catalog.schemes, key=lambda row: row.valid_from, reverse=True)
    for one in newest:
        for use, weight, goalposts in _uses(here, one, indicator):
            yield here.row(
                here.short(say("Scheme"), here.source(f"city/schemes/{one.id}", one.id, "schemes")),
                here.short(say("Valid"), validity(one)),
                here.cell(say("As"), use),
                here.number(say("Share of the score"), weight),
                here.number(say("No points → full points"), goalposts),
            )


def _uses(
    here: Leaf, scheme: method.Scheme, indicator: method.Indicator
) -> Iterator[tuple[Words, object, object]]:
    dimensions = {row.id: row for row in scheme.dimensions}
    for part in (row for row in scheme.items if row.node.indicator == indicator.id):
        dimension = dimensions[part.path[0]]
        use = say("part of “{dimension}”", dimension=Both(dimension.zh, dimension.en))
        weight = here.method("weights", share_text(part.whole))
        yield use, weight, goalposts_words(indicator, part.node.goalposts)
    inside = (rule for row in scheme.nodes for rule in row.node.deductions)
    for off in (*scheme.deductions, *inside):
        if off.indicator == indicator.id:
            yield say("deduction: {points}", points=points_off_words(off)), NONE, NONE
    for bonus in (row for row in scheme.bonuses if row.indicator == indicator.id):
        yield say("bonus: {points}", points=points_off_words(bonus)), NONE, NONE
    for veto in (row for row in scheme.vetoes if row.indicator == indicator.id):
        yield method.EFFECTS[veto.effect], NONE, NONE


def points_off_words(rule: method.PointsOff) -> Words:
    """Say how many points each costs, and how many at most."""
    points = plain(rule.points)
    if rule.cap is None:
        return say("{points} points for each", points=points)
    return say("{points} points for each, {cap} at most", points=points, cap=plain(rule.cap))


def validity(scheme: method.Scheme) -> Words:
    """Say from when until when a scheme is valid."""
    first = scheme.valid_from.isoformat()
    if scheme.valid_to is None:
        return say("from {day} on", day=first)
    return say("{first} to {last}", first=first, last=scheme.valid_to.isoformat())


VARIED: Mapping[str, Words] = {
    "weights": say("weights"),
    "mean": say("the mean across dimensions"),
    "goalposts": say("goalposts, each by up to a tenth of the way between them"),
    "left_out": say("one indicator left out, or none"),
    "waiting": say("all that awaits the city accepted, or returned"),
}
"""What draws may vary, by its name in a scheme."""


def interval_words(scheme: method.Scheme) -> Words:
    """Say what the interval of a rank holds by a scheme."""
    return say(
        "A rank depends on how the method is set. The interval holds {share} of the ranks that come"
        " out when this is varied: {varied}. It also holds the rank itself, and the rank with the"
        " other mean across dimensions. In a band every two intervals overlap.",
        share=f"{plain(scheme.draws.level * HUNDRED)}%",
        varied=varied(scheme),
    )


def varied(scheme: method.Scheme) -> Words:
    """Name what the draws of a scheme vary."""
    return together(VARIED[name] for name in scheme.draws.vary or ("weights",))


CITY_KEPT = frozenset({"findings", "checks", "rounds", "appraisals", "pairings"})
"""Ledgers of what the city recorded or decided."""


def gaming(indicator: method.Indicator, posts: method.Goalposts | None) -> Filled:
    """Return what could make the number look better, and what prevents it.

    That depends on whence it comes, on its sort, and on the goalposts; each has its sentences.
    """
    kept = "city" if indicator.ledger in CITY_KEPT else "records"
    source = indicator.ledger if indicator.ledger in {method.ASSESSMENT, method.RETURNS} else kept
    sort = form_of(indicator).sort
    as_told = sort is not Sort.NUMBER or indicator.measure != "%"
    return filled(
        "partials/gaming.html.j2",
        source=source,
        sort=sort.value if as_told else "",
        best=bound(indicator, posts.high) if posts else "",
    )
