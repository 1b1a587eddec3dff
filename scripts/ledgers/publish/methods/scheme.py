"""The scheme in force, in words and tables; and all schemes, with what each changed."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from ledgers.model import NONE, Both, Words, method, percent, plain, replace, say, together
from ledgers.publish.kit import Bar, Desk, Filled, Leaf, Row, Several, Table, filled, links, word
from ledgers.publish.measured.uses import (
    goalposts_words,
    interval_words,
    points_off_words,
    share_text,
    validity,
)
from ledgers.publish.measured.values import indicator_link, indicator_name, name_of, part_link

EFFECTS: Mapping[str, Words] = {
    "arithmetic": say("the arithmetic mean: strong and weak parts make up for each other in full"),
    "geometric": say("the geometric mean: a weak part pulls the whole down and is not bought out"),
}
MEAN_FORMULAS: Mapping[str, Words] = {
    "arithmetic": say("sum of weight × part ÷ sum of weights"),
    "geometric": say("product of part to the power of (weight ÷ sum of weights); 0 if a part is 0"),
}


def scheme_said(here: Leaf, scheme: method.Scheme) -> Filled:
    """Return a scheme in words, numbers and tables."""
    weights = say("Weights of the scheme {id}", id=scheme.id)
    goalposts, rules = say("Goalposts of the scheme {id}", id=scheme.id), here.view.catalog.rules
    within = dict.fromkeys(row.node.within for row in scheme.nodes if row.below)
    level = Fraction(scheme.draws.level)
    return filled(
        "partials/methods_scheme.html.j2",
        asked=scheme,
        indicators=str(len(scheme.items)),
        weights=here.table(
            weights, (_weighs(here, scheme, row) for row in scheme.nodes), stacked=True
        ),
        goalposts=here.table(goalposts, _goalposts(here, scheme)),
        within=tuple(EFFECTS[how] for how in within),
        across=EFFECTS[scheme.across],
        formula=MEAN_FORMULAS[scheme.across],
        score=score_formula(scheme),
        points=plain(scheme.points),
        needed=say("two thirds") if scheme.availability is None else percent(scheme.availability),
        floor=share_text(rules.unfiled_floor if rules else method.FLOOR),
        deductions=tuple(_deductions(here, scheme)),
        beside=tuple(_beside(here, scheme)),
        grades=tuple(_grades(here, scheme)),
        groups=tuple(_peers(here.desk, group) for group in scheme.groups),
        interval=interval_words(scheme),
        spread_share=scheme_link(here, scheme, share_text(scheme.draws.spread)),
        spread=plain(scheme.draws.spread),
        low=share_text((1 - level) / 2),
        high=share_text((1 + level) / 2),
    )


def score_formula(scheme: method.Scheme) -> Words:
    """Return the formula of the score in words."""
    points = plain(scheme.points)
    if scheme.deductions:
        return say("{points} × mean across dimensions − deduction, at least 0", points=points)
    return say("{points} × mean across dimensions", points=points)


def _deductions(here: Leaf, scheme: method.Scheme) -> Iterator[Words]:
    """Yield what is taken off the whole, then what is taken off inside parts of it."""
    yield from (_off_words(here, scheme, off) for off in scheme.deductions)
    for row in scheme.nodes:
        for off in row.node.deductions:
            told = _off_words(here, scheme, off)
            yield say("Inside “{part}”: {rule}", part=part_link(here, row.key), rule=told)


def _off_words(here: Leaf, scheme: method.Scheme, off: method.PointsOff) -> Words:
    indicator, points = indicator_link(here, off.indicator), plain(off.points)
    said = {"indicator": indicator, "points": scheme_link(here, scheme, points)}
    if off.cap is None:
        return say("“{indicator}”: {points} points off for each.", **said)
    cap = scheme_link(here, scheme, plain(off.cap))
    return say("“{indicator}”: {points} points off for each, {cap} at most.", **said, cap=cap)


def _beside(here: Leaf, scheme: method.Scheme) -> Iterator[Words]:
    """Yield the bonuses and the vetoes."""
    for bonus in scheme.bonuses:
        yield say(
            "“{indicator}”: {points} points added for each, {cap} at most.",
            indicator=indicator_link(here, bonus.indicator),
            points=scheme_link(here, scheme, plain(bonus.points)),
            cap=scheme_link(here, scheme, plain(bonus.cap or Decimal(0))),
        )
    for veto in scheme.vetoes:
        yield say(
            "“{indicator}” from {n} on: {effect}.",
            indicator=indicator_link(here, veto.indicator),
            n=scheme_link(here, scheme, plain(veto.at_least)),
            effect=method.EFFECTS[veto.effect],
        )


UNLESS: Mapping[str, Words] = {
    method.VETO: say("without a veto"),
    method.LAST_THREE_TIMES: say("not among the last places three weeks in a row"),
}


def _grades(here: Leaf, scheme: method.Scheme) -> Iterator[Words]:
    for grade in scheme.grades:
        asked = tuple(_asked(grade))
        told = together(asked) if asked else say("all others")
        yield say("“{grade}”: {asked}.", grade=name_of(here.desk, grade), asked=told)


def _asked(grade: method.Grade) -> Iterator[Words]:
    if grade.least is not None:
        yield say("from {points} points on", points=plain(grade.least))
    if grade.share is not None:
        yield say("within the first {share} of the ranked counties", share=share_text(grade.share))
    if grade.ranks is not None:
        yield say("rank {rank} or better", rank=str(grade.ranks))
    yield from (UNLESS[word] for word in grade.unless)


def _peers(desk: Desk, group: method.Peers) -> Words:
    kinds = together(say("{kind}", kind=word(desk, kind, ledger="areas")) for kind in group.kinds)
    return say("“{name}”: {kinds}.", name=Both(group.zh, group.en), kinds=kinds)


def scheme_link(here: Leaf, scheme: method.Scheme, text: str) -> object:
    """Return a text that leads to a scheme's lines."""
    return here.source(f"city/schemes/{scheme.id}", text, "schemes")


