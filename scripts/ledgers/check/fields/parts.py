"""No part is larger than its whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ledgers.check.ground import Grounds, Group, groups, number
from ledgers.model import kinds
from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

ZERO = Decimal(0)
SHARPER: Mapping[Names, str] = {("posts", "units", "unrelated_duties"): "0.3.0"}
"""Parts that are compared with their wholes since a version later than the others."""
RULE = say("the most that rules.yaml allows")
VILLAGES = say("the villages of areas.yaml")


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole: the field and value of the part, the whole and its value."""

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
    yield from _counts_above(grounds)
    yield from _villages_above(grounds)
    yield from _beyond_rules(grounds)
    yield from _ratios_above(grounds)


def _pairs(ledger: Ledger) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    """Yield each part with the fields beside it that make up its whole.

    Where an entry of a register decides what a field means, `_ratios_above` compares it.
    """
    for part in ledger.fields.values():
        wholes = (*part.named("x-part-of"), *part.named("x-at-most"))
        for whole in () if part.is_registered else wholes:
            found = [ledger.fields.get((*part.names[:-1], name)) for name in whole.split(" + ")]
            yield part, tuple(field for field in found if field is not None)


def _above(document: Document, pair: Pair, sharper: str | None = None) -> Iterator[Problem]:
    """Yield a problem where a part is larger than its whole, none where one is not known."""
    if pair.value is not None and pair.limit is not None and pair.value > pair.limit:
        message = say(
            "{part} is {value}, more than {whole} ({limit})",
            part=pair.part,
            value=pair.value,
            whole=pair.whole,
            limit=pair.limit,
        )
        hint = say("one of the two cannot be right; check both numbers")
        place = document.at(*pair.path)
        yield kinds.schemas.PART_ABOVE_WHOLE.at(place, message, hint, sharper=sharper)


def _of_fields(document: Document, part: Field, wholes: tuple[Field, ...]) -> Iterator[Problem]:
    name, names = part.names[-1], tuple(whole.names[-1] for whole in wholes)
    sharper = SHARPER.get((document.ledger, *part.names))
    for path, group in groups(document.value, *part.names[:-1]):
        value, limit = amount(group.get(name)), total(group, names)
        if value is not None and limit is not None:
            pair = Pair((*path, name), part.title, value, together(wholes), limit)
            yield from _above(document, pair, sharper)


def together(rows: Iterable[Field]) -> Words | Both:
    """Return the titles of several fields as one."""
    first, *others = (row.title for row in rows)
    found: Words | Both = first
    for other in others:
        found = say("{one} + {other}", one=found, other=other)
    return found


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


def _villages(grounds: Grounds) -> Mapping[str, Decimal]:
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


def _counts_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield what is above the bodies counted, and bodies above the villages that there are."""
    villages, counted = _villages(grounds), say("the bodies counted")
    for document, path, group in grounds.entries("facilities", "checklists"):
        bodies = number(group.get("bodies"))
        limit = villages.get(str(group["unit"]).partition("-")[0])
        yield from _above(document, Pair((*path, "bodies"), counted, bodies, VILLAGES, limit))
        for inner, row in groups(group, "counts"):
            part, count = say("the count of “{code}”", code=row["code"]), number(row["count"])
            pair = Pair((*path, *inner, "count"), part, count, counted, bodies)
            yield from _above(document, pair)


def _villages_above(grounds: Grounds) -> Iterator[Problem]:
    villages, part = _villages(grounds), say("villages with both")
    for document, path, staff in grounds.entries("posts", "staff"):
        both, limit = number(staff.get("villages_with_both")), villages.get(document.owner)
        pair = Pair((*path, "villages_with_both"), part, both, VILLAGES, limit)
        yield from _above(document, pair)


def _beyond_rules(grounds: Grounds) -> Iterator[Problem]:
    rules = next((row.value for row in grounds.standing("rules")), {})
    most, each = number(rules.get("small_groups_at_most")), number(rules.get("groups_per_liaison"))
    part, whole = say("inspection groups"), say("what the liaison officers may lead")
    for document in grounds.standing("rounds"):
        for path, target in groups(document.value, "targets"):
            small = number(target.get("small_groups"))
            pair = Pair((*path, "small_groups"), say("small groups"), small, RULE, most)
            yield from _above(document, pair)
        led, liaisons = (number(document.value.get(name)) for name in ("groups", "liaisons_n"))
        limit = liaisons * each if each is not None and liaisons is not None else None
        yield from _above(document, Pair(("groups",), part, led, whole, limit))


def _ratios_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield the shares in per cent of which the numerator is larger than the denominator."""
    shares = {
        row["id"]: Both(str(row["zh"]), str(row["en"]))
        for _, row in grounds.rows("indicators", "indicators")
        if row["measure"] == "%"
    }
    for document, path, row in grounds.entries("returns", "values"):
        if named := shares.get(row["indicator"]):
            part = say("the numerator of “{indicator}”", indicator=named)
            value, limit = number(row.get("numerator")), number(row.get("denominator"))
            pair = Pair((*path, "numerator"), part, value, say("the denominator"), limit)
            yield from _above(document, pair)


RULES = (parts_above_wholes,)
