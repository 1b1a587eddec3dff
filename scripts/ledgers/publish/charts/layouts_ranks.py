"""Lay out the charts of ranks: a point with its interval for each county, and ranks by week."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ledgers.model.numbers import NONE
from ledgers.publish.charts.layouts import NAMES, ROW, SIZE, SMALL, WIDTH, Look, Paper, Stroke
from ledgers.publish.kit.chart import Chart, Row

SOFT = Look(colour="soft", size=SMALL)
TICKS = 14
"""Ranks that an axis names at most."""

# ── Caterpillar: rank and interval ───────────────────────────────────────────────────────────────

TOP = 26.0
BANDED = 40.0
RIGHT_EDGE = WIDTH - BANDED
LEFT_EDGE = NAMES + 24


def _caterpillar(paper: Paper, chart: Chart) -> None:
    last = max(int(cell) for row in chart.rows for cell in row.cells[:3] if cell)
    bottom = TOP + ROW * len(chart.rows)

    def across(rank: str) -> float:
        return LEFT_EDGE + (RIGHT_EDGE - LEFT_EDGE) * (int(rank) - 1) / max(last - 1, 1)

    for rank in _named_ranks(last):
        x = across(rank)
        paper.line([(x, TOP - 6), (x, bottom)], Stroke("grid"))
        paper.text(x, TOP - 14, rank, Look(colour="soft", size=SMALL, align="center"))
    paper.text(
        WIDTH - 2, TOP - 14, chart.columns[3], Look(colour="soft", size=SMALL, align="right")
    )
    _bands(paper, chart.rows)
    for index, row in enumerate(chart.rows):
        _interval(paper, row, TOP + ROW * (index + 0.5), across)


def _named_ranks(last: int) -> list[str]:
    step = -(-last // TICKS)
    return [str(rank) for rank in range(1, last + 1, step)]


def _bands(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw a line where a band begins, and name each once, in its first row."""
    before = None
    for index, row in enumerate(rows):
        band = row.cells[3]
        if band == before:
            continue
        y = TOP + ROW * index
        if index:
            paper.line([(0, y), (WIDTH, y)], Stroke("soft", width=0.8))
        paper.text(WIDTH - 2, y + ROW / 2, band or "", Look(align="right", weight="bold"))
        before = band


def _interval(paper: Paper, row: Row, y: float, across: Callable[[str], float]) -> None:
    rank, low, high, _ = row.cells
    paper.text(18, y, rank or "", Look(colour="soft", align="right"))
    paper.text(24, y, row.name)
    if not (rank and low and high):
        return
    if low != high:
        paper.line([(across(low), y), (across(high), y)], Stroke("plan", width=3.0))
        for end in (low, high):
            paper.line([(across(end), y - 4), (across(end), y + 4)], Stroke("plan", width=1.6))
    paper.dot(across(rank), y, 4.4, fill="progress", edge="progress")


# ── Bump: ranks by week ──────────────────────────────────────────────────────────────────────────

BUMP_ROW = 18.0
HEAD, FOOT = 36.0, 22.0
START, STOP = 76.0, WIDTH - 78.0
OUT = Stroke("soft", width=0.9)
STROKES: Mapping[str, Stroke] = {
    "lead": Stroke("progress", width=2.8),
    "up": Stroke("done", width=2.4, dashes=(7.0, 2.0)),
    "down": Stroke("behind", width=2.4, dashes=(2.0, 2.0)),
}
"""How the lines that stand out are drawn: never by their colour alone."""


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where weeks and ranks stand."""

    weeks: int

    def x(self, week: int) -> float:
        return START + (STOP - START) * week / max(self.weeks - 1, 1)

    def spot(self, week: int, rank: str) -> tuple[float, float]:
        return self.x(week), HEAD + BUMP_ROW * (int(rank) - 0.5)


def _bump(paper: Paper, chart: Chart) -> None:
    plane = _Plane(len(chart.columns))
    bottom = _bump_height(chart) - FOOT
    for week in _named_weeks(plane.weeks):
        x = plane.x(week)
        paper.line([(x, HEAD - 4), (x, bottom)], Stroke("grid"))
        day = chart.columns[week][5:]
        paper.text(x, bottom + 11, day, Look(colour="soft", size=SMALL, align="center"))
    _changes(paper, chart.keys, plane, bottom)
    for row in sorted(chart.rows, key=lambda row: row.key):
        _ranks(paper, row, chart.keys, plane)
    for week, side in ((0, "left"), (plane.weeks - 1, "right")):
        _labels(paper, chart.rows, week, side)


def _named_weeks(weeks: int) -> list[int]:
    parts = min(3, max(weeks - 1, 1))
    return sorted({round(index * (weeks - 1) / parts) for index in range(parts + 1)})


def _changes(paper: Paper, methods: Sequence[str], plane: _Plane, bottom: float) -> None:
    """Draw a vertical line where the method changed, with the methods' names on both sides."""
    for week in range(1, len(methods)):
        old, new = methods[week - 1], methods[week]
        if old == new:
            continue
        x = (plane.x(week - 1) + plane.x(week)) / 2
        paper.line([(x, 8), (x, bottom)], Stroke("ink", width=1.2, dashes=(1.0, 2.0)))
        paper.text(x - 5, 12, old or NONE, Look(colour="soft", size=SMALL, align="right"))
        paper.text(x + 5, 12, new or NONE, Look(size=SMALL, weight="bold"))


def _ranks(paper: Paper, row: Row, methods: Sequence[str], plane: _Plane) -> None:
    """Draw a county's line; it is interrupted where there is no rank or the method changed."""
    stroke = STROKES.get(row.key, OUT)
    runs: list[list[tuple[float, float]]] = [[]]
    for week, rank in enumerate(row.cells):
        if week and methods[week] != methods[week - 1]:
            runs.append([])
        if rank is None:
            runs.append([])
        else:
            runs[-1].append(plane.spot(week, rank))
    for run in filter(None, runs):
        paper.line(run, stroke)
        for end in (run[0], run[-1]):
            paper.dot(*end, 2.6 if row.key else 1.6, fill=stroke.colour, edge=stroke.colour)


def _labels(paper: Paper, rows: Sequence[Row], week: int, side: str) -> None:
    """Write rank and name beside the line's end; who shares a rank stands below each other."""
    known = [(int(rank), row) for row in rows if (rank := row.cells[week])]
    placed = sorted(known, key=lambda one: one[0])
    numbered, named = (16.0, 21.0) if side == "left" else (STOP + 20, STOP + 25)
    for slot, (place, row) in enumerate(placed):
        y = HEAD + BUMP_ROW * (slot + 0.5)
        weight = "bold" if row.key else "normal"
        paper.text(numbered, y, str(place), Look(colour="soft", size=SMALL, align="right"))
        paper.text(named, y, row.name, Look(size=SIZE, weight=weight))


def _bump_height(chart: Chart) -> float:
    ranks = [int(cell) for row in chart.rows for cell in row.cells if cell]
    return HEAD + BUMP_ROW * max([len(chart.rows), *ranks]) + FOOT


RANK_SHAPES: Mapping[str, Callable[[Paper, Chart], None]] = {
    "caterpillar": _caterpillar,
    "bump": _bump,
}
RANK_HEIGHTS: Mapping[str, Callable[[Chart], float]] = {
    "caterpillar": lambda chart: TOP + ROW * len(chart.rows) + 4,
    "bump": _bump_height,
}
