"""The charts with a line for each county: scores, how sure each rank is, and ranks by week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ledgers.model import NONE, Both, Words, number, say, spanned
from ledgers.model.assessment import CountyResult, WeekPoint, are_apart, in_rank
from ledgers.model.places import Place, climbed
from ledgers.model.scoring import Robustness
from ledgers.publish.kit.chart import Chart, Row, named
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet


SCORED = (say("Score"), say("Score one week earlier"), say("Rank"), say("Interval"))


def scores_chart(view: View) -> Chart:
    """Return the scores of all ranked counties, now and a week before."""
    t = view.translate
    counties = view.assessment.counties
    ranked = [row for row in in_rank(counties) if row.standing.score is not None]
    about = say(
        "One line for each county: a full dot for its score, a ring for its score one week"
        " earlier. In brackets beside its rank stands the interval of that rank."
    )
    return Chart(
        name="ranking",
        shape="dots",
        title=t(say("Scores by rank")),
        description=t(about),
        sentence=t(_leaders(ranked, withheld=any(row.only_band for row in counties))),
        first=t(say("County")),
        columns=tuple(map(t, SCORED)),
        keys=("score", "before", "rank", "interval"),
        rows=tuple(Row(row.name, _scores(row), code=row.code) for row in ranked),
        method="score",
    )


def _scores(row: CountyResult) -> tuple[str | None, ...]:
    before = row.before.score if row.before else None
    was = None if before is None else number(before)
    sure = row.robustness
    within = spanned(sure.rank_low, sure.rank_high) if sure else None
    return number(row.standing.score), was, str(row.standing.rank), within


def _leaders(ranked: list[CountyResult], *, withheld: bool) -> Words:
    scores = [row.standing.score for row in ranked if row.standing.score is not None]
    if not scores:
        return say("No county is ranked.")
    high, low = max(scores), min(scores)
    first = named([row.name for row in ranked if row.standing.score == high])
    if withheld:
        return say(
            "The highest score is {high} ({first}); of the lower half only bands are published.",
            first=first,
            high=number(high),
        )
    return say(
        "The highest score is {high} ({first}), the lowest {low} ({last});"
        " {gap} points lie between them.",
        first=first,
        high=number(high),
        last=named([row.name for row in ranked if row.standing.score == low]),
        low=number(low),
        gap=number(high - low),
    )


def draw_scores(sheet: "Sheet", chart: Chart) -> None:
    """Draw a full dot for each score, a ring for the one before, and a line between them."""
    places = range(len(chart.rows))
    scores = [float(row.cells[0] or "nan") for row in chart.rows]
    before = [float(row.cells[1] or "nan") for row in chart.rows]
    _by_rank(sheet, chart, 2, before=62)
    within = (row.cells[3] and f"({row.cells[3]})" for row in chart.rows)
    sheet.beside(56, enumerate(within), ha="right", color="soft", size=9)
    sheet.locator_params("x", nbins=6, steps=(1, 2, 5, 10))
    sheet.margins(x=0.05)
    sheet.hlines(places, before, scores, color="progress", linewidth=1.4, gid="change")
    sheet.plot(before, places, "o", ms=6, mfc="paper", mec="progress", gid="before")
    sheet.plot(scores, places, "o", ms=8, color="progress", gid="score")
    sheet.beside(318, enumerate(row.cells[0] for row in chart.rows), ha="right", weight="bold")


HEAD = -1.03
"""The row above the first one."""
BAR: Mapping[str, Any] = {"linewidth": 3, "solid_capstyle": "butt", "ms": 8, "mew": 1.6}
NAMED = 14
"""Ranks that the axis names at most."""


def intervals_chart(view: View) -> Chart:
    """Return the rank of each county with its interval, and the bands."""
    t = view.translate
    rows = [(row, row.robustness) for row in in_rank(view.assessment.counties) if row.robustness]
    within = attrgetter("rank_low", "rank_high", "band")
    about = say(
        "One line for each county: a dot for its rank, a bar from the best to the worst"
        " rank of its interval; lines across divide the bands."
    )
    return Chart(
        name="rank-intervals",
        shape="caterpillar",
        title=t(say("How sure each rank is")),
        description=t(about),
        sentence=t(_widest(rows)),
        first=t(say("County")),
        columns=(t(say("Rank")), t(say("Best rank")), t(say("Worst rank")), t(say("Band"))),
        keys=("rank", "rank_low", "rank_high", "band"),
        rows=tuple(
            Row(row.name, tuple(map(str, (row.standing.rank, *within(sure)))), code=row.code)
            for row, sure in rows
        ),
        method="interval",
    )


def _widest(rows: Sequence[tuple[CountyResult, Robustness]]) -> Words:
    """Say how many ranks are certain, and whose is the least certain."""
    widths = [sure.rank_high - sure.rank_low for _, sure in rows]
    if not any(widths):
        none = say("No rank moves when the method is varied.")
        return none if rows else say("No county is ranked.")
    widest, sure = rows[widths.index(max(widths))]
    return say(
        "{certain} of {total} ranks do not move when the method is varied; {county} moves most,"
        " from rank {low} to {high}.",
        certain=str(widths.count(0)),
        total=str(len(widths)),
        county=widest.name,
        low=str(sure.rank_low),
        high=str(sure.rank_high),
    )


def draw_intervals(sheet: "Sheet", chart: Chart) -> None:
    """Draw a dot for each rank, a bar for its interval, and a line where a band begins."""
    intervals = [[int(cell or 0) for cell in row.cells[:3]] for row in chart.rows]
    last = max(high for *_, high in intervals)
    _by_rank(sheet, chart, 0)
    sheet.set_xlim(0.8, last + 0.2)
    sheet.set_xticks(range(1, last + 1, -(-last // NAMED)))
    for place, (_, low, high) in enumerate(intervals):
        if low < high:
            sheet.plot([low, high], [place, place], "|-", color="plan", gid="interval", **BAR)
    ranks = [rank or float("nan") for rank, *_ in intervals]
    sheet.plot(ranks, range(len(ranks)), "o", ms=8, color="progress", gid="rank")
    _draw_bands(sheet, [row.cells[3] for row in chart.rows], chart.columns[3])


def _by_rank(sheet: "Sheet", chart: Chart, column: int, before: float = 24) -> None:
    """Lay out a row for each county, with its rank at the left edge."""
    sheet.rows(chart.rows, right=42, top=26, before=before)
    sheet.grid(axis="x")
    sheet.beside(16, enumerate(row.cells[column] for row in chart.rows), ha="right", color="soft")


def _draw_bands(sheet: "Sheet", bands: Sequence[str | None], title: str) -> None:
    """Draw a line where a band begins, and name each once, in its first row."""
    sheet.beside(318, [(HEAD, title)], ha="right", color="soft", size=9)
    for place, band in enumerate(bands):
        if place and band != bands[place - 1]:
            sheet.axhline(place - 0.5, sheet.at(0), sheet.at(320), color="soft", lw=0.8, gid="band")
        if not place or band != bands[place - 1]:
            sheet.beside(318, [(place, band)], ha="right", weight="bold")


Moves = Mapping[str, tuple[Place, Place]]
WEEKS = 26
"""Weeks that are shown at most: half a year."""
ABOVE = -0.9
"""The row above the first rank."""
STYLES: Mapping[str, Mapping[str, Any]] = {
    "": {"color": "soft", "linewidth": 0.9, "ms": 2},
    "lead": {"color": "progress", "linewidth": 2.8, "ms": 4},
    "up": {"color": "progress", "linewidth": 2.4, "dashes": (7, 2), "ms": 4},
    "down": {"color": "ink", "linewidth": 2.4, "linestyle": ":", "ms": 4},
}
"""Line styles by what makes a county stand out; colour is never the only difference."""


def rank_weeks_chart(view: View) -> Chart:
    """Return the ranks of all counties at the end of each week, with the method of each."""
    t = view.translate
    weeks = view.assessment.weeks[-WEEKS:]
    counties = in_rank(view.assessment.counties)
    names = {row.code: row.name for row in counties}
    moves = _moves(weeks, names)
    marked = _marked(moves)
    drawn = {"", *marked.values(), *("change" for a, b in pairwise(weeks) if a.method != b.method)}
    said = (t(words) for kind, words in LEGEND.items() if kind in drawn)
    return Chart(
        name="rank-weeks",
        shape="bump",
        title=t(say("Ranks by week")),
        description=Both("", " ").within(view.language).join(said),
        sentence=t(_moved(moves, marked, names)),
        first=t(say("County")),
        columns=tuple(point.as_of.isoformat() for point in weeks),
        keys=tuple(point.method for point in weeks),
        rows=tuple(
            Row(row.name, cells, marked.get(row.code, ""), row.code)
            for row in counties
            if any(cells := tuple(place and str(place[0]) for place in _places(weeks, row.code)))
        ),
        method="rank",
    )


LEGEND: Mapping[str, Words] = {
    "": say("One line for each county."),
    "lead": say("Thick: in the first place now."),
    "up": say("Dashes: rose most since the method holds."),
    "down": say("Dots: fell most since the method holds."),
    "change": say("A vertical line: the method changed; ranks on its two sides do not compare."),
}
"""What is said of each kind of line that is drawn."""


def _places(weeks: Iterable[WeekPoint], code: str) -> list[Place | None]:
    return [point.counties[code][1].place if code in point.counties else None for point in weeks]


def _moves(weeks: Sequence[WeekPoint], codes: Iterable[str]) -> Moves:
    """Return the first and last place of each county since the present method holds."""
    told = [
        point
        for point in weeks
        if point.method == weeks[-1].method
        if point is weeks[-1]  # Nobody moves out of a tie of all.
        or are_apart(standing for _, standing in point.counties.values())
    ]
    found = {code: [place for place in _places(told, code) if place] for code in codes}
    return {code: (places[0], places[-1]) for code, places in found.items() if places}


def _marked(moves: Moves) -> dict[str, str]:
    """Return the counties that stand out: the leader, and those that alone rose or fell most."""
    marked: dict[str, str] = {}
    rises = {code: climbed(first, last) or 0 for code, (first, last) in moves.items()}
    for mark, most in (("down", min), ("up", max)) if rises else ():
        far = most(rises.values())
        alone = [code for code, places in rises.items() if places == far]
        if len(alone) == 1 and (far < 0) == (mark == "down") and far:
            marked[alone[0]] = mark
    for code in sorted(code for code, (_, last) in moves.items() if last[0] == 1)[:1]:
        marked.setdefault(code, "lead")
    return marked


def _moved(moves: Moves, marked: Mapping[str, str], names: Mapping[str, str]) -> Words:
    words = {
        "up": say("{county} rose most, from rank {first} to {last}"),
        "down": say("{county} fell most, from rank {first} to {last}"),
    }
    said = [
        Words(sentence.text, {"county": names[code], "first": str(first[0]), "last": str(last[0])})
        for key, sentence in words.items()
        for code, (first, last) in moves.items()
        if marked.get(code) == key
    ]
    if not said:
        return say("Since the present method holds, no single county rose or fell most.")
    if len(said) == 1:
        return say("Since the present method holds, {moved}.", moved=said[0])
    return say("Since the present method holds, {rose}; {fell}.", rose=said[0], fell=said[1])


def draw_rank_weeks(sheet: "Sheet", chart: Chart) -> None:
    """Draw a line for each county over the weeks, with ranks and names at both ends."""
    days = [date.fromisoformat(day).toordinal() for day in chart.columns]
    ranks = [int(cell) for row in chart.rows for cell in row.cells if cell]
    lowest = max([len(chart.rows), *ranks])
    names, room = sheet.names(chart.rows)
    before = room if len({row.cells[0] for row in chart.rows}) > 1 else 0
    sheet.fit(18 * lowest, left=before + 30, right=room + 30, top=36, bottom=22)
    sheet.dates(days)
    sheet.set_ylim(lowest + 0.5, 0.5)
    sheet.yaxis.set_visible(False)
    sheet.grid(axis="x")
    sheet.bands(range(1, lowest + 1))
    sheet.strips(days)
    _draw_changes(sheet, days, chart.keys)
    for place, row in sorted(enumerate(chart.rows, 1), key=lambda found: found[1].key):
        _draw_line(sheet, row, days, chart.keys, f"{row.key or 'other'}@{place}")
    for week, numbered, called in ((0, 16, 21), (-1, 310 - room, 315 - room)):
        _name_ends(sheet, chart.rows, names, week, (numbered, called))


def _draw_changes(sheet: "Sheet", days: Sequence[int], methods: Sequence[str]) -> None:
    """Draw a vertical line where the method changed, with the methods' names on both sides."""
    for week in range(1, len(days)):
        old, new = methods[week - 1], methods[week]
        if old != new:
            x = (days[week - 1] + days[week]) / 2
            sheet.axvline(x, 0, 1.1, color="ink", linewidth=1.2, linestyle=":", gid="change")
            sheet.text(x, ABOVE, f"{old or NONE}\u2002", ha="right", size=9, color="soft")
            sheet.text(x, ABOVE, f"\u2002{new or NONE}", size=9, weight="bold")


