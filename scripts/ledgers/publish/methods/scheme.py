"""Say how a scheme makes scores: what is measured, with which weights, and how it is averaged."""

from collections.abc import Iterator, Mapping

from ledgers.model.method import Dimension, Scheme, weight_shares
from ledgers.model.numbers import NONE, percent, plain
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Bar, Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.measured.uses import components, goalposts_words, share_text
from ledgers.publish.measured.values import name_of
from ledgers.publish.measured.words import DIRECTION_WORDS
from ledgers.publish.methods.formulas import Method

EFFECTS: Mapping[str, Words] = {
    "arithmetic": say("the arithmetic mean: strong and weak parts make up for each other in full"),
    "geometric": say("the geometric mean: a weak part pulls the whole down and is not bought out"),
}
MEAN_FORMULAS: Mapping[str, Words] = {
    "arithmetic": say("sum of weight × part ÷ sum of weights"),
    "geometric": say("product of part to the power of (weight ÷ sum of weights); 0 if a part is 0"),
}


def scheme_link(here: Here, scheme: Scheme, text: str) -> object:
    """Return a text that leads to a scheme's lines."""
    return here.source(f"city/schemes/{scheme.id}", text, "schemes")


def both(row: Dimension | Scheme) -> Both:
    """Return a name in both languages."""
    return Both(row.zh, row.en)


def making(desk: Desk, here: Here, scheme: Scheme) -> Iterator[Method]:
    """Yield how values become a mean between 0 and 1, step by step."""
    yield _weights(desk, here, scheme)
    yield _goalposts(desk, here, scheme)
    yield _normalisation(scheme)
    yield _aggregation(scheme)
    yield _missing(scheme)


def _weights(desk: Desk, here: Here, scheme: Scheme) -> Method:
    rows = [line for dimension in zip(scheme.dimensions, weight_shares(scheme.dimensions),
            strict=True) for line in _dimension(desk, here, *dimension)]  # fmt: skip
    columns = (
        Column(say("What")),
        Column(say("Share of the dimension"), number=True),
        Column(say("Share of the score")),
        Column(say("Direction"), short=True),
    )
    table = Table(
        caption=say("Weights of the scheme {id}", id=scheme.id),
        columns=columns,
        lines=tuple(rows),
        stacked=True,
    )
    dimensions, count = str(len(scheme.dimensions)), str(len(list(components(scheme))))
    return Method(
        "weights",
        say("What is measured"),
        (
            say(
                "The score is made of {dimensions} dimensions with {count} indicators, beside"
                " deductions. Weights are shares of one; each indicator leads to its formula and"
                " to every county's value.",
                dimensions=dimensions, count=count,
            ),
        ),
        tables=(table,),
    )  # fmt: skip


def _dimension(desk: Desk, here: Here, row: Dimension, share: object) -> Iterator[Line]:
    weight = share_text(share)  # type: ignore[arg-type]
    anchor = links.method("weights")
    bar = Bar(here.to(anchor, weight), weight.removesuffix("%"), None)
    yield Line(
        (Cell(say("Dimension “{name}”", name=both(row))), Cell("100%"), Cell(bar), Cell(NONE))
    )
    inner = weight_shares(row.components)
    for part, own in zip(row.components, inner, strict=True):
        known = desk.view.catalog.indicators.get(part.indicator)
        name = part.indicator if known is None else name_of(desk, known)
        whole = share_text(own * share)  # type: ignore[operator]
        page = links.indicator_page(part.indicator)
        yield Line(
            (
                Cell(here.to(page, name)),
                Cell(share_text(own)),
                Cell(Bar(here.to(anchor, whole), whole.removesuffix("%"), None)),
                Cell(DIRECTION_WORDS[known.direction if known else None]),
            )
        )


def _goalposts(desk: Desk, here: Here, scheme: Scheme) -> Method:
    lines = []
    for _, part, _, _ in components(scheme):
        known = desk.view.catalog.indicators.get(part.indicator)
        name = part.indicator if known is None else name_of(desk, known)
        page = f"{links.indicator_page(part.indicator)}#goalposts"
        posts = goalposts_words(known, part.goalposts)
        lines.append(Line((Cell(here.to(page, name)), Cell(posts))))
    return Method(
        "goalposts",
        say("Goalposts"),
        (
            say(
                "Each indicator has two fixed values: at the first it brings nothing, at the second"
                " everything. They do not depend on the other counties, so one county's jump moves"
                " no other, and weeks can be compared."
            ),
        ),
        tables=(
            Table(
                caption=say("Goalposts of the scheme {id}", id=scheme.id),
                columns=(
                    Column(say("Indicator")),
                    Column(say("No points → full points"), number=True),
                ),
                lines=tuple(lines),
            ),
        ),
    )


def _normalisation(scheme: Scheme) -> Method:
    if scheme.normalisation == "none":
        return Method(
            "normalisation",
            say("From value to part"),
            (say("Values enter the means as they are."),),
        )
    return Method(
        "normalisation",
        say("From value to part"),
        (
            say(
                "A value becomes a part between 0 and 1: how far it has come from the first"
                " goalpost to the second. Beyond a goalpost it counts as the goalpost, so"
                " over-fulfilment earns nothing."
            ),
        ),
        say("part = (value − first goalpost) ÷ (second − first), at least 0 and at most 1"),
    )


def _aggregation(scheme: Scheme) -> Method:
    within = dict.fromkeys(row.within for row in scheme.dimensions)
    told = [
        say("Within a dimension parts are averaged by {mean}.", mean=EFFECTS[how]) for how in within
    ]
    told.append(say("Across dimensions it is {mean}.", mean=EFFECTS[scheme.across]))
    told.append(
        say("The score is the mean times {points}, less deductions.", points=plain(scheme.points))
    )
    return Method("aggregation", say("Averages"), tuple(told), MEAN_FORMULAS[scheme.across])


def _missing(scheme: Scheme) -> Method:
    need = say("two thirds")
    if scheme.availability is not None:
        need = say("{share}", share=percent(scheme.availability))
    return Method(
        "missing",
        say("Missing data"),
        (
            say(
                "What is missing is never zero. Its weight goes to the rest of its dimension; a"
                " dimension without any data gives its weight to the others."
            ),
            say(
                "At least {need} of the weight that applies must have data; else the county is not"
                " ranked, and the reason stands beside it.",
                need=need,
            ),
            say(
                "What does not apply to a county, such as a rate of something that it does not"
                " have, leaves the weight that applies."
            ),
        ),
    )
