"""Whatever breaks a schema is left out, and what remains keeps its place."""

from collections.abc import Mapping
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from ledgers.check.file.one import usable
from ledgers.check.file.schema import Rulebook
from ledgers.model.document import Document
from tests.conftest import MINI
from tests.soak.broken_records import _broken, _document, _read, _schemas


@cache
def _rulebook() -> Rulebook:
    return Rulebook(_schemas().by_ledger)


@st.composite
def broken(draw: st.DrawFn) -> Document:
    """Draw a document of the mini city of which some values were replaced."""
    name = draw(st.sampled_from(sorted(MINI)))
    found = _read(name, _broken(name, draw(st.randoms(use_true_random=False))))
    (document,) = [row for row in found if isinstance(row, Document)] or [
        _document(name, MINI[name])
    ]
    return document


@given(broken())
def test_what_is_used_of_a_document_keeps_to_its_schema(document: Document) -> None:
    left = usable(_rulebook(), document)

    assert left is None or _rulebook().errors(left) == ()


@given(broken())
def test_every_value_that_is_used_has_its_place(document: Document) -> None:
    left = usable(_rulebook(), document)

    assert left is None or _held(left.value, left) == []


def _held(value: object, document: Document, path: tuple[str | int, ...] = ()) -> list[object]:
    """Return the texts that do not stand where the document says."""
    items = value.items() if isinstance(value, Mapping) else ()
    if isinstance(value, list):
        items = enumerate(value)  # type: ignore[assignment]
    wrong: list[object] = []
    for name, inner in items:
        wrong += _held(inner, document, (*path, name))
    if isinstance(value, str) and value.isascii() and value.isalnum():
        span = document.places.spans()[path]
        line = document.text.splitlines()[span.value_line - 1]
        wrong += [] if value in line[span.value_column - 1 :] else [(path, value, line)]
    return wrong
