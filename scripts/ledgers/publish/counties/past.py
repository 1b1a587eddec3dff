"""What a county was before: its former names and kinds, what became part of it, since when."""

from collections.abc import Iterator

from ledgers.model.lives.on_day import area_entry
from ledgers.model.rows import Value, as_day, group, rows, text
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import KIND_WORDS, Leaf


def past_of(here: Leaf, code: str) -> Iterator[Words]:
    """Yield a sentence for each change of a county up to the day that is shown."""
    catalog, day = here.view.catalog, here.view.assessment.as_of
    entry, programme = area_entry(catalog, code), catalog.programme
    since = as_day(entry.get("valid_from"))
    if programme and since and programme.start_on < since <= day:
        yield say("It is there since {day}.", day=str(since))
    for row in sorted(rows(entry, "changes"), key=lambda row: text(row, "on")):
        on = as_day(row.get("on"))
        if on and on <= day:
            yield from _changed(str(on), group(row, "was"))
    for other in catalog.areas.values():
        if other.merged_into == code and other.valid_to and other.valid_to < day:
            words = {"county": here.county(other.code), "day": str(other.valid_to)}
            yield say("{county} was there until {day} and is part of it since.", **words)


def _changed(day: str, was: Value) -> Iterator[Words]:
    if name := text(was, "name"):
        yield say("Renamed on {day}, formerly {name}.", day=day, name=name)
    if kind := text(was, "kind"):
        yield say("It was a {kind} before {day}.", day=day, kind=KIND_WORDS.get(kind, kind))
