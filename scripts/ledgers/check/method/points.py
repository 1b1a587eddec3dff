"""Points of ranking schemes: sums as the document says, caps, grades, each item named once."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ledgers.check.ground import Grounds
from ledgers.check.method.schemes import Stated, stated_schemes
from ledgers.model import Path, Problem, exactly, kinds, say
from ledgers.model.method import Grade, Placed


def points_of_no_use(grounds: Grounds) -> Iterator[Problem]:
    """Yield every problem of the weights, points, bonuses and grades of ranking schemes."""
    for stated in stated_schemes(grounds):
        for path, group in stated.groups:
            yield from _shares(stated, path, group)
        for path, row in (((), stated.scheme.whole), *stated.parts):
            yield from _caps(stated, path, row)
        for path, row in stated.parts:
            yield from _of_nothing(stated, path, row)
        for index, bonus in enumerate(stated.scheme.bonuses):
            if bonus.cap is None:
                message = say("the bonus “{indicator}” has no cap", indicator=bonus.indicator)
                hint = say("say how many points it may add at most: cap")
                yield kinds.schemas.BONUS.at(stated.at("bonuses", index), message, hint)
        yield from _twice(stated)
        yield from _grades(stated)


def _shares(stated: Stated, path: Path, group: Placed) -> Iterator[Problem]:
    """Yield a problem where some parts have none, or where they do not add up to the whole."""
    place = stated.document.place(*stated.path, *path)
    points, weights = (
        [row.node.counts or 0 for row in group.below if getattr(row.node, unit) is not None]
        for unit in ("points", "weight")
    )
    if points and len(points) < len(group.below):
        message = say("some entries of this list have points and some have none")
        hint = say("give points to all of them, or weights to all of them")
        yield kinds.schemas.POINTS_MIXED.at(place, message, hint)
    elif points and sum(points) != group.points:
        name = group.node.zh or group.node.name or stated.scheme.id
        told = {"total": exactly(Fraction(sum(points))), "whole": exactly(group.points)}
        message = say("these points add up to {total}, “{name}” has {whole}", name=name, **told)
        hint = say("let the points of the parts add up to those of the whole")
        yield kinds.schemas.POINTS.at(place, message, hint)
    elif weights and (len(weights) < len(group.below) or sum(weights) != 1):
        message = say("some entries of this list have a weight and some have none")
        if len(weights) == len(group.below):
            total = exactly(Fraction(sum(weights)))
            message = say("these weights add up to {total}, not to 1", total=total)
        hint = say(
            "let the weights add up to exactly 1, or leave all of them out to weigh the same"
        )
        yield kinds.schemas.WEIGHTS.at(place, message, hint)


def _caps(stated: Stated, path: Path, row: Placed) -> Iterator[Problem]:
    """Yield a problem for each cap that is above the points of the part it is inside."""
    for index, rule in enumerate(row.node.deductions if path else stated.scheme.deductions):
        if rule.cap is not None and rule.cap > row.points:
            told = {"cap": rule.cap, "points": exactly(row.points)}
            message = say("up to {cap} points are taken off {points}", **told)
            hint = say("no more can be taken off than there is: lower the cap, or leave it out")
            place = stated.at(*path, "deductions", index, "cap")
            yield kinds.schemas.CAP_ABOVE.at(place, message, hint)


def _of_nothing(stated: Stated, path: Path, row: Placed) -> Iterator[Problem]:
    """Yield a problem for a part that is neither a group nor an item, or both."""
    node = row.node
    is_item = bool(node.indicator or (node.deductions and not node.components and node.id))
    if is_item == bool(node.components):
        message = say("this part needs either an indicator or parts of its own")
        hint = say("an item without an indicator needs id and deductions")
        yield kinds.schemas.PART_OF_NOTHING.at(stated.at(*path), message, hint)


def _twice(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for each identifier or title that an earlier item of the scheme has."""
    seen: dict[tuple[str, str], Path] = {}
    for path, row in stated.parts:
        is_dimension = len(row.path) == 1
        titles = {"id": not is_dimension and row.node.id, "zh": not row.below and row.node.zh}
        for field, name in titles.items():
            first = seen.setdefault((field, name or ""), path)
            if name and first != path:
                message = say("two items are called {name}", name=name)
                hint = say("name each item once, so that each can be found")
                place, related = stated.at(*path, field), [stated.at(*first, field)]
                yield kinds.schemas.ITEM_TWICE.at(place, message, hint, related)


def _grades(stated: Stated) -> Iterator[Problem]:
    """Yield a problem for each grade that no score reaches, or that a better one leaves empty."""
    scheme = stated.scheme
    most = scheme.points + sum(row.cap or 0 for row in scheme.bonuses)
    hint = say("write the grades from the best down, each with less than the one before")
    for index, grade in enumerate(scheme.grades):
        if grade.least is not None and grade.least > most:
            message = say(
                "a score is {most} at most, this grade begins at {least}",
                most=most,
                least=grade.least,
            )
            yield kinds.schemas.GRADE.at(stated.at("grades", index, "from"), message, hint)
    for (one, better), (other, grade) in combinations(enumerate(scheme.grades), 2):
        if not better.unless and _takes_all(better, grade):
            message = say(
                "whoever reaches {grade} has {better} already", grade=grade.zh, better=better.zh
            )
            place, related = stated.at("grades", other), [stated.at("grades", one)]
            yield kinds.schemas.GRADE.at(place, message, hint, related)


def _takes_all(better: Grade, grade: Grade) -> bool:
    """Say whether everything that the better grade asks is asked by the other too, or more."""
    limits = ((grade.share, better.share), (grade.ranks, better.ranks))
    is_as_high = better.least is None or (grade.least or 0) >= better.least
    return is_as_high and all(
        limit is None or (own is not None and own <= limit) for own, limit in limits
    )
