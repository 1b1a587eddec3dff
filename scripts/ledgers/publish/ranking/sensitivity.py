"""The page about how sure ranks are, its tables, and how to draw the weights again."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ledgers.model import COMMA, CountyResult, Words, in_rank, say, together
from ledgers.model.lots import factor, number_of
from ledgers.model.method import MEANS, OTHER_MEAN, Scheme
from ledgers.model.numbers import HUNDRED, NONE, number, percent, plain, rounded, spanned
from ledgers.model.scoring import Robustness
from ledgers.publish.kit import Desk, Facts, Filled, Inline, Leaf, Row, links, trend
from ledgers.publish.measured.uses import interval_words, varied
from ledgers.publish.measured.values import part_link
from ledgers.publish.ranking.page import scheme_name
from ledgers.publish.tables.totals import placed

Sure = tuple[CountyResult, Robustness]
Moves = Sequence[tuple[CountyResult, int]]
"""The counties that are ranked when something is varied, each with the places that it moves."""


def sensitivity_page(desk: Desk) -> Filled:
    """Return the page."""
    here = desk.here(links.SENSITIVITY)
    ranked = in_rank(desk.view.assessment.counties)
    scheme = desk.view.assessment.scheme
    rows = [(row, row.robustness) for row in ranked if row.robustness and scheme]
    known = scheme if rows else None
    about = say("What the ranks become when the method is varied.")
    counties = say("Each county's rank when the method is varied")
    chances = say("In which share of the draws each county has which place")
    shifts = say("How far the ranks move when the method is varied")
    return here.page(
        "sensitivity.html.j2",
        here.opening(say("How sure the ranks are"), about, (links.RANKING, say("Ranking"))),
        method=here.method("schemes", known.id) if known else None,
        certain=str(sum(sure.rank_low == sure.rank_high for _, sure in rows)),
        total=str(len(rows)),
        interval=interval_words(known) if known else None,
        counties=here.table_of_any(counties, _counties(here, rows), sortable=True, stacked=True),
        chances=here.table_of_any(chances, _chances(here, known, rows), sortable=True),
        without=here.table_of_any(say("Ranks without one indicator"), _without_one(here, rows)),
        shifts=here.table(shifts, _shifts(here, known, rows), stacked=True) if known else None,
        draws=_draws(here, known) if known else None,
        worked=worked_draw(known) if known else None,
        withheld=any(row.only_band for row in desk.view.assessment.counties),
    )


def _counties(here: Leaf, rows: Sequence[Sure]) -> Iterator[Row]:
    for row, sure in rows:
        interval = here.method("interval", spanned(sure.rank_low, sure.rank_high))
        without, other = _without(sure), sure.other_rank
        left, there = here.at("without", without) if without else NONE, f"{here.folder}#without"
        shift = f"{here.folder}#shift"
        moved = _moved(here, row, other, "aggregation")
        yield here.row(
            here.county_cell(row.code, row.name),
            here.figure(say("Rank"), "rank", placed(row.standing), row.standing.rank),
            here.number(say("Interval"), interval, sure.rank_low, "interval"),
            here.cell(say("With the other mean"), moved, other, there=shift, short=True),
            here.cell(say("Without one indicator"), left, there=there, number=True, fixed=True),
            here.cell(say("In words"), in_words(row.name, sure), fixed=True),
            id=f"c-{links.segment(row.code)}",
        )


def _chances(here: Leaf, scheme: Scheme | None, rows: Sequence[Sure]) -> Iterator[Row]:
    for row, sure in rows:
        chances, number = sure.chances, str(scheme.bottom if scheme else 0)
        if chances is None:
            continue
        shares = (
            (say("Its own rank"), chances.rank),
            (say("One of the first {n}", n=number), chances.first),
            (say("One of the last {n}", n=number), chances.last),
        )
        beaten = together([*map(here.desk.county_name, chances.beats)] or [NONE], COMMA)
        yield here.row(
            here.county_cell(row.code, row.name),
            here.figure(say("Rank"), "rank", placed(row.standing), row.standing.rank),
            *(here.figure(head, "interval", percent(one), one) for head, one in shares),
            here.cell(say("Ahead of, in more than 95 of 100 draws"), beaten),
        )


def in_words(county: str, sure: Robustness) -> Words:
    """Say between which ranks a county stays, and how leaving out one indicator changes that."""
    stays, left = _stays(county, sure), _without(sure)
    if not left:
        return stays
    return say("{stays} Without one indicator: {left}.", stays=stays, left=left)


def _stays(county: str, sure: Robustness) -> Words:
    low, high = str(sure.rank_low), str(sure.rank_high)
    if low == high:
        return say(
            "When the method is varied, {county} stays at rank {rank}.", county=county, rank=low
        )
    return say(
        "When the method is varied, {county} stays between rank {low} and rank {high}.",
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


def _without_one(here: Leaf, rows: Sequence[Sure]) -> Iterator[Row]:
    keys = left_out(rows)
    for row, sure in rows:
        left = [(key, sure.without.get(key)) for key in keys]
        yield here.row(
            here.short(say("County"), here.county(row.code, row.name)),
            here.figure(say("Rank"), "rank", placed(row.standing)),
            *(
                here.short(part_link(here, key), _moved(here, row, rank, "weights"), rank)
                for key, rank in left
            ),
        )


def left_out(rows: Iterable[Sure]) -> tuple[str, ...]:
    """Return `dimension/indicator` of each indicator left out, in the scheme's order."""
    return tuple(dict.fromkeys(key for _, sure in rows for key in sure.without))


