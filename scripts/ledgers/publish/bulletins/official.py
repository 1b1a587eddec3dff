"""An official document as DOCX in the format of GB/T 9704-2012; the one door of python-docx.

`bulletin_document.xml.j2` says how it looks: its styles, its text, its page numbers.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ledgers.model.output import rewritten
from ledgers.publish.bulletins.letter import Letter, width
from ledgers.publish.kit.components import Templated
from ledgers.publish.kit.templates import FORBIDDEN, Templates

CHARACTER = 320
"""A character of 16 pt, in twips."""
UNUSED = (
    *("stylesWithEffects", "thumbnail", "customXml", "numbering"),
    *("webSettings", "theme", "fontTable"),
)
"""Parts that python-docx takes over from its model, and that a letter does not need."""
LONGEST = 255  # signs of a property
BETWEEN = re.compile(r">\s*\n\s*<")


@dataclass(frozen=True, slots=True)
class Parts(Templated, template="bulletin_document.xml.j2"):
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
    document = docx.Document()
    _lighten(document)
    styles, body, *lines = parse_xml(BETWEEN.sub("><", templates.printed(Parts(letter))))
    document.styles.element[:] = list(styles)
    document.element.body[:] = list(body)
    _edges(document, lines)
    _properties(document, letter)
    made = BytesIO()
    document.save(made)
    return rewritten(made.getvalue(), letter.on)


def _lighten(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for name, rel in tuple(rels.items()):
            if rel.reltype.endswith(UNUSED):
                del rels[name]


def _edges(document: Document, lines: list[BaseOxmlElement]) -> None:
    """Put numbers on the outer side, odd pages right and even left; above, what lies across."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    edges = (section.footer, section.even_page_footer, section.header, section.even_page_header)
    for edge, line in zip_longest(edges, lines):
        if line is not None:
            edge.is_linked_to_previous = False
            old = edge.paragraphs[0].paragraph_format.element
            old.getparent().replace(old, line)


def _properties(document: Document, letter: Letter) -> None:
    """Describe the document; its times are set when the archive is rewritten.

    A longer text than a property may have is cut here; the document itself has all of it.
    """
    properties = document.core_properties
    properties.title = FORBIDDEN.sub("", letter.title)[:LONGEST]
    properties.author = FORBIDDEN.sub("", letter.signature)[:LONGEST]
    properties.identifier = letter.identifier
    properties.language = letter.language
    properties.comments = ""
    properties.last_modified_by = ""
    properties.revision = 1
