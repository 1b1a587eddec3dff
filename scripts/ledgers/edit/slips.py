"""Lines as they should be: what was probably meant is tried, and shown where the file is sounder.

What is often mistyped stands in `site/slips.yaml`. It is tried on the line of a problem, and on
some before it where the file cannot be read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain, product
from typing import Any

from ledgers.edit.typed import QUOTED, titled
from ledgers.edit.workbooks.typed import words_of
from ledgers.model import Both, Document, Problem, Struct, Words, field, names_on, replace, say
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Field
from ledgers.model.kinds import dialect, schemas
from ledgers.model.problem import Mended
from ledgers.model.words import as_words

NEAR, FEW = 8, 15
"""Lines before one that cannot be read in which the slip is looked for; words in a hint."""
TO_DELETE = (
    *(dialect.DUPLICATE_KEY, dialect.MERGE_MARKER, dialect.SECOND_DOCUMENT, dialect.DIRECTIVE),
    schemas.REPEATED,
)
CHOSEN = (schemas.NOT_ALLOWED, schemas.PATTERN, schemas.UNKNOWN_FIELD)
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s,\]:：#]+|.*")
YEAR = re.compile(r"\b(20[0-9]{2})-[0-9]{2}-[0-9]{2}\b")
EXAMPLE = re.compile(r"such as (\S+)\Z")
INDENT = re.compile(r" *(?:- +)*")
ALIKE = 0.8
Try = tuple[int, str, Mapping[str, Words]]
"""A line's position, what it may be meant to be, and words that say what was mistyped."""


class Workshop(Struct):
    """What mending lines needs: a city, `slips`, and how its files are read and judged.

    `text` returns what a file of a ledger says, empty where it cannot be had; `read` a document or
    problems of a text under a name; `judge` what is wrong with a document alone. `folded` is a line
    in plain widths; `tells` says that a line leads to a person. `before` keeps what is wrong with
    each file as it is.
    """

    catalog: Catalog
    slips: Sequence[Mapping[str, Any]]
    text: Callable[[str], str]
    read: Callable[[str, str], tuple[Document | Problem, ...]]
    judge: Callable[[Document], Iterable[Problem]]
    folded: Callable[[str], str]
    tells: Callable[[str], object]
    before: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def mended(self, problem: Problem) -> Problem:
        """Return a problem with the line as it should be, where it is found."""
        args, text = problem.hint.args if problem.hint else {}, self.text(problem.place.file)
        if "path" in args:
            return replace(problem, mended=Mended(problem.place.file, str(args["path"])))
        lines = text.splitlines()
        if not 0 < problem.place.line <= len(lines):
            return problem
        if problem.kind == schemas.MISSING_FIELD:
            return missing_line(self.catalog, problem, self.document(problem, text), lines)
        document = self.document(problem, text) if problem.kind in CHOSEN else None
        words = allowed(self.catalog, problem, document) if document else {}
        if words and (len(words) <= FEW or "close" not in args):
            problem = replace(problem, hint=choice(words, _written(problem, lines)))
        for index, right, told in self.tries(problem, lines, words):
            if not any(map(self.tells, (lines[index], right))):
                place = replace(problem.place, line=index + 1)
                return replace(problem, place=place, mended=Mended(lines[index], right), **told)
        return problem

    def named(self, problem: Problem) -> Problem:
        """Return a problem whose message quotes fields by their titles, their names behind."""
        said = QUOTED.search(problem.message.text)
        found = self.document(problem, self.text(problem.place.file)) if said else None
        return titled(problem, found, self.catalog.contract) if found else problem

    def document(self, problem: Problem, text: str) -> Document | None:
        """Return the file of a problem as it can be read."""
        return next(
            (row for row in self.read(problem.place.file, text) if isinstance(row, Document)), None
        )

    def tries(self, problem: Problem, lines: list[str], words: Mapping[str, str]) -> Iterator[Try]:
        """Yield lines that make the file sounder, or that the hint of a problem names."""
        last, known = problem.place.line - 1, problem.hint.args if problem.hint else {}
        if problem.kind.code[0] in "YS" and self.is_own(problem, lines):
            tries = tuple(self._tries(problem, lines, words))
            # Who writes one colon as in Chinese writes those below it so too.
            below = [self._without(self.slips[0], line, "") for line in lines]
            ways = product((lines, below) if below != lines else (lines,), (True, False), tries)
            for rest, wholly, (index, right, told) in ways:
                changed = [*lines[:index], *filter(None, [right]), *rest[index + 1 :]]
                if right != lines[index] and self.is_sounder(problem, changed, wholly=wholly):
                    yield index, right, told
        elif "close" in known:
            yield last, _with(lines[last], problem.place.column, str(known["close"])), {}
        elif {"field", "name"} <= set(known):
            yield last, f"{known['field']}: {known['name']}", {}

    def is_own(self, problem: Problem, lines: list[str]) -> bool:
        """Say whether a problem is one of its file alone: no line of that one mends another."""
        file, asked = problem.place.file, (problem.kind, problem.place.line)
        if file not in self.before:
            self.before[file] = self.faults(file, "\n".join(lines) + "\n")
        return asked in [(row.kind, row.place.line) for row in self.before[file]]

    def is_sounder(self, problem: Problem, changed: list[str], *, wholly: bool) -> bool:
        """Say whether a file is sounder, or can be read farther, with lines that are changed."""
        file = problem.place.file
        after = self.faults(file, "\n".join(changed) + "\n")
        stops = [row.place.line for row in after if row.kind.code[0] == "Y"]
        if problem.kind.code[0] == "Y":
            return not stops or not (wholly or min(stops) <= problem.place.line)
        known = {row.said for row in self.before[file]} - {problem.said}
        here = {row.said for row in after if row.place.line == problem.place.line}
        return here <= known and not stops and len(after) < len(self.before[file])

    def faults(self, file: str, text: str) -> tuple[Problem, ...]:
        """Return what is wrong with a file alone."""
        rows = self.read(file, text)
        found = ((row,) if isinstance(row, Problem) else self.judge(row) for row in rows)
        return tuple(chain.from_iterable(found))

    def _tries(self, problem: Problem, lines: list[str], words: Mapping[str, str]) -> Iterator[Try]:
        """Yield lines that may be mistyped, each as it may be meant, the likeliest first."""
        last, unread = problem.place.line - 1, problem.kind == dialect.SYNTAX
        near = range(last, max(-1, last - NEAR) if unread else last - 1, -1)
        if problem.kind in TO_DELETE:
            yield last, "", {}
        for word in _meant(_written(problem, lines), words):
            hint = say("write “{close}”, if that was meant", close=word)
            yield last, _with(lines[last], problem.place.column, word), {"hint": hint}
        years = YEAR.findall("\n".join([*lines[:last], *lines[last + 1 :]]))
        parts = ("message", "hint") if unread else ("hint",)
        for slip in (each for each in self.slips if "message" in each or not unread):
            told = {part: as_words(Both(**slip[part])) for part in parts if part in slip}
            for index in near:
                yield index, self._without(slip, lines[index], max(years, default="")), told
        for index in near if unread or problem.kind == dialect.TAB else ():
            yield from ((index, right, told) for right in _indented_otherwise(lines, index))

    def _without(self, slip: Mapping[str, Any], line: str, year: str) -> str:
        """Return a line without what is often mistyped; as it is where it does not hold that."""
        if slip.get("fold"):
            return self.folded(line)
        steps = slip.get("steps", ())
        if not steps or not re.search(steps[0][0], line) or ("{year}" in steps[0][1] and not year):
            return line
        for found, instead in steps:
            line = re.sub(found, instead.replace("{year}", year), line)
        return line


