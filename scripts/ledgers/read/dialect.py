"""Yield the events of a YAML text; the one door to PyYAML.

libyaml's events are followed one by one, without recursion: that is faster than composing nodes,
and shows anchors, tags and directives, which a composed node no longer knows.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.words import Words, say
from ledgers.read.text import Text

Event = Any
SCALAR = yaml.events.ScalarEvent
MAPPING = yaml.events.MappingStartEvent
LIST = yaml.events.SequenceStartEvent
OPENS = frozenset({MAPPING, LIST})
CLOSES = frozenset({yaml.events.MappingEndEvent, yaml.events.SequenceEndEvent})
ALIAS = yaml.events.AliasEvent
DOCUMENT = yaml.events.DocumentStartEvent

Unreadable = yaml.YAMLError


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text; raises `Unreadable` where it is no YAML."""
    return yaml.parse(text, Loader=yaml.CLoader)


def start_of(event: Event) -> tuple[int, int]:
    """Return line and column where an event begins, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def end_of(event: Event) -> tuple[int, int]:
    """Return line and column just after an event, from 1."""
    return event.end_mark.line + 1, event.end_mark.column + 1


def unreadable(source: Text, error: Unreadable) -> Problem:
    """Say in plain words why a text is no YAML."""
    told = getattr(error, "problem", None) or "unreadable"
    mark = getattr(error, "context_mark" if told in NEVER_CLOSED else "problem_mark", None)
    place = _inside(source, mark.line, mark.column) if mark else Place(source.file)
    message, hint = PLAIN_WORDS.get(told, (say("YAML says: {told}", told=told), None))
    return kinds.dialect.SYNTAX.at(place, message, hint or CHECK_INDENTATION)


def _inside(source: Text, line: int, column: int) -> Place:
    """Return a place; what libyaml finds after the end stands at the end of the last line."""
    lines = source.text.splitlines()
    if line < len(lines) or not lines:
        return Place(source.file, line + 1, column + 1)
    return Place(source.file, len(lines), len(lines[-1]) + 1)


NEVER_CLOSED = frozenset(
    {
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
CHECK_INDENTATION = say("look at the indentation, the colons and the quotes around this line")
PLAIN_WORDS: Mapping[str, tuple[Words, Words]] = {
    "mapping values are not allowed in this context": (
        say("a colon stands where no field can begin"),
        say("put quotes around text with a colon and a space, or mend the indentation"),
    ),
    "did not find expected key": (
        say("a field was expected here"),
        say("give this line the same indentation as the fields above it"),
    ),
    "did not find expected '-' indicator": (
        say("an entry beginning with “- ” was expected here"),
        say("give this line the same indentation as the entries above it"),
    ),
    "could not find expected ':'": (
        say("a field name without a colon"),
        say("write an ASCII colon and a space after the field name"),
    ),
    "found character that cannot start any token": (
        say("this character cannot stand at the start of a value"),
        say("put quotes around the value"),
    ),
    "did not find expected ',' or ']'": (
        say("the list that opens here is not closed, or a comma is missing in it"),
        say("close the bracket, and put a comma between the entries"),
    ),
    "did not find expected ',' or '}'": (
        say("the group that opens here is not closed, or a comma is missing in it"),
        say("close the brace, and put a comma between the fields"),
    ),
    "did not find expected node content": (
        say("a value was expected here"),
        say("write the value, or put quotes around it"),
    ),
    "found unknown escape character": (
        say("a backslash stands before a character that it cannot stand before"),
        say("write the backslash twice, or use single quotes"),
    ),
    "found invalid Unicode character escape code": (
        say("the code after the backslash names no character"),
        say("delete the code after the backslash"),
    ),
    "did not find expected <document start>": (
        say("something stands after the end of the document"),
        say("give this line the same indentation as the fields above it"),
    ),
    "found unexpected document indicator": (
        say("a line --- or ... stands inside a quoted text"),
        say("close the quote before it"),
    ),
    "found unexpected end of stream": (
        say("the file ends inside a quoted text or a bracket"),
        say("close the quote or the bracket"),
    ),
    "block sequence entries are not allowed in this context": (
        say("an entry of a list stands where none can begin"),
        say("begin the list on a line of its own, indented below its field"),
    ),
}