def _weighs(here: Leaf, scheme: method.Scheme, row: method.Placed) -> Row:
    """Return what a part of the score weighs in its group and in the whole."""
    text = share_text(row.whole)
    bar = Bar(here.method("weights", text), text.removesuffix("%"), None)
    direction: object = NONE
    if row.node.indicator:
        known = here.view.catalog.indicators.get(row.node.indicator)
        direction = word(here.desk, (known and known.direction) or "neutral", ledger="indicators")
    points = (here.number(say("Worth"), str(row.node.points or NONE)),)
    line = here.row(
        here.cell(say("What"), part_link(here, row.key)),
        *(points if scheme.has_points else ()),
        here.number(say("Share of its group"), share_text(row.own)),
        here.cell(say("Share of the score"), bar),
        here.short(say("Direction"), direction),
    )
    return replace(line, level=len(row.path) - 1)


def _goalposts(here: Leaf, scheme: method.Scheme) -> Iterator[Row]:
    known = here.view.catalog.indicators
    for part in (row.node for row in scheme.items if row.node.indicator):
        posts = goalposts_words(known.get(part.indicator), part.goalposts)
        yield here.row(
            here.cell(say("Indicator"), indicator_link(here, part.indicator, "goalposts")),
            here.number(say("No points → full points"), posts),
        )


Part = tuple[method.Node, Fraction]


def versions(here: Leaf) -> Table:
    """Return all schemes, the newest first, each with what it changed."""
    schemes = sorted(here.view.catalog.schemes, key=lambda row: row.valid_from, reverse=True)
    rows = (_row(here, scheme) for scheme in schemes)
    return here.table(say("Schemes, the newest first"), rows, stacked=True)


