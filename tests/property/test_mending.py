"""Files that are mended: sound ones say what they said, damaged ones what they were to say."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.mending import Mender
from ledgers.model.bulletin import Term
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.yaml_text import block
from ledgers.read.documents import document_of
from tests.cities import MINI, SCHEMAS

CONTRACT = Contract(
    {
        name.removeprefix("schemas/").removesuffix(".schema.json"): json.loads(data)
        for name, data in SCHEMAS.items()
        if name.endswith(".json")
    }
)
WORDS = {
    "blockers": {"funding": Term("funding", "经费未落实"), "staffing": Term("staffing", "人员不足")}
}
FILE = "data/counties/990121/progress/T07.yaml"


def read(text: str, path: str = FILE) -> Document | None:
    """Return the document that a text holds, if it can be read."""
    at = located(path)
    assert at is not None
    found = next(document_of(path, at, text.encode()))
    return found if isinstance(found, Document) else None


def mended(text: str, path: str = FILE) -> str:
    """Return a text of the year 2026, mended; it has to be one that can be."""
    at = located(path)
    assert at is not None
    found = Mender(CONTRACT.ledger(at.ledger), WORDS, "2026", "2026-12-31", lambda: None).text(
        text, lambda new: read(new, path)
    )
    assert found is not None, text
    return found


def said(text: str, path: str = FILE) -> dict[str, Any]:
    """Return what a text says."""
    document = read(text, path)
    assert document is not None, text
    return document.value


days = st.builds("2026-{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 28))
texts = st.text(st.sampled_from("ab1：:，[]# -“”县《》"), min_size=1, max_size=8)
fields: dict[str, st.SearchStrategy[Any]] = {
    "on": days,
    "came_in": days,
    "status": st.sampled_from(["doing", "submitted", "blocked", "not_applicable"]),
    "measures": st.lists(st.sampled_from(["T07.1", "T07.2"]), min_size=1, unique=True),
    "period": st.sampled_from(["2026", "2026-07", "2026-Q3"]),
    "evidence": st.just(["documents/D2026-05-28-1", "events/E2026-K7QZM"]),
    "blocker": st.sampled_from(sorted(WORDS["blockers"])),
    "note": texts,
}
required = {name: fields.pop(name) for name in ("on", "status")}
entries = st.fixed_dictionaries(required, optional=fields)
shuffled = entries.flatmap(lambda row: st.permutations(list(row.items())).map(dict))
records = st.fixed_dictionaries(
    {"updates": st.lists(shuffled, min_size=1, max_size=3)},
    optional={"task": st.just("T07"), "unit": st.just("990121-internal_office-02")},
)


@given(records, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_sound_file_says_what_it_said(value: dict[str, Any], marked: bool, ending: str) -> None:  # noqa: FBT001 - drawn
    """Only the order of its fields changes; every line of it stays, and every comment."""
    lines = block(value).splitlines()
    pads = [line[: len(line) - len(line.lstrip(" "))] for line in lines]
    if marked:
        both = zip(pads, lines, strict=True)
        lines = [row for at, (pad, line) in enumerate(both) for row in (f"{pad}# {at}", line)]
    text = "".join(f"{line}{ending}" for line in lines)

    new = mended(text)

    assert said(new) == said(text)
    assert mended(new) == new
    bare = [
        sorted(re.sub("^[ -]*", "", line) for line in each.splitlines()) for each in (text, new)
    ]
    assert bare[0] == bare[1]
    order = [names[-1] for names in CONTRACT.ledger("progress").fields if len(names) > 1]
    for entry in said(new)["updates"]:
        assert [*entry] == sorted(entry, key=order.index)


@given(records, st.sampled_from([None, "", "reason: late again"]), days)
def test_of_new_late_entries_it_is_filled_in_once_when_they_came_in(
    value: dict[str, Any], filed: str | None, today: str
) -> None:
    """None else gets a day: none that is known, none of tomorrow, none that says it itself."""
    late = [{**row, "late": "again"} for row in value["updates"]]
    text = block({**value, "updates": late})
    mender = Mender(CONTRACT.ledger("progress"), WORDS, "2026", today, lambda: filed)

    new = mender.text(text, read)

    assert new is not None
    assert mender.text(new, read) == new
    came = [row.get("came_in") for row in said(new)["updates"]]
    assert came == [
        row.get("came_in", today if filed == "" and row["on"] <= today else None) for row in late
    ]


DAMAGES: dict[str, tuple[str, str]] = {
    "colon": (r"^( *(?:- )?\w+): ", r"\1："),
    "no space": (r"^( *(?:- )?\w+): ", r"\1:"),
    "dash": (r"^( *)- (\w+):", r"\1－ \2："),
    "tab": (r"^    (\w)", r"	\1"),
    "wide space": (r"^  - ", "\u3000- "),
    "brackets": (r": \[(.*)\]$", r": ［\1］"),
    "commas": (r"^( *measures: \[.*?), ", r"\1，"),
    "day": (r"(on|came_in): 2026-0?([0-9]+)-0?([0-9]+)$", r"\1: \2.\3"),
    "day in words": (r"(on|came_in): 2026-0?([0-9]+)-0?([0-9]+)$", r"\1: 2026年\2月\3日"),
    "day in slashes": (r"(on|came_in): 2026-0?([0-9]+)-0?([0-9]+)$", r"\1: 2026/\2/\3"),
    "wide digits": (r"(on|came_in): 2026-", r"\1: ２０２６－"),
    "no quotes": (r'period: "(.*)"$', r"period: \1"),
    "quotes": (r"(on|status): (\S+)$", r"\1: “\2”"),
    "word": (r"status: submitted$", "status: 已完成"),
    "another word": (r"status: blocked$", "status: 遇到困难"),
    "term": (r"blocker: funding$", "blocker: 经费未落实"),
    "capital": (r"status: doing$", "status: Doing"),
    "invisible": (r"^( +)(\w)", "\\1\u200b\\2"),
    "mark": (r"\A", "\ufeff"),
}


WHOLE = """\
task: T07
updates:
  - on: 2026-07-04
    status: submitted
    measures: [T07.1, T07.2]
    period: "2026-07"
  - on: 2026-07-13
    came_in: 2026-07-14
    status: blocked
    blocker: funding
  - on: 2026-07-14
    status: doing
