"""Draw charts as SVG elements; the only door to matplotlib.

Nothing is laid out by the machine's fonts: texts are placed by anchors, measured with matplotlib's
own DejaVu Sans, and shown in whatever font the reader's system has.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from html import escape
from typing import IO, cast

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from ledgers.publish.charts.layouts import HEIGHTS, INK, SHAPES, WIDTH, Look, Stroke
from ledgers.publish.charts.layouts_ranks import RANK_HEIGHTS, RANK_SHAPES
from ledgers.publish.kit.chart import Chart

VERSION: str = mpl.__version__
"""Part of the salt by which drawings are kept."""

LAYOUTS = {**SHAPES, **RANK_SHAPES}
PAPERS = {**HEIGHTS, **RANK_HEIGHTS}
"""How each shape is laid out, and how high its paper is."""

POINTS = 72.0
FAMILY = "system-ui, 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif"

COLOURS = (
    "ink", "soft", "grid", "paper", "progress", "plan",
    "done", "on_track", "due_soon", "pending", "behind", "overdue", "not_started",
    "not_applicable",
    "on-done", "on-on_track", "on-due_soon", "on-pending", "on-behind", "on-overdue",
    "on-not_started", "on-not_applicable",
    "heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5",
    "on-heat-0", "on-heat-1", "on-heat-2", "on-heat-3", "on-heat-4", "on-heat-5",
)  # fmt: skip
TOKENS: Mapping[str, str] = {name: f"#0d{index:02x}f0" for index, name in enumerate(COLOURS, 1)}
"""Colours that stand for those of the style sheet, so that light and dark are the reader's."""


def draw(chart: Chart) -> bytes:
    """Return a chart as an SVG element for use inside a page; the same chart gives the same bytes.

    The machine's own settings of matplotlib do not count. Its warning about signs that DejaVu
    Sans lacks is silenced here and only here.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["svg.hashsalt"] = chart.name
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", module="")
        sheet = Sheet(PAPERS[chart.shape](chart))
        LAYOUTS[chart.shape](sheet, chart)
        return embedded(sheet.svg(), chart).encode()


class Sheet:
    """Draw on paper measured in points, from the upper left corner."""

    def __init__(self, height: float) -> None:
        """Take a sheet of the width of all drawings."""
        self._figure = Figure(figsize=(WIDTH / POINTS, height / POINTS), dpi=POINTS)
        self._figure.patch.set_visible(False)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        data = mpl.get_data_path()
        self._fonts = {
            "normal": f"{data}/fonts/ttf/DejaVuSans.ttf",
            "bold": f"{data}/fonts/ttf/DejaVuSans-Bold.ttf",
        }

    def text(self, x: float, y: float, text: str, look: Look = INK) -> None:
        """Write a text whose middle stands at the height y."""
        font = FontProperties(fname=self._fonts[look.weight], size=look.size, weight=look.weight)
        self._axes.text(
            x, y + 0.36 * look.size, text, color=TOKENS[look.colour], fontproperties=font,
            ha=look.align, va="baseline", zorder=1, parse_math=False,
        )  # fmt: skip

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """Draw a line through points."""
        line = Line2D(
            [x for x, _ in points], [y for _, y in points], color=TOKENS[stroke.colour],
            linewidth=stroke.width, solid_joinstyle="round", clip_on=False, zorder=1,
        )  # fmt: skip
        if stroke.dashes:
            line.set_linestyle((0, stroke.dashes))
        self._axes.add_line(line)

    def box(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        """Fill a box from its upper left corner."""
        patch = Rectangle((x, y), width, height, color=TOKENS[colour], lw=0, clip_on=False)
        self._axes.add_patch(patch)

    def dot(self, x: float, y: float, radius: float, *, fill: str, edge: str) -> None:
        """Draw a dot with an edge."""
        self._axes.add_patch(
            Circle(
                (x, y), radius, facecolor=TOKENS[fill], edgecolor=TOKENS[edge], lw=1.4,
                clip_on=False,
            )
        )  # fmt: skip

    def svg(self) -> str:
        """Return the SVG document as matplotlib writes it."""
        pages = _Pages()
        metadata = dict.fromkeys(("Date", "Creator", "Type", "Format"))
        self._figure.savefig(cast("IO[bytes]", pages), format="svg", metadata=metadata)
        return b"".join(pages.written).decode()


class _Pages:
    """Take what matplotlib writes, as a file would."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def seek(self, offset: int) -> int:
        return offset

    def flush(self) -> None:
        """Have nothing to do: all is in memory."""


# ── What makes a drawing fit into a page ─────────────────────────────────────────────────────────


def embedded(document: str, chart: Chart) -> str:
    """Turn matplotlib's document into an element: own identifiers, the reader's fonts and colours.

    Its style sheet goes: inside a page it would hold for the whole page.
    """
    body = re.sub(r"^.*?<svg[^>]*>", "", document, count=1, flags=re.DOTALL)
    body = re.sub(r"\s*<defs>\s*<style.*?</style>\s*</defs>", "", body, flags=re.DOTALL)
    body = re.sub(r'\bid="', f'id="{chart.name}-', body)
    body = re.sub(r'(url\(#|href="#)', rf"\g<1>{chart.name}-", body)
    body = re.sub(r"font-family: [^;\"]*", f"font-family: {FAMILY}", body)
    body = re.sub(r' transform="rotate\(-0 [^"]*"', "", body)
    for name, colour in TOKENS.items():
        body = body.replace(colour, f"var(--cl-{name})")
    return f"{_opening(document, chart)}{body.strip()}\n"


def _opening(document: str, chart: Chart) -> str:
    found = re.search(r'viewBox="([^"]*)"', document)
    box = found[1] if found else ""
    name = chart.name
    return (
        f'<svg class="cl-drawing" viewBox="{box}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc">\n'
        f'<title id="{name}-title">{escape(chart.title)}</title>\n'
        f'<desc id="{name}-desc">{escape(chart.description)} {escape(chart.sentence)}</desc>\n'
    )
