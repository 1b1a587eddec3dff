"""A province: what the portals of its cities publish, and how each of them is shown.

The province itself is a plain value (`schemas/province.schema.json`), as `site/province.yaml` is.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ledgers.model import Problem, Struct, Value, Words, say


class County(Struct, frozen=True, kw_only=True):
    """A county as the interface has it: counts of measures, shares from 0 to 1, score in points."""

    code: str
    name: str
    page: str
    accepted: int
    measures: int
    pending: int
    overdue: int
    missed: int
    progress: Decimal | None = None
    plan: Decimal | None = None
    method: str | None = None
    score: Decimal | None = None


class Shown(Struct, frozen=True):
    """A programme on a city's portal: its identifier, title and day, and its counties."""

    day: date
    counties: tuple[County, ...]
    programme: str | None = None
    title: str = ""


class Copy(Struct, frozen=True):
    """What a city published, kept between runs: its day, its programmes, the leader first.

    `sums` is the SHA-256 of its sums; `rules` one over what scores follow from: schemes, indicators
    and rules. `failing_since` is the day of the first run that could not read its portal.
    """

    sums: str
    day: date
    rules: str
    programmes: tuple[Shown, ...]
    citation: str = ""
    licence: str = ""
    demonstration: bool = False
    failing_since: date | None = None


class State(StrEnum):
    """How a city is shown; there is no other way."""

    CURRENT = "current"
    LAST_GOOD = "last_good"
    WITHDRAWN = "withdrawn"
    NEVER = "never"


class Seen(Struct, frozen=True):
    """A city in this run; `read` says whether its files were, and not only its sums."""

    member: Value
    state: State
    copy: Copy | None = None
    because: Words | None = None
    problem: Problem | None = None
    read: bool = False


class Match(Struct, frozen=True):
    """The programme of a city that corresponds to one of the province, as far as it is shown."""

    joint: Value
    asked: Value
    seen: Seen | None
    shown: Shown | None


class Line(Struct, frozen=True):
    """A county in a group and a programme: its data, its place by score, and why it has none.

    Where it is not `compared` at all, `why` says why not.
    """

    joint: Value
    group: Value
    code: str
    seen: Seen | None = None
    day: date | None = None
    county: County | None = None
    place: int | None = None
    why: Words | None = None
    compared: bool = True

    @property
    def page(self) -> str | None:
        """Return the address of its page on the portal of its city, where that is known."""
        top = self.seen.member.get("address") if self.seen else None
        return f"{top}{self.county.page}" if top and self.county else None


class Whole(Struct, frozen=True):
    """The province as of the newest day of its cities, each of which is there once."""

    province: Value
    as_of: date
    cities: tuple[Seen, ...]
    matches: tuple[Match, ...]
    counties: tuple[Line, ...]

    def counted(self) -> Iterator[tuple[Words, int, int]]:
        """Yield what is counted, how many came in, and how many are shown; both must agree."""
        listed = len({each["city"] for each in self.province["cities"]})
        yield say("cities"), listed, sum(each.state in State for each in self.cities)
        came = sum(len(each.shown.counties) for each in self.matches if each.shown)
        yield say("counties"), came, sum(line.county is not None for line in self.counties)
