"""The scheme in force: its weights, means, deductions, groups and draws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ledgers.model.explanation import indicator_name
from ledgers.model.method import MEANS, OTHER_MEAN, Dimension, Scheme, weight_shares
from ledgers.model.numbers import NONE, percent, plain
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Bar, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import KIND_WORDS, Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.measured.uses import components, goalposts_words, share_text
from ledgers.publish.measured.words import DIRECTION_WORDS, together

EFFECTS: Mapping[str, Words] = {
    "arithmetic": say("the arithmetic mean: strong and weak parts make up for each other in full"),
    "geometric": say("the geometric mean: a weak part pulls the whole down and is not bought out"),
}
MEAN_FORMULAS: Mapping[str, Words] = {
    "arithmetic": say("sum of weight × part ÷ sum of weights"),
    "geometric": say("product of part to the power of (weight ÷ sum of weights); 0 if a part is 0"),
}


@dataclass(frozen=True, slots=True)
class DrawsSaid:
    """The numbers of the weight draws, as links to the scheme or plain for formulas."""

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
    needed: object
    deductions: tuple[Words, ...]
    digits: str
    groups: tuple[Words, ...]
    draws: DrawsSaid
    bottom: str


def scheme_said(here: Leaf, scheme: Scheme) -> SchemeSaid:
    """Return a scheme in words, numbers and tables."""
    within = dict.fromkeys(row.within for row in scheme.dimensions)
    return SchemeSaid(
        id=scheme_link(here, scheme, scheme.id),
        name=both(scheme),
        valid_from=scheme.valid_from.isoformat(),
        dimensions=str(len(scheme.dimensions)),
        indicators=str(len(list(components(scheme)))),
        weights=_weights(here, scheme),
        goalposts=_goalposts(here, scheme),
        normalised=scheme.normalisation != "none",
        within=tuple(EFFECTS[how] for how in within),
        across=EFFECTS[scheme.across],
        formula=MEAN_FORMULAS[scheme.across],
        points=plain(scheme.points),
        needed=say("two thirds") if scheme.availability is None else percent(scheme.availability),
        deductions=tuple(_deductions(here, scheme)),
        digits=str(scheme.digits),
        groups=tuple(_groups(scheme)),
        draws=_draws(here, scheme),
        bottom=str(scheme.bottom),
    )


def scheme_link(here: Leaf, scheme: Scheme, text: str) -> object:
    """Return a text that leads to a scheme's lines."""
    return here.source(f"city/schemes/{scheme.id}", text, "schemes")


def both(row: Dimension | Scheme) -> Both:
    """Return a name in both languages."""
    return Both(row.zh, row.en)


def indicator_link(here: Leaf, name: str, anchor: str = "") -> Linked:
    """Return the title of an indicator, leading to its page or to a place of it."""
    page = links.indicator_page(name)
    title = here.desk.say(indicator_name(here.view.catalog, name))
    return here.to(f"{page}#{anchor}" if anchor else page, title)


def _weights(here: Leaf, scheme: Scheme) -> Table:
    shares = zip(scheme.dimensions, weight_shares(scheme.dimensions), strict=True)
    rows = (row for dimension, share in shares for row in _dimension(here, dimension, share))
    return table_of_rows(say("Weights of the scheme {id}", id=scheme.id), rows, stacked=True)


def _dimension(here: Leaf, row: Dimension, share: Fraction) -> Iterator[Row]:
    def weighed(name: object, own: Fraction, whole: Fraction, direction: object) -> Row:
        text = share_text(whole)
        bar = Bar(here.method("weights", text), text.removesuffix("%"), None)
        return row_of(
            here.cell(say("What"), name),
            here.number(say("Share of the dimension"), share_text(own)),
            here.cell(say("Share of the score"), bar),
            here.short(say("Direction"), direction),
        )

    yield weighed(say("Dimension “{name}”", name=both(row)), Fraction(1), share, NONE)
    for part, own in zip(row.components, weight_shares(row.components), strict=True):
        known = here.view.catalog.indicators.get(part.indicator)
        direction = DIRECTION_WORDS[known.direction if known else None]
        yield weighed(indicator_link(here, part.indicator), own, own * share, direction)


def _goalposts(here: Leaf, scheme: Scheme) -> Table:
    known = here.view.catalog.indicators
    rows = (
        row_of(
            here.cell(say("Indicator"), indicator_link(here, part.indicator, "goalposts")),
            here.number(
                say("No points → full points"),
                goalposts_words(known.get(part.indicator), part.goalposts),
            ),
        )
        for _, part, _, _ in components(scheme)
    )
    return table_of_rows(say("Goalposts of the scheme {id}", id=scheme.id), rows)


def _deductions(here: Leaf, scheme: Scheme) -> Iterator[Words]:
    for off in scheme.deductions:
        yield say(
            "“{indicator}”: {points} points off for each, {cap} at most.",
            indicator=indicator_link(here, off.indicator),
            points=scheme_link(here, scheme, plain(off.points)),
            cap=scheme_link(here, scheme, plain(off.cap)),
        )


def _groups(scheme: Scheme) -> Iterator[Words]:
    for group in scheme.groups:
        kinds = (KIND_WORDS.get(kind, say("{kind}", kind=kind)) for kind in group.kinds)
        yield say("“{name}”: {kinds}.", name=Both(group.zh, group.en), kinds=together(kinds))


def _draws(here: Leaf, scheme: Scheme) -> DrawsSaid:
    draws, level = scheme.draws, Fraction(scheme.draws.level)
    return DrawsSaid(
        linked=scheme_link(here, scheme, str(draws.number)),
        number=str(draws.number),
        spread_share=scheme_link(here, scheme, share_text(Fraction(draws.spread))),
        spread=plain(draws.spread),
        other=MEANS[OTHER_MEAN[scheme.across]],
        seed=scheme_link(here, scheme, draws.seed),
        level=scheme_link(here, scheme, share_text(level)),
        low=share_text((1 - level) / 2),
        high=share_text((1 + level) / 2),
    )
