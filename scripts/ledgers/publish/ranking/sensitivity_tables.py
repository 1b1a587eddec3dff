"""The tables of how sure ranks are: by county, by indicator left out, and on the whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ledgers.model.assessment import CountyResult
from ledgers.model.method import Scheme
from ledgers.model.numbers import rounded, spanned
from ledgers.model.scoring import Robustness
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inline, Table, trend
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.kit.totals import named_county, number
from ledgers.publish.ranking.change import MEANS, indicator_link, placed

OTHER: Mapping[str, str] = {"arithmetic": "geometric", "geometric": "arithmetic"}


def _place(here: Leaf, row: CountyResult) -> Linked:
    return here.method("rank", placed(row.standing))


def _interval(here: Leaf, row: CountyResult) -> Linked | None:
    sure = row.robustness
    return here.method("interval", spanned(sure.rank_low, sure.rank_high)) if sure else None


def _left(here: Leaf, row: CountyResult) -> Linked | None:
    text = _without(row.robustness) if row.robustness else ""
    return here.to(f"{here.folder}#without", text) if text else None


def _other_mean(here: Leaf, row: CountyResult) -> object:
    then = row.robustness.other_rank if row.robustness else None
    return _moved(here, row, then, "aggregation")


COUNTY: Col[CountyResult] = named_county()
PLACE: Col[CountyResult] = on_page(
    say("Rank"), _place, method="rank", number=True, order=lambda row: row.standing.rank
)
COUNTIES: Listing[CountyResult] = Listing(
    caption=say("Each county's rank when the method is varied"),
    sortable=True,
    stacked=True,
    id=lambda row: f"c-{links.segment(row.code)}",
    columns=(
        COUNTY,
        PLACE,
        on_page(
            say("Interval"),
            _interval,
            method="interval",
            number=True,
            order=lambda row: row.robustness and row.robustness.rank_low,
        ),
        on_page(
            say("With the other mean"),
            _other_mean,
            href="#shift",
            short=True,
            order=lambda row: row.robustness.other_rank,
        ),
        on_page(say("Without one indicator"), _left, href="#without", number=True, fixed=True),
        on_page(say("In words"), lambda _, row: in_words(row), fixed=True),
    ),
)
"""Each county's rank with everything that it becomes, and the same as a sentence."""


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


def _moved(here: Leaf, row: CountyResult, then: int | None, anchor: str) -> object:
    """Return a rank with what it differs from the present one, as an arrow and a word."""
    if then is None:
        return say("not ranked")
    places, number = (row.standing.rank or 0) - then, here.method(anchor, str(then))
    return Inline((number, trend(places, here.href(links.method(anchor)))) if places else (number,))


# ── One indicator left out ───────────────────────────────────────────────────────────────────────


def without_table(desk: Desk, here: Leaf, rows: Sequence[CountyResult]) -> Table | None:
    """Return each county's rank without each indicator; None where none can be left out."""
    keys = left_out(rows)
    listing = Listing(
        caption=say("Ranks without one indicator"),
        columns=(COUNTY, PLACE, *(_without_one(desk, here, key) for key in keys)),
    )
    return listing.table(desk, here, rows) if keys else None


def _without_one(desk: Desk, here: Leaf, key: str) -> Col[CountyResult]:
    name = indicator_link(desk, here, key.partition("/")[2])

    def face(here: Leaf, row: CountyResult) -> object:
        ranks = row.robustness.without if row.robustness else {}
        return _moved(here, row, ranks.get(key), "weights")

    return on_page(name.text, face, href=name.href, short=True)


def left_out(rows: Iterable[CountyResult]) -> tuple[str, ...]:
    """Return `dimension/indicator` of everything that was left out, in the scheme's order."""
    found = (key for row in rows if row.robustness for key in row.robustness.without)
    return tuple(dict.fromkeys(found))


# ── How far ranks move on the whole ──────────────────────────────────────────────────────────────


Variation = tuple[Words, Sequence[tuple[CountyResult, int]]]
"""What is varied, and the counties that are ranked then, each with the places that it moves."""


def _told(here: Leaf, text: str) -> Linked:
    return here.to(f"{here.folder}#shift", text)


def _moving(variation: Variation) -> str:
    _, moves = variation
    return f"{sum(bool(places) for _, places in moves)}/{len(moves)}"


def _most(here: Leaf, variation: Variation) -> Words:
    row, most = max(variation[1], key=lambda one: one[1], default=(None, 0))
    if row is None or not most:
        return say("none")
    county = here.to(f"{here.folder}#c-{links.segment(row.code)}", row.name)
    return say("{places} ({county})", places=str(most), county=county)


def _mean(variation: Variation) -> Decimal | None:
    return mean_shift([places for _, places in variation[1]])


SHIFTS: Listing[Variation] = Listing(
    caption=say("How far the ranks move when the method is varied"),
    stacked=True,
    columns=(
        on_page(say("What is varied"), lambda _, row: row[0]),
        on_page(
            say("Places moved on average"),
            lambda here, row: _told(here, number(_mean(row))),
            number=True,
        ),
        on_page(
            say("Counties that move"), lambda here, row: _told(here, _moving(row)), number=True
        ),
        on_page(say("Most places moved"), _most),
    ),
)
"""How far ranks move under each variation: on average, and at most."""


def variations(
    desk: Desk, here: Leaf, scheme: Scheme, rows: Sequence[CountyResult]
) -> Iterator[Variation]:
    """Yield the other mean, and each indicator left out."""
    sure = [(row, row.robustness) for row in rows if row.robustness]
    mean = say("the mean across dimensions is {mean}", mean=MEANS[OTHER[scheme.across]])
    yield mean, _moves((row, each.other_rank) for row, each in sure)
    for key in left_out(rows):
        name = indicator_link(desk, here, key.partition("/")[2])
        left = ((row, each.without.get(key)) for row, each in sure)
        yield say("without {indicator}", indicator=name), _moves(left)


def _moves(ranks: Iterable[tuple[CountyResult, int | None]]) -> list[tuple[CountyResult, int]]:
    return [
        (row, abs(then - row.standing.rank))
        for row, then in ranks
        if then is not None and row.standing.rank
    ]


def mean_shift(places: Sequence[int]) -> Decimal | None:
    """Return the mean absolute rank shift with two decimals; None over nothing."""
    return rounded(Decimal(sum(places)) / len(places), Decimal("0.01")) if places else None
