"""The value of a text in the strict YAML dialect of the ledgers."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ledgers.model import Kind, Place, Problem, Struct, Words, field, kinds, say
from ledgers.read import dialect
from ledgers.read.dialect import INVISIBLE, Event, Text, merge_markers, unwanted_characters

MAX_LEVELS = 20
MAX_DIGITS = 40

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
NUMERIC = frozenset("-0123456789")
"""How numbers begin."""
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
CONSTANTS: Mapping[str, object] = {"true": True, "false": False, "null": None, "": None}

OWN_VALUE = say("write the value out where it is needed")
NAME_FIRST = say("write a field name, an ASCII colon, a space, then the value")
QUOTE_IT = say("put quotes around the value")
FILL_OR_DELETE = say("fill it in or delete the file")


def parsed(source: Text) -> tuple[object, tuple[Problem, ...]]:
    """Return the value of a text, and every problem of dialect; with problems, ignore the value."""
    for found in (tuple(merge_markers(source)), tuple(unwanted_characters(source))):
        if found:
            return None, found
    reader = _Reader(source.file, source.text, asks="?" in source.text)
    try:
        reader.follow()
    except dialect.Unreadable as error:
        reader.problems.append(dialect.unreadable(source, error))
    return reader.value, tuple(reader.problems)


class _Level(Struct):
    """A container that is being read; `key` is the field whose value comes next."""

    value: dict[str, object] | list[object]
    key: str | None = None
    wants_key: bool = True


class _Reader(Struct):
    """Follow the events of one text and build its value."""

    file: str
    text: str
    asks: bool
    value: object = None
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Level] = field(default_factory=list)
    documents: int = 0

    def follow(self) -> None:
        """Read to the end, or to a problem after which reading on is useless."""
        for event in dialect.events(self.text):
            if not self.take(event):
                return
        if not self.documents:
            message = say("there is nothing in this file")
            self.problems.append(kinds.dialect.EMPTY.at(Place(self.file), message, FILL_OR_DELETE))

    def take(self, event: Event) -> bool:
        """Take one event; return whether to go on."""
        kind = type(event)
        if kind is dialect.SCALAR:
            self.scalar(event)
        elif kind in dialect.OPENS:
            return self.open(event)
        elif kind in dialect.CLOSES:
            self.put(self.stack.pop().value, event)
        elif kind is dialect.DOCUMENT:
            return self.begin(event)
        elif kind is dialect.ALIAS:
            message = say("there is an alias (*{name}) here", name=event.anchor)
            self.say(kinds.dialect.ANCHOR, event, message, OWN_VALUE)
            return False
        return True

    def begin(self, event: Event) -> bool:
        """Begin a document; only one is allowed."""
        self.documents += 1
        if self.documents > 1:
            message = say("a second document begins here")
            hint = say("delete the line ---, or use two files")
            self.say(kinds.dialect.SECOND_DOCUMENT, event, message, hint)
        return self.documents == 1

    def open(self, event: Event) -> bool:
        """Open a mapping or a list."""
        self.decorations(event)
        if self.stack and self.stack[-1].wants_key and isinstance(self.stack[-1].value, dict):
            message = say("a list or a group is used as a field name")
            self.say(kinds.dialect.ODD_KEY, event, message, NAME_FIRST)
            return False
        if len(self.stack) == MAX_LEVELS:
            message = say("more than {limit} levels", limit=MAX_LEVELS)
            self.say(kinds.dialect.TOO_DEEP, event, message, say("write it flatter"))
            return False
        self.stack.append(_Level({} if type(event) is dialect.MAPPING else []))
        return True

    def scalar(self, event: Event) -> None:
        """Take a text, a number, a constant or a field name."""
        if event.anchor is not None or event.tag is not None:
            self.decorations(event)
        if event.style and INVISIBLE.search(event.value):
            message = say("the text holds a character that cannot be seen, written by its code")
            hint = say("delete the code after the backslash")
            self.say(kinds.dialect.INVISIBLE, event, message, hint)
        level = self.stack[-1] if self.stack else None
        if level is not None and level.wants_key and isinstance(level.value, dict):
            self.name(level, event)
        else:
            self.put(event.value if event.style else self.plain(event), event)

    def name(self, level: _Level, event: Event) -> None:
        """Take a field name."""
        key = event.value
        if self.asks and self.text[event.start_mark.index - 1 : event.start_mark.index] == "?":
            message = say("a question mark touches this name")
            self.say(kinds.dialect.SYNTAX, event, message, QUOTE_IT)
        if key == "<<" and not event.style:
            message = say("there is a merge key (<<) here")
            self.say(kinds.dialect.MERGE_KEY, event, message, OWN_VALUE)
        elif not event.style and key in {"", "null"}:
            self.say(kinds.dialect.ODD_KEY, event, say("a value without a field name"), NAME_FIRST)
        elif key in level.value:
            message = say("the field “{name}” is repeated here", name=key)
            hint = say("keep one of the two, and delete the other line")
            self.say(kinds.dialect.DUPLICATE_KEY, event, message, hint)
        level.key, level.wants_key = key, False

    def plain(self, event: Event) -> object:
        """Return what an unquoted value means in the dialect."""
        text = event.value
        if text in CONSTANTS:
            return CONSTANTS[text]
        if text[0] not in NUMERIC:
            return text
        whole, broken = INTEGER.match(text), DECIMAL.match(text)
        if not (whole or broken):
            return text
        if len(text) > MAX_DIGITS:
            message = say("a number with {digits} characters", digits=len(text))
            hint = say("put it in quotes if it is an identifier")
            self.say(kinds.dialect.LONG_NUMBER, event, message, hint)
            return None
        return int(text) if whole else Decimal(text)

    def put(self, value: object, event: Event) -> None:
        """Put a finished value into its container."""
        if not self.stack:
            self.value = value
            return
        level = self.stack[-1]
        if isinstance(level.value, list):
            level.value.append(value)
        elif level.wants_key:
            self.say(kinds.dialect.ODD_KEY, event, say("a value without a field name"), NAME_FIRST)
        else:
            level.value[level.key or ""] = value
            level.wants_key = True

    def decorations(self, event: Event) -> None:
        """Report anchors and tags."""
        if event.anchor is not None:
            message = say("there is an anchor (&{name}) here", name=event.anchor)
            self.say(kinds.dialect.ANCHOR, event, message, OWN_VALUE)
        if event.tag is not None:
            message = say("there is a tag ({tag}) here", tag=event.tag)
            hint = say("delete it; quote the value to make it text")
            self.say(kinds.dialect.TAG, event, message, hint)

    def say(self, kind: Kind, event: Event, message: Words, hint: Words) -> None:
        """Note a problem where an event begins."""
        self.problems.append(kind.at(Place(self.file, *dialect.start_of(event)), message, hint))
