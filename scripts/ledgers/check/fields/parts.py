"""No part is larger than its whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ledgers.check.ground import CODE, Grounds, Group, day, fields, groups, number, whose
from ledgers.model import CITY, Both, Document, Path, Problem, Struct, Words, kinds, replace, say
from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.problem import Kind, Severity
from ledgers.model.words import PLUS, together

ZERO, ABOVE = Decimal(0), kinds.schemas.PART_ABOVE_WHOLE
SHARP = replace(ABOVE, since="0.4.0")
AGAIN = replace(SHARP, severity=Severity.WARNING)
"""More than there are, of several filings or parts: more may be told, or some counted twice."""
CASES = ("upgraded", "cooperative", "cross", "offsite", "county_trial", "followed_up")
SHARPER: Mapping[Names, Kind] = {
    ("petitions", "townships", "joint_review", "carried_over"): SHARP,
    ("posts", "units", "unrelated_duties", "in_post"): replace(ABOVE, since="0.3.0"),
    ("posts", "units", "joined_round_12m", "in_post"): SHARP,
    ("posts", "units", "recruited", "advertised"): SHARP,
    ("posts", "units", "it_specialists", "in_post"): SHARP,
    ("facilities", "items", "compliant", "required"): SHARP,
    ("rounds", "targets", "village_lists_n", "villages_n"): SHARP,
    ("rounds", "obtained_n", "members_n"): AGAIN,
    ("casework", "micro", "exposed", "received"): SHARP,
    ("casework", "both_read_out", "read_out"): AGAIN,
    ("checks", "file_review", "reviewed_n", "passed_n"): AGAIN,
    ("checks", "teams", "reviews", "reviewed_n", "passed_n"): AGAIN,
    **{("casework", name, "cases_filed"): SHARP for name in CASES},
}
"""Parts that are compared with a whole, by its first name, since a later version than others."""
RULE = say("the most that rules.yaml allows")
VILLAGES = say("the villages of areas.yaml")
COMPLETE = say("the number of those that have every item")
SOURCES, MEMBERS = say("the number of sources of members"), say("the members of all townships")
STATIONS = say("the number of liaison stations")
AGES, ORGANS = say("the sum of the ages"), say("the staff of the townships' organs")
IN_POST = say("the staff in post of the townships' commissions")
TOWN, BOTH, AGE = "-township_commission-", "villages_with_both", "secretaries_age_sum"
STAFF = ("city", "county", "township")
SEEN, COMMISSIONS = say("the number of bodies"), say("the township commissions of its counties")
SOLVED, RAISED = say("the blockers solved so far"), say("those told of by then")
TAKERS, ALL_STAFF = say("the staff who took the test"), say("all staff in post")
YOUNGEST, OLDEST = 18, 70
"""How old a secretary of a township is (R317)."""


class Pair(Struct, frozen=True):
    """Two figures that are compared: the place of one, then the name and value of each."""

    document: Document
    path: Path
    part: Words | Both
    value: Decimal | None
    whole: Words | Both
    limit: Decimal | None


def parts_above_wholes(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is larger than what it is a part of."""
    for ledger in grounds.contract.ledgers:
        pairs = tuple(_pairs(ledger))
        for document in grounds.standing(ledger.name) if pairs else ():
            for part, wholes in pairs:
                yield from _of_fields(document, part, wholes)


