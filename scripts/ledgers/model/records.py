"""Types of the records that have behaviour; all other records are plain values.

Field names are those of `schemas/`; what a projection may hide is optional here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from ledgers.model import CITY, Struct, as_day
from ledgers.model.bulletin import OfSeries
from ledgers.model.method import FLOOR

ONE = Decimal(1)
COUNTY_KINDS = ("district", "county", "county_level_city")


class Phase(Struct, frozen=True):
    """A phase of the programme, both days included."""

    id: str
    title: str
    start_on: date
    end_on: date
    en: str = ""


class Node(Struct, frozen=True):
    """A node of the programme's tree; tasks hang on the leaves, which are called sections (R1)."""

    id: str
    title: str
    parent: str | None = None
    purpose: str | None = None
    en: str = ""
    quote: str = ""
    source: str = ""


class Origin(Struct, frozen=True):
    """A published document that the programme was drawn from."""

    id: str
    title: str
    issuer: str | None = None
    published_on: date | None = None


class Changed(Struct, frozen=True):
    """A dated change of an entry: the former values of the fields that it changed."""

    on: date
    was: dict[str, Any]
    reason: str = ""


class Duty(Struct, frozen=True):
    """What a level does for a programme, and who acts there: the province, the city … (R325)."""

    level: str
    text: str = ""
    actor: str = ""


class Programme(Struct, frozen=True):
    """A programme of tasks of the city.

    The portal leads with it from `leads_from` on, else from its first day; `series` are those of
    the bulletins that are about it.
    """

    id: str
    title: str
    start_on: date
    end_on: date
    plan: str = "line"
    summary: str = ""
    phases: tuple[Phase, ...] = ()
    nodes: tuple[Node, ...] = ()
    sources: tuple[Origin, ...] = ()
    responsibilities: tuple[Duty, ...] = ()
    leads_from: date | None = None
    series: tuple[str, ...] = ()
    changes: tuple[Changed, ...] = ()
    en: str = ""

    @property
    def latest_end(self) -> date:
        """Return the latest day that was ever to be its last one."""
        former = (as_day(row.was.get("end_on")) for row in self.changes)
        return max((self.end_on, *filter(None, former)))

    @property
    def leads_on(self) -> date:
        """Return the day from which the portal leads with it."""
        return self.leads_from or self.start_on

    def above(self, name: str) -> tuple[str, ...]:
        """Return a node and those above it, by identifier; round a circle of nodes once."""
        parents, found = {node.id: node.parent for node in self.nodes}, [name]
        while (parent := parents.get(found[-1])) and parent not in found:
            found.append(parent)
        return tuple(found)


