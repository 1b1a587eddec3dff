"""Say what would change a county's rank: each change with the ranks and points it leads to."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult
from ledgers.model.explanation import (
    GOALPOST,
    TASK,
    Improvement,
    Outlook,
    change_words,
    nth,
    outcome_words,
    points_words,
)
from ledgers.model.words import Words, say
from ledgers.publish.counties.inputs import indicator_title
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked


def outlook_words(desk: Desk, here: Here, county: CountyResult) -> tuple[Words, ...]:
    """Return what would change a county's rank; nothing where its rank is not told."""
    if county.standing.rank is None:
        return ()
    return tuple(_told(desk, here, desk.view.outlooks.get(county.code, Outlook())))


def _told(desk: Desk, here: Here, found: Outlook) -> Iterator[Words]:
    for change in found.improvements:
        what = change_words(change, _subject(desk, here, change))
        points = here.to(f"{here.folder}#score", points_words(change))
        yield outcome_words(change, what, lambda number: _place(desk, here, number), points)
    if not found.improvements:
        yield say("No single change lifts the score.")
    if found.setbacks:
        yield say(
            "Overdue tasks whose acceptance now would lower the score: {count}.",
            count=here.to(f"{here.folder}#overdue", str(found.setbacks)),
        )


def _place(desk: Desk, here: Here, number: int) -> Linked:
    both = nth(number)
    return here.to(links.method("rank"), desk.both(both.zh, both.en))


def _subject(desk: Desk, here: Here, change: Improvement) -> Linked | str:
    if change.kind == TASK:
        there = f"{links.PROGRAMME}#{links.segment(change.about)}"
        return here.to(there, desk.section_title(change.about))
    if change.kind != GOALPOST:
        return ""
    name = change.about.partition("/")[2]
    return here.to(links.indicator_page(name), indicator_title(desk, name))
