"""An assessment without what the city does not publish of the lower half (risks F12).

Where `publication.yaml` says `lower_half: bands`, pages and downloads are handed an assessment in
which the lower half of the ranked counties has no rank, interval, score, place in its group or
change, now or in any week, so that no page can forget it. What stays is the band, and everything
that the counties filed: anyone can still compute a scheme from those figures. Bulletins are made
from their frozen facts and are not touched.
"""

from collections.abc import Iterable, Mapping

from ledgers.model import in_groups, replace
from ledgers.model.assessment import WITHHELD, Assessment, CountyResult, Standing, WeekPoint
from ledgers.model.records import Publication

BANDS = "bands"
FEWEST = 2
"""The fewest counties that share a published band, wherever there are as many."""

Span = tuple[int, int]


def as_published(assessment: Assessment, publication: Publication | None) -> Assessment:
    """Return an assessment without what is not published; the same where nothing is withheld."""
    if publication is None or publication.lower_half != BANDS:
        return assessment
    lower = lower_half({row.code: row.standing for row in assessment.counties})
    spans = bands_told(row for row in assessment.counties if row.code in lower)
    before = _also(lower, {row.code: row.before for row in assessment.counties})
    other = _also(lower, {row.code: row.other for row in assessment.counties})
    return replace(
        assessment,
        counties=tuple(
            replace(
                row,
                standing=_withheld(row.standing) if row.code in lower else row.standing,
                before=None if row.code in before else row.before,
                other=None if row.code in other else row.other,
                robustness=None if row.code in lower else row.robustness,
                only_band=spans.get(row.code),
            )
            for row in assessment.counties
        ),
        weeks=tuple(_week(point, lower) for point in assessment.weeks),
    )


def lower_half(standings: Mapping[str, Standing]) -> frozenset[str]:
    """Return who has at least half of the ranked counties before it; a tie as a whole."""
    ranks = {code: row.rank for code, row in standings.items() if row.rank is not None}
    return frozenset(code for code, rank in ranks.items() if 2 * (rank - 1) >= len(ranks))


def bands_told(rows: Iterable[CountyResult]) -> Mapping[str, Span]:
    """Return the first and last band that each withheld county is said to be in.

    A band that holds one of them would be a rank, so it is joined with the next ones until
    there are two; what is left at the end joins those before. Nothing can hide a single one.
    """
    inside = in_groups((row.robustness.band if row.robustness else 1, row.code) for row in rows)
    told: list[tuple[Span, list[str]]] = []
    for band in sorted(inside):
        if told and len(told[-1][1]) < FEWEST:
            (first, _), codes = told.pop()
            told.append(((first, band), codes + inside[band]))
        else:
            told.append(((band, band), inside[band]))
    if len(told) > 1 and len(told[-1][1]) < FEWEST:
        ((_, last), alone), ((first, _), codes) = told.pop(), told.pop()
        told.append(((first, last), codes + alone))
    return {code: span for span, codes in told for code in codes}


def _also(lower: frozenset[str], standings: Mapping[str, Standing | None]) -> frozenset[str]:
    """Add to those withheld now who was in the lower half of other standings."""
    return lower | lower_half({code: row for code, row in standings.items() if row is not None})


def _withheld(standing: Standing) -> Standing:
    if standing.score is None:
        return standing
    code, coverage, group = standing.code, standing.coverage, standing.group
    return Standing(code, unranked=WITHHELD, coverage=coverage, group=group)


def _week(point: WeekPoint, lower: frozenset[str]) -> WeekPoint:
    """Return a week without who is withheld now, and who was in the lower half then."""
    hidden = _also(lower, {code: row for code, (_, row) in point.counties.items()})
    return replace(
        point,
        counties={
            code: (totals, _withheld(row) if code in hidden else row)
            for code, (totals, row) in point.counties.items()
        },
    )
