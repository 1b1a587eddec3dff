"""Ranking schemes: weights that add up, goalposts, and only indicators that may be ranked."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from ledgers.check.ground import Grounds
from ledgers.model import DAY, Document, Path, Place, Problem, Struct, converted, kinds, say
from ledgers.model.lives.programmes import asking, programme_of
from ledgers.model.method import Goalposts, Indicator, Placed, Scheme
from ledgers.model.records import Programme

NEAR = timedelta(days=31)
"""How long before it begins a gap between schemes is told."""
PUBLIC = "public"


class Stated(Struct, frozen=True):
    """A scheme and its path in the register."""

    document: Document
    path: Path
    scheme: Scheme

    def at(self, *path: str | int) -> Place:
        """Return the place of a value inside the scheme."""
        return self.document.at(*self.path, *path)

    @property
    def parts(self) -> Iterator[tuple[Path, Placed]]:
        """Yield each part with its path inside the scheme, each group before its parts."""
        yield from _below(("dimensions",), self.scheme.whole)

    @property
    def groups(self) -> Iterator[tuple[Path, Placed]]:
        """Yield each list of parts: its path inside the scheme, and the group that it makes up."""
        yield ("dimensions",), self.scheme.whole
        yield from (((*path, "components"), row) for path, row in self.parts if row.below)

    def used(self) -> Iterator[tuple[Path, str]]:
        """Yield each indicator that counts, points off too, with its path inside the scheme."""
        for path, row in self.parts:
            if row.node.indicator:
                yield (*path, "indicator"), row.node.indicator
            for index, rule in enumerate(row.node.deductions):
                yield (*path, "deductions", index, "indicator"), rule.indicator
        for name in ("deductions", "bonuses", "vetoes"):
            for index, rule in enumerate(getattr(self.scheme, name)):
                yield (name, index, "indicator"), rule.indicator


def _below(path: Path, group: Placed) -> Iterator[tuple[Path, Placed]]:
    for index, row in enumerate(group.below):
        yield (*path, index), row
        yield from _below((*path, index, "components"), row)


def stated_schemes(grounds: Grounds) -> list[Stated]:
    """Return the city's ranking schemes with their places."""
    entries = grounds.entries("schemes", "schemes")
    read = ((document, path, converted(row, Scheme)) for document, path, row in entries)
    return [Stated(document, path, scheme) for document, path, scheme in read if scheme]


def schemes_of_no_use(grounds: Grounds) -> Iterator[Problem]:
    """Yield every problem of the weights, goalposts, names and days of ranking schemes."""
    stated = stated_schemes(grounds)
    for each in stated:
        yield from _indicators(grounds, each)
        yield from _goalposts(grounds, each)
        yield from _twice(each)
    for programme in grounds.catalog.programmes or (None,):
        ranked = ((row, programme_of(grounds.catalog, row.scheme.programme)) for row in stated)
        own = [row for row, of in ranked if of == programme]
        yield from _overlapping(own)
        for document in grounds.sound("schemes"):
            if programme in asking(grounds.catalog):
                yield from _unranked(own, programme, document.place("schemes"), grounds.today)
        if programme:
            yield from _unmeasured(grounds, own, programme)


def _indicators(grounds: Grounds, stated: Stated) -> Iterator[Problem]:
    """Yield a problem for each indicator that may not be ranked, or that not all can recompute.

    Whether a public indicator is made of public fields alone is checked where it is defined, and
    whether there is such an indicator with all references.
    """
    for path, name in stated.used():
        indicator = grounds.catalog.indicators.get(name)
        if indicator and not indicator.ranking_allowed:
            message = say("“{indicator}” must not be ranked", indicator=name)
            hint = say("take it out; ranking_allowed: false is there for a reason")
            yield kinds.schemas.NOT_RANKABLE.at(stated.at(*path), message, hint)
        if indicator and indicator.visibility != PUBLIC:
            message = say("“{indicator}” is not published", indicator=name)
            hint = say("use only what is published, so that anyone can recompute the rank")
            yield kinds.schemas.HIDDEN_INPUT.at(stated.at(*path), message, hint)


def _goalposts(grounds: Grounds, stated: Stated) -> Iterator[Problem]:
    """Yield a problem for goalposts that are missing, equal, reversed or beyond a logarithm."""
    for path, part in ((path, row.node) for path, row in stated.parts if row.node.indicator):
        if part.goalposts is not None:
            place = stated.document.place(*stated.path, *path, "goalposts")
            yield from _posts(place, part.goalposts, grounds.catalog.indicators.get(part.indicator))
        elif stated.scheme.normalisation == "goalposts":
            message = say("“{indicator}” has no goalposts", indicator=part.indicator)
            hint = say("say which values are worth nothing and everything")
            yield kinds.schemas.GOALPOSTS.at(stated.at(*path), message, hint)


