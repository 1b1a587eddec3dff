"""The standings that were known week by week, beside those known of the same weeks today."""

from collections.abc import Mapping
from datetime import date

from ledgers.model import Place, Standing, Struct, Words, field
from ledgers.model.bulletin import Change

CITY_ZONE = "Asia/Shanghai"
"""The clock that says on which day a commit was made."""


class KnownWeek(Struct, frozen=True):
    """The counties' standings at the end of one week, by code, as known then and as known now.

    `commit` is the last one made by the end of that day (None: there was none yet); where its
    tree cannot be assessed, `then` is empty and `unknown` says why. The methods are those valid on
    that day as each of the two trees has it.
    """

    period: str
    as_of: date
    now: Mapping[str, Standing]
    method_now: str
    commit: str | None = None
    then: Mapping[str, Standing] = field(default_factory=dict)
    method_then: str | None = None
    unknown: Words | None = None

    def differs(self, county: str) -> bool | None:
        """Say whether score or rank differ today; None where nothing was known then."""
        if self.unknown is not None:
            return None
        return _told(self.then.get(county)) != _told(self.now.get(county))


class History(Struct, frozen=True):
    """The weeks of a programme up to a day, the oldest first; `names` of the counties by code."""

    as_of: date
    method: str
    names: Mapping[str, str]
    weeks: tuple[KnownWeek, ...]


class Moved(Struct, frozen=True):
    """A figure that today's data gives otherwise than that of its day, and the entries that do."""

    change: Change
    entries: tuple[Place, ...] = ()


class Since(Struct, frozen=True):
    """An issue or an edition, its day, and its figures that what came in later changes."""

    name: str
    as_of: date
    moved: tuple[Moved, ...] = ()
    unknown: Words | None = None


def _told(standing: Standing | None) -> tuple[object, ...] | None:
    """Return what is compared of a standing; the reason why a county has no rank is not."""
    return None if standing is None else (standing.score, standing.rank)
