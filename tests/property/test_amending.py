"""Files with other values: they read back as wanted, and what was not changed stays as it was."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.amending import amended
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.yaml_text import block
from ledgers.read.documents import document_of

FILE = "data/counties/990121/progress/T07.yaml"
ENTRY = ("on", "status", "note", "count", "flag", "codes", "inner")
FIELDS = ("task", "unit", "note", "count", "flag", "codes", "group", "updates")
SCHEMA: dict[str, Any] = {
    "properties": {name: {} for name in FIELDS[:-2]}
    | {"group": {"properties": {name: {} for name in ENTRY[:-1]}}}
    | {"updates": {"items": {"properties": {name: {} for name in ENTRY}}}}
}
LEDGER = Contract({"progress": SCHEMA}).ledger("progress")

texts = st.text(st.sampled_from("ab1: #-'\"{}[],!&*县，：é"), max_size=6)
singles = st.one_of(texts, st.integers(-99, 99), st.booleans(), st.none())
lists = st.lists(singles, max_size=3)


def group(names: tuple[str, ...], first: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return groups of fields that begin with the first of some names."""
    rest = {name: st.one_of(singles, lists) for name in names[1:]}
    return st.fixed_dictionaries({names[0]: first}, optional=rest)


days = st.sampled_from(["2026-07-01", "2026-07-02", "2026-07-03"])
entries = st.lists(group(ENTRY, days), max_size=4)
records = st.fixed_dictionaries(
    {"task": texts},
    optional={name: st.one_of(singles, lists) for name in FIELDS[1:-2]}
    | {"group": group(ENTRY[:-1], days), "updates": entries},
)
ordered = records.map(lambda row: {name: row[name] for name in FIELDS if name in row})


def written(value: dict[str, Any], *, marked: bool = False, ending: str = "\n") -> Document:
    """Return a file with some values, with a comment above each line if wanted."""
    lines = block(value).splitlines()
    pads = [line[: len(line) - len(line.lstrip(" "))] for line in lines]
    if marked:
        rows = zip(pads, lines, range(len(lines)), strict=True)
        lines = [row for pad, line, at in rows for row in (f"{pad}# comment {at}", line)]
    return read("".join(f"{line}{ending}" for line in lines))


def read(text: str) -> Document:
    """Return the document that a text holds."""
    location = located(FILE)
    assert location is not None
    (document,) = document_of(FILE, location, text.encode())
    assert isinstance(document, Document), document
    return document


@given(old=ordered, new=ordered, marked=st.booleans(), ending=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_reads_back(
    old: dict[str, Any], new: dict[str, Any], *, marked: bool, ending: str
) -> None:
    """Any values become any others, whatever stands between the lines."""
    text = amended(written(old, marked=marked, ending=ending), new, LEDGER)
    assert read(text).value == new
    assert amended(read(text), new, LEDGER) == text


@given(ordered.filter(lambda row: row.get("updates")), st.data())
def test_all_but_the_line_stays(old: dict[str, Any], data: st.DataObject) -> None:
    """Where one value of one entry is another one, all other lines and comments are the same."""
    document = written(old, marked=True)
    wanted = deepcopy(old)
    entry = data.draw(st.sampled_from(wanted["updates"]))
    entry["on"] = "2026-12-31"
    lines = amended(document, wanted, LEDGER).splitlines()
    before = document.text.splitlines()
    assert len(lines) == len(before)
    assert sum(a != b for a, b in zip(lines, before, strict=True)) == 1


@given(ordered.filter(lambda row: "updates" in row), days)
def test_an_entry_more_takes_nothing_away(old: dict[str, Any], day: str) -> None:
    """An entry that is added stands below the others, which stay with their comments."""
    document = written(old, marked=bool(old["updates"]))
    wanted = {**old, "updates": [*old["updates"], {"on": day, "status": "doing"}]}
    lines = amended(document, wanted, LEDGER).splitlines()
    if old["updates"]:
        assert lines[: len(document.text.splitlines())] == document.text.splitlines()
    assert lines[-2:] == [f"  - on: {day}", "    status: doing"]
