"""A bulletin: frozen figures of a period, and what proves that they were computed.

The fields are those of `schemas/bulletins.schema.json`. The canonical forms below are what the
digests are taken over; anyone can make them again from the file.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ledgers.model import Both, Struct, replace

BULLETINS = "data/city/bulletins"
EDITIONS = "data/city/editions"
LEFT_OUT = (BULLETINS, EDITIONS, "data/city/namings")
"""Folders that are no input: what was issued must not change what it was issued from.

Units that are named stand beside their issue for a time (`model/beside.py`).
"""


class Inputs(Struct, frozen=True):
    """The name of a tree of inputs by its content, so that squashing a history changes nothing.

    `data` and `schemas` are git's names (40 hexadecimal digits) of the trees `data/`, without
    bulletins and editions, and `schemas/`. `digest` is the SHA-256 over the listing of both: for
    each file, in the order of the paths' bytes, `mode path sha256` and a NUL, where mode is git's
    six digits and sha256 that of the file's bytes.
    """

    data: str
    schemas: str
    digest: str


LOCK = "requirements.lock"
"""The file that names the libraries of the program."""


class Engine(Struct, frozen=True):
    """What computed an issue or an edition: its version, and two SHA-256.

    `lock` is that of `requirements.lock`. `code` is taken over a line `sha256  path` and a line end
    for each file of the program, in the order of their paths (`read.engine`).
    """

    tool: str
    lock: str
    code: str

    @property
    def digests(self) -> tuple[str, str]:
        """Return the digests of the lock and of the program."""
        return self.lock, self.code

    def differences(self, other: "Engine") -> tuple[str, ...]:
        """Name what is not the same in another one, the heaviest first."""
        names = ("lock", "code", "tool")
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


def numbered(version: str) -> tuple[int, ...]:
    """Return a version as numbers, to be compared: `0.10.2` is (0, 10, 2)."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


KINDS = (
    "weekly",
    "node",
    "observation",
    "cross",
    "quarterly",
    "typical_case",
    "exposure",
    "annual",
    "correction",
)
DRAFT, ISSUED = "draft", "issued"
DONE, OPEN, OVERDUE = "done", "open", "overdue"
COUNTY = len("990121")
SEAL = re.compile(r"^digest:[ ]", re.MULTILINE)
FIELD = re.compile(r"^[^\s#-][^:\n]*(?=:)", re.MULTILINE)
Name: TypeAlias = tuple[str, str, str]
"""What a figure is called: key, county code, task; empty where it is of no county or task."""


class Fact(Struct, frozen=True):
    """One figure, rounded as it is published."""

    key: str
    value: int | Decimal
    county: str | None = None
    task: str | None = None

    @property
    def name(self) -> Name:
        """Return what the figure is called."""
        return self.key, self.county or "", self.task or ""


class Change(Struct, frozen=True):
    """One figure as it was and as it is; None where there was, or is, none."""

    key: str
    county: str | None = None
    task: str | None = None
    was: int | Decimal | None = None
    now: int | Decimal | None = None

    @property
    def name(self) -> Name:
        """Return what the figure is called."""
        return self.key, self.county or "", self.task or ""


class Contested(Struct, frozen=True):
    """A figure of a county to which it objected, and nobody has answered."""

    key: str
    county: str


class CountyName(Struct, frozen=True):
    """What a county was called."""

    code: str
    name: str


class TaskTitle(Struct, frozen=True):
    """What a task was called."""

    id: str
    title: str


class Label(Struct, frozen=True):
    """What a kind of figure was called, and its unit."""

    key: str
    zh: str
    en: str
    unit: str


class Term(Struct, frozen=True):
    """A word of the vocabulary in both languages, or what a body was called."""

    code: str
    zh: str
    en: str = ""


class Content(Struct, frozen=True):
    """What the issues of a series hold: subjects in their order, leading figures, the chart."""

    facts: tuple[str, ...]
    leads: tuple[str, ...] = ()
    chart: str | None = None


class OfSeries(Content, frozen=True, kw_only=True):
    """What the issues of one series hold."""

    series: str


class Demand(Struct, frozen=True):
    """What is asked of a county, a body or bodies of a kind, by when, and what would show it done.

    It is met once the `finding` is closed, the `measures` are accepted or the required `document`
    is there; where it names none of them a person says so in the next issue. There it stands with
    the `issue` that asked, and its `state` on the day of the figures: done, open or overdue.
    """

    no: int
    what: str
    due_on: date
    county: str | None = None
    unit: str | None = None
    unit_kind: str | None = None
    finding: str | None = None
    measures: tuple[str, ...] | None = None
    document: str | None = None
    issue: str | None = None
    state: str | None = None

    @property
    def name(self) -> tuple[str, int]:
        """Return the issue that asked, and the number there."""
        return self.issue or "", self.no

    @property
    def of_county(self) -> str | None:
        """Return the county that it is asked of, alone or as that of a body."""
        return self.county or (self.unit and self.unit[:COUNTY])


