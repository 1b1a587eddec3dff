"""The assessment of a whole city at a day, with the weeks before it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import localcontext
from fractions import Fraction
from functools import cached_property, partial

from ledgers.assess.indicators import Index, measure_all
from ledgers.assess.schemes.intervals import drawn, robustness_of, shares_of_last
from ledgers.assess.schemes.ranking import Measured, graded, standings_by
from ledgers.assess.shared import Shared
from ledgers.assess.tasks import Assignment, grouped, task_state, totals_of
from ledgers.assess.what_if import all_decided
from ledgers.model import CITY, PRECISION, Catalog, Struct, Words, field, in_groups, replace, say
from ledgers.model.assessment import (
    Assessment,
    CountyResult,
    Standing,
    TaskState,
    Totals,
    WeekPoint,
    are_apart,
)
from ledgers.model.lives.on_day import days_of_change, known_on
from ledgers.model.lives.programmes import ALONG, roles_of
from ledgers.model.method import LAST_THREE_TIMES, Indicator, Scheme, scheme_at, scheme_before
from ledgers.model.periods import WEEK, week_end, week_ends, week_of
from ledgers.model.records import Area, Programme, Rules, Task

TEN_YEARS = timedelta(days=3653)
FIRST_PERIOD = say("this is the first period")
ALL_SHARE = say("all counties shared one place")


class Question(Struct, frozen=True, dict=True):
    """A catalogue, the programme and rules in force, and the counties that cannot be ranked.

    The evenings and the task states of the counties that were worked out are kept, by day. What is
    `shared` with another question, such as the other side of a change, is worked out for one; so
    are the rows of the present day (`now`) where they are the same.
    `before_0_4`: by the rules before that version, earlier days are judged by what was corrected or
    withdrawn after them, and what is due and not filed has no part in a score.
    """

    catalog: Catalog
    programme: Programme
    rules: Rules
    unranked: Mapping[str, Words]
    before_0_4: bool = False
    shared: Shared = field(default_factory=Shared)
    now: Index | None = None
    evenings = cached_property[dict[date, "Evening"]](lambda _: {})
    states = cached_property[dict[date, Mapping[str, tuple[TaskState, ...]]]](lambda _: {})
    former = cached_property[dict[int, "Question"]](lambda _: {})

    def on(self, day: date) -> "Question":
        """Return the question as it was at the end of a day, before what came later."""
        at, known = bisect_right(self.changed, day), self.catalog.day
        if self.before_0_4 or not self.changed:
            return self
        if known and at == bisect_right(self.changed, known):
            return self
        if at not in self.former:
            then = known_on(self.catalog, day)
            rules = then.rules or self.rules
            self.former[at] = replace(self, catalog=then, rules=rules, now=self.index)
        return self.former[at]

    @cached_property
    def changed(self) -> tuple[date, ...]:
        """Return the days from which something is another than before."""
        return days_of_change(self.catalog)

    @cached_property
    def index(self) -> Index:
        """Return the rows of the catalogue, and what was measured of them."""
        return Index(self.catalog, self.shared, binding=not self.before_0_4, now=self.now)


def assess(question: Question, as_of: date, *, weeks: bool = True) -> Assessment:
    """Work out everything at the end of the day `as_of`; decimals at precision 28.

    `weeks` adds the series from the programme's start; without it, `weeks` stays empty.
    """
    with localcontext(prec=PRECISION):
        return _assess(question, as_of, weeks=weeks)


def _assess(question: Question, as_of: date, *, weeks: bool) -> Assessment:
    catalog = question.on(as_of).catalog
    evening = evening_of(question, as_of)
    everything = tuple(state for rows in evening.states.values() for state in rows)
    return Assessment(
        as_of=as_of,
        method=evening.method,
        city=_totals(question, as_of, CITY, everything),
        sections=grouped(everything, lambda state: catalog.tasks[state.task].section),
        counties=_counties(question, evening),
        by_task=grouped(everything, lambda state: state.task),
        by_unit=by_unit(catalog, everything),
        weeks=series(question, as_of) if weeks else (),
        scheme=evening.scheme,
        other_scheme=scheme_given_way(question, as_of),
        unmoved=why_unmoved(question, evening),
        nodes=_nodes(question.on(as_of), everything),
    )


def _nodes(question: Question, states: Iterable[TaskState]) -> Mapping[str, Totals]:
    """Return the totals of each node of the programme: of all tasks on it and below (R1)."""
    tasks, above = question.catalog.tasks, question.programme.above
    found = in_groups((name, row) for row in states for name in above(tasks[row.task].section))
    return {name: totals_of(rows) for name, rows in found.items()}


def by_unit(catalog: Catalog, states: Iterable[TaskState]) -> Mapping[str, Totals]:
    """Return the totals of the tasks that each unit leads or answers for in all counties (R297)."""
    pairs = (
        (unit, state)
        for state in states
        for unit, role in roles_of(catalog.tasks[state.task]).items()
        if role != ALONG
    )
    return {unit: totals_of(rows) for unit, rows in in_groups(pairs).items()}


class Evening(Struct, frozen=True):
    """What was worked out at the end of a day: its scheme, task states, measures, standings."""

    day: date
    scheme: Scheme | None
    states: Mapping[str, tuple[TaskState, ...]]
    measured: Measured
    standings: Mapping[str, Standing]

    @property
    def method(self) -> str:
        """Return the scheme's identifier, empty where there is none."""
        return self.scheme.id if self.scheme else ""


