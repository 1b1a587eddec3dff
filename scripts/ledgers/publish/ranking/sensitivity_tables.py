"""Make the tables of how sure ranks are: by county, by indicator left out, and on the whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ledgers.model.assessment import CountyResult
from ledgers.model.method import MEANS, Scheme
from ledgers.model.numbers import NONE, rounded, spanned
from ledgers.model.scoring import Robustness
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Inline, Line, Table, Trend, trend
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.ranking.change import indicator_link
from ledgers.publish.ranking.words import placed

OTHER: Mapping[str, str] = {"arithmetic": "geometric", "geometric": "arithmetic"}
Moves = Sequence[tuple[CountyResult, int | None]]
"""Counties with the rank that each has when something is varied."""


def county_table(here: Here, rows: Sequence[CountyResult]) -> Table:
    """Return each county's rank with everything that it becomes, and the same as a sentence."""
    return Table(
        caption=say("Each county's rank when the method is varied"),
        sortable=True,
        stacked=True,
        columns=(
            Column(say("County"), short=True),
            Column(say("Rank"), here.href(links.method("rank")), number=True),
            Column(say("Interval"), here.href(links.method("interval")), number=True),
            Column(say("With the other mean"), here.href(f"{here.folder}#shift"), short=True),
            Column(
                say("Without one indicator"),
                here.href(f"{here.folder}#without"),
                number=True,
                sorted=False,
            ),
            Column(say("In words"), sorted=False),
        ),
        lines=tuple(_county(here, row) for row in rows),
    )


def _county(here: Here, row: CountyResult) -> Line:
    sure, rank = row.robustness, row.standing.rank
    if sure is None or rank is None:
        return Line(tuple(Cell(NONE) for _ in range(6)))
    return Line(
        (
            Cell(here.to(links.county_page(row.code), row.name), row.code),
            Cell(here.to(links.method("rank"), placed(rank, tied=row.standing.tied)), order(rank)),
            Cell(
                here.to(links.method("interval"), spanned(sure.rank_low, sure.rank_high)),
                order(sure.rank_low),
            ),
            _moved(here, rank, sure.other_rank, "aggregation"),
            Cell(here.to(f"{here.folder}#without", _without(sure)) if sure.without else NONE),
            Cell(in_words(row)),
        ),
        id=f"c-{links.segment(row.code)}",
    )


def in_words(row: CountyResult) -> Words:
    """Say between which ranks a county stays, and what leaving out one indicator does to it."""
    sure = row.robustness
    if sure is None:
        return say("not ranked")
    if left := _without(sure):
        return say(
            "{stays} Without one indicator: {left}.", stays=_stays(row.name, sure), left=left
        )
    return _stays(row.name, sure)


def _stays(county: str, sure: Robustness) -> Words:
    if sure.rank_low == sure.rank_high:
        return say(
            "When the weights are varied, {county} stays at rank {rank}.",
            county=county,
            rank=str(sure.rank_low),
        )
    return say(
        "When the weights are varied, {county} stays between rank {low} and rank {high}.",
        county=county,
        low=str(sure.rank_low),
        high=str(sure.rank_high),
    )


def _without(sure: Robustness) -> str:
    """Return the ranks from best to worst when one indicator is left out, empty where none can."""
    left = [found for found in sure.without.values() if found is not None]
    return spanned(min(left), max(left)) if left else ""


def _moved(here: Here, rank: int, then: int | None, anchor: str) -> Cell:
    """Return a rank with what it differs from the present one, as an arrow and a word."""
    if then is None:
        return Cell(say("not ranked"))
    number = here.to(links.method(anchor), str(then))
    moved: tuple[Trend, ...] = ()
    if then != rank:
        moved = (trend(rank - then, here.href(links.method(anchor))),)
    return Cell(Inline((number, *moved)), order(then))


# ── One indicator left out ───────────────────────────────────────────────────────────────────────


def without_table(desk: Desk, here: Here, rows: Sequence[CountyResult]) -> Table | None:
    """Return each county's rank without each indicator; None where none can be left out."""
    keys = left_out(rows)
    if not keys:
        return None
    names = [indicator_link(desk, here, key.partition("/")[2]) for key in keys]
    return Table(
        caption=say("Ranks without one indicator"),
        columns=(
            Column(say("County"), short=True),
            Column(say("Rank"), here.href(links.method("rank")), number=True),
            *(Column(name.text, name.href, short=True) for name in names),
        ),
        lines=tuple(_left(here, row, keys) for row in rows),
    )


def left_out(rows: Iterable[CountyResult]) -> tuple[str, ...]:
    """Return `dimension/indicator` of everything that was left out, in the scheme's order."""
    found = (key for row in rows if row.robustness for key in row.robustness.without)
    return tuple(dict.fromkeys(found))


def _left(here: Here, row: CountyResult, keys: Sequence[str]) -> Line:
    rank = row.standing.rank or 0
    ranks = row.robustness.without if row.robustness else {}
    name = Cell(here.to(links.county_page(row.code), row.name))
    now = Cell(here.to(links.method("rank"), placed(rank, tied=row.standing.tied)))
    return Line((name, now, *(_moved(here, rank, ranks.get(key), "weights") for key in keys)))


# ── How far ranks move on the whole ──────────────────────────────────────────────────────────────


def shift_table(desk: Desk, here: Here, scheme: Scheme, rows: Sequence[CountyResult]) -> Table:
    """Return how far ranks move under each variation: on average, and at most."""
    return Table(
        caption=say("How far the ranks move when the method is varied"),
        stacked=True,
        columns=(
            Column(say("What is varied")),
            Column(say("Places moved on average"), number=True),
            Column(say("Counties that move"), number=True),
            Column(say("Most places moved")),
        ),
        lines=tuple(
            _shift(here, name, moves) for name, moves in _variations(desk, here, scheme, rows)
        ),
    )


def _variations(
    desk: Desk, here: Here, scheme: Scheme, rows: Sequence[CountyResult]
) -> Iterator[tuple[Words, Moves]]:
    sure = [(row, row.robustness) for row in rows if row.robustness]
    mean = MEANS[OTHER[scheme.across]]
    yield (
        say("the mean across dimensions is {mean}", mean=mean),
        [(row, each.other_rank) for row, each in sure],
    )
    for key in left_out(rows):
        name = indicator_link(desk, here, key.partition("/")[2])
        yield (
            say("without {indicator}", indicator=name),
            [(row, each.without.get(key)) for row, each in sure],
        )


def _shift(here: Here, name: Words, moves: Moves) -> Line:
    found = [(abs(then - row.standing.rank), row)
             for row, then in moves if then is not None and row.standing.rank]  # fmt: skip
    mean = mean_shift([places for places, _ in found])
    most, row = max(found, key=lambda one: one[0], default=(0, None))
    told: object = say("none")
    if most and row:
        county = here.to(f"{here.folder}#c-{links.segment(row.code)}", row.name)
        told = say("{places} ({county})", places=str(most), county=county)
    moving = f"{sum(bool(places) for places, _ in found)}/{len(found)}"
    there = f"{here.folder}#shift"
    text = NONE if mean is None else f"{mean}"
    return Line(
        (
            Cell(name),
            Cell(here.to(there, text), order(mean)),
            Cell(here.to(there, moving)),
            Cell(told),
        )
    )


def mean_shift(places: Sequence[int]) -> Decimal | None:
    """Return the mean absolute rank shift with two decimals; None over nothing."""
    return rounded(Decimal(sum(places)) / len(places), 2) if places else None
