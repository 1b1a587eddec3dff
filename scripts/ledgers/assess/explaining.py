"""The effect of single changes on a county's score and rank, all else equal.

Only the county's measurements change; the other scores are those published, so the rank is one
more than the number of those above the new score (`ranks`).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.assess.schemes.score import score_of
from ledgers.assess.what_if import Found, Ground, accepted_tasks, closed_findings, overdue_tasks
from ledgers.model import PRECISION, Assessment, Catalog, in_groups, replace
from ledgers.model.explanation import (
    FINDING,
    GOALPOST,
    OVERDUE,
    TASK,
    Improvement,
    Outlook,
    measurements_of,
    posts_of,
)
from ledgers.model.places import rank_among

KEPT = {TASK: 3, OVERDUE: 1, FINDING: 1, GOALPOST: 3}
"""How many changes of each kind are shown."""
TRIALS = {TASK: accepted_tasks, OVERDUE: overdue_tasks, FINDING: closed_findings}


def outlook(catalog: Catalog, assessment: Assessment, code: str) -> Outlook:
    """Return which single changes would lift a county's score most; none where it has no rank.

    A change that lowers the score is no improvement; those that are overdue tasks are counted.
    """
    ground = _ground(catalog, assessment, code)
    if ground is None:
        return Outlook()
    with localcontext(prec=PRECISION):
        tried = tuple(_tried(ground))
    now = ground.county.standing.score or Decimal(0)
    rest = (row.standing for row in assessment.counties if row.code != code)
    others = [row.score for row in rest if row.rank is not None and row.score is not None]
    groups = in_groups(((kind, about), score) for kind, about, score in tried if score >= now)
    found = []
    for key, scores in groups.items():
        low, high = min(scores), max(scores)
        ranks = rank_among(high, others), rank_among(low, others)
        found.append(Improvement(*key, len(scores), low, high, *ranks))
    setbacks = sum(kind == OVERDUE and score < now for kind, _, score in tried)
    return Outlook(tuple(_best([row for row in found if row.score_high > now])), setbacks)


def _ground(catalog: Catalog, assessment: Assessment, code: str) -> Ground | None:
    """Return what to try changes on; None without a rank, or without what it is made of."""
    county, scheme = assessment.county(code), assessment.scheme
    if scheme is None or county.standing.rank is None or not county.standing.dimensions:
        return None
    known = all(name in catalog.indicators for name in scheme.indicators)
    if catalog.programme is None or catalog.rules is None or not known:
        return None
    return Ground(catalog, county, scheme, assessment.as_of, catalog.programme, catalog.rules)


def _tried(ground: Ground) -> Iterator[tuple[str, str, Decimal]]:
    """Yield kind, subject and the new score of every change that can be scored.

    Where all measurements stay the same, as they may with a closed finding, there is none.
    """
    now = measurements_of(ground.county.standing)
    for kind, trials in (*TRIALS.items(), (GOALPOST, _goalposts)):
        for about, found in trials(ground):
            if any(row.value != now[name].value for name, row in found.items()):
                score = score_of(ground.scheme, now | dict(found))
                if score is not None:
                    yield kind, about, score


def _goalposts(ground: Ground) -> Iterator[tuple[str, Found]]:
    """Yield each indicator of the score that is not at its upper goalpost, as if it were."""
    for part in ground.county.standing.items:
        posts = posts_of(ground.scheme, part)
        if posts is not None and not part.measurement.not_applicable and part.normalised != 1:
            best = replace(part.measurement, value=Fraction(posts.high), reason=None)
            yield part.key, {part.indicator: best}


def _best(found: Sequence[Improvement]) -> Iterator[Improvement]:
    """Yield the best of each kind: what is done in a day first, goalposts last."""
    ordered = sorted(found, key=lambda row: (-row.score_high, -row.score_low, row.about))
    for kind, number in KEPT.items():
        yield from [row for row in ordered if row.kind == kind][:number]
