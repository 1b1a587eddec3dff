"""What the draws of a scheme vary, and so what the interval of a rank holds, in words."""

from collections.abc import Mapping
from functools import reduce

from ledgers.model.method import Scheme
from ledgers.model.numbers import HUNDRED, plain
from ledgers.model.words import Words, say

VARIED: Mapping[str, Words] = {
    "weights": say("weights"),
    "mean": say("the mean across dimensions"),
    "goalposts": say("goalposts, each by up to a tenth of the way between them"),
    "left_out": say("one indicator left out, or none"),
    "waiting": say("all that awaits the city accepted, or returned"),
}
"""What draws may vary, by its name in a scheme."""


def interval_words(scheme: Scheme) -> Words:
    """Say what the interval of a rank holds by a scheme."""
    return say(
        "A rank depends on how the method is set. The interval holds {share} of the ranks that come"
        " out when this is varied: {varied}. It also holds the rank itself, and the rank with the"
        " other mean across dimensions. In a band every two intervals overlap.",
        share=f"{plain(scheme.draws.level * HUNDRED)}%",
        varied=varied(scheme),
    )


def varied(scheme: Scheme) -> Words:
    """Name what the draws of a scheme vary."""
    words = [VARIED[name] for name in scheme.draws.vary or ("weights",)]
    return reduce(lambda one, two: say("{one}; {two}", one=one, two=two), words)
