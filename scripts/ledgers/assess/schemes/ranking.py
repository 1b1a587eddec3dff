"""Ranks and grades of counties: 1 2 2 4, on the published rounding, also within groups (E7)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, localcontext

from ledgers.assess.schemes.means import usable
from ledgers.assess.schemes.score import scored
from ledgers.model import PRECISION, Catalog, Measurement, Standing, Words, replace, say
from ledgers.model.method import LAST_THREE_TIMES, LOWEST_GRADE, VETO, Grade, Scheme
from ledgers.model.places import among, lowest, places_of
from ledgers.model.proposal import Linked

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
    known = scheme and usable(scheme) and all(name in measured for name in scheme.indicators)
    if scheme is None or not known:
        reason = NO_SCHEME if scheme is None else UNUSABLE
        return {code: Standing(code, unranked=unranked.get(code, reason)) for code in kinds}
    rows = ranked(_scored(code, scheme, measured, unranked.get(code)) for code in kinds)
    return bottom_marked(grouped_ranks(rows, scheme, kinds), scheme.bottom)


def _scored(code: str, scheme: Scheme, measured: Measured, unranked: Words | None) -> Standing:
    if unranked is not None:
        return Standing(code, unranked=unranked)
    return scored(code, scheme, {name: measured[name][code] for name in scheme.indicators})


FEWEST = 2
"""The fewest scores that make a ranking: a single county has no place."""


def ranks_of(scores: Mapping[str, Decimal | None]) -> Mapping[str, int | None]:
    """Return each rank: one more than the number of better scores; None without a score."""
    places = places_of(_known(scores))
    return {name: None if score is None else places[score] for name, score in scores.items()}


def _known(scores: Mapping[str, Decimal | None]) -> list[Decimal]:
    return [score for score in scores.values() if score is not None]


def ranked(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    """Give each scored county its rank; a single score has none, with the reason."""
    rows = {row.code: row for row in standings}
    scores = {code: row.score for code, row in rows.items()}
    known = _known(scores)
    if len(known) < FEWEST:
        alone = say("no other county has a score to compare with")
        return {
            code: row if row.score is None else replace(row, unranked=alone)
            for code, row in rows.items()
        }
    ranks = ranks_of(scores)
    return {
        code: replace(row, rank=ranks[code], sharing=sum(row.score == each for each in known) or 1)
        for code, row in rows.items()
    }


def grouped_ranks(
    rows: Mapping[str, Standing], scheme: Scheme, kinds: Mapping[str, str]
) -> Mapping[str, Standing]:
    """Give each county its group and its place in it; `kinds` is the kind of each county.

    A county without a rank has no place in its group, nor has the only one that is ranked there.
    """
    found = dict(rows)
    for group in scheme.groups:
        members = {code: row for code, row in rows.items() if kinds[code] in group.kinds}
        ranks = ranks_of({code: row.score for code, row in members.items() if row.rank is not None})
        for code, row in members.items():
            place = ranks.get(code) if len(ranks) >= FEWEST else None
            found[code] = replace(row, group=group.id, group_rank=place)
    return found


def bottom_marked(rows: Mapping[str, Standing], places: int) -> Mapping[str, Standing]:
    """Mark the last `places`, counted from the end as ranks are from the top.

    A tie is in as a whole. The leader never is, however few are ranked.
    """
    ranked = {code: row.score for code, row in rows.items() if row.rank is not None}
    last = lowest(_known(ranked), places)
    return {code: replace(row, bottom_group=ranked.get(code) in last) for code, row in rows.items()}


KINDS = ("leader", "office")


def linked(catalog: Catalog, scores: Mapping[str, Decimal | None], day: date) -> tuple[Linked, ...]:
    """Return the score of each office and, of a full catalogue, of each leader's post, by name.

    A leader's score never leaves the full catalogue (F11). It is the mean of the scores of the
    counties paired on the day, at precision 28; a county that is not ranked is left out of the
    mean, never counted as zero.
    """
    counties: dict[tuple[str, str], list[str]] = {}
    for kind in KINDS[1:] if catalog.published else KINDS:
        for county in sorted(scores):
            for pairing in catalog.paired(county, kind, day):
                name = pairing.from_post if kind == "leader" else pairing.from_unit
                if name is not None:
                    counties.setdefault((kind, name), []).append(county)
    return tuple(_linked(*key, codes, scores) for key, codes in sorted(counties.items()))


def _linked(kind: str, name: str, codes: list[str], scores: Mapping[str, Decimal | None]) -> Linked:
    known = [(code, score) for code in dict.fromkeys(codes) if (score := scores[code]) is not None]
    with localcontext(prec=PRECISION):
        mean = sum((score for _, score in known), Decimal(0)) / len(known) if known else None
    return Linked(
        counties=tuple(code for code, _ in known),
        score=mean,
        post=name if kind == "leader" else None,
        unit=name if kind == "office" else None,
        without=tuple(code for code in dict.fromkeys(codes) if scores[code] is None),
    )


def graded(
    rows: Mapping[str, Standing], scheme: Scheme | None, last: frozenset[str]
) -> Mapping[str, Standing]:
    """Give each county that has a score its grade, where it has one and nothing excludes it.

    It is the first that it reaches, the lowest by a veto that says so. `last` are the counties
    that were among the last places three times in a row.
    """
    grades = scheme.grades if scheme else ()
    ranked = [row.score for row in rows.values() if row.rank is not None and row.score is not None]
    found = dict(rows)
    for code, row in rows.items():
        effects = {veto.effect for veto in row.vetoes if veto.holds}
        excluded = {VETO: bool(effects), LAST_THREE_TIMES: code in last}
        reached = (each for each in grades if _reaches(row, each, ranked))
        kept = [each.id for each in reached if not any(map(excluded.get, each.unless))]
        lowest = [each.id for each in grades[-1:] if LOWEST_GRADE in effects]
        found[code] = replace(row, grade=next(iter(lowest + kept), None))
    return found


def _reaches(row: Standing, grade: Grade, ranked: Sequence[Decimal]) -> bool:
    """Say whether a county has the score, the rank and the place in a share that a grade asks."""
    if row.score is None or (row.rank is None and (grade.share or grade.ranks)):
        return False
    best = among(ranked, int((grade.share or 0) * len(ranked)), up=True, include=False)
    return (
        (grade.least is None or row.score >= grade.least)
        and (grade.ranks is None or (row.rank or 0) <= grade.ranks)
        and (grade.share is None or row.score in best)
    )
