"""See that no part is larger than its whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.values import Group, groups, number
from ledgers.model import kinds
from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

ZERO = Decimal(0)
SHARPER: Mapping[Names, str] = {("posts", "units", "unrelated_duties"): "0.3.0"}
"""Parts that are held against their wholes since a version later than the others."""
RULE = say("the most that rules.yaml allows")


@dataclass(frozen=True, slots=True)
class Excess:
    """Hold a part that is larger than its whole: its field and value, the whole and its limit."""

    path: Path
    part: Words | Both
    value: Decimal
    whole: Words | Both
    limit: Decimal


def parts_above_wholes(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is larger than what it is a part of."""
    for ledger in grounds.contract.ledgers:
        pairs = tuple(_pairs(ledger))
        for document in grounds.standing(ledger.name) if pairs else ():
            for part, wholes in pairs:
                sharper = SHARPER.get((ledger.name, *part.names))
                for excess in _excesses(document, part, wholes):
                    yield above(document, excess, sharper)
    yield from _shares_above(grounds)
    yield from _ratios_above(grounds)


def _pairs(ledger: Ledger) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    """Yield each part with the fields beside it that make up its whole.

    What an entry of a register decides about is `_ratios_above`'s to know.
    """
    for part in ledger.fields.values():
        wholes = (*part.named("x-part-of"), *part.named("x-at-most"))
        for whole in () if part.is_registered else wholes:
            found = [ledger.fields.get((*part.names[:-1], name)) for name in whole.split(" + ")]
            yield part, tuple(field for field in found if field is not None)


def above(document: Document, excess: Excess, sharper: str | None = None) -> Problem:
    """Return the problem of a part that is larger than its whole."""
    return kinds.schemas.PART_ABOVE_WHOLE.at(
        document.at(*excess.path),
        say(
            "{part} is {value}, more than {whole} ({limit})",
            part=excess.part,
            value=excess.value,
            whole=excess.whole,
            limit=excess.limit,
        ),
        say("one of the two cannot be right; check both numbers"),
        sharper=sharper,
    )


def _excesses(document: Document, part: Field, wholes: tuple[Field, ...]) -> Iterator[Excess]:
    """Yield a part above its whole; nothing can be told without the part, or the first whole."""
    name, names = part.names[-1], tuple(whole.names[-1] for whole in wholes)
    for path, group in groups(document.value, *part.names[:-1]):
        value, limit = amount(group.get(name)), total(group, names)
        if value is not None and limit is not None and value > limit:
            yield Excess((*path, name), part.title, value, together(wholes), limit)


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


def _shares_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield what must not exceed the bodies counted, the villages there are, or a rule."""
    villages = _villages(grounds)
    for document, path, group in grounds.entries("facilities", "checklists"):
        for excess in _counts_above(path, group, villages):
            yield above(document, excess)
    for document in grounds.standing("posts"):
        for excess in _villages_above(document, villages):
            yield above(document, excess)
    for document in grounds.standing("rounds"):
        for excess in _beyond_rules(grounds, document):
            yield above(document, excess)


def _villages(grounds: Grounds) -> Mapping[str, Decimal]:
    """Return the villages of each township and, where all its townships tell, of each county."""
    found: dict[str, Decimal] = {}
    untold: set[str] = set()
    for document, _, area in grounds.entries("areas", "areas"):
        code, villages = str(area["code"]), number(area.get("villages"))
        if villages is not None:
            found[code] = villages
            found[code[:6]] = found.get(code[:6], ZERO) + villages
        elif area["kind"] in {"subdistrict", "town", "township"}:
            untold.add(code[:6])
    return {code: count for code, count in found.items() if code not in untold}


def _counts_above(path: Path, group: Group, villages: Mapping[str, Decimal]) -> Iterator[Excess]:
    bodies = number(group.get("bodies"))
    limit = villages.get(str(group["unit"]).partition("-")[0])
    counted, there = say("the bodies counted"), say("the villages of areas.yaml")
    if bodies is None:
        return
    if limit is not None and bodies > limit:
        yield Excess((*path, "bodies"), counted, bodies, there, limit)
    for inner, row in groups(group, "counts"):
        count = number(row["count"]) or ZERO
        if count > bodies:
            part = say("the count of “{code}”", code=row["code"])
            yield Excess((*path, *inner, "count"), part, count, counted, bodies)


def _villages_above(document: Document, villages: Mapping[str, Decimal]) -> Iterator[Excess]:
    limit = villages.get(document.owner)
    for path, staff in groups(document.value, "staff"):
        both = number(staff.get("villages_with_both"))
        if both is not None and limit is not None and both > limit:
            part, whole = say("villages with both"), say("the villages of areas.yaml")
            yield Excess((*path, "villages_with_both"), part, both, whole, limit)


def _beyond_rules(grounds: Grounds, document: Document) -> Iterator[Excess]:
    rules = next((row.value for row in grounds.standing("rules")), {})
    most, each = number(rules.get("small_groups_at_most")), number(rules.get("groups_per_liaison"))
    for path, target in groups(document.value, "targets"):
        small = number(target.get("small_groups"))
        if small is not None and most is not None and small > most:
            yield Excess((*path, "small_groups"), say("small groups"), small, RULE, most)
    led, liaisons = number(document.value.get("groups")), number(document.value.get("liaisons_n"))
    if led is not None and each is not None and liaisons is not None and led > liaisons * each:
        part, whole = say("inspection groups"), say("what the liaison officers may lead")
        yield Excess(("groups",), part, led, whole, liaisons * each)


def _ratios_above(grounds: Grounds) -> Iterator[Problem]:
    """Yield the shares in per cent of which the numerator is larger than the denominator."""
    shares = {
        row["id"]: Both(str(row["zh"]), str(row["en"]))
        for _, row in grounds.rows("indicators", "indicators")
        if row["measure"] == "%"
    }
    for document, path, row in grounds.entries("returns", "values"):
        value, limit = number(row.get("numerator")), number(row.get("denominator"))
        named = shares.get(row["indicator"])
        if named and value is not None and limit is not None and value > limit:
            part = say("the numerator of “{indicator}”", indicator=named)
            whole = say("the denominator")
            yield above(document, Excess((*path, "numerator"), part, value, whole, limit))
