"""How the counties differ: which stories each of them has, by chance or by script."""

from collections.abc import Mapping
from random import Random

CARE = (0.92, 0.74, 0.98, 0.58, 0.86, 0.78, 0.45, 0.88, 0.7, 0.12, 0.66, 0.95, 0.5)
"""How careful the counties are, in the order of their codes, from 0 to 1; then from the start."""

TWINS = {8: 5}
"""The ninth county has the same stories as the sixth, so that two share a rank."""

WEIGHTS: Mapping[str, tuple[float, float]] = {
    "early": (30, 0),
    "on_time": (34, 26),
    "ahead": (12, 0),
    "waiting": (5, 6),
    "returned": (7, 8),
    "returned_in_grace": (4, 6),
    "extended": (5, 6),
    "late": (0, 16),
    "returned_too_long": (0, 6),
    "stuck": (0, 9),
    "silent": (0, 17),
}
"""The chances of each story with perfect care, and with none; between them in proportion."""

DEMONSTRATION: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("990102", "T04"): ("on_time", "silent", "silent"),
    ("990103", "T19"): ("excused", "excused"),
    ("990104", "T06"): ("excuse_pending", "excuse_pending"),
    ("990105", "T15"): ("on_time", "returned_in_grace", "silent", "excused"),
    ("990121", "T07"): ("returned_in_grace", "silent"),
    ("990122", "T22"): ("early", "underway", "silent"),
    ("990123", "T13"): ("doubted", "on_time", "underway"),
    ("990181", "T21"): ("on_time", "stuck", "silent", "silent"),
    ("990182", "T18"): ("early", "underway", "silent"),
    ("990183", "T20"): ("on_time", "extended", "silent"),
}
"""What is certain to happen in the demonstration, by county and task: one story a deadline."""

MINI: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("990102", "T02"): ("early", "ahead"),
    ("990102", "T07"): ("waiting", "silent"),
    ("990102", "T16"): ("silent", "silent", "silent"),
    ("990102", "T20"): ("returned", "returned_in_grace", "silent"),
    ("990102", "T22"): ("on_time", "underway", "silent"),
    ("990121", "T02"): ("on_time", "underway"),
    ("990121", "T07"): ("stuck", "silent"),
    ("990121", "T16"): ("underway", "silent", "silent"),
    ("990121", "T20"): ("early", "extended", "silent"),
    ("990121", "T22"): ("late", "on_time", "silent"),
    ("990181", "T02"): ("doubted", "ahead"),
    ("990181", "T07"): ("on_time", "underway"),
    ("990181", "T16"): ("silent", "silent", "silent"),
    ("990181", "T20"): ("excused", "excused", "excused"),
    ("990181", "T22"): ("silent", "silent", "silent"),
}
"""The stories of the mini city: every light occurs."""


def care_of(index: int) -> float:
    """Return how careful the county at a position is."""
    return CARE[TWINS.get(index, index) % len(CARE)]


def drawn_story(care: float, rng: Random) -> str:
    """Draw the name of a story for a county that is so careful."""
    weights = [good * care + bad * (1 - care) for good, bad in WEIGHTS.values()]
    return rng.choices(tuple(WEIGHTS), weights)[0]
