"""Lay charts out: where each line, box, dot and text of a chart stands on its paper.

Heights and widths are in points, from the upper left corner; the paper knows how to draw.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ledgers.model.numbers import NONE
from ledgers.publish.kit.chart import Chart, Row

WIDTH = 320.0
"""The width of every drawing in points: at 360 px a point is about a pixel."""

NAMES = 74.0
ROW = 20.0
SIZE = 10.0
SMALL = 9.0
STEPS = 6


@dataclass(frozen=True, slots=True)
class Look:
    """Say how a text looks: its colour, size, weight, and where it stands beside its point."""

    colour: str = "ink"
    size: float = SIZE
    align: str = "left"
    weight: str = "normal"


INK = Look()


@dataclass(frozen=True, slots=True)
class Stroke:
    """Say how a line looks: its colour, width, and the lengths of dashes and gaps."""

    colour: str
    width: float = 1.0
    dashes: tuple[float, float] | None = None


class Paper(Protocol):
    """Draw what a chart is made of; colours are named as in the style sheet."""

    def text(self, x: float, y: float, text: str, look: Look = INK) -> None:
        """Write a text whose middle stands at the height y."""

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        """Draw a line through points."""

    def box(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        """Fill a box from its upper left corner."""

    def dot(self, x: float, y: float, radius: float, *, fill: str, edge: str) -> None:
        """Draw a dot with an edge."""


# ── Lines: progress against plan ─────────────────────────────────────────────────────────────────

LINES_HEIGHT = 210.0
LEFT, RIGHT, TOP, BOTTOM = 36.0, 52.0, 32.0, 26.0
STYLES: Mapping[str, tuple[float, tuple[float, float] | None]] = {
    "progress": (2.4, None),
    "plan": (1.6, (4.0, 2.5)),
}


def _lines(paper: Paper, chart: Chart) -> None:
    right, bottom = WIDTH - RIGHT, LINES_HEIGHT - BOTTOM
    across = (right - LEFT) / max(len(chart.rows) - 1, 1)

    def height(value: str) -> float:
        return bottom - (bottom - TOP) * float(value) / 100

    for level in (0, 25, 50, 75, 100):
        paper.line([(LEFT, height(str(level))), (right, height(str(level)))], Stroke("grid"))
        paper.text(
            LEFT - 5,
            height(str(level)),
            f"{level}%",
            Look(colour="soft", size=SMALL, align="right"),
        )
    for index in _ticks(len(chart.rows)):
        day = chart.rows[index].name[5:]
        paper.text(
            LEFT + across * index, bottom + 12, day, Look(colour="soft", size=SMALL, align="center")
        )
    ends: list[tuple[float, str, str]] = []
    for column, key in enumerate(chart.keys):
        width, dashes = STYLES[key]
        cells = [(index, row.cells[column]) for index, row in enumerate(chart.rows)]
        points = [(LEFT + across * index, height(cell)) for index, cell in cells if cell]
        paper.line(points, Stroke(key, width=width, dashes=dashes))
        if points:
            ends.append((points[-1][1], key, f"{[cell for _, cell in cells if cell][-1]}%"))
            paper.dot(*points[-1], 2.6, fill=key, edge=key)
        _key(paper, LEFT + 118 * column, key, chart.columns[column])
    for y, key, text in _apart(ends):
        paper.text(right + 7, y, text, Look(colour=key, weight="bold"))


def _key(paper: Paper, x: float, key: str, name: str) -> None:
    width, dashes = STYLES[key]
    paper.line([(x, 10), (x + 20, 10)], Stroke(key, width=width, dashes=dashes))
    paper.text(x + 26, 10, name)


def _ticks(count: int) -> Iterable[int]:
    """Return which of so many weeks are named: five at most, the first and the last among them."""
    if count <= 1:
        return range(count)
    parts = min(4, count - 1)
    return [round(index * (count - 1) / parts) for index in range(parts + 1)]


def _apart(ends: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Move the texts at the lines' ends apart where they would touch."""
    placed: list[tuple[float, str, str]] = []
    for y, key, text in sorted(ends):
        lowest = placed[-1][0] + SIZE + 3 if placed else y
        placed.append((max(y, lowest), key, text))
    return placed


# ── Dots: scores by rank ─────────────────────────────────────────────────────────────────────────

HEAD = 26.0
FEW_TENS = 50


