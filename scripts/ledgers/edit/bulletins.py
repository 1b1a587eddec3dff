"""Write bulletins: a draft that people edit, and the sealed issue made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from ledgers.edit.text import flow_entry, scalar
from ledgers.model.bulletin import (
    DRAFT,
    ISSUED,
    Bulletin,
    Change,
    Fact,
    Pair,
    Printed,
    digest_of,
    facts_digest,
)
from ledgers.model.output import OutputFile
from ledgers.model.provenance import Engine, Inputs

FOLDER = "data/city/bulletins"
HEAD = "# yaml-language-server: $schema=../../../schemas/bulletins.schema.json\n"
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
)
"""Fields that a draft has and an issue keeps, in their order."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What issuing adds to a draft: day, figures, what computed them and from what, and words."""

    issued_on: date
    facts: tuple[Fact, ...]
    inputs: Inputs
    engine: Engine
    words: Printed
    corrections: tuple[Change, ...] = ()


def bulletin_file(identifier: str) -> str:
    """Return where a bulletin lies, by its identifier."""
    return f"{FOLDER}/{identifier}.yaml"


def draft_file(draft: Bulletin) -> OutputFile:
    """Return the file of a draft; its preface is there to be edited."""
    text = HEAD + "".join(_head(draft, DRAFT)) + _corrects(draft) + _preface(draft)
    return OutputFile(bulletin_file(draft.id), text.encode("utf-8"))


def issued_file(draft: Bulletin, frozen: Frozen) -> OutputFile:
    """Return the file of an issue: all that is sealed, its digest, and the preface below it."""
    above = HEAD + "".join(_sealed(draft, frozen))
    text = f'{above}digest: "{digest_of(above)}"\n{_preface(draft)}'
    return OutputFile(bulletin_file(draft.id), text.encode("utf-8"))


def _head(draft: Bulletin, status: str) -> Iterator[str]:
    yield f"series: {scalar(draft.series)}\nkind: {draft.kind}\nstatus: {status}\n"
    yield f'year: "{draft.year}"\nissue_no: {draft.issue_no}\n'
    for name in FIELDS:
        value = getattr(draft, name)
        if value not in {None, ""}:
            yield f"{name}: {scalar(value)}\n"


def _corrects(draft: Bulletin) -> str:
    return f"corrects: {draft.corrects}\n" if draft.corrects else ""


def _sealed(draft: Bulletin, frozen: Frozen) -> Iterator[str]:
    yield from _head(draft, ISSUED)
    yield f"issued_on: {frozen.issued_on}\npublished_on: {frozen.issued_on}\n"
    yield _corrects(draft)
    yield f"named_units_n: {draft.named_units_n}\nnamed_posts_n: {draft.named_posts_n}\n"
    if draft.public_scope != "full":
        yield f"public_scope: {draft.public_scope}\n"
    yield from _listed("corrections", (_change(change) for change in frozen.corrections))
    yield from _inputs(frozen.inputs)
    yield from engine_lines(frozen.engine)
    yield from _words(frozen.words)
    yield from _listed("facts", (_fact(fact) for fact in frozen.facts))
    yield f'facts_digest: "{facts_digest(frozen.facts)}"\n'
    digests = ", ".join(f'"{digest_of(paragraph)}"' for paragraph in draft.preface)
    yield f"preface_digests: [{digests}]\n"


def _inputs(inputs: Inputs) -> Iterator[str]:
    yield f'inputs:\n  data: "{inputs.data}"\n  schemas: "{inputs.schemas}"\n'
    yield f'  digest: "{inputs.digest}"\n'


def engine_lines(engine: Engine) -> Iterator[str]:
    """Yield the lines that name a program."""
    yield f'engine:\n  tool: "{engine.tool}"\n'
    yield f'  lock: "{engine.lock}"\n  code: "{engine.code}"\n'


def _words(words: Printed) -> Iterator[str]:
    yield f"words:\n  issuer: {scalar(words.issuer)}\n"
    yield from _pair("series", words.series)
    yield from _pair("signed_by", words.signed_by)
    for name in ("counties", "tasks", "labels"):
        rows = (flow_entry(structs.asdict(row)) for row in getattr(words, name))
        yield from (f"  {line}" for line in _listed(name, rows))


def _pair(name: str, pair: Pair | None) -> Iterator[str]:
    if pair is not None:
        yield f"  {name}: {flow_entry(structs.asdict(pair))}\n"


def _listed(name: str, rows: Iterable[str]) -> Iterator[str]:
    lines = [f"  - {row}\n" for row in rows]
    if lines:
        yield f"{name}:\n"
        yield from lines


def _fact(fact: Fact) -> str:
    return flow_entry(
        {"key": fact.key, "county": fact.county, "task": fact.task, "value": fact.value}
    )


def _change(change: Change) -> str:
    return flow_entry(
        {
            "key": change.key,
            "county": change.county,
            "task": change.task,
            "was": change.was,
            "now": change.now,
        }
    )


def _preface(draft: Bulletin) -> str:
    return "".join(_listed("preface", (quoted(paragraph) for paragraph in draft.preface)))


def quoted(paragraph: str) -> str:
    """Write a paragraph in quotes, since braces would begin a mapping."""
    return scalar(paragraph) if "{" not in paragraph else _in_quotes(paragraph)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
