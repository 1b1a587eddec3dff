"""Areas in time: what follows another area follows it at once, and nothing is left behind."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from ledgers.check.ground import Grounds, Group, day, days, groups, is_under_itself, text
from ledgers.model import DAY, Document, Path, Place, Problem, Words, in_groups, kinds, say
from ledgers.model.lives.finding import life_of
from ledgers.model.records import COUNTY_KINDS
from ledgers.model.rows import NOTHING, former, group

PREFECTURE = len("9901")
"""Digits that the codes of a city and of its counties share."""
Listed = Mapping[str, tuple[Path, Group]]
"""The entries of the register by code, each with its path."""


def successions(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each area that does not follow at once the one that it continues.

    The code before ends on the day before, and has one successor; no area follows itself.
    """
    for document in grounds.sound("areas"):
        listed, taken = _listed(document), dict[str, str]()
        before, after = (
            {code: text(row.get(name)) for code, (_, row) in listed.items()}
            for name in ("continues", "merged_into")
        )
        for code, (path, row) in listed.items():
            former, at = text(row.get("continues")), document.at(*path, "continues")
            if former and is_under_itself(code, before):
                yield _circle(code, at)
            elif former in listed:
                yield from _followed(document, (code, row), listed[former], taken)
            if row.get("merged_into") and is_under_itself(code, after):
                yield _circle(code, document.at(*path, "merged_into"))
            elif row.get("kind") in COUNTY_KINDS and row.get("merged_into") in listed:
                other = listed[str(row["merged_into"])][1]
                yield from _joined(row, other, document.at(*path, "merged_into"))


def _listed(document: Document) -> Listed:
    return {str(row.get("code")): (path, row) for path, row in groups(document.value, "areas")}


def _circle(code: str, place: Place) -> Problem:
    hint = say("name the area that was there before, or that is there after it")
    return kinds.references.CIRCLE.at(place, say("{area} follows itself", area=code), hint)


def _joined(row: Group, other: Group, place: Place) -> Iterator[Problem]:
    since = _end(row) + DAY if row.get("valid_to") else date.max
    if other.get("kind") not in COUNTY_KINDS or not _begin(other) <= since <= _end(other):
        yield _no_county(str(other["code"]), since, place)


def _no_county(code: str, on: date, place: Place) -> Problem:
    message = say("{area} is no county that is there on {day}", area=code, day=on)
    hint = say("name the county that is there on the day after")
    return kinds.references.DAYS_OF_AREAS.at(place, message, hint)


