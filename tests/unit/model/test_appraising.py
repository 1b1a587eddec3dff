"""What appraisals come to: the right values, and the laws of places."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from ledgers.model.appraising import Points, points_of, results, total

WHOLE = Fraction(100)
ONE, OTHER = "990100-internal_office-07", "990100-internal_office-02"
MARKED = {
    "item": "study",
    "max": 40,
    "points": 20,
    "assessors": [{"unit": ONE, "share": Decimal("0.7")}, {"unit": OTHER, "share": Decimal("0.3")}],
}
VOTED = {
    "item": "voted",
    "max": 100,
    "options": [{"code": "excellent", "value": 100}, {"code": "good", "value": 80}],
}
GROUPS = [
    {"code": "leaders", "weight": Decimal("0.5"), "minimum": 3},
    {"code": "staff", "weight": Decimal("0.3")},
    {"code": "masses", "weight": Decimal("0.2"), "minimum": 10},
]
FORM = {"form": [MARKED, VOTED], "rater_groups": GROUPS}


def mark(by: str, score: object) -> dict[str, Any]:
    """Return a mark of a unit for the item that units mark."""
    return {"item": "study", "by": by, "score": score}


def ballot(group: str, excellent: int, good: int) -> dict[str, Any]:
    """Return the votes of a group for the item that groups vote on."""
    votes = [{"code": "excellent", "count": excellent}, {"code": "good", "count": good}]
    return {"item": "voted", "group": group, "distribution": votes}


def of_ballots(*ballots: dict[str, Any]) -> Points:
    """Return the points of the item that groups vote on."""
    return points_of(FORM, {"ballots": list(ballots)})[1]


def placed(totals: dict[str, int], **said: object) -> dict[str, dict[str, Any]]:
    """Return the results of units with some totals, by unit."""
    found = {unit: [Points("all", WHOLE, Fraction(number))] for unit, number in totals.items()}
    return {row["unit"]: row for row in results(said, found)}


def test_units_share_an_item_that_is_worth_less_than_its_maximum() -> None:
    """(36 × 0.7 + 30 × 0.3) ÷ 40 × 20 = 17.1; the marks lie 6 ÷ 40 × 20 = 3 apart."""
    (points, _) = points_of(FORM, {"marks": [mark(ONE, 36), mark(OTHER, 30)]})

    assert points == Points("study", Fraction(20), Fraction("17.1"), Fraction(3))


def test_an_item_that_a_unit_left_open_has_no_points_and_the_whole_no_total() -> None:
    found = points_of(FORM, {"marks": [mark(ONE, 36)]})

    assert found[0] == Points("study", Fraction(20))
    assert total(found) is None
    assert total([]) is None


def test_groups_of_raters_count_by_their_weights() -> None:
    """0.5 × 100 + 0.3 × 90 + 0.2 × 84 = 93.8; the groups lie 16 apart."""
    found = of_ballots(ballot("leaders", 3, 0), ballot("staff", 3, 3), ballot("masses", 2, 8))

    assert found == Points("voted", WHOLE, Fraction("93.8"), Fraction(16))


def test_a_group_with_too_few_raters_does_not_count_and_the_others_share_its_weight() -> None:
    """Nine of the masses are one too few: (0.5 × 100 + 0.3 × 90) ÷ 0.8 = 96.25."""
    found = of_ballots(ballot("leaders", 3, 0), ballot("staff", 3, 3), ballot("masses", 0, 9))

    assert found == Points("voted", WHOLE, Fraction("96.25"), Fraction(10))
    assert of_ballots(ballot("leaders", 2, 0), ballot("staff", 2, 2)) == Points("voted", WHOLE)


def test_a_group_may_file_its_mean() -> None:
    mean = {"item": "voted", "group": "staff", "raters_n": 5, "mean": Decimal("87.5")}

    assert of_ballots(mean).points == Fraction("87.5")
    assert of_ballots({**mean, "raters_n": 4}).points is None


def test_places_share_ranks_and_groups_take_ties_in_or_out_as_a_whole() -> None:
    totals = {"a": 90, "b": 80, "c": 80, "d": 70, "e": 60}

    assert [row["rank"] for row in placed(totals).values()] == [1, 2, 2, 4, 5]
    tied = placed(totals, first=2, last=1)
    assert [row["place"] for row in tied.values()] == ["first", "first", "first", "middle", "last"]
    out = placed(totals, first=2, ties="exclude")
    assert [row["place"] for row in out.values()] == ["first", *["middle"] * 4]


def test_grades_are_given_from_the_best_down() -> None:
    grades = [{"code": "excellent", "at_least": 90}, {"code": "good", "at_least": 70}]
    found = placed({"a": 90, "b": 89, "c": 69}, grades=grades)

    assert [row.get("grade") for row in found.values()] == ["excellent", "good", None]


def test_where_only_the_best_are_published_the_others_stay_internal() -> None:
    found = placed({"a": 90, "b": 80, "c": 70}, first=1, publish_as="best_only")

    assert [row.get("visibility") for row in found.values()] == [None, "internal", "internal"]


def test_who_has_no_total_has_no_place() -> None:
    found = {"a": [Points("all", WHOLE)], "b": [Points("all", WHOLE, Fraction(1, 3))]}
    rows = list(results({"first": 1}, found))

    assert rows[0] == {"unit": "a", "items": [{"unit": "a", "item": "all", "full_marks": 100}]}
    assert (rows[1]["total"], rows[1]["rank"]) == (Decimal("0.33"), 1)


@given(some.integers(0, 40), some.integers(0, 40), some.integers(0, 40))
def test_a_better_mark_never_lowers_a_total(worse: int, more: int, other: int) -> None:
    totals = [
        total(points_of({"form": [MARKED]}, {"marks": [mark(ONE, score), mark(OTHER, other)]}))
        for score in (worse, worse + more)
    ]

    assert (totals[0] or 0) <= (totals[1] or 0)


@given(some.integers(0, 40), some.integers(0, 40), some.integers(5, 40), some.integers(0, 40))
def test_printed_points_add_up_to_the_printed_total(
    one: int, other: int, excellent: int, good: int
) -> None:
    entry = {
        "marks": [mark(ONE, one), mark(OTHER, other)],
        "ballots": [ballot("leaders", excellent, good)],
    }
    (row,) = results({}, {"a": points_of(FORM, entry)})

    assert row["total"] == sum(item["points"] for item in row["items"])


def test_shares_that_are_left_out_are_equal() -> None:
    item = {**MARKED, "assessors": [{"unit": ONE}, {"unit": OTHER}]}
    (found,) = points_of({"form": [item]}, {"marks": [mark(ONE, 40), mark(OTHER, 30)]})

    assert found.points == Fraction("17.5")


def test_each_result_has_the_mean_of_its_kind_where_that_has_five_bodies() -> None:
    towns = {f"99012110{at}-township_commission-01": 60 + 5 * at for at in range(5)}
    groups = {f"990121-dispatched_group-0{at}": 90 for at in range(1, 5)}
    found = placed({**towns, **groups})

    means = {unit: row.get("group_mean") for unit, row in found.items()}
    assert means == {**dict.fromkeys(towns, Decimal(70)), **dict.fromkeys(groups)}