def evening_of(question: Question, day: date) -> Evening:
    """Return a day by the scheme that is valid on it; worked out once."""
    question = question.on(day)
    if day not in question.evenings:
        scheme = scheme_at(question.catalog.schemes, day)
        states, measured = states_at(question, day), measured_for(question, scheme, day)
        standings = _standings(question, scheme, measured, day)
        question.evenings[day] = Evening(day, scheme, states, measured, standings)
    return question.evenings[day]


def measured_for(question: Question, scheme: Scheme | None, day: date) -> Measured:
    """Measure what a scheme needs; an indicator that does not exist is left out."""
    known = question.catalog.indicators
    wanted = [known[name] for name in (scheme.indicators if scheme else ()) if name in known]
    return measured_at(question, wanted, day)


def measured_at(question: Question, indicators: Iterable[Indicator], day: date) -> Measured:
    """Return what indicators give for every county at the end of a day."""
    question = question.on(day)
    return measure_all(question.catalog, indicators, states_at(question, day), day, question.index)


def _standings(
    question: Question, scheme: Scheme | None, measured: Measured, day: date
) -> Mapping[str, Standing]:
    kinds = {area.code: area.kind for area in question.catalog.counties}
    given = scheme, measured, kinds, question.unranked
    name = "standings", day, scheme and scheme.id
    return question.shared.once(name, given, partial(standings_by, *given))


def states_at(question: Question, as_of: date) -> Mapping[str, tuple[TaskState, ...]]:
    """Return the task states of every county at a day, by county code; worked out once."""
    question = question.on(as_of)
    if as_of not in question.states:
        question.states[as_of] = {
            area.code: tuple(
                _state(question, area, task, as_of) for task in question.catalog.tasks_of(area)
            )
            for area in question.catalog.counties
        }
    return question.states[as_of]


def _state(question: Question, area: Area, task: Task, as_of: date) -> TaskState:
    events = question.catalog.events_of(area.code, f"progress/{task.id}")
    begun = max(task.start_on or question.programme.start_on, area.valid_from or date.min)
    asked = Assignment(area.code, task, begun, events, question.programme.plan)
    name, given = ("state", as_of, area.code, task.id), (asked, question.rules)
    return question.shared.once(name, given, partial(task_state, *given, as_of))


def _totals(question: Question, day: date, name: str, states: tuple[TaskState, ...]) -> Totals:
    return question.shared.once(("totals", day, name), states, partial(totals_of, states))


def standings_before(question: Question, now: Evening) -> Mapping[str, Standing]:
    """Return the standings a week earlier; none before the programme began or by another scheme."""
    if now.day - question.programme.start_on < WEEK:
        return {}
    before = evening_of(question, now.day - WEEK)
    return before.standings if before.scheme == now.scheme else {}


def why_unmoved(question: Question, now: Evening) -> Words | None:
    """Say why no place is compared with a week earlier; None where places are, or there are none.

    The weeks by two methods are told of where both ranks are shown.
    """
    places = [row.rank for row in now.standings.values() if row.rank is not None]
    if not places or scheme_given_way(question, now.day):
        return None
    before = [row for row in standings_before(question, now).values() if row.rank is not None]
    if not before:
        return FIRST_PERIOD
    return None if are_apart(before) or not are_apart(now.standings.values()) else ALL_SHARE