def _written(problem: Problem, lines: list[str]) -> str:
    found = VALUE.match(lines[problem.place.line - 1], problem.place.column - 1)
    return found[0].strip("\"'") if found else ""


def _meant(bare: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the words that are meant: in Chinese, or in part if no other; or a slip away."""
    yield from (word for word, title in words.items() if bare.lower() in {title, word.lower()})
    parts = [word for word, title in words.items() if (title and title in bare) or bare in title]
    yield from parts if len(bare) > 1 and len(parts) == 1 and parts[0] not in bare else ()
    yield from get_close_matches(bare.lower(), list(words), n=1, cutoff=ALIKE)


def _with(line: str, column: int, new: str) -> str:
    """Return a line with another value at a column."""
    return line[: column - 1] + VALUE.sub(lambda _: new, line[column - 1 :], count=1)


def _indented_otherwise(lines: list[str], index: int) -> Iterator[str]:
    """Yield a line with the indentations that lines before it, or the next one, have."""
    line, depths = lines[index].expandtabs(4), {0}
    now = len(line) - len(line.lstrip())
    for other in [*lines[max(0, index - NEAR) : index], *lines[index + 1 : index + 2]]:
        found = INDENT.match(other)
        depths |= {len(found[0]), len(other) - len(other.lstrip(" "))} if found else set()
    yield from (" " * depth + line.lstrip() for depth in sorted(depths, key=lambda d: abs(d - now)))


def allowed(catalog: Catalog, problem: Problem, document: Document) -> Mapping[str, str]:
    """Return the words, or the fields, that may stand where a problem is."""
    names = names_on(document.path_at(problem.place))
    fields = catalog.contract.ledger(document.ledger).fields
    if problem.kind == schemas.UNKNOWN_FIELD:
        return {way[-1]: row.title.zh for way, row in fields.items() if way[:-1] == names[:-1]}
    return _called(catalog, document, fields[names]) if names in fields else {}


def _called(catalog: Catalog, document: Document, asked: Field) -> Mapping[str, str]:
    called = words_of(catalog, document.owner, asked).items()
    named = ((code, both.zh.removesuffix(f" {code}")) for code, both in called)
    return {f'"{code}"' if code.isdecimal() else code: title for code, title in named}


def choice(words: Mapping[str, str], written: str) -> Words:
    """Return a hint with the words that may be written: of many those that are most like it."""
    called = {word if written.isascii() else title: word for word, title in words.items()}
    near = list(words)
    if len(words) > FEW:
        near = [called[each] for each in get_close_matches(written, called, NEAR, 0)]
    chinese = "、".join(f"{word}（{words[word]}）" if words[word] else word for word in near)
    more = "" if len(near) == len(words) else " …"
    return say("write one of: {words}", words=Both(chinese + more, ", ".join(near) + more))


def missing_line(
    catalog: Catalog, problem: Problem, document: Document | None, lines: list[str]
) -> Problem:
    """Return the problem of a field that is missing, with the line to add and an example in it."""
    name = str(problem.message.args["name"])
    names = names_on(document.path_at(problem.place)) if document else ()
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
    start = INDENT.match(before)
    indent = len(start[0]) if start and names else 0
    return replace(problem, hint=told, mended=Mended("", " " * indent + line))
