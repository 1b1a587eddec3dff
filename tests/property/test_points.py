"""Laws of schemes of points: parts, subtotals and steps end at the score exactly."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.schemes.draws import EXACT, Turn
from ledgers.assess.schemes.means import usable
from ledgers.assess.schemes.score import score_of, scored
from ledgers.assess.schemes.scorer import Scorer, profile_of
from ledgers.model.explanation import steps_of, subtotal
from ledgers.model.method import (
    Node,
    Placed,
    PointsOff,
    Scheme,
    Veto,
)
from ledgers.model.scoring import Measurement, NodeScore
from tests.property.amount import examples
from tests.unit.assess.schemed import UNIT, measured, scheme

NAMES = tuple("uvwxyz")
SHARES = st.integers(0, 12).map(lambda twelfths: str(Fraction(twelfths, 12)))
VALUES = st.one_of(st.none(), st.just("n/a"), *[SHARES.map(str)] * 4)
COUNTS = st.sampled_from(["1", "2.5", "4/70", "66/70", "16"])
OFF = PointsOff("late", Decimal("0.5"))
CAPPED = PointsOff("late", Decimal(2), Decimal(3))
BONUS = PointsOff("good", Decimal(2), Decimal(10))


@st.composite
def trees(draw: st.DrawFn, depth: int = 3, start: str = "g") -> Node:
    """Draw a part of a score: an item, or a group of parts with what is taken off inside it."""
    points = draw(COUNTS)
    off = draw(st.sampled_from([(), (), (OFF,), (CAPPED, OFF)]))
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        indicator = draw(st.sampled_from(NAMES))
        return Node(id=start, indicator=indicator, points=points, goalposts=UNIT, deductions=off)
    number = draw(st.integers(1, 3))
    parts = tuple(draw(trees(depth - 1, f"{start}{at}")) for at in range(number))
    within = draw(st.sampled_from(["arithmetic", "arithmetic", "geometric"]))
    return Node(id=start, points=points, components=parts, within=within, deductions=off)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Draw a scheme of one to three dimensions, each a tree."""
    rows = tuple(draw(trees(2, f"d{at}")) for at in range(draw(st.integers(1, 3))))
    return scheme(
        *(structs.replace(row, components=row.components or (_item(row),)) for row in rows),
        across=draw(st.sampled_from(["arithmetic", "geometric"])),
        deductions=draw(st.sampled_from([(), (CAPPED,)])),
        bonuses=draw(st.sampled_from([(), (BONUS,)])),
        vetoes=draw(st.sampled_from([(), (Veto("grave"),)])),
        availability=Decimal("0.3"),
    )


def _item(row: Node) -> Node:
    return structs.replace(row, id=f"{row.id}_item", deductions=())


@st.composite
def counties(draw: st.DrawFn) -> Mapping[str, Measurement]:
    """Draw what is measured in one county."""
    values = {name: draw(VALUES) for name in NAMES}
    values["late"] = str(draw(st.integers(0, 4)))
    values["good"] = draw(st.sampled_from(["0", "1", "7"]))
    values["grave"] = draw(st.sampled_from(["0", "0", "1"]))
    rows = measured({name: {"a": value} for name, value in values.items()})
    return {name: row["a"] for name, row in rows.items()}


def total(rows: tuple[NodeScore, ...]) -> Fraction:
    """Return the points of some parts together."""
    return sum((row.points or Fraction(0) for row in rows), Fraction(0))


@examples(60)
@given(schemes(), counties())
def test_a_score_that_is_only_tried_is_that_of_the_whole_standing(
    asked: Scheme, found: Mapping[str, Measurement]
) -> None:
    assert score_of(asked, found) == scored("a", asked, found).score


@examples(60)
@given(schemes(), counties())
def test_points_of_every_group_are_those_of_its_parts_less_what_is_taken_off(
    asked: Scheme, found: Mapping[str, Measurement]
) -> None:
    standing = scored("a", asked, found)
    if standing.exact is None:
        return

    groups = [row for each in standing.dimensions for row in each.nodes if row.parts]
    assert [row.gross or 0 for row in groups] == [total(row.parts) for row in groups]
    taken = sum((row.points for row in standing.taken), Fraction(0))
    added = sum((row.points for row in standing.added), Fraction(0))
    exact = total(standing.dimensions) + added - taken
    exact = max(exact, Fraction(0)) if asked.deductions else exact
    assert standing.exact == (0 if any(row.holds for row in standing.vetoes) else exact)


@examples(60)
@given(schemes(), counties())
def test_steps_end_at_the_score_and_printed_subtotals_add_up(
    asked: Scheme, found: Mapping[str, Measurement]
) -> None:
    standing = scored("a", asked, found)
    steps = steps_of(standing, asked)
    if not steps:
        return

    assert steps[-1].end == standing.exact
    assert sum(step.points for step in steps) == standing.score
    for row in (row for each in standing.dimensions for row in each.nodes if row.parts):
        own = [step.points for step in steps if step.path == row.path]
        inside = [subtotal(steps, part.path) for part in row.parts]
        assert subtotal(steps, row.path) == sum([*own, *inside])


@examples(60)
@given(schemes(), counties())
def test_a_draw_that_leaves_the_weights_gives_the_published_score(
    asked: Scheme, found: Mapping[str, Measurement]
) -> None:
    standing = scored("a", asked, found)
    if standing.score is None or standing.exact is None:
        return

    stated = Turn(weights={row.key: EXACT.of(row.own) for row in asked.nodes}, moves={})
    drawn = Scorer(asked, EXACT).score(profile_of(asked, found, EXACT), stated)

    # A root of what is rounded at the 28th digit has half as many that are right.
    assert abs(Fraction(drawn) - standing.exact) < Fraction(1, 10**11)


@given(schemes())
def test_shares_of_the_items_add_up_to_one_exactly(asked: Scheme) -> None:
    items: tuple[Placed, ...] = asked.items

    assert usable(asked)
    assert sum(row.whole for row in items) == 1
    assert len({row.path for row in items}) == len(items)
