"""Laws of writing: it is read again as the same value, and every part is in its place."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.written import Written
from ledgers.read.dialect import Text
from ledgers.read.values import parsed
from tests.property.amount import examples

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
LONG = st.lists(TEXTS, min_size=2, max_size=4).map("\n".join)
SINGLE: st.SearchStrategy[Any] = TEXTS | LONG | st.integers(-999, 999) | st.booleans() | st.none()
SINGLE |= st.decimals(-9, 9, places=1).filter(lambda number: number != 0 or not number.is_signed())
NAMES = st.sampled_from(["on", "status", "measures", "updates", "y", "1", "null"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
)
RECORDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


@examples(60)
@given(RECORDS)
def test_what_is_written_is_read_as_the_same_value(value: dict[str, Any]) -> None:
    written = Written(value)
    text = "".join(f"{line}\n" for line in written.lines)

    found, problems = parsed(Text("x.yaml", text))

    assert list(problems) == []
    assert found == value


@examples(60)
@given(RECORDS)
def test_every_part_has_its_lines_inside_those_of_what_holds_it(value: dict[str, Any]) -> None:
    written = Written(value)
    spans = written.spans()

    for path, span in spans.items():
        outer = spans[path[:-1]]
        assert outer.line <= span.line <= span.end_line <= outer.end_line
    assert spans[()].end_line == len(written.lines)
    assert {path[0] for path in spans if path} == set(value)


def test_a_record_is_written_as_people_write_it() -> None:
    value = {
        "task": "T07",
        "code": "990121",
        "updates": [
            {"on": "2026-05-12", "status": "doing", "measures": ["T07.1", "T07.2"]},
            {"on": "2026-05-29", "status": "submitted", "share": Decimal("0.5")},
        ],
        "text": "一\n二\n",
        "rows": [["a"], []],
    }

    assert Written(value).lines == (
        "task: T07",
        'code: "990121"',
        "updates:",
        "  - on: 2026-05-12",
        "    status: doing",
        "    measures: [T07.1, T07.2]",
        "  - on: 2026-05-29",
        "    status: submitted",
        "    share: 0.5",
        "text: |",
        "  一",
        "  二",
        "rows:",
        "  - - a",
        "  - []",
    )
