"""Make the page of an issue that is made for printing: one file, nothing loaded from elsewhere."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.publish.bulletins.letter import (
    Grid,
    Heading,
    Letter,
    Paragraph,
    day_text,
    printed_text,
)
from ledgers.publish.kit.templates import Templates


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one part of the body; only one of its fields is filled."""

    heading: str = ""
    paragraph: str = ""
    grid: Grid | None = None

    @property
    def widths(self) -> tuple[str, ...]:
        """Return the widths of the columns of a table, as in 12.5%."""
        return tuple(f"{share:.1%}" for share in self.grid.shares) if self.grid else ()


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """An official document as one HTML file."""

    template: ClassVar[str] = "bulletin_print.html.j2"
    letter: Letter
    blocks: tuple[Block, ...]
    day: str
    printed: str


def as_html(templates: Templates, letter: Letter) -> bytes:
    """Return a document as HTML for printing on A4; the same letter gives the same bytes."""
    page = PrintedLetter(
        letter,
        tuple(_block(part) for part in letter.body),
        day_text(letter.on, letter.language),
        printed_text(letter.printed_on, letter.language),
    )
    return f"{templates.printed(page)}\n".encode()


def _block(part: Heading | Paragraph | Grid) -> Block:
    if isinstance(part, Grid):
        return Block(grid=part)
    return Block(heading=part.text) if isinstance(part, Heading) else Block(paragraph=part.text)
