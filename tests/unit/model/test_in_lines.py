"""See that JSON with a line for each part has the bytes that Python alone gives it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.values import in_lines

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    PLAIN | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(VALUES)
def test_the_bytes_are_those_of_python_alone(value: object) -> None:
    said = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    assert in_lines(value) == said.encode()
