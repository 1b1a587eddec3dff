"""Know what cross-checks may stand on, so that one fault is not told again as ten others."""

import re
from dataclasses import dataclass
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.document import Document

AREAS = "data/city/areas.yaml"
VOCAB = "data/city/vocab.yaml"
COUNTY_FOLDER = re.compile(r"data/(?:counties|city/decisions)/[^/]+(?=/)")


@dataclass(frozen=True)
class Grounds:
    """Hold the catalogue, the names of all files, those that keep to their schemas, and the day.

    A reference into a file that is missing or broken is not held against whoever refers:
    the file itself is told once.
    """

    catalog: Catalog
    files: frozenset[str]
    sound: frozenset[str]
    today: date

    @property
    def contract(self) -> Contract:
        """Return what the ledgers are, by their schemas."""
        return self.catalog.contract


def is_of_unknown_county(grounds: Grounds, document: Document) -> bool:
    """Say whether a document lies in the folder of an unknown county, which is told once."""
    folder = COUNTY_FOLDER.match(document.file)
    if folder is None or AREAS not in grounds.sound:
        return False
    code = folder.group().rpartition("/")[2]
    return all(area.code != code for area in grounds.catalog.counties)
