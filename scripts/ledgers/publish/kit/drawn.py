"""Hold charts that were drawn."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """An SVG element made by `drawing`, ready to stand inside a page."""

    svg: str


Drawings = Mapping[str, str]
"""SVG by the digest of the chart that it shows."""
