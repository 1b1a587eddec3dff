"""List the schemes with their validity, and say in words what changed from one to the next."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ledgers.model.method import MEANS, Component, PointsOff, Scheme, scheme_before
from ledgers.model.numbers import NONE, plain
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Several, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.measured.uses import components, goalposts_words, share_text, validity
from ledgers.publish.measured.values import name_of
from ledgers.publish.methods.formulas import Method
from ledgers.publish.methods.scheme import scheme_link

Parts = Mapping[str, tuple[Component, Fraction]]


def versions(desk: Desk, here: Here) -> Method:
    """Return all schemes, the newest first, each with what it changed."""
    schemes = sorted(desk.view.catalog.schemes, key=lambda row: row.valid_from, reverse=True)
    table = Table(
        caption=say("Schemes, the newest first"),
        columns=(
            Column(say("Scheme"), short=True),
            Column(say("Valid"), short=True),
            Column(say("Note")),
            Column(say("What it changed")),
        ),
        lines=tuple(_line(desk, here, scheme) for scheme in schemes),
        stacked=True,
    )
    return Method(
        "schemes",
        say("Schemes and what changed"),
        (
            say(
                "A scheme is a file with the day from which it is valid; no other day's ranking"
                " changes when a new one comes. In the week in which a scheme begins and the week"
                " after, the {ranking} shows the ranks by both.",
                ranking=here.to(links.RANKING, desk.say(say("ranking"))),
            ),
        ),
        tables=(table,),
    )


def _line(desk: Desk, here: Here, scheme: Scheme) -> Line:
    before = scheme_before(desk.view.catalog.schemes, scheme)
    told = [say("the first scheme")] if before is None else list(changes(desk, before, scheme))
    name = say("{id}: {name}", id=scheme_link(here, scheme, scheme.id),
               name=Both(scheme.zh, scheme.en))  # fmt: skip
    return Line(
        (
            Cell(name),
            Cell(validity(scheme)),
            Cell(scheme.note or NONE),
            Cell(Several(tuple(told)) if told else say("nothing that is reckoned with")),
        ),
        id=f"scheme-{links.segment(scheme.id)}",
    )


def changes(desk: Desk, old: Scheme, new: Scheme) -> Iterator[Words]:
    """Yield what a scheme changed against the one before, in words."""
    before, after = _parts(old), _parts(new)
    for name in [name for name in after if name not in before]:
        yield say(
            "new: {indicator}, {weight} of the score, {posts}",
            indicator=_name(desk, name),
            weight=share_text(after[name][1]),
            posts=goalposts_words(desk.view.catalog.indicators.get(name), after[name][0].goalposts),
        )
    for name in [name for name in before if name not in after]:
        yield say("no longer: {indicator}", indicator=_name(desk, name))
    for name in [name for name in after if name in before]:
        yield from _moved(desk, name, before[name], after[name])
    yield from _settings(old, new)
    yield from _deductions(desk, old, new)


def _parts(scheme: Scheme) -> Parts:
    return {part.indicator: (part, whole) for _, part, _, whole in components(scheme)}


def _name(desk: Desk, name: str) -> str:
    known = desk.view.catalog.indicators.get(name)
    return name if known is None else name_of(desk, known)


def _moved(
    desk: Desk, name: str, old: tuple[Component, Fraction], new: tuple[Component, Fraction]
) -> Iterator[Words]:
    if old[1] != new[1]:
        yield say(
            "{indicator}: {old} of the score before, {new} now",
            indicator=_name(desk, name),
            old=share_text(old[1]),
            new=share_text(new[1]),
        )
    if old[0].goalposts != new[0].goalposts:
        known = desk.view.catalog.indicators.get(name)
        yield say(
            "{indicator}: goalposts {old} before, {new} now",
            indicator=_name(desk, name),
            old=goalposts_words(known, old[0].goalposts),
            new=goalposts_words(known, new[0].goalposts),
        )


def _settings(old: Scheme, new: Scheme) -> Iterator[Words]:
    rows: tuple[tuple[Words, object, object], ...] = (
        (say("mean across dimensions"), MEANS[old.across], MEANS[new.across]),
        (say("least share of data"), _share(old), _share(new)),
        (say("decimals of the score"), str(old.digits), str(new.digits)),
        (say("places of the bottom group"), str(old.bottom), str(new.bottom)),
        (say("weight draws"), str(old.draws.number), str(new.draws.number)),
        (
            say("spread of the draws"),
            share_text(Fraction(old.draws.spread)),
            share_text(Fraction(new.draws.spread)),
        ),
    )
    for what, before, after in rows:
        if before != after:
            yield say("{what}: {old} before, {new} now", what=what, old=before, new=after)


def _share(scheme: Scheme) -> object:
    return (
        say("two thirds")
        if scheme.availability is None
        else share_text(Fraction(scheme.availability))
    )


def _deductions(desk: Desk, old: Scheme, new: Scheme) -> Iterator[Words]:
    before = {row.indicator: row for row in old.deductions}
    after = {row.indicator: row for row in new.deductions}
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield say(
                "deduction {indicator}: {old} before, {new} now",
                indicator=_name(desk, name),
                old=_off(before.get(name)),
                new=_off(after.get(name)),
            )


def _off(row: PointsOff | None) -> Words:
    if row is None:
        return say("none")
    return say("{points} points, {cap} at most", points=plain(row.points), cap=plain(row.cap))