def _posts(place: Place, posts: Goalposts, indicator: Indicator | None) -> Iterator[Problem]:
    worse = {"more_is_better": posts.low > posts.high, "less_is_better": posts.low < posts.high}
    direction = indicator.direction if indicator else None
    if posts.low == posts.high:
        message = say("both goalposts are {value}", value=posts.low)
        yield kinds.schemas.GOALPOSTS.at(place, message, say("give two different values"))
    elif worse.get(direction or ""):
        message = say("the goalposts reward what the indicator calls worse")
        hint = say("exchange low and high, or correct the indicator's direction")
        yield kinds.schemas.GOALPOSTS.at(place, message, hint)
    if posts.scale != "linear" and min(posts.low, posts.high) <= 0:
        message = say("{value} has no logarithm", value=min(posts.low, posts.high))
        hint = say("give goalposts above zero, or use the linear scale")
        yield kinds.schemas.LOG_SCALE.at(place, message, hint)


def _twice(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for what is twice in a scheme where it may be only once."""
    scheme = stated.scheme
    yield from _same(stated, ("dimensions",), "id", [each.id for each in scheme.dimensions])
    yield from _same(stated, ("groups",), "id", [each.id for each in scheme.groups])
    yield from _same(stated, ("grades",), "id", [each.id for each in scheme.grades])
    for path, group in stated.groups:
        if not any(row.node.id for row in group.below):
            yield from _same(stated, path, "indicator", [row.node.name for row in group.below])
    yield from _in_two_groups(stated)


def _in_two_groups(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for each group that names a kind of county of an earlier one."""
    seen: set[str] = set()
    for index, group in enumerate(stated.scheme.groups):
        both = sorted(seen.intersection(group.kinds))
        seen.update(group.kinds)
        if both:
            message = say("the kind of county “{kind}” is in another group already", kind=both[0])
            hint = say("name each kind of county in one group")
            yield kinds.schemas.PEERS.at(stated.at("groups", index, "kinds"), message, hint)


def _same(stated: Stated, way: Path, field: str, names: list[str]) -> Iterator[Problem]:
    for index, name in enumerate(names):
        first = names.index(name)
        if first != index:
            message = say("the identifier {name} is already taken", name=name)
            place, related = stated.at(*way, index, field), [stated.at(*way, first, field)]
            yield kinds.references.SAME_ID.at(place, message, say("take another one"), related)


def _overlapping(stated: Sequence[Stated]) -> Iterator[Problem]:
    """Yield a problem for each scheme that begins while the one before is still valid."""
    for one, other in pairwise(sorted(stated, key=lambda each: each.scheme.valid_from)):
        end, start = one.scheme.valid_to, other.scheme.valid_from
        if end is None or end >= start:
            words = {"day": start, "one": one.scheme.id, "other": other.scheme.id}
            message = say("on {day} the schemes {one} and {other} are both valid", **words)
            hint = say("end the one with valid_to on the day before the other begins")
            place, related = other.at("valid_from"), [one.at("id")]
            yield kinds.schemas.TWO_SCHEMES.at(place, message, hint, related)


def _unranked(
    stated: Sequence[Stated], programme: Programme, place: Place, today: date
) -> Iterator[Problem]:
    """Yield a problem where a programme has no scheme on days that are past or near."""
    free = programme.start_on
    hint = say("let schemes follow each other day by day, to the end of the programme")
    for each in (*sorted(stated, key=lambda each: each.scheme.valid_from), None):
        last = each.scheme.valid_from - DAY if each else programme.end_on
        place = each.at("valid_from") if each else place
        if free <= last and free <= today + NEAR:
            message = say("from {first} to {last} nobody is ranked", first=free, last=last)
            yield kinds.schemas.NO_SCHEME.at(place, message, hint)
        if each is None or each.scheme.valid_to is None:
            return
        free = max(free, each.scheme.valid_to + DAY)


def _unmeasured(grounds: Grounds, own: Sequence[Stated], programme: Programme) -> Iterator[Problem]:
    """Yield a problem for each indicator that a scheme counts on days on which it is not measured.

    In the first scheme one may come to be measured while the programme runs. What is past is told
    no more: it cannot be mended.
    """
    for number, stated in enumerate(sorted(own, key=lambda each: each.scheme.valid_from)):
        first, last = stated.scheme.valid_from, stated.scheme.valid_to or programme.end_on
        for path, name in stated.used():
            row = grounds.catalog.indicators.get(name)
            begins, ends = (row.start_on, row.end_on) if row else (None, None)
            without = [(max(first, ends + DAY), last)] if ends else []
            without += [(first, min(begins - DAY, last))] if begins and number else []
            for since, until in without:
                if since <= until and until >= grounds.today:
                    told = {"indicator": name, "scheme": stated.scheme.id}
                    message = say(
                        "{scheme} counts “{indicator}”, not measured from {first} to {last}",
                        **told,
                        first=since,
                        last=until,
                    )
                    hint = say("let another scheme hold on these days, without it")
                    listed = grounds.entries("indicators", "indicators")
                    at = (place.at(*way, "id") for place, way, row in listed if row["id"] == name)
                    yield kinds.schemas.COUNTED_BEYOND.at(stated.at(*path), message, hint, at)
