"""The files of bulletins, both drafts and sealed issues, and the records of editions."""

from collections.abc import Iterable, Iterator

from ledgers.edit.amending import head_of
from ledgers.model import Both, Catalog, OutputFile, Struct, Translate, asdict, bulletin, replace
from ledgers.model.edition import Edition
from ledgers.model.facts import FACT_KINDS
from ledgers.model.lives.programmes import about_issue
from ledgers.model.yaml_text import inline, scalar

FIRST = ("series", "kind", "status", "year", "issue_no", "title", "period", "start_on", "end_on")
FIELDS = (
    *(*FIRST, "node_task", "as_of", "method", "issuer", "signed_by_post", "doc_no", "expires_on"),
    "objections_until",
)
"""Fields that a draft has and an issue keeps, in their order."""
ASKED = ("demands", "followed")
SEALED = (
    *(*FIELDS, "issued_on", "published_on", "corrects", "named_units_n", "named_posts_n"),
    *("public_scope", "corrections", "content", "since", "changes", *ASKED, "contested"),
    *("inputs", "engine", "words", "facts", "method_digest", "facts_digest"),
)
"""The fields of an issue above its digest, in their order."""
FACT = ("key", "county", "task", "value")
"""The fields of a figure, in their order."""
RECORDED = Edition.__struct_fields__[: Edition.__struct_fields__.index("earlier")]
BLOCKS = (bulletin.Inputs, bulletin.Engine, bulletin.Printed)
"""The groups of fields that are written one below the other."""
DIGESTS = (
    *bulletin.Inputs.__struct_fields__,
    *bulletin.Engine.__struct_fields__,
    "method_digest",
    "facts_digest",
)
QUOTED = frozenset({*DIGESTS, "year"})
"""The fields that are always in quotes: what looks like a number is none."""


def bulletin_file(identifier: str) -> str:
    """Return the path of a bulletin, from its identifier."""
    return f"{bulletin.BULLETINS}/{identifier}.yaml"


def draft_file(draft: bulletin.Bulletin) -> OutputFile:
    """Return the file of a draft, with a preface to edit."""
    draft, file = replace(draft, status=bulletin.DRAFT), bulletin_file(draft.id)
    fields = _fields(draft, (*FIELDS, "corrects", *ASKED))
    text = "".join((head_of("bulletins", file), *fields, _preface(draft)))
    return OutputFile(file, text.encode())


def issued_file(issue: bulletin.Bulletin) -> OutputFile:
    """Return the file of an issue: all that is sealed, its digest, and the preface below it."""
    issue = replace(issue, status=bulletin.ISSUED, facts_digest=bulletin.facts_digest(issue.facts))
    digests = ", ".join(f'"{bulletin.digest_of(paragraph)}"' for paragraph in issue.preface)
    fields = "".join(_fields(issue, SEALED))
    file = bulletin_file(issue.id)
    above = f"{head_of('bulletins', file)}{fields}preface_digests: [{digests}]\n"
    text = f'{above}digest: "{bulletin.digest_of(above)}"\n{_preface(issue)}'
    return OutputFile(file, text.encode("utf-8"))


def _fields(value: Struct, names: Iterable[str]) -> Iterator[str]:
    """Yield the lines of those of some fields that say something."""
    for name in names:
        held = getattr(value, name)
        if held not in {None, "", ()} and (name, held) != ("public_scope", "full"):
            yield from _field(name, held)


def _field(name: str, value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        yield f"{name}:\n"
        yield from (f"  - {_row(row)}\n" for row in value)
    elif isinstance(value, BLOCKS):
        yield f"{name}:\n"
        yield from (f"  {line}" for line in _fields(value, value.__struct_fields__))
    elif isinstance(value, Both):
        yield f"{name}: {inline(asdict(value))}\n"
    elif isinstance(value, Struct):
        yield f"{name}: {_row(value)}\n"
    else:
        yield f'{name}: "{value}"\n' if name in QUOTED else f"{name}: {scalar(value)}\n"


def _row(value: Struct) -> str:
    names = FACT if isinstance(value, bulletin.Fact) else value.__struct_fields__
    given = ((name, getattr(value, name)) for name in names)
    return inline({name: row for name, row in given if row is not None and row != ()})


def _preface(draft: bulletin.Bulletin) -> str:
    rows = "".join(f"  - {quoted(paragraph)}\n" for paragraph in draft.preface)
    return f"preface:\n{rows}" if rows else ""


def quoted(paragraph: str) -> str:
    """Write a paragraph in quotes, since braces would begin a mapping."""
    if "{" not in paragraph:
        return scalar(paragraph)
    escaped = paragraph.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def printed_words(
    catalog: Catalog,
    draft: bulletin.Bulletin,
    facts: Iterable[bulletin.Fact],
    chinese: Translate,
    english: Translate,
) -> bulletin.Printed:
    """Return the names, titles and labels of an issue as they are on the day of issuing."""
    facts, asked = tuple(facts), (*draft.demands, *draft.followed)
    named = {fact.county for fact in facts} | {row.of_county for row in asked}
    codes = sorted({code for code in named if code} & catalog.areas.keys())
    tasks = {fact.task for fact in facts if fact.task} | {draft.node_task or ""}
    unit, keys = catalog.units.get(draft.issuer), {fact.key for fact in facts}
    return bulletin.Printed(
        issuer=unit.name if unit else draft.issuer,
        series=catalog.term("bulletin_series", draft.series),
        signed_by=catalog.term("posts", draft.signed_by_post) if draft.signed_by_post else None,
        counties=tuple(bulletin.CountyName(code, catalog.areas[code].name) for code in codes),
        tasks=tuple(
            bulletin.TaskTitle(name, catalog.tasks[name].title)
            for name in sorted(tasks & catalog.tasks.keys())
        ),
        labels=tuple(
            bulletin.Label(key, chinese(kind.words), english(kind.words), kind.unit)
            for key, kind in FACT_KINDS.items()
            if key in keys
        ),
        programme=_programme(catalog, draft),
        terms=tuple(_terms(catalog, asked)),
    )


def _terms(catalog: Catalog, asked: Iterable[bulletin.Demand]) -> Iterator[bulletin.Term]:
    """Yield what the bodies and the kinds of bodies that demands name are called."""
    for code in sorted({name for row in asked for name in (row.unit, row.unit_kind) if name}):
        unit = catalog.units.get(code)
        pair = Both(unit.name, unit.name) if unit else catalog.term("unit_kinds", code)
        yield bulletin.Term(code, pair.zh, pair.within("en"))


def _programme(catalog: Catalog, draft: bulletin.Bulletin) -> str | None:
    """Return what the programme of an issue is called, where several had begun by its day."""
    begun = [row for row in catalog.programmes if row.start_on <= draft.as_of]
    about = about_issue(catalog, draft) if len(begun) > 1 else None
    return about.title if about else None


def edition_file(name: str) -> str:
    """Return the path of the record of an edition, from its identifier."""
    return f"{bulletin.EDITIONS}/{name}.yaml"


def record_file(name: str, edition: Edition) -> OutputFile:
    """Return the file of a record."""
    file = edition_file(name)
    return OutputFile(file, "".join((head_of("editions", file), *_lines(edition))).encode("utf-8"))


def _lines(edition: Edition) -> Iterator[str]:
    yield from _fields(edition, RECORDED)
    if edition.earlier:
        names = ", ".join(f'"{name}"' for name in edition.earlier)
        yield f"earlier: [{names}]\n"
    yield f'files_n: {edition.files_n}\nmanifest_digest: "{edition.manifest_digest}"\n'
