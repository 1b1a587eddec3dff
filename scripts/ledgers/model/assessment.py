"""The results of a day: the state of every task, totals, scores and ranks.

Shares (progress, plan, deviation) are decimals from 0 to 1; scores are points out of 100.
`None` always means: not known or not computed, never zero.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from ledgers.model import Struct, Words, field, say
from ledgers.model.method import Scheme
from ledgers.model.periods import WEEK
from ledgers.model.places import Place, climbed
from ledgers.model.scoring import Chances, NodeScore, PartScore, PointsTaken, Robustness, Vetoed

N = TypeVar("N", int, Decimal)


class Light(StrEnum):
    """The state of a task in a county, in order of precedence."""

    NOT_APPLICABLE = "not_applicable"
    DONE = "done"
    OVERDUE = "overdue"
    PENDING = "pending"
    BEHIND = "behind"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"
    NOT_STARTED = "not_started"


class MeasureStatus(StrEnum):
    """The status of a measure between the county and the city."""

    OPEN = "open"
    SUBMITTED = "submitted"
    CLAIMED = "claimed_not_applicable"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    FILED = "filed"
    NOT_APPLICABLE = "not_applicable"


class MeasureState(Struct, frozen=True):
    """One measure of one task in one county at a day.

    `due_on` counts extensions granted in time; `limit` is the day after which the measure is
    overdue (later than `due_on` while a returned submission may be made again). `on_time` is
    known once accepted. `missed`: the measure was overdue at some day up to now. `late`: its due
    day is over, without work of that day or before that is or may be accepted. `kind` is that of
    its deadline; it has one of `shares` of the weight, and is `spare` where other periods suffice.
    """

    id: str
    weight: Decimal
    due_on: date
    limit: date
    status: MeasureStatus
    submitted_on: date | None = None
    decided_on: date | None = None
    on_time: bool | None = None
    overdue: bool = False
    missed: bool = False
    late: bool = False
    extended: bool = False
    kind: str = "once"
    shares: int = 1
    spare: bool = False

    @property
    def applies(self) -> bool:
        """Say whether the measure is in the denominator."""
        return self.status is not MeasureStatus.NOT_APPLICABLE and not self.spare

    @property
    def done(self) -> bool:
        """Say whether the city accepted it, or a filing was enough."""
        return self.status in {MeasureStatus.ACCEPTED, MeasureStatus.FILED}

    @property
    def waiting(self) -> bool:
        """Say whether it was filed and awaits the city's decision."""
        return self.status in {MeasureStatus.SUBMITTED, MeasureStatus.CLAIMED}


class TaskState(Struct, frozen=True, dict=True):
    """One task in one county at a day.

    `overdue` and `missed` are task-deadlines: distinct due dates, each counted once.
    `next_due` is the nearest deadline still open. `weight` is the task's weight; `applying`,
    `accepted` and `due` are sums of its measures' weights, kept apart because a quotient of
    decimals is not exact, and multiplied so that the parts of duties that recur are whole.
    `stale`: it is not done, and for longer than allowed nothing was filed or decided on it (R61).
    """

    county: str
    task: str
    weight: Decimal
    light: Light
    blocked: bool
    urgent: bool
    applying: Decimal
    accepted: Decimal
    due: Decimal
    measures: tuple[MeasureState, ...]
    overdue: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    next_due: date | None = None
    last_filed_on: date | None = None
    stale: bool = False

    @cached_property
    def worth(self) -> Mapping[str, Fraction]:
        """Return the exact parts of its weight: accepted, due, and how far both are apart."""
        one = Fraction(self.weight) / Fraction(self.applying)
        accepted, due = one * Fraction(self.accepted), one * Fraction(self.due)
        return {"accepted": accepted, "due": due, "deviation": accepted - due}

    @property
    def progress(self) -> Decimal | None:
        """Return the accepted share of what applies; None where nothing applies."""
        return self.accepted / self.applying if self.applying else None

    @property
    def plan(self) -> Decimal | None:
        """Return the share of what applies that is due; None where nothing applies."""
        return self.due / self.applying if self.applying else None

    @property
    def deviation(self) -> Decimal | None:
        """Return progress less plan."""
        return _less(self.progress, self.plan)

    @property
    def settled(self) -> list[MeasureState]:
        """Return the measures that were accepted in time, or cannot be any more."""
        return [row for row in self.measures if row.applies and (row.on_time or row.late)]


class Totals(Struct, frozen=True):
    """The sums of task states: of a section, a county, a task or the whole city.

    `progress` and `plan` are means by task weight over the tasks that apply; `on_time` of
    `accepted` measures were submitted in time.
    """

    lights: Mapping[Light, int]
    progress: Decimal | None
    plan: Decimal | None
    measures: int = 0
    accepted: int = 0
    on_time: int = 0
    pending: int = 0
    overdue: int = 0
    missed: int = 0
    blocked: int = 0

    @property
    def deviation(self) -> Decimal | None:
        """Return progress less plan."""
        return _less(self.progress, self.plan)

    @property
    def tasks(self) -> int:
        """Count the tasks summed up."""
        return sum(self.lights.values())


