"""The tables of how sure ranks are: by county, by indicator left out, and on the whole."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ledgers.model.assessment import CountyResult
from ledgers.model.method import MEANS, OTHER_MEAN, Scheme
from ledgers.model.numbers import NONE, number, rounded, spanned
from ledgers.model.scoring import Robustness
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Inline,
    Row,
    Table,
    row_of,
    table_of_any,
    table_of_rows,
    trend,
)
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.totals import placed
from ledgers.publish.measured.values import indicator_link

Moves = Sequence[tuple[CountyResult, int]]
"""The counties that are ranked when something is varied, each with the places that it moves."""


def county_table(here: Leaf, rows: Sequence[CountyResult]) -> Table:
    """Return the rank of each county with its rank under each variation, also as a sentence."""
    return table_of_rows(
        say("Each county's rank when the method is varied"),
        (_county(here, row, row.robustness) for row in rows if row.robustness),
        sortable=True,
        stacked=True,
    )


def _county(here: Leaf, row: CountyResult, sure: Robustness) -> Row:
    interval = here.method("interval", spanned(sure.rank_low, sure.rank_high))
    without, other = _without(sure), sure.other_rank
    left, there = here.at("without", without) if without else NONE, f"{here.folder}#without"
    shift = f"{here.folder}#shift"
    moved = _moved(here, row, other, "aggregation")
    return row_of(
        here.county_cell(row.code, row.name),
        here.figure(say("Rank"), "rank", placed(row.standing), row.standing.rank),
        here.number(say("Interval"), interval, sure.rank_low, "interval"),
        here.cell(say("With the other mean"), moved, other, there=shift, short=True),
        here.cell(say("Without one indicator"), left, there=there, number=True, fixed=True),
        here.cell(say("In words"), in_words(row), fixed=True),
        id=f"c-{links.segment(row.code)}",
    )


def in_words(row: CountyResult) -> Words:
    """Say between which ranks a county stays, and how leaving out one indicator changes that."""
    sure = row.robustness
    if sure is None:
        return say("not ranked")
    stays, left = _stays(row.name, sure), _without(sure)
    if not left:
        return stays
    return say("{stays} Without one indicator: {left}.", stays=stays, left=left)


def _stays(county: str, sure: Robustness) -> Words:
    low, high = str(sure.rank_low), str(sure.rank_high)
    if low == high:
        return say(
            "When the weights are varied, {county} stays at rank {rank}.", county=county, rank=low
        )
    return say(
        "When the weights are varied, {county} stays between rank {low} and rank {high}.",
        county=county,
        low=low,
        high=high,
    )


def _without(sure: Robustness) -> str:
    """Return the ranks from best to worst when one indicator is left out, empty where none can."""
    left = [found for found in sure.without.values() if found is not None]
    return spanned(min(left), max(left)) if left else ""


def _moved(here: Leaf, row: CountyResult, then: int | None, anchor: str) -> object:
    """Return a rank with its distance from the present one, as an arrow and a word."""
    if then is None:
        return say("not ranked")
    places, number = (row.standing.rank or 0) - then, here.method(anchor, str(then))
    return Inline((number, trend(places, here.href(links.method(anchor)))) if places else (number,))


# ── One indicator left out ───────────────────────────────────────────────────────────────────────


def without_table(here: Leaf, rows: Sequence[CountyResult]) -> Table | None:
    """Return each county's rank without each indicator; None where none can be left out."""
    keys = left_out(rows)
    return table_of_any(
        say("Ranks without one indicator"), (_left(here, row, keys) for row in rows)
    )


def _left(here: Leaf, row: CountyResult, keys: Iterable[str]) -> Row:
    ranks = row.robustness.without if row.robustness else {}
    return row_of(
        here.short(say("County"), here.county(row.code, row.name)),
        here.figure(say("Rank"), "rank", placed(row.standing)),
        *(
            here.short(
                _indicator(here, key), _moved(here, row, ranks.get(key), "weights"), ranks.get(key)
            )
            for key in keys
        ),
    )


def _indicator(here: Leaf, key: str) -> Linked:
    return indicator_link(here, key.partition("/")[2])


def left_out(rows: Iterable[CountyResult]) -> tuple[str, ...]:
    """Return `dimension/indicator` of each indicator left out, in the scheme's order."""
    found = (key for row in rows if row.robustness for key in row.robustness.without)
    return tuple(dict.fromkeys(found))


# ── How far ranks move on the whole ──────────────────────────────────────────────────────────────


def shift_table(here: Leaf, scheme: Scheme, rows: Sequence[CountyResult]) -> Table:
    """Return how far ranks move under each variation: on average, and at most."""
    return table_of_rows(
        say("How far the ranks move when the method is varied"),
        (_shift(here, *each) for each in _variations(here, scheme, rows)),
        stacked=True,
    )


def _shift(here: Leaf, name: Words, moves: Moves) -> Row:
    mean = mean_shift([places for _, places in moves])
    moving = f"{sum(bool(places) for _, places in moves)}/{len(moves)}"
    return row_of(
        here.cell(say("What is varied"), name),
        here.number(say("Places moved on average"), here.at("shift", number(mean)), mean),
        here.number(say("Counties that move"), here.at("shift", moving)),
        here.cell(say("Most places moved"), _most(here, moves)),
    )


def _most(here: Leaf, moves: Moves) -> Words:
    row, most = max(moves, key=lambda one: one[1], default=(None, 0))
    if row is None or not most:
        return say("none")
    county = here.at(f"c-{links.segment(row.code)}", row.name)
    return say("{places} ({county})", places=str(most), county=county)


def _variations(
    here: Leaf, scheme: Scheme, rows: Sequence[CountyResult]
) -> Iterator[tuple[Words, Moves]]:
    """Yield the other mean, and each indicator left out."""
    sure = [(row, row.robustness) for row in rows if row.robustness]
    mean = say("the mean across dimensions is {mean}", mean=MEANS[OTHER_MEAN[scheme.across]])
    yield mean, _places((row, each.other_rank) for row, each in sure)
    for key in left_out(rows):
        left = ((row, each.without.get(key)) for row, each in sure)
        yield say("without {indicator}", indicator=_indicator(here, key)), _places(left)


def _places(ranks: Iterable[tuple[CountyResult, int | None]]) -> Moves:
    return [
        (row, abs(then - row.standing.rank))
        for row, then in ranks
        if then is not None and row.standing.rank
    ]


def mean_shift(places: Sequence[int]) -> Decimal | None:
    """Return the mean absolute rank shift with two decimals; None over nothing."""
    return rounded(Decimal(sum(places)) / len(places), 2) if places else None
