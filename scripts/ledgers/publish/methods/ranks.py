"""Say how scores become ranks: deductions, rounding, ties, groups, intervals, bands."""

from collections.abc import Iterator
from fractions import Fraction

from ledgers.model.method import MEANS, Scheme
from ledgers.model.numbers import plain
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import KIND_WORDS, Desk
from ledgers.publish.measured.uses import share_text
from ledgers.publish.measured.values import name_of
from ledgers.publish.measured.words import together
from ledgers.publish.methods.formulas import Method
from ledgers.publish.methods.scheme import scheme_link

OTHER = {"arithmetic": "geometric", "geometric": "arithmetic"}


def ranking(desk: Desk, here: Here, scheme: Scheme) -> Iterator[Method]:
    """Yield how a mean becomes a score, a rank, and how sure that is."""
    yield _deduction(desk, here, scheme)
    yield _score(scheme)
    yield _rounding(scheme)
    yield RANK
    yield _groups(scheme)
    yield _interval(here, scheme)
    yield BAND
    yield _bottom(scheme)


def _deduction(desk: Desk, here: Here, scheme: Scheme) -> Method:
    told = []
    for off in scheme.deductions:
        known = desk.view.catalog.indicators.get(off.indicator)
        name = off.indicator if known is None else name_of(desk, known)
        told.append(
            say(
                "“{indicator}”: {points} points off for each, {cap} at most.",
                indicator=here.to(links.indicator_page(off.indicator), name),
                points=scheme_link(here, scheme, plain(off.points)),
                cap=scheme_link(here, scheme, plain(off.cap)),
            )
        )
    if not told:
        return Method("deduction", say("Deduction"), (say("This scheme takes nothing off."),))
    return Method(
        "deduction",
        say("Deduction"),
        tuple(told),
        say("the smaller of: most points off; points × number"),
    )


def _score(scheme: Scheme) -> Method:
    points = plain(scheme.points)
    formula = say("{points} × mean across dimensions − deduction, at least 0", points=points)
    if not scheme.deductions:
        formula = say("{points} × mean across dimensions", points=points)
    return Method(
        "score",
        say("Score"),
        (say("From 0 to {points}; digits after the point: {n}.", points=points,
             n=str(scheme.digits)),),
        formula,
    )  # fmt: skip


def _rounding(scheme: Scheme) -> Method:
    return Method(
        "rounding",
        say("Rounding"),
        (
            say(
                "Everything is reckoned in full, with 28 digits where a fraction is not enough."
                " Only the score is rounded (digits after the point: {n}), halves away from zero;"
                " counties are compared after that, so that nobody is ahead by what nobody can"
                " see.",
                n=str(scheme.digits),
            ),
        ),
    )


RANK = Method(
    "rank",
    say("Rank"),
    (
        say(
            "Counties are compared by the published score. Equal scores share a rank, and the"
            " next rank is left out: 1 2 2 4. A county whose data has an error is not ranked,"
            " and the reason is given."
        ),
    ),
    say("1 + number of counties with a higher score"),
)

BAND = Method(
    "band",
    say("Bands"),
    (
        say(
            "From the top, a band takes in the next county as long as the intervals of all its"
            " counties overlap in every pair. Within a band, places say little; between bands"
            " they can be told apart."
        ),
    ),
)


def _groups(scheme: Scheme) -> Method:
    told = [
        say(
            "“{name}”: {kinds}.",
            name=Both(group.zh, group.en),
            kinds=together(KIND_WORDS.get(kind, say("{kind}", kind=kind)) for kind in group.kinds),
        )
        for group in scheme.groups
    ]
    if not told:
        told = [say("This scheme ranks all counties as one.")]
    first = say(
        "Like is compared with like: beside the rank among all, a county has one in its group."
    )
    return Method("groups", say("Groups"), (first, *told) if scheme.groups else tuple(told))


def _bottom(scheme: Scheme) -> Method:
    return Method(
        "bottom",
        say("Bottom group"),
        (
            say(
                "The last {n} places, ties at the edge included; whoever leads is never among them."
                " It is counted apart from bands:"
                " rules about being last several times in a row look at it alone. A ranking that"
                " was not made neither breaks nor extends a row, unless the rule says so.",
                n=str(scheme.bottom),
            ),
        ),
    )


def _interval(here: Here, scheme: Scheme) -> Method:
    draws = scheme.draws
    return Method(
        "interval",
        say("Interval of ranks"),
        (
            say(
                "Weights are a choice. So the ranking is made again {n} times with weights up to"
                " {spread} above or below, and once with the {other} mean across dimensions. The"
                " interval holds {level} of these ranks, the county's own rank and that by the"
                " other mean.",
                n=scheme_link(here, scheme, str(draws.number)),
                spread=scheme_link(here, scheme, share_text(Fraction(draws.spread))),
                other=MEANS[OTHER[scheme.across]],
                level=scheme_link(here, scheme, share_text(Fraction(draws.level))),
            ),
            say("The whole specification, so that anyone can repeat the draws:"),
            *specification(here, scheme),
        ),
    )


def specification(here: Here, scheme: Scheme) -> tuple[Words, ...]:
    """Return the steps of the draws, with the numbers of the scheme."""
    draws = scheme.draws
    seed, level = scheme_link(here, scheme, draws.seed), Fraction(draws.level)
    return (
        say("1. Numbers are decimals of 28 significant digits, rounded half to even after each"
            " operation."),
        say("2. Draw d runs from 1 to {n}. The factor of a key is 1 + {spread} × (2n ÷ (2⁶⁴ − 1) −"
            " 1), worked out exactly and then rounded, where n is the first eight bytes of SHA-256"
            " of the key as UTF-8, the most significant first. The key of a component is"
            " {seed}/d/dimension/indicator, that of a dimension {seed}/d/dimension.",
            n=str(draws.number), spread=plain(draws.spread), seed=seed),
        say("3. A weight is the scheme's weight, as a share of one, times its factor."),
        say("4. Means are taken in the scheme's order over what has a value: arithmetic Σ(weight ×"
            " part) ÷ Σ weight; geometric exp(Σ(weight × ln part) ÷ Σ weight), and 0 where a part"
            " is 0."),
        say("5. Score = {points} × mean − deductions, at least 0 where there are deductions;"
            " rounded to 18 digits after the point half to even, then to {digits} half away from"
            " zero.",
            points=plain(scheme.points), digits=str(scheme.digits)),
        say("6. Ranks are standard competition ranks over all counties with a score."),
        say("7. The interval goes from the nearest-rank percentile {low} to {high} of a county's"
            " {n} ranks, the ⌈p × {n}⌉-th in ascending order, and is widened to its own rank and"
            " its rank by the other mean.",
            low=share_text((1 - level) / 2), high=share_text((1 + level) / 2), n=str(draws.number)),
    )  # fmt: skip
