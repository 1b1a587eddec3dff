"""A value written as a file of the ledgers, with the place of every part of it.

What is public of a record is shown so: its lines are those of what is public and of nothing else.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

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
        return tuple(self._made.lines)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text, in hexadecimal digits."""
        return hashlib.sha256("".join(f"{line}\n" for line in self.lines).encode()).hexdigest()

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""
        return self._spans

    @cached_property
    def _made(self) -> "Made":
        made = Made([], {})
        _block(made, (), self.value, "", "")
        return made

    @cached_property
    def _spans(self) -> Mapping[Path, Span]:
        return {path: self._span(*found) for path, found in self._made.found.items()}

    def _span(self, first: int, last: int) -> Span:
        line = self.lines[first - 1]
        column = len(line) - len(line.lstrip(" -")) + 1
        end = len(self.lines[last - 1]) + 1
        return Span(first, column, last, end, first, column, scalar=first == last)


class Made(NamedTuple):
    """What is written: its lines, and the first and the last line of each part, by its path."""

    lines: list[str]
    found: dict[Path, tuple[int, int]]

    def add(self, path: Path, *lines: str) -> None:
        """Add the lines of a part."""
        first = len(self.lines) + 1
        self.lines.extend(lines)
        self.found[path] = first, len(self.lines)


def _block(made: Made, path: Path, value: object, first: str, margin: str) -> None:
    """Write a value in a margin; its first line begins with another one."""
    start, before = len(made.lines) + 1, first
    listed = enumerate(value) if isinstance(value, list) else ()
    for step, inner in value.items() if isinstance(value, dict) else listed:
        made.found.setdefault(path, (start, start))  # A part stands before its own parts.
        if isinstance(value, dict):
            name = step if NAME.match(str(step)) else plain(step)
            _field(made, (*path, step), f"{before}{name}:", inner, margin)
        elif isinstance(inner, dict | list) and inner:
            _block(made, (*path, step), inner, f"{before}- ", f"{margin}{' ' * STEP}")
        else:
            made.add((*path, step), f"{before}- {_single(inner)}")
        before = margin
    if path in made.found:
        made.found[path] = made.found[path][0], len(made.lines)


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


def _field(made: Made, path: Path, key: str, value: object, margin: str) -> None:
    """Write a field: on one line where it fits, else below its name."""
    inside = f"{margin}{' ' * STEP}"
    if isinstance(value, str) and _has_lines(value):
        below = (f"{inside}{text}" for text in value.removesuffix("\n").split("\n"))
        made.add(path, f"{key} {'|' if value.endswith(chr(10)) else '|-'}", *below)
        return
    flat = isinstance(value, list) and not any(isinstance(row, dict | list) for row in value)
    line = f"{key} {inline(value) if flat else _single(value)}"
    if isinstance(value, dict | list) and value and not (flat and len(line) <= WIDTH):
        made.add(path, key)
        _block(made, path, value, inside, inside)
        return
    made.add(path, line)
    if isinstance(value, list):
        made.found.update(((*path, at), made.found[path]) for at in range(len(value)))
