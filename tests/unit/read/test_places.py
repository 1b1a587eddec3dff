"""Documents know where each of their values stands."""

from ledgers.model.document import Document, Path, Span
from ledgers.model.problem import Place
from ledgers.read.dialect import YamlPlaces


def spans_of(text: str) -> dict[Path, Span]:
    """Return the spans of a text."""
    return dict(YamlPlaces(text).spans())


def test_a_value_in_a_mapping_begins_with_its_key() -> None:
    spans = spans_of("甲: 1\nb:  two # why\n")

    assert spans["甲",] == Span(1, 1, 1, 5, 1, 4, scalar=True, key_end=3)
    assert spans["b",] == Span(2, 1, 2, 8, 2, 5, scalar=True, key_end=3)


def test_a_quoted_key_ends_after_its_colon() -> None:
    assert spans_of('"a": 1\n')["a",].key_end == 5


def test_a_block_container_ends_where_its_last_value_ends() -> None:
    spans = spans_of("a:\n  - x: 1\n    y: 2\n  - x: 3\n\n\nb: 4\n")

    assert spans["a",] == Span(1, 1, 4, 9, 2, 3, scalar=False, key_end=3)
    assert spans["a", 0] == Span(2, 5, 3, 9, 2, 5, scalar=False)


def test_a_flow_list_ends_with_its_bracket() -> None:
    spans = spans_of("a: [b, [c], {d: e}]\n")

    assert (spans["a",].value_column, spans["a",].end_column) == (4, 20)
    assert (spans["a", 1].column, spans["a", 1].end_column) == (8, 11)
    assert (spans["a", 2, "d"].column, spans["a", 2, "d"].value_column) == (14, 17)


def test_a_block_text_is_one_span() -> None:
    spans = spans_of("a: |\n  x\n  y\nb: 1\n")

    assert (spans["a",].line, spans["a",].value_line, spans["a",].value_column) == (1, 1, 4)
    assert spans["a",].end_line in {3, 4}
    assert spans["b",].line == 4


def test_windows_line_ends_do_not_move_anything() -> None:
    text = "a:\n  - b: 1\n  - c\nd: 2\n"

    assert spans_of(text.replace("\n", "\r\n")) == spans_of(text)


def test_an_empty_value_has_a_place() -> None:
    assert spans_of("a:\nb: 1\n")["a",].line == 1


def test_a_name_that_looks_like_a_number_is_a_path_of_text() -> None:
    assert ("12", 0) in spans_of("12: [a]\n")


def test_a_place_is_that_of_the_nearest_thing_that_exists() -> None:
    text = "a:\n  - b: 1\n"
    document = Document("x.yaml", "city", "l", "l", {}, text, "", YamlPlaces(text))

    assert document.place("a", 0, "b") == Place("x.yaml", 2, 5)
    assert document.at("a", 0, "b") == Place("x.yaml", 2, 8)
    assert document.place("a", 0, "missing") == Place("x.yaml", 2, 5)
    assert document.place("nothing") == Place("x.yaml", 1, 1)
