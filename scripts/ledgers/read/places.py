"""The places of the values in a text, for problems and source pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ledgers.model.document import Path, Span
from ledgers.read import dialect
from ledgers.read.dialect import Event, end_of, start_of

BLOCK = frozenset({"|", ">"})


@dataclass(slots=True)
class YamlPlaces:
    """The places of the values in a text, which is read again when they are first asked for."""

    text: str
    found: dict[Path, Span] | None = None

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""
        if self.found is None:
            self.found = dict(_spans(self.text))
        return self.found


@dataclass(frozen=True, slots=True)
class Key:
    """A field name whose value comes next."""

    name: str
    start: tuple[int, int]
    end: int


@dataclass(slots=True)
class _Open:
    """A container whose places are being found."""

    path: Path
    is_list: bool
    start: tuple[int, int]
    first: tuple[int, int]
    index: int = 0
    key: Key | None = None
    key_end: int = 0


def _spans(text: str) -> Iterator[tuple[Path, Span]]:
    """Yield path and span of each value of a text that is known to be sound.

    A block container ends where its last value ends, not where libyaml notices that it ended.
    """
    stack: list[_Open] = []
    lines = text.splitlines()
    end = (1, 1)
    for event in dialect.events(text):
        kind = type(event)
        if kind is dialect.SCALAR:
            end = _end_of_text(event, lines) if event.style in BLOCK else end_of(event)
            if _takes_key(stack, event):
                continue
            path, start, key_end = _arrive(stack, event)
            yield path, Span(*start, *end, *start_of(event), scalar=True, key_end=key_end)
        elif kind in dialect.OPENS:
            path, start, key_end = _arrive(stack, event)
            stack.append(_Open(path, kind is dialect.LIST, start, start_of(event), key_end=key_end))
        elif kind in dialect.CLOSES:
            done = stack.pop()
            if event.end_mark.index > event.start_mark.index:  # It is a bracket.
                end = max(end, end_of(event))
            span = Span(*done.start, *end, *done.first, scalar=False, key_end=done.key_end)
            yield done.path, span


def _end_of_text(event: Event, lines: list[str]) -> tuple[int, int]:
    """Return where a block text ends; libyaml notices only at the line after it."""
    line = event.end_mark.line
    while line > event.start_mark.line + 1 and not lines[line - 1].strip():
        line -= 1
    return line, len(lines[line - 1]) + 1


def _takes_key(stack: list[_Open], event: Event) -> bool:
    if not stack or stack[-1].is_list or stack[-1].key is not None:
        return False
    stack[-1].key = Key(event.value, start_of(event), end_of(event)[1] + 1)
    return True


def _arrive(stack: list[_Open], event: Event) -> tuple[Path, tuple[int, int], int]:
    """Return the path of the value that begins, where it or its key begins, where its key ends."""
    if not stack:
        return (), start_of(event), 0
    top = stack[-1]
    if top.is_list:
        top.index += 1
        return (*top.path, top.index - 1), start_of(event), 0
    key = top.key or Key("", start_of(event), 0)
    top.key = None
    return (*top.path, key.name), key.start, key.end
