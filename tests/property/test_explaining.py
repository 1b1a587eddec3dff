"""Laws of what is foretold: it never harms, and it is what would be found."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given

from ledgers.assess.city import Question, assess
from ledgers.assess.explaining import outlook
from ledgers.model.assessment import MeasureState, Standing
from ledgers.model.explanation import OVERDUE, TASK, Outlook, steps_of
from ledgers.model.records import Decision, Update
from ledgers.model.values import replace
from tests.property.cities import CODES, DAYS, questions, with_entries


def foretold(question: Question, day: date) -> tuple[Standing, Outlook]:
    """Return where the first county stands, and what it could do."""
    assessment = assess(question, day, weeks=False)
    catalog = replace(question.catalog, programme=question.programme, rules=question.rules)
    found = outlook(catalog, assessment, CODES[0])
    return assessment.county(CODES[0]).standing, found


@given(questions(counties=3), DAYS)
def test_an_improvement_never_lowers_score_or_rank(question: Question, day: date) -> None:
    now, found = foretold(question, day)

    for change in found.improvements:
        assert now.score is not None
        assert now.score <= change.score_low <= change.score_high
        assert now.rank is not None
        assert now.rank >= change.rank_high >= change.rank_low >= 1


def lived(question: Question, day: date, task: str, measures: list[MeasureState]) -> Question:
    """Return the city in which a county files some measures and the city accepts them that day."""
    fresh = tuple(row.id for row in measures if not row.waiting)
    every = tuple(row.id for row in measures)
    filed = (Update(day, "submitted", fresh),) if fresh else ()
    accepted = Decision(day, "accepted", every)
    return with_entries(question, CODES[0], task, {task: filed}, (accepted,))


@given(questions(counties=3), DAYS)
def test_what_is_foretold_of_overdue_tasks_is_what_a_new_ranking_gives(
    question: Question, day: date
) -> None:
    before = assess(question, day, weeks=False).county(CODES[0])
    now, found = foretold(question, day)
    after: list[tuple[Decimal, int]] = []
    for state in before.tasks:
        late = [row for row in state.measures if row.overdue]
        if late:
            city = lived(question, day, state.task, late)
            standing = assess(city, day, weeks=False).county(CODES[0]).standing
            assert standing.score is not None
            assert standing.rank is not None
            after.append((standing.score, standing.rank))
    told = [row for row in found.improvements if row.kind == OVERDUE]
    better = [row for row in after if now.score is not None and row[0] > now.score]

    assert bool(told) == bool(better)
    for change in told:
        assert change.score_high == max(score for score, _ in better)
        assert change.rank_low == min(rank for _, rank in better)


@given(questions(counties=3), DAYS)
def test_what_is_foretold_of_tasks_in_time_can_be_lived(question: Question, day: date) -> None:
    before = assess(question, day, weeks=False).county(CODES[0])
    _, found = foretold(question, day)
    told = [row for row in found.improvements if row.kind == TASK]

    lives = []
    for state in before.tasks:
        left = [row for row in state.measures if row.applies and not row.done]
        if left and not state.overdue:
            standing = (
                assess(lived(question, day, state.task, left), day, weeks=False)
                .county(CODES[0])
                .standing
            )
            lives.append((standing.score, standing.rank))

    for change in told:
        assert (change.score_high, change.rank_low) in lives
        assert (change.score_low, change.rank_high) in lives


@given(questions(counties=3), DAYS)
def test_steps_lead_from_nothing_to_the_score(question: Question, day: date) -> None:
    assessment = assess(question, day, weeks=False)

    for county in assessment.counties:
        steps = steps_of(county.standing, assessment.scheme)
        assert bool(steps) == (county.standing.score is not None)
        for one, other in pairwise(steps):
            assert one.end == other.start
        if steps:
            assert steps[0].start == 0
            assert steps[-1].end == county.standing.exact
            assert sum(step.points for step in steps) == county.standing.score
