"""A chart as plain values, from which it is drawn and printed as a table; and what was drawn."""

import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal

from ledgers.model import HUNDRED, Light, Words, rounded, say
from ledgers.model.values import Struct, to_builtins

LIGHTS = (
    Light.DONE,
    Light.ON_TRACK,
    Light.DUE_SOON,
    Light.PENDING,
    Light.BEHIND,
    Light.OVERDUE,
    Light.NOT_STARTED,
    Light.NOT_APPLICABLE,
)
"""The order in which lights are shown: from done to what does not count."""


class Row(Struct, frozen=True):
    """A row of a chart's table: its name, and for each column a number, or None for unknown.

    `key` names the row for how it is drawn, where a chart makes some rows stand out; `code` is that
    of the county whose row it is.
    """

    name: str
    cells: tuple[str | None, ...]
    key: str = ""
    code: str = ""

    @property
    def link(self) -> str | None:
        """Return what stands in a drawing for the address of the county's page."""
        return f"#to-{self.code}" if self.code else None


class Chart(Struct, frozen=True):
    """A chart as values, every word in the reader's language.

    `name` is unique on the portal and prefixes the drawing's identifiers; `shape` says how it is
    drawn; `first` heads the column of names; `keys` name the columns for colours; `method` is the
    anchor of the formula behind the numbers.
    """

    name: str
    shape: str
    title: str
    description: str
    sentence: str
    first: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    method: str

    def digest(self, salt: str) -> str:
        """Return a name for the drawing: SHA-256 over the values and a salt."""
        values = json.dumps(to_builtins(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{salt}\n{values}".encode()).hexdigest()


def hundredths(share: Decimal | None) -> str | None:
    """Return a share as a percentage with one decimal, without its sign."""
    return None if share is None else f"{rounded(share * HUNDRED)}"


def named(names: list[str]) -> str | Words:
    """Return a name, or the first of several that share a place and how many more they are."""
    if len(names) == 1:
        return names[0]
    return say("{first} and {more} more", first=names[0], more=str(len(names) - 1))


class Drawn(Struct, frozen=True):
    """An SVG element, ready to stand inside a page."""

    svg: str


TAG = re.compile(
    r"</?(?:svg|g|a|text|path|use|defs|title|desc)(?: "
    r'(?:(?:class|id|x|y|d|viewBox|font-family|role|aria-labelledby|transform|data-row)="[^"<>]*"'
    r'|style="(?:var\(|[^"(<>\\])*"|href="#[^"<>]*"))*/?>'
)
"""The tags of our drawings: they draw and name, lead only to themselves, and do nothing."""


def is_drawing(svg: str) -> bool:
    """Say whether a text could be one of our drawings, whoever wrote it."""
    return svg.startswith('<svg class="cl-drawing" ') and "<" not in TAG.sub("", svg)


Drawings = Mapping[str, str]
"""SVG by the digest of the chart that it shows."""


def alone(svg: str, colours: Mapping[str, str]) -> bytes:
    """Return a drawing as a file of its own: on white, in the colours of the day."""
    named = re.sub(r"var\((--cl-[\w-]+)\)", lambda found: colours[found[1]], svg)
    head = '<svg xmlns="http://www.w3.org/2000/svg" style="background: #ffffff" '
    return f"{named.replace('<svg ', head, 1)}\n".encode()
