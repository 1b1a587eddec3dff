"""The rules as data: when something is proposed, what, and to whom.

The fields are those of `schemas/rules.schema.json`, `rules`. A rule has exactly one condition; it
proposes, and people decide (R18, R34).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from ledgers.model.method import Condition, Limit
from ledgers.model.records import Citation
from ledgers.model.values import Struct

SUITS: Mapping[str, frozenset[str]] = {
    "deadline": frozenset({"deadline"}),
    "escalation": frozenset({"cumulative", "streak", "event", "deadline"}),
    "band": frozenset({"streak", "place"}),
    "quota": frozenset({"threshold", "quota"}),
    "limit": frozenset({"threshold", "deadline", "sampling"}),
    "sampling": frozenset({"sampling"}),
}
"""The forms that suit each kind of rule."""

WORKED_OUT: Mapping[str, frozenset[str]] = {
    "actions": frozenset({"decided_on"}),
    "decisions": frozenset({"ledger"}),
    "documents": frozenset({"issued_on", "published_on", "repealed_on"}),
    "findings": frozenset({"submitted_on", "limit_on"}),
    "rounds": frozenset({"weeks"}),
}
"""Fields of rows that no file holds: the day of the decision; the ledger decided on; when a
document was first issued, published, repealed; when a rectification was submitted, or had to be;
the whole weeks from a group's entry to its report, or to the day of the facts."""


class Rows(Struct, frozen=True):
    """Rows of a ledger: the records, or the items of a list inside them, with a filter.

    A field is looked up in the item first, then in the record; `stages.enter` goes into a group.
    `dated` is the field whose day puts a row into a period.
    """

    ledger: str
    each: str | None = None
    where: tuple[Condition, ...] = ()
    dated: str | None = None


class Cumulative(Struct, frozen=True):
    """True of a county with so many task-deadlines missed since the programme began (R62).

    `count` is `missed`, or `overdue` for those that are still overdue. Deadlines extended
    in time are neither.
    """

    count: str
    at_least: int


class Streak(Struct, frozen=True):
    """True of a county in the bottom group of so many rankings in a row (R35).

    The rankings are those at the end of each `period`; `last`, where given, replaces the scheme's
    bottom group. `gap` says what a ranking that was not made does: `skip` or `break`.
    """

    period: str
    times: int
    gap: str = "skip"
    last: int | None = None


class Place(Struct, frozen=True):
    """True of the first or the last of an appraisal, by standard competition rank (B48, B92).

    `ties`: `include` all that share the last place that counts, or `exclude` all of them. An entry
    is worth the mean of its items' points; where it has none, the share of the `grades` named.
    """

    appraisal: str
    first: int | None = None
    last: int | None = None
    ties: str = "include"
    grades: tuple[str, ...] = ()


class Deadline(Limit, frozen=True):
    """True of a row whose `done` is later than its deadline, or missing when that has passed.

    Of a period in `start` the last day counts. Without `done`, the age of the row counts (B66).
    """

    inclusive: bool = True
    times: int = 1


class Threshold(Struct, frozen=True):
    """True where an indicator, or a field of some rows, lies outside its bounds.

    The value of a list is the number of its items. Where there is no value, the rule does not hold,
    but for `unfiled`: where that is because a filing is missing, or leaves a township out (R138).
    """

    indicator: str | None = None
    field: str | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unfiled: bool = False
    times: int = 1


class Event(Struct, frozen=True):
    """True where so many rows exist, counted by county or within one record."""

    times: int = 1
    per: str = "county"


class Sampling(Struct, frozen=True):
    """True where a sample is smaller than its share of the population, rounded as published."""

    population: str
    sample: str
    share: Decimal
    rounding: str = "up"


class Quota(Struct, frozen=True):
    """True where a quota of a task was not met when its period was over, as its task says it."""

    task: str
    indicator: str


Form = Cumulative | Streak | Place | Deadline | Threshold | Event | Sampling | Quota


class When(Struct, frozen=True):
    """A rule's condition, in the field with the name of its form; the others are empty.

    `of` are the rows that deadline, threshold, event and sampling look at.
    """

    of: Rows | None = None
    cumulative: Cumulative | None = None
    streak: Streak | None = None
    place: Place | None = None
    deadline: Deadline | None = None
    threshold: Threshold | None = None
    event: Event | None = None
    sampling: Sampling | None = None
    quota: Quota | None = None

    @property
    def form(self) -> Form | None:
        """Return the condition, or None where there is not exactly one."""
        named = (getattr(self, name) for name in self.__struct_fields__ if name != "of")
        found: list[Form] = [form for form in named if form is not None]
        return found[0] if len(found) == 1 else None


class Proposed(Struct, frozen=True):
    """The action that is proposed, and to whom.

    `to` is `county`, `unit` (as an appraisal or a record names it), `post` (of the county, named in
    `post`), or `leader` or `office`: those paired with the county at the time (R32).
    """

    action: str
    to: str = "county"
    post: str | None = None


class Rule(Struct, frozen=True):
    """A rule of the city in one of its versions, with its words and where they come from.

    `period` is the cycle for which it proposes once: one action answers it for that time.
    """

    id: str
    zh: str
    kind: str
    valid_from: date
    when: When
    active: bool
    en: str = ""
    valid_to: date | None = None
    quotation: str = ""
    source: Citation | None = None
    period: str = "quarter"
    proposes: tuple[Proposed, ...] = ()
    decider_post: str | None = None
    requirements: tuple[str, ...] = ()

    def in_force(self, day: date) -> bool:
        """Say whether the rule is switched on and valid on a day, both ends included."""
        ended = self.valid_to is not None and self.valid_to < day
        return self.active and self.valid_from <= day and not ended


def rules_at(rulebook: Iterable[Rule], day: date) -> tuple[Rule, ...]:
    """Return the rules in force on a day, in their order."""
    return tuple(rule for rule in rulebook if rule.in_force(day))
