"""An official document as DOCX in the format of GB/T 9704-2012; the one door of python-docx.

Lengths: the block of text is 156 × 225 mm, 22 lines of 28 characters in 16 pt. 225 mm are 12,756
twips, so a line has 579; 156 mm are 442.2 pt, so a character is set 0.25 pt tighter than its 16 pt
and 28 of them fit, 29 do not.
"""

import re
from io import BytesIO

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from ledgers.model.output import rewritten
from ledgers.publish.bulletins.letter import Grid, Letter, Part, width
from ledgers.publish.bulletins.official_tables import HEAD as HEAD_CELL
from ledgers.publish.bulletins.official_tables import NAMES, VALUES, across_xml, table_xml

TITLE, TEXT, HEAD, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
CHARACTER = Pt(16)
LINE = Twips(579)
TIGHTER = -5  # twentieths of a point
BLOCK = 8844  # twips
UNUSED = (
    *("stylesWithEffects", "thumbnail", "customXml", "numbering"),
    *("webSettings", "theme", "fontTable"),
)
"""Parts that python-docx takes over from its model, and that a letter does not need."""
KEPT_STYLES = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "Table Grid"})
RED = RGBColor(0xFF, 0, 0)
LONGEST = 255  # signs of a property
ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def official(letter: Letter) -> bytes:
    """Return the document; the same letter gives the same bytes."""
    document = docx.Document()
    _lighten(document)
    _page(document)
    _normal(document)
    _cells(document)
    _head(document, letter)
    for part in letter.body:
        _part(document, part)
    _signed(document, letter)
    _colophon(document, letter)
    _numbers(document)
    if letter.across:
        _across(document, letter.across)
    _properties(document, letter)
    made = BytesIO()
    document.save(made)
    return rewritten(made.getvalue(), letter.on)


def _lighten(document: Document) -> None:
    """Take out the parts and the styles that are not used: nine tenths of an empty document."""
    for rels in (document.part.rels, document.part.package.rels):
        for name, rel in tuple(rels.items()):
            if rel.reltype.endswith(UNUSED):
                del rels[name]
    styles = document.styles.element
    for style in tuple(styles):
        if style.tag != qn("w:docDefaults") and getattr(style, "name_val", "") not in KEPT_STYLES:
            styles.remove(style)


