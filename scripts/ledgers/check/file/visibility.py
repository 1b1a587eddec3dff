"""Schemas say of every property who may see it, by fields and words that exist, and open no way."""

from collections.abc import Iterator, Mapping

from ledgers.check.file.wording import shown
from ledgers.check.ground import Grounds
from ledgers.model import Place, Problem, contract, in_groups, kinds, say
from ledgers.model.rows import as_texts, rows


def visibility_problems(ledger: str, schema: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each property without a usable `x-visibility`."""
    place = Place(f"schemas/{ledger}.schema.json")
    for path, described in properties_of(schema, ()):
        if not is_visibility(described.get("x-visibility")):
            message = say("the property {path} does not say who may see it", path=".".join(path))
            hint = say("add x-visibility: public, aggregate, internal or embargoed")
            yield kinds.privacy.NO_VISIBILITY.at(place, message, hint)


def properties_of(
    schema: object, path: contract.Names
) -> Iterator[tuple[contract.Names, contract.Schema]]:
    """Yield every property that a schema describes, at any depth, with its path.

    What is under `if`, `then` and the like only narrows properties described elsewhere.
    """
    if not isinstance(schema, dict):
        return
    for name, inner in contract.properties(schema).items():
        yield (*path, name), inner if isinstance(inner, dict) else {}
        yield from properties_of(inner, (*path, name))
    yield from properties_of(schema.get("items"), path)
    definitions = schema.get("$defs")
    for name, inner in (definitions if isinstance(definitions, dict) else {}).items():
        yield from properties_of(inner, (*path, "$defs", name))


def is_visibility(word: object) -> bool:
    """Say whether a value is a level, or a condition whose every word is one."""
    if isinstance(word, str):
        return word in contract.LEVELS
    if not isinstance(word, dict) or word.get("default") not in contract.LEVELS:
        return False
    if not contract.CONDITION.issuperset(word):
        return False
    when = word.get("when", ())
    cases = when if isinstance(when, list) else ()
    return all(isinstance(case, dict) and case.get("then") in contract.LEVELS for case in cases)


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
    grounds: Grounds,
    described: Mapping[contract.Names, contract.Schema],
    path: contract.Names,
    word: object,
) -> Iterator[str]:
    """Yield the names in a word on visibility that are no field, and no word of their field."""
    if not isinstance(word, dict):
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


def _field(
    described: Mapping[contract.Names, contract.Schema], path: contract.Names, name: object
) -> contract.Schema | None:
    """Return the field of a name beside a property, or further out, or None."""
    for length in range(max(len(path) - 1, 0), -1, -1):
        if isinstance(name, str) and (*path[:length], name) in described:
            return described[*path[:length], name]
    return None


PUBLIC, AGGREGATE, *_ = contract.LEVELS
PROTECTED = ("persons", "cases", "none")


def what_is_protected(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each schema with sums of which it does not say what they are about."""
    for ledger in grounds.contract.ledgers:
        place = Place(f"schemas/{ledger.name}.schema.json")
        for path, schema in {(): ledger.schema, **dict(properties_of(ledger.schema, ()))}.items():
            if schema.get("x-protects", "none") not in PROTECTED:
                words = {"path": ".".join(path) or ledger.name, "word": shown(schema["x-protects"])}
                message = say("x-protects of {path} is {word}, which means nothing", **words)
                hint = say("write persons, cases or none")
                yield kinds.privacy.NOT_PROTECTED.at(place, message, hint)
        names = next((one for one in ledger.fields if _bare(ledger, one)), None)
        if names:
            message = say("nothing says what the sums of {path} are about", path=".".join(names))
            hint = say("add x-protects: persons, cases or none, to it or around it")
            yield kinds.privacy.NOT_PROTECTED.at(place, message, hint)


def _bare(ledger: contract.Ledger, names: contract.Names) -> bool:
    """Say whether sums are made of a field, and no word around it says what they are about."""
    ways = [names[:length] for length in range(1, len(names) + 1)]
    around = [ledger.schema, *(ledger.fields[way].schema for way in ways if way in ledger.fields)]
    said = any("x-protects" in schema for schema in around)
    return not said and contract.default_of(ledger.fields[names].said("x-visibility")) == AGGREGATE


def facts_with_two_words(grounds: Grounds) -> Iterator[Problem]:
    """Yield the numbers that are not public though others that are public give them away."""
    for ledger in grounds.contract.ledgers:
        place = Place(f"schemas/{ledger.name}.schema.json")
        for whole, parts in _sums(ledger):
            hidden = [one for one in (whole, *parts) if not ledger.is_public(one)]
            if len(hidden) == 1:
                others = [one for one in (whole, *parts) if one != hidden[0]]
                words = {"path": ".".join(hidden[0]), "others": ", ".join(map(".".join, others))}
                message = say("{path} is not public, and follows from {others}, public", **words)
                hint = say("make it public too, or hide one of the others")
                yield kinds.privacy.TWO_WORDS.at(place, message, hint)


def _sums(ledger: contract.Ledger) -> Iterator[tuple[contract.Names, list[contract.Names]]]:
    """Yield each number that is the sum of others, and those."""
    for whole in ledger.with_word("x-sum-of"):
        yield whole.names, [tuple(str(whole.said("x-sum-of")).split("."))]
    added = ledger.with_word("x-adds-up-to")
    parts = in_groups(((*row.names[:-1], row.said("x-adds-up-to")), row) for row in added)
    yield from ((names, [one.names for one in found]) for names, found in parts.items())


def presence_that_tells(grounds: Grounds) -> Iterator[Problem]:
    """Yield the public fields that are there, or shown, only where a hidden field says so.

    What decides about the whole record tells nothing more about its fields.
    """
    for ledger in grounds.contract.ledgers:
        place = Place(f"schemas/{ledger.name}.schema.json")
        whole = _deciding(ledger.schema.get("x-visibility"))
        for names, by in sorted({*_required(ledger), *_shown_where(ledger)}):
            said = ledger.fields[names].said("x-visibility") if names in ledger.fields else None
            if PUBLIC in contract.words_of(said) and _is_hidden(ledger, by) and by[-1] not in whole:
                words = {"path": ".".join(names), "field": ".".join(by)}
                message = say("whether {path} is shown tells what {field} says, hidden", **words)
                hint = say("hide it as well, or let it depend on what is public")
                yield kinds.privacy.PRESENCE.at(place, message, hint)


def _required(ledger: contract.Ledger) -> Iterator[tuple[contract.Names, contract.Names]]:
    """Yield each field that must be there where another one has some value, and that one."""
    fields = ((names, field.entry) for names, field in ledger.fields.items())
    for way, schema in (((), ledger.schema), *fields):
        for clause in (schema, *rows(schema, "allOf")):
            asked, then = clause.get("if"), clause.get("then")
            if isinstance(asked, dict) and isinstance(then, dict):
                always = as_texts(schema.get("required"))
                needed = {*as_texts(then.get("required"))}.difference(always)
                by = contract.properties(asked)
                yield from (((*way, one), (*way, name)) for one in needed for name in by)


def _shown_where(ledger: contract.Ledger) -> Iterator[tuple[contract.Names, contract.Names]]:
    """Yield each field that is shown where another one holds some word, and that one."""
    for names, field in ledger.fields.items():
        for name in _deciding(field.said("x-visibility")):
            yield names, (*ledger.holder(names, name), name)


def _deciding(said: object) -> set[str]:
    return {str(case.get("field")) for case in contract.cases_of(said)}


def _is_hidden(ledger: contract.Ledger, names: contract.Names) -> bool:
    """Say whether a field is hidden in records that are shown."""
    known = names in ledger.fields and not ledger.is_public(names)
    return known and ledger.fields[names].said("x-visibility") != ledger.schema.get("x-visibility")
