"""No part is larger than its whole."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ledgers.check.ground import Grounds, Group, fields, groups, number
from ledgers.model import Both, Document, Path, Problem, Struct, Words, kinds, say
from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.words import PLUS, together

ZERO = Decimal(0)
CASES = ("upgraded", "cooperative", "cross", "offsite", "county_trial", "followed_up")
SHARPER: Mapping[Names, str] = {
    ("petitions", "townships", "joint_review", "carried_over"): "0.4.0",
    ("posts", "units", "unrelated_duties", "in_post"): "0.3.0",
    ("posts", "units", "joined_round_12m", "in_post"): "0.4.0",
    ("posts", "units", "recruited", "advertised"): "0.4.0",
    ("facilities", "items", "compliant", "required"): "0.4.0",
    ("rounds", "targets", "village_lists_n", "villages_n"): "0.4.0",
    ("casework", "micro", "exposed", "received"): "0.4.0",
    **{("casework", name, "cases_filed"): "0.4.0" for name in CASES},
}
"""Parts that are compared with a whole, by its first name, since a later version than others."""
RULE = say("the most that rules.yaml allows")
VILLAGES = say("the villages of areas.yaml")
COMPLETE = say("the number of those that have every item")
SOURCES, MEMBERS = say("the number of sources of members"), say("the members of all townships")
STATIONS = say("the number of liaison stations")
AGES, ORGANS = say("the sum of the ages"), say("the staff of the townships' organs")
IN_POST = say("the staff in post of the townships' commissions")
TOWN = "-township_commission-"
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
    yield from _beyond_villages(grounds)
    yield from _beyond_staff(grounds)
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
    sharper = SHARPER.get((document.ledger, *part.names, names[0]))
    for path, group in groups(document.value, *way):
        value, limit = amount(group.get(name)), total(group, names)
        yield from above(Pair(document, (*path, name), part.title, value, whole, limit), sharper)


def above(pair: Pair, sharper: str | None = None) -> Iterator[Problem]:
    """Yield a problem where a part is larger than its whole, none where one is not known."""
    if pair.value is not None and pair.limit is not None and pair.value > pair.limit:
        words = {"part": pair.part, "whole": pair.whole, "limit": pair.limit}
        message = say("{part} is {value}, more than {whole} ({limit})", value=pair.value, **words)
        hint = say("one of the two cannot be right; check both numbers")
        place = pair.document.at(*pair.path)
        yield kinds.schemas.PART_ABOVE_WHOLE.at(place, message, hint, sharper=sharper)


def titles_of(rows: Iterable[Field]) -> Words | Both:
    """Return the titles of several fields as one."""
    return together((row.title for row in rows), PLUS)


def total(group: Group, names: tuple[str, ...]) -> Decimal | None:
    """Return the sum of some fields of a group, or nothing where the first is not there."""
    sums = [amount(group.get(name)) for name in names]
    return None if not sums or sums[0] is None else sum((row or ZERO for row in sums), ZERO)


def amount(value: object) -> Decimal | None:
    """Return a number, or the sum of the numbers in a group or of the counts in a list."""
    if isinstance(value, Mapping):
        return sum((number(row) or ZERO for row in value.values()), ZERO)
    if isinstance(value, list):
        return sum((number(row.get("count")) or ZERO for _, row in groups(value)), ZERO)
    return number(value)


def villages_of(grounds: Grounds) -> Mapping[str, Decimal]:
    """Return the villages of each township and, where all its townships say it, of each county."""
    found: dict[str, Decimal] = {}
    untold: set[str] = set()
    for _, _, area in grounds.entries("areas", "areas"):
        code, villages = str(area["code"]), number(area.get("villages"))
        if villages is not None:
            found[code] = villages
            found[code[:6]] = found.get(code[:6], ZERO) + villages
        elif area["kind"] in {"subdistrict", "town", "township"}:
            untold.add(code[:6])
    return {code: count for code, count in found.items() if code not in untold}


def _beyond_villages(grounds: Grounds) -> Iterator[Problem]:
    """Yield what is above the bodies counted, and what is above the villages that there are."""
    villages, counted, both = villages_of(grounds), say("the bodies counted"), "villages_with_both"
    for document, path, group in grounds.entries("facilities", "checklists"):
        bodies = number(group.get("bodies"))
        limit = villages.get(str(group["unit"]).partition("-")[0])
        yield from above(Pair(document, (*path, "bodies"), counted, bodies, VILLAGES, limit))
        for inner, row in groups(group, "counts"):
            part, count = say("the count of “{code}”", code=row["code"]), number(row["count"])
            way = (*path, *inner, "count")
            yield from above(Pair(document, way, part, count, counted, bodies))
            every, way = number(group.get("complete")), (*path, "complete")
            yield from above(Pair(document, way, COMPLETE, every, part, count), "0.4.0")
    for document, path, unit in grounds.entries("units", "units"):
        count = number(unit.get("count")) if unit["kind"] == "liaison_station" else None
        limit = villages.get(str(unit["area"]))
        yield from above(
            Pair(document, (*path, "count"), STATIONS, count, VILLAGES, limit), "0.4.0"
        )
    for document, path, staff in grounds.entries("posts", "staff"):
        found, limit = number(staff.get(both)), villages.get(document.owner)
        part = say("villages with both")
        yield from above(Pair(document, (*path, both), part, found, VILLAGES, limit))
        listed = [number(each) or ZERO for _, each in fields(document.value, "units", "members")]
        found, way = amount(staff.get("member_sources")), (*path, "member_sources")
        pair = Pair(document, way, SOURCES, found, MEMBERS, sum(listed, ZERO))
        yield from above(pair, "0.4.0")
    for document, path, group in grounds.entries("events", "participants"):
        if document.value.get("series") == "village_secretaries":
            found, limit = number(group.get("village")), villages.get(document.owner)
            pair = Pair(document, (*path, "village"), say("secretaries"), found, VILLAGES, limit)
            yield from above(pair, "0.4.0")


def _beyond_staff(grounds: Grounds) -> Iterator[Problem]:
    """Yield ages that no secretary has (R317), and organs with fewer than are in post (R314)."""
    young, old = (say("{years} years for each", years=years) for years in (YOUNGEST, OLDEST))
    for document, path, staff in grounds.entries("posts", "staff"):
        ages, way = number(staff.get("secretaries_age_sum")), (*path, "secretaries_age_sum")
        count = number(staff["secretaries"]) or ZERO
        yield from above(Pair(document, way, AGES, ages, old, count * OLDEST), "0.4.0")
        yield from above(Pair(document, way, young, count * YOUNGEST, AGES, ages), "0.4.0")
        rows = [row for _, row in groups(document.value, "units") if TOWN in str(row["unit"])]
        there = sum((number(row["in_post"]) or ZERO for row in rows), ZERO)
        organs, way = number(staff.get("organ_staff")), (*path, "organ_staff")
        yield from above(Pair(document, way, IN_POST, there, ORGANS, organs), "0.4.0")


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


RULES = (parts_above_wholes,)
