"""In which share of the draws each county has one of the last places."""

from collections.abc import Mapping
from fractions import Fraction

from ledgers.assess.schemes.draws import Scorer, drawn, profile_of
from ledgers.assess.schemes.ranking import Measured, bottom_marked, ranks_of
from ledgers.model.assessment import Standing
from ledgers.model.method import Scheme


def chances_of_last(
    scheme: Scheme, measured: Measured, standings: Mapping[str, Standing], last: int
) -> Mapping[str, Fraction]:
    """Return the share of a scheme's draws in which each ranked county is one of the `last`.

    A place counts as in the ranking itself: ties in or out as a whole, the leader never.
    """
    rows = {code: row for code, row in standings.items() if row.rank is not None}
    found = {code: {name: measured[name][code] for name in scheme.indicators} for code in rows}
    profiles = {code: profile_of(scheme, row, found[code]) for code, row in rows.items()}
    scorer, times = Scorer(scheme), dict.fromkeys(rows, 0)
    for weights in drawn(scheme):
        scores = {code: scorer.score(each, weights) for code, each in profiles.items()}
        ranked = ((code, rank) for code, rank in ranks_of(scores).items())
        made = {code: Standing(code, score=scores[code], rank=rank) for code, rank in ranked}
        for code, row in bottom_marked(made, last).items():
            times[code] += row.bottom_group
    return {code: Fraction(count, scheme.draws.number) for code, count in times.items()}