def handed_to_nobody(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each finding that is handed to a county that is not there, or its own."""
    there = {text(row.get("code")) for _, row in grounds.rows("areas", "areas")}
    for finding in grounds.standing("findings"):
        row = group(finding.value, "handed_over")
        on, to = day(row.get("on")), text(row.get("to"))
        if on and to in there:
            counties = {area.code for area in grounds.catalog.counties_on(on)}
            if to not in counties or to == row.get("by"):
                yield _no_county(to, on, finding.at("handed_over", "to"))


def _followed(
    document: Document, new: tuple[str, Group], former: tuple[Path, Group], taken: dict[str, str]
) -> Iterator[Problem]:
    (code, row), (path, old) = new, former
    first = day(row.get("code_from", row.get("valid_from")))
    before, place = str(old["code"]), document.place(*path)
    other = taken.setdefault(before, code)
    if other != code:
        message = say("{one} and {other} continue {area}", one=other, other=code, area=before)
        hint = say("let one of them continue it; the other one is new")
        yield kinds.references.DAYS_OF_AREAS.at(place, message, hint)
    elif first and old.get("valid_to") != (last := first - DAY).isoformat():
        message = say("{one} continues {area} from {day} on", one=code, area=before, day=first)
        hint = say("write “valid_to: {day}” in {area}", day=last, area=before)
        yield kinds.references.DAYS_OF_AREAS.at(place, message, hint)


def names_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each area with the name of another one below the same, at one time."""
    for document in grounds.sound("areas"):
        rows = (row for row in groups(document.value, "areas") if not row[1].get("continued_by"))
        named = in_groups((held, (span, row)) for row in rows for held, span in _names(row[1]))
        for same in named.values():
            for (span, (at, one)), (other_span, (path, other)) in combinations(same, 2):
                together = span[0] <= other_span[1] and other_span[0] <= span[1]
                told = other["kind"] in COUNTY_KINDS or not DAYS.isdisjoint({*one, *other})
                apart = (one.get("continues") or at) != (other.get("continues") or path)
                if together and told and apart:
                    codes = {"one": one["code"], "other": other["code"]}
                    message = say("{one} and {other} have one name on the same days", **codes)
                    hint = say("end the one that was there before with “valid_to”")
                    place, related = document.at(*path, "name"), (document.at(*at, "name"),)
                    yield kinds.references.DAYS_OF_AREAS.at(place, message, hint, related)


def _names(row: Group) -> Iterator[tuple[tuple[str, str], tuple[date, date]]]:
    """Yield each name of an area, with what it was below, and the first and last day of both."""
    begins = sorted({_begin(row), *(on for _, on in days(row, "changes", "on"))})
    for span in zip(begins, [*(on - DAY for on in begins[1:]), _end(row)], strict=True):
        held = former(row, span[0])
        yield (str(held["name"]), text(held.get("parent"))), span


DAYS = frozenset({"valid_from", "valid_to", "changes"})


def _begin(row: Group) -> date:
    return day(row.get("valid_from")) or date.min


def _end(row: Group) -> date:
    return day(row.get("valid_to")) or date.max


def left_behind(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each township and body of a county that has ended, which go on."""
    for document in grounds.sound("areas"):
        listed = _listed(document)
        ended = {
            code: (_end(row), document.place(*path, "valid_to"), str(row.get("merged_into", "…")))
            for code, (path, row) in listed.items()
            if _end(row) < grounds.today and not row.get("continued_by")
        }
        for code, (path, row) in listed.items():
            above = text(row.get("parent"))
            if above in ended and _end(row) > ended[above][0]:
                hint = say("move its “parent”, with the former one in “changes”, or end it")
                yield _left(code, document.at(*path, "parent"), above, ended, hint)
        yield from _bodies(grounds, ended)
        yield from _findings(grounds, ended)
        yield from _pairings(grounds, ended)


Ended = Mapping[str, tuple[date, Place, str]]
"""The last day of each area that has ended, where that is said, what it became part of, by code."""


def _findings(grounds: Grounds, ended: Ended) -> Iterator[Problem]:
    for finding in grounds.standing("findings"):
        code = text(finding.value.get("county"))
        life = life_of(grounds.catalog, finding.id, grounds.today) if code in ended else None
        if life and not life.closed and "fed_back_on" in finding.value:
            last, _, to = ended[code]
            told = {"day": last + DAY, "to": f'"{to}"'}
            hint = say("write “handed_over” with “on: {day}”, “to: {to}” and a reason", **told)
            if "handed_over" in finding.value:
                hint = say("withdraw it from {day} on, and record a new one of {to}", **told)
            yield _left(finding.id, finding.at("county"), code, ended, hint)


def _bodies(grounds: Grounds, ended: Ended) -> Iterator[Problem]:
    for document in (row for row in grounds.sound("units") if row.owner in ended):
        rows = groups(document.value, "units")
        left = [path for path, unit in rows if "abolished_on" not in unit]
        for path in left[:1]:
            last, name = ended[document.owner][0], say("{count} bodies", count=len(left))
            hint = say("write “abolished_on: {day}”; what goes on is entered elsewhere", day=last)
            yield _left(name, document.at(*path, "id"), document.owner, ended, hint)


def _pairings(grounds: Grounds, ended: Ended) -> Iterator[Problem]:
    found = grounds.entries("pairings", "pairings")
    theirs = in_groups((text(each[2].get("county")), each) for each in found)
    for code in (code for code in theirs if code in ended):
        last = ended[code][0]
        left = [each for each in theirs[code] if (day(each[2].get("end_on")) or date.max) > last]
        for document, path, _ in left[:1]:
            hint = say("write “end_on: {day}”; what goes on is entered elsewhere", day=last)
            name = say("{count} pairings", count=len(left))
            yield _left(name, document.at(*path, "county"), code, ended, hint)


def _left(name: str | Words, place: Place, county: str, ended: Ended, hint: Words) -> Problem:
    last, said_at, _ = ended[county]
    words = {"name": name, "county": county, "day": last}
    message = say("{name}: still with {county}, which ended on {day}", **words)
    return kinds.references.LEFT_BEHIND.at(place, message, hint, (said_at,))


def tiles_taken(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each area on the tile of another one; no tile is used then."""
    for document in grounds.sound("areas"):
        seen: dict[object, Path] = {}
        for path, row in groups(document.value, "areas"):
            tile = tuple(row.get("tile", ())) if "valid_to" not in row else ()
            if tile and (first := seen.setdefault(tile, path)) != path:
                message = say("{area} is on the tile of another one", area=text(row.get("name")))
                places = document.at(*path, "tile"), document.at(*first, "tile")
                hint = say("write a column and a row that are free")
                yield kinds.references.TILE_TAKEN.at(places[0], message, hint, places[1:])


def codes_elsewhere(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each county whose code is not below that of its city (GB/T 2260)."""
    for document in grounds.sound("areas"):
        listed = _listed(document)
        for code, (path, row) in listed.items():
            above = text(row.get("parent"))
            _, city = listed.get(above, ((), NOTHING))
            beside = not code.startswith(above[:PREFECTURE])
            if row.get("kind") in COUNTY_KINDS and city.get("kind") == "city" and beside:
                message = say("{code} is no code below {city}", code=code, city=above)
                hint = say("correct the code, unless the county has one of its own: then leave it")
                yield kinds.references.CODE_ELSEWHERE.at(document.at(*path, "code"), message, hint)
