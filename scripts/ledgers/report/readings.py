"""The readings of indicators with their places, and what would change a county's rank."""

from collections.abc import Iterator
from fractions import Fraction

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
    sited,
)
from ledgers.model.forms import is_share
from ledgers.model.numbers import MINUS, NONE, percent, rounded
from ledgers.model.scoring import Input, Measurement
from ledgers.model.words import Translate, Words, say


def reading(catalog: Catalog, name: str, value: Fraction | None) -> str:
    """Write a value in the unit of its indicator: shares in percent."""
    if value is None:
        return NONE
    indicator = catalog.indicators.get(name)
    if indicator is not None and is_share(indicator):
        return percent(value)
    return f"{rounded(value, 4).normalize():f}".replace("-", MINUS)


def measured_line(catalog: Catalog, found: Measurement, translate: Translate) -> str:
    """Return an indicator with its arithmetic and its value, or with the reason for none."""
    name = f"{translate(indicator_name(catalog, found.indicator))} ({found.indicator})"
    if found.value is None:
        return f"{name}: {translate(found.reason or say('not known'))}"
    return f"{name}: {found.formula} = {reading(catalog, found.indicator, found.value)}"


def input_line(catalog: Catalog, one: Input, translate: Translate) -> str:
    """Return the place of an input, its record and path, and its value."""
    place = sited(catalog, one)
    where = translate(say("nothing filed")) if place is None else f"{place.file}:{place.line}"
    path = ".".join(str(step) for step in one.path)
    return f"{where}  {one.record}{' ' + path if path else ''}  {one.text}"


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
    is_post = change.kind == GOALPOST
    return indicator_name(catalog, change.about.partition("/")[2]) if is_post else ""
