"""Say what the charts of ranks show: how sure each rank is, and ranks by week."""

from collections.abc import Sequence

from ledgers.model.assessment import CountyResult, WeekPoint
from ledgers.model.words import Words, say
from ledgers.publish.charts.counties import in_rank
from ledgers.publish.kit.chart import Chart, Row
from ledgers.publish.kit.view import View

WEEKS = 26
"""Weeks that the chart of ranks by week shows at most: half a year."""


def rank_charts(view: View) -> tuple[Chart, ...]:
    """Return the charts of the ranking; one without anything to show is left out."""
    made = (caterpillar_chart(view), bump_chart(view))
    return tuple(chart for chart in made if chart.rows and chart.columns)


# ── Intervals ────────────────────────────────────────────────────────────────────────────────────


def caterpillar_chart(view: View) -> Chart:
    """Return the rank of each county with its interval, and the bands."""
    t = view.translate
    rows = [row for row in in_rank(view.assessment.counties) if row.robustness]
    return Chart(
        name="rank-intervals",
        shape="caterpillar",
        title=t(say("How sure each rank is")),
        description=t(
            say(
                "One line for each county: a dot for its rank, a bar from the best to the worst"
                " rank of its interval; lines across divide the bands."
            )
        ),
        sentence=t(_widest(rows)),
        first=t(say("County")),
        columns=(t(say("Rank")), t(say("Best rank")), t(say("Worst rank")), t(say("Band"))),
        keys=("rank", "rank_low", "rank_high", "band"),
        rows=tuple(Row(row.name, _interval(row)) for row in rows),
        unit="",
        method="interval",
    )


def _interval(row: CountyResult) -> tuple[str | None, ...]:
    sure = row.robustness
    if sure is None:
        return (None, None, None, None)
    return tuple(map(str, (row.standing.rank, sure.rank_low, sure.rank_high, sure.band)))


def _widest(rows: Sequence[CountyResult]) -> Words:
    """Say how many ranks are certain, and whose is the least certain."""
    widths = [(row.robustness.rank_high - row.robustness.rank_low, row)
              for row in rows if row.robustness]  # fmt: skip
    if not widths:
        return say("No county is ranked.")
    certain = sum(not width for width, _ in widths)
    width, widest = max(widths, key=lambda found: found[0])
    sure = widest.robustness
    if not width or sure is None:
        return say("No rank moves when the weights are varied.")
    return say(
        "{certain} of {total} ranks do not move when the weights are varied; {county} moves most,"
        " from rank {low} to {high}.",
        certain=str(certain),
        total=str(len(widths)),
        county=widest.name,
        low=str(sure.rank_low),
        high=str(sure.rank_high),
    )


# ── Ranks by week ────────────────────────────────────────────────────────────────────────────────


def bump_chart(view: View) -> Chart:
    """Return the ranks of all counties at the end of each week, with the method of each."""
    t = view.translate
    weeks = view.assessment.weeks[-WEEKS:]
    marked = _marked(view, weeks)
    return Chart(
        name="rank-weeks",
        shape="bump",
        title=t(say("Ranks by week")),
        description=t(
            say(
                "One line for each county; a thick line for the first place of now, dashes for the"
                " greatest rise and dots for the greatest fall since the method holds. A vertical"
                " line marks a change of method: ranks on its two sides cannot be compared."
            )
        ),
        sentence=t(_moved(view, weeks, marked)),
        first=t(say("County")),
        columns=tuple(point.as_of.isoformat() for point in weeks),
        keys=tuple(point.method for point in weeks),
        rows=tuple(
            Row(row.name, cells, marked.get(row.code, ""))
            for row in in_rank(view.assessment.counties)
            if any(cells := _weekly(weeks, row.code))
        ),
        unit="",
        method="rank",
    )


def _weekly(weeks: Sequence[WeekPoint], code: str) -> tuple[str | None, ...]:
    ranks = [_rank(point, code) for point in weeks]
    return tuple(None if rank is None else str(rank) for rank in ranks)


def _rank(point: WeekPoint, code: str) -> int | None:
    return point.counties[code][1].rank if code in point.counties else None


def _moves(view: View, weeks: Sequence[WeekPoint]) -> dict[str, tuple[int, int]]:
    """Return the first and last rank of each county since the present method holds."""
    same = [point for point in weeks if point.method == weeks[-1].method] if weeks else []
    found = {}
    for row in view.assessment.counties:
        ranks = [rank for point in same if (rank := _rank(point, row.code)) is not None]
        if ranks:
            found[row.code] = ranks[0], ranks[-1]
    return found


def _marked(view: View, weeks: Sequence[WeekPoint]) -> dict[str, str]:
    """Return who stands out: who leads, who alone rose most, who alone fell most."""
    moves = _moves(view, weeks)
    marked: dict[str, str] = {}
    rises = {code: first - last for code, (first, last) in moves.items()}
    for mark, most in (("down", min), ("up", max)) if rises else ():
        far = most(rises.values())
        alone = [code for code, places in rises.items() if places == far]
        if len(alone) == 1 and (far < 0) == (mark == "down") and far:
            marked[alone[0]] = mark
    leaders = sorted(code for code, (_, last) in moves.items() if last == 1)
    for code in leaders[:1]:
        marked.setdefault(code, "lead")
    return marked


def _moved(view: View, weeks: Sequence[WeekPoint], marked: dict[str, str]) -> Words:
    moves = _moves(view, weeks)
    names = {row.code: row.name for row in view.assessment.counties}
    words = {"up": say("{county} rose most, from rank {first} to {last}"),
             "down": say("{county} fell most, from rank {first} to {last}")}  # fmt: skip
    said = []
    for key in ("up", "down"):
        for code in (code for code, mark in marked.items() if mark == key):
            first, last = moves[code]
            numbers = {"county": names[code], "first": str(first), "last": str(last)}
            said.append(Words(words[key].text, numbers))
    if not said:
        return say("Since the present method holds, nobody alone rose or fell most.")
    if len(said) == 1:
        return say("Since the present method holds, {moved}.", moved=said[0])
    return say("Since the present method holds, {rose}; {fell}.", rose=said[0], fell=said[1])
