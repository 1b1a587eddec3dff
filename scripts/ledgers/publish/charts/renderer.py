"""Charts drawn as SVG elements; the only door to matplotlib.

The layout does not depend on the machine's fonts: texts are placed by anchors, measured with
matplotlib's own DejaVu Sans, and shown in the font of the reader's system.
"""

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from html import escape
from io import StringIO
from itertools import pairwise
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.colors import get_named_colors_mapping
from matplotlib.figure import Figure
from matplotlib.transforms import IdentityTransform

from ledgers.publish.kit.chart import LIGHTS, Chart, Row

WIDTH = 320.0
"""The width of every drawing in points: at 360 px a point is about a pixel."""
POINTS = 72.0
ROW, KEY_ROW = 20.0, 17.0
"""The height of a row of a plot, and of a key."""
SIZE, SMALL = 10.0, 9.0
GAPS = 6
"""The most parts into which an axis divides its days."""

COLOURS = (
    "ink", "soft", "grid", "paper", "progress", "plan", "band",
    *LIGHTS, *(f"on-{light}" for light in LIGHTS),
)  # fmt: skip
TOKENS: Mapping[str, str] = {name: f"#0d{index:02x}f0" for index, name in enumerate(COLOURS)}
"""Placeholders for the colours of the style sheet, which has a light and a dark set."""

STYLE: Mapping[Any, Any] = {
    "figure.dpi": POINTS,
    "figure.frameon": False,
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "text.color": "ink",
    "text.parse_math": False,
    "axes.axisbelow": True,
    "axes.formatter.useoffset": False,
    "grid.color": "grid",
    "grid.linewidth": 1.0,
    **{f"{axis}tick.color": "soft" for axis in "xy"},
    **{f"{axis}tick.labelsize": SMALL for axis in "xy"},
    **{f"{axis}tick.major.size": 0.0 for axis in "xy"},
    **{f"{axis}tick.major.pad": 6.0 for axis in "xy"},
    "lines.scale_dashes": False,
    "lines.dashed_pattern": (4.0, 2.5),
    "lines.dotted_pattern": (2.0, 2.0),
    "lines.markeredgewidth": 1.4,
    "svg.fonttype": "none",
}
"""The look of all drawings; colours are named as in the style sheet."""
BAND: Mapping[str, Any] = {"facecolor": "band", "edgecolor": "none", "linewidth": 0, "zorder": 0}


