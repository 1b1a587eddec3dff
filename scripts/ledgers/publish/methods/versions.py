"""The schemes with their validity, and the changes from one to the next in words."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from ledgers.model.explanation import indicator_name
from ledgers.model.method import MEANS, Component, PointsOff, Scheme, scheme_before
from ledgers.model.numbers import NONE, plain
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Row, Several, Table, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.measured.uses import components, goalposts_words, share_text, validity
from ledgers.publish.methods.scheme import both, scheme_link

Parts = Mapping[str, tuple[Component, Fraction]]


def versions(here: Leaf) -> Table:
    """Return all schemes, the newest first, each with what it changed."""
    schemes = sorted(here.view.catalog.schemes, key=lambda row: row.valid_from, reverse=True)
    rows = (_row(here, scheme) for scheme in schemes)
    return table_of_rows(say("Schemes, the newest first"), rows, stacked=True)


def _row(here: Leaf, scheme: Scheme) -> Row:
    before = scheme_before(here.view.catalog.schemes, scheme)
    changed = tuple(changes(here.desk, before, scheme)) if before else (say("the first scheme"),)
    name = say("{id}: {name}", id=scheme_link(here, scheme, scheme.id), name=both(scheme))
    nothing = say("nothing that affects the score")
    return row_of(
        here.short(say("Scheme"), name),
        here.short(say("Valid"), validity(scheme)),
        here.cell(say("Note"), scheme.note or NONE),
        here.cell(say("What it changed"), Several(changed) if changed else nothing),
        id=f"scheme-{links.segment(scheme.id)}",
    )


def changes(desk: Desk, old: Scheme, new: Scheme) -> Iterator[Words]:
    """Yield in words the changes from one scheme to the next."""
    before, after = _parts(old), _parts(new)
    for name in [name for name in after if name not in before]:
        yield say(
            "new: {indicator}, {weight} of the score, {posts}",
            indicator=indicator_name(desk.view.catalog, name),
            weight=share_text(after[name][1]),
            posts=goalposts_words(desk.view.catalog.indicators.get(name), after[name][0].goalposts),
        )
    for name in [name for name in before if name not in after]:
        yield say("no longer: {indicator}", indicator=indicator_name(desk.view.catalog, name))
    for name in [name for name in after if name in before]:
        yield from _moved(desk, name, before[name], after[name])
    yield from _settings(old, new)
    yield from _deductions(desk, old, new)


def _parts(scheme: Scheme) -> Parts:
    return {part.indicator: (part, whole) for _, part, _, whole in components(scheme)}


def _moved(
    desk: Desk, name: str, old: tuple[Component, Fraction], new: tuple[Component, Fraction]
) -> Iterator[Words]:
    if old[1] != new[1]:
        yield say(
            "{indicator}: {old} of the score before, {new} now",
            indicator=indicator_name(desk.view.catalog, name),
            old=share_text(old[1]),
            new=share_text(new[1]),
        )
    if old[0].goalposts != new[0].goalposts:
        known = desk.view.catalog.indicators.get(name)
        yield say(
            "{indicator}: goalposts {old} before, {new} now",
            indicator=indicator_name(desk.view.catalog, name),
            old=goalposts_words(known, old[0].goalposts),
            new=goalposts_words(known, new[0].goalposts),
        )


def _share(scheme: Scheme) -> object:
    if scheme.availability is None:
        return say("two thirds")
    return share_text(Fraction(scheme.availability))


SETTINGS: tuple[tuple[Words, Callable[[Scheme], object]], ...] = (
    (say("mean across dimensions"), lambda scheme: MEANS[scheme.across]),
    (say("least share of data"), _share),
    (say("decimals of the score"), lambda scheme: str(scheme.digits)),
    (say("places of the bottom group"), lambda scheme: str(scheme.bottom)),
    (say("weight draws"), lambda scheme: str(scheme.draws.number)),
    (say("spread of the draws"), lambda scheme: share_text(Fraction(scheme.draws.spread))),
)


def _settings(old: Scheme, new: Scheme) -> Iterator[Words]:
    for what, of in SETTINGS:
        if of(old) != of(new):
            yield say("{what}: {old} before, {new} now", what=what, old=of(old), new=of(new))


def _deductions(desk: Desk, old: Scheme, new: Scheme) -> Iterator[Words]:
    before = {row.indicator: row for row in old.deductions}
    after = {row.indicator: row for row in new.deductions}
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield say(
                "deduction {indicator}: {old} before, {new} now",
                indicator=indicator_name(desk.view.catalog, name),
                old=_off(before.get(name)),
                new=_off(after.get(name)),
            )


def _off(row: PointsOff | None) -> Words:
    if row is None:
        return say("none")
    return say("{points} points, {cap} at most", points=plain(row.points), cap=plain(row.cap))
