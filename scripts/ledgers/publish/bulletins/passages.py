"""Take the preface of an issue apart: text, quoted figures, and what was taken down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ledgers.model.bulletin import Bulletin, Name, Redaction, digest_of
from ledgers.model.facts import OWN, Quoted, Text, kind_in, pieces
from ledgers.publish.bulletins.frozen import Number, shown


@dataclass(frozen=True, slots=True)
class Figure:
    """A quoted figure as it is printed, and which one it is."""

    text: str
    name: Name


@dataclass(frozen=True, slots=True)
class Withheld:
    """A paragraph that is not shown: taken down, or never public."""

    redaction: Redaction | None


Passage: TypeAlias = tuple[str | Figure, ...] | Withheld


def passages(issue: Bulletin) -> Iterator[Passage]:
    """Yield the paragraphs of a preface in the order in which they were issued.

    Where one was taken down, its redaction stands in its place.
    """
    there = {digest_of(paragraph): paragraph for paragraph in issue.preface}
    if not there.keys() <= set(issue.preface_digests):
        yield from (filled_in(paragraph, issue) for paragraph in issue.preface)
        return
    gone = {redaction.digest: redaction for redaction in issue.redactions}
    for digest in issue.preface_digests:
        paragraph = there.get(digest)
        yield Withheld(gone.get(digest)) if paragraph is None else filled_in(paragraph, issue)


def filled_in(paragraph: str, issue: Bulletin) -> tuple[str | Figure, ...]:
    """Return a paragraph with its quotations filled in; what names nothing stays as it stands."""
    values = {fact.name: fact.value for fact in issue.facts}
    return tuple(_piece(piece, issue, values) for piece in pieces(paragraph))


def _piece(piece: Text | Quoted, issue: Bulletin, values: Mapping[Name, Number]) -> str | Figure:
    if isinstance(piece, Text):
        return piece.text
    own = OWN.get(piece.text.strip())
    if own is not None:
        return str(own(issue))
    kind = kind_in(issue, piece.name[0]) if piece.name else None
    if piece.name is None or piece.name not in values or kind is None:
        return f"{{{piece.text}}}"
    return Figure(shown(kind, values[piece.name]), piece.name)


def as_text(passage: tuple[str | Figure, ...]) -> str:
    """Return a paragraph as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in passage)