def _row(here: Leaf, scheme: method.Scheme) -> Row:
    before = method.scheme_before(here.view.catalog.schemes, scheme)
    changed = tuple(changes(here.desk, before, scheme)) if before else (say("the first scheme"),)
    link, name = scheme_link(here, scheme, scheme.id), name_of(here.desk, scheme)
    nothing = say("nothing that affects the score")
    return here.row(
        here.short(say("Scheme"), say("{id}: {name}", id=link, name=name)),
        here.short(say("Valid"), validity(scheme)),
        here.cell(say("Note"), here.desk.both(scheme.note or NONE, scheme.note_en)),
        here.cell(say("What it changed"), Several(changed) if changed else nothing),
        id=f"scheme-{links.segment(scheme.id)}",
    )


def changes(desk: Desk, old: method.Scheme, new: method.Scheme) -> Iterator[Words]:
    """Yield in words the changes from one scheme to the next."""
    before, after = _parts(old), _parts(new)
    for name in [name for name in after if name not in before]:
        yield say(
            "new: {indicator}, {weight} of the score, {posts}",
            indicator=indicator_name(desk, name),
            weight=share_text(after[name][1]),
            posts=goalposts_words(desk.view.catalog.indicators.get(name), after[name][0].goalposts),
        )
    for name in [name for name in before if name not in after]:
        yield say("no longer: {indicator}", indicator=indicator_name(desk, name))
    for name in [name for name in after if name in before]:
        yield from _moved(desk, name, before[name], after[name])
    for what, of in SETTINGS:
        if of(old) != of(new):
            yield say("{what}: {old} before, {new} now", what=what, old=of(old), new=of(new))
    yield from _taken_off(desk, old, new)
    for what, held in BESIDE:
        if held(old) != held(new):
            yield say("changed: {what}", what=what)


BESIDE: tuple[tuple[Words, Callable[[method.Scheme], object]], ...] = (
    (
        say("what is taken off inside parts"),
        lambda scheme: [row.node.deductions for row in scheme.nodes],
    ),
    (say("bonuses"), lambda scheme: scheme.bonuses),
    (say("vetoes"), lambda scheme: scheme.vetoes),
    (say("grades"), lambda scheme: scheme.grades),
)


def _parts(scheme: method.Scheme) -> Mapping[str, Part]:
    return {row.node.indicator or row.key: (row.node, row.whole) for row in scheme.items}


def _moved(desk: Desk, name: str, old: Part, new: Part) -> Iterator[Words]:
    (before, was), (after, now) = old, new
    title, known = indicator_name(desk, name), desk.view.catalog.indicators.get(name)
    if was != now:
        yield say(
            "{indicator}: {old} of the score before, {new} now",
            indicator=title,
            old=share_text(was),
            new=share_text(now),
        )
    if before.goalposts != after.goalposts:
        yield say(
            "{indicator}: goalposts {old} before, {new} now",
            indicator=title,
            old=goalposts_words(known, before.goalposts),
            new=goalposts_words(known, after.goalposts),
        )


SETTINGS: tuple[tuple[Words, Callable[[method.Scheme], object]], ...] = (
    (say("mean across dimensions"), lambda scheme: method.MEANS[scheme.across]),
    (
        say("least share of data"),
        lambda scheme: (
            say("two thirds") if scheme.availability is None else share_text(scheme.availability)
        ),
    ),
    (say("decimals of the score"), lambda scheme: str(scheme.digits)),
    (say("places of the bottom group"), lambda scheme: str(scheme.bottom)),
    (say("weight draws"), lambda scheme: str(scheme.draws.number)),
    (say("spread of the draws"), lambda scheme: share_text(scheme.draws.spread)),
)


def _taken_off(desk: Desk, old: method.Scheme, new: method.Scheme) -> Iterator[Words]:
    before = {row.indicator: row for row in old.deductions}
    after = {row.indicator: row for row in new.deductions}
    for name in dict.fromkeys([*before, *after]):
        rows = before.get(name), after.get(name)
        if rows[0] != rows[1]:
            was, now = (points_off_words(row) if row else say("none") for row in rows)
            yield say(
                "deduction {indicator}: {old} before, {new} now",
                indicator=indicator_name(desk, name),
                old=was,
                new=now,
            )
