"""Hold a city to the design: score, rank, who is not ranked, change, series."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.city import assess
from ledgers.assess.schemes.ranking import ranked
from ledgers.model.assessment import Assessment, Light, Standing
from ledgers.model.explanation import remarks
from ledgers.model.method import Grade
from ledgers.model.numbers import rounded
from ledgers.model.records import Node
from ledgers.model.values import replace
from ledgers.model.words import say
from tests.unit.assess.lives import PROGRAMME, on, question, task
from tests.unit.assess.schemed import PROGRESS, taking

DONE = "05-01 submitted 1; 05-02 accepted 1"
FAR = "10-30"


def standings(assessment: Assessment) -> dict[str, Standing]:
    """Return the standing of each county by its code."""
    return {result.code: result.standing for result in assessment.counties}


@pytest.mark.parametrize(
    ("points", "published"),
    [("52.25", "52.3"), ("52.249", "52.2"), ("0.05", "0.1"), ("-0.04", "0.0"), ("100", "100.0")],
)
def test_points_are_rounded_half_up_to_a_tenth(points: str, published: str) -> None:
    assert str(rounded(Decimal(points))) == published


def test_equal_progress_gives_equal_scores_however_it_is_made_up() -> None:
    """A third of three tasks is one task; 100/16 = 6.25 is rounded up to 6.3 for both."""
    tasks = [task(FAR, FAR, FAR, number=number) for number in (1, 2, 3)]
    tasks += [task(FAR, number=number) for number in range(4, 17)]
    thirds = {f"T{number:02}": DONE for number in (1, 2, 3)}

    found = standings(
        assess(question({"990102": thirds, "990103": {"T04": DONE}}, tasks), on("06-01"))
    )

    assert [(row.score, row.rank) for row in found.values()] == [(Decimal("6.3"), 1)] * 2


def test_the_score_is_weighted_progress_less_points_for_missed_deadlines() -> None:
    tasks = [
        task("06-10", "06-20", number=1, weight="3"),
        task(FAR, number=2),
        task("06-10", number=3),
    ]
    lives = {"990102": {"T01": DONE, "T02": DONE}}

    found = standings(assess(question(lives, tasks), on("06-30")))["990102"]

    assert (found.raw, found.deduction, found.score) == (
        Decimal(50),
        Decimal(2),
        Decimal("48.0"),
    )


@pytest.mark.parametrize(
    ("points", "cap", "score"), [("1", "10", "45.0"), ("4", "10", "40.0"), ("60", "60", "0.0")]
)
def test_the_deduction_has_a_cap_and_the_score_a_floor(points: str, cap: str, score: str) -> None:
    tasks = [task("06-10", number=number) for number in range(1, 11)]
    lives = {"990102": {f"T{number:02}": DONE for number in range(1, 6)}}

    asked = question(lives, tasks, schemes=[taking(points, cap)])
    found = assess(asked, on("06-30")).county("990102").standing

    assert str(found.score) == score


def test_tasks_that_do_not_apply_leave_the_mean() -> None:
    tasks = [task(FAR, number=1), task(FAR, number=2, weight="9")]
    lives = {"990102": {"T01": DONE, "T02": "05-01 not_applicable; 05-02 accepted 1"}}

    result = assess(question(lives, tasks), on("06-30")).county("990102")

    assert (result.totals.progress, result.totals.plan) == (Decimal(1), Decimal(0))


def row(code: str, score: str | None) -> Standing:
    """Return a standing that is not ranked yet."""
    points = None if score is None else Decimal(score)
    return Standing(code, points, Decimal(0), points, None)


def test_ties_share_a_rank_and_the_next_rank_skips() -> None:
    found = ranked(
        [row("a", "9.0"), row("b", "8.0"), row("c", "8.0"), row("d", "7.0"), row("e", None)]
    )

    assert [each.rank for each in found.values()] == [1, 2, 2, 4, None]
    assert [each.tied for each in found.values()] == [False, True, True, False, False]


def test_a_county_with_a_data_error_has_no_score_and_takes_no_rank() -> None:
    reason = say("data error in {file}", file="x.yaml")
    lives = {"990102": {"T01": DONE}, "990103": {}, "990104": {"T01": DONE}}

    found = assess(question(lives, [task(FAR, number=1)], unranked={"990102": reason}), on("06-30"))

    assert found.county("990102").standing == Standing(
        "990102", None, None, None, None, reason, group="districts"
    )
    assert found.county("990102").totals.progress == 1
    assert [found.county(code).standing.rank for code in ("990103", "990104")] == [2, 1]
    assert found.county("990102").robustness is None


def test_a_county_to_which_nothing_applies_is_not_ranked() -> None:
    lives = {"990102": {"T01": "05-01 not_applicable; 05-02 accepted 1"}}

    found = assess(question(lives, [task(FAR, number=1)]), on("06-30")).county("990102")

    assert (found.standing.score, found.standing.rank) == (None, None)
    assert found.standing.unranked == say("no task applies")


def test_change_is_against_the_same_city_a_week_before() -> None:
    tasks = [task(FAR, number=1), task(FAR, number=2)]
    lives = {
        "990102": {"T01": DONE, "T02": "06-24 submitted 1; 06-24 accepted 1"},
        "990103": {
            "T01": "06-30 submitted 1; 06-30 accepted 1",
            "T02": "06-30 submitted 1; 06-30 accepted 1",
        },
        "990104": {"T01": "06-23 submitted 1; 06-23 accepted 1", "T02": DONE},
    }

    found = assess(question(lives, tasks), on("06-30"))

    # All have 100 points now: who comes to share the first place is ahead of nobody.
    changes = [(result.climbed, result.gained) for result in found.counties]
    assert changes == [(None, Decimal(50)), (None, Decimal(100)), (0, Decimal(0))]


def test_in_the_first_week_there_is_no_change() -> None:
    found = assess(question({"990102": {}}, [task(FAR, number=1)]), on("04-06")).county("990102")

    assert (found.before, found.climbed, found.gained) == (None, None, None)


def test_the_series_has_every_sunday_since_the_start_and_the_day_itself() -> None:
    found = assess(question({"990102": {}}, [task(FAR, number=1)]), on("04-15"))

    days = [(point.period, point.as_of) for point in found.weeks]
    assert days == [("2026-W14", on("04-05")), ("2026-W15", on("04-12")), ("2026-W16", on("04-15"))]


def test_the_series_ends_with_the_programme() -> None:
    asked = question({"990102": {}}, [task(FAR, number=1)])

    found = assess(asked, on("12-01"))

    assert found.weeks[-1].as_of == PROGRAMME.end_on
    assert assess(asked, on("03-01")).weeks == ()
    assert assess(asked, on("04-15"), weeks=False).weeks == ()


def test_sections_tasks_and_the_city_sum_up_the_same_states() -> None:
    tasks = [task("06-10", number=1), task(FAR, number=2)]
    lives = {"990102": {"T01": DONE}, "990103": {"T02": DONE}}

    found = assess(question(lives, tasks), on("06-30"))

    assert found.city == found.sections["N1"]
    assert (found.city.progress, found.city.tasks, found.city.missed) == (Decimal("0.5"), 4, 1)
    assert [found.by_task[name].accepted for name in ("T01", "T02")] == [1, 1]


def test_a_node_above_sections_sums_up_all_tasks_below_it() -> None:
    # Of three tasks below the root one is done in the one county; of two below N1, one.
    nodes = (
        Node("N0", "总"),
        Node("N1", "甲", "N0"),
        Node("N2", "乙", "N1"),
        Node("N3", "丙", "N0"),
    )
    sections = {1: "N1", 2: "N2", 3: "N3"}
    tasks = [replace(task(FAR, number=one), section=name) for one, name in sections.items()]
    asked = question({"990102": {"T02": DONE}}, tasks)

    found = assess(replace(asked, programme=replace(PROGRAMME, nodes=nodes)), on("06-30"))

    assert {name: row.lights[Light.DONE] for name, row in found.nodes.items()} == {
        "N0": 1, "N1": 1, "N2": 1, "N3": 0
    }  # fmt: skip
    assert found.nodes["N1"].progress == Decimal("0.5")
    assert found.nodes["N0"] == found.city
    assert found.sections.keys() == {"N1", "N2", "N3"}


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
def test_the_way_up_from_a_node_ends_in_a_circle_too(parents: list[int]) -> None:
    nodes = tuple(Node(str(one), "节", str(above)) for one, above in enumerate(parents))

    found = replace(PROGRAMME, nodes=nodes).above("0")

    assert len(set(found)) == len(found)
    assert [str(parents[int(one)]) for one in found][:-1] == [*found[1:]]


def three(*days: str) -> dict[str, dict[str, str]]:
    """Return three counties in which one task each is accepted on a day, or never."""
    codes = ("990102", "990103", "990104")
    lives = (f"{day} submitted 1; {day} accepted 1" if day else "" for day in days)
    return {code: {"T01": life} for code, life in zip(codes, lives, strict=True)}


def test_nobody_rises_or_falls_out_of_a_place_that_all_share() -> None:
    """On 23 June all three have nothing and share the first place; then one has a task done."""
    found = assess(question(three("06-24", "", ""), [task(FAR, number=1)]), on("06-30"))

    assert [row.standing.rank for row in found.counties] == [1, 2, 2]
    assert [(row.climbed, row.gained) for row in found.counties] == [
        (0, Decimal(100)),
        (None, Decimal(0)),
        (None, Decimal(0)),
    ]
    assert found.unmoved == say("all counties shared one place")


def test_a_week_later_places_are_compared_again() -> None:
    found = assess(question(three("06-20", "06-30", ""), [task(FAR, number=1)]), on("06-30"))

    assert [row.climbed for row in found.counties] == [0, 1, None]
    assert found.unmoved is None


def test_in_a_first_period_the_reason_is_told_for_which_nobody_moves() -> None:
    found = assess(question(three("04-02", "", ""), [task(FAR, number=1)]), on("04-05"))

    assert {row.climbed for row in found.counties} == {None}
    assert list(remarks(found)) == [
        say(
            "Places are not compared with the week before: {reason}.",
            reason=say("this is the first period"),
        )
    ]


def test_who_was_among_the_last_places_three_weeks_in_a_row_has_no_grade() -> None:
    """A week and two weeks before 17 May two were last already; two days earlier not yet."""
    grade = Grade("passed", "合格", "Passed", unless=("last_three_times",))
    scheme = structs.replace(PROGRESS, bottom=2, grades=(grade,))
    tasks = [task(FAR, number=number) for number in (1, 2)]
    lives = {"990102": {"T01": DONE, "T02": DONE}, "990103": {"T01": DONE}, "990104": {}}

    asked = question(lives, tasks, schemes=[scheme])
    grades = [
        [row.grade for row in standings(assess(asked, on(day), weeks=False)).values()]
        for day in ("05-15", "05-17")
    ]

    assert grades == [["passed"] * 3, ["passed", None, None]]
