"""See that a file is shown as its public part alone, the same whatever is hidden in it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract, Names
from ledgers.model.document import Document, Path, SourceFile
from ledgers.model.layout import located
from ledgers.model.written import Written
from ledgers.project.catalog import project, sources_of
from ledgers.project.records import ground_of, scope_of
from ledgers.project.values import public_value, shown_paths
from ledgers.read.documents import document_of, documents_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.cities import MINI, REPOSITORY, MemoryTree
from tests.unit.project.planting import planted_records

PUBLIC, INTERNAL = {"x-visibility": "public"}, {"x-visibility": "internal"}
ROW = {
    "properties": {"on": PUBLIC, "status": PUBLIC, "task": PUBLIC, "note": INTERNAL, "id": PUBLIC}
}
SCHEMAS: Mapping[str, Any] = {
    "progress": {
        "x-visibility": "public",
        "properties": {
            "task": PUBLIC,
            "measures": PUBLIC,
            "updates": {**PUBLIC, "items": ROW},
            "secrets": INTERNAL,
        },
    },
    "publication": {"x-visibility": "public", "properties": {"ledgers": PUBLIC}},
}
FILE, RULE = "data/counties/990102/progress/T07.yaml", "data/city/publication.yaml"
DAY = date(2026, 7, 15)


def read(file: str, text: str) -> Document:
    """Return a file with some text."""
    location = located(file)
    assert location
    (document,) = document_of(file, location, text.encode())
    assert isinstance(document, Document), document
    return document


def public(text: str, file: str = FILE) -> SourceFile:
    """Return the public view of a file with some text."""
    opened = read(RULE, "ledgers:\n  - {ledger: progress, published: true}\n")
    documents = [read(file, text)] if file == RULE else [opened, read(file, text)]
    shown = project(catalog_of(documents, Contract(SCHEMAS)), DAY)
    return next(source for source in sources_of(shown) if source.file == file)


WITHOUT = "task: T07\nupdates:\n  - on: 2026-05-12\n    status: doing\n"
SAME = {
    "a hidden field": "task: T07\nupdates:\n  - on: 2026-05-12\n    note: 秘\n    status: doing\n",
    "a hidden field first": WITHOUT.replace("- on:", "- note: 秘\n    on:"),
    "in flow style": "task: T07\nupdates: [{on: 2026-05-12, note: 秘, status: doing}]\n",
    "a field that no schema knows": f"{WITHOUT}extra: 秘\n",
    "a list": f"{WITHOUT}secrets:\n  - 一\n  -\n    task: 二\n",
    "a list in which all is hidden": f"{WITHOUT}measures: []\n",
    "an entry in which all is hidden": f"{WITHOUT}  - note: 秘\n",
    "comments and empty lines": f"# 秘\n\n{WITHOUT.replace('doing', 'doing  # 秘')}# 秘\n",
    "a line about the schema": f"# yaml-language-server: $schema=../x.json 秘\n{WITHOUT}",
    "quotes, and other ends of lines": WITHOUT.replace("T07", '"T07"').replace("\n", "\r\n"),
    "a mark of byte order": f"\ufeff{WITHOUT}",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_is_hidden_leaves_no_trace(text: str) -> None:
    assert public(text) == public(WITHOUT)


def test_what_is_public_is_shown_line_by_line() -> None:
    assert list(public(SAME["a hidden field first"]).lines) == WITHOUT.splitlines()


def test_only_a_file_in_which_nothing_can_be_hidden_gives_its_blob() -> None:
    opened = public("ledgers: []\n", RULE).blob

    assert (len(opened or ""), public(WITHOUT).blob) == (40, None)


ENTRIES = {
    "day first": ("updates:\n  - on: 2026-06-01\n    status: doing\n", [("2026-06-01", 2)]),
    "day second": ("updates:\n  - status: doing\n    on: 2026-06-01\n", [("2026-06-01", 2)]),
    "behind what is hidden": ("updates:\n  - note: 秘\n  - on: 2026-06-01\n", [("2026-06-01", 2)]),
    "several": (
        "updates:\n- on: 2026-06-01\n- on: 2026-06-02\n",
        [("2026-06-01", 2), ("2026-06-02", 3)],
    ),
    "in a hidden list": ("secrets:\n  - on: 2026-06-01\n", []),
    "of the whole record": ("task: 2026-06-01\nmeasures: [T07.1]\n", []),
}


@pytest.mark.parametrize(("text", "found"), ENTRIES.values(), ids=ENTRIES)
def test_entries_of_lists_are_known_by_their_first_line(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert [(entry["on"], line) for entry, line in public(text).entries] == found


def test_of_an_entry_only_single_public_fields_are_told() -> None:
    text = "updates:\n  - on: 2026-06-01\n    task: T07\n    note: 秘\n    id: [x]\n"

    assert [entry for entry, _ in public(text).entries] == [{"on": "2026-06-01", "task": "T07"}]


# ── Every ledger ─────────────────────────────────────────────────────────────────────────────────


REAL = schemas_of(FolderTree(REPOSITORY)).by_ledger
FILES, _ = planted_records(REAL, MINI)


def test_a_record_with_and_without_each_hidden_field_is_shown_the_same() -> None:
    catalog = catalog_of(documents_of(MemoryTree(FILES)).documents, Contract(REAL))
    ground = ground_of(catalog, DAY)
    tried: dict[str, list[Names]] = {}
    for document in catalog.documents:
        if ground.word(document) == "public":
            schema, scope = REAL[document.ledger], scope_of(document)
            asked = document.value, schema, ground.context, scope
            whole = Written(public_value(*asked)).lines
            shown, fixed = {way for way, _ in shown_paths(*asked)}, {*deciding(schema)}
            for path in hidden(document.value, shown):
                if path[-1] in fixed:
                    continue  # It says who may see others.
                left = without(document.value, path)
                assert Written(public_value(left, *asked[1:])).lines == whole, (document.file, path)
                way = tuple(step for step in path if isinstance(step, str))
                tried.setdefault(document.ledger, []).append(way)

    # An answer that is public holds nothing that is not.
    there = {row.name for row in catalog.contract.ledgers if not row.is_open} - {"answers"}
    assert {*tried} >= there
    assert not_in(tried, catalog.contract) == []


def not_in(tried: Mapping[str, list[Names]], contract: Contract) -> list[tuple[str, Names]]:
    """Return the fields that are never published, or only in sums, and that were not tried."""
    return [
        (ledger.name, way)
        for ledger in contract.ledgers
        for way, field in ledger.fields.items()
        if field.said("x-visibility") in ("aggregate", "internal")
        and way[-1] not in {"visibility", *deciding(ledger.schema)}
        and not any(way[: len(one)] == one for one in tried.get(ledger.name, ()))
    ]


def deciding(schema: object) -> Iterator[str]:
    """Yield the fields by which a schema decides who may see others."""
    if isinstance(schema, dict):
        said = schema.get("x-visibility")
        for word in (said, *said.get("when", ())) if isinstance(said, dict) else ():
            yield from (word[name] for name in ("field", "until", "through", "by") if name in word)
        for inner in schema.values():
            yield from deciding(inner)


def hidden(value: object, shown: set[Path], path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value that is not shown; nothing inside one is yielded again."""
    rows: Any = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for step, inner in rows:
        if (*path, step) not in shown:
            yield (*path, step)
        elif isinstance(inner, dict | list):
            yield from hidden(inner, shown, (*path, step))


def without(value: Any, path: Path) -> Any:  # noqa: ANN401 - of any shape
    """Return a value without the part at the end of a path."""
    step, *rest = path
    rows = value.items() if isinstance(value, dict) else enumerate(value)
    kept = [
        (name, without(inner, tuple(rest)) if name == step else inner)
        for name, inner in rows
        if rest or name != step
    ]
    return dict(kept) if isinstance(value, dict) else [inner for _, inner in kept]