def _cells(document: Document) -> None:
    """Describe the lines in tables: 12 pt on lines of 18 pt, off the page's grid."""
    for name, font, side in (
        (HEAD_CELL, HEAD, WD_ALIGN_PARAGRAPH.CENTER),
        (NAMES, TEXT, WD_ALIGN_PARAGRAPH.LEFT),
        (VALUES, TEXT, WD_ALIGN_PARAGRAPH.CENTER),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, form = Pt(12), style.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
        form.alignment = side
        _fonts(style.element.get_or_add_rPr(), font)
        off = _element("snapToGrid", val=0)
        style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(off)


def _page(document: Document) -> None:
    """Set A4 with a text block of 156 × 225 mm, 37 mm from the top and 28 mm from the left."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1588), Twips(1474)
    section.footer_distance = Mm(25)
    properties = document.element.body.sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(_element("docGrid", type="lines", linePitch=LINE.twips))


def _normal(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.size = CHARACTER
    _fonts(style.element.get_or_add_rPr(), TEXT)
    # Where a font is missing, the language decides which shapes replace it.
    style.element.get_or_add_rPr().append(_element("lang", eastAsia="zh-CN"))
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    form.widow_control = False
    for name in ("autoSpaceDE", "autoSpaceDN"):
        # No gap between Chinese and figures: it would break the 28 characters of a line.
        style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(_element(name, val=0))


def _element(tag: str, **attributes: object) -> BaseOxmlElement:
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _fonts(properties: BaseOxmlElement, font: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = _element("rFonts")
        properties.insert(0, fonts)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), font)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _line(document: Document, text: str = "", font: str = TEXT, size: Pt = CHARACTER) -> Line:
    line = document.add_paragraph()
    _run(line, text, font, size)
    return line


def _centred(document: Document, text: str, font: str = TEXT, size: Pt = CHARACTER) -> Line:
    line = _line(document, text, font, size)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return line


def _run(line: Line, text: str, font: str = TEXT, size: Pt = CHARACTER) -> Run:
    run = line.add_run(ODD.sub("", text))
    run.font.size = size
    properties = run.font.element.get_or_add_rPr()
    _fonts(properties, font)
    if size == CHARACTER:
        properties.find(qn("w:sz")).addprevious(_element("spacing", val=TIGHTER))
    return run


def _head(document: Document, letter: Letter) -> None:
    """Put the mark 35 mm below the block's edge, then the number, then the red rule 4 mm below."""
    mark = _centred(document, letter.mark, TITLE, Pt(letter.mark_points))
    mark.paragraph_format.space_before = Mm(35)
    mark.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for run in mark.runs:
        run.font.color.rgb = RED
    _line(document)
    number = _centred(document, letter.number)
    rule = _borders("bottom", sz=12, space=11, color="FF0000")
    number.paragraph_format.element.get_or_add_pPr().find(qn("w:jc")).addprevious(rule)
    _line(document)
    _line(document)
    _centred(document, letter.title, TITLE, Pt(22)).paragraph_format.line_spacing = Pt(32)
    _line(document)
    if letter.note:
        _centred(document, letter.note, HEAD)
    if letter.to:
        _line(document, letter.to)


def _borders(*edges: str, **look: object) -> BaseOxmlElement:
    borders = _element("pBdr")
    for edge in edges:
        borders.append(_element(edge, val="single", **look))
    return borders


def _part(document: Document, part: Part) -> None:
    if isinstance(part, Grid):
        _grid(document, part)
        return
    line = _line(document, part.text, HEAD if part.heading else TEXT)
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.first_line_indent = Twips(2 * 315)
    if part.heading:
        line.paragraph_format.keep_with_next = True


def _grid(document: Document, grid: Grid) -> None:
    _centred(document, grid.caption, HEAD, Pt(14)).paragraph_format.keep_with_next = True
    table = parse_xml(ODD.sub("", table_xml(grid, BLOCK)))
    document.element.body.sectPr.addprevious(table)
    _line(document)


def _signed(document: Document, letter: Letter) -> None:
    """Sign one line below the text, two characters from the edge; the day two characters in."""
    long, short = width(letter.signature), width(letter.day)
    # The day begins two characters right of the signature, or ends two from the edge.
    indents = (2.0, long - short) if long > short + 2 else (4 + short - long, 2.0)
    _line(document)
    for text, indent in zip((letter.signature, letter.day), indents, strict=True):
        line = _line(document, text)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.right_indent = Pt(16 * indent)
        line.paragraph_format.keep_with_next = True


def _colophon(document: Document, letter: Letter) -> None:
    """Put printer and day at the foot of the last page, between two thick rules of 0.35 mm."""
    line = _line(document, f"{letter.printed_by}\t{letter.printed}", TEXT, Pt(14))
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
    line.paragraph_format.tab_stops.add_tab_stop(Twips(BLOCK - 280), WD_TAB_ALIGNMENT.RIGHT)
    anchors = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "center", "yAlign": "bottom"}
    frame = _element("framePr", w=BLOCK, hRule="auto", wrap="notBeside", **anchors)
    properties = line.paragraph_format.element.get_or_add_pPr()
    properties.insert(0, _borders("top", "bottom", sz=8, space=1, color="000000"))
    properties.insert(0, frame)


def _numbers(document: Document) -> None:
    """Put numbers on the outer side: odd pages right, even pages left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    sides = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    for footer, side in zip((section.footer, section.even_page_footer), sides, strict=True):
        footer.is_linked_to_previous = False
        _number(footer, side)


def _number(footer: BlockItemContainer, side: WD_ALIGN_PARAGRAPH) -> None:
    line = footer.paragraphs[0]
    line.alignment = side
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
    _run(line, "— ", SONG, Pt(14))
    field = _element("fldSimple", instr="PAGE")
    line.paragraph_format.element.append(field)
    field.append(_run(line, "1", SONG, Pt(14)).font.element)
    _run(line, " —", SONG, Pt(14))


def _across(document: Document, text: str) -> None:
    """Print a text across every page, as word processors do: from its header."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].add_run().font.element.append(parse_xml(across_xml(text, HEAD)))


def _properties(document: Document, letter: Letter) -> None:
    """Describe the document; its times are set when the archive is rewritten.

    A longer text than a property may have is cut here; the document itself has all of it.
    """
    properties = document.core_properties
    properties.title = ODD.sub("", letter.title)[:LONGEST]
    properties.author = ODD.sub("", letter.signature)[:LONGEST]
    properties.identifier = letter.identifier
    properties.language = letter.language
    properties.comments = ""
    properties.last_modified_by = ""
    properties.revision = 1