"""


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_each_damage_is_mended(name: str) -> None:
    damaged = re.sub(*DAMAGES[name], WHOLE, flags=re.MULTILINE)

    assert damaged != WHOLE
    assert said(mended(damaged)) == said(WHOLE)


@given(records, st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=3, unique=True))
def test_a_damaged_file_says_what_it_was_to_say(value: dict[str, Any], names: list[str]) -> None:
    """Whatever damages come together, they are mended, and there is nothing left to mend."""
    for entry in value["updates"]:
        entry.pop("note", None)  # Inside a text, nothing is known to be wrong.
    text = block(value)
    for name in names:
        text = re.sub(*DAMAGES[name], text, flags=re.MULTILINE)

    new = mended(text)

    assert said(new) == value
    assert mended(new) == new


def test_nothing_in_a_city_is_changed_but_the_order() -> None:
    for path, data in MINI.items():
        if path.endswith(".yaml"):
            text = data.decode()
            assert said(mended(text, path), path) == said(text, path)


def test_what_needs_judgement_stays_as_it_is() -> None:
    text = "task: T07\nupdates:\n  - on: 31.7\n    status: 差不多\n    blocker: 没钱\n"
    assert mended(text) == text


def test_a_file_that_cannot_be_read_is_left_to_its_author() -> None:
    mender = Mender(CONTRACT.ledger("progress"), WORDS, "2026", "2026-12-31", lambda: None)
    assert mender.text('task: "T07\nupdates: [\n', read) is None


def test_fields_in_brackets_over_several_lines_stay_where_they_are() -> None:
    text = "task: T07\nupdates:\n  - {status: doing,\n     on: 2026-07-14}\n"
    assert mended(text) == text


def test_as_many_entries_as_a_file_may_hold_are_put_in_order() -> None:
    entries = 1200
    text = "task: T07\nupdates:\n" + "  - status: doing\n    on: 2026-07-14\n" * entries
    assert mended(text).count("  - on: 2026-07-14\n    status: doing\n") == entries
