"""Make the tables of the ranking: the ranked, those told by band only, and those without a rank."""

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.numbers import NONE, percent, signed, spanned
from ledgers.model.words import Both, say
from ledgers.publish.charts.lines import spark_of_scores
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Inline, Line, Mark, Table, trend
from ledgers.publish.kit.context import KIND_WORDS, Desk, bar, order
from ledgers.publish.ranking.words import placed


def ranking_table(desk: Desk, here: Here) -> Table | None:
    """Return the ranked counties in rank order; None where no county is ranked."""
    rows = [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank is not None]
    if not rows:
        return None
    return Table(
        caption=say("Ranking of the counties"),
        heading=1,
        sortable=True,
        columns=_columns(desk, here),
        lines=tuple(_line(desk, here, row) for row in rows),
    )


def _columns(desk: Desk, here: Here) -> tuple[Column, ...]:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    other = desk.view.assessment.other_scheme
    changed = here.href(f"{here.folder}#method-change")
    old: tuple[Column, ...] = ()
    if other is not None:
        old = (Column(say("Rank by {method}", method=other.id), changed, number=True),)
    return (
        Column(say("Rank"), formula("rank"), number=True),
        Column(say("County"), short=True),
        Column(say("Score"), formula("score"), number=True),
        Column(say("Interval"), formula("interval"), number=True),
        Column(say("Band"), formula("band"), number=True),
        Column(say("Rank in group"), formula("groups"), short=True),
        *old,
        Column(say("Since last week"), formula("change"), short=True),
        Column(say("Points gained"), formula("change"), number=True),
        Column(say("Coverage"), formula("missing"), number=True),
        Column(say("Scores by week"), formula("score"), sorted=False),
    )


def _line(desk: Desk, here: Here, row: CountyResult) -> Line:
    page, standing = links.county_page(row.code), row.standing
    change = links.method("change")
    return Line(
        (
            _rank(here, row),
            Cell(_named(here, row), row.code),
            Cell(here.to(f"{page}#score", f"{standing.score}"), order(standing.score)),
            *_sure(here, row),
            _group(desk, here, row),
            *_other(desk, here, row),
            Cell(trend(row.climbed, here.href(change)), order(row.climbed)),
            Cell(here.to(change, signed(row.gained)), order(row.gained)),
            Cell(
                here.to(links.method("missing"), percent(standing.coverage)),
                order(standing.coverage),
            ),
            Cell(spark_of_scores(desk.view.assessment, row.code) or NONE),
        )
    )


def _rank(here: Here, row: CountyResult) -> Cell:
    standing = row.standing
    text = placed(standing.rank or 0, tied=standing.tied)
    tied = (Mark("tied", say("tied")),) if standing.tied else ()
    return Cell(Inline((here.to(links.method("rank"), text), *tied)), order(standing.rank))


def _named(here: Here, row: CountyResult) -> Inline:
    name = here.to(links.county_page(row.code), row.name)
    if not row.standing.bottom_group:
        return Inline((name,))
    return Inline((name, Mark("bottom", say("bottom group"))))


def _sure(here: Here, row: CountyResult) -> tuple[Cell, Cell]:
    sure = row.robustness
    if sure is None:
        return Cell(NONE), Cell(NONE)
    span = spanned(sure.rank_low, sure.rank_high)
    return (
        Cell(here.to(f"{links.SENSITIVITY}#counties", span), order(sure.rank_low)),
        Cell(here.to(links.method("band"), str(sure.band)), order(sure.band)),
    )


def _group(desk: Desk, here: Here, row: CountyResult) -> Cell:
    standing, scheme = row.standing, desk.view.assessment.scheme
    group = (
        next((one for one in scheme.groups if one.id == standing.group), None) if scheme else None
    )
    if group is None or standing.group_rank is None:
        return Cell(NONE)
    place = here.to(links.method("groups"), str(standing.group_rank))
    name = Both(group.zh, group.en)
    return Cell(Inline((name, place)), f"{group.id} {standing.group_rank:04}")


def _other(desk: Desk, here: Here, row: CountyResult) -> tuple[Cell, ...]:
    if desk.view.assessment.other_scheme is None:
        return ()
    if row.other is None or row.other.rank is None:
        return (Cell(NONE),)
    text = placed(row.other.rank, tied=row.other.tied)
    return (Cell(here.to(f"{here.folder}#method-change", text), order(row.other.rank)),)


# ── Without a rank ───────────────────────────────────────────────────────────────────────────────


def banded_table(desk: Desk, here: Here) -> Table | None:
    """Return those of whom only the band is published, by band and code; None without any."""
    rows = [row for row in desk.view.assessment.counties if row.only_band is not None]
    if not rows:
        return None
    rows.sort(key=lambda row: (row.only_band or (0, 0), row.code))
    return Table(
        caption=say("The lower half by band; within a band in the order of codes"),
        columns=(
            Column(say("County"), short=True),
            Column(say("Band"), here.href(links.method("band")), number=True),
            Column(say("Coverage"), here.href(links.method("missing")), number=True),
            Column(say("Progress"), here.href(links.method("progress"))),
        ),
        lines=tuple(_banded(here, row) for row in rows),
    )


def _banded(here: Here, row: CountyResult) -> Line:
    page = links.county_page(row.code)
    band = spanned(*(row.only_band or (0, 0)))
    return Line(
        (
            Cell(here.to(page, row.name)),
            Cell(here.to(links.method("band"), band)),
            Cell(here.to(links.method("missing"), percent(row.standing.coverage))),
            Cell(bar(here, row.totals, f"{page}#sections")),
        )
    )


def unranked_table(desk: Desk, here: Here) -> Table | None:
    """Return the counties without a rank, and why; None without any."""
    counties = desk.view.assessment.counties
    rows = [row for row in counties if row.standing.rank is None and row.only_band is None]
    if not rows:
        return None
    return Table(
        caption=say("Counties without a rank, and why"),
        columns=(
            Column(say("County")),
            Column(say("Kind")),
            Column(say("Coverage"), here.href(links.method("missing")), number=True),
            Column(say("Reason")),
        ),
        lines=tuple(
            Line(
                (
                    Cell(here.to(links.county_page(row.code), row.name)),
                    Cell(KIND_WORDS.get(row.kind, row.kind)),
                    Cell(here.to(links.method("missing"), percent(row.standing.coverage))),
                    Cell(row.standing.unranked or say("not known")),
                )
            )
            for row in rows
        ),
    )
