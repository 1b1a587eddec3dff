"""Say in plain words what the ranking tells: who leads, and who cannot be told apart."""

from collections.abc import Sequence
from functools import reduce

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked

SEVERAL = 2


def listed(names: Sequence[object]) -> object:
    """Return names as one list in the reader's language."""
    return reduce(lambda first, last: say("{first}, {last}", first=first, last=last), names)


def placed(rank: int, *, tied: bool) -> str:
    """Write a rank, with the sign of a tie."""
    return f"{rank}=" if tied else str(rank)


def told(desk: Desk, here: Here) -> tuple[Words, ...]:
    """Return the sentences before the table."""
    rows = [row for row in in_rank(desk.view.assessment.counties) if row.standing.rank is not None]
    if not rows:
        return (say("No county is ranked."),)
    return (_leaders(here, rows), *_bands(here, rows))


def _leaders(here: Here, rows: Sequence[CountyResult]) -> Words:
    first = [row for row in rows if row.standing.rank == rows[0].standing.rank]
    score = here.to(f"{links.county_page(first[0].code)}#score", f"{first[0].standing.score}")
    names = listed([_county(here, row) for row in first])
    if len(first) >= SEVERAL:
        return say(
            "{counties} share the first place with {score} points.", counties=names, score=score
        )
    return say("{county} leads with {score} points.", county=names, score=score)


def _bands(here: Here, rows: Sequence[CountyResult]) -> tuple[Words, ...]:
    inside: dict[int, list[CountyResult]] = {}
    for row in rows:
        if row.robustness:
            inside.setdefault(row.robustness.band, []).append(row)
    mixed = {band: found for band, found in inside.items() if len(found) >= SEVERAL}
    if inside and not mixed:
        return (say("No two counties overlap: every rank stands in a band of its own."),)
    return tuple(
        say(
            "The ranks of band {band} ({counties}) overlap: their order is not certain.",
            band=here.to(links.method("band"), str(band)),
            counties=listed([_county(here, row) for row in found]),
        )
        for band, found in mixed.items()
    )


def _county(here: Here, row: CountyResult) -> Linked:
    return here.to(links.county_page(row.code), row.name)
