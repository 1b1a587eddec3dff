"""The counties of a province compared: by programme, within groups of likes, with every reason.

Progress is a share of each city's own tasks. A place is by score, a standard competition rank
(1 2 2 4) among the counties of a group whose scores follow from the same rules (`Copy.rules`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ledgers.model import Value, Words, replace, say
from ledgers.model.places import places_of
from ledgers.model.province import Line, Match, Seen, Whole

CITY_PART = 4
"""Digits of a county's code that are those of its city (GB/T 2260)."""
FEW, WEEK = 2, 7
"""How many scores there must be for a place; how many days apart data may be, if not said."""
OTHERS: Value = {"group": "others", "zh": "未分组", "en": "In no group", "counties": ()}


def whole_of(province: Value, cities: Sequence[Seen], today: date) -> Whole:
    """Return the province as of the newest day of its cities; `today` where no city is shown."""
    days = (each.copy.day for each in cities if each.copy)
    matches = [list(_matches(each, cities)) for each in province.get("programmes", ())]
    lines = (line for rows in matches for line in _lines(province, rows))
    every = (match for rows in matches for match in rows)
    return Whole(province, max(days, default=today), tuple(cities), tuple(every), tuple(lines))


def _matches(joint: Value, cities: Sequence[Seen]) -> Iterator[Match]:
    """Yield each city that is named for a programme, with what it shows of it."""
    known = {seen.member["city"]: seen for seen in cities}
    for asked in joint["cities"]:
        seen = known.get(asked["city"])
        rows = seen.copy.programmes if seen and seen.copy else ()
        shown = (each for each in rows if asked.get("programme") in {None, each.programme})
        yield Match(joint, asked, seen, next(shown, None))


def _lines(province: Value, matches: Sequence[Match]) -> Iterator[Line]:
    """Yield the counties of each group in a programme, and those in no group, or there twice."""
    joint = matches[0].joint
    shown = [(match.seen, match.shown) for match in matches if match.shown]
    lines = [
        Line(joint, OTHERS, county.code, seen, programme.day, county)
        for seen, programme in shown
        for county in programme.counties
    ]
    known = {line.code: line for line in reversed(lines)}
    newest = max((programme.day for _, programme in shown), default=date.min)
    taken: set[str] = set()
    for group in province.get("groups", ()):
        new = [code for code in group["counties"] if code not in taken]
        found = [known.get(code) or _missing(joint, code, matches) for code in new]
        compared = _compared(found, newest, province.get("days_apart", WEEK))
        yield from (replace(line, group=group) for line in compared)
        twice = (Line(joint, group, code) for code in group["counties"] if code in taken)
        yield from (_left(line, say("in another group")) for line in twice)
        taken.update(new)
    for line in lines:
        if known[line.code] is not line:
            yield _left(line, say("another city has it too"))
        elif line.code not in taken:
            yield _left(line, say("in no group"))


def _left(line: Line, why: Words) -> Line:
    return replace(line, why=why, compared=False)


def _missing(joint: Value, code: str, matches: Sequence[Match]) -> Line:
    """Return a county without data, and why: its city shows nothing, or not this county."""
    own = (it.seen for it in matches if it.asked["city"][:CITY_PART] == code[:CITY_PART])
    seen = next(own, None)
    nothing = seen is not None and seen.copy is None
    why = say("no data of its city") if nothing else say("no city publishes it")
    return _left(Line(joint, OTHERS, code, seen), why)


def _compared(lines: Sequence[Line], newest: date, apart: int) -> Iterator[Line]:
    """Yield lines with their places among those that most scores were made like; old ones apart."""
    fit = [line for line in lines if line.day and (newest - line.day).days <= apart]
    scores = [(_rules(line), line.county.score) for line in fit if line.county]
    made = Counter(rules for rules, score in scores if score is not None)
    most, alike = made.most_common(1)[0] if made else ("", 0)
    places = places_of(it for rules, it in scores if rules == most and it is not None)
    for line in lines:
        score = line.county.score if line.county else None
        if line.day and line not in fit:
            yield _left(
                line, say("{days} days older than the newest", days=(newest - line.day).days)
            )
        elif line.why or score is None:
            yield replace(line, why=line.why or say("no score is published"))
        elif _rules(line) != most:
            yield replace(line, why=say("scored by other rules than most"))
        elif alike < FEW:
            yield replace(line, why=say("no other score to compare with"))
        else:
            yield replace(line, place=places[score])


def _rules(line: Line) -> str:
    """Return what tells one way of scoring from another."""
    copy = line.seen.copy if line.seen else None
    return f"{line.county.method} {copy.rules}" if line.county and copy else ""
