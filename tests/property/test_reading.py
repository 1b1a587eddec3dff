"""Laws of reading: never an exception, places inside the file, what is written is read again."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.document import Document
from ledgers.model.layout import Location
from ledgers.model.problem import Problem
from ledgers.model.yaml_text import block, scalar
from ledgers.read.dialect import INVISIBLE, Text, YamlPlaces
from ledgers.read.documents import document_of
from ledgers.read.values import parsed
from tests.property.amount import examples

WHERE = Location("990121", "progress", "T07")
FILE = "data/counties/990121/progress/T07.yaml"

YAML_LIKE = st.text(
    alphabet=st.sampled_from("ab:,-?!&*#|>'\"%@`[]{}<~\\ \n\r\t01.甲：\u200b\ufeff\x00\x85😀"),
    max_size=60,
)
VISIBLE = st.text(st.characters(codec="utf-8"), max_size=40).filter(
    lambda text: not INVISIBLE.search(text)
)
WORDS = VISIBLE.filter(lambda text: not {"\t", "\n", "\r"} & set(text))
LOOKALIKES = st.sampled_from(
    ["yes", "no", "~", "null", "true", "010", "1e3", "12:30", "0.5", "-1", "2026-05-12", "<<", "*a"]
)


def found_in(data: bytes) -> list[Document | Problem]:
    """Return everything that reading bytes gives."""
    return list(document_of(FILE, WHERE, data))


def held(data: bytes) -> None:
    """Hold the bytes of a file to the law: one document, or problems inside the file."""
    found = found_in(data)
    lines = (
        data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    assert found
    if isinstance(found[0], Document):
        assert len(found) == 1
        return
    for problem in found:
        assert isinstance(problem, Problem)
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_problems_with_a_place(data: bytes) -> None:
    held(data)


@examples(500)
@given(YAML_LIKE)
def test_any_text_is_a_document_or_problems_with_a_place(text: str) -> None:
    held(text.encode())


@given(YAML_LIKE)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert str(parsed(Text(FILE, text))) == str(parsed(Text(FILE, text)))


@examples(300)
@given(YAML_LIKE)
def test_a_value_is_plain_and_has_a_span_for_each_of_its_parts(text: str) -> None:
    for document in found_in(text.encode()):
        if isinstance(document, Document):
            spans = document.places.spans()
            assert {path for path, _ in parts((), document.value)} == set(spans)


def parts(path: tuple[str | int, ...], value: object) -> list[tuple[object, object]]:
    """Return every part of a plain value with its path."""
    inner: list[tuple[object, object]] = [(path, value)]
    if isinstance(value, dict):
        assert all(isinstance(name, str) for name in value)
        inner += [row for name, item in value.items() for row in parts((*path, name), item)]
    elif isinstance(value, list):
        inner += [row for index, item in enumerate(value) for row in parts((*path, index), item)]
    else:
        assert value is None or isinstance(value, str | bool | int | Decimal)
    return inner


@given(VISIBLE | LOOKALIKES)
def test_a_text_that_is_written_is_read_as_the_same_text(text: str) -> None:
    written = f"a: {scalar(text)}\n"

    assert parsed(Text(FILE, written)) == ({"a": text}, ())


@given(st.dictionaries(st.sampled_from("abcdef"), WORDS | LOOKALIKES, min_size=1))
def test_an_entry_that_is_written_is_read_as_the_same_fields(fields: dict[str, str]) -> None:
    written = "rows:\n" + block([fields], "  ")

    assert parsed(Text(FILE, written)) == ({"rows": [fields]}, ())


@given(st.lists(WORDS | LOOKALIKES, max_size=5))
def test_a_list_that_is_written_is_read_as_the_same_list(words: list[str]) -> None:
    written = "rows:\n" + block([{"a": words}], "  ")

    assert parsed(Text(FILE, written)) == ({"rows": [{"a": words}]}, ())


@given(st.lists(WORDS.map(lambda text: f"甲{text}".strip()), min_size=1, max_size=5))
def test_the_span_of_a_quoted_text_holds_what_stands_in_the_file(words: list[str]) -> None:
    text = "rows:\n" + "".join(f"  - {json.dumps(word, ensure_ascii=False)}\n" for word in words)
    lines, spans = text.split("\n"), YamlPlaces(text).spans()

    for index, word in enumerate(words):
        span = spans["rows", index]
        cut = lines[span.value_line - 1][span.value_column - 1 : span.end_column - 1]
        assert json.loads(cut) == word


@given(
    st.integers(-(10**39), 10**39) | st.decimals(allow_nan=False, allow_infinity=False, places=3)
)
def test_a_number_is_read_as_exactly_that_number(number: int | Decimal) -> None:
    written = f"{number:f}" if isinstance(number, Decimal) else str(number)
    value, problems = parsed(Text(FILE, f"a: {written}\n"))

    assert len(written) > 40 or (value, problems) == ({"a": number}, ())
