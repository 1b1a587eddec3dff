"""Compare two neighbouring weeks of the programme, and say in a few sentences what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ledgers.model.assessment import WeekPoint
from ledgers.model.ledger_facts import Happening
from ledgers.model.numbers import NONE, day
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk


@dataclass(frozen=True, slots=True)
class Step:
    """Hold two neighbouring weeks, and what happened after the first up to the second."""

    before: WeekPoint
    after: WeekPoint
    happened: tuple[Happening, ...]

    @property
    def comparable(self) -> bool:
        """Say whether ranks and scores of both weeks were made by one method."""
        return self.before.method == self.after.method

    @property
    def counties(self) -> list[str]:
        """Return the counties that stand in both weeks, by code."""
        return sorted(self.before.counties.keys() & self.after.counties.keys())

    def climbed(self, code: str) -> int | None:
        """Return the places that a county gained; None where they cannot be compared."""
        old, new = self.before.counties[code][1].rank, self.after.counties[code][1].rank
        return None if old is None or new is None or not self.comparable else old - new

    def of(self, *kinds: str) -> list[Happening]:
        """Return what happened of some kinds."""
        return [row for row in self.happened if row.kind in kinds]

    def measures(self, *kinds: str) -> int:
        """Count the measures to which something of some kinds happened."""
        return sum(len(row.measures) for row in self.of(*kinds))

    def findings(self, *kinds: str) -> int:
        """Count what happened of some kinds to findings."""
        return sum(row.of_finding for row in self.of(*kinds))


def steps_of(weeks: Iterable[WeekPoint], happened: Iterable[Happening]) -> list[Step]:
    """Return every two neighbouring weeks, in order of time."""
    listed = list(happened)
    return [
        Step(before, after, tuple(row for row in listed if before.as_of < row.on <= after.as_of))
        for before, after in pairwise(weeks)
    ]


# ── In a few sentences ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Lead:
    """Say what changed, the most important first: the method or ranks, what was decided, when."""

    first: Words
    counts: tuple[Words, ...]
    compared: Words


def lead(desk: Desk, here: Here, step: Step) -> Lead:
    """Return what stands first on the page of a step."""
    compared = say(
        "From {before} (up to {first}) to {after} (up to {last}).",
        before=step.before.period,
        first=day(step.before.as_of),
        after=step.after.period,
        last=day(step.after.as_of),
    )
    ranks = _ranks(desk, here, step) if step.comparable else _method(here, step)
    counts = tuple(_counts(here, step)) or (say("Nothing was decided in this time."),)
    return Lead(ranks, counts, compared)


def _method(here: Here, step: Step) -> Words:
    return say(
        "The method changed from {old} to {new}: ranks and scores of the two weeks cannot be"
        " compared.",
        old=here.to(links.METHODS, step.before.method or NONE),
        new=here.to(links.METHODS, step.after.method or NONE),
    )


def _ranks(desk: Desk, here: Here, step: Step) -> Words:
    """Say how many counties moved, and which of them moved furthest."""
    climbs = {code: step.climbed(code) or 0 for code in step.counties}
    if not any(climbs.values()):
        return say("No county's rank changed.")
    furthest = max(climbs, key=lambda code: (abs(climbs[code]), climbs[code], code))
    return say(
        "Counties that moved up: {up}; down: {down}. {furthest}.",
        up=here.to(f"{here.folder}#counties", str(sum(row > 0 for row in climbs.values()))),
        down=here.to(f"{here.folder}#counties", str(sum(row < 0 for row in climbs.values()))),
        furthest=_furthest(desk, here, furthest, climbs[furthest]),
    )


def _furthest(desk: Desk, here: Here, code: str, places: int) -> Words:
    county = here.to(links.county_page(code), desk.county_name(code))
    if places > 0:
        return say("{county} moved furthest, {places} up", county=county, places=str(places))
    return say("{county} moved furthest, {places} down", county=county, places=str(-places))


def _counts(here: Here, step: Step) -> Iterator[Words]:
    """Say how much was accepted, returned, closed, opened and moved; what is none is not said."""
    accepted = step.measures("accepted", "not_applicable")
    said = (
        (accepted, "decided", say("Measures accepted: {number}.")),
        (step.measures("returned"), "decided", say("Measures returned: {number}.")),
        (step.findings("closed"), "findings", say("Findings closed: {number}.")),
        (
            step.findings("fed_back", "reopened"),
            "findings",
            say("Findings opened or reopened: {number}."),
        ),
        (len(step.of("extended")), "moved", say("Deadlines moved: {number}.")),
    )
    for count, anchor, words in said:
        if count:
            number = here.to(f"{here.folder}#{anchor}", str(count))
            yield Words(words.text, {"number": number})
