"""Make assessments with ranks by hand, on the mini city's view."""

import re
from decimal import Decimal
from functools import cache
from html import unescape

from ledgers.model.assessment import Assessment, CountyResult, Standing
from ledgers.model.method import Scheme
from ledgers.model.scoring import Robustness
from ledgers.model.values import replace
from ledgers.publish.charts import charts_by_page, wanted_charts
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import View
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import SALT, mini_view

Place = tuple[int, int, int, int]
"""Rank, best and worst rank of the interval, band."""


def placed(code: str, place: Place, *, tied: bool = False) -> CountyResult:
    """Return a county at a place; its score falls by a point with each rank."""
    rank, low, high, band = place
    score = Decimal(100 - rank)
    standing = Standing(
        code, score, Decimal(0), score, rank, sharing=2 if tied else 1, coverage=Decimal(1),
        group="counties", group_rank=rank, bottom_group=rank > len("ab"),
    )  # fmt: skip
    return replace(
        mini_view().assessment.counties[0],
        code=code,
        name=f"County {code}",
        standing=standing,
        before=replace(standing, rank=rank + 1, score=score - 1),
        robustness=Robustness(low, high, band, rank, {"a/x": rank, "a/y": rank + 1}),
    )


def assessed(*counties: CountyResult, other: Scheme | None = None) -> Assessment:
    """Return the mini city's assessment with these counties and no weeks."""
    now = mini_view().assessment
    return replace(now, counties=counties, weeks=(), other_scheme=other)


def ranked_view(assessment: Assessment) -> View:
    """Return the mini city's view with another assessment."""
    return replace(mini_view(), assessment=assessment)


def desk_of(assessment: Assessment) -> Desk:
    """Return a desk with a drawing, empty, for each chart of an assessment."""
    view = ranked_view(assessment)
    drawings = {chart.digest(SALT): "<svg/>" for chart in wanted_charts(view)}
    return Desk(view, spots(view.sources), drawings, SALT, charts=charts_by_page(view))


@cache
def templates() -> Templates:
    """Return the portal's templates in English."""
    return Templates(texts_below(SITE / "templates"), mini_view().translate)


def plain(words: object) -> str:
    """Return the text of words without their links."""
    return templates().plain(words)  # type: ignore[arg-type]


def read(part: object) -> str:
    """Return the text of what a template prints, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", templates().printed(part))).split())
