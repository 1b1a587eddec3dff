"""Follow counties through rankings: so many times in a row in the bottom group (R35)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.spans import label_of
from ledgers.model.periods import DAY, Period, period, since
from ledgers.model.proposal import Ranked, Rankings
from ledgers.model.rulebook import Rule, Streak
from ledgers.model.words import say


def streak_hits(rule: Rule, asked: Streak, facts: Facts) -> Iterator[Hit]:
    """Yield each county for each time that its streak became long enough."""
    rankings = list(rankings_by(facts.rankings, asked.period, facts.as_of))
    for county in sorted({code for _, ranking in rankings for code in ranking}):
        places = [(span, _at_bottom(ranking, county, asked.last)) for span, ranking in rankings]
        for spans in streaks(places, asked.times, asked.gap):
            on = spans[-1].last
            yield Hit(
                period=label_of(on, rule.period),
                on=on,
                why=say(
                    "{county} was in the bottom group of {times} rankings in a row: {periods}",
                    county=facts.name(county),
                    times=asked.times,
                    periods=", ".join(span.name for span in spans),
                ),
                county=county,
            )


def rankings_by(
    rankings: Rankings, cycle: str, as_of: date
) -> Iterator[tuple[Period, Mapping[str, Ranked]]]:
    """Yield the ranking of each period that has ended: that of the last week that ended in it.

    A period without any week is there too, with no one ranked: the ranking was not made.
    """
    weeks = {span: ranking for span, ranking in _weeks(rankings) if span.last <= as_of}
    if not weeks:
        return
    first = min(span.last for span in weeks)
    for span in since(first, min(as_of, date.max - DAY) + DAY, cycle):
        inside = [week for week in weeks if span.first <= week.last <= span.last]
        newest = max(inside, key=lambda week: week.last, default=None)
        yield span, weeks[newest] if newest else {}


def _weeks(rankings: Rankings) -> Iterator[tuple[Period, Mapping[str, Ranked]]]:
    for label, ranking in rankings.items():
        span = period(label)
        if span is not None:
            yield span, ranking


def _at_bottom(ranking: Mapping[str, Ranked], county: str, last: int | None) -> bool | None:
    """Say whether a county is at the bottom; None where it was not ranked.

    With `last`, its rank from below counts: how many stand lower, and those it ties with do not.
    """
    place = ranking.get(county)
    if place is None or place.rank is None:
        return None
    if last is None:
        return place.bottom
    rank = place.rank
    ranks = [other.rank for other in ranking.values() if other.rank is not None]
    return min(ranks) < rank and sum(other > rank for other in ranks) < last


def streaks(
    places: Sequence[tuple[Period, bool | None]], times: int, gap: str
) -> Iterator[tuple[Period, ...]]:
    """Yield the periods of each streak that reached its length, once for each streak.

    A ranking that was not made (None) neither breaks nor extends it with `skip`; it ends it with
    `break`.
    """
    run: list[Period] = []
    for span, bottom in places:
        if bottom:
            run.append(span)
            if len(run) == times:
                yield tuple(run)
        elif bottom is False or gap == "break":
            run = []