def _shifts(here: Leaf, scheme: Scheme, rows: Sequence[Sure]) -> Iterator[Row]:
    for name, moves in _variations(here, scheme, rows):
        mean = mean_shift([places for _, places in moves])
        moving = f"{sum(bool(places) for _, places in moves)}/{len(moves)}"
        yield here.row(
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


def _variations(here: Leaf, scheme: Scheme, rows: Sequence[Sure]) -> Iterator[tuple[Words, Moves]]:
    """Yield the other mean, and each indicator left out."""
    mean = say("the mean across dimensions is {mean}", mean=MEANS[OTHER_MEAN[scheme.across]])
    yield mean, _places((row, each.other_rank) for row, each in rows)
    for key in left_out(rows):
        left = ((row, each.without.get(key)) for row, each in rows)
        yield say("without {indicator}", indicator=part_link(here, key)), _places(left)


def _places(ranks: Iterable[tuple[CountyResult, int | None]]) -> Moves:
    return [
        (row, abs(then - row.standing.rank))
        for row, then in ranks
        if then is not None and row.standing.rank
    ]


def mean_shift(places: Sequence[int]) -> Decimal | None:
    """Return the mean absolute rank shift with two decimals; None over nothing."""
    return rounded(Decimal(sum(places)) / len(places), 2) if places else None


def _draws(here: Leaf, scheme: Scheme) -> Facts:
    """Return the numbers of the scheme's draws; each leads to its line in the scheme."""

    def linked(text: str) -> object:
        return here.source(f"city/schemes/{scheme.id}", text, "interval")

    draws = scheme.draws
    widened = say("yes: the interval contains that rank")
    facts = (
        (say("Method"), scheme_name(here, scheme)),
        (say("Number of draws"), linked(str(draws.number))),
        (say("Each weight varies by"), linked(f"±{plain(draws.spread * HUNDRED)}%")),
        (say("Seed"), linked(draws.seed)),
        (say("What a draw varies"), here.said(links.method("interval"), varied(scheme))),
        (say("Share of the draws inside"), linked(f"{plain(draws.level * HUNDRED)}%")),
        (say("The other mean counts too"), here.said(links.method("interval"), widened)),
    )
    return Facts(facts)


def worked_draw(scheme: Scheme) -> Words:
    """Return the first factor of the first draw, by which readers can check their programs."""
    key = f"{scheme.draws.seed}/1/{scheme.dimensions[0].id}"
    return say(
        "To check your own program: the key “{key}” gives n = {number} and the factor {factor}.",
        key=key,
        number=str(number_of(key)),
        factor=f"{factor(key, scheme.draws.spread):f}",
    )
