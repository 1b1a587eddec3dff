"""A number explained, as data for the script that opens a box over it."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from ledgers.model.output import OutputFile
from ledgers.model.words import Both, Words, as_words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import clean, handed_over
from ledgers.publish.kit.components import Inline, Linked
from ledgers.publish.kit.context import Desk, Leaf

Told = Mapping[str, object]
WORDS = (say("Where the number leads"), say("Close"))


def told(here: Leaf, head: object, formula: object, rows: object, *ways: Linked) -> Told:
    """Return a number explained: name and value, formula in words and figures, what went in."""
    parts = {"head": head, "formula": formula, "rows": rows, "ways": ways}
    return {name: _written(here.desk, part) for name, part in parts.items()}


def _written(desk: Desk, value: object) -> list[object]:
    """Return a value as texts and links, lists and tuples as lists of these."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_written(desk, each) for each in value]
    return [*pieces(desk, value)]


def pieces(desk: Desk, value: object) -> Iterator[str | tuple[str, str]]:
    """Yield what a page prints for a value: texts, and texts with their addresses; no markup."""
    if isinstance(value, Linked):
        yield (clean(value.text), value.href) if value.href else clean(value.text)
    elif isinstance(value, Inline):
        for one in value.values:
            yield from (*pieces(desk, one), " ")
    elif isinstance(value, Words) and value.args:
        for literal, name, _, _ in Formatter().parse(desk.say(Words(value.text))):
            yield clean(literal)
            yield from pieces(desk, value.args[name]) if name else ()
    else:
        words = as_words(value) if isinstance(value, Both) else value
        yield clean(desk.say(words) if isinstance(words, Words) else str(words))


def numbers_file(here: Leaf, explained: Mapping[str, Told]) -> OutputFile:
    """Return what explains the numbers of a folder's subject, by key."""
    data = {"words": [*map(here.desk.say, WORDS)], "told": explained}
    return handed_over(here.place + links.NUMBERS, data)