class Cancelled(Struct, frozen=True):
    """From which day something is asked no more, and why."""

    on: date
    reason: str = ""


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked from a day on, and until it is cancelled."""

    added_on: date | None = None
    cancelled: Cancelled | None = None

    def is_there(self, day: date) -> bool:
        """Say whether it is asked on a day."""
        ended = self.cancelled is not None and self.cancelled.on <= day
        return not ended and (self.added_on or date.min) <= day


class Start(Struct, frozen=True):
    """The kind of document, or of event, after which a deadline runs."""

    document: str | None = None
    event: str | None = None


class Due(Struct, frozen=True, rename={"first": "from"}):
    """A rule that yields the deadlines of a measure (`deadline.py`)."""

    by_end_of: str | None = None
    every: str | None = None
    times: int | None = None
    first: date | None = None
    until: date | None = None
    workdays: int | None = None
    judged_by: str = "decisions"
    after: Start | None = None


class Measure(Asked, frozen=True):
    """The smallest thing a county files and the city accepts, or one dated instance of it.

    An instance of a period has the name of the measure with that period (`T08.1@2026-W23`), `of`
    and `period`; `enough` of them suffice, and share its weight. `moved` are former deadlines, each
    with the day from which it held no more. What has none yet is due on the last day of all.
    `since` is the day from which something is asked that is due after a record.
    """

    id: str
    text: str
    due_on: date = date.max
    weight: Decimal = ONE
    due: Due | None = None
    changes: tuple[Changed, ...] = ()
    of: str = ""
    period: str = ""
    enough: int = 1
    moved: tuple[tuple[date, date], ...] = ()
    since: date = date.min
    en: str = ""

    @property
    def kind(self) -> str:
        """Return what kind of deadline it has: once, every, after or continuous."""
        if self.due and self.due.every:
            return "continuous" if self.due.judged_by == "filings" else "every"
        return "after" if self.due and self.due.after else "once"

    @property
    def name(self) -> str:
        """Return what files call it: the measure of which it is an instance."""
        return self.of or self.id

    @property
    def ruled_on(self) -> date:
        """Return the day from which the present rule of its deadlines holds."""
        return max((row.on for row in self.changes if "due" in row.was), default=date.min)


class Quota(Struct, frozen=True):
    """A number that the plan asks of some kinds of county, or of the whole city (`of`).

    The `indicator` measures it; it is judged when a `period` is over. Bounds in % are of 100.
    """

    title: str
    unit: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    kinds: tuple[str, ...] = ()
    indicator: str | None = None
    period: str = "year"
    of: str = "county"
    en: str = ""

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """Return the lowest and the highest value that meet it, in the indicator's unit."""
        whole = 100 if self.unit == "%" else 1
        said = self.at_least, self.at_most
        low, high = (None if bound is None else Fraction(bound) / whole for bound in said)
        return low, high

    def met_by(self, value: Fraction) -> bool:
        """Say whether a value lies within its bounds, both included."""
        low, high = self.bounds
        return (low is None or value >= low) and (high is None or value <= high)


class Citation(Struct, frozen=True):
    """Where in a published document a task comes from."""

    document: str
    section: str
    item: str = ""


class Task(Asked, frozen=True):
    """A task of the programme with its measures (R28, R103)."""

    id: str
    no: int
    title: str
    section: str
    measures: tuple[Measure, ...]
    lead_unit: str | None = None
    source: Citation | None = None
    responsible_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    actors: tuple[Duty, ...] = ()
    lead_post: str | None = None
    watcher_post: str | None = None
    weight: Decimal = ONE
    start_on: date | None = None
    applies_to: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()
    dimension: str | None = None
    origin: str = "programme"
    ordered_on: date | None = None
    programme: str | None = None
    changes: tuple[Changed, ...] = ()
    en: str = ""


class Area(Struct, frozen=True):
    """A city, a county or a township with its administrative code (GB/T 2260), or a department.

    Counties are assessed, and whatever else is `ranked`; both have ledgers of their own.
    `pinyin` is how its name is read, syllables apart, where that is not how its signs mostly are.
    `continues` is the code that the same area had before, `merged_into` that of the area which its
    own became part of at its end. `continued_by` is the code that the same area has now; no file
    says so (`lives/as_one.py`). `tile` is the column and the row of a county among the tiles.
    """

    code: str
    name: str
    kind: str
    parent: str | None = None
    fictional: bool = False
    ranked: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    continues: str | None = None
    merged_into: str | None = None
    continued_by: str | None = None
    tile: tuple[int, int] | None = None
    en: str = ""
    pinyin: str | None = None

    @property
    def is_county(self) -> bool:
        """Say whether it is one of those that are assessed."""
        return self.ranked or self.kind in COUNTY_KINDS


class Unit(Struct, frozen=True):
    """A body: a commission, an office, a dispatched group."""

    id: str
    name: str
    kind: str
    level: str
    area: str
    parent: str | None = None
    established_on: date | None = None
    abolished_on: date | None = None
    demonstration_since: date | None = None
    en: str = ""
    doc: str | None = None

    def is_there(self, day: date) -> bool:
        """Say whether the body was in being at the end of a day."""
        begun = (self.established_on or date.min) <= day
        return begun and (self.abolished_on is None or self.abolished_on > day)