def _draw_line(
    sheet: "Sheet", row: Row, days: Sequence[int], methods: Sequence[str], gid: str
) -> None:
    """Draw a county's line; it is interrupted where there is no rank or the method changed."""
    runs: list[list[tuple[int, int]]] = [[]]
    for week, (day, rank) in enumerate(zip(days, row.cells, strict=True)):
        if rank is None or (week and methods[week] != methods[week - 1]):
            runs.append([])
        if rank is not None:
            runs[-1].append((day, int(rank)))
    for run in filter(None, runs):
        look = {"marker": "o", "markevery": [0, len(run) - 1], **STYLES[row.key]}
        sheet.plot(*zip(*run, strict=True), gid=gid, **look)


def _name_ends(
    sheet: "Sheet", rows: Sequence[Row], names: Sequence[str], week: int, at: tuple[float, float]
) -> None:
    """Write ranks and names beside the lines' ends, counties that share a rank below each other.

    Where lines begin out of a tie, the rank stands there once, without names beside other lines.
    """
    known = [(row.cells[week], row.key, name) for row, name in zip(rows, names, strict=True)]
    placed = sorted((int(rank), place) for place, (rank, *_) in enumerate(known) if rank)
    shared = Counter(rank for rank, _ in placed)
    for slot, (rank, place) in enumerate(placed, 1):
        _, key, name = known[place]
        alone = week or shared[rank] == 1
        whose = {"gid": f"name@{place + 1}", "url": rows[place].link}
        if alone or slot == rank:
            sheet.beside(at[0], [(slot, str(rank))], ha="right", size=9, color="soft")
        if alone:
            sheet.beside(at[1], [(slot, name)], weight="bold" if key else "normal", **whose)