class Sheet(Axes):
    """Axes on a sheet of the width of all drawings; lengths are points, from its left edge.

    The `gid` of a mark becomes its class in the drawing, and with the chart's name its identifier;
    `gid@3` is a mark of the third row of the chart's table. Bands and strips, which are not seen
    until a script lights them up, say where the rows and columns of that table lie.
    """

    left = height = wide = 0.0

    def fit(self, tall: float, *, left: float, right: float, top: float, bottom: float) -> None:
        """Size the sheet for a plot between its margins."""
        self.left, self.wide, self.height = left, WIDTH - left - right, top + tall + bottom
        box = (left / WIDTH, bottom / self.height, self.wide / WIDTH, tall / self.height)
        self.set_position(box)

    def names(self, rows: Sequence[Row]) -> tuple[list[str], float]:
        """Return short names of rows, and the room they need; none with a Chinese one beside it."""
        told = (row.name.partition(" (")[0] if row.code else row.name for row in rows)
        names = [shortened(name, WIDTH / 3) for name in told]
        return names, max(map(width, names))

    def rows(self, rows: Sequence[Row], *, right: float, top: float, before: float = 2) -> None:
        """Label a row of the plot for each row of the chart, with room `before` the names."""
        names, room = self.names(rows)
        left = before + room + 10
        self.fit(ROW * len(rows), left=left, right=right, top=top, bottom=4)
        self.set_yticks(range(len(rows)), names, ha="left", color="ink", size=SIZE)
        for label, row in zip(self.get_yticklabels(), rows, strict=True):
            label.set_url(row.link)
        self.tick_params("y", pad=left - before)
        self.tick_params("x", labelbottom=False, labeltop=True)
        self.set_ylim(len(rows) - 0.5, -0.5)
        self.bands(range(len(rows)))

    def bands(self, places: Sequence[float]) -> None:
        """Mark where each row lies, over the whole width of the sheet."""
        for low, high in around(places):
            self.axhspan(low, high, self.at(0), self.at(WIDTH), gid="row", **BAND)

    def strips(self, places: Sequence[float], gid: str = "column") -> None:
        """Mark where each column lies, or each row where these go from left to right."""
        for low, high in around(places):
            self.axvspan(low, high, gid=gid, **BAND)

    def dates(self, days: Sequence[int]) -> None:
        """Lay days out to scale; name the first, the last, and others where there is room."""
        room = (days[-1] - days[0]) / GAPS
        named = [days[0]]
        for day in days:
            if min(day - named[-1], days[-1] - day) >= room > 0:
                named.append(day)
        named = sorted({*named, days[-1]})
        self.set_xticks(named, [date.fromordinal(day).isoformat()[5:] for day in named])
        self.set_xlim(days[0], max(days[-1], days[0] + 1))

    def columns(self, names: Sequence[str], long: float) -> int:
        """Return the number of columns of a key whose signs have a given length."""
        return min(4, int(WIDTH // (long + 8 + max(map(width, names)) * SMALL / SIZE)) or 1)

    def key(self, names: Sequence[str], styles: Sequence[Mapping[str, Any]], long: float) -> None:
        """Draw the key of the styles at the top, in columns of equal width."""
        columns, paper = self.columns(names, long), IdentityTransform()
        for index, (name, style) in enumerate(zip(names, styles, strict=True)):
            x = 2 + WIDTH / columns * (index % columns)
            y = self.height - KEY_ROW * (index // columns + 0.5)
            self.plot([x, x + long], [y, y], gid="key", transform=paper, **style)
            self.text(x + long + 5, y, name, transform=paper, va="center_baseline", size=SMALL)

    def beside(self, x: float, texts: Iterable[tuple[float, str | None]], **look: object) -> None:
        """Write texts beside rows, all at one place from the left edge."""
        look = {"transform": self.get_yaxis_transform(), "va": "center_baseline"} | look
        for y, text in texts:
            self.text(self.at(x), y, text or "", look)

    def at(self, x: float) -> float:
        """Return a place on the sheet as a share of the plot."""
        return (x - self.left) / self.wide


def around(places: Sequence[float]) -> Iterable[tuple[float, float]]:
    """Return where each of several places begins and ends: halfway to its neighbours."""
    half = (places[1] - places[0]) / 2 if len(places) > 1 else 0.5
    middles = [sum(pair) / 2 for pair in pairwise(places)]
    return pairwise([places[0] - half, *middles, places[-1] + half])


def width(text: str) -> float:
    """Estimate the width of a text; Chinese characters are as wide as they are high."""
    return SIZE * sum(1 if unicodedata.east_asian_width(sign) in "WF" else 0.62 for sign in text)


def shortened(text: str, room: float) -> str:
    """Return as much of a text as there is room for."""
    if width(text) <= room:
        return text
    signs = [end for end in range(len(text)) if width(f"{text[:end]}…") <= room]
    return f"{text[: signs[-1]]}…"


def drawing(chart: Chart, lay_out: Callable[[Sheet, Chart], None]) -> bytes:
    """Return a chart as an SVG element for use inside a page; the same chart gives the same bytes.

    The machine's settings of matplotlib are ignored. The warning about characters that DejaVu Sans
    lacks is silenced here only.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", module="")
        get_named_colors_mapping().update(TOKENS)
        mpl.rcdefaults()
        mpl.rcParams.update({**STYLE, "svg.hashsalt": chart.name})
        figure, document = Figure(), StringIO()
        sheet = Sheet(figure, (0, 0, 1, 1), frameon=False)
        figure.add_axes(sheet)
        lay_out(sheet, chart)
        figure.set_size_inches(WIDTH / POINTS, sheet.height / POINTS)
        for mark in (*sheet.get_children(), *sheet.get_xgridlines(), *sheet.get_ygridlines()):
            mark.set_clip_on(False)
        metadata = dict.fromkeys(("Date", "Creator", "Type", "Format"))
        figure.savefig(document, format="svg", metadata=metadata)
    return embedded(document.getvalue(), chart).encode()


FAMILY = "system-ui, 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif"
FOREIGN = re.compile(
    r' id="(?:(?P<defined>m[0-9a-f]{10})|[\w.]+_\d+|(?P<mark>[^"@]*)(?:@(?P<row>\d+))?)"'
    r'|xlink:href="#(?P<used>[^"]*)|#0d(?P<colour>..)f0'
    r'|font-family: [^;"]*;? ?| target="_blank"| transform="rotate\(-0 [^"]*"|\s*(?P<end>\n)\s*'
)
"""Parts that only make sense in a separate document: identifiers, references, colours, fonts."""
LONG = re.compile(r'(?<=[ "]|-)(\d+\.\d\d)\d+(?=[ "])')
"""Lengths with more decimals than an eye can see."""
EMPTY = re.compile(r"<g/> ?|<g> (<(?:text|path)[^>]*(?:/>|>[^<]*</text>)) </g> ?")
"""Groups that group nothing."""
BANDS = re.compile(r'<g id="[^"]*"( class="cl-drawing__(?:row|column)")> <path([^>]*/>) </g> ?')
"""Bands and strips, each in a group of its own; they are told apart by their order."""


def embedded(document: str, chart: Chart) -> str:
    """Turn matplotlib's document into an element: own identifiers, the reader's fonts and colours.

    Its style sheet is dropped: inside a page it would apply to the whole page.
    """
    head, _, body = document.partition("</style>")
    marks: Counter[str] = Counter()

    def own(found: re.Match[str]) -> str:
        kind = found.lastgroup or ""
        kind = "mark" if kind == "row" else kind
        name = found[kind] if kind else ""
        marks[name] += 1
        row = f' data-row="{found["row"]}"' if found["row"] else ""
        return {
            "defined": f' id="{chart.name}-{name}"',
            "used": f'href="#{chart.name}-{name}',
            "mark": f' id="{chart.name}-{name}-{marks[name]}" class="cl-drawing__{name}"{row}',
            "colour": f"var(--cl-{COLOURS[int(name, 16)]})" if kind == "colour" else "",
            "end": " ",
        }.get(kind, "")

    return f"{_opening(head, chart)}{_lean(FOREIGN.sub(own, body.partition('</defs>')[2]))}\n"


def _lean(body: str) -> str:
    """Return the same drawing with shorter lengths, and without groups that group nothing."""
    drawn = re.sub(r' (?:d|x|y)="[^"<>]*"', lambda found: LONG.sub(r"\1", found[0]), body)
    return BANDS.sub(r"<path\1\2", EMPTY.sub(r"\1", drawn))


def _opening(head: str, chart: Chart) -> str:
    """Return the start of the element: its attributes, title and description."""
    box = head.partition('viewBox="')[2].partition('"')[0]
    name = chart.name
    return (
        f'<svg class="cl-drawing" viewBox="{box}" font-family="{FAMILY}"'
        f' role="{"group" if any(row.code for row in chart.rows) else "img"}"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(chart.title)}</title>'
        f'<desc id="{name}-desc">{escape(chart.description)} {escape(chart.sentence)}</desc>'
    )
