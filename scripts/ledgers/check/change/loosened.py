"""What would be seen by more: records, settings of publication, and fields of schemas."""

from collections.abc import Iterator
from typing import TypeAlias

from ledgers.check.change.context import Change, compared, naming_of, new_corrections, pointer
from ledgers.check.file.wording import shown
from ledgers.model import Document, Path, Place, Problem, Words, say
from ledgers.model.contract import LEVELS, Ledger, Names, Schema
from ledgers.model.kinds import policy
from ledgers.model.layout import CITY_REGISTERS, COUNTY_REGISTERS
from ledgers.model.lives.on_day import MISSING
from ledgers.model.owners import OFFICE
from ledgers.model.yaml_text import inline

SETTINGS = frozenset(CITY_REGISTERS) - frozenset(COUNTY_REGISTERS)
"""What the city may set anew, within what is frozen."""
SEALED = frozenset({"actions", "bulletins", "draws", "editions"})
"""Ledgers with rules of their own about what is frozen."""
VISIBILITY = "visibility"
SUMMED = ("x-cells", "x-part-of", "x-per", "x-sum", "x-sum-of", "x-wider")
"""Words beside a property by which its sums are hidden, or a change of its value is asked about."""
Sides: TypeAlias = tuple[Words | str, Words | str]


def visibility_loosened(change: Change) -> Iterator[Problem]:
    """Yield a problem for each value by which something that was kept in would be seen by more.

    The city lets it out by a correction in the same change, which names the second approver.
    """
    hint = say(
        "put it back; the city lets it out with corrections: at, reason and approved_by_post"
    )
    for file in change.diff.whole:
        before, after = file.before, file.after
        if before is None or after is None or before.ledger in SEALED:
            continue
        approved = set(_approved(change, before, after))
        ledger = change.contract.ledger(before.ledger)
        for path, was, now in compared(before.value, after.value, naming_of(ledger)):
            if _is_wider(ledger, path, was, now) and pointer(path) not in approved:
                words = {"was": shown(was), "now": shown(now)}
                message = say("this was {was}, now {now}: more would be published", **words)
                yield policy.LOOSENED.at(after.place(*path), message, hint)


def level_of(word: object) -> int:
    """Return how strict a word of visibility is; one that is not there, or not known, adds none."""
    return LEVELS.index(word) if word in LEVELS else 0


def _is_wider(ledger: Ledger, path: Path, was: object, now: object) -> bool:
    """Say whether a value lets out more than the one before, by what its schema says of it."""
    if path[-1] == VISIBILITY:
        return level_of(now) < level_of(was)
    names = tuple(part for part in path if isinstance(part, str))
    found = ledger.fields.get(names)
    order = found.said("x-wider") if found else None
    if found is None or not order:
        return False
    usual = found.schema.get("default") if path[-1] == names[-1] else None
    old, new = (usual if row is MISSING else row for row in (was, now))
    if isinstance(order, list):
        return old in order and new in order and order.index(new) < order.index(old)
    return _size(new) > _size(old) if order == "more" else _size(new) < _size(old)


def _size(value: object) -> int:
    if isinstance(value, int):
        return value
    return len(value) if isinstance(value, list) else int(value is not None)


def _approved(change: Change, before: Document, after: Document) -> Iterator[str]:
    """Yield the places that new corrections of the city let out, with a second approver."""
    by_city = not change.acting or any(owner.kind == OFFICE for owner in change.acting)
    for row in new_corrections(before, after) if by_city else ():
        if "approved_by_post" in row:
            yield str(row.get("at"))


def schemas_loosened(change: Change) -> Iterator[Problem]:
    """Yield a warning for each field that the head's schemas show to more than the base's do."""
    hint = say("the office that leads the work must agree as well; name it in the review")
    base, head = change.contract, change.head.contract
    for old in base.ledgers if base is not head else ():
        for names, (was, now) in _words_that_differ(old, head.ledger(old.name)):
            words = {"field": ".".join((old.name, *names)), "was": was, "now": now}
            message = say("“{field}” was {was}, now {now}", **words)
            yield policy.SCHEMA_LOOSENED.at(Place(f"schemas/{old.name}.schema.json"), message, hint)


def _words_that_differ(old: Ledger, new: Ledger) -> Iterator[tuple[Names, Sides]]:
    """Yield each field that may be seen by more, with what is said of it on both sides."""
    sides: dict[Names, tuple[Schema, Schema]] = {(): (old.schema, new.schema)}
    kept = old.fields.keys() & new.fields.keys()
    sides |= {names: (old.fields[names].schema, new.fields[names].schema) for names in kept}
    for names, (was, now) in sorted(sides.items()):
        before, after = was.get("x-visibility"), now.get("x-visibility")
        if before != after and not _is_stricter(before, after):
            yield names, (shown(before), shown(after))
        elif names in kept and new.protects(names) == "none" != old.protects(names):
            yield names, (old.protects(names), "none")
        for word in SUMMED if names in kept else ():
            if was.get(word) != now.get(word):
                old_word, new_word = (f"{word}: {inline(side.get(word))}" for side in (was, now))
                yield names, (old_word, new_word)


def _is_stricter(was: object, now: object) -> bool:
    """Say whether one word is stricter; of conditions nobody can say it at a glance."""
    known = isinstance(was, str) and now in LEVELS
    return now == LEVELS[-1] or (known and level_of(now) > level_of(was))
