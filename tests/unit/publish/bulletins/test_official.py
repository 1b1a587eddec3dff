"""See that official documents keep to GB/T 9704-2012, measured in the file itself."""

import re
import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.bulletins.letter import Grid, Letter, Paragraph, width
from ledgers.publish.bulletins.site import official
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below

LETTER = Letter(
    mark="砚川市纪委监委文件",
    number="砚纪办〔2026〕12号",
    title="工作进展情况通报",
    body=(
        Paragraph("一、总体进展", heading=True),
        Paragraph("现将进展情况通报如下。"),
        Grid("各县区位次", ("县区", "位次"), (("岫岭县", "1"), ("澄塬县", "2"))),
    ),
    signature="砚川市纪委监委",
    on=date(2026, 7, 13),
    printed_by="砚川市纪委监委办公室",
    to="各县（市、区）纪委监委：",
)
TEMPLATES = Templates(texts_below(SITE / "templates"), english)


def document_of(letter: Letter) -> bytes:
    return official(TEMPLATES, letter)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def document() -> Document:
    return docx.Document(BytesIO(document_of(LETTER)))


def block(document: Document) -> tuple[float, float]:
    """Return width and height of the block of text, in millimetres."""
    section = document.sections[0]
    sizes = (section.page_width, section.left_margin, section.right_margin)
    heights = (section.page_height, section.top_margin, section.bottom_margin)
    wide, high = (millimetres(whole) - millimetres(*rest) for whole, *rest in (sizes, heights))
    return wide, high


def millimetres(*lengths: int | None) -> float:
    return sum(length or 0 for length in lengths) / Mm(1)


def line(document: Document, text: str) -> Line:
    return next(line for line in document.paragraphs if line.text.startswith(text))


def test_the_block_of_text_is_156_by_225_millimetres(document: Document) -> None:
    section = document.sections[0]
    page = [round(millimetres(side)) for side in (section.page_width, section.page_height)]

    assert page == [210, 297]
    assert [round(millimetres(side)) for side in (section.top_margin, section.left_margin)] == [
        37,
        28,
    ]
    assert [round(side) for side in block(document)] == [156, 225]


def test_a_page_has_22_lines_of_28_characters(document: Document) -> None:
    """Lines: 225 mm ÷ 579 twips = 22.03. Characters: 442.2 pt ÷ (16 − 0.25) pt = 28.08."""
    wide, high = block(document)
    pitch = document.styles["Normal"].paragraph_format.line_spacing
    run = line(document, "现将").runs[0]
    size = Pt(16) + Pt(int(run.font.element.rPr.find(f"{W}spacing").get(f"{W}val")) / 20)

    assert run.font.size is None
    assert document.styles["Normal"].font.size == Pt(16)
    assert int(high / millimetres(pitch)) == 22
    assert int(wide / millimetres(size)) == 28


def test_mark_number_and_rule_stand_in_their_places(document: Document) -> None:
    mark, number = line(document, LETTER.mark), line(document, LETTER.number)
    border = number.paragraph_format.element.pPr.find(f"{W}pBdr/{W}bottom")

    assert mark.runs[0].font.color.rgb == RGBColor(0xFF, 0, 0)
    assert round(millimetres(mark.paragraph_format.space_before)) == 35
    assert border.get(f"{W}color") == "FF0000"
    assert round(int(border.get(f"{W}space")) * 25.4 / 72) == 4
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts.index(LETTER.number) - texts.index(LETTER.mark) == 2


@pytest.mark.parametrize(
    ("text", "font", "points"),
    [
        (LETTER.title, "方正小标宋简体", 22),
        ("一、总体进展", "黑体", 16),
        ("现将", "仿宋_GB2312", 16),
        (LETTER.printed_by, "仿宋_GB2312", 14),
    ],
)
def test_each_part_has_its_font_and_size(
    document: Document, text: str, font: str, points: int
) -> None:
    run, normal = line(document, text).runs[0], document.styles["Normal"]
    own = run.font.element.rPr.find(f"{W}rFonts")
    fonts = normal.element.rPr.find(f"{W}rFonts") if own is None else own

    assert fonts.get(f"{W}eastAsia") == font
    assert (run.font.size or normal.font.size) == Pt(points)


