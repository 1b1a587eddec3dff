"""Weeks compared with the week before, and with the figures that a bulletin froze."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ledgers.model import HUNDRED, NONE, Struct, Words, rounded, say
from ledgers.model.assessment import WITHHELD, WeekPoint, are_apart, since
from ledgers.model.bulletin import Bulletin, Change, Fact, differences
from ledgers.model.facts import FACT_KINDS
from ledgers.model.ledger_facts import Happening
from ledgers.model.places import climbed
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, Table, filled, links
from ledgers.publish.subjects.issues import bulletin_title, by_present_code, issued

WEEKLY = "weekly"
COMPARED = frozenset(
    {"county.rank", "county.score", "county.progress", "county.overdue", "county.missed"}
)
"""The figures that both a week's ranking and a weekly bulletin hold."""
PLACED = frozenset({"county.rank", "county.score"})
"""Of these, the ones that a city may withhold."""


def bulletins_about(desk: Desk, point: WeekPoint) -> list[Bulletin]:
    """Return the weekly bulletins of a week and their corrections, by day."""
    bulletins = [row for row in issued(desk) if row.id not in desk.view.issues_elsewhere]
    weekly = [row for row in bulletins if row.kind == WEEKLY and row.period == point.period]
    named = {f"city/bulletins/{row.id}" for row in weekly}
    return weekly + [row for row in bulletins if row.corrects in named]


def bulletin_links(here: Leaf, point: WeekPoint) -> tuple[Linked, ...]:
    """Return the ways to the bulletins about a week."""
    return tuple(
        here.to(links.bulletin_page(row.id), bulletin_title(here.desk, row))
        for row in bulletins_about(here.desk, point)
    )


def changed_since(desk: Desk, point: WeekPoint) -> tuple[Change, ...]:
    """Return the figures of the week's bulletin that are different now.

    Only figures of the same day are compared; a figure that the bulletin does not hold, or that is
    not known now, is None. Places that are withheld now are not compared.
    """
    weekly = [row for row in bulletins_about(desk, point) if row.kind == WEEKLY]
    if not weekly or weekly[0].as_of != point.as_of:
        return ()
    withheld = [code for code, (_, row) in point.counties.items() if row.unranked == WITHHELD]
    was = [
        fact
        for fact in by_present_code(desk, weekly[0].facts)
        if fact.key in COMPARED and not (fact.key in PLACED and fact.county in withheld)
    ]
    return differences(was, known(point))


def known(point: WeekPoint) -> Iterator[Fact]:
    """Yield the figures of the counties, rounded as a bulletin rounds them."""
    for code, (totals, standing) in point.counties.items():
        share = totals.progress
        figures = {
            "county.rank": standing.rank,
            "county.score": standing.score,
            "county.progress": None if share is None else rounded(share * HUNDRED),
            "county.overdue": totals.overdue,
            "county.missed": totals.missed,
        }
        yield from (Fact(key, value, code) for key, value in figures.items() if value is not None)


def differing(here: Leaf, point: WeekPoint) -> Table | None:
    """Return both values of every figure that differs; None where none does."""
    changes = sorted(changed_since(here.desk, point), key=lambda row: (row.county or "", row.key))
    rows = (_differing(here, change) for change in changes)
    return here.table_of_any(say("As published then, and as known now"), rows, stacked=True)


def _differing(here: Leaf, change: Change) -> Row:
    kind = FACT_KINDS[change.key]
    was, now = (NONE if value is None else kind.shown(value) for value in (change.was, change.now))
    return here.row(
        here.county_cell(change.county or ""),
        here.cell(say("Figure"), kind.words),
        here.number(say("As published"), was),
        here.number(say("As now known"), now),
    )


