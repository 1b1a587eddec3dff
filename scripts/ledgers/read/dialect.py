"""The text of a file and its YAML events; the one door to PyYAML.

Values are read from libyaml's events, one by one: these show anchors, tags and directives, which a
composed node does not have. Places are those of the nodes, for problems and source pages.
"""

import pathlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ledgers.model import Both, Path, Place, Problem, Span, Struct, Words, as_words, kinds, say
from ledgers.model.changes import FIRST

MAX_BYTES = 1024 * 1024
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
UNWANTED = (
    (re.compile("\t"), kinds.dialect.TAB, say("there is a tab here"), say("use spaces")),
    (
        re.compile(r"^%", re.MULTILINE),
        kinds.dialect.DIRECTIVE,
        say("there is a directive (%) here"),
        say("delete the line"),
    ),
    (
        INVISIBLE,
        kinds.dialect.INVISIBLE,
        say("there is a character here that cannot be seen ({code})"),
        say("delete it and type the text again"),
    ),
    (
        re.compile(r"^ *\u3000+(?=(?:- )?[a-z]\w*: )", re.MULTILINE),
        kinds.dialect.INVISIBLE,
        say("there is a full-width space before the field"),
        say("indent with ASCII spaces"),
    ),
)
"""Characters that no file may have: pattern, kind of problem, message, hint."""


class Text(Struct, frozen=True):
    """A file's text with the file's name.

    A byte order mark at the start is dropped, since some editors write one. A missing line break
    at the end is added, since libyaml misreads a block text without it.
    """

    file: str
    text: str


def decoded(file: str, data: bytes) -> Text | Problem:
    """Return the text of a file, or the problem that makes it unreadable."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024
        message = say(
            "the file has {size} bytes; the limit is {limit} KiB", size=len(data), limit=limit
        )
        return kinds.dialect.TOO_LARGE.at(Place(file), message, say("split it, or ask the city"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of(file, error.object[: error.start].decode("utf-8", "replace"))
        message = say("byte {byte} is not UTF-8", byte=f"0x{error.object[error.start]:02X}")
        hint = say("save the file again with encoding UTF-8")
        return kinds.dialect.NOT_UTF8.at(place, message, hint)
    return Text(file, text if text.endswith("\n") else text + "\n")


def _place_of(file: str, before: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def unwanted_characters(source: Text) -> Iterator[Problem]:
    """Yield problems: the first tab, directive and invisible character."""
    for pattern, kind, message, hint in UNWANTED:
        if found := pattern.search(source.text):
            place = _place_of(source.file, source.text[: found.start()])
            yield kind.at(place, Words(message.text, {"code": f"U+{ord(found[0][0]):04X}"}), hint)


MARKER = re.compile(r"^(?:[<>|]{7}(?: .*)?|={7})\r?$", re.MULTILINE)


def merge_markers(source: Text) -> Iterator[Problem]:
    """Yield a problem for each line with which git marks what it could not merge."""
    hint = say(
        "keep the right lines of the two between <<<<<<< and >>>>>>>, or both, one after the other;"
        " then delete the lines with the markers"
    )
    lines = source.text.split("\n") if MARKER.search(source.text) else ()
    for number, line in enumerate(lines, 1):
        if MARKER.match(line):
            message = say("git could not merge here: {marker}", marker=line[:7])
            # Earlier versions could not read the file either.
            place = Place(source.file, number)
            yield kinds.dialect.MERGE_MARKER.at(place, message, hint, sharper=FIRST)


Event = Any
Node = Any
SCALAR = yaml.events.ScalarEvent
MAPPING = yaml.events.MappingStartEvent
LIST = yaml.events.SequenceStartEvent
OPENS = frozenset({MAPPING, LIST})
CLOSES = frozenset({yaml.events.MappingEndEvent, yaml.events.SequenceEndEvent})
ALIAS = yaml.events.AliasEvent
DOCUMENT = yaml.events.DocumentStartEvent

Unreadable = yaml.YAMLError


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text; raises `Unreadable` where it is not YAML."""
    # A third faster than `yaml.parse`, which asks twice for each.
    return iter(yaml.CLoader(text).get_event, None)


