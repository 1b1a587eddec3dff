"""A change of method, shown as such: what changed, from when, and the ranks by both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from ledgers.model.assessment import CountyResult, Standing
from ledgers.model.method import Scheme
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import in_rank
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.kit.totals import named_county

MEANS = {"arithmetic": say("arithmetic"), "geometric": say("geometric")}


def listed(names: Sequence[object]) -> object:
    """Return names as one list in the reader's language."""
    return reduce(lambda first, last: say("{first}, {last}", first=first, last=last), names)


def placed(standing: Standing) -> str:
    """Write a rank, with the sign of a tie."""
    return f"{standing.rank or 0}=" if standing.tied else f"{standing.rank or 0}"


@dataclass(frozen=True, slots=True)
class MethodChange:
    """What a change of method means: sentences, and the ranks by both methods."""

    text: tuple[Words, ...]
    table: Table


def method_change(desk: Desk, here: Leaf) -> MethodChange | None:
    """Return the change of method, in the weeks in which both ranks are shown; else None."""
    assessment = desk.view.assessment
    new, old = assessment.scheme, assessment.other_scheme
    if new is None or old is None:
        return None
    return MethodChange(tuple(_told(desk, here, old, new)), _table(desk, here, old, new))


def scheme_name(desk: Desk, here: Leaf, scheme: Scheme) -> Linked:
    """Return a scheme's identifier and name, leading to the method page."""
    name = desk.both(scheme.zh, scheme.en)
    return here.method("schemes", f"{scheme.id} {name}")


def _told(desk: Desk, here: Leaf, old: Scheme, new: Scheme) -> Iterator[Words]:
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


def _named(desk: Desk, here: Leaf, names: Iterable[str]) -> object:
    return listed([indicator_link(desk, here, name) for name in names])


def indicator_link(desk: Desk, here: Leaf, name: str) -> Linked:
    """Return an indicator's name in the reader's language, leading to its page."""
    indicator = desk.view.catalog.indicators.get(name)
    if indicator is None:
        return here.to(links.METHODS, name)
    return here.to(links.indicator_page(name), desk.both(indicator.zh, indicator.en))


def _by(scheme: Scheme, of: Callable[[CountyResult], Standing | None]) -> Col[CountyResult]:
    """Return the column of rank and score by a scheme."""

    def face(here: Leaf, row: CountyResult) -> Words | None:
        standing = of(row)
        if standing is None or standing.rank is None:
            return None
        rank = here.method("schemes", placed(standing))
        score = here.method("schemes", f"{standing.score}")
        return say("{rank} ({score} points)", rank=rank, score=score)

    return on_page(say("By {method}", method=scheme.id), face, method="schemes", short=True)


def _table(desk: Desk, here: Leaf, old: Scheme, new: Scheme) -> Table:
    rows = [row for row in in_rank(desk.view.assessment.counties) if row.other]
    listing = Listing(
        caption=say("Ranks by both methods on {day}", day=desk.view.as_of),
        columns=(
            named_county(),
            _by(old, lambda row: row.other),
            _by(new, lambda row: row.standing),
            on_page(say("By the new method"), lambda _, row: _difference(row), short=True),
        ),
    )
    return listing.table(desk, here, rows)


def _difference(row: CountyResult) -> Words | None:
    if row.other is None or row.other.rank is None or row.standing.rank is None:
        return None
    places = row.other.rank - row.standing.rank
    if places > 0:
        return say("further up by {places}", places=str(places))
    if places < 0:
        return say("further down by {places}", places=str(-places))
    return say("the same place")
