"""Know what cross-checks may stand on, so that one fault is not told again as ten others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ledgers.check.ways import titles
from ledgers.model.catalog import Catalog
from ledgers.model.words import Both


@dataclass(frozen=True)
class Grounds:
    """Hold the catalogue, the names of all files, those that keep to their schemas, and the day.

    A reference into a file that is missing or broken is not held against whoever refers:
    the file itself is told once.
    """

    catalog: Catalog
    files: frozenset[str]
    sound: frozenset[str]
    schemas: Mapping[str, Mapping[str, Any]]
    today: date

    @cached_property
    def vocabularies(self) -> Mapping[tuple[str, ...], Both]:
        """Return what the lists of the vocabulary are called."""
        return titles(self.schemas, "vocab")
