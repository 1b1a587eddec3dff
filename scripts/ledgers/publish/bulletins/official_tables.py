"""A table of an official document as WordprocessingML, and a text across its pages.

python-docx reaches a cell through all the others: the five tables of a bulletin took half a second
that way. Written as a whole they take a twentieth of that. How a cell looks is said once, by a
style, which makes a document half as large.
"""

from html import escape

from ledgers.publish.bulletins.letter import Grid

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD, NAMES, VALUES = "CellHead", "CellName", "Cell"
"""The styles of the lines in a table: its heads, the first column, the others."""
TOGETHER = 3  # rows, with the head: no table ends a page with a single one


def table_xml(grid: Grid, block: int) -> str:
    """Return a table as wide as the block, in twips.

    The head is repeated on every page, and no row is broken.
    """
    widths = [int(block * share) for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kept = len(grid.rows) if grid.whole else TOGETHER
    heads, others = (HEAD,) * len(widths), (NAMES, *(VALUES,) * (len(widths) - 1))
    rows = _row(grid.heads, heads, ("<w:keepNext/>", "<w:tblHeader/>")) + "".join(
        _row(row, others, ("<w:keepNext/>" if at < kept else "", ""))
        for at, row in enumerate(grid.rows, 1)
    )
    return (
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{block}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(texts: tuple[str, ...], styles: tuple[str, ...], kept: tuple[str, str]) -> str:
    together, repeated = kept
    cells = "".join(
        f'<w:tc><w:p><w:pPr><w:pStyle w:val="{style}"/>{together}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, style in zip(texts, styles, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


ACROSS = (
    "position:absolute;width:380pt;height:190pt;rotation:315;z-index:-1;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def across_xml(text: str, font: str) -> str:
    """Return a text that lies across a page, pale, under what is printed there."""
    return (
        f'<w:pict xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t136" '
        'coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape type="#_x0000_t136" style="{ACROSS}" fillcolor="#cc0000" stroked="f">'
        f'<v:fill opacity=".2"/><v:textpath style="font-family:{escape(font)};font-size:1pt" '
        f'string="{escape(text)}"/></v:shape></w:pict>'
    )
