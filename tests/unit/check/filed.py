"""Make grounds for a rule from the texts of a few files, all of them sound."""

from datetime import date

from ledgers.check.ground import Grounds
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.read.dialect import Text, YamlPlaces
from ledgers.read.values import parsed
from tests.unit.fields import CONTRACT

TODAY = date(2026, 7, 15)


def document(file: str, text: str) -> Document:
    """Return a file's text as a document."""
    value, problems = parsed(Text(file, text))
    place = located(file)
    assert place is not None
    assert (problems, isinstance(value, dict)) == ((), True)
    assert isinstance(value, dict)
    return Document(file, place.owner, place.ledger, place.id, value, text, "", YamlPlaces(text))


def grounds(files: dict[str, str]) -> Grounds:
    """Return what a rule stands on where there are these files and no others."""
    documents = [document(file, text) for file, text in files.items()]
    names = frozenset(files)
    return Grounds(catalog_of(documents, CONTRACT), names, names, TODAY)
