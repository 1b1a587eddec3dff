"""The lists of the ranking: the ranked, those told by band only, and those without a rank."""

from dataclasses import replace

from ledgers.model.assessment import CountyResult, Standing, Totals
from ledgers.model.method import Scheme
from ledgers.model.numbers import percent, signed, spanned
from ledgers.model.words import Both, say
from ledgers.publish.charts.listed import in_rank
from ledgers.publish.charts.sparks import spark
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inline, Mark, Table, trend
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf
from ledgers.publish.kit.listing import Col, Listing, attributes, in_files, on_page
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.kit.totals import (
    CODE,
    MISSED,
    NAME,
    OVERDUE,
    RANK,
    SCORE,
    figure,
    named_county,
    progress,
    shares,
)
from ledgers.publish.ranking.change import placed

TITLE = say("Ranking of the counties")


def ranked(desk: Desk) -> list[CountyResult]:
    """Return the counties that have a rank, by rank."""
    counties = in_rank(desk.view.assessment.counties)
    return [row for row in counties if row.standing.rank is not None]


def ranking_table(desk: Desk, here: Leaf) -> Table | None:
    """Return the ranked counties in rank order; None where no county is ranked."""
    other = desk.view.assessment.other_scheme
    columns = (*PLACE, *((_rank_by(other),) if other else ()), *WEEK)
    listing = Listing(caption=TITLE, sortable=True, columns=columns)
    return listing.any(desk, here, ranked(desk))


def ranking_data(desk: Desk) -> DataTable:
    """Return scores and ranks with what they are made of, for download."""
    listing = Listing(name="ranking", title=TITLE, columns=FILED)
    return listing.data(desk, in_rank(desk.view.assessment.counties))


# ── The ranked, on the page ──────────────────────────────────────────────────────────────────────


def _rank(here: Leaf, row: CountyResult) -> Inline:
    standing = row.standing
    tied = (Mark("tied", say("tied")),) if standing.tied else ()
    return Inline((here.method("rank", placed(standing)), *tied))


def _name(here: Leaf, row: CountyResult) -> Inline:
    bottom = (Mark("bottom", say("bottom group")),) if row.standing.bottom_group else ()
    return Inline((here.county(row.code, row.name), *bottom))


def _group(here: Leaf, row: CountyResult) -> Inline | None:
    standing, scheme = row.standing, here.desk.view.assessment.scheme
    groups = scheme.groups if scheme else ()
    group = next((one for one in groups if one.id == standing.group), None)
    if group is None or standing.group_rank is None:
        return None
    place = here.method("groups", str(standing.group_rank))
    return Inline((Both(group.zh, group.en), place))


def _in_group(row: CountyResult) -> str | None:
    standing = row.standing
    return f"{standing.group} {standing.group_rank:04}" if standing.group_rank else None


def _interval(here: Leaf, row: CountyResult) -> object:
    sure, there = row.robustness, f"{links.SENSITIVITY}#counties"
    return here.to(there, spanned(sure.rank_low, sure.rank_high)) if sure else None


def _band(here: Leaf, row: CountyResult) -> object:
    return here.method("band", str(row.robustness.band)) if row.robustness else None


def _rank_before(row: CountyResult) -> int | None:
    return row.other.rank if row.other else None


def _rank_by(other: Scheme) -> Col[CountyResult]:
    """Return the column of the ranks by another scheme."""

    def face(here: Leaf, row: CountyResult) -> object:
        if row.other is None or row.other.rank is None:
            return None
        return here.to(f"{here.folder}#method-change", placed(row.other))

    head = say("Rank by {method}", method=other.id)
    return on_page(head, face, href="#method-change", number=True, order=_rank_before)


COVERAGE: Col[CountyResult] = figure(
    say("Coverage"), "missing", lambda row: row.standing.coverage, percent
)
PLACE: tuple[Col[CountyResult], ...] = (
    on_page(say("Rank"), _rank, method="rank", number=True, order=lambda row: row.standing.rank),
    on_page(say("County"), _name, short=True, order=lambda row: row.code, heads=True),
    figure(
        say("Score"),
        "score",
        lambda row: row.standing.score,
        there=lambda row: f"{links.county_page(row.code)}#score",
    ),
    on_page(
        say("Interval"),
        _interval,
        method="interval",
        number=True,
        order=lambda row: row.robustness and row.robustness.rank_low,
    ),
    on_page(
        say("Band"),
        _band,
        method="band",
        number=True,
        order=lambda row: row.robustness and row.robustness.band,
    ),
    on_page(say("Rank in group"), _group, method="groups", short=True, order=_in_group),
)
WEEK: tuple[Col[CountyResult], ...] = (
    on_page(
        say("Since last week"),
        lambda here, row: trend(row.climbed, here.href(links.method("change"))),
        method="change",
        short=True,
        order=lambda row: row.climbed,
    ),
    figure(say("Points gained"), "change", lambda row: row.gained, signed),
    COVERAGE,
    on_page(
        say("Scores by week"),
        lambda here, row: spark(here.desk.view.assessment, row.code),
        method="score",
        fixed=True,
    ),
)

