"""Show a change of method as such: what changed, from when, and the ranks by both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledgers.model.assessment import CountyResult, Standing, in_rank
from ledgers.model.method import MEANS, Scheme
from ledgers.model.numbers import NONE
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.links import Linked
from ledgers.publish.ranking.words import listed, placed


@dataclass(frozen=True, slots=True)
class MethodChange:
    """What a change of method means: sentences, and the ranks by both methods."""

    text: tuple[Words, ...]
    table: Table


def method_change(desk: Desk, here: Here) -> MethodChange | None:
    """Return the change of method, in the weeks in which both ranks are shown; else None."""
    assessment = desk.view.assessment
    new, old = assessment.scheme, assessment.other_scheme
    if new is None or old is None:
        return None
    return MethodChange(tuple(_told(desk, here, old, new)), _table(desk, here, old, new))


def scheme_name(desk: Desk, here: Here, scheme: Scheme) -> Linked:
    """Return a scheme's identifier and name, leading to the method page."""
    name = scheme.zh if desk.view.language == "zh" else scheme.en
    return here.to(links.method("schemes"), f"{scheme.id} {name}")


def _told(desk: Desk, here: Here, old: Scheme, new: Scheme) -> Iterator[Words]:
    yield say(
        "Since {day} counties are scored by “{new}”; before, they were scored by “{old}”.",
        day=new.valid_from.isoformat(),
        new=scheme_name(desk, here, new),
        old=scheme_name(desk, here, old),
    )
    added = [name for name in new.indicators if name not in old.indicators]
    gone = [name for name in old.indicators if name not in new.indicators]
    if added:
        yield say("Newly counted: {indicators}.", indicators=_named(desk, here, added))
    if gone:
        yield say("No longer counted: {indicators}.", indicators=_named(desk, here, gone))
    if old.across != new.across:
        means = {"new": MEANS[new.across], "old": MEANS[old.across]}
        yield say("The mean across dimensions is {new}; before, it was {old}.", **means)
    yield say(
        "In the week of the change and the next, the ranks by both methods are shown. They measure"
        " different things, so a difference between them is no rise or fall."
    )


def _named(desk: Desk, here: Here, names: Iterable[str]) -> object:
    return listed([indicator_link(desk, here, name) for name in names])


def indicator_link(desk: Desk, here: Here, name: str) -> Linked:
    """Return an indicator's name in the reader's language, leading to its page."""
    indicator = desk.view.catalog.indicators.get(name)
    if indicator is None:
        return here.to(links.METHODS, name)
    text = desk.say(say("{name}", name=Both(indicator.zh, indicator.en)))
    return here.to(links.indicator_page(name), text)


def _table(desk: Desk, here: Here, old: Scheme, new: Scheme) -> Table:
    rows = [row for row in in_rank(desk.view.assessment.counties) if row.other]
    formula = here.href(links.method("schemes"))
    return Table(
        caption=say("Ranks by both methods on {day}", day=desk.view.as_of),
        columns=(
            Column(say("County"), short=True),
            Column(say("By {method}", method=old.id), formula, short=True),
            Column(say("By {method}", method=new.id), formula, short=True),
            Column(say("By the new method"), short=True),
        ),
        lines=tuple(_line(here, row) for row in rows),
    )


def _line(here: Here, row: CountyResult) -> Line:
    name = Cell(here.to(links.county_page(row.code), row.name))
    cells = (_place(here, standing) for standing in (row.other, row.standing))
    return Line((name, *cells, Cell(_difference(row))))


def _place(here: Here, standing: Standing | None) -> Cell:
    if standing is None or standing.rank is None:
        return Cell(NONE)
    text, formula = placed(standing.rank, tied=standing.tied), links.method("schemes")
    rank, score = here.to(formula, text), here.to(formula, f"{standing.score}")
    return Cell(say("{rank} ({score} points)", rank=rank, score=score), order(standing.rank))


def _difference(row: CountyResult) -> Words | str:
    if row.other is None or row.other.rank is None or row.standing.rank is None:
        return NONE
    places = row.other.rank - row.standing.rank
    if places > 0:
        return say("further up by {places}", places=str(places))
    if places < 0:
        return say("further down by {places}", places=str(-places))
    return say("the same place")
