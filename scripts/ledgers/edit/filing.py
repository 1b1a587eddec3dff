"""A county's new entry on a task or a finding: its file with the entry at the end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.edit.amending import file_of
from ledgers.edit.naming import county_of, subject_of
from ledgers.model import OutputFile, Problem, Struct, replace
from ledgers.model.catalog import Catalog
from ledgers.model.choices import code_of
from ledgers.model.drawn import LETTERS
from ledgers.model.rows import rows

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