def test_odd_pages_are_numbered_right_and_even_ones_left(document: Document) -> None:
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]

    assert document.settings.odd_and_even_pages_header_footer
    assert (odd.alignment, even.alignment) == (2, 0)
    assert "PAGE" in odd.paragraph_format.element.xml
    assert odd.text.startswith("— ")


def test_the_colophon_lies_at_the_foot_between_two_rules(document: Document) -> None:
    properties = line(document, LETTER.printed_by).paragraph_format.element.pPr
    frame, borders = properties.find(f"{W}framePr"), properties.find(f"{W}pBdr")

    assert frame.get(f"{W}yAlign") == "bottom"
    assert [edge.get(f"{W}sz") for edge in borders] == ["8", "8"]


def test_no_seal_and_no_picture_is_ever_drawn() -> None:
    with zipfile.ZipFile(BytesIO(document_of(LETTER))) as container:
        assert [name for name in container.namelist() if "media" in name] == []


def test_it_is_addressed_below_its_title_from_the_edge_of_the_block(document: Document) -> None:
    to, title = line(document, LETTER.to), line(document, LETTER.title)
    texts = [row.text for row in document.paragraphs]

    assert texts.index(to.text) - texts.index(title.text) == 2
    assert to.paragraph_format.first_line_indent is None


def test_a_letter_without_a_number_has_none_and_keeps_the_rule() -> None:
    made = docx.Document(BytesIO(document_of(replace(LETTER, number=""))))
    ruled = [
        row
        for row in made.paragraphs
        if row.paragraph_format.element.find(f".//{W}bottom") is not None
    ]

    assert [row.text for row in ruled][:1] == [""]
    assert [row.text for row in made.paragraphs].count(LETTER.title) == 1


def test_nothing_unused_is_in_it_and_a_long_one_has_less_than_100_kilobytes() -> None:
    rows = tuple((f"第{row}县区", *("12.5%",) * 10) for row in range(40))
    long = replace(LETTER, body=(Grid("表", ("县区", *"一二三四五六七八九十"), rows),))
    with zipfile.ZipFile(BytesIO(document_of(long))) as container:
        names = container.namelist()

    assert [name for name in names if re.search("Effects|thumbnail|customXml|theme", name)] == []
    assert len(document_of(long)) < 100_000


def test_a_line_in_a_table_looks_as_its_style_says(document: Document) -> None:
    cell = document.tables[0].cell(1, 0).paragraphs[0]

    assert (cell.style.font.size, cell.style.paragraph_format.line_spacing) == (Pt(12), Pt(18))
    assert cell.style.element.rPr.find(f"{W}rFonts").get(f"{W}eastAsia") == "仿宋_GB2312"


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert document_of(LETTER) == document_of(LETTER)


def test_text_is_text_whatever_it_looks_like() -> None:
    hostile = "<w:p/>&{PAGE}\x07"
    letter = Letter(hostile, hostile, hostile, (Paragraph(hostile),), "a", LETTER.on, hostile)

    texts = [line.text for line in docx.Document(BytesIO(document_of(letter))).paragraphs]
    assert texts.count("<w:p/>&{PAGE}\ufffd") == 4


def test_a_title_longer_than_a_property_is_cut_in_the_properties_alone() -> None:
    title = "通报" * 200
    made = docx.Document(BytesIO(document_of(replace(LETTER, title=title, signature=title))))

    assert (made.core_properties.title, made.core_properties.author) == (title[:255], title[:255])
    assert [row.text for row in made.paragraphs].count(title) == 2


def test_days_have_no_leading_zeros_and_width_is_counted_in_characters() -> None:
    assert replace(LETTER, on=date(2026, 7, 3)).day == "2026年7月3日"
    assert width("2026年7月3日") == 6.0


def test_a_short_table_stays_on_one_page_and_a_long_one_repeats_its_head() -> None:
    tables = [
        docx.Document(BytesIO(document_of(replace(LETTER, body=(grid,))))).tables[0]._tbl.xml
        for rows in (3, 30)
        for grid in (Grid("c", ("a", "b"), (("1", "2"),) * rows),)
    ]

    assert [text.count("<w:keepNext/>") for text in tables] == [2 * 3, 2 * 3]
    assert [text.count("<w:tblHeader/>") for text in tables] == [1, 1]
    assert [text.count("<w:cantSplit/>") for text in tables] == [4, 31]
