"""Write `site/examples.yaml`: a fixture of each kind of problem, what is said of it, what is right.

    .venv/bin/python -m tests.cases.examples

The line as it should be is the one that the check shows; else the one of the sound mini city, where
the fixture changed a line of it. Where there is neither, the hint says what to do.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledgers.check.file.schema import Rulebook
from ledgers.check.privacy.persons import persons_in
from ledgers.flow.load import City, checked
from ledgers.flow.mending import workshop_of
from ledgers.model.kinds import KINDS
from ledgers.model.problem import Problem
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import LOCALE, SITE, translator
from tests.cases.fixtures import TODAY, Case, cases, laid
from tests.cities import MINI, SCHEMAS, MemoryTree
from tests.federation import WHOLE
from tests.once import remembering

EXAMPLES = SITE / "examples.yaml"
CITY = {**MINI, **SCHEMAS}
LONGEST = 120
HEAD = """# A fixture of each kind of problem: what the check says of it, and what is right.
# Written by `python -m tests.cases.examples`; a test compares it with the check.
"""


RULEBOOK = Rulebook(schemas_of(MemoryTree(SCHEMAS)).by_ledger)


@cache
def sound_city() -> City:
    """Return the mini city as it is, without its texts: those of a fixture are other ones."""
    tree = MemoryTree(CITY)
    city = checked(documents_of(tree), schemas_of(tree), date.fromisoformat(TODAY), None)
    return replace(city, reading=None)


def base_of(case: Case) -> Mapping[str, bytes]:
    """Return the files that a fixture changes: those of the mini city, or of a province."""
    return WHOLE if case.is_of_province else CITY


def example_of(case: Case, problem: Problem) -> dict[str, Any]:
    """Return what a fixture shows of a kind of problem, as plain values."""
    tree, chinese = laid(case, base_of(case)), translator(LOCALE, "zh")
    told = problem
    if not case.is_of_province:
        shop = workshop_of(tree, sound_city(), RULEBOOK)
        told = shop.named(shop.mended(problem))
    place, text = told.place, text_of(tree, told.place.file)
    mended = told.mended.right if told.mended else sound_line(case, text, place.file, place.line)
    excerpt = told.mended.wrong if told.mended else line_of(text, place.line)
    return {
        "fixture": case.name,
        "file": place.file if place.file.isprintable() else ascii(place.file),
        "line": place.line,
        "column": place.column,
        "excerpt": shown(excerpt),
        "mended": shown(mended),
        "message": {"zh": shown(chinese(told.message)), "en": shown(english(told.message))},
        "hint": {
            "zh": chinese(told.hint or told.message),
            "en": english(told.hint or told.message),
        },
    }


def text_of(tree: MemoryTree, file: str) -> str:
    """Return the text of a file of a tree; nothing where there is none."""
    return (tree.files.get(file) or b"").decode("utf-8", "replace")


def line_of(text: str, line: int) -> str:
    """Return a line of a text, counted from 1."""
    return dict(enumerate(text.split("\n"), 1)).get(line, "")


def sound_line(case: Case, text: str, file: str, line: int) -> str:
    """Return the line that stands in the sound city where a fixture has another one."""
    base = base_of(case)
    before = laid(case.before, base).files if case.is_of_change else base
    sound = (before.get(file) or b"").decode().split("\n")
    lines = text.split("\n")
    start = alike(lines, sound)
    end = alike(lines[start:][::-1], sound[start:][::-1])
    inside = start < line <= len(lines) - end and line <= len(sound) - end
    return sound[line - 1] if inside else ""


def alike(one: list[str], other: list[str]) -> int:
    """Return with how many equal lines two lists begin."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def shown(text: str) -> str:
    """Return a text on one line, not too long, that leads to nobody."""
    line = "".join(sign if sign.isprintable() else "␣" for sign in text)
    if persons_in(line):
        line = re.sub(r"(: |# ).*", r"\1…", line)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the example of each kind of problem: of a fixture that is mended, if there is one."""
    from tests.unit.test_cases import problems_of  # noqa: PLC0415 - that module asks this one

    failing: dict[str, list[Case]] = {kind.code: [] for kind in KINDS}
    for case in cases():
        if case.code in {row[0] for row in case.expected}:
            failing[case.code].append(case)
    for code, rows in sorted(failing.items()):
        found = []
        for case in rows[:3]:
            problem = next(row for row in problems_of(case) if row.kind.code == code)
            found.append(example_of(case, problem))
            if found[-1]["mended"]:
                break
        yield code, max(found, key=lambda row: bool(row["mended"]))


def written(rows: Mapping[str, dict[str, Any]]) -> str:
    """Return the examples as they stand in their file."""
    return HEAD + yaml.safe_dump(dict(rows), allow_unicode=True, sort_keys=False, width=1000)


if __name__ == "__main__":
    remembering(pytest.MonkeyPatch())
    Path(EXAMPLES).write_text(written(dict(examples())), "utf-8")