# ── The ranked, in the files ─────────────────────────────────────────────────────────────────────


def _standing(row: CountyResult) -> Standing:
    return row.standing


def _totals(row: CountyResult) -> Totals:
    return row.totals


def _only_band(row: CountyResult) -> str | None:
    return "–".join(map(str, sorted(set(row.only_band)))) if row.only_band else None


FILED: tuple[Col[CountyResult], ...] = (
    *attributes(_standing, rank=RANK, tied=say("whether the rank is shared")),
    *attributes(code=CODE, name=NAME),
    *attributes(
        _standing,
        score=SCORE,
        raw=say("points before deduction"),
        deduction=say("points off for missed task-deadlines"),
    ),
    *shares(_totals),
    *attributes(
        lambda row: row.robustness,
        rank_low=say("best rank of the interval, included"),
        rank_high=say("worst rank of the interval, included"),
        band=say("band, from 1 at the top; in it every two intervals overlap"),
    ),
    in_files(
        "only_band",
        say("first and last band where nothing else of the place is published"),
        _only_band,
    ),
    *attributes(
        _standing,
        coverage=say("share of the weight that applies that has data, 0 to 1"),
        group=say("group of its like, by its identifier in the scheme"),
        group_rank=say("rank in the group"),
    ),
    in_files(
        "bottom_group",
        say("whether it is among the last places of the scheme; empty where not told"),
        lambda row: row.standing.bottom_group if row.standing.rank else None,
    ),
    *attributes(_totals, missed=MISSED, overdue=OVERDUE),
    *attributes(
        climbed=say("places gained since the week before; negative where lost"),
        gained=say("points gained since the week before"),
    ),
    Col(
        name="method",
        long=say("the scheme that the score and the rank are by"),
        value=lambda desk, _: desk.view.assessment.method,
    ),
    Col(
        name="other_method",
        long=say("the scheme before, in the weeks in which it gave way"),
        value=lambda desk, _: other.id if (other := desk.view.assessment.other_scheme) else None,
    ),
    in_files(
        "other_score",
        say("score by the scheme before"),
        lambda row: row.other.score if row.other else None,
    ),
    in_files("other_rank", say("rank by the scheme before"), _rank_before),
    *attributes(_standing, unranked=say("why there is no rank; empty where there is one")),
)

# ── Without a rank ───────────────────────────────────────────────────────────────────────────────

BANDED: Listing[CountyResult] = Listing(
    caption=say("The lower half by band; within a band in the order of codes"),
    columns=(
        named_county(),
        figure(say("Band"), "band", lambda row: row.only_band, lambda band: spanned(*band)),
        COVERAGE,
        progress(_totals, lambda row: f"{links.county_page(row.code)}#sections"),
    ),
)
UNRANKED: Listing[CountyResult] = Listing(
    caption=say("Counties without a rank, and why"),
    columns=(
        replace(named_county(), short=False),
        on_page(say("Kind"), lambda _, row: KIND_WORDS.get(row.kind, row.kind)),
        COVERAGE,
        on_page(say("Reason"), lambda _, row: row.standing.unranked or say("not known")),
    ),
)


def banded_table(desk: Desk, here: Leaf) -> Table | None:
    """Return those of whom only the band is published, by band and code; None without any."""
    rows = [row for row in desk.view.assessment.counties if row.only_band is not None]
    rows.sort(key=lambda row: (row.only_band or (0, 0), row.code))
    return BANDED.any(desk, here, rows)


def unranked_table(desk: Desk, here: Leaf) -> Table | None:
    """Return the counties without a rank, and why; None without any."""
    counties = desk.view.assessment.counties
    rows = [row for row in counties if row.standing.rank is None and row.only_band is None]
    return UNRANKED.any(desk, here, rows)