def parts_above_others(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is larger than what other files say of its whole."""
    yield from _beyond_villages(grounds)
    yield from _beyond_staff(grounds)
    yield from _beyond_posts(grounds)
    yield from _beyond_townships(grounds)
    yield from _beyond_blockers(grounds)
    yield from _beyond_today(grounds)
    yield from _beyond_rules(grounds)


def _pairs(ledger: Ledger) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    """Yield each part with the fields beside it that make up its whole.

    Where an entry of a register decides what a field means, `figures` compares it.
    """
    for part in ledger.fields.values():
        wholes = (*part.named("x-part-of"), *part.named("x-at-most"))
        for whole in () if part.is_registered else wholes:
            found = [ledger.fields.get((*part.names[:-1], name)) for name in whole.split(" + ")]
            if known := tuple(field for field in found if field is not None):
                yield part, known


def _of_fields(document: Document, part: Field, wholes: tuple[Field, ...]) -> Iterator[Problem]:
    *way, name = part.names
    whole, names = titles_of(wholes), tuple(field.names[-1] for field in wholes)
    kind = SHARPER.get((document.ledger, *part.names, names[0]), ABOVE)
    for path, group in groups(document.value, *way):
        value, limit = amount(group.get(name)), total(group, names)
        yield from above(Pair(document, (*path, name), part.title, value, whole, limit), kind)


def above(pair: Pair, kind: Kind = ABOVE) -> Iterator[Problem]:
    """Yield a problem where a part is larger than its whole, none where one is not known."""
    if pair.value is not None and pair.limit is not None and pair.value > pair.limit:
        words = {"part": pair.part, "whole": pair.whole, "limit": pair.limit}
        message = say("{part} is {value}, more than {whole} ({limit})", value=pair.value, **words)
        hint = say("one of the two cannot be right; check both numbers")
        yield kind.at(pair.document.at(*pair.path), message, hint)


def titles_of(rows: Iterable[Field]) -> Words | Both:
    """Return the titles of several fields as one."""
    return together((row.title for row in rows), PLUS)


def total(group: Group, names: tuple[str, ...]) -> Decimal | None:
    """Return the sum of some fields of a group, or nothing where the first is not there."""
    sums = [amount(group.get(name)) for name in names]
    return None if not sums or sums[0] is None else sum((row or ZERO for row in sums), ZERO)


def amount(value: object) -> Decimal | None:
    """Return a number, or the sum of the numbers in a group or of the counts in a list."""
    if isinstance(value, dict):
        return added(value.values())
    if isinstance(value, list):
        return added(row.get("count") for _, row in groups(value))
    return number(value)


def added(values: Iterable[object]) -> Decimal:
    """Return the sum of the numbers among some values."""
    return sum((number(each) or ZERO for each in values), ZERO)


def _beyond_villages(grounds: Grounds) -> Iterator[Problem]:
    """Yield what is above the bodies counted, and what is above the villages that there are."""
    villages, counted = grounds.villages, say("the bodies counted")
    trained: dict[tuple[str, str], Decimal] = {}
    for document, path, group in grounds.entries("facilities", "checklists"):
        bodies = number(group.get("bodies"))
        limit = villages.get(str(group["unit"]).partition("-")[0])
        yield from above(Pair(document, (*path, "bodies"), counted, bodies, VILLAGES, limit))
        for inner, row in groups(group, "counts"):
            part, count = say("the count of “{code}”", code=row["code"]), number(row["count"])
            way = (*path, *inner, "count")
            yield from above(Pair(document, way, part, count, counted, bodies))
            every, way = number(group.get("complete")), (*path, "complete")
            yield from above(Pair(document, way, COMPLETE, every, part, count), SHARP)
    for document, path, unit in grounds.entries("units", "units"):
        count = number(unit.get("count")) if unit["kind"] == "liaison_station" else None
        way, limit = (*path, "count"), villages.get(str(unit["area"]))
        yield from above(Pair(document, way, STATIONS, count, VILLAGES, limit), SHARP)
    for document, path, group in grounds.entries("events", "participants"):
        if document.value.get("series") == "village_secretaries":
            found, limit = number(group.get("village")) or ZERO, villages.get(document.owner)
            year, way = (document.owner, str(document.value["held_on"])[:4]), (*path, "village")
            trained[year] = trained.get(year, ZERO) + found
            pair = Pair(document, way, say("secretaries"), trained[year], VILLAGES, limit)
            yield from above(pair, SHARP if limit is None or found > limit else AGAIN)


def _beyond_staff(grounds: Grounds) -> Iterator[Problem]:
    """Yield numbers of staff that villages, bodies or ages forbid (R239, R240, R314, R317)."""
    young, old = (say("{years} years for each", years=years) for years in (YOUNGEST, OLDEST))
    for document, path, staff in grounds.entries("posts", "staff"):
        both, organs, ages = (number(staff.get(name)) for name in (BOTH, "organ_staff", AGE))
        units, count = [*groups(document.value, "units")], number(staff["secretaries"]) or ZERO
        there = added(row["in_post"] for _, row in units if TOWN in str(row["unit"]))
        members, sources = added(row.get("members") for _, row in units), "member_sources"
        for name, part, value, whole, limit in (
            (BOTH, say("villages with both"), both, VILLAGES, grounds.villages.get(document.owner)),
            (sources, SOURCES, amount(staff.get(sources)), MEMBERS, members),
            (AGE, AGES, ages, old, count * OLDEST),
            (AGE, young, count * YOUNGEST, AGES, ages),
            ("organ_staff", IN_POST, there, ORGANS, organs),
        ):
            pair = Pair(document, (*path, name), part, value, whole, limit)
            yield from above(pair, ABOVE if name == BOTH else SHARP)


def _beyond_posts(grounds: Grounds) -> Iterator[Problem]:
    """Yield tests that more staff took than are in post by the newest filing (R24, R229)."""
    posts = {row.owner: row.value for row in grounds.standing("posts")}
    for document, path, group in grounds.entries("events", "participants"):
        if document.value["kind"] == "test" and document.owner in posts:
            took = amount({level: group.get(level) for level in STAFF})
            there = amount(dict(fields(posts[document.owner], "units", "in_post")))
            yield from above(Pair(document, path, TAKERS, took, ALL_STAFF, there), AGAIN)


def _beyond_townships(grounds: Grounds) -> Iterator[Problem]:
    """Yield checks of daily work that saw more townships than their counties have (R357)."""
    there = Counter(unit[:CODE] for unit in grounds.catalog.units if TOWN in unit)
    for check in grounds.standing("checks"):
        if check.value["kind"] == "township_daily":
            limit = Decimal(sum(there[county] for county in whose(check.value)))
            seen = number(check.value.get("units_n"))
            yield from above(Pair(check, ("units_n",), SEEN, seen, COMMISSIONS, limit), AGAIN)


def _beyond_blockers(grounds: Grounds) -> Iterator[Problem]:
    """Yield helps by which more blockers were solved than the county had told of (R65)."""
    told: dict[tuple[str, str], str] = {}
    for document, _, row in grounds.entries("progress", "updates"):
        if row["status"] == "blocked":
            told.setdefault((document.owner, document.id), str(row["on"]))
    solved: dict[str, Decimal] = {}
    for document, path, row in grounds.entries("events", "results"):
        if (document.value["kind"], row["code"]) == ("help", "blockers_solved"):
            owner, held = document.owner, str(document.value["held_on"])
            solved[owner] = solved.get(owner, ZERO) + (number(row["count"]) or ZERO)
            there = (whose for (whose, _), on in told.items() if on <= held)
            raised = Decimal(sum(owner in {whose, CITY} for whose in there))
            way = (*path, "count")
            yield from above(Pair(document, way, SOLVED, solved[owner], RAISED, raised), AGAIN)


def _beyond_today(grounds: Grounds) -> Iterator[Problem]:
    """Yield events that lasted for more days than there were since they began (R25)."""
    part, whole = say("the length in days"), say("the days up to today")
    for document in grounds.standing("events"):
        held = day(document.value["held_on"])
        since = Decimal((grounds.today - held).days + 1) if held else None
        lasted = number(document.value.get("days"))
        yield from above(Pair(document, ("days",), part, lasted, whole, since), SHARP)


def _beyond_rules(grounds: Grounds) -> Iterator[Problem]:
    rules, part = grounds.whole("rules"), say("small groups")
    most, each = number(rules.get("small_groups_at_most")), number(rules.get("groups_per_liaison"))
    groups_led, whole = say("inspection groups"), say("what the liaison officers may lead")
    for document in grounds.standing("rounds"):
        for path, target in groups(document.value, "targets"):
            small, way = number(target.get("small_groups")), (*path, "small_groups")
            yield from above(Pair(document, way, part, small, RULE, most))
        led, liaisons = (number(document.value.get(name)) for name in ("groups", "liaisons_n"))
        limit = liaisons * each if each is not None and liaisons is not None else None
        yield from above(Pair(document, ("groups",), groups_led, led, whole, limit))
    asked, daily = say("the least weight by rules.yaml"), say("the weight of daily supervision")
    least = number(rules.get("daily_weight_at_least"))
    for document in (row for row in grounds.standing("appraisals") if "combine" in row.value):
        modes = {row["mode"]: number(row["weight"]) for _, row in groups(document.value, "combine")}
        yield from above(Pair(document, ("combine",), asked, least, daily, modes.get("spot", ZERO)))