def scheme_given_way(question: Question, day: date) -> Scheme | None:
    """Return the scheme before that of a day, in the week in which this began and the next."""
    schemes = question.catalog.schemes
    scheme = scheme_at(schemes, day)
    if scheme is None or day - week_end(scheme.valid_from) > WEEK:
        return None
    return scheme_before(schemes, scheme)


def series(question: Question, as_of: date) -> tuple[WeekPoint, ...]:
    """Return one point for the end of each week since the programme began.

    The last is at `as_of`, or at the programme's end where that came before; a programme of more
    than ten years is shown from ten years before that.
    """
    last = min(as_of, question.programme.end_on)
    first = max(question.programme.start_on, last - min(TEN_YEARS, last - date.min))
    return tuple(_point(question, day) for day in week_ends(first, last))


def _point(question: Question, day: date) -> WeekPoint:
    now = evening_of(question, day)
    standings = _graded(question, now)
    counties = {
        code: (_totals(question, day, code, rows), standings[code])
        for code, rows in now.states.items()
    }
    everything = tuple(state for rows in now.states.values() for state in rows)
    city = _totals(question, day, CITY, everything)
    lights = {code: {row.task: row.light for row in rows} for code, rows in now.states.items()}
    return WeekPoint(week_of(day), day, city, counties, now.method, lights)


def _counties(question: Question, now: Evening) -> tuple[CountyResult, ...]:
    before = standings_before(question, now)
    scheme = scheme_given_way(question, now.day)
    measured = measured_for(question, scheme, now.day)
    other = _standings(question, scheme, measured, now.day) if scheme else {}
    each = now.measured, now.standings, question.shared, partial(waiting_decided, question, now)
    sure = robustness_of(now.scheme, *each) if now.scheme else {}
    catalog = question.on(now.day).catalog
    tasks = catalog.tasks
    standings = _graded(question, now)
    return tuple(
        CountyResult(
            code=area.code,
            name=area.name,
            kind=area.kind,
            totals=_totals(question, now.day, area.code, now.states[area.code]),
            sections=grouped(now.states[area.code], lambda state: tasks[state.task].section),
            tasks=now.states[area.code],
            standing=standings[area.code],
            before=before.get(area.code),
            robustness=sure.get(area.code),
            other=other.get(area.code),
        )
        for area in catalog.counties
    )


def _graded(question: Question, now: Evening) -> Mapping[str, Standing]:
    """Return the standings with grades, who was last now and a week and two weeks ago if asked."""
    grades, last_always = now.scheme.grades if now.scheme else (), frozenset[str]()
    if any(LAST_THREE_TIMES in grade.unless for grade in grades):
        evenings = (evening_of(question, now.day - WEEK * back).standings for back in range(3))
        last = ({code for code, row in each.items() if row.bottom_group} for each in evenings)
        last_always = frozenset(set.intersection(*last))
    return graded(now.standings, now.scheme, last_always)


def chances_on(question: Question, day: date, last: int | None) -> Mapping[str, Fraction]:
    """Return in which share of a day's draws each county has a last place; none without a scheme.

    `last` counts the places, by default as the scheme does.
    """
    with localcontext(prec=PRECISION):
        now = evening_of(question, day)
        if now.scheme is None:
            return {}
        ranked = [code for code, row in now.standings.items() if row.rank is not None]
        decided = partial(waiting_decided, question, now)
        scores = drawn(now.scheme, now.measured, ranked, question.shared, decided)
        return shares_of_last(scores, now.scheme.bottom if last is None else last)


def waiting_decided(question: Question, now: Evening) -> tuple[Measured, Measured]:
    """Return what a day's scheme would measure if all that waits were accepted, or returned."""
    then = question.on(now.day)

    def measured(word: str) -> Measured:
        made = all_decided(then.catalog, now.states, now.day, word)
        return measured_for(replace(then, catalog=made, shared=Shared()), now.scheme, now.day)

    return measured("accepted"), measured("returned")


def standings_on(question: Question, day: date) -> tuple[str, Mapping[str, Standing]]:
    """Return the method valid at the end of a day, and the standings that `assess` gives then."""
    with localcontext(prec=PRECISION):
        evening = evening_of(question, day)
    return evening.method, evening.standings
