"""See which lines of a file are shown: public values, and nothing that merely stands near them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ledgers.model.contract import Contract
from ledgers.model.document import Document, SourceFile
from ledgers.model.layout import located
from ledgers.project.catalog import source_of
from ledgers.project.context import Context
from ledgers.read.documents import document_of

PUBLIC, INTERNAL = {"x-visibility": "public"}, {"x-visibility": "internal"}
ROW = {"properties": {"on": PUBLIC, "status": PUBLIC, "title": PUBLIC, "note": INTERNAL}}
SCHEMAS: Mapping[str, Any] = {
    "progress": {
        "properties": {
            "task": PUBLIC,
            "measures": PUBLIC,
            "updates": {**PUBLIC, "items": ROW},
            "secrets": INTERNAL,
        }
    }
}
FILE = "data/counties/990102/progress/T07.yaml"


def public(text: str) -> SourceFile:
    """Return the public view of a file with some text."""
    location = located(FILE)
    assert location
    (document,) = document_of(FILE, location, text.encode())
    assert isinstance(document, Document), document
    return source_of(document, Context(Contract(SCHEMAS), date(2026, 7, 15)), {})


def shown(text: str) -> list[str | None]:
    """Return the lines that are shown of a file; None for each that is not."""
    return list(public(text).lines)


LINES = {
    "a hidden field has its line hidden": (
        "updates:\n  - on: 2026-05-12\n    note: 秘\n    status: doing\n",
        ["updates:", "  - on: 2026-05-12", None, "    status: doing"],
    ),
    "a hidden field in flow style hides the whole line": (
        "updates:\n  - {on: 2026-05-12, note: 秘, status: doing}\n  - {on: 2026-05-13}\n",
        ["updates:", None, "  - {on: 2026-05-13}"],
    ),
    "in flow style over lines it hides those it touches": (
        "updates:\n  - {on: 2026-05-12,\n     note: 秘,\n     status: doing}\n",
        ["updates:", "  - {on: 2026-05-12", None, "     status: doing}"],
    ),
    "an unknown field is hidden": ("task: T07\nextra: 秘\n", ["task: T07", None]),
    "a field with its own word is hidden with all inside": (
        "secrets:\n  - 一\n  -\n    task: 二\ntask: T07\n",
        [None, None, None, None, "task: T07"],
    ),
    "a schema line is shown": (
        "# yaml-language-server: $schema=../../../../schemas/progress.schema.json\ntask: T07\n",
        ["# yaml-language-server: $schema=../../../../schemas/progress.schema.json", "task: T07"],
    ),
    "but with a word behind it, it is a comment": (
        "# yaml-language-server: $schema=../x.json 秘\ntask: T07\n",
        [None, "task: T07"],
    ),
    "and only on the first line": (
        "task: T07\n# yaml-language-server: $schema=../x.json\n",
        ["task: T07", None],
    ),
    "a comment behind a value is cut off": ("task: T07   # 秘\n", ["task: T07"]),
    "behind a field without a value on its line": (
        "updates:  # 秘\n  - on: 2026-05-12  # 秘\n",
        ["updates:", "  - on: 2026-05-12"],
    ),
    "a comment on its own line is hidden": ("# 秘\ntask: T07\n# 秘\n", [None, "task: T07", None]),
    "between entries": (
        "updates:\n  - on: 2026-05-12\n    # 秘\n  # 秘\n  - on: 2026-05-13\n",
        ["updates:", "  - on: 2026-05-12", None, None, "  - on: 2026-05-13"],
    ),
    "in a flow list over lines": (
        "measures: [T07.1,  # 秘\n  # 秘\n  T07.2  # 秘\n  ]  # 秘\n",
        ["measures: [T07.1", None, "  T07.2", "  ]"],
    ),
    "behind the mark of a block text": (
        "updates:\n  - title: |-  # 秘\n      一 # 文\n\n      二\n    on: 2026-05-12\n",
        ["updates:", "  - title: |-", "      一 # 文", "", "      二", "    on: 2026-05-12"],
    ),
    "after a block text": (
        "updates:\n  - title: >\n      一\n    # 秘\n  # 秘\n    on: 2026-05-12\n",
        ["updates:", "  - title: >", "      一", None, None, "    on: 2026-05-12"],
    ),
    "a quoted text over lines is shown whole": (
        'updates:\n  - title: "一 # 文\n      二"  # 秘\n',
        ["updates:", '  - title: "一 # 文', '      二"'],
    ),
    "a plain text over lines too": (
        "updates:\n  - title: 一\n      二  # 秘\n    on: 2026-05-12\n",
        ["updates:", "  - title: 一", "      二", "    on: 2026-05-12"],
    ),
    "a hidden text over lines is hidden whole": (
        'updates:\n  - note: "一\n\n      二"\n    on: 2026-05-12\n',
        ["updates:", None, "", None, "    on: 2026-05-12"],
    ),
    "a hidden block text hides no line of its neighbours": (
        "updates:\n  - on: 2026-05-12\n    note: |\n      一\n    status: doing\n",
        ["updates:", "  - on: 2026-05-12", None, None, "    status: doing"],
    ),
    "a hidden field without a value": (
        "updates:\n  - note:\n    on: 2026-05-12\n",
        ["updates:", None, "    on: 2026-05-12"],
    ),
    "a hidden field named on a line of its own": (
        "updates:\n  - on: 2026-05-12\n    ? note\n    : 秘\n    ? status\n    : doing\n",
        ["updates:", "  - on: 2026-05-12", None, None, "    ? status", "    : doing"],
    ),
    "a hidden field by a quoted name": (
        'updates:\n  - "note": 秘\n    "on": 2026-05-12\n',
        ["updates:", None, '    "on": 2026-05-12'],
    ),
    "carriage returns change nothing": (
        (
            "task: T07  # 秘\r\nextra: 秘\r\nupdates:\r\n"
            "  - note: >-\r\n      秘\r\n    on: 2026-05-12\r\n"
        ),
        ["task: T07", None, "updates:", None, None, "    on: 2026-05-12"],
    ),
    "nor do carriage returns alone": (
        "task: T07  # 秘\rextra: 秘\rmeasures: [T07.1]\r",
        ["task: T07", None, "measures: [T07.1]"],
    ),
    "a mark of byte order is not shown": ("\ufefftask: T07\nextra: 秘\n", ["task: T07", None]),
    "the end of a document may carry a comment": (
        "task: T07\n...  # 秘\n",
        ["task: T07", None],
    ),
    "and its beginning": ("--- # 秘\ntask: T07\n", [None, "task: T07"]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES.keys())
def test_lines(text: str, lines: list[str | None]) -> None:
    found = shown(text)

    assert "秘" not in "".join(filter(None, found))
    assert found == lines


def test_a_file_with_anything_hidden_does_not_give_its_blob() -> None:
    whole = public("task: T07\n").blob
    note = public("task: T07\nsecrets: [x]\n").blob
    comment = public("task: T07 # x\n").blob

    assert (len(whole or ""), note, comment) == (40, None, None)


ENTRIES = {
    "day first": ("updates:\n  - on: 2026-06-01\n    status: doing\n", [("2026-06-01", 2)]),
    "day second": ("updates:\n  - status: doing\n    on: 2026-06-01\n", [("2026-06-01", 2)]),
    "in one line": ("updates:\n  - {on: 2026-06-01, status: doing}\n", [("2026-06-01", 2)]),
    "not indented": (
        "updates:\n- on: 2026-06-01\n- on: 2026-06-02\n",
        [("2026-06-01", 2), ("2026-06-02", 3)],
    ),
    "hidden": ("updates:\n  - note: 秘\n    on: 2026-06-01\n", []),
    "in a hidden list": ("secrets:\n  - on: 2026-06-01\n", []),
    "of the whole record": ("task: 2026-06-01\nmeasures: [T07.1]\n", []),
}


@pytest.mark.parametrize(("text", "found"), ENTRIES.values(), ids=ENTRIES)
def test_entries_of_lists_are_known_by_their_first_line(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert [(entry["on"], line) for entry, line in public(text).entries] == found


def test_of_an_entry_only_single_public_fields_are_told() -> None:
    text = "updates:\n  - on: 2026-06-01\n    title: 甲\n    note: 秘\n    status: [x]\n"

    assert [entry for entry, _ in public(text).entries] == [{"on": "2026-06-01", "title": "甲"}]
