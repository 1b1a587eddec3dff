"""Hold the parts that only pages of bulletins have."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.words import Words
from ledgers.publish.kit.links import Linked


@dataclass(frozen=True, slots=True)
class Masthead:
    """Print who issued what under which number, above a red rule."""

    template: ClassVar[str] = "bulletin_masthead.html.j2"
    issuer: str
    number: str
    series: Linked
    issued_on: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Print a paragraph of text and links."""

    template: ClassVar[str] = "bulletin_prose.html.j2"
    pieces: tuple[str | Words | Linked, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """Print that an issue was corrected, or is a correction."""

    template: ClassVar[str] = "bulletin_banner.html.j2"
    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Barred:
    """Hold one bar: its name, its number, how long it is, and where the plan's mark stands."""

    name: Linked
    number: str
    width: str
    plan: str | None


@dataclass(frozen=True, slots=True)
class Bars:
    """Print frozen progress against the plan as bars; the sentence says what they show."""

    template: ClassVar[str] = "bulletin_bars.html.j2"
    title: Words
    sentence: Words
    rows: tuple[Barred, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Print the way to the other pages of a list."""

    template: ClassVar[str] = "bulletin_pager.html.j2"
    label: Words
    links: tuple[Linked, ...]
