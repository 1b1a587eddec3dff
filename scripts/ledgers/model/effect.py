"""What a decision does before anybody merges it: which entries it judges, and what moves by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledgers.model.records import Decision, Update
from ledgers.model.review import Item
from ledgers.model.words import Words


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision on a subject such as `progress/T07`, and the county's entry that it judges."""

    county: str
    subject: str
    decision: Decision
    filed: Update | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """New decisions, and what moves by them as of a day; `unknown` says why that is not known.

    `names` are those of the counties, by code.
    """

    judged: tuple[Judged, ...]
    moved: tuple[Item, ...]
    as_of: date | None
    unknown: Words | None
    names: Mapping[str, str]
