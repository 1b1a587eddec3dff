"""How many examples a law is held with: some in `make test`, many times as many in a soak."""

from hypothesis import settings

EXAMPLES, IN_A_SOAK = 20, 240
"""Of a law that does not say otherwise, in `make test` and in a soak."""


def examples(number: int) -> settings:
    """Return settings for so many examples in `make test`, and as many more in a soak."""
    return settings(max_examples=number * settings().max_examples // EXAMPLES)
