"""The city as the public may see it: the catalogue, its files, the problems in them.

A file is shown as its public part, written anew: its lines, their numbers and their digest depend
on nothing else. Comments have no declared visibility and are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.model import Document, Path, Place, Problem, SourceFile, in_groups, located, replace
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract, Ledger, default_of
from ledgers.model.rows import all_inside, names_on
from ledgers.model.written import Written
from ledgers.project.records import Ground, ground_of, scope_of
from ledgers.project.values import hidden_paths, public_value, shown_paths
from ledgers.project.visibility import PUBLIC


def project(catalog: Catalog, as_of: date, *, lasting: bool = False) -> Catalog:
    """Return the catalogue of what is public as of a day; what has no schema is left out.

    `lasting`: of what stays public, since an edition is never made anew.

    The places in a projected document are those in its public part, written anew. A withdrawn
    record keeps its place; it is in no sum (`aggregates_of`).
    """
    ground = ground_of(catalog, as_of, lasting=lasting)
    rows = (row for row in catalog.documents if ground.word(row) == PUBLIC)
    public = catalog_of((_projected(row, ground) for row in rows), ground.context.contract)
    return replace(public, published=True, day=catalog.day)


def _projected(document: Document, ground: Ground) -> Document:
    schema, scope = ground.context.contract.schemas[document.ledger], scope_of(document)
    value = public_value(document.value, schema, ground.context, scope)
    return replace(document, value=value, text="", places=Written(value))


def whole(catalog: Catalog) -> Catalog:
    """Return a catalogue with all that it holds; its places are where that is written anew."""
    rows = (replace(row, text="", places=Written(row.value)) for row in catalog.documents)
    return replace(catalog_of(rows, catalog.contract), day=catalog.day)


def hidden_lines(catalog: Catalog, as_of: date) -> Mapping[str, Mapping[int, str]]:
    """Return by file of a `whole` catalogue the lines that are not public, with their word."""
    ground = ground_of(catalog, as_of)
    found: dict[str, Mapping[int, str]] = {}
    for row in catalog.documents:
        schema, spans = catalog.contract.field(row.ledger), row.places.spans()
        inner = hidden_paths(row.value, schema, ground.context, scope_of(row))
        found[row.file] = {
            line: word
            for path, word in (((), ground.word(row)), *inner)
            if word != PUBLIC and path in spans
            for line in range(spans[path].line, spans[path].end_line + 1)
        }
    return found


def sources_of(public: Catalog) -> tuple[SourceFile, ...]:
    """Return every file of a projected catalogue, those of a ledger in its order."""
    filed = in_groups((it.document.file, (name, it.path)) for name, it in public.filed.items())
    return tuple(
        _source(document, dict(filed.get(document.file, ())), public.contract)
        for rows in public.by_ledger.values()
        for document in rows
    )


def _source(document: Document, filed: Mapping[str, Path], contract: Contract) -> SourceFile:
    written = document.places if isinstance(document.places, Written) else Written(document.value)
    spans = written.spans()
    return SourceFile(
        file=document.file,
        owner=document.reference.partition("/")[0],
        ledger=document.ledger,
        # A digest of bytes that are partly hidden would let anyone try out the hidden part.
        blob=document.blob if contract.ledger(document.ledger).is_open else None,
        digest=written.digest,
        lines=written.lines,
        records={
            name: (spans[path].line, spans[path].end_line)
            for name, path in filed.items()
            if path in spans
        },
        entries=tuple((entry, spans[path].line) for path, entry in _entries(written.value)),
    )


SOUGHT = ("id", "on", "key", "value", "county", "task", "zh", "en")
"""The fields by which pages look for the line of an entry."""


def _entries(value: object) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield the groups of fields in lists, with those single fields that are looked for."""
    for path, held in all_inside(value):
        if isinstance(held, dict) and path and isinstance(path[-1], int):
            single = ((name, held[name]) for name in SOUGHT if name in held)
            yield path, {name: row for name, row in single if not isinstance(row, dict | list)}


def known_problems(
    problems: Iterable[Problem],
    catalog: Catalog,
    public: Catalog,
    as_of: date,
    left_out: Iterable[Document] = (),
) -> tuple[Problem, ...]:
    """Return the problems with what is public, at their places there.

    A file that cannot be read, or is left out since it breaks its schema, may belong to a record
    that is not public yet, and its path would reveal it: it is known only by a public name.
    """
    shown = {document.file: document for document in public.documents}
    kept_back = {document.file for document in left_out if "visibility" in document.value}
    whole = {document.file: document for document in catalog.documents}
    ground = ground_of(catalog, as_of)
    found: list[Problem] = []
    for problem in problems:
        file = problem.place.file
        if file in shown and file not in kept_back:
            found += _in_public(problem, whole[file], shown[file], ground)
        elif file not in whole and file not in kept_back and _has_public_name(file, ground):
            found.append(replace(problem, place=Place(file)))
    return tuple(found)


def _in_public(
    problem: Problem, whole: Document, shown: Document, ground: Ground
) -> Iterator[Problem]:
    """Yield a problem at its place in what is public of its file; none about what is hidden."""
    path = whole.path_at(problem.place)
    schema, scope = ground.context.contract.schemas[whole.ledger], scope_of(whole)
    ways = {(): (), **dict(shown_paths(whole.value, schema, ground.context, scope))}
    span = shown.places.spans().get(ways.get(path, ("",)))
    ledger = ground.context.contract.ledger(whole.ledger)
    if span is not None and not _names_hidden(problem, path, ledger):
        yield replace(problem, place=Place(problem.place.file, span.line, span.column), related=())


def _names_hidden(problem: Problem, path: Path, ledger: Ledger) -> bool:
    """Say whether a problem names a field below its place that is not public, as one not filled."""
    named = ((*names_on(path), str(said)) for said in problem.message.args.values())
    words = (row.said("x-visibility") for row in map(ledger.fields.get, named) if row)
    return any(default_of(word) != PUBLIC or {"by", "when"} & {*word} for word in words)


def _has_public_name(file: str, ground: Ground) -> bool:
    """Say whether a file is a schema, or of a ledger whose identifiers are always public."""
    location = located(file)
    if location is None:
        return file.startswith("schemas/")
    schema = ground.context.contract.field(location.ledger)
    said = schema.get("x-visibility")
    if not isinstance(said, dict):
        return said == PUBLIC
    # Where it follows an entry of a register, it is as public as that: progress as its task.
    described = schema.get("properties", {}).get(said.get("follows"), {})
    return isinstance(described.get("x-refers"), str)
