"""A value written as a file of the ledgers, with the place of every part of it.

What is public of a record is shown so: its lines are those of what is public and of nothing else.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from ledgers.model import Path, Span, Struct
from ledgers.model.yaml_text import inline, plain

WIDTH = 100
STEP = 2
NAME = re.compile(r"(?!(?:true|false|null)\Z)[a-z_][a-z0-9_]*\Z")
"""A name that needs no quotes."""
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
"""Signs that no text of several lines can be written with."""


class Written(Struct, frozen=True, eq=False, dict=True):
    """A value as text: the same for equal values, whatever file it came from."""

    value: Mapping[str, object]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the lines, without their ends."""
        return tuple(text for text, _ in self._made)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text, in hexadecimal digits."""
        return hashlib.sha256("".join(f"{line}\n" for line in self.lines).encode()).hexdigest()

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""
        return self._spans

    @cached_property
    def _made(self) -> tuple[tuple[str, tuple[Path, ...]], ...]:
        return tuple(_block((), self.value, "", ""))

    @cached_property
    def _spans(self) -> Mapping[Path, Span]:
        first: dict[Path, int] = {}
        last: dict[Path, int] = {}
        for number, (_, paths) in enumerate(self._made, 1):
            for path in paths:
                for length in range(len(path) + 1):
                    first.setdefault(path[:length], number)
                    last[path[:length]] = number
        return {path: self._span(first[path], last[path]) for path in first}

    def _span(self, first: int, last: int) -> Span:
        line = self.lines[first - 1]
        column = len(line) - len(line.lstrip(" -")) + 1
        end = len(self.lines[last - 1]) + 1
        return Span(first, column, last, end, first, column, scalar=first == last)


Line = tuple[str, tuple[Path, ...]]
"""A line, and the paths of the values that are on it."""


def _block(path: Path, value: object, first: str, margin: str) -> Iterator[Line]:
    """Yield the lines of a value in a margin; its first line begins with another one."""
    listed = enumerate(value) if isinstance(value, list) else ()
    rows = value.items() if isinstance(value, dict) else listed
    for number, (step, inner) in enumerate(rows):
        before = margin if number else first
        if isinstance(value, dict):
            name = step if NAME.match(str(step)) else plain(step)
            yield from _field((*path, step), f"{before}{name}:", inner, margin)
        elif isinstance(inner, Mapping | list) and inner:
            yield from _block((*path, step), inner, f"{before}- ", f"{margin}{' ' * STEP}")
        else:
            yield f"{before}- {_single(inner)}", ((*path, step),)


def _single(value: object) -> str:
    """Write a value on one line: nothing that holds others, unless it is empty."""
    if isinstance(value, dict):
        return "{}"
    return "[]" if isinstance(value, list) else plain(value)


def _has_lines(text: str) -> bool:
    """Say whether a text can be written line by line, as it is."""
    lines = text.removesuffix("\n").split("\n")
    return (
        "\n" in text
        and all(lines)
        and all(row == row.strip() for row in lines)
        and not UNSAFE.search(text)
    )


def _field(path: Path, key: str, value: object, margin: str) -> Iterator[Line]:
    """Yield the lines of a field: on one line where it fits, else below its name."""
    inside = f"{margin}{' ' * STEP}"
    if isinstance(value, str) and _has_lines(value):
        yield f"{key} {'|' if value.endswith(chr(10)) else '|-'}", (path,)
        yield from ((f"{inside}{text}", (path,)) for text in value.removesuffix("\n").split("\n"))
    elif isinstance(value, list) and not any(isinstance(row, Mapping | list) for row in value):
        line = f"{key} {inline(value)}"
        if len(line) <= WIDTH or not value:
            yield line, (path, *((*path, at) for at in range(len(value))))
            return
        yield key, (path,)
        yield from _block(path, value, inside, inside)
    elif isinstance(value, Mapping | list) and value:
        yield key, (path,)
        yield from _block(path, value, inside, inside)
    else:
        yield f"{key} {_single(value)}", (path,)
