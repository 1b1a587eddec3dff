"""The fields of a ledger as a table: their titles, rules and visibility, from its schema."""

from collections.abc import Iterator, Mapping

from ledgers.model import NONE, Field, Ledger, Names, Words, say, together
from ledgers.publish.kit import Desk, Leaf, Row, Several
from ledgers.publish.kit.labels import VISIBILITY_WORDS

BESIDE: Mapping[str, Words] = {
    "x-not-before": say("not before “{fields}”"),
    "x-part-of": say("part of “{fields}”"),
    "x-at-most": say("at most “{fields}”"),
    "x-adds-up-to": say("adds up to “{fields}” with its like"),
}
ENTRIES: Mapping[str, Words] = {
    "x-ordered": say("in order of “{fields}”"),
    "x-unique": say("once per “{fields}”"),
}
ASKED: Mapping[tuple[str, object], Words] = {
    ("of", "owner"): say("a body of the county or city that files"),
    ("of", "county"): say("a body of the county or of the city"),
    ("not", "owner"): say("no body of the county or city that files"),
    ("level", "city"): say("a post of the city"),
    ("level", "owner"): say("no post of the city in a county's file"),
    ("there", True): say("exists on the day of the record"),
    ("once", "ledger"): say("once in this ledger"),
    ("once", "list"): say("once in its list"),
}


def field_rows(here: Leaf, name: str) -> Iterator[Row]:
    """Yield the fields of a record of a ledger."""
    ledger = here.desk.contract.ledger(name)
    outer = (name,) if ledger.record.key else ()
    for field in ledger.entry.get("properties", {}):
        way = (*outer, field)
        schema = ledger.fields[way].schema
        description = here.desk.told(schema, "description") or NONE
        rules = tuple(rules_of(here.desk, ledger, way))
        told = Several((description, *rules)) if rules else description
        yield here.row(
            here.short(say("Field"), way[-1]),
            here.short(say("Title"), here.desk.told(schema, "title") or NONE),
            here.cell(say("What it says"), told),
            here.cell(say("Visibility"), visibility(schema.get("x-visibility"), ledger)),
        )


def visibility(word: object, ledger: Ledger) -> Words:
    """Say what readers may see of a field whose visibility is a word or a condition."""
    if isinstance(word, dict):
        first = VISIBILITY_WORDS.get(str(word.get("default")), say("not published"))
        if "until" in word:
            until = (row.title for row in ledger.fields.values() if word["until"] in row.names[-1:])
            return say("{word}, once “{field}” has come", word=first, field=next(until))
        return say("{word}, with exceptions", word=first)
    return VISIBILITY_WORDS.get(str(word), say("not published"))


def rules_of(desk: Desk, ledger: Ledger, way: Names) -> Iterator[Words]:
    """Yield the rules of a field, then those of every field inside it, of parts in parts once."""
    inside = [row for row in ledger.fields.values() if row.names[: len(way)] == way]
    once = {id(row.schema): row for row in reversed(inside)}
    for field in reversed(once.values()):
        if not field.is_registered and "changes" not in field.names[1:]:  # alike everywhere
            for words in (*_named(ledger, field), *_asked(desk, field)):
                inner = say("{field}: {part}", field=field.title, part=words)
                yield words if field.names == way else inner


def _named(ledger: Ledger, field: Field) -> Iterator[Words]:
    """Yield the rules that name other fields, beside the field or in its entries."""
    for word, words in BESIDE.items():
        for said in field.named(word):
            ways = [(one.split("."), ledger.holder(field.names, one)) for one in said.split(" + ")]
            names = [(*around, *way) for way, around in ways]
            yield from _of(ledger, words, names, say("{one} + {other}"))
    for word, words in ENTRIES.items():
        names = [(*field.names, name) for name in field.named(word)]
        yield from _of(ledger, words, names, say("{one}, {other}"))


def _of(ledger: Ledger, words: Words, names: list[Names], pair: Words) -> Iterator[Words]:
    """Yield a rule about fields, their titles joined as a `pair`; nothing if there are none."""
    titles = [ledger.fields[name].title for name in names if name in ledger.fields]
    if titles:
        yield Words(words.text, {"fields": together(titles, pair)})


def _asked(desk: Desk, field: Field) -> Iterator[Words]:
    """Yield the rules for the body that a field names, and the scope of an identifier."""
    asked = {**(field.said("x-must-be") or {}), "once": field.said("x-identifier")}
    if kind := asked.get("kind", asked.get("should")):
        yield say("of the kind “{kind}”", kind=desk.term("unit_kinds", kind))
    yield from (words for (key, value), words in ASKED.items() if asked.get(key) == value)
