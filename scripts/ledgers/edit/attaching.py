"""Files that are attached to a record: its file with their digests, sizes and kinds (R6)."""

from collections.abc import Mapping

from ledgers.edit.amending import file_of
from ledgers.edit.naming import county_of, subject_of
from ledgers.model import CITY, OutputFile, Place, Problem, Struct, field, kinds, replace, say
from ledgers.model.attachments import Held
from ledgers.model.catalog import Catalog
from ledgers.model.rows import rows
from ledgers.model.values import asdict


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
