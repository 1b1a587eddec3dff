"""The lists of the ranking: counties by rank, by band only, and without a rank."""

from collections.abc import Iterator
from operator import attrgetter

from ledgers.model import NONE, Both, Scheme, percent, say, signed, spanned
from ledgers.model.assessment import CountyResult, Standing, in_rank
from ledgers.model.scoring import Chances
from ledgers.publish.charts.lines import spark_of_scores
from ledgers.publish.kit import Cell, Desk, Inline, Leaf, Mark, Row, bar, links, trend, word
from ledgers.publish.measured.values import grade_cells
from ledgers.publish.tables.listing import CODE, NAME, Col, Listing, attributes, in_files
from ledgers.publish.tables.totals import GRADE, MISSED, OVERDUE, RANK, SCORE, placed, shares

TITLE = say("Ranking of the counties")


def ranked(desk: Desk) -> list[CountyResult]:
    """Return the counties that have a rank, by rank."""
    return [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank is not None]


def ranking_rows(here: Leaf) -> Iterator[Row]:
    """Yield the ranked counties in rank order."""
    on = here.view.assessment.since
    for row in ranked(here.desk):
        standing, sure = row.standing, row.robustness
        change = trend(row.climbed, here.href(links.method("change")))
        page, about = links.county_page(row.code), links.scored(row.code, "score")
        score = here.to(f"{page}#score", f"{standing.score}", about)
        old, there = here.view.assessment.other_scheme, f"{links.SENSITIVITY}#counties"
        interval = here.to(there, spanned(sure.rank_low, sure.rank_high)) if sure else NONE
        band = here.method("band", str(sure.band)) if sure else NONE
        place = here.method("rank", placed(standing), links.scored(row.code, "rank"))
        rank = with_tie(place, standing)
        bottom = (Mark("bottom", say("bottom group")),) if standing.bottom_group else ()
        name = Inline((here.county(row.code, row.name), *bottom))
        yield here.row(
            here.number(say("Rank"), rank, standing.rank, "rank"),
            here.short(say("County"), name, row.code),
            here.number(say("Score"), score, standing.score, "score"),
            here.number(say("Interval"), interval, sure and sure.rank_low, "interval"),
            *_held(here, row.chances),
            here.number(say("Band"), band, sure and sure.band, "band"),
            _group(here, standing),
            *grade_cells(here, standing, here.view.assessment.scheme),
            *((_other(here, row, old),) if old else ()),
            here.short(say("Change {since}", since=on), change, row.climbed, "change"),
            here.figure(say("Points {since}", since=on), "change", signed(row.gained), row.gained),
            _coverage(here, row),
            here.cell(
                say("Scores by week"),
                spark_of_scores(here.view.assessment, row.code) or NONE,
                method="score",
                fixed=True,
            ),
        )


def with_tie(rank: object, standing: Standing) -> Inline:
    """Return a rank with a mark where it is shared."""
    return Inline((rank, Mark("tied", say("tied"))) if standing.tied else (rank,))


def _group(here: Leaf, standing: Standing) -> Cell:
    scheme, head = here.view.assessment.scheme, say("Rank in group")
    groups = scheme.groups if scheme else ()
    group = next((one for one in groups if one.id == standing.group), None)
    if group is None or standing.group_rank is None:
        return here.short(head, NONE, method="groups")
    place = here.method("groups", str(standing.group_rank))
    by = f"{group.id} {standing.group_rank:04}"
    return here.short(head, Inline((Both(group.zh, group.en), place)), by, "groups")


def _other(here: Leaf, row: CountyResult, old: Scheme) -> Cell:
    there, other = f"{here.folder}#method-change", row.other
    rank = other.rank if other else None
    place = here.to(there, placed(other)) if other and rank else NONE
    return here.cell(say("Rank by {method}", method=old.id), place, rank, there=there, number=True)


