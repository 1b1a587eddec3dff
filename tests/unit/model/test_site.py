"""The look of a city's portal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.records import Site

PARTS = st.tuples(*[st.integers(0, 255)] * 3)


def light(parts: tuple[int, ...]) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 defines it."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (part / 255 for part in parts)
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(PARTS)
def test_the_contrast_with_white_is_that_of_wcag(parts: tuple[int, int, int]) -> None:
    colour = "#" + bytes(parts).hex()

    assert Site("台账", colour=colour).contrast == pytest.approx(
        1.05 / (light(parts) + 0.05), rel=0.02
    )
