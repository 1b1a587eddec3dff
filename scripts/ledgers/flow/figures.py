"""Recompute the figures that documents print, for the portal to show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.assess.figures import recomputed
from ledgers.model.figures import FigureRow
from ledgers.model.words import Both
from ledgers.publish.kit.view import Figures, LeftOut
from ledgers.read.home import SITE, texts_below
from ledgers.read.text import Text
from ledgers.read.values import parsed

LEFT_OUT = "not_recomputed.yaml"


def published_figures() -> Figures:
    """Return every figure of `site/figures/` as printed and as recomputed, by document."""
    files = {
        path: value
        for path, text in sorted(texts_below(SITE / "figures").items())
        if isinstance(value := parsed(Text(path, text))[0], dict)
    }
    left_out = files.pop(LEFT_OUT)["figures"]
    return Figures(
        recomputed=tuple(row for document in files.values() for row in _rows(document)),
        left_out=tuple(_left_out(left_out, tuple(files.values()))),
    )


def _rows(document: Mapping[str, Any]) -> Iterator[FigureRow]:
    for figure in document["figures"]:
        yield FigureRow(
            id=figure["id"],
            title=_both(figure),
            document=_title(document),
            issuer=document["issuer"],
            section=figure["section"],
            invented=any(step.get("stand_in") for step in figure["steps"]),
            result=recomputed(figure),
        )


def _left_out(
    figures: Sequence[Mapping[str, Any]], documents: Sequence[Mapping[str, Any]]
) -> Iterator[LeftOut]:
    titles = {document["id"]: _title(document) for document in documents}
    for figure in figures:
        yield LeftOut(
            id=figure["id"],
            sort=figure["class"],
            title=_both(figure),
            document=titles[figure["document"]],
            printed=figure["printed"],
            reason=_both(figure["reason"]),
        )


def _title(document: Mapping[str, Any]) -> Both:
    return Both(document["title"], document["en"])


def _both(texts: Mapping[str, Any]) -> Both:
    return Both(texts["zh"], texts["en"])
