"""What a county files by a command: an entry on a task or a finding, and files attached (R6)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.edit.amending import file_of
from ledgers.edit.decide import county_of, subject_of
from ledgers.model import CITY, OutputFile, Place, Problem, Struct, field, kinds, replace, rows, say
from ledgers.model.attachments import Held
from ledgers.model.catalog import Catalog
from ledgers.model.choices import code_of
from ledgers.model.drawn import LETTERS
from ledgers.model.values import asdict

FOLDERS = {letter: ledger for ledger, letter in LETTERS.items()}


class Filing(Struct, frozen=True):
    """What a county files: the fields of its entry, and what more it will do against a finding."""

    county: str
    subject: str
    said: Mapping[str, object]
    planned: Sequence[str] = ()

    @property
    def file(self) -> str:
        """Return the county's file on the subject."""
        return f"data/counties/{self.county}/{self.subject}.yaml"


def understood(catalog: Catalog, filing: Filing) -> Filing | Problem:
    """Return a filing by codes: county, subject, status, measures and records may have names."""
    county = county_of(catalog, filing.county)
    if isinstance(county, Problem):
        return county
    named = replace(filing, county=county, subject=subject_of(filing.subject))
    return replace(named, said=dict(_by_codes(catalog, named)))


def _by_codes(catalog: Catalog, filing: Filing) -> Iterator[tuple[str, object]]:
    """Yield the fields of an entry as the schema has them, with codes; then those it has not."""
    of, _, task = filing.subject.partition("/")
    ledger, way = catalog.contract.ledger(of), ("updates",)
    for name in ledger.in_order(way, filing.said):
        value, field = filing.said[name], ledger.fields.get((*way, name))
        if field and isinstance(value, str):
            value = code_of(field, catalog.words, value) or value
        elif name == "measures" and isinstance(value, list):
            value = [row if "." in row else f"{task}.{row}" for row in value]
        elif name == "evidence" and isinstance(value, list):
            value = [row if "/" in row else f"{FOLDERS.get(row[:1], '')}/{row}" for row in value]
        yield name, value


def filed(catalog: Catalog, filing: Filing) -> OutputFile:
    """Return a county's file on a subject with the entry; what a former code filed stays there."""
    name, _, subject = filing.subject.partition("/")
    begun = {"task": subject} if name == "progress" else {"finding": f"city/findings/{subject}"}
    document = catalog.document_at(filing.file)
    value = document.value if document else begun
    planned = _planned(catalog, filing, rows(value, "measures"))
    wanted = {**value, **planned, "updates": [*rows(value, "updates"), filing.said]}
    return file_of(catalog.contract.ledger(name), filing.file, wanted, document)


def _planned(catalog: Catalog, filing: Filing, there: Sequence[Any]) -> Mapping[str, object]:
    """Return the measures against a finding, those to come at the end; each is due as it is."""
    found, last = catalog.findings.get(filing.subject.partition("/")[2]), len(there)
    due = {"due_on": str(found.due_on)} if found else {}
    new = [{"id": at, "text": text, **due} for at, text in enumerate(filing.planned, last + 1)]
    return {"measures": [*there, *new]} if new else {}


class Attaching(Struct, frozen=True):
    """What is attached: files by name, to a subject of a county or the city, public or not."""

    owner: str
    subject: str
    internal: bool = False
    files: Mapping[str, Held] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """Return the name of the record, which its folder of attachments has too."""
        return f"{self.owner}/{self.subject}"

    @property
    def file(self) -> str:
        """Return the file of the record."""
        return f"data/{'' if self.owner == CITY else 'counties/'}{self.record}.yaml"


def named(catalog: Catalog, asked: Attaching) -> Attaching | Problem:
    """Return it with the owner's code and the subject in full: `documents/D2026-M4WXK`."""
    owner = CITY if asked.owner == CITY else county_of(catalog, asked.owner)
    if isinstance(owner, Problem):
        return owner
    is_text = asked.subject[:1].upper() == "D" and "/" not in asked.subject
    subject = f"documents/{asked.subject}" if is_text else subject_of(asked.subject)
    return replace(asked, owner=owner, subject=subject)


def attached(catalog: Catalog, asked: Attaching) -> OutputFile | Problem:
    """Return the file of a record that names the files, or of its last update, if it has any."""
    document = catalog.document_at(asked.file)
    value = document.value if document else {}
    own, updates = asked.subject.startswith("documents/"), rows(value, "updates")
    if document is None or not (own or updates):
        message = say("there is no such record, or it cannot be used, or nothing is filed in it")
        hint = say("open it with ledgers new, or file in it first: ledgers file")
        return kinds.references.NO_SUCH_RECORD.at(Place(asked.file), message, hint)
    wanted = _with(value, asked) if own else {"updates": [*updates[:-1], _with(updates[-1], asked)]}
    ledger = catalog.contract.ledger(document.ledger)
    return file_of(ledger, asked.file, {**value, **wanted}, document)


def _with(group: Mapping[str, object], asked: Attaching) -> Mapping[str, object]:
    """Return a record or an update with the files at the end of those that it has."""
    tightened = {"visibility": "internal"} if asked.internal else {}
    new = [{"name": name, **asdict(held), **tightened} for name, held in asked.files.items()]
    return {**group, "attachments": [*rows(group, "attachments"), *new]}
