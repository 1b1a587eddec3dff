"""Plain values that may lack anything."""

from decimal import Decimal

from ledgers.model.values import decimal, last, rows, text, texts, total, whole


def test_values_may_lack_anything_or_be_of_another_kind() -> None:
    value = {"a": "x", "b": 3, "c": True, "d": 0.5, "e": [{"k": 1}, 2, "t"], "f": {}}

    assert [text(value, "a"), text(value, "b"), text(value, "z")] == ["x", "", ""]
    assert [whole(value, "b"), whole(value, "c"), whole(value, "z")] == [3, None, None]
    assert [decimal(value, "d"), decimal(value, "c"), decimal(value, "a")] == [
        Decimal("0.5"),
        None,
        None,
    ]
    assert [rows(value, "e"), rows(value, "f")] == [[{"k": 1}], []]
    assert [texts(value, "e"), texts(value, "f")] == [["t"], []]
    assert [last(value, "e"), last(value, "f")] == [{"k": 1}, {}]
    assert [total([1, None, 2]), total([None]), total([])] == [3, None, None]
