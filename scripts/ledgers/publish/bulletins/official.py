"""An official document as DOCX in the format of GB/T 9704-2012.

`bulletin_document.xml.j2` says how it looks: odd pages are numbered right, even ones left.
"""

from ledgers.publish.bulletins.letter import Letter, width
from ledgers.publish.kit.components import Templated
from ledgers.publish.kit.documents import About, document
from ledgers.publish.kit.templates import Templates

CHARACTER = 320
"""A character of 16 pt, in twips."""


class Parts(Templated, template="bulletin_document.xml.j2", frozen=True):
    """Print the parts of the document: styles, body, the lines of its footers and headers."""

    letter: Letter

    @property
    def signed(self) -> tuple[tuple[str, int], ...]:
        """Return signature and day, and how far from the right edge each ends, in twips.

        The day begins two characters right of the signature, or ends two from the edge.
        """
        texts = self.letter.signature, self.letter.day
        long, short = map(width, texts)
        indents = (2.0, long - short) if long > short + 2 else (4 + short - long, 2.0)
        return tuple((text, int(CHARACTER * by)) for text, by in zip(texts, indents, strict=True))


def official(templates: Templates, letter: Letter) -> bytes:
    """Return the document; the same letter gives the same bytes."""
    about = About(letter.title, letter.signature, letter.identifier, letter.language, letter.on)
    return document(templates, Parts(letter), about)
