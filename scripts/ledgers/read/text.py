"""Turn the bytes of a file into text, or say why that cannot be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

MAX_BYTES = 1024 * 1024
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
DIRECTIVE = re.compile(r"^%", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a file's text under the file's name.

    A byte order mark at the start is accepted and dropped, since some editors write one; a line
    break missing at the end is added, without which libyaml misreads a block text.
    """

    file: str
    text: str


def decoded(file: str, data: bytes) -> Text | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
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
        return kinds.dialect.NOT_UTF8.at(
            place, message, say("save the file again with encoding UTF-8")
        )
    return Text(file, text if text.endswith("\n") else text + "\n")


def _place_of(file: str, before: str) -> Place:
    lines = re.split(r"\r\n|\r|\n", before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def unwanted_characters(source: Text) -> Iterator[Problem]:
    """Yield the first tab, directive and character that cannot be seen."""
    tab = source.text.find("\t")
    if tab >= 0:
        place = _place_of(source.file, source.text[:tab])
        yield kinds.dialect.TAB.at(place, say("there is a tab here"), say("use spaces"))
    directive = DIRECTIVE.search(source.text)
    if directive:
        place = _place_of(source.file, source.text[: directive.start()])
        yield kinds.dialect.DIRECTIVE.at(
            place, say("a directive (%) stands here"), say("delete the line")
        )
    found = INVISIBLE.search(source.text)
    if found:
        place = _place_of(source.file, source.text[: found.start()])
        code = f"U+{ord(found.group()):04X}"
        yield kinds.dialect.INVISIBLE.at(
            place,
            say("there is a character here that cannot be seen ({code})", code=code),
            say("delete it and type the text again"),
        )
