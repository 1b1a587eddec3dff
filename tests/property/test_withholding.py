"""The law of what is withheld: no number of the lower half survives, nothing else changes."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.schemes.ranking import ranks_of
from ledgers.assess.withheld import as_published
from ledgers.model.assessment import Assessment, CountyResult, Standing, Totals, WeekPoint
from ledgers.model.records import Publication
from ledgers.model.scoring import Robustness
from tests.property.cities import START

CODES = tuple("abcdefg")
BANDS = Publication("2026-07-15", lower_half="bands")
NOTHING = Totals({}, None, None)
SCORES = st.none() | st.integers(0, 9).map(Decimal)


def standings(draw: st.DrawFn) -> dict[str, Standing]:
    """Draw scores, with ties and gaps, and their ranks."""
    scores = {code: draw(SCORES) for code in CODES}
    ranks = ranks_of(scores)
    return {
        code: Standing(code, score, score, score, ranks[code], group="g", group_rank=ranks[code])
        for code, score in scores.items()
    }


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Draw an assessment with a week before, another method, bands and two weeks."""
    now, before, other = standings(draw), standings(draw), standings(draw)
    weeks = tuple(
        WeekPoint(name, START, NOTHING, {code: (NOTHING, row) for code, row in rows.items()})
        for name, rows in (("w1", before), ("w2", now))
    )
    counties = tuple(
        CountyResult(
            code, code, "county", NOTHING, {}, (), row, before[code],
            Robustness(row.rank, row.rank, row.rank, row.rank) if row.rank else None, other[code],
        )
        for code, row in now.items()
    )  # fmt: skip
    return Assessment(START, "m", NOTHING, {}, counties, weeks=weeks)


def empty(standing: Standing | None) -> bool:
    """Say whether a standing holds no number of a place or a score."""
    if standing is None:
        return True
    numbers = (standing.rank, standing.score, standing.raw, standing.deduction,
               standing.group_rank, standing.exact)  # fmt: skip
    held = (standing.dimensions, standing.taken, standing.bottom_group, standing.tied)
    return not any(number is not None for number in numbers) and not any(held)


def lower(standings: dict[str, Standing], code: str) -> bool:
    """Say whether a county is in the lower half of some standings, counted by hand."""
    ranks = [row.rank for row in standings.values() if row.rank is not None]
    own = standings[code].rank
    return own is not None and own - 1 >= len(ranks) / 2


@given(assessments())
def test_no_number_of_the_lower_half_survives(whole: Assessment) -> None:
    told = as_published(whole, BANDS)
    now = {row.code: row.standing for row in whole.counties}
    for row in told.counties:
        if lower(now, row.code):
            assert empty(row.standing)
            assert (row.before, row.other, row.robustness) == (None, None, None)
            assert (row.climbed, row.gained) == (None, None)
            assert row.only_band is not None
            assert all(empty(point.counties[row.code][1]) for point in told.weeks)
        else:
            assert (row.standing, row.only_band) == (now[row.code], None)


@given(assessments())
def test_no_week_tells_of_its_own_lower_half(whole: Assessment) -> None:
    told = as_published(whole, BANDS)
    for was, point in zip(whole.weeks, told.weeks, strict=True):
        then = {code: row for code, (_, row) in was.counties.items()}
        for code, (totals, row) in point.counties.items():
            assert totals == was.counties[code][0]
            assert empty(row) or not lower(then, code)


@given(assessments())
def test_an_order_of_the_hidden_cannot_be_read_from_bands(whole: Assessment) -> None:
    told = [row for row in as_published(whole, BANDS).counties if row.only_band]
    spans = [row.only_band for row in told]

    assert len(told) == 1 or all(spans.count(span) > 1 for span in spans)
