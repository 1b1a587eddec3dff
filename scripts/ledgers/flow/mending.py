"""The steps that show problems with their lines as they should be (`edit/slips.py`)."""

from collections import Counter
from functools import lru_cache
from itertools import accumulate

from ledgers.check.file.one import faults
from ledgers.check.file.schema import Rulebook
from ledgers.check.privacy.persons import FOLDED, persons_in
from ledgers.edit.slips import Workshop
from ledgers.flow.load import City, Request, tree_of
from ledgers.model import Document, Problem, located
from ledgers.read.documents import document_of
from ledgers.read.home import slips
from ledgers.read.tree import Tree, Unopened

MOST, EFFORT, MAX_BYTES = 50, 2500, 64 * 1024
"""Problems whose lines are mended, since each try reads and checks a file once more and finds all
its problems again: how many that may be; bytes of such a file."""


def mended(request: Request, city: City) -> tuple[Problem, ...]:
    """Return problems that call fields by their titles; the first, with lines as they should be."""
    if not city.problems:
        return ()
    workshop = workshop_of(tree_of(request)[0], city, Rulebook(city.schemas.by_ledger))
    of_file = Counter(row.place.file for row in city.problems)
    spent = accumulate(of_file[row.place.file] for row in city.problems[:MOST])
    few = sum(1 for found in spent if found <= EFFORT)
    shown = (*map(workshop.mended, city.problems[:few]), *city.problems[few:])
    return tuple(map(workshop.named, shown))


def workshop_of(tree: Tree, city: City, rulebook: Rulebook) -> Workshop:
    """Return what mends the lines of a city's files: of those that it has read, or of a tree."""
    texts = {row.file: row.text for row in city.reading.documents} if city.reading else {}

    def text(file: str) -> str:
        try:
            read = file not in texts and located(file)
            found = tree.data(file).decode("utf-8-sig") if read else texts.get(file, "")
        except (Unopened, UnicodeDecodeError, KeyError):
            return ""
        return found if len(found) <= MAX_BYTES else ""

    return Workshop(
        catalog=city.catalog,
        slips=slips(),
        text=text,
        read=_read,
        judge=lambda document: faults(rulebook, document),
        folded=lambda line: line.translate(FOLDED),
        tells=persons_in,
    )


@lru_cache(maxsize=8)
def _read(file: str, text: str) -> tuple[Document | Problem, ...]:
    location = located(file)
    return tuple(document_of(file, location, text.encode())) if location else ()
