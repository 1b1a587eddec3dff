"""Hold schemes of points to a miniature whose working stands beside it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import structs

from ledgers.assess.schemes.means import usable
from ledgers.assess.schemes.ranking import graded, standings_by
from ledgers.assess.schemes.score import scored
from ledgers.model.assessment import Standing
from ledgers.model.explanation import steps_of, subtotal
from ledgers.model.method import Grade, Node, PointsOff, Scheme, Veto
from ledgers.model.values import replace
from ledgers.model.words import say
from tests.unit.assess.schemed import UNIT, equal, measured, scheme

LATE = PointsOff("late", Decimal("0.5"))
PRAISE = PointsOff("praise", Decimal(2), Decimal(10))
CASES = Veto("cases", Decimal(2))


def item(name: str, points: str, *deductions: PointsOff, **rest: object) -> Node:
    """Return an item of some points that is measured from 0 to 1."""
    made = Node(indicator=name, points=points, goalposts=UNIT, deductions=deductions)
    return structs.replace(made, **rest)


def group(name: str, points: str, *parts: Node, **rest: object) -> Node:
    """Return a group of some points."""
    made = Node(id=name, zh=name, en=name, points=points, components=parts)
    return structs.replace(made, **rest)


IN_TIME = Node(id="in_time", points="4", deductions=(LATE,))
POINTS: Scheme = scheme(
    group("basics", "16", item("x", "12"), IN_TIME),
    group("duties", "70", group("checks", "30", item("y", "20", LATE), item("z", "10"))),
    group("people", "14", item("w", "14")),
    bonuses=(PRAISE,),
    vetoes=(CASES,),
)
POINTS = structs.replace(
    POINTS,
    dimensions=(
        POINTS.dimensions[0],
        group("duties", "70", POINTS.dimensions[1].components[0], item("v", "40")),
        POINTS.dimensions[2],
    ),
)
"""16 + 70 + 14 points at three levels."""
FULL = dict.fromkeys("vwxyz", "1") | {"late": "0", "praise": "0", "cases": "0"}


def one(asked: Scheme = POINTS, /, **values: str | None) -> Standing:
    """Return the standing of a county with full marks but for some values."""
    found = measured({name: {"a": value} for name, value in {**FULL, **values}.items()})
    return scored("a", asked, {name: rows["a"] for name, rows in found.items()})


def points_of(standing: Standing) -> Mapping[str, Fraction | None]:
    """Return the points of every part, by its way."""
    return {row.key: row.points for each in standing.dimensions for row in each.nodes}


def test_full_marks_are_the_points_of_the_document() -> None:
    assert points_of(one()) == {
        "basics": 16,
        "basics/x": 12,
        "basics/in_time": 4,
        "duties": 70,
        "duties/checks": 30,
        "duties/checks/y": 20,
        "duties/checks/z": 10,
        "duties/v": 40,
        "people": 14,
        "people/w": 14,
    }
    assert one().score == Decimal("100.0")


def test_points_are_taken_off_inside_an_item_and_never_more_than_it_has() -> None:
    """3 late: 4 − 1.5 = 2.5, and y 20 × 0.05 = 1 − 1.5, at least 0: 100 − 1.5 − 19 − 1 = 78.5."""
    found = one(late="3", y="0.05")

    points = points_of(found)
    assert points["basics/in_time"] == Fraction(5, 2)
    assert points["duties/checks/y"] == 0
    assert points["duties/checks"] == 10
    assert found.score == Decimal("78.5")


def test_several_deductions_of_one_item_have_caps_of_their_own() -> None:
    """5 late: 0.5 × 5 = 2.5 and 1 × 5, at most 3: 20 − 5.5 of the item, 4 − 2.5 of the other."""
    capped = PointsOff("late", Decimal(1), Decimal(3))
    checks = group("checks", "30", item("y", "20", LATE, capped), item("z", "10"))
    asked = structs.replace(
        POINTS,
        dimensions=(POINTS.dimensions[0], group("duties", "70", checks, item("v", "40")),
                    POINTS.dimensions[2]),
    )  # fmt: skip

    found = one(asked, late="5")

    assert points_of(found)["duties/checks/y"] == Fraction("14.5")
    assert found.score == Decimal("92.0")


def test_points_taken_off_a_group_come_off_what_its_parts_bring() -> None:
    """z 10 × 0.5 = 5 and y 20: 25 − 2 = 23 of 30."""
    late = PointsOff("late", Decimal(1))
    checks = group("checks", "30", item("y", "20"), item("z", "10"), deductions=(late,))
    asked = scheme(checks, points=Decimal(30))

    found = one(asked, late="2", z="0.5")
    steps = steps_of(found, asked)

    assert found.score == Decimal("23.0")
    assert [(step.kind, step.path, step.points) for step in steps] == [
        ("part", ("checks", "y"), Decimal("20.0")),
        ("part", ("checks", "z"), Decimal("5.0")),
        ("taken", ("checks",), Decimal("-2.0")),
    ]
    assert subtotal(steps, ("checks",)) == Decimal("23.0")


def test_what_is_missing_gives_its_points_to_its_siblings() -> None:
    """Without z, y stands for all 30 points of its group: 0.5 × 30 = 15, and 85 in all."""
    found = one(y="0.5", z=None)

    assert points_of(found)["duties/checks/y"] == 15
    assert (found.score, found.coverage) == (Decimal("85.0"), Decimal("0.9"))


@pytest.mark.parametrize(
    ("values", "score"),
    [
        ({"praise": "3"}, "106.0"),
        ({"praise": "9"}, "110.0"),  # 18 points, ten at most.
        ({"praise": None}, "100.0"),  # What is not known adds nothing.
        ({"praise": "3", "cases": "1"}, "106.0"),  # A veto from two on.
        ({"praise": "3", "cases": "2"}, "0.0"),
        ({"cases": "n/a"}, "100.0"),
        ({"cases": None}, None),
    ],
)
def test_bonuses_and_vetoes(values: dict[str, str | None], score: str | None) -> None:
    assert one(POINTS, **values).score == (None if score is None else Decimal(score))


def test_a_veto_is_a_step_that_takes_everything() -> None:
    found = one(cases="2", praise="1")

    last = steps_of(found, POINTS)[-1]

    assert (last.kind, last.points) == ("veto", Decimal("-102.0"))
    assert [last.start, last.end] == [102, 0]


def test_an_unknown_deduction_inside_a_part_is_no_score() -> None:
    found = one(late=None)

    assert found.unranked == say("no data for the deduction “{indicator}”", indicator="late")


def test_what_was_due_and_is_not_filed_costs_all_of_an_item() -> None:
    """The item that begins at 4 points is worth 0, and the other loses all of its 20."""
    found = measured({name: {"a": value} for name, value in FULL.items()})
    missing = replace(found["late"]["a"], value=None, unfiled=True)
    rows = {name: row["a"] for name, row in found.items()} | {"late": missing}

    assert scored("a", POINTS, rows).score == Decimal("76.0")


def test_weights_in_seventieths_add_up_exactly() -> None:
    parts = [
        Node(indicator=name, weight=f"{part}/70", goalposts=UNIT)
        for name, part in zip("vwx", (4, 33, 33), strict=True)
    ]
    asked = scheme(group("d", "100", *parts))

    found = one(asked, v="0")

    assert sum(row.whole for row in asked.items) == 1
    assert found.exact == Fraction(6600, 70)


@pytest.mark.parametrize(
    "broken",
    [
        scheme(group("d", "100", item("x", "nothing"))),
        scheme(group("d", "100", item("x", "1/0"))),
        scheme(group("d", "100", item("x", "0"))),
        scheme(group("d", "100", Node(points="100"))),
        scheme(group("d", "100", item("x", "40"), Node(indicator="y", goalposts=UNIT))),
        scheme(group("d", "100")),
    ],
    ids=["no number", "no fraction", "zero", "of nothing", "half", "empty"],
)
def test_a_broken_scheme_ranks_nobody_and_breaks_nothing(broken: Scheme) -> None:
    rows = standings_by(broken, measured({"x": {"a": "1"}, "y": {"a": "1"}}), {"a": "county"}, {})

    assert not usable(broken)
    assert rows["a"].score is None
    assert broken.indicators == tuple(dict.fromkeys(broken.indicators))


# ── Grades ───────────────────────────────────────────────────────────────────────────────────────

EXCELLENT = Grade("excellent", "优秀", "Excellent", share=Decimal("0.3"), unless=("veto",))
GOOD = Grade("good", "良好", "Good", least=Decimal(80))
PASSED = Grade("passed", "合格", "Passed")
SCORES = (95, 90, 90, 85, 80, 75, 70, 65, 60, 55)


def grades(
    scores: tuple[int, ...], *asked: Grade, last: frozenset[str] = frozenset(), **values: str
) -> list[str]:
    """Return the grades of counties with some scores, from the first initials."""
    codes = [f"c{number}" for number in range(len(scores))]
    by = dict(zip(codes, scores, strict=True))
    rows = {"x": {code: str(Fraction(score, 100)) for code, score in by.items()}}
    rows["cases"] = {code: values.get(code, "0") for code in codes}
    made = equal("x", grades=asked, vetoes=(Veto("cases", effect="lowest_grade"),))
    found = standings_by(made, measured(rows), dict.fromkeys(codes, "county"), {})
    return [(row.grade or "-")[0] for row in graded(found, made, last).values()]


def test_a_share_is_rounded_down_and_a_tie_is_in_or_out_as_a_whole() -> None:
    """30 % of ten are three: 95, 90 and 90. Of nine they are two, and the tie of two is out."""
    assert "".join(grades(SCORES, EXCELLENT, GOOD, PASSED)) == "eeeggppppp"
    assert "".join(grades(SCORES[:9], EXCELLENT, GOOD, PASSED)) == "eggggpppp"


def test_a_grade_by_ranks_takes_all_that_share_one() -> None:
    first = Grade("first", "一等", "First", ranks=2)

    assert "".join(grades(SCORES, first, PASSED)) == "fffppppppp"


def test_a_veto_and_being_always_last_exclude_from_a_grade() -> None:
    """With a veto for the lowest grade the second has it; the third was last three times."""
    good = structs.replace(GOOD, unless=("last_three_times",))
    found = grades(SCORES, EXCELLENT, good, PASSED, last=frozenset({"c3"}), c1="1")

    assert "".join(found) == "epepgppppp"


def test_without_grades_or_a_score_there_is_none() -> None:
    assert "".join(grades(SCORES)) == "-" * len(SCORES)
    assert (
        graded({"a": Standing("a")}, equal("x", grades=(PASSED,)), frozenset())["a"].grade is None
    )
