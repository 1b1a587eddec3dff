"""The files of bulletins, both drafts and sealed issues, and the records of editions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import Struct, structs

from ledgers.model.bulletin import (
    BULLETINS,
    DRAFT,
    EDITIONS,
    ISSUED,
    Bulletin,
    Change,
    CountyName,
    Demand,
    Engine,
    Fact,
    Inputs,
    Label,
    Pair,
    Printed,
    TaskTitle,
    Term,
    digest_of,
    facts_digest,
)
from ledgers.model.catalog import Catalog
from ledgers.model.edition import Edition
from ledgers.model.facts import FACT_KINDS
from ledgers.model.lives.programmes import about_issue
from ledgers.model.output import OutputFile
from ledgers.model.words import Translate
from ledgers.model.yaml_text import flow_entry, inline, scalar

HEAD = "# yaml-language-server: $schema=../../../schemas/{}.schema.json\n"
FIELDS = (
    "title",
    "period",
    "start_on",
    "end_on",
    "node_task",
    "as_of",
    "method",
    "issuer",
    "signed_by_post",
    "doc_no",
    "expires_on",
    "objections_until",
)
"""Fields that a draft has and an issue keeps, in their order."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Additions to a draft when it is issued: day, figures, program, inputs and words."""

    issued_on: date
    facts: tuple[Fact, ...]
    inputs: Inputs
    engine: Engine
    words: Printed
    corrections: tuple[Change, ...] = ()
    method: str | None = None


def bulletin_file(identifier: str) -> str:
    """Return the path of a bulletin, from its identifier."""
    return f"{BULLETINS}/{identifier}.yaml"


def draft_file(draft: Bulletin) -> OutputFile:
    """Return the file of a draft, with a preface to edit."""
    text = "".join((*_head(draft, DRAFT), _corrects(draft), *_asked(draft), _preface(draft)))
    return OutputFile(bulletin_file(draft.id), text.encode("utf-8"))


def issued_file(draft: Bulletin, frozen: Frozen) -> OutputFile:
    """Return the file of an issue: all that is sealed, its digest, and the preface below it."""
    above = "".join(_sealed(draft, frozen))
    text = f'{above}digest: "{digest_of(above)}"\n{_preface(draft)}'
    return OutputFile(bulletin_file(draft.id), text.encode("utf-8"))


def _head(draft: Bulletin, status: str) -> Iterator[str]:
    yield HEAD.format("bulletins")
    yield f"series: {scalar(draft.series)}\nkind: {draft.kind}\nstatus: {status}\n"
    yield f'year: "{draft.year}"\nissue_no: {draft.issue_no}\n'
    for name in FIELDS:
        value = getattr(draft, name)
        if value not in {None, ""}:
            yield f"{name}: {scalar(value)}\n"


def _asked(draft: Bulletin) -> Iterator[str]:
    for name in ("demands", "followed"):
        yield from _listed(name, map(_row, getattr(draft, name)))


def _corrects(draft: Bulletin) -> str:
    return f"corrects: {draft.corrects}\n" if draft.corrects else ""


def _sealed(draft: Bulletin, frozen: Frozen) -> Iterator[str]:
    yield from _head(draft, ISSUED)
    yield f"issued_on: {frozen.issued_on}\npublished_on: {frozen.issued_on}\n"
    yield _corrects(draft)
    yield f"named_units_n: {draft.named_units_n}\nnamed_posts_n: {draft.named_posts_n}\n"
    if draft.public_scope != "full":
        yield f"public_scope: {draft.public_scope}\n"
    yield from _listed("corrections", map(_row, frozen.corrections))
    yield f"content: {_row(draft.content)}\n" if draft.content else ""
    yield f"since: {draft.since}\n" if draft.since else ""
    yield from _listed("changes", map(_row, draft.changes))
    yield from _asked(draft)
    yield from _listed("contested", map(_row, draft.contested))
    yield from _inputs(frozen.inputs)
    yield from _engine(frozen.engine)
    yield from _words(frozen.words)
    yield from _listed("facts", map(_fact, frozen.facts))
    yield f'method_digest: "{frozen.method}"\n' if frozen.method else ""
    yield f'facts_digest: "{facts_digest(frozen.facts)}"\n'
    digests = ", ".join(f'"{digest_of(paragraph)}"' for paragraph in draft.preface)
    yield f"preface_digests: [{digests}]\n"


def _inputs(inputs: Inputs) -> Iterator[str]:
    yield f'inputs:\n  data: "{inputs.data}"\n  schemas: "{inputs.schemas}"\n'
    yield f'  digest: "{inputs.digest}"\n'


def _engine(engine: Engine) -> Iterator[str]:
    yield f'engine:\n  tool: "{engine.tool}"\n'
    yield f'  lock: "{engine.lock}"\n  code: "{engine.code}"\n'


