"""The page of the ranking: lists, charts, counties whose ranks overlap, a change of method."""

from collections.abc import Iterable, Iterator, Sequence

from ledgers.model import COMMA, NONE, Words, in_groups, plain, rounded, say, signed, together
from ledgers.model.assessment import CountyResult, Standing, in_rank
from ledgers.model.explanation import Step, remarks, steps_of
from ledgers.model.method import MEANS, Scheme
from ledgers.publish.boards.past import weeks_past
from ledgers.publish.charts.lines import multiples
from ledgers.publish.kit import Cell, Desk, Filled, Leaf, Linked, Table, filled, links
from ledgers.publish.measured.uses import interval_words
from ledgers.publish.measured.values import indicator_link, name_of
from ledgers.publish.ranking.table import TITLE, banded_rows, ranked, ranking_rows, unranked_rows


def ranking_page(desk: Desk) -> Filled:
    """Return the ranking."""
    here, scheme = desk.here(links.RANKING), desk.view.assessment.scheme
    banded = say("The lower half by band; within a band in the order of codes")
    unranked = say("Counties without a rank, and why")
    return here.page(
        "ranking.html.j2",
        here.opening(say("Ranking"), say("All counties by score, and how sure each rank is.")),
        past=weeks_past(here),
        text=opening(here),
        interval=interval_words(scheme) if scheme else None,
        table=here.table_of_any(TITLE, ranking_rows(here), heading=1, sortable=True),
        banded=here.table_of_any(banded, banded_rows(here)),
        unranked=here.table_of_any(unranked, unranked_rows(here)),
        change=_method_change(here),
        figures=desk.figures(here),
        multiples=multiples(here),
    )


def opening(here: Leaf) -> tuple[Words, ...]:
    """Return the sentences before the table."""
    rows = ranked(here.desk)
    if not rows:
        return (say("No county is ranked."),)
    first = (_leaders(here, rows), *_last(here, rows[-1]))
    return (*first, *_bands(here, rows), *remarks(here.view.assessment))


def _leaders(here: Leaf, rows: Sequence[CountyResult]) -> Words:
    first = [row for row in rows if row.standing.rank == rows[0].standing.rank]
    score = here.to(f"{links.county_page(first[0].code)}#score", f"{first[0].standing.score}")
    names = {"counties": _counties(here, first), "score": score}
    if len(first) > 1:
        return say("{counties} share the first place with {score} points.", **names)
    return say("{county} leads with {score} points.", county=names["counties"], score=score)


MISSED = 3
"""Of how many parts of its score the last county is said to miss most."""


def _last(here: Leaf, row: CountyResult) -> Iterator[Words]:
    """Say who is last, and where most points are missing; nothing where only bands are told."""
    steps = steps_of(row.standing, here.view.assessment.scheme)
    if not steps or row.standing.tied or row.only_band:
        return
    missed = sorted(steps, key=lambda step: step.end - step.start - step.full)[:MISSED]
    yield say(
        "{county} is last with {score} points; most are missing here: {parts}.",
        county=here.county(row.code, row.name),
        score=here.to(f"{links.county_page(row.code)}#score", f"{row.standing.score}"),
        parts=together((_missed(here, step) for step in missed), COMMA),
    )


def _missed(here: Leaf, step: Step) -> Words:
    found = step.measurement
    part = indicator_link(here, found.indicator) if found else say("other")
    points = signed(step.points) if step.points < 0 else f"{step.points}"
    if not step.full:
        return say("{part} ({points})", part=part, points=points)
    full = plain(rounded(step.full, 1))
    return say("{part} ({points} of {full})", part=part, points=points, full=full)


def _bands(here: Leaf, rows: Sequence[CountyResult]) -> tuple[Words, ...]:
    inside = in_groups((row.robustness.band, row) for row in rows if row.robustness)
    mixed = {band: found for band, found in inside.items() if len(found) > 1}
    if inside and not mixed:
        return (say("No two counties overlap: every rank has a band of its own."),)
    return tuple(
        say(
            "The ranks of band {band} ({counties}) overlap: their order is not certain.",
            band=here.method("band", str(band)),
            counties=_counties(here, found),
        )
        for band, found in mixed.items()
    )


def _counties(here: Leaf, rows: Iterable[CountyResult]) -> object:
    return together((here.county(row.code, row.name) for row in rows), COMMA)


def _method_change(here: Leaf) -> Filled | None:
    """Return the change of method, in the weeks in which both ranks are shown; else None."""
    new, old = here.view.assessment.scheme, here.view.assessment.other_scheme
    if new is None or old is None:
        return None
    return filled(
        "partials/method_change.html.j2",
        day=new.valid_from.isoformat(),
        new=scheme_name(here, new),
        old=scheme_name(here, old),
        added=_named(here, [name for name in new.indicators if name not in old.indicators]),
        gone=_named(here, [name for name in old.indicators if name not in new.indicators]),
        means=(MEANS[new.across], MEANS[old.across]),
        table=_table(here, old, new),
    )


def scheme_name(here: Leaf, scheme: Scheme) -> Linked:
    """Return a scheme's identifier and name, leading to the method page."""
    return here.method("schemes", f"{scheme.id} {name_of(here.desk, scheme)}")


def _named(here: Leaf, names: Sequence[str]) -> object:
    return together([indicator_link(here, name) for name in names], COMMA) if names else None


def _table(here: Leaf, old: Scheme, new: Scheme) -> Table:
    rows = [row for row in in_rank(here.view.assessment.counties) if row.other]
    listed = (
        here.row(
            here.short(say("County"), here.county(row.code, row.name)),
            _by(here, old, row.other),
            _by(here, new, row.standing),
            here.short(say("By the new method"), _difference(row)),
        )
        for row in rows
    )
    return here.table(say("Ranks by both methods on {day}", day=here.view.as_of), listed)


def _by(here: Leaf, scheme: Scheme, standing: Standing | None) -> Cell:
    """Return rank and score by a scheme."""
    head = say("By {method}", method=scheme.id)
    if standing is None or standing.rank is None:
        return here.short(head, NONE, method="schemes")
    rank = here.method("schemes", str(standing.rank))
    score = here.method("schemes", f"{standing.score}")
    said = say("{rank}= ({score} points)") if standing.tied else say("{rank} ({score} points)")
    value = Words(said.text, {"rank": rank, "score": score})
    return here.short(head, value, standing.rank, "schemes")


def _difference(row: CountyResult) -> Words | str:
    if row.other is None or row.other.rank is None or row.standing.rank is None:
        return NONE
    places = row.other.rank - row.standing.rank
    if places > 0:
        return say("further up by {places}", places=str(places))
    if places < 0:
        return say("further down by {places}", places=str(-places))
    return say("the same place")