class Step(Struct, frozen=True):
    """Two neighbouring weeks, and what happened after the first up to the second."""

    before: WeekPoint
    after: WeekPoint
    happened: tuple[Happening, ...]

    @property
    def comparable(self) -> bool:
        """Say whether ranks and scores of both weeks were made by one method."""
        return self.before.method == self.after.method

    @property
    def apart(self) -> bool:
        """Say whether places told counties apart before: out of a tie of all nobody moves."""
        return are_apart(standing for _, standing in self.before.counties.values())

    @property
    def counties(self) -> list[str]:
        """Return the counties that both weeks have, by code."""
        return sorted(self.before.counties.keys() & self.after.counties.keys())

    def climbed(self, code: str) -> int | None:
        """Return the places that a county gained; None where they cannot be compared."""
        old, new = self.before.counties[code][1], self.after.counties[code][1]
        return climbed(old.place, new.place) if self.comparable and self.apart else None

    def gained(self, code: str) -> Decimal | None:
        """Return the points that a county gained; None where they cannot be compared."""
        old, new = self.before.counties[code][1].score, self.after.counties[code][1].score
        return None if old is None or new is None or not self.comparable else new - old

    def of(self, *kinds: str) -> list[Happening]:
        """Return the events of some kinds."""
        return [row for row in self.happened if row.kind in kinds]

    def measures(self, *kinds: str) -> int:
        """Count the measures to which something of some kinds happened."""
        return sum(len(row.measures) for row in self.of(*kinds))

    def findings(self, *kinds: str) -> int:
        """Count the events of some kinds that happened to findings."""
        return sum(row.of_finding for row in self.of(*kinds))


def steps_of(weeks: Iterable[WeekPoint], happened: Sequence[Happening]) -> list[Step]:
    """Return every two neighbouring weeks, in order of time."""
    return [_between(before, after, happened) for before, after in pairwise(weeks)]


def months_of(weeks: Sequence[WeekPoint], happened: Sequence[Happening]) -> list[Step]:
    """Return the steps from the last week of each month that is over to the last of all weeks."""
    ends = [one for one, after in pairwise(weeks) if one.as_of.month != after.as_of.month]
    return [_between(before, weeks[-1], happened) for before in ends]


def _between(before: WeekPoint, after: WeekPoint, happened: Sequence[Happening]) -> Step:
    told = (row for row in happened if before.as_of < row.on <= after.as_of)
    return Step(before, after, tuple(told))


def moves_of(here: Leaf, step: Step) -> Filled:
    """Return how many counties moved, and which of them furthest; or that the method changed."""
    climbs = {code: step.climbed(code) or 0 for code in step.counties}
    furthest = max(climbs, key=lambda code: (abs(climbs[code]), climbs[code], code), default="")
    return filled(
        "partials/moves.html.j2",
        here=here,
        step=step,
        since=since(step.before.as_of),
        apart=step.apart or not are_apart(row for _, row in step.after.counties.values()),
        furthest=furthest,
        places=climbs.get(furthest, 0),
        counts=[str(sum(row * way > 0 for row in climbs.values())) for way in (1, -1)],
    )


def counts_of(here: Leaf, step: Step, there: str) -> Iterator[Words]:
    """Count what was accepted, returned, closed, opened and moved; zeros are left out.

    `there` is the page, or the part of a page, that tells it one by one.
    """
    accepted = step.measures("accepted", "not_applicable")
    opened = step.findings("fed_back", "reopened")
    said = (
        (accepted, "decided", say("Measures accepted: {number}.")),
        (step.measures("returned", "reopened"), "decided", say("Measures returned: {number}.")),
        (step.findings("closed"), "findings", say("Findings closed: {number}.")),
        (opened, "findings", say("Findings opened or reopened: {number}.")),
        (len(step.of("extended")), "moved", say("Deadlines moved: {number}.")),
    )
    for count, anchor, words in said:
        if count:
            spot = there if "#" in there else f"{there}#{anchor}"
            yield Words(words.text, {"number": here.to(spot, str(count))})
    if not any(count for count, _, _ in said):
        yield say("Nothing was decided in this time.")
