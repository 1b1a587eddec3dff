"""Everything that the portal is made from, as one value."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from ledgers.model import Both, Kind, Problem, SourceFile, Struct, Translate, english, field
from ledgers.model.assessment import Assessment, CountyResult, Totals
from ledgers.model.catalog import Catalog
from ledgers.model.explanation import Outlook
from ledgers.model.ledger_facts import LedgerFacts
from ledgers.model.numbers import in_chinese
from ledgers.model.portal import Example, FigureRow, Sample, Table
from ledgers.model.proposal import Linked, Proposal, Todo
from ledgers.model.records import Programme
from ledgers.model.scoring import Measurement
from ledgers.publish.kit.links import quoted

Language = Literal["zh", "en"]
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The languages as feeds and documents name them (BCP 47)."""
CALLED: Mapping[Language, str] = {"zh": "中文", "en": "English"}
"""The languages in their own words."""

Measured: TypeAlias = Mapping[str, Mapping[str, Measurement]]
Values: TypeAlias = Mapping[str, Mapping[str, Fraction]]
"""What was measured: by indicator, then by county."""


class LeftOut(Struct, frozen=True):
    """Hold a figure that a document prints and nobody can recompute, and why.

    `sort` is X where the document contradicts itself, I where it does not print the inputs, and Q
    where the figure is a rule to keep and no result.
    """

    id: str
    sort: str
    title: Both
    document: Both
    printed: str
    reason: Both


class Figures(Struct, frozen=True):
    """Hold the figures of documents: those that were recomputed, and those that cannot be.

    `asked` is what each document asks for, by number, as in `site/requirements/`.
    """

    recomputed: tuple[FigureRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    asked: tuple[tuple[Both, Mapping[str, Mapping[str, Any]]], ...] = ()


class Aside(Struct, frozen=True):
    """Say of a programme that does not lead: which one does, the portal's day, and its own then."""

    leader: Programme
    day: date
    now: Totals


class View(Struct, frozen=True):
    """Hold what is published, projected already: nothing internal may be in it.

    `catalog` is the public catalogue and `assessment` is worked out from it; `problems` are the
    open ones, `kinds` all kinds there are; `digest` is the SHA-256 over the input files.
    `tables` are the sums of what is not public by itself; `figures` those that documents print;
    `samples` show how each ledger is written, `reasons` say by code why a kind of problem matters,
    `examples` show one of each kind, `guides` have title and text by role, `pictures` are theirs.
    `measurements` are those of every public indicator at the day, `own` those of city records,
    `trend` their known values at the ends of the last weeks, the oldest first. `facts` follow from
    records, `outlooks` say by county what would lift its score, `offices` have the scores of them.
    `ended` are the views of the last days of ended counties, `speed` what `make bench` measured.
    `interface` says what files for programs hold (`site/api.yaml`).
    `others` are the views of the programmes that do not lead, each `aside`; `folders` say by
    programme where its pages are, `reached` its progress as shown; `issues_elsewhere` are about
    another one. `below` is the folder of all pages in its language, empty for the one at the top.
    That of a catalogue that was not projected is for the city alone: it has the
    `proposals` of rules, and by file the `hidden` lines, each with the word that says why.
    For the search, `other` translates into the other language, and `searching` holds what else
    readers call a page by its address (`also`), and the pinyin of odd texts (`readings`).
    """

    catalog: Catalog
    assessment: Assessment
    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    kinds: tuple[Kind, ...]
    translate: Translate
    language: Language
    digest: str
    tool_version: str
    tables: tuple[Table, ...] = ()
    figures: Figures = Figures()
    speed: Mapping[str, Any] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()
    reasons: Mapping[str, Both] = field(default_factory=dict)
    examples: Mapping[str, Example] = field(default_factory=dict)
    guides: Mapping[str, tuple[Both, Both]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    measurements: Measured = field(default_factory=dict)
    own: Measured = field(default_factory=dict)
    trend: tuple[tuple[date, Values], ...] = ()
    facts: LedgerFacts = field(default_factory=LedgerFacts)
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    offices: tuple[Linked, ...] = ()
    ended: tuple["View", ...] = ()
    others: tuple["View", ...] = ()
    aside: Aside | None = None
    folders: Mapping[str, str] = field(default_factory=dict)
    reached: Mapping[str, Decimal | None] = field(default_factory=dict)
    issues_elsewhere: frozenset[str] = frozenset()
    below: str = ""
    hidden: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    todos: tuple[Todo, ...] = ()
    interface: Mapping[str, Any] = field(default_factory=dict)
    other: Translate = english
    searching: Mapping[str, Mapping[str, Any]] = field(
        default_factory=lambda: {"also": {}, "readings": {}}
    )

    @property
    def inside(self) -> bool:
        """Say whether it is for the city alone, and not for the public."""
        return not self.catalog.published

    @property
    def ending(self) -> tuple[CountyResult, ...]:
        """Return the counties whose last day it is."""
        areas, last = self.catalog.areas, self.assessment.as_of
        return tuple(row for row in self.assessment.counties if areas[row.code].valid_to == last)

    @property
    def demonstration(self) -> bool:
        """Say whether every page must state that the data is invented."""
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

    def hosted(self, act: str, path: str) -> str | None:
        """Return where the host of a public repository shows a file (`blob`), or lets it `edit`."""
        publication = self.catalog.publication
        if publication is None or self.repository is None:
            return None
        inside = "/-" if "gitlab" in self.repository else ""
        return f"{self.repository}{inside}/{act}/{publication.repository_branch}{quoted(path)}"

    @property
    def publisher(self) -> str:
        """Return who publishes, as the city says it, else the city's name."""
        publication, city = self.catalog.publication, self.catalog.city
        named = publication.site.publisher if publication and publication.site else None
        if named is None:
            return city.name if city else ""
        return Both(named["zh"], named.get("en", named["zh"])).within(self.language)

    @property
    def folder(self) -> str:
        """Return the folder of its own pages, empty for the programme that leads."""
        return self.folders.get(self.catalog.chosen or "", "")

    @property
    def day(self) -> Both:
        """Return the day that the portal shows as sentences have it: 2026年7月15日 in Chinese."""
        return Both(in_chinese(self.assessment.as_of), self.as_of)

    @property
    def as_of(self) -> str:
        """Return the day that the portal shows, as in 2026-07-15."""
        return self.assessment.as_of.isoformat()
