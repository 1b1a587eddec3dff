"""Say where an indicator is used, with which weight and goalposts, and what guards it."""

from collections.abc import Iterator
from fractions import Fraction

from ledgers.model.forms import Sort, form_of
from ledgers.model.method import (
    ASSESSMENT,
    RETURNS,
    Component,
    Dimension,
    Goalposts,
    Indicator,
    Scheme,
    weight_shares,
)
from ledgers.model.numbers import NONE, plain, rounded
from ledgers.model.rulebook import Rule
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.measured.values import bound


def share_text(share: Fraction) -> str:
    """Write a weight in percent, without needless zeros."""
    return f"{plain(rounded(share * 100, 1))}%"


def components(scheme: Scheme) -> Iterator[tuple[Dimension, Component, Fraction, Fraction]]:
    """Yield every component with its dimension, its share of that, and of the whole."""
    for dimension, outer in zip(scheme.dimensions, weight_shares(scheme.dimensions), strict=True):
        inner = weight_shares(dimension.components)
        for component, share in zip(dimension.components, inner, strict=True):
            yield dimension, component, share, outer * share


def goalposts_words(indicator: Indicator | None, posts: Goalposts | None) -> Words | str:
    """Say which values bring nothing and everything."""
    if posts is None:
        return NONE
    low, high = (
        plain(value) if indicator is None else bound(indicator, value)
        for value in (posts.low, posts.high)
    )
    if posts.scale != "linear":
        return say("{low} → {high}, by logarithms", low=low, high=high)
    return say("{low} → {high}", low=low, high=high)


def goalposts_in(scheme: Scheme | None, name: str) -> Goalposts | None:
    """Return the goalposts of an indicator in a scheme, or None."""
    if scheme is None:
        return None
    found = (part.goalposts for _, part, _, _ in components(scheme) if part.indicator == name)
    return next((posts for posts in found if posts is not None), None)


def uses_table(desk: Desk, here: Here, indicator: Indicator) -> Table | None:
    """Return the schemes that use an indicator, the newest first; None where none does."""
    newest = sorted(desk.view.catalog.schemes, key=lambda row: row.valid_from, reverse=True)
    lines = [line for scheme in newest for line in _uses(here, scheme, indicator)]
    if not lines:
        return None
    return Table(
        caption=say("Schemes that use it"),
        columns=(
            Column(say("Scheme"), short=True),
            Column(say("Valid"), short=True),
            Column(say("As")),
            Column(say("Share of the score"), number=True),
            Column(say("No points → full points"), number=True),
        ),
        lines=tuple(lines),
        stacked=True,
    )


def _uses(here: Here, scheme: Scheme, indicator: Indicator) -> Iterator[Line]:
    name = here.source(f"city/schemes/{scheme.id}", scheme.id, "schemes")
    valid = validity(scheme)
    for dimension, part, _, whole in components(scheme):
        if part.indicator == indicator.id:
            of = say("part of “{dimension}”", dimension=Both(dimension.zh, dimension.en))
            weight = here.to(links.method("weights"), share_text(whole))
            posts = goalposts_words(indicator, part.goalposts)
            yield Line(tuple(map(Cell, (name, valid, of, weight, posts))))
    for off in scheme.deductions:
        if off.indicator == indicator.id:
            told = say(
                "deduction: {points} points for each, {cap} at most",
                points=plain(off.points), cap=plain(off.cap),
            )  # fmt: skip
            yield Line(tuple(map(Cell, (name, valid, told, NONE, NONE))))


def validity(scheme: Scheme) -> Words:
    """Say from when until when a scheme is valid."""
    if scheme.valid_to is None:
        return say("from {day} on", day=scheme.valid_from.isoformat())
    return say(
        "{first} to {last}", first=scheme.valid_from.isoformat(), last=scheme.valid_to.isoformat()
    )


def rules_using(desk: Desk, indicator: Indicator) -> list[Rule]:
    """Return the rules that look at an indicator."""
    return [
        rule
        for rule in desk.view.catalog.rulebook
        if rule.when.threshold is not None and rule.when.threshold.indicator == indicator.id
    ]


def uses_words(desk: Desk, here: Here, indicator: Indicator, *, scored: bool) -> list[Words]:
    """Say what else uses an indicator, or that nothing does."""
    told = [_rule(here, rule) for rule in rules_using(desk, indicator)]
    if not indicator.ranking_allowed:
        told.append(say("It must never be ranked: a scheme that uses it is an error."))
    elif not scored:
        told.append(say("It may be ranked, but no scheme uses it."))
    return told


def _rule(here: Here, rule: Rule) -> Words:
    name = say("{rule}", rule=Both(rule.zh, rule.en))
    there = here.to(links.method(f"rule-{rule.id}"), rule.id)
    if rule.active:
        return say("Rule {id}, in force: {rule}.", id=there, rule=name)
    return say("Rule {id}, not in force: {rule}.", id=there, rule=name)


def used_in(desk: Desk, here: Here, indicator: Indicator) -> tuple[object, ...]:
    """Return short links to the scheme in force and the rules that use an indicator."""
    found: list[object] = []
    scheme = desk.view.assessment.scheme
    if scheme is not None and indicator.id in scheme.indicators:
        found.append(here.to(links.method("weights"), desk.say(say("score"))))
    found += [
        here.to(links.method(f"rule-{rule.id}"), desk.say(say("rule")))
        for rule in rules_using(desk, indicator)
    ]
    return tuple(found)


# ── What stands against gaming ───────────────────────────────────────────────────────────────────

CITY_KEPT = ("findings", "checks", "rounds", "appraisals", "pairings")


def gaming(desk: Desk, indicator: Indicator, posts: Goalposts | None) -> list[Words]:
    """Say how the number could be made to look better, and what stands against it."""
    told = [_by_source(indicator), *_by_form(indicator)]
    if posts is not None:
        told.append(
            say(
                "Beyond {value} nothing more is gained: goalposts are fixed in the scheme, and"
                " over-fulfilment earns no points.",
                value=bound(indicator, posts.high),
            )
        )
    if desk.view.assessment.scheme is not None and posts is not None:
        told.append(
            say("A county whose number is missing gains nothing by it: missing is not full marks,"
                " and with too little data there is no rank.")
        )  # fmt: skip
    return told


def _by_source(indicator: Indicator) -> Words:
    if indicator.ledger == ASSESSMENT:
        return say(
            "A county cannot report itself done: only what the city accepted counts, and its"
            " filings are dated and never rewritten."
        )
    if indicator.ledger == RETURNS:
        return say(
            "The county reports this number itself. What was filed stays on record with its day;"
            " a later change shows, and the city can hold it against other ledgers and on the spot."
        )
    if indicator.ledger in CITY_KEPT:
        return say(
            "What counts was recorded by the city or decided by it; a county cannot add or remove"
            " it."
        )
    return say(
        "It is worked out from single records, each with its source lines; a number cannot be"
        " changed without changing a record that others can see and check."
    )


def _by_form(indicator: Indicator) -> Iterator[Words]:
    sort = form_of(indicator).sort
    if sort is Sort.SHARE:
        yield say(
            "A share can be raised by shrinking the denominator: numerator and denominator stand"
            " in the table, so that a denominator that shrinks is seen."
        )
    if sort is Sort.NUMBER and indicator.measure != "%":
        yield say(
            "A bare number can be raised by many small things and says nothing of what they are"
            " worth: read it together with the records behind it."
        )
    if sort is Sort.CHANGE:
        yield say(
            "A change can be made by a high number to start from: both numbers stand in the table."
        )
