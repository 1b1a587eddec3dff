"""Every property says who may see it, by fields and words that exist."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ledgers.check.file.wording import shown
from ledgers.check.ground import Grounds
from ledgers.model import kinds
from ledgers.model.contract import CONDITION, LEVELS, Schema, properties
from ledgers.model.problem import Place, Problem
from ledgers.model.rows import rows
from ledgers.model.words import say


def visibility_problems(ledger: str, schema: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each property without a usable `x-visibility`."""
    place = Place(f"schemas/{ledger}.schema.json")
    for path, described in properties_of(schema, ()):
        if not is_visibility(described.get("x-visibility")):
            message = say("the property {path} does not say who may see it", path=".".join(path))
            hint = say("add x-visibility: public, aggregate, internal or embargoed")
            yield kinds.privacy.NO_VISIBILITY.at(place, message, hint)


def properties_of(
    schema: object, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    """Yield every property that a schema describes, at any depth, with its path.

    What is under `if`, `then` and the like only narrows properties described elsewhere.
    """
    if not isinstance(schema, dict):
        return
    for name, inner in properties(schema).items():
        yield (*path, name), inner if isinstance(inner, dict) else {}
        yield from properties_of(inner, (*path, name))
    yield from properties_of(schema.get("items"), path)
    definitions = schema.get("$defs")
    for name, inner in (definitions if isinstance(definitions, dict) else {}).items():
        yield from properties_of(inner, (*path, "$defs", name))


def is_visibility(word: object) -> bool:
    """Say whether a value is a level, or a condition whose every word is one."""
    if isinstance(word, str):
        return word in LEVELS
    if not isinstance(word, Mapping) or word.get("default") not in LEVELS:
        return False
    if not CONDITION.issuperset(word):
        return False
    when = word.get("when", ())
    cases = when if isinstance(when, list) else ()
    return all(isinstance(case, Mapping) and case.get("then") in LEVELS for case in cases)


Way: TypeAlias = tuple[str, ...]

NAMING = ("until", "through", "by", "follows")


def conditions_on_nothing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each field or word that a schema's visibility names in vain, once."""
    hint = say("name a field of this record, and words that it may hold")
    for ledger, schema in sorted(grounds.contract.schemas.items()):
        known, place = dict(properties_of(schema, ())), Place(f"schemas/{ledger}.schema.json")
        found: dict[str, str] = {}
        for path, described in {(): schema, **known}.items():
            for name in _named_in_vain(grounds, known, path, described.get("x-visibility")):
                found.setdefault(name, ".".join(path) or ledger)
        for name, where in found.items():
            words = {"path": where, "name": name}
            message = say("the visibility of {path} names {name}, which is not there", **words)
            yield kinds.privacy.VISIBILITY_OF_NOTHING.at(place, message, hint)


def _named_in_vain(
    grounds: Grounds, described: Mapping[Way, Schema], path: Way, word: object
) -> Iterator[str]:
    """Yield the names in a word on visibility that are no field, and no word of their field."""
    if not isinstance(word, Mapping):
        return
    for key in NAMING:
        if key in word and _field(described, path, word[key]) is None:
            yield str(shown(word[key]))
    for case in rows(word, "when"):
        field, words = _field(described, path, case.get("field")), case.get("in")
        known = grounds.words_of(field) if field else None
        if field is None:
            yield str(shown(case.get("field")))
        for each in words if isinstance(words, list) and known is not None else ():
            if known is not None and each not in known:
                yield str(shown(each))


def _field(described: Mapping[Way, Schema], path: Way, name: object) -> Schema | None:
    """Return the field of a name beside a property, or further out, or None."""
    for length in range(max(len(path) - 1, 0), -1, -1):
        if isinstance(name, str) and (*path[:length], name) in described:
            return described[*path[:length], name]
    return None


RULES = (conditions_on_nothing,)
