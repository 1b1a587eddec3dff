"""What the scheme in force says of weights, means, deductions, groups and draws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ledgers.model.method import MEANS, Dimension, Scheme, weight_shares
from ledgers.model.numbers import NONE, percent, plain
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Bar, Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk
from ledgers.publish.measured.uses import components, goalposts_words, share_text
from ledgers.publish.measured.values import name_of
from ledgers.publish.measured.words import DIRECTION_WORDS, together

EFFECTS: Mapping[str, Words] = {
    "arithmetic": say("the arithmetic mean: strong and weak parts make up for each other in full"),
    "geometric": say("the geometric mean: a weak part pulls the whole down and is not bought out"),
}
MEAN_FORMULAS: Mapping[str, Words] = {
    "arithmetic": say("sum of weight × part ÷ sum of weights"),
    "geometric": say("product of part to the power of (weight ÷ sum of weights); 0 if a part is 0"),
}
OTHER = {"arithmetic": "geometric", "geometric": "arithmetic"}


@dataclass(frozen=True, slots=True)
class DrawsSaid:
    """The numbers of the weight draws: those that lead to the scheme, and those in formulas."""

    linked: object
    number: str
    spread_share: object
    spread: str
    other: Words
    seed: object
    level: object
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class SchemeSaid:
    """A scheme as the page of methods prints it."""

    id: object
    name: Both
    valid_from: str
    dimensions: str
    indicators: str
    weights: Table
    goalposts: Table
    normalised: bool
    within: tuple[Words, ...]
    across: Words
    formula: Words
    points: str
    needed: Words
    deductions: tuple[Words, ...]
    digits: str
    groups: tuple[Words, ...]
    draws: DrawsSaid
    bottom: str


def scheme_said(desk: Desk, here: Here, scheme: Scheme) -> SchemeSaid:
    """Return a scheme in words, numbers and tables."""
    within = dict.fromkeys(row.within for row in scheme.dimensions)
    return SchemeSaid(
        id=scheme_link(here, scheme, scheme.id),
        name=both(scheme),
        valid_from=scheme.valid_from.isoformat(),
        dimensions=str(len(scheme.dimensions)),
        indicators=str(len(list(components(scheme)))),
        weights=_weights(desk, here, scheme),
        goalposts=_goalposts(desk, here, scheme),
        normalised=scheme.normalisation != "none",
        within=tuple(EFFECTS[how] for how in within),
        across=EFFECTS[scheme.across],
        formula=MEAN_FORMULAS[scheme.across],
        points=plain(scheme.points),
        needed=_needed(scheme),
        deductions=tuple(_deductions(desk, here, scheme)),
        digits=str(scheme.digits),
        groups=tuple(_groups(scheme)),
        draws=_draws(here, scheme),
        bottom=str(scheme.bottom),
    )


def scheme_link(here: Here, scheme: Scheme, text: str) -> object:
    """Return a text that leads to a scheme's lines."""
    return here.source(f"city/schemes/{scheme.id}", text, "schemes")


def both(row: Dimension | Scheme) -> Both:
    """Return a name in both languages."""
    return Both(row.zh, row.en)


def indicator_name(desk: Desk, name: str) -> str:
    """Return the title of an indicator, or its name where it has none."""
    known = desk.view.catalog.indicators.get(name)
    return name if known is None else name_of(desk, known)


def _weights(desk: Desk, here: Here, scheme: Scheme) -> Table:
    shares = weight_shares(scheme.dimensions)
    return Table(
        caption=say("Weights of the scheme {id}", id=scheme.id),
        columns=(
            Column(say("What")),
            Column(say("Share of the dimension"), number=True),
            Column(say("Share of the score")),
            Column(say("Direction"), short=True),
        ),
        lines=tuple(
            line
            for row, share in zip(scheme.dimensions, shares, strict=True)
            for line in _dimension(desk, here, row, share)
        ),
        stacked=True,
    )


def _dimension(desk: Desk, here: Here, row: Dimension, share: Fraction) -> Iterator[Line]:
    name = say("Dimension “{name}”", name=both(row))
    yield Line((Cell(name), Cell("100%"), Cell(_bar(here, share)), Cell(NONE)))
    for part, own in zip(row.components, weight_shares(row.components), strict=True):
        known = desk.view.catalog.indicators.get(part.indicator)
        page = links.indicator_page(part.indicator)
        yield Line(
            (
                Cell(here.to(page, indicator_name(desk, part.indicator))),
                Cell(share_text(own)),
                Cell(_bar(here, own * share)),
                Cell(DIRECTION_WORDS[known.direction if known else None]),
            )
        )


def _bar(here: Here, share: Fraction) -> Bar:
    text = share_text(share)
    return Bar(here.to(links.method("weights"), text), text.removesuffix("%"), None)


def _goalposts(desk: Desk, here: Here, scheme: Scheme) -> Table:
    lines = []
    for _, part, _, _ in components(scheme):
        page = f"{links.indicator_page(part.indicator)}#goalposts"
        name = here.to(page, indicator_name(desk, part.indicator))
        known = desk.view.catalog.indicators.get(part.indicator)
        lines.append(Line((Cell(name), Cell(goalposts_words(known, part.goalposts)))))
    return Table(
        caption=say("Goalposts of the scheme {id}", id=scheme.id),
        columns=(Column(say("Indicator")), Column(say("No points → full points"), number=True)),
        lines=tuple(lines),
    )


def _needed(scheme: Scheme) -> Words:
    if scheme.availability is None:
        return say("two thirds")
    return say("{share}", share=percent(scheme.availability))


def _deductions(desk: Desk, here: Here, scheme: Scheme) -> Iterator[Words]:
    for off in scheme.deductions:
        page = links.indicator_page(off.indicator)
        yield say(
            "“{indicator}”: {points} points off for each, {cap} at most.",
            indicator=here.to(page, indicator_name(desk, off.indicator)),
            points=scheme_link(here, scheme, plain(off.points)),
            cap=scheme_link(here, scheme, plain(off.cap)),
        )


def _groups(scheme: Scheme) -> Iterator[Words]:
    for group in scheme.groups:
        kinds = (KIND_WORDS.get(kind, say("{kind}", kind=kind)) for kind in group.kinds)
        yield say("“{name}”: {kinds}.", name=Both(group.zh, group.en), kinds=together(kinds))


def _draws(here: Here, scheme: Scheme) -> DrawsSaid:
    draws, level = scheme.draws, Fraction(scheme.draws.level)
    return DrawsSaid(
        linked=scheme_link(here, scheme, str(draws.number)),
        number=str(draws.number),
        spread_share=scheme_link(here, scheme, share_text(Fraction(draws.spread))),
        spread=plain(draws.spread),
        other=MEANS[OTHER[scheme.across]],
        seed=scheme_link(here, scheme, draws.seed),
        level=scheme_link(here, scheme, share_text(level)),
        low=share_text((1 - level) / 2),
        high=share_text((1 + level) / 2),
    )
