"""Laws of the assessment that hold whatever is filed and decided."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.city import Question, assess
from ledgers.assess.schemes.ranking import ranked
from ledgers.model.assessment import CountyResult, Light, MeasureState, MeasureStatus, Standing
from ledgers.model.lives.task import extends, steps, trace_of
from ledgers.model.records import Again, Decision, Events, Measure, Update
from ledgers.model.values import replace
from tests.property.cities import CODES, DAYS, known_at, questions, with_entries

POINTS = st.none() | st.integers(0, 30).map(lambda tenths: Decimal(tenths) / 10)
SCORES = st.lists(POINTS, max_size=12)


def unplaced(scores: list[Decimal | None]) -> list[Standing]:
    """Return standings with these scores, not ranked yet."""
    return [
        Standing(f"{code:06}", score, Decimal(0), score, None) for code, score in enumerate(scores)
    ]


@given(SCORES)
def test_a_rank_is_one_more_than_the_number_of_better_scores(scores: list[Decimal | None]) -> None:
    known = [score for score in scores if score is not None]

    assume(len(known) != 1)
    ranks = [row.rank for row in ranked(unplaced(scores)).values()]

    assert ranks == [
        None if score is None else 1 + sum(other > score for other in known) for score in scores
    ]


@given(SCORES)
def test_a_tie_shares_its_rank_and_the_next_rank_skips(scores: list[Decimal | None]) -> None:
    placed = [row for row in ranked(unplaced(scores)).values() if row.rank is not None]

    by_place = sorted(placed, key=lambda row: row.rank or 0)
    for place, row in enumerate(by_place, 1):
        sharing = [other for other in placed if other.score == row.score]
        assert {other.rank for other in sharing} == {row.rank}
        assert row.tied == (len(sharing) > 1)
        assert (row.rank or 0) <= place < (row.rank or 0) + len(sharing)


@given(SCORES, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_counties(scores: list[Decimal | None], chance) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a source of chance of hypothesis's own type
    rows = unplaced(scores)
    mixed = chance.sample(rows, len(rows))

    assert dict(ranked(mixed)) == dict(ranked(rows))


@given(questions(counties=2), DAYS)
def test_ranks_do_not_depend_on_which_county_lived_which_life(
    question: Question, day: date
) -> None:
    swapped = swapping(question)

    found, other = assess(question, day, weeks=False), assess(swapped, day, weeks=False)

    rows = [(row.standing.score, row.standing.rank) for row in found.counties]
    assert rows == [(row.standing.score, row.standing.rank) for row in reversed(other.counties)]


def swapping(question: Question) -> Question:
    """Return the question with the lives of the two counties exchanged."""
    other = dict(zip(CODES[:2], reversed(CODES[:2]), strict=True))
    catalog = question.catalog
    swapped = replace(
        catalog,
        progress={(other[code], name): life for (code, name), life in catalog.progress.items()},
        decisions={(other[code], name): life for (code, name), life in catalog.decisions.items()},
    )
    return Question(swapped, question.programme, question.rules, {})


@given(questions(counties=1), DAYS, st.data())
def test_accepting_one_more_measure_in_time_never_lowers_progress_or_score(
    question: Question, day: date, data: st.DataObject
) -> None:
    before = assess(question, day, weeks=False).county(CODES[0])
    open_ones = [
        (task.task, state)
        for task in before.tasks
        for state in task.measures
        if could_be(state, day)
    ]
    assume(open_ones)
    name, state = data.draw(st.sampled_from(open_ones))
    filed, number = tuple[Update, ...](), None
    if state.status is not MeasureStatus.SUBMITTED:
        filed = (Update(day, "submitted", (state.id,)),)
        # A claim that it does not apply may await a decision too: it is not that which is judged.
        number = len(question.catalog.events_of(CODES[0], f"progress/{name}").updates) + 1
    accepted = Decision(day, "accepted", (state.id,), of=number)

    better = with_entries(question, CODES[0], name, {name: filed}, (accepted,))
    after = assess(better, day, weeks=False).county(CODES[0])

    assert (after.totals.progress or 0) >= (before.totals.progress or 0)
    assert (after.standing.score or 0) >= (before.standing.score or 0)
    assert after.totals.missed <= before.totals.missed


def could_be(state: MeasureState, day: date) -> bool:
    """Say whether a measure could be filed and accepted in time on a day."""
    return (
        state.applies
        and state.status is not MeasureStatus.ACCEPTED
        and (state.status is MeasureStatus.SUBMITTED or day <= state.limit)
    )


@given(questions(), DAYS)
def test_what_is_filed_or_decided_later_does_not_change_an_earlier_day(
    question: Question, day: date
) -> None:
    assert assess(question, day) == assess(known_at(question, day), day)


@given(questions(counties=1), DAYS, DAYS, st.data())
def test_a_deadline_moved_later_makes_no_earlier_entry_wrong(
    question: Question, on: date, until: date, data: st.DataObject
) -> None:
    task = data.draw(st.sampled_from([*question.catalog.tasks.values()]))
    measure = data.draw(st.sampled_from(task.measures))
    assume(until > measure.due_on)
    later = structs.replace(measure, due_on=until, moved=((on, measure.due_on),))
    key, subject = (CODES[0], task.id), (CODES[0], f"progress/{task.id}")
    filed = question.catalog.progress[key].updates
    events = Events(filed, question.catalog.decisions[subject].decisions, Again(5))

    def right(one: Measure) -> list[Decision]:
        life = steps(one, events, on)
        rows = [(step.before, step.event) for step in life]
        return [row for was, row in rows if isinstance(row, Decision) and extends(was, row)]

    assert [row for row in right(measure) if row not in right(later)] == []
    assert trace_of(later, events).due_on >= trace_of(measure, events).due_on


@given(questions(), DAYS)
def test_asked_twice_the_answer_is_the_same(question: Question, day: date) -> None:
    assert assess(question, day) == assess(question, day)


@given(questions(), DAYS)
def test_each_week_of_the_series_is_the_assessment_of_its_day(
    question: Question, day: date
) -> None:
    for point in assess(question, day).weeks:
        alone = assess(question, point.as_of, weeks=False)
        assert point.city == alone.city
        assert point.counties == {row.code: (row.totals, row.standing) for row in alone.counties}


@given(questions(), DAYS)
def test_the_change_is_against_the_assessment_of_a_week_before(
    question: Question, day: date
) -> None:
    before = assess(question, day - timedelta(days=7), weeks=False)

    for row in assess(question, day, weeks=False).counties:
        then = before.county(row.code).standing
        # Out of a place that all share, nobody rises or falls: it is left out.
        assert row.before in (None, then, replace(then, rank=None))
        assert (row.before is None) == (before.as_of < question.programme.start_on)


@given(questions(counties=1), DAYS, DAYS)
def test_a_missed_deadline_stays_missed_but_by_not_applicable_or_received_on(
    question: Question, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    then, now = (assess(question, day, weeks=False).county(CODES[0]) for day in (earlier, later))
    doubted = {
        measure
        for life in question.catalog.decisions.values()
        for row in life.decisions
        if row.received_on is not None
        for measure in row.measures
    }

    for old, new in zip(then.tasks, now.tasks, strict=True):
        for was, state in zip(old.measures, new.measures, strict=True):
            if was.missed and state.applies and state.id not in doubted:
                assert state.missed
                assert state.due_on == was.due_on


@given(questions(counties=1), DAYS)
def test_missed_is_having_been_overdue_on_some_day_where_no_date_is_doubted(
    question: Question, day: date
) -> None:
    rows = [row for life in question.catalog.decisions.values() for row in life.decisions]
    assume(all(row.received_on is None for row in rows))
    start = question.programme.start_on
    days = [start + timedelta(days=number) for number in range((day - start).days + 1)]
    seen = [assess(question, each, weeks=False).county(CODES[0]) for each in days]
    ever = {
        state.id for row in seen for task in row.tasks for state in task.measures if state.overdue
    }

    for on, before, now in zip(days[1:], seen, seen[1:], strict=False):
        ever |= filed_late(on, before, now)

    states = [state for task in seen[-1].tasks for state in task.measures]

    for state in states:
        had = state.applies and state.id in ever
        assert had or not state.missed
        # What was late in one period, another one may make up for, or still can.
        assert state.missed == had or "@" in state.id


def filed_late(day: date, before: CountyResult, now: CountyResult) -> set[str]:
    """Return the measures filed on a day after their limit: overdue on no evening.

    What awaited the city's decision the evening before was not late.
    """
    waiting = {row.id for task in before.tasks for row in task.measures if row.waiting}
    return {
        state.id
        for task in now.tasks
        for state in task.measures
        if state.submitted_on == day > state.limit and state.id not in waiting
    }


@given(questions(), DAYS)
def test_sums_hold(question: Question, day: date) -> None:
    found = assess(question, day, weeks=False)

    for row in found.counties:
        assert sum(row.totals.lights.values()) == len(row.tasks)
        assert 0 <= (row.standing.score or 0) <= 100
        for task in row.tasks:
            assert set(task.overdue) <= set(task.missed)
            assert (task.light is Light.OVERDUE) == bool(task.overdue)
            assert not task.urgent or task.light is Light.DUE_SOON
            waiting = [state for state in task.measures if state.waiting]
            assert not any(state.overdue for state in waiting)
