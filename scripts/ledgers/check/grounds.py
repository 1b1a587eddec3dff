"""Know what cross-checks may stand on, so that one fault is not told again as ten others."""

from dataclasses import dataclass

from ledgers.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Grounds:
    """Hold the catalogue, the names of all files, and those that keep to their schemas.

    A reference into a file that is missing or broken is not held against whoever refers:
    the file itself is told once.
    """

    catalog: Catalog
    files: frozenset[str]
    sound: frozenset[str]
