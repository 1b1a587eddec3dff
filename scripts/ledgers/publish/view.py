"""Hold everything that the portal is made from: one value, handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ledgers.model.assessment import Assessment
from ledgers.model.catalog import Catalog
from ledgers.model.cells import Table
from ledgers.model.figures import FigureRow
from ledgers.model.problem import Kind, Problem
from ledgers.model.samples import Sample
from ledgers.model.source import SourceFile
from ledgers.model.words import Translate

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class View:
    """Hold what is published, projected already: nothing internal may be in it.

    `catalog` is the public catalogue and `assessment` is worked out from it; `problems` are the
    open ones, `kinds` all kinds there are; `digest` is the SHA-256 over the input files.
    `previous` is kept for the edition before this one. `schemas` say by ledger what each holds,
    `tables` are the sums of what is not public by itself; `figures` those of
    documents; `samples` show how each ledger is written.
    """

    catalog: Catalog
    assessment: Assessment
    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    kinds: tuple[Kind, ...]
    previous: None
    translate: Translate
    language: Language
    digest: str
    tool_version: str
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    samples: tuple[Sample, ...] = ()

    @property
    def demonstration(self) -> bool:
        """Say whether every page must tell that the data is invented."""
        publication = self.catalog.publication
        return publication is not None and publication.demonstration

    @property
    def repository(self) -> str | None:
        """Return the address of the data repository where it may be linked to."""
        publication = self.catalog.publication
        if publication is None or not publication.repository_public:
            return None
        address = publication.repository_url or ""
        return address.rstrip("/") if address.startswith("https://") else None

    @property
    def as_of(self) -> str:
        """Return the day that the portal shows, as in 2026-07-15."""
        return self.assessment.as_of.isoformat()
