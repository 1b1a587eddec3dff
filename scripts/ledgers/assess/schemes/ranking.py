"""Score and rank all counties by a scheme."""

from collections.abc import Mapping

from ledgers.assess.ranks import bottom_marked, grouped_ranks, ranked
from ledgers.assess.schemes.score import scored
from ledgers.assess.schemes.weights import usable
from ledgers.model.assessment import Standing
from ledgers.model.method import Scheme
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words, say

Measured = Mapping[str, Mapping[str, Measurement]]
"""What was measured: by indicator, then by county."""

NO_SCHEME = say("no scheme is valid on this day")
UNUSABLE = say("the scheme cannot be used; run: ledgers check")


def standings_by(
    scheme: Scheme | None,
    measured: Measured,
    kinds: Mapping[str, str],
    unranked: Mapping[str, Words],
) -> Mapping[str, Standing]:
    """Return every county's standing: score, rank, group, last places.

    `kinds` is the kind of each county, by code; `unranked` says who cannot be ranked, and why.
    """
    if scheme is None or not can_be_used(scheme, measured):
        reason = NO_SCHEME if scheme is None else UNUSABLE
        return {
            code: Standing(code, None, None, None, None, unranked.get(code, reason))
            for code in kinds
        }
    rows = ranked(_scored(code, scheme, measured, unranked.get(code)) for code in kinds)
    return bottom_marked(grouped_ranks(rows, scheme, kinds), scheme.bottom)


def can_be_used(scheme: Scheme, measured: Measured) -> bool:
    """Say whether a scheme can be reckoned with and each of its indicators was measured."""
    return usable(scheme) and all(name in measured for name in scheme.indicators)


def _scored(code: str, scheme: Scheme, measured: Measured, unranked: Words | None) -> Standing:
    if unranked is not None:
        return Standing(code, None, None, None, None, unranked)
    return scored(code, scheme, {name: measured[name][code] for name in scheme.indicators})
