"""Documents as DOCX, as a template says they look; the one door of python-docx.

The template prints the styles, the text, and the lines of the footers and headers.
"""

import gc
import re
from datetime import date
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ledgers.model.output import rewritten
from ledgers.model.values import Struct
from ledgers.publish.kit.components import Filled, Templated
from ledgers.publish.kit.templates import FORBIDDEN, Templates

UNUSED = (
    *("stylesWithEffects", "thumbnail", "customXml", "numbering"),
    *("webSettings", "theme", "fontTable"),
)
"""Parts that python-docx takes over from its model, and that our documents do not need."""
LONGEST = 255  # signs of a property
BETWEEN = re.compile(r">\s*\n\s*<")


class About(Struct, frozen=True):
    """What a document says of itself; its times are those of the day."""

    title: str
    author: str
    identifier: str
    language: str
    on: date


def document(templates: Templates, parts: Filled | Templated, about: About) -> bytes:
    """Return a document; the same parts give the same bytes."""
    made = docx.Document()
    _lighten(made)
    styles, body, *lines = parse_xml(BETWEEN.sub("><", templates.printed(parts)))
    made.styles.element[:] = list(styles)
    made.element.body[:] = list(body)
    _edges(made, lines)
    _properties(made, about)
    saved = BytesIO()
    made.save(saved)
    del made, styles, body, lines
    gc.collect(1)  # Its parts know each other, and lie outside of what Python counts: 1 MB each.
    return rewritten(saved.getvalue(), about.on)


def _lighten(made: Document) -> None:
    for rels in (made.part.rels, made.part.package.rels):
        for name, rel in tuple(rels.items()):
            if rel.reltype.endswith(UNUSED):
                del rels[name]


def _edges(made: Document, lines: list[BaseOxmlElement]) -> None:
    """Put lines below odd and even pages, and above them what lies across; one is for all."""
    made.settings.odd_and_even_pages_header_footer = len(lines) > 1
    section = made.sections[0]
    edges = (section.footer, section.even_page_footer, section.header, section.even_page_header)
    for edge, line in zip_longest(edges, lines):
        if line is not None:
            edge.is_linked_to_previous = False
            old = edge.paragraphs[0].paragraph_format.element
            old.getparent().replace(old, line)


def _properties(made: Document, about: About) -> None:
    """Describe the document; its times are set when the archive is rewritten.

    A longer text than a property may have is cut here; the document itself has all of it.
    """
    properties = made.core_properties
    properties.title = FORBIDDEN.sub("", about.title)[:LONGEST]
    properties.author = FORBIDDEN.sub("", about.author)[:LONGEST]
    properties.identifier = about.identifier
    properties.language = about.language
    properties.comments = ""
    properties.last_modified_by = ""
    properties.revision = 1
