"""What a change takes away is less than before, whatever it was."""

import pytest

from ledgers.model.assessment import Light
from ledgers.model.review import LIGHT, PROGRESS, RANK, SCORE, Item


@pytest.mark.parametrize(
    ("kind", "was"), [(LIGHT, Light.DONE), (PROGRESS, "0.5"), (SCORE, "60.1"), (RANK, 3)]
)
def test_what_is_gone_is_lower(kind: str, was: object) -> None:
    assert Item(kind, "990121", "T07", was, None).is_lower
    assert not Item(kind, "990121", "T07", None, was).is_lower
