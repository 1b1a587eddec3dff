"""Counties and bodies by their places: streaks in rankings, first and last of appraisals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from ledgers.assess.rules.rows import Facts, Hit, RuleRow, is_recent, label_of, rows_of, unit_county
from ledgers.model import Document, Words, as_number, in_groups, percent, replace, rows, say
from ledgers.model.appraising import FEWEST
from ledgers.model.method import Condition
from ledgers.model.periods import DAY, Period, period, since
from ledgers.model.places import lowest, rank_among, set_apart
from ledgers.model.proposal import Ranked, Rankings
from ledgers.model.rulebook import Place, Rows, Rule, Streak


def streak_hits(rule: Rule, asked: Streak, facts: Facts) -> Iterator[Hit]:
    """Yield each county for each time that its streak became long enough."""
    weeks = dict(weeks_by(facts.rankings, asked.period, facts.as_of))
    rankings = [(span, facts.rankings.get(week, {})) for span, week in weeks.items()]
    for county in sorted({code for _, ranking in rankings for code in ranking}):
        places = [(span, _at_bottom(ranking, county, asked.last)) for span, ranking in rankings]
        for spans in streaks(places, asked.times, asked.gap):
            why = say(
                "{county} was in the bottom group of {times} rankings in a row: {periods}",
                county=facts.name(county),
                times=asked.times,
                periods=", ".join(span.name for span in spans),
            )
            on = spans[-1].last
            plain = Hit(label_of(on, rule.period), on, why, county)
            yield _held_against(facts, plain, [weeks[span] for span in spans], asked.last)


def _held_against(facts: Facts, hit: Hit, weeks: Iterable[str], last: int | None) -> Hit:
    """Return a hit with the fewest draws in which it holds in a week, and whether they are enough.

    Without draws, or where a city sets no bound, it is sure.
    """
    least = facts.catalog.rules.sure_at if facts.catalog.rules else 0
    if facts.chances is None or not least:
        return hit
    share = min(facts.chances(week, last).get(str(hit.county), Fraction(0)) for week in weeks)
    words = {"why": hit.why, "share": percent(share), "least": percent(Fraction(least))}
    if share < least:
        less = say("{why}; it holds in {share} of the draws, fewer than {least}", **words)
        return replace(hit, sure=False, why=less)
    return replace(hit, why=say("{why}; it holds in {share} of the draws", **words))


def weeks_by(rankings: Rankings, cycle: str, as_of: date) -> Iterator[tuple[Period, str]]:
    """Yield each period that has ended with the last week that ended in it.

    A period without any week is there too, with an empty one: the ranking was not made.
    """
    named = ((period(label), label) for label in rankings)
    weeks = {span: label for span, label in named if span and span.last <= as_of}
    if not weeks:
        return
    for span in since(min(span.last for span in weeks), min(as_of, date.max - DAY) + DAY, cycle):
        inside = [week for week in weeks if span.first <= week.last <= span.last]
        newest = max(inside, key=lambda week: week.last, default=None)
        yield span, weeks[newest] if newest else ""


def _at_bottom(ranking: Mapping[str, Ranked], county: str, last: int | None) -> bool | None:
    """Say whether a county is at the bottom; None where it was not ranked.

    With `last`, its rank from below counts: those below it are counted, those it ties with are not.
    """
    place = ranking.get(county)
    if place is None or place.rank is None:
        return None
    if last is None:
        return place.bottom
    from_below = [-other.rank for other in ranking.values() if other.rank is not None]
    return -place.rank in lowest(from_below, last)


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


def place_hits(rule: Rule, asked: Place, facts: Facts) -> Iterator[Hit]:
    """Yield the bodies in the first or last places of each appraisal that is final."""
    where = (Condition("kind", among=(asked.appraisal,)), Condition("final_on", present=True))
    found = Rows("appraisals", "entries", where, "final_on")
    for entries in in_groups((row.record, row) for row in rows_of(facts, found)).values():
        span, final = period(entries[0].field("period")), entries[0].day_of("final_on")
        if span and final and is_recent(final, rule.period, facts.as_of):
            yield from _of_appraisal(asked, facts, entries, (span.name, final))


def _of_appraisal(
    asked: Place, facts: Facts, entries: Sequence[RuleRow], when: tuple[str, date]
) -> Iterator[Hit]:
    scored = [(row, score) for row in entries if (score := score_of(row, asked.grades)) is not None]
    scores, number = [score for _, score in scored], asked.first or asked.last or 0
    inside = set_apart(scores, number, up=bool(asked.first), include=asked.ties == "include")
    for row, score in scored:
        unit = row.value.get("unit")
        if isinstance(unit, str) and score in inside:
            why = _why(asked, facts.name(None, unit), row.document, rank_among(score, scores))
            evidence = (row.evidence("marks", "items", "distribution"),)
            yield Hit(*when, why, unit_county(facts, unit), unit, evidence)


def _why(asked: Place, unit: str, document: Document, place: int) -> Words:
    number = asked.last if asked.first is None else asked.first
    words = {"unit": unit, "record": document.id, "rank": place, "number": number}
    if asked.first is None:
        return say(
            "{unit} has rank {rank} in appraisal {record}; the rule means the last {number}",
            **words,
        )
    return say(
        "{unit} has rank {rank} in appraisal {record}; the rule means the first {number}", **words
    )


def score_of(row: RuleRow, grades: Sequence[str]) -> Fraction | None:
    """Return what an entry is worth: its result, the mean of its points, the share of some grades.

    Where only ranks are published the first one is worth most; where not all are, or too few voted
    (R143), nothing is.
    """
    if results := rows(row.whole, "results"):
        own = [each for each in results if each.get("unit") == row.value.get("unit")]
        found = [as_number(each.get("total")) or -each.get("rank", 0) for each in own]
        whole = len(results) == len(rows(row.whole, "entries"))
        return Fraction(found[0]) if whole and found and found[0] else None
    points = [Fraction(item["score"]) for item in rows(row.value, "items") if "score" in item]
    if points:
        return sum(points, Fraction(0)) / len(points)
    parts = [item for item in rows(row.value, "distribution") if {"code", "count"} <= item.keys()]
    counts = [(item["code"], int(item["count"])) for item in parts]
    whole_n = sum(count for _, count in counts)
    good = sum(count for code, count in counts if code in grades)
    groups = rows(row.whole, "rater_groups")
    least = max((as_number(one.get("minimum")) or FEWEST for one in groups), default=FEWEST)
    return Fraction(good, whole_n) if grades and whole_n >= least else None