class Printed(Struct, frozen=True):
    """The names, titles and labels that an issue prints, as they were on its day."""

    issuer: str
    series: Both
    signed_by: Both | None = None
    programme: str | None = None
    counties: tuple[CountyName, ...] = ()
    tasks: tuple[TaskTitle, ...] = ()
    labels: tuple[Label, ...] = ()
    terms: tuple[Term, ...] = ()


class Redaction(Struct, frozen=True):
    """Something that was taken down: the day, and the digest that it had."""

    on: date
    reason: str
    digest: str


class Bulletin(Struct, frozen=True):
    """A draft or an issue of a series."""

    series: str
    kind: str
    year: str
    issue_no: int
    start_on: date
    end_on: date
    as_of: date
    method: str
    issuer: str
    status: str = ISSUED
    title: str = ""
    period: str | None = None
    node_task: str | None = None
    signed_by_post: str | None = None
    doc_no: str | None = None
    issued_on: date | None = None
    published_on: date | None = None
    expires_on: date | None = None
    objections_until: date | None = None
    facts: tuple[Fact, ...] = ()
    named_units_n: int = 0
    named_posts_n: int = 0
    corrects: str | None = None
    corrections: tuple[Change, ...] = ()
    since: str | None = None
    changes: tuple[Change, ...] = ()
    content: Content | None = None
    demands: tuple[Demand, ...] = ()
    followed: tuple[Demand, ...] = ()
    contested: tuple[Contested, ...] = ()
    inputs: Inputs | None = None
    engine: Engine | None = None
    words: Printed | None = None
    method_digest: str | None = None
    facts_digest: str | None = None
    preface_digests: tuple[str, ...] = ()
    digest: str | None = None
    preface: tuple[str, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    public_scope: str = "full"

    @property
    def id(self) -> str:
        """Return its identifier: series, year and a number of two digits or more."""
        return f"{self.series}-{self.year}-{self.issue_no:02d}"

    @property
    def is_issued(self) -> bool:
        """Say whether it was issued."""
        return self.status == ISSUED


def kind_of_series(series: str) -> str:
    """Return the kind that a series is called after, as in `weekly_sequel`; else its own name."""
    return next((kind for kind in KINDS if f"{series}_".startswith(f"{kind}_")), series)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def facts_digest(facts: Iterable[Fact]) -> str:
    """Return the digest of figures: a JSON list of [key, county, task, value] as text, sorted."""
    rows = sorted([*fact.name, str(fact.value)] for fact in facts)
    return digest_of(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def sealed(text: str) -> str | None:
    """Return what the `digest` of a file is taken over: all lines above it; None without one."""
    mark = SEAL.search(text)
    return text[: mark.start()] if mark else None


def is_sealed(text: str, issue: Bulletin) -> bool:
    """Say whether a file is as it was issued: all above the digest, and no field added below it."""
    above = sealed(text)
    if above is None or digest_of(above) != issue.digest:
        return False
    return set(FIELD.findall(text[len(above) :].partition("\n")[2])) <= {"preface", "redactions"}


def is_preface_kept(issue: Bulletin) -> bool:
    """Say whether every paragraph that was issued is there, or its digest among the redactions."""
    there = [digest_of(paragraph) for paragraph in issue.preface]
    gone = {redaction.digest for redaction in issue.redactions}
    kept = [digest for digest in issue.preface_digests if digest in there]
    return there == kept and set(issue.preface_digests) - set(there) <= gone


def last_issue(issues: Iterable[Bulletin], made: Bulletin) -> Bulletin | None:
    """Return the issue of the same series before one, None where it is the first."""
    at = made.year, made.issue_no
    own = (each for each in issues if each.is_issued and each.series == made.series)
    before = (each for each in own if (each.year, each.issue_no) < at)
    return max(before, key=lambda each: (each.year, each.issue_no), default=None)


def unmet(last: Bulletin | None) -> tuple[Demand, ...]:
    """Return the demands that the issue after one has to follow up: its own, and those not met."""
    if last is None:
        return ()
    own = (replace(row, issue=f"city/bulletins/{last.id}") for row in last.demands)
    return (*(row for row in last.followed if row.state != DONE), *own)


def differences(was: Iterable[Fact], now: Iterable[Fact]) -> tuple[Change, ...]:
    """Return every figure that differs, by name."""
    old = {fact.name: fact.value for fact in was}
    new = {fact.name: fact.value for fact in now}
    return tuple(
        Change(name[0], name[1] or None, name[2] or None, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    )
