"""What may stand at a place of a file: words and fields, with what they are called in Chinese."""

import re
from collections.abc import Mapping

from ledgers.model.catalog import Catalog
from ledgers.model.choices import terms_of
from ledgers.model.contract import Field
from ledgers.model.document import Document
from ledgers.model.kinds import schemas
from ledgers.model.problem import Mended, Problem
from ledgers.model.values import replace
from ledgers.model.words import Both, say

EXAMPLE = re.compile(r"such as (\S+)\Z")


def allowed(catalog: Catalog, problem: Problem, document: Document) -> Mapping[str, str]:
    """Return the words, or the fields, that may stand where a problem is."""
    names = _names(problem, document)
    fields = catalog.contract.ledger(document.ledger).fields
    if problem.kind is schemas.UNKNOWN_FIELD:
        return {way[-1]: row.title.zh for way, row in fields.items() if way[:-1] == names[:-1]}
    return _called(catalog, document, fields[names]) if names in fields else {}


def _names(problem: Problem, document: Document) -> tuple[str, ...]:
    return tuple(step for step in document.path_at(problem.place) if isinstance(step, str))


def _called(catalog: Catalog, document: Document, asked: Field) -> Mapping[str, str]:
    if asked.entry.get("x-refers") == "units":
        return {unit.id: unit.name for unit in catalog.units_of.get(document.owner, ())}
    return {code: both.zh for code, both in terms_of(asked, catalog.words).items()}


def listed(words: Mapping[str, str]) -> Both:
    """Return words that may be written, in Chinese each with what it means."""
    chinese = "、".join(f"{word}（{title}）" if title else word for word, title in words.items())
    return Both(chinese, ", ".join(words))


def missing_line(
    catalog: Catalog, problem: Problem, document: Document | None, lines: list[str]
) -> Problem:
    """Return the problem of a field that is missing, with the line to add and an example in it."""
    name = str(problem.message.args["name"])
    names = _names(problem, document) if document else ()
    fields = catalog.contract.ledger(document.ledger).fields if document else {}
    # A group begins where the first of its fields does.
    ways = [way for way in ((*names, name), (*names[:-1], name)) if way in fields]
    if document is None or not ways:
        return problem
    asked, before = fields[ways[0]], lines[problem.place.line - 1]
    hint = EXAMPLE.search(asked.entry.get("x-pattern-hint", {}).get("en", ""))
    example = next(iter(_called(catalog, document, asked)), hint[1] if hint else "…")
    line = f"{name}: [{example}]" if asked.listed else f"{name}: {example}"
    told = say("add a line for “{title}”, such as: {line}", title=asked.title, line=line)
    start = re.match(r" *(?:- +)*", before)
    indent = len(start[0]) if start and names else 0
    return replace(problem, hint=told, mended=Mended("", " " * indent + line))
