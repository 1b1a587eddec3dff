"""What decisions do before anybody merges them: which entries they judge, and what moves."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ledgers.model.records import Decision, Update
from ledgers.model.review import Item
from ledgers.model.words import Words


class Judged(NamedTuple):
    """A decision on a subject such as `progress/T07`, and the county's entry that it judges."""

    county: str
    subject: str
    decision: Decision
    filed: Update | None


class Effect(NamedTuple):
    """New decisions, what moves by them on a day, or why that is not known; names of counties."""

    judged: tuple[Judged, ...]
    as_of: date | None
    moved: tuple[Item, ...] | Words
    names: Mapping[str, str]