class Update(Struct, frozen=True):
    """What a county filed on a day: doing, submitted, blocked or not_applicable.

    `came_in` is the day on which it came in, where that is not the day of which it speaks; `no` is
    its number in the file, where it is asked for. `extend_until` is the deadline that it asks for.
    """

    on: date
    status: str
    measures: tuple[str, ...] = ()
    came_in: date | None = None
    no: int = 0
    period: str | None = None
    extend_until: date | None = None

    @property
    def day(self) -> date:
        """Return the day that counts: the one on which it came in."""
        return self.came_in or self.on


class Progress(Struct, frozen=True):
    """A county's filings for one task, in date order."""

    task: str
    updates: tuple[Update, ...]
    unit: str | None = None


class HandedOver(Struct, frozen=True):
    """From which day on a finding is another county's, since the first one ended.

    `by` is the first one, once the finding is the other's; no file says so.
    """

    on: date
    to: str
    by: str | None = None


class Finding(Struct, frozen=True):
    """A problem that was found in a county, and by when it is to be put right."""

    county: str
    due_on: date
    handed_over: HandedOver | None = None


class Rectification(Struct, frozen=True):
    """A county's filings on one finding, in date order."""

    updates: tuple[Update, ...] = ()


class Decision(Struct, frozen=True):
    """What the city decided on a day: accepted, closed, returned, extended or reopened.

    `of` is the number of the entry that it judges. With `whole_day` it judges all that came in by
    the end of its day, as every decision did before version 0.4.0; no file says so.
    """

    on: date
    decision: str
    measures: tuple[str, ...] = ()
    of: int | None = None
    until: date | None = None
    received_on: date | None = None
    reason: str | None = None
    by_post: str | None = None
    whole_day: bool = False
    period: str | None = None


class Again(NamedTuple):
    """The days to submit again what was returned, and until which day there were others."""

    days: int = 0
    former: tuple[tuple[date, int], ...] = ()

    def on(self, day: date) -> int:
        """Return how many there are for what is returned on a day."""
        return next((was for until, was in sorted(self.former) if until > day), self.days)


class Events(NamedTuple):
    """What was filed and decided on one subject, and the days to submit again what was returned."""

    updates: tuple[Update, ...] = ()
    decisions: tuple[Decision, ...] = ()
    again: Again = Again()


class Decisions(Struct, frozen=True):
    """The city's decisions on one subject of a county, in date order."""

    subject: str
    decisions: tuple[Decision, ...]


class Pairing(Struct, frozen=True):
    """A leader's post or an office that answers for a county (R32)."""

    id: str
    kind: str
    county: str
    start_on: date
    from_post: str | None = None
    from_unit: str | None = None
    to_unit: str | None = None
    end_on: date | None = None
    pairs: int | None = None


class Rules(Struct, frozen=True):
    """The parameters of deadlines and lights, and of scores.

    A rule about places acts where the place holds in `sure_at` of the draws; what was due and is
    not filed enters a geometric mean as `unfiled_floor`.
    """

    resubmit_days: int
    lag: Decimal
    due_soon_days: int
    urgent_days: int
    stale_days: int = 7
    counted_deadlines: tuple[str, ...] = ("once",)
    sure_at: Decimal = Decimal("0.9")
    unfiled_floor: Decimal = FLOOR
    changes: tuple[Changed, ...] = ()

    @property
    def again(self) -> Again:
        """Return the days to submit again; a change of them does not touch earlier returns."""
        rows = ((row.on, row.was.get("resubmit_days")) for row in self.changes)
        former = tuple((on, was) for on, was in rows if isinstance(was, int))
        return Again(self.resubmit_days, former)

    def counted_on(self, day: date) -> Sequence[str]:
        """Return the kinds of deadlines that count on a day for rules and node bulletins."""
        rows = sorted(self.changes, key=lambda row: row.on)
        later = (row.was.get("counted_deadlines") for row in rows if row.on > day)
        return next(filter(None, later), self.counted_deadlines)


