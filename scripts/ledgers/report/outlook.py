"""Tell what would change a county's rank, each change with the scores and ranks it leads to."""

from collections.abc import Iterator

from ledgers.model.catalog import Catalog
from ledgers.model.explanation import (
    GOALPOST,
    TASK,
    Explanation,
    Improvement,
    change_words,
    indicator_name,
    nth,
    outcome_words,
    points_words,
    section_name,
)
from ledgers.model.words import Words, say


def outlook_words(explanation: Explanation) -> Iterator[Words]:
    """Yield what would change the rank, each with the scores and ranks that it leads to."""
    found = explanation.outlook
    for change in found.improvements:
        what = change_words(change, _subject(explanation.catalog, change))
        yield outcome_words(change, what, nth, points_words(change))
    if not found.improvements:
        yield say("No single change lifts the score.")
    if found.setbacks:
        yield say(
            "Overdue tasks whose acceptance now would lower the score: {count}.",
            count=found.setbacks,
        )
    yield say("All else equal: the other counties stay as they are.")


def _subject(catalog: Catalog, change: Improvement) -> object:
    if change.kind == TASK:
        return section_name(catalog, change.about)
    return (
        indicator_name(catalog, change.about.partition("/")[2]) if change.kind == GOALPOST else ""
    )
