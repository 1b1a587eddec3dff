"""The steps of `ledgers decide`: the city is read once, and all decisions are written or none."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ledgers.edit.decide import Wish, decided, wishes
from ledgers.edit.tasks import Reform, reformed
from ledgers.flow.assess import by_codes_of, day_of
from ledgers.flow.load import City, Request, load
from ledgers.flow.mending import mended
from ledgers.flow.review import moves_between
from ledgers.flow.saving import Made, Parcel, brought, errors_in, saved, would_be
from ledgers.model import CannotGoOn, OutputFile, Place, Problem, decision_file, replace, say
from ledgers.model.catalog import Catalog
from ledgers.model.kinds.times import NOTHING_TO_DECIDE
from ledgers.model.review import Effect, Judged


class Decided(NamedTuple):
    """The files that were written, the problems that come with them, and what they do."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    effect: Effect | None


def decide(request: Request, wish: Wish, words: Sequence[str], *, dry_run: bool) -> Decided:
    """Decide on all subjects that are named, and tell what that does; a dry run writes nothing.

    Where one decision would make an error, none is written, and there is no effect.
    """
    named: list[Wish] = []

    def files_of(before: City) -> Made:
        asked = wishes(before.catalog, wish, words)
        named[:] = [row for row in asked if isinstance(row, Wish)]
        files, problems = _files(before, named)
        unnamed = () if files else (row for row in asked if isinstance(row, Problem))
        return files, (*problems, *unnamed)

    def effect(sides: tuple[City, City]) -> Effect:
        return _effect(request, *sides, named)

    return _made(request, wish.on, files_of, effect, dry_run=dry_run)


def reform(request: Request, wish: Reform, *, dry_run: bool) -> Decided:
    """Move a deadline for all, or cancel, and tell what that does; a dry run writes nothing."""

    def files_of(before: City) -> Made:
        made = reformed(before.catalog, wish)
        broken = errors_in(before, made.place.file) if isinstance(made, Problem) else ()
        return ((), (*broken, made)) if isinstance(made, Problem) else ((made,), ())

    def effect(sides: tuple[City, City]) -> Effect:
        names = {area.code: area.name for area in sides[1].catalog.counties}
        return Effect((), *moves_between(*sides, None, max(request.today, wish.on)), names)

    return _made(request, wish.on, files_of, effect, dry_run=dry_run)


def _made(
    request: Request,
    on: date,
    files_of: Callable[[City], Made],
    effect: Callable[[tuple[City, City]], Effect],
    *,
    dry_run: bool,
) -> Decided:
    """Write what is made of the city as of a day, if it brings no error, and tell its effect."""
    sides: list[tuple[City, City]] = []

    def make() -> Made:
        sides.clear()
        before = by_codes_of(load(request), on)
        files, problems = files_of(before)
        if not files:
            return (), problems
        after = would_be(request, files, before)
        files, problems = brought(before, after, files)
        problems = mended(request, replace(after, problems=problems))
        sides.extend((before, by_codes_of(after, on)) for _ in files[:1])
        return files, problems

    written, problems = ((), make()[1]) if dry_run else saved(request.root, make)
    return Decided(written, problems, effect(sides[0]) if sides else None)


def _files(before: City, asked: Iterable[Wish]) -> Made:
    """Return the files of all decisions; none, and the problems, where one cannot be made."""
    files: list[OutputFile] = []
    problems: list[Problem] = []
    for wish in asked:
        broken = errors_in(before, decision_file(wish.county, wish.subject))
        problems += broken or _unusable(before, wish)
        made = decided(before.catalog, wish)
        if isinstance(made, OutputFile):
            files.append(made)
        elif not problems:
            problems.append(made)
    return (() if problems else tuple(files)), tuple(problems)


def _unusable(city: City, wish: Wish) -> Iterator[Problem]:
    """Yield the errors that make a county's filing unusable, after a sentence that says so."""
    file = f"data/counties/{wish.county}/{wish.subject}.yaml"
    errors = errors_in(city, file)
    if errors and f"{wish.county}/{wish.subject}" not in city.catalog.filed:
        message = say("this file cannot be read, so nobody knows what the county has filed")
        hint = say("let the county correct first what is told below")
        yield NOTHING_TO_DECIDE.at(Place(file), message, hint)
        yield from errors


def _effect(request: Request, before: City, after: City, asked: Sequence[Wish]) -> Effect:
    """Return what moves by the decisions, as of the day of the portal, or theirs if it is later."""
    judged = tuple(row for wish in asked for row in _judged(before.catalog, after.catalog, wish))
    names = {area.code: area.name for area in after.catalog.counties}
    try:
        day = max(day_of(after.catalog, None, request.today), asked[0].on)
    except CannotGoOn as error:
        return Effect(judged, None, error.words, names)
    return Effect(judged, *moves_between(before, after, day, request.today), names)


def _judged(before: Catalog, after: Catalog, wish: Wish) -> Iterator[Judged]:
    """Yield the new decisions on a subject, each with the entry that it judges."""
    old = before.events_of(wish.county, wish.subject).decisions
    updates, made, _ = after.events_of(wish.county, wish.subject)
    for row in made[len(old) :]:
        filed = updates[row.of - 1] if updates and row.of else None
        yield Judged(wish.county, wish.subject, row, filed)


def parcel(files: tuple[Path, ...], effect: Effect) -> Parcel:
    """Return how decisions are sent: branch and message name the first of them, and how many."""
    first, names = effect.judged[0], [f"{row.county} {row.subject}" for row in effect.judged]
    made, others = first.decision, [*dict.fromkeys(names)][1:]
    branch = f"ledgers/decide-{made.decision}-{first.county}-{files[0].stem}-{made.on}"
    message = f"decide: {made.decision} {names[0]}"
    if others:
        message = "\n".join((f"{message} and {len(others)} more", "", *others))
    return Parcel(files, branch + f"-and-{len(others)}-more" * bool(others), message)


def parcel_of(files: tuple[Path, ...], wish: Reform, _: Effect) -> Parcel:
    """Return how a change for all counties is sent."""
    word, names = "move" if wish.until else "cancel", " ".join(wish.names)
    return Parcel(files, f"ledgers/{word}-{'-'.join(wish.names)}-{wish.on}", f"{word}: {names}")
