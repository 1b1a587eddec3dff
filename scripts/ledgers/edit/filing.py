"""A county's new entry on a task or a finding: its file with the entry at the end."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.edit.amending import amended
from ledgers.edit.naming import county_of, subject_of
from ledgers.edit.new import head_of
from ledgers.model.catalog import Catalog
from ledgers.model.choices import code_of
from ledgers.model.drawn import LETTERS
from ledgers.model.output import OutputFile
from ledgers.model.problem import Problem
from ledgers.model.rows import rows
from ledgers.model.values import Struct, replace
from ledgers.model.yaml_text import block

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
    ledger, _, task = filing.subject.partition("/")
    fields = catalog.contract.ledger(ledger).fields
    order = (names[-1] for names in fields if names[:-1] == ("updates",))
    for name in dict.fromkeys((*(name for name in order if name in filing.said), *filing.said)):
        value, field = filing.said[name], fields.get(("updates", name))
        if field and isinstance(value, str):
            value = code_of(field, catalog.words, value) or value
        elif name == "measures" and isinstance(value, list):
            value = [row if "." in row else f"{task}.{row}" for row in value]
        elif name == "evidence" and isinstance(value, list):
            value = [row if "/" in row else f"{FOLDERS.get(row[:1], '')}/{row}" for row in value]
        yield name, value


def filed(catalog: Catalog, filing: Filing) -> OutputFile:
    """Return a county's file on a subject with the entry; what a former code filed stays there."""
    where = catalog.filed.get(f"{filing.county}/{filing.subject}")
    document = where.document if where and not where.document.filed_as else None
    name, _, subject = filing.subject.partition("/")
    ledger = catalog.contract.ledger(name)
    begun = {"task": subject} if name == "progress" else {"finding": f"city/findings/{subject}"}
    value = document.value if document else begun
    planned = _planned(catalog, filing, rows(value, "measures"))
    wanted = {**value, **planned, "updates": [*rows(value, "updates"), filing.said]}
    new = head_of(ledger, filing.file) + block(wanted)
    text = amended(document, wanted, ledger) if document else new
    return OutputFile(filing.file, text.encode("utf-8"))


def _planned(catalog: Catalog, filing: Filing, there: Sequence[Any]) -> Mapping[str, object]:
    """Return the measures against a finding, those to come at the end; each is due as it is."""
    found, last = catalog.findings.get(filing.subject.partition("/")[2]), len(there)
    due = {"due_on": str(found.due_on)} if found else {}
    new = [{"id": at, "text": text, **due} for at, text in enumerate(filing.planned, last + 1)]
    return {"measures": [*there, *new]} if new else {}
