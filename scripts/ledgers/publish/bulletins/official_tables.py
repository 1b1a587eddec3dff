"""A table of an official document as WordprocessingML.

python-docx reaches a cell through all the others: the five tables of a bulletin took half a second
that way. Written as a whole they take a twentieth of that.
"""

from html import escape

from ledgers.publish.bulletins.letter import Grid

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HALF_POINTS, TWENTIETHS = 24, 360  # type of 12 pt on lines of 18 pt
TOGETHER = 3  # rows, with the head: no table ends a page with a single one


def table_xml(grid: Grid, block: int, head: str, text: str) -> str:
    """Return a table as wide as the block, in twips; `head` and `text` are the fonts.

    The head is repeated on every page, and no row is broken.
    """
    widths = [int(block * share) for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kept = len(grid.rows) if grid.whole else TOGETHER
    rows = _row(grid.heads, widths, head, ("<w:keepNext/>", "<w:tblHeader/>")) + "".join(
        _row(row, widths, text, ("<w:keepNext/>" if at < kept else "", ""))
        for at, row in enumerate(grid.rows, 1)
    )
    return (
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{block}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(texts: tuple[str, ...], widths: list[int], font: str, kept: tuple[str, str]) -> str:
    together, repeated = kept
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:pPr>{together}{_set(column)}</w:pPr>{_run(text, font)}</w:p></w:tc>"
        for column, (width, text) in enumerate(zip(widths, texts, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _set(column: int) -> str:
    """Return the layout of a cell's line: names left, figures centred, off the page's grid."""
    side = "center" if column else "left"
    line = f'<w:spacing w:line="{TWENTIETHS}" w:lineRule="exact"/>'
    return f'<w:snapToGrid w:val="0"/>{line}<w:jc w:val="{side}"/>'


def _run(text: str, font: str) -> str:
    fonts = "".join(f' w:{name}="{escape(font)}"' for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    properties = f'<w:rPr><w:rFonts{fonts}/><w:sz w:val="{HALF_POINTS}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