class ToObject(Struct, frozen=True):
    """The workdays in which counties may object to what a bulletin of a kind would say of them."""

    kind: str
    workdays: int


class Site(Struct, frozen=True):
    """What a portal is called, and its look: the emblem has outlines (`path`) with a `fill`."""

    zh: str
    en: str = ""
    colour: str = "#8e1b1e"
    emblem: tuple[Mapping[str, str], ...] = ()
    publisher: Mapping[str, str] | None = None

    @property
    def contrast(self) -> float:
        """Return by how much white is lighter than its colour, from 1 to 21 (WCAG 2.2)."""
        parts = [int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (float(((each + 0.055) / 1.055) ** 2.4) for each in parts)
        return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class Publication(Struct, frozen=True):
    """What is published, and as of when."""

    as_of: str
    demonstration: bool = False
    repository_public: bool = False
    repository_url: str | None = None
    repository_branch: str = "main"
    site_url: str | None = None
    languages: tuple[str, ...] = ("zh",)
    licence: Mapping[str, str] | None = None
    minimum_cell: int = 5
    lower_half: str = "ranks"
    office_scores: bool = False
    objection_workdays: tuple[ToObject, ...] | None = None
    contact: str = ""
    site: Site | None = None
    series: tuple[OfSeries, ...] = ()


class Standard(Struct, frozen=True, rename={"begins": "from"}):
    """How many of something a county must have, or each of its bodies of a kind (`unit_kind`).

    `kind` is that of a body, a pairing, a document or an event; `facility` and `figure` say what is
    counted in the ledgers of facilities and posts. It is asked from the day `begins` on, of a
    document after `due_on`, which may have to be renewed every `renewed_months`, to plan so many
    years or to set a kind of body up; `period` is the time in which events are counted.
    """

    kind: str = ""
    exactly: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    applies_to: tuple[str, ...] = ()
    id: str = ""
    title: str = ""
    unit_kind: str | None = None
    facility: str = ""
    parameter: str = ""
    figure: str = ""
    category: str = ""
    due_on: date | None = None
    begins: date | None = None
    period: str = "quarter"
    renewed_months: int | None = None
    plans_years: int | None = None
    sets_up: str = ""

    @property
    def bounds(self) -> tuple[int, int | None]:
        """Return the lowest and the highest number that meet it; of a document, one at least."""
        if self.exactly is not None:
            return self.exactly, self.exactly
        least = int(self.due_on is not None) if self.at_least is None else self.at_least
        return least, self.at_most

    @property
    def of_city(self) -> tuple[str, ...]:
        """Return the city where it is the city that makes the document."""
        return (CITY,) if self.category == "A" else ()

    def is_asked(self, area: Area, day: date) -> bool:
        """Say whether it is asked of a county at the end of a day."""
        begun = (self.begins or date.min) <= day and (self.due_on or date.min) < day
        there = (area.valid_from or date.min) <= (self.due_on or date.max)
        return begun and there and (not self.applies_to or area.kind in (*self.applies_to, CITY))

    def short(self, has: int) -> int:
        """Return how many are lacking; below zero, how many there are too many."""
        low, high = self.bounds
        return low - has if has < low else min(0, (has if high is None else high) - has)


class Standards(Struct, frozen=True):
    """The standards that bodies, rooms, staff, documents and training are held against."""

    bodies: tuple[Standard, ...] = ()
    pairings: tuple[Standard, ...] = ()
    demonstrations: tuple[Standard, ...] = ()
    facilities: tuple[Standard, ...] = ()
    posts: tuple[Standard, ...] = ()
    documents: tuple[Standard, ...] = ()
    training: tuple[Standard, ...] = ()


Event = Update | Decision
