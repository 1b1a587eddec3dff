"""Read fixtures and lay them over a city in memory; README.md says how a fixture is written."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests.cities import MemoryTree

HERE = Path(__file__).parent
TODAY = "2026-07-15"

HEAD = re.compile(
    r"# (why|today|expect|file|replace|with|delete|clear|link|bytes|times|copies"
    r"|then|actor|received|says|branch|attachments):(?: (.*))?\n"
)
EXPECT = re.compile(r"([A-Z][0-9]{3})(?: line ([0-9]+))?(?: in (\S+))?\Z")
ESCAPE = re.compile(rb"\\(x[0-9a-f]{2}|[nrt\\])")
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\"}


@dataclass(frozen=True, slots=True)
class Case:
    """One fixture: the folder it lies in, the words of its head in order, and what follows."""

    code: str
    name: str
    head: tuple[tuple[str, str], ...]
    body: bytes

    def said(self, word: str) -> list[str]:
        """Return everything that the head says under a word."""
        return [value for name, value in self.head if name == word]

    @property
    def today(self) -> date:
        """Return the day on which the city is checked."""
        return date.fromisoformat((self.said("today") or [TODAY])[0])

    @property
    def is_of_change(self) -> bool:
        """Say whether it has two states: what comes before `# then:`, and what comes after."""
        return bool(self.said("then"))

    @property
    def is_of_province(self) -> bool:
        """Say whether it changes a province's folder (tests/federation.py), and not the city."""
        return self.said("file")[0] == "province.yaml"

    @property
    def received(self) -> date | None:
        """Return the day on which the change is received."""
        return next(map(date.fromisoformat, self.said("received")), None)

    @property
    def before(self) -> "Case":
        """Return the fixture that leads to the state before the change."""
        words = [name for name, _ in self.head]
        return replace(self, head=self.head[: words.index("then")], body=b"")

    @property
    def expected(self) -> list[tuple[str, str, int]]:
        """Return code, file and line of each problem there must be; there may be no other."""
        found = [EXPECT.match(text) for text in self.said("expect") if text != "none"]
        assert all(found), f"{self.name}: # expect: is not understood"
        first = self.said("file")[0]
        return sorted(
            (match[1], plain(match[3] or first), int(match[2] or 1)) for match in found if match
        )


def cases() -> Iterator[Case]:
    """Yield every fixture, by its path."""
    for path in sorted(HERE.glob("*/*.yaml")):
        data = path.read_bytes()
        head, end = [], 0
        while match := HEAD.match(data[end:].split(b"\n", 1)[0].decode() + "\n"):
            head.append((match[1], match[2] or ""))
            end = data.index(b"\n", end) + 1
        yield Case(path.parent.name, f"{path.parent.name}/{path.stem}", tuple(head), data[end:])


def laid(case: Case, city: Mapping[str, bytes]) -> MemoryTree:
    """Return a city as a fixture changes it."""
    files: dict[str, bytes | None] = dict(city)
    path, old = "", b""
    for word, value in case.head:
        if word == "file":
            path = plain(value)
        elif word == "replace":
            old = unescaped(value)
        elif word == "with":
            files[path] = swapped(path, files[path], old, unescaped(value))
        elif word == "delete":
            del files[path]
        elif word == "clear":
            files = {path: data for path, data in files.items() if not path.startswith(value)}
        elif word == "copies":
            data = files.pop(path)
            files |= {path.replace("{}", str(number)): data for number in range(int(value))}
        elif word in WHOLE:
            files[path] = WHOLE[word](files.get(path), value)
    if case.body:
        files[path] = case.body
    return MemoryTree(files)


def swapped(path: str, data: bytes | None, old: bytes, new: bytes) -> bytes:
    """Return a file in which a text that stands exactly once is replaced."""
    assert data is not None
    assert data.count(old) == 1, f"{path} has {data.count(old)} times {old.decode()!r}"
    return data.replace(old, new)


def unescaped(text: str) -> bytes:
    r"""Return a head's value as bytes, with `\\n`, `\\t`, `\\r`, `\\\\` and `\\xff` resolved."""
    return ESCAPE.sub(
        lambda match: PLAIN.get(match[1]) or bytes.fromhex(match[1][1:].decode()), text.encode()
    )


def plain(text: str) -> str:
    """Return a head's value as a path, as the file system names it."""
    return os.fsdecode(unescaped(text))


WHOLE: Mapping[str, Callable[[bytes | None, str], bytes | None]] = {
    "link": lambda _, __: None,
    "bytes": lambda _, value: unescaped(value),
    "times": lambda data, value: (data or b"") * int(value),
}
"""What a file becomes by a word of the head."""