class Standing(Struct, frozen=True):
    """A county's score and place at a day; a tie shares its rank, and the next rank skips.

    `rank` is None with the reason in `unranked`; `raw` is the score before deduction. `exact` is
    the score before rounding: raw less deduction and with what was `added`, at least 0.
    `dimensions`, `taken`, `added` and `vetoes` say what it is made of, `coverage` which share of
    the weight that applies has data. `group_rank` is the place among the counties of its group;
    `bottom_group`: it is one of the scheme's last places; `grade` is the identifier of its grade.
    `sharing` counts those that have the same rank, itself included.
    """

    code: str
    raw: Decimal | None = None
    deduction: Decimal | None = None
    score: Decimal | None = None
    rank: int | None = None
    unranked: Words | None = None
    sharing: int = 1
    exact: Fraction | None = None
    coverage: Decimal | None = None
    group: str | None = None
    group_rank: int | None = None
    bottom_group: bool = False
    dimensions: tuple[NodeScore, ...] = ()
    taken: tuple[PointsTaken, ...] = ()
    added: tuple[PointsTaken, ...] = ()
    vetoes: tuple[Vetoed, ...] = ()
    grade: str | None = None

    @property
    def tied(self) -> bool:
        """Say whether others have the same rank."""
        return self.sharing > 1

    @property
    def place(self) -> Place | None:
        """Return the rank and how many share it; None without a rank."""
        return None if self.rank is None else (self.rank, self.sharing)

    @property
    def items(self) -> tuple[PartScore, ...]:
        """Return every item of the score, in the scheme's order."""
        return tuple(part for row in self.dimensions for part in row.items)


class CountyResult(Struct, frozen=True):
    """Everything worked out about one county at a day; `before` is its standing a week earlier.

    `other` is its standing under the scheme before, in the weeks in which the scheme changed;
    `robustness` says how sure the rank is, where there is one. `only_band` replaces its
    place where the publication withholds that: the first and the last band it may be in.
    """

    code: str
    name: str
    kind: str
    totals: Totals
    sections: Mapping[str, Totals]
    tasks: tuple[TaskState, ...]
    standing: Standing
    before: Standing | None = None
    robustness: Robustness | None = None
    other: Standing | None = None
    only_band: tuple[int, int] | None = None

    @property
    def climbed(self) -> int | None:
        """Return the places gained since the week before; negative where lost."""
        return climbed(self.before.place, self.standing.place) if self.before else None

    @property
    def gained(self) -> Decimal | None:
        """Return the points gained since the week before."""
        return _less(self.standing.score, self.before.score) if self.before else None

    @property
    def chances(self) -> Chances | None:
        """Return what the draws say of its places."""
        return self.robustness.chances if self.robustness else None


class WeekPoint(Struct, frozen=True):
    """The city and its counties at the end of one week, the counties by code.

    `method` is the scheme of that day, empty where there was none; `lights` are by county and task.
    """

    period: str
    as_of: date
    city: Totals
    counties: Mapping[str, tuple[Totals, Standing]]
    method: str = ""
    lights: Mapping[str, Mapping[str, Light]] = field(default_factory=dict)


class Assessment(Struct, frozen=True):
    """Everything worked out at a day, from one catalogue by one method.

    `method` is the identifier of `scheme`, the scheme of the day; empty where there is none.
    `sections` are the nodes that tasks hang on, `nodes` those and all above them.
    `other_scheme` is the scheme before it, in the week in which it began and the week after:
    then every county has a standing under both. `unmoved` says why no place is compared with the
    week before.
    """

    as_of: date
    method: str
    city: Totals
    sections: Mapping[str, Totals]
    counties: tuple[CountyResult, ...]
    by_task: Mapping[str, Totals] = field(default_factory=dict)
    by_unit: Mapping[str, Totals] = field(default_factory=dict)
    weeks: tuple[WeekPoint, ...] = ()
    scheme: Scheme | None = None
    other_scheme: Scheme | None = None
    unmoved: Words | None = None
    nodes: Mapping[str, Totals] = field(default_factory=dict)

    @property
    def since(self) -> Words:
        """Name the day that ranks and scores are compared with."""
        return since(self.as_of - min(WEEK, self.as_of - date.min))

    def county(self, code: str) -> CountyResult:
        """Return a county's result; KeyError where there is no such county."""
        return {result.code: result for result in self.counties}[code]


def since(on: date) -> Words:
    """Name the day that a change is counted from: "since 07-08"."""
    return say("since {day}", day=f"{on:%m-%d}")


def are_apart(standings: Iterable[Standing]) -> bool:
    """Say whether places tell counties apart: not where all that are ranked share one."""
    return len({row.rank for row in standings if row.rank is not None}) > 1


def _less(number: N | None, other: N | None) -> N | None:
    """Return a difference; None where either is not known."""
    return None if number is None or other is None else number - other


WITHHELD = say("only its band is published")
"""Why a county of the lower half has no rank where only bands are published."""
LIGHT_WORDS: Mapping[Light, Words] = {
    Light.NOT_APPLICABLE: say("not applicable"),
    Light.DONE: say("done"),
    Light.OVERDUE: say("overdue"),
    Light.PENDING: say("pending"),
    Light.BEHIND: say("behind"),
    Light.DUE_SOON: say("due soon"),
    Light.ON_TRACK: say("on track"),
    Light.NOT_STARTED: say("not started"),
}
"""What each light is called; the icon beside it is the portal's."""

STATUS_WORDS: Mapping[MeasureStatus, Words] = {
    MeasureStatus.OPEN: say("open"),
    MeasureStatus.SUBMITTED: say("submitted, awaiting decision"),
    MeasureStatus.CLAIMED: say("filed as not applicable, awaiting decision"),
    MeasureStatus.RETURNED: say("returned"),
    MeasureStatus.ACCEPTED: say("accepted"),
    MeasureStatus.FILED: say("filed"),
    MeasureStatus.NOT_APPLICABLE: say("not applicable"),
}


def in_rank(counties: Iterable[CountyResult]) -> list[CountyResult]:
    """Sort counties by rank, then code; those without a rank come last."""
    return sorted(
        counties, key=lambda row: (row.standing.rank is None, row.standing.rank or 0, row.code)
    )