class _Untagged(yaml.CBaseLoader):
    """Composes nodes without looking for their tags, which takes longer than all the rest."""

    def resolve(self, *_: object) -> str:
        """Return no tag."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Do nothing on the way down."""

    def ascend_resolver(self) -> None:
        """Do nothing on the way up."""


def composed(text: str) -> Node:
    """Return the node of a text that is known to be sound, None of one without a value."""
    return yaml.compose(text, Loader=_Untagged)


def within(node: Node) -> list[tuple[str | int, Node, Node]] | None:
    """Return what a node holds: step, key if any, and node of each; None of a single value."""
    if isinstance(node, yaml.ScalarNode):
        return None
    if isinstance(node, yaml.MappingNode):
        return [(key.value, key, inner) for key, inner in node.value]
    return [(index, None, inner) for index, inner in enumerate(node.value)]


def start_of(event: Event | Node) -> tuple[int, int]:
    """Return line and column where an event or a node begins, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def end_of(event: Event | Node) -> tuple[int, int]:
    """Return line and column just after an event or a node, from 1."""
    return event.end_mark.line + 1, event.end_mark.column + 1


def unreadable(source: Text, error: Unreadable) -> Problem:
    """Return the problem of a text that is not YAML, in plain words."""
    reason = getattr(error, "problem", None) or "unreadable"
    mark = getattr(error, "context_mark" if reason in NEVER_CLOSED else "problem_mark", None)
    place = _inside(source, mark.line, mark.column) if mark else Place(source.file)
    known = yaml.load(SYNTAX.read_text("utf-8"), Loader=yaml.CSafeLoader).get(reason)
    if known is None:
        message = say("YAML says: {told}", told=reason)
        return kinds.dialect.SYNTAX.at(place, message, CHECK_INDENTATION)
    message, hint = (as_words(Both(**known[part])) for part in ("message", "hint"))
    return kinds.dialect.SYNTAX.at(place, message, hint)


def _inside(source: Text, line: int, column: int) -> Place:
    """Return a place, never after the end of the last line, where libyaml may report one."""
    lines = source.text.splitlines()
    if line < len(lines) or not lines:
        return Place(source.file, line + 1, column + 1)
    return Place(source.file, len(lines), len(lines[-1]) + 1)


SYNTAX = pathlib.Path(__file__).resolve().parents[3] / "site/syntax.yaml"
"""The plain words for what libyaml says."""
NEVER_CLOSED = frozenset(
    {
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
CHECK_INDENTATION = say("look at the indentation, the colons and the quotes around this line")


BLOCK = frozenset({"|", ">"})


class YamlPlaces(Struct):
    """The places of the values in a text, which is read again when they are first asked for."""

    text: str
    found: dict[Path, Span] | None = None

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path; the text is known to be sound."""
        if self.found is None:
            self.found = {}
            node = composed(self.text)
            if node is not None:
                _find(self.found, self.text.splitlines(), (), node)
        return self.found


def _find(
    found: dict[Path, Span], lines: list[str], path: Path, node: Node, key: Node = None
) -> tuple[int, int]:
    """Find the spans of a value with its key, and of all inside it; return where it ends.

    A block container ends where its last value ends, not where libyaml notices that it ended.
    """
    begin, end, held = start_of(node), end_of(node), within(node)
    for step, name, inner in held or ():
        last = _find(found, lines, (*path, step), inner, name)
        end = end if node.flow_style else last
    if held is None and node.style in BLOCK:
        end = _end_of_text(node, lines)
    start, key_end = (start_of(key), end_of(key)[1] + 1) if key else (begin, 0)
    found[path] = Span(*start, *end, *begin, scalar=held is None, key_end=key_end)
    return end


def _end_of_text(node: Node, lines: list[str]) -> tuple[int, int]:
    """Return where a block text ends; libyaml notices only at the line after it."""
    line = node.end_mark.line
    while line > node.start_mark.line + 1 and not lines[line - 1].strip():
        line -= 1
    return line, len(lines[line - 1]) + 1
