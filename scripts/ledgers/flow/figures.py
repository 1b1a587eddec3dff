"""Recompute the figures that documents print, for the portal to show."""

from collections.abc import Iterator, Mapping
from typing import Any

from ledgers.assess.forms import recomputed
from ledgers.model.figures import FigureRow
from ledgers.model.words import Both
from ledgers.read.home import SITE, texts_below
from ledgers.read.text import Text
from ledgers.read.values import parsed


def published_figures() -> tuple[FigureRow, ...]:
    """Return every figure of `site/figures/` as printed and as recomputed, by document."""
    documents = (
        parsed(Text(path, text))[0]
        for path, text in sorted(texts_below(SITE / "figures").items())
        if path.endswith(".yaml")
    )
    return tuple(
        row for document in documents if isinstance(document, dict) for row in _rows(document)
    )


def _rows(document: Mapping[str, Any]) -> Iterator[FigureRow]:
    for figure in document["figures"]:
        yield FigureRow(
            id=figure["id"],
            title=Both(figure["zh"], figure["en"]),
            document=Both(document["title"], document["en"]),
            issuer=document["issuer"],
            section=figure["section"],
            invented=any(step.get("stand_in") for step in figure["steps"]),
            result=recomputed(figure),
        )
