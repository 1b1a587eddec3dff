"""Make the tables of results for download: ranking, totals and weeks."""

from collections.abc import Iterator, Mapping

from ledgers.model.assessment import CountyResult, Standing
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import in_rank
from ledgers.publish.downloads.columns import COUNTS, SHARES, TOTALS, shares_of, totals_of
from ledgers.publish.kit.listing import CODE, NAME
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.view import View

STANDING: Mapping[str, Words] = {
    "score": say("score, 0 to 100, one decimal"),
    "rank": say("rank; empty where not ranked"),
}


SURE: Mapping[str, Words] = {
    "rank_low": say("best rank of the interval, included"),
    "rank_high": say("worst rank of the interval, included"),
    "band": say("band, from 1 at the top; in it every two intervals overlap"),
    "only_band": say("first and last band where nothing else of the place is published"),
    "coverage": say("share of the weight that applies that has data, 0 to 1"),
    "group": say("group of its like, by its identifier in the scheme"),
    "group_rank": say("rank in the group"),
    "bottom_group": say("whether it is among the last places of the scheme; empty where not told"),
}
"""How sure a rank is, and what it is among the like."""


def ranking(view: View) -> DataTable:
    """Return scores and ranks with what they are made of."""
    fields = {
        "rank": STANDING["rank"],
        "tied": say("whether the rank is shared"),
        "code": CODE,
        "name": NAME,
        "score": STANDING["score"],
        "raw": say("points before deduction"),
        "deduction": say("points off for missed task-deadlines"),
        **SHARES,
        **SURE,
        "missed": COUNTS["missed"],
        "overdue": COUNTS["overdue"],
        "climbed": say("places gained since the week before; negative where lost"),
        "gained": say("points gained since the week before"),
        "method": say("the scheme that the score and the rank are by"),
        "other_method": say("the scheme before, in the weeks in which it gave way"),
        "other_score": say("score by the scheme before"),
        "other_rank": say("rank by the scheme before"),
        "unranked": say("why there is no rank; empty where there is one"),
    }
    rows = (_ranked(view, row) for row in in_rank(view.assessment.counties))
    return table_of("ranking", say("Ranking of the counties"), fields, rows)


def _ranked(view: View, row: CountyResult) -> Values:
    reason = row.standing.unranked
    return {
        "code": row.code,
        "name": row.name,
        **_standing(row.standing),
        "tied": row.standing.tied,
        "raw": row.standing.raw,
        "deduction": row.standing.deduction,
        **shares_of(row.totals),
        **_sure(row),
        "missed": row.totals.missed,
        "overdue": row.totals.overdue,
        "climbed": row.climbed,
        "gained": row.gained,
        **_methods(view, row),
        "unranked": None if reason is None else view.translate(reason),
    }


def _sure(row: CountyResult) -> Values:
    sure, told = row.robustness, row.only_band
    return {
        "rank_low": sure.rank_low if sure else None,
        "rank_high": sure.rank_high if sure else None,
        "band": sure.band if sure else None,
        "only_band": "–".join(map(str, sorted(set(told)))) if told else None,
        "coverage": row.standing.coverage,
        "group": row.standing.group,
        "group_rank": row.standing.group_rank,
        "bottom_group": row.standing.bottom_group if row.standing.rank else None,
    }


def _methods(view: View, row: CountyResult) -> Values:
    other = view.assessment.other_scheme
    return {
        "method": view.assessment.method,
        "other_method": other.id if other else None,
        "other_score": row.other.score if row.other else None,
        "other_rank": row.other.rank if row.other else None,
    }


def _standing(standing: Standing) -> Values:
    return {"score": standing.score, "rank": standing.rank}


def counties(view: View) -> DataTable:
    """Return the totals of each county."""
    fields = {"code": CODE, "name": NAME, "kind": say("kind of county"), **TOTALS}
    rows = (
        {"code": row.code, "name": row.name, "kind": row.kind, **totals_of(row.totals)}
        for row in view.assessment.counties
    )
    return table_of("counties", say("Totals by county"), fields, rows)


def sections(view: View) -> DataTable:
    """Return the totals of each section in each county."""
    fields = {"code": CODE, "name": NAME, "section": say("section of the programme"), **TOTALS}
    rows = (
        {"code": row.code, "name": row.name, "section": name, **totals_of(totals)}
        for row in view.assessment.counties
        for name, totals in sorted(row.sections.items())
    )
    return table_of("sections", say("Totals by county and section"), fields, rows)


def weeks(view: View) -> DataTable:
    """Return progress, score and rank of the city and each county at the end of each week."""
    fields = {
        "week": say("ISO week"),
        "as_of": say("last day counted"),
        "code": say("county code, or “city”"),
        **SHARES,
        **STANDING,
    }
    return table_of("weeks", say("Progress, scores and ranks by week"), fields, _weekly(view))


def _weekly(view: View) -> Iterator[Values]:
    for point in view.assessment.weeks:
        when: Values = {"week": point.period, "as_of": point.as_of}
        nobody: Values = {"score": None, "rank": None}
        yield {**when, "code": "city", **shares_of(point.city), **nobody}
        for code, (totals, standing) in sorted(point.counties.items()):
            yield {**when, "code": code, **shares_of(totals), **_standing(standing)}
