"""What would change a county's rank: single changes, replayed and ranked again."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from ledgers.assess.city import Question, assess
from ledgers.assess.explaining import outlook
from ledgers.model.assessment import Assessment
from ledgers.model.catalog import Catalog
from ledgers.model.explanation import (
    FINDING,
    GOALPOST,
    OVERDUE,
    TASK,
    Improvement,
    Outlook,
    measurements_of,
    steps_of,
)
from ledgers.model.method import Goalposts, Node
from ledgers.model.places import rank_among
from ledgers.model.records import Decision, Decisions, Progress, Update
from ledgers.model.values import replace
from tests.unit.assess.explained import DAY, city, finding, standing_of
from tests.unit.assess.schemed import PROGRESS

ONE, OTHER = "990121", "990122"


def found(question: Question, day: date = DAY) -> tuple[Assessment, Outlook]:
    """Return an assessment and what the first county could do."""
    assessment = assess(question, day, weeks=False)
    return assessment, outlook(question.catalog, assessment, ONE)


def of_kind(told: Outlook, kind: str) -> list[Improvement]:
    """Return the changes of one kind."""
    return [row for row in told.improvements if row.kind == kind]


def test_a_task_accepted_in_time_lifts_score_and_rank() -> None:
    # Four tasks of one measure each, the first of them missed: two accepted are 50 − 1 = 49.0.
    question = city(accepted={OTHER: ("T02", "T03")})

    _, told = found(question)

    # One of four is 25 − 1 = 24.0, still below: rank 2. Only T02 to T04 can be in time.
    assert of_kind(told, TASK) == [
        Improvement(TASK, "N1", 3, Decimal("24.0"), Decimal("24.0"), 2, 2)
    ]


def test_ranks_are_those_of_a_new_ranking() -> None:
    question = city(accepted={OTHER: ("T02",)})
    before, told = found(question)
    filed = Progress("T03", (Update(DAY, "submitted", ("T03.1",)),))
    made = Decisions("progress/T03", (Decision(DAY, "accepted", ("T03.1",)),))
    catalog = question.catalog
    lived = replace(
        catalog,
        progress={**catalog.progress, (ONE, "T03"): filed},
        decisions={**catalog.decisions, (ONE, "progress/T03"): made},
    )

    after = assess(replace(question, catalog=lived), DAY, weeks=False).county(ONE).standing

    (change,) = of_kind(told, TASK)
    assert (after.score, after.rank) == (change.score_high, change.rank_low)
    assert before.county(ONE).standing.rank == 2


def test_an_overdue_task_is_accepted_late_and_stays_missed() -> None:
    # T01 was due on 30 June; accepted late it gives 25 − 1 = 24.0, as much as the other has: 1.
    _, told = found(city(accepted={OTHER: ("T02",)}))

    assert of_kind(told, OVERDUE) == [
        Improvement(OVERDUE, "", 1, Decimal("24.0"), Decimal("24.0"), 1, 1)
    ]
    assert told.setbacks == 0


def test_what_lowers_the_score_is_no_improvement_and_is_counted() -> None:
    # A scheme by which more progress is worth less: 100 − 1, and 75 − 1 with T01 accepted late.
    question = city(accepted={OTHER: ("T02",)})
    posts = Goalposts(low=Decimal(1), high=Decimal(0))
    part = Node(indicator="task_progress", weight=Decimal(1), goalposts=posts)
    dimension = msgspec.structs.replace(PROGRESS.dimensions[0], components=(part,))
    scheme = msgspec.structs.replace(PROGRESS, dimensions=(dimension,), valid_to=None)
    catalog = replace(question.catalog, schemes=(scheme,))

    assessment, told = found(replace(question, catalog=catalog))

    assert assessment.county(ONE).standing.score == Decimal("99.0")
    assert told == Outlook((), setbacks=1)


def test_an_indicator_at_its_goalpost() -> None:
    _, told = found(city(accepted={OTHER: ("T02",)}))

    # 100 points less one for the missed deadline; the other has 24.0.
    assert of_kind(told, GOALPOST) == [
        Improvement(GOALPOST, "delivery/task_progress", 1, Decimal("99.0"), Decimal("99.0"), 1, 1)
    ]


def test_one_more_finding_closed() -> None:
    # Of two findings none is closed: 0; one of two is 50 points.
    question = finding(city(accepted={OTHER: ("T02",)}))

    _, told = found(question)

    assert of_kind(told, FINDING) == [
        Improvement(FINDING, "", 2, Decimal("49.0"), Decimal("49.0"), 1, 1)
    ]


def test_a_finding_that_is_closed_cannot_be_closed_again() -> None:
    question = finding(city(accepted={OTHER: ("T02",)}), closed=2)

    assert of_kind(found(question)[1], FINDING) == []


@pytest.mark.parametrize(
    "question",
    [
        city(unranked=(ONE,)),
        city(without="indicators"),
        city(without="schemes"),
        city(without="programme"),
    ],
)
def test_without_a_rank_or_what_it_is_made_of_nothing_is_foretold(question: Question) -> None:
    assert found(question)[1] == Outlook()


def test_a_rank_is_one_more_than_the_higher_scores() -> None:
    scores = [Decimal(3), Decimal(2), Decimal(2)]

    assert [rank_among(Decimal(score), scores) for score in (4, 3, 2, 1)] == [1, 1, 2, 4]


def test_steps_add_up_to_the_printed_score() -> None:
    assessment, _ = found(city(accepted={ONE: ("T02",), OTHER: ("T02",)}))
    county = assessment.county(ONE)

    steps = steps_of(county.standing, assessment.scheme)

    # 25.0 for one task of four, 1.0 off for the missed deadline: 24.0.
    assert [(step.kind, step.points) for step in steps] == [
        ("part", Decimal("25.0")),
        ("taken", Decimal("-1.0")),
    ]
    assert steps[-1].end == county.standing.exact


def test_the_floor_is_a_step_of_its_own() -> None:
    assessment, _ = found(city(accepted={OTHER: ("T02",)}))

    steps = steps_of(assessment.county(ONE).standing, assessment.scheme)

    # Nothing brought, one point off, and one given back since no score is below 0.
    assert [(step.kind, step.points) for step in steps] == [
        ("part", Decimal("0.0")),
        ("taken", Decimal("-1.0")),
        ("floor", Decimal("1.0")),
    ]


def test_a_standing_without_score_has_no_steps() -> None:
    assert steps_of(standing_of(), None) == ()
    assert measurements_of(standing_of()) == {}


def test_only_documents_are_changed_in_a_trial() -> None:
    question = finding(city(accepted={OTHER: ("T02",)}))
    before: Catalog = question.catalog

    found(question)

    assert question.catalog == before