def _words(words: Printed) -> Iterator[str]:
    yield f"words:\n  issuer: {scalar(words.issuer)}\n"
    yield f"  series: {_row(words.series)}\n"
    if words.signed_by is not None:
        yield f"  signed_by: {_row(words.signed_by)}\n"
    if words.programme is not None:
        yield f"  programme: {scalar(words.programme)}\n"
    for name in ("counties", "tasks", "labels", "terms"):
        yield from (f"  {line}" for line in _listed(name, map(_row, getattr(words, name))))


def _row(value: Struct) -> str:
    given = structs.asdict(value).items()
    return inline({name: row for name, row in given if row is not None and row != ()})


def _listed(name: str, rows: Iterable[str]) -> Iterator[str]:
    lines = [f"  - {row}\n" for row in rows]
    yield from (f"{name}:\n", *lines) if lines else ()


def _fact(fact: Fact) -> str:
    return flow_entry({name: getattr(fact, name) for name in ("key", "county", "task", "value")})


def _preface(draft: Bulletin) -> str:
    return "".join(_listed("preface", (quoted(paragraph) for paragraph in draft.preface)))


def quoted(paragraph: str) -> str:
    """Write a paragraph in quotes, since braces would begin a mapping."""
    if "{" not in paragraph:
        return scalar(paragraph)
    escaped = paragraph.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def printed_words(
    catalog: Catalog, draft: Bulletin, facts: Iterable[Fact], chinese: Translate, english: Translate
) -> Printed:
    """Return the names, titles and labels of an issue as they are on the day of issuing."""
    facts, asked = tuple(facts), (*draft.demands, *draft.followed)
    named = {fact.county for fact in facts} | {row.of_county for row in asked}
    codes = sorted({code for code in named if code} & catalog.areas.keys())
    tasks = {fact.task for fact in facts if fact.task} | {draft.node_task or ""}
    unit, keys = catalog.units.get(draft.issuer), {fact.key for fact in facts}
    return Printed(
        issuer=unit.name if unit else draft.issuer,
        series=_term(catalog, "bulletin_series", draft.series),
        signed_by=_term(catalog, "posts", draft.signed_by_post) if draft.signed_by_post else None,
        counties=tuple(CountyName(code, catalog.areas[code].name) for code in codes),
        tasks=tuple(
            TaskTitle(name, catalog.tasks[name].title)
            for name in sorted(tasks & catalog.tasks.keys())
        ),
        labels=tuple(
            Label(key, chinese(kind.words), english(kind.words), kind.unit)
            for key, kind in FACT_KINDS.items()
            if key in keys
        ),
        programme=_programme(catalog, draft),
        terms=tuple(_terms(catalog, asked)),
    )


def _terms(catalog: Catalog, asked: Iterable[Demand]) -> Iterator[Term]:
    """Yield what the bodies and the kinds of bodies that demands name are called."""
    for code in sorted({name for row in asked for name in (row.unit, row.unit_kind) if name}):
        unit = catalog.units.get(code)
        pair = Pair(unit.name, unit.name) if unit else _term(catalog, "unit_kinds", code)
        yield Term(code, pair.zh, pair.en)


def _programme(catalog: Catalog, draft: Bulletin) -> str | None:
    """Return what the programme of an issue is called, where several had begun by its day."""
    begun = [row for row in catalog.programmes if row.start_on <= draft.as_of]
    about = about_issue(catalog, draft) if len(begun) > 1 else None
    return about.title if about else None


def _term(catalog: Catalog, vocabulary: str, code: str) -> Pair:
    term = catalog.words.get(vocabulary, {}).get(code)
    return Pair(term.zh, term.en) if term else Pair(code, code)


def edition_file(name: str) -> str:
    """Return the path of the record of an edition, from its identifier."""
    return f"{EDITIONS}/{name}.yaml"


def record_file(name: str, edition: Edition) -> OutputFile:
    """Return the file of a record."""
    return OutputFile(edition_file(name), "".join(_lines(edition)).encode("utf-8"))


def _lines(edition: Edition) -> Iterator[str]:
    yield HEAD.format("editions")
    yield f"title: {scalar(edition.title)}\n"
    if edition.period:
        yield f"period: {scalar(edition.period)}\n"
    yield f"as_of: {edition.as_of}\ncut_on: {edition.cut_on}\n"
    yield f"language: {edition.language}\nmethod: {scalar(edition.method)}\n"
    yield from _engine(edition.engine)
    yield from _inputs(edition.inputs)
    yield from _listed("bulletins", map(_row, edition.bulletins))
    if edition.earlier:
        names = ", ".join(f'"{name}"' for name in edition.earlier)
        yield f"earlier: [{names}]\n"
    yield f'files_n: {edition.files_n}\nmanifest_digest: "{edition.manifest_digest}"\n'
