"""The visibility of records: which are public, and which the public must not even know of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from ledgers.model import Catalog, Document, Struct, replace
from ledgers.model.lives.as_one import Codes, codes_on
from ledgers.model.lives.standing import decided_on
from ledgers.model.rows import CODE, rows
from ledgers.project.context import Context, Entry, Scope
from ledgers.project.values import inside
from ledgers.project.visibility import INTERNAL, PUBLIC, strictest, target_of, tightened, word_of

T = TypeVar("T")


class Ground(Struct, frozen=True):
    """The records of a city with their context, and the word of each of them, by name."""

    catalog: Catalog
    context: Context
    words: Mapping[str, str]

    def word(self, document: Document) -> str:
        """Return the word of a document's identifier, path and existence."""
        return self.words.get(document.present, INTERNAL)


def ground_of(catalog: Catalog, as_of: date, *, lasting: bool = False) -> Ground:
    """Return the words of all records as of a day; those without a schema are not public."""
    contract = catalog.contract
    documents = [row for row in catalog.documents if row.ledger in contract.schemas]
    terms = {name: frozenset(codes) for name, codes in catalog.words.items()}
    context = Context(contract, as_of, _entries(documents), terms, lasting=lasting)
    closed = _closed(documents)
    own = {
        document.present: INTERNAL if document.ledger in closed else _own(document, context)
        for document in documents
    }
    hidden = frozenset(
        key
        for document in documents
        for key, word in _entry_words(document, context)
        if strictest((word, own[document.present])) != PUBLIC
    )
    context = replace(context, hidden=hidden)
    leaders = {document.present: _leader(document, context) for document in documents}
    codes = codes_on(catalog, as_of)
    own, leaders = _under_both(own, codes), _under_both(leaders, codes)
    words = {name: strictest(_along(name, own, leaders)) for name in own}
    shown = frozenset(name for name, word in words.items() if word == PUBLIC)
    return Ground(catalog, replace(context, shown=shown), words)


def _under_both(named: Mapping[str, T], codes: Codes) -> dict[str, T]:
    """Return what is said of records by name, under the present codes of their owners too.

    A decision in the folder of the new code may be on what was filed under the former one.
    """
    moved = ((name[:CODE], name[CODE:], said) for name, said in named.items())
    return {**{codes[code] + rest: said for code, rest, said in moved if code in codes}, **named}


def scope_of(document: Document) -> Scope:
    """Return the scope of a document's short references: a decision's are to county records."""
    return Scope(document.id.split("/")[0] if document.ledger == "decisions" else document.owner)


def _own(document: Document, context: Context) -> str:
    """Return a record's own word, without the records that it follows."""
    schema = context.contract.schemas[document.ledger]
    if document.ledger == "actions" and not decided_on(document.value, context.as_of):
        return INTERNAL  # nobody is shown, or counted, for what was not done to him (R17)
    said = word_of(schema, scope_of(document).inside(document.value, schema), context)
    return strictest((said, tightened(document.value, schema, context)))


def _along(name: str, own: Mapping[str, str], leaders: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the words of a record and of those that it follows; a circle is internal."""
    seen: set[str] = set()
    following: str | None = name
    while following is not None and following not in seen:
        seen.add(following)
        yield own.get(following, INTERNAL)
        following = leaders.get(following)
    if following is not None:
        yield INTERNAL


def _leader(document: Document, context: Context) -> str | None:
    """Return the name of the record that a document follows; one that is hidden has none."""
    said = context.contract.schemas[document.ledger].get("x-visibility")
    if not isinstance(said, dict) or "follows" not in said:
        return None
    refers = context.contract.field(document.ledger, str(said["follows"])).get("x-refers")
    value = document.value.get(str(said["follows"]))
    if isinstance(refers, list):
        return target_of(value, refers, scope_of(document).owner) or "nothing"
    entry = (str(refers), str(value))
    return None if entry in context.entries and entry not in context.hidden else "nothing"


def _entries(documents: list[Document]) -> Mapping[Entry, Mapping[str, object]]:
    """Return the entries of all registers; one that occurs twice has no fields."""
    found: dict[Entry, Mapping[str, object]] = {}
    for document in documents:
        for row in rows(document.value, document.ledger):
            key = _key(document, row)
            found[key] = {} if key in found else row
    return found


def _key(document: Document, row: object) -> Entry:
    named = row if isinstance(row, dict) else {}
    return document.ledger, str(named.get("id", named.get("code")))


def _entry_words(document: Document, context: Context) -> Iterator[tuple[Entry, str]]:
    """Yield the entries of a register with the strictest word on the way to each."""
    schema = context.contract.schemas[document.ledger]
    for step, listed, described, scope, above in inside(
        document.value, schema, context, scope_of(document)
    ):
        if step == document.ledger:
            for _, row, _, _, word in inside(listed, described, context, scope):
                yield _key(document, row), strictest((above, word))


def _closed(documents: list[Document]) -> frozenset[str]:
    """Return the ledgers that the city does not publish (publication.yaml: ledgers)."""
    files = (document.value for document in documents if document.ledger == "publication")
    listed = (row for value in files for row in rows(value, "ledgers"))
    return frozenset(str(row.get("ledger")) for row in listed if row.get("published") is not True)