def _dots(paper: Paper, chart: Chart) -> None:
    left, right = NAMES + 22, WIDTH - 42
    values = [float(cell) for row in chart.rows for cell in row.cells[:2] if cell is not None]
    low, high = 10 * (min(values) // 10), 10 * -(-max(values) // 10)
    high = max(high, low + 10)

    def across(value: str) -> float:
        return left + (right - left) * (float(value) - low) / (high - low)

    bottom = HEAD + ROW * len(chart.rows)
    step = 10 if high - low <= FEW_TENS else 20
    for level in range(int(low), int(high) + 1, step):
        x = across(str(level))
        paper.line([(x, HEAD - 6), (x, bottom)], Stroke("grid"))
        paper.text(x, HEAD - 14, str(level), Look(colour="soft", size=SMALL, align="center"))
    for index, row in enumerate(chart.rows):
        _dot_row(paper, row, HEAD + ROW * (index + 0.5), across)


def _dot_row(paper: Paper, row: Row, y: float, across: Callable[[str], float]) -> None:
    score, before, rank = row.cells
    paper.text(16, y, rank or "", Look(colour="soft", align="right"))
    paper.text(24, y, row.name)
    if score is None:
        return
    if before is not None:
        paper.line([(across(before), y), (across(score), y)], Stroke("progress", width=1.4))
        paper.dot(across(before), y, 3.2, fill="paper", edge="progress")
    paper.dot(across(score), y, 4.4, fill="progress", edge="progress")
    paper.text(WIDTH - 2, y, score, Look(align="right", weight="bold"))


# ── Stack: lights by county ──────────────────────────────────────────────────────────────────────

LEGEND_ROW = 17.0
LEGEND_COLUMNS = 4


def _legend_height(chart: Chart) -> float:
    return LEGEND_ROW * -(-len(chart.columns) // LEGEND_COLUMNS) + 8


def _stack(paper: Paper, chart: Chart) -> None:
    for index, (key, name) in enumerate(zip(chart.keys, chart.columns, strict=True)):
        x = 2 + (WIDTH / LEGEND_COLUMNS) * (index % LEGEND_COLUMNS)
        y = LEGEND_ROW * (index // LEGEND_COLUMNS + 0.5)
        paper.box(x, y - 5, 10, 10, colour=key)
        paper.text(x + 15, y, name, Look(size=SMALL))
    top = _legend_height(chart)
    most = max((sum(map(int, _known(row))) for row in chart.rows), default=0) or 1
    for index, row in enumerate(chart.rows):
        _stack_row(paper, chart, row, top + ROW * index, (WIDTH - NAMES - 2) / most)


def _stack_row(paper: Paper, chart: Chart, row: Row, top: float, each: float) -> None:
    paper.text(2, top + ROW / 2, row.name)
    x = NAMES
    for key, cell in zip(chart.keys, row.cells, strict=True):
        width = each * int(cell or 0)
        if width:
            paper.box(x, top + 2, width - 1, ROW - 4, colour=key)
        if cell and width > SMALL * 0.75 * len(cell) + 2:
            paper.text(
                x + width / 2 - 0.5,
                top + ROW / 2,
                cell,
                Look(colour=f"on-{key}", size=SMALL, align="center"),
            )
        x += width


def _known(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell is not None]


# ── Heat: progress by section and county ─────────────────────────────────────────────────────────

WRAP = 3
MOST_LINES = 3


def _wrapped(title: str) -> list[str]:
    """Cut a title into short lines for the head of a narrow column."""
    size = WRAP if len(title) > 2 * WRAP - 2 or len(title) == WRAP else 2
    lines = [title[start : start + size] for start in range(0, len(title), size)]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: size - 1] + "…"]
    return lines


def _heat_head(chart: Chart) -> float:
    return 13.0 * max(len(_wrapped(title)) for title in chart.columns) + 6


def _heat(paper: Paper, chart: Chart) -> None:
    top = _heat_head(chart)
    width = (WIDTH - NAMES) / len(chart.columns)
    for column, title in enumerate(chart.columns):
        lines = _wrapped(title)
        for index, text in enumerate(lines):
            y = top - 4 - 13.0 * (len(lines) - index - 0.5)
            paper.text(NAMES + width * (column + 0.5), y, text, Look(size=SMALL, align="center"))
    for index, row in enumerate(chart.rows):
        y = top + ROW * index
        paper.text(2, y + ROW / 2, row.name)
        for column, cell in enumerate(row.cells):
            _heat_cell(paper, NAMES + width * column, y, width, cell)


def _heat_cell(paper: Paper, x: float, y: float, width: float, cell: str | None) -> None:
    if cell is None:
        look = Look(colour="soft", size=SMALL, align="center")
        paper.text(x + width / 2, y + ROW / 2, NONE, look)
        return
    step = min(int(float(cell) * STEPS / 100), STEPS - 1)
    paper.box(x, y, width - 1, ROW - 1, colour=f"heat-{step}")
    paper.text(
        x + width / 2, y + ROW / 2, cell, Look(colour=f"on-heat-{step}", size=SMALL, align="center")
    )


SHAPES: Mapping[str, Callable[[Paper, Chart], None]] = {
    "lines": _lines,
    "dots": _dots,
    "stack": _stack,
    "heat": _heat,
}
HEIGHTS: Mapping[str, Callable[[Chart], float]] = {
    "lines": lambda _: LINES_HEIGHT,
    "dots": lambda chart: HEAD + ROW * len(chart.rows) + 4,
    "stack": lambda chart: _legend_height(chart) + ROW * len(chart.rows) + 2,
    "heat": lambda chart: _heat_head(chart) + ROW * len(chart.rows) + 2,
}