def _held(here: Leaf, chances: Chances | None) -> Iterator[Cell]:
    if chances is not None:
        yield here.figure(say("Share of draws"), "interval", percent(chances.rank), chances.rank)


def _coverage(here: Leaf, row: CountyResult) -> Cell:
    coverage = row.standing.coverage
    return here.figure(say("Coverage"), "missing", percent(coverage), coverage)


STANDING = attrgetter("standing")
TOTALS = attrgetter("totals")
RANKING: Listing[CountyResult] = Listing(
    name="ranking",
    title=TITLE,
    of=lambda desk: in_rank(desk.view.assessment.counties),
    columns=(
        *attributes(STANDING, rank=RANK, tied=say("whether the rank is shared")),
        *attributes(code=CODE, name=NAME),
        *attributes(
            STANDING,
            score=SCORE,
            raw=say("points before deduction"),
            deduction=say("points off for missed task-deadlines"),
        ),
        *shares(TOTALS),
        *attributes(
            lambda row: row.robustness,
            rank_low=say("best rank of the interval, included"),
            rank_high=say("worst rank of the interval, included"),
            band=say("band, from 1 at the top; in it every two intervals overlap"),
        ),
        *attributes(
            attrgetter("chances"),
            "draws_",
            rank=say("share of the draws in which the county has its rank, 0 to 1"),
            first=say("share of the draws in which it is one of the first, 0 to 1"),
            last=say("share of the draws in which it is one of the last, 0 to 1"),
        ),
        in_files(
            "draws_beats",
            say("counties that have a lower score in more than 95 of 100 draws"),
            lambda row: " ".join(row.chances.beats) if row.chances else None,
        ),
        in_files(
            "only_band",
            say("first and last band where nothing else of the place is published"),
            lambda row: "–".join(map(str, sorted(set(row.only_band)))) if row.only_band else None,
        ),
        *attributes(
            STANDING,
            coverage=say("share of the weight that applies that has data, 0 to 1"),
            group=say("group of comparable counties, by its identifier in the scheme"),
            group_rank=say("rank in the group"),
            grade=GRADE,
        ),
        in_files(
            "bottom_group",
            say("whether it is among the last places of the scheme; empty where not published"),
            lambda row: row.standing.bottom_group if row.standing.rank else None,
        ),
        *attributes(TOTALS, missed=MISSED, overdue=OVERDUE),
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
            long=say("the previous scheme, in the weeks in which it was replaced"),
            value=lambda desk, _: (
                other.id if (other := desk.view.assessment.other_scheme) else None
            ),
        ),
        *attributes(
            lambda row: row.other,
            "other_",
            score=say("score by the scheme before"),
            rank=say("rank by the scheme before"),
        ),
        *attributes(STANDING, unranked=say("why there is no rank; empty where there is one")),
    ),
)


def banded_rows(here: Leaf) -> Iterator[Row]:
    """Yield the counties of which only the band is published, by band and code."""
    rows = [row for row in here.view.assessment.counties if row.only_band is not None]
    for row in sorted(rows, key=lambda row: (row.only_band or (0, 0), row.code)):
        about = links.scored(row.code, "progress")
        progress = bar(here, row.totals, f"{links.county_page(row.code)}#sections", about)
        yield here.row(
            here.county_cell(row.code, row.name),
            here.figure(say("Band"), "band", spanned(*(row.only_band or (0, 0)))),
            _coverage(here, row),
            here.cell(say("Progress"), progress, method="progress"),
        )


def unranked_rows(here: Leaf) -> Iterator[Row]:
    """Yield the counties without a rank, and why."""
    for row in here.view.assessment.counties:
        if row.standing.rank is None and row.only_band is None:
            yield here.row(
                here.cell(say("County"), here.county(row.code, row.name)),
                here.cell(say("Kind"), word(here.desk, row.kind, ledger="areas")),
                _coverage(here, row),
                here.cell(say("Reason"), row.standing.unranked or say("not known")),
            )
