"""See that every property of every schema says who may see it (design, section 4)."""

from collections.abc import Iterator, Mapping

from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

LEVELS = frozenset({"public", "aggregate", "internal", "embargoed"})
CONDITIONS = frozenset({"default", "when", "until", "through", "by", "follows"})


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

    What stands under `if`, `then` and the like only narrows properties described elsewhere.
    """
    if not isinstance(schema, dict):
        return
    described = schema.get("properties")
    for name, inner in (described if isinstance(described, dict) else {}).items():
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
    if not CONDITIONS.issuperset(word):
        return False
    when = word.get("when", ())
    cases = when if isinstance(when, list) else ()
    return all(isinstance(case, Mapping) and case.get("then") in LEVELS for case in cases)
