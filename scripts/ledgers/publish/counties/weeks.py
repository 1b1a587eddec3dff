"""Show a county's score and rank week by week: as bulletins had them, and as known now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ledgers.model.assessment import CountyResult, Standing, WeekPoint
from ledgers.model.bulletin import Bulletin
from ledgers.model.numbers import NONE, points
from ledgers.model.period import week_of
from ledgers.model.words import Words, say
from ledgers.publish.charts.sparks import spark
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Inline, Line, Mark, Spark, Table
from ledgers.publish.kit.context import Desk, Leaf

WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Weeks:
    """A county's weeks: sentences, a small line, and the table, the newest week first."""

    text: tuple[Words, ...]
    spark: Spark | None
    table: Table


@dataclass(frozen=True, slots=True)
class Printed:
    """What the bulletin of a week printed of a county."""

    bulletin: str
    score: Decimal | None
    rank: Decimal | None

    def differs(self, standing: Standing) -> bool:
        """Say whether it is known otherwise now."""
        now = (standing.score, standing.rank)
        return any(
            was is not None and was != value
            for was, value in zip((self.score, self.rank), now, strict=True)
        )


def weeks_of(desk: Desk, here: Leaf, county: CountyResult) -> Weeks | None:
    """Return a county's weeks; None where no week of it is told."""
    assessment = desk.view.assessment
    known = [point for point in assessment.weeks if _score(point, county.code) is not None]
    if not known or county.only_band is not None:
        return None
    printed = printed_weeks(desk, county.code)
    return Weeks(
        text=tuple(_text(desk, here, county, bool(printed))),
        spark=spark(assessment, county.code),
        table=_table(desk, here, county, list(reversed(known)), printed),
    )


def _score(point: WeekPoint, code: str) -> Decimal | None:
    return point.counties[code][1].score if code in point.counties else None


def printed_weeks(desk: Desk, code: str) -> Mapping[str, Printed]:
    """Return by week what its bulletin printed; of several the last, since it corrects."""
    found = {}
    issued = [row for row in desk.view.catalog.bulletins.values() if row.is_issued]
    for bulletin in sorted(issued, key=lambda row: (row.year, row.issue_no)):
        printed = _printed(bulletin, code)
        if bulletin.kind == WEEKLY and (printed.score is not None or printed.rank is not None):
            found[week_of(bulletin.end_on)] = printed
    return found


def _printed(bulletin: Bulletin, code: str) -> Printed:
    facts = {fact.key: Decimal(fact.value) for fact in bulletin.facts if fact.county == code}
    return Printed(bulletin.id, facts.get("county.score"), facts.get("county.rank"))


def _text(desk: Desk, here: Leaf, county: CountyResult, printed: bool) -> Iterator[Words]:  # noqa: FBT001 - said once
    assessment = desk.view.assessment
    other, before = county.other, assessment.other_scheme
    if other is not None and before is not None and other.score is not None:
        yield say(
            "The scheme has just changed. By the one before, {scheme}, the county has {score}"
            " points and rank {rank}.",
            scheme=here.method("schemes", desk.both(before.zh, before.en)),
            score=here.method("schemes", f"{other.score}"),
            rank=here.to(links.RANKING, NONE if other.rank is None else str(other.rank)),
        )
    if len({point.method for point in assessment.weeks}) > 1:
        yield say("Scores of different schemes cannot be compared; the scheme stands in each row.")
    if printed:
        yield say(
            "Filings and decisions of a past day that came later change what is known of it now;"
            " what a bulletin printed stays as it was."
        )


def _table(
    desk: Desk,
    here: Leaf,
    county: CountyResult,
    known: list[WeekPoint],
    printed: Mapping[str, Printed],
) -> Table:
    more = (Column(say("As published"), short=True),) if printed else ()
    return Table(
        caption=say("Score and rank of {county} by week, the newest first", county=county.name),
        columns=(
            Column(say("Week"), short=True),
            Column(say("Day"), short=True),
            Column(say("Scheme"), here.href(links.method("schemes")), short=True),
            Column(say("Score"), here.href(links.method("score")), number=True),
            Column(say("Rank"), here.href(links.method("rank")), number=True),
            *more,
        ),
        lines=tuple(_line(desk, here, county, point, printed) for point in known),
    )


def _line(
    desk: Desk, here: Leaf, county: CountyResult, point: WeekPoint, printed: Mapping[str, Printed]
) -> Line:
    standing = point.counties[county.code][1]
    rank = NONE if standing.rank is None else str(standing.rank)
    scheme = f"city/schemes/{point.method}"
    cells = (
        Cell(point.period),
        Cell(here.method("as-of", point.as_of.isoformat())),
        Cell(here.source(scheme, point.method, "schemes") if point.method else NONE),
        Cell(here.method("score", points(standing.score))),
        Cell(here.method("rank", rank)),
    )
    if not printed:
        return Line(cells)
    return Line((*cells, Cell(_was(desk, here, standing, printed.get(point.period)))))


def _was(desk: Desk, here: Leaf, standing: Standing, printed: Printed | None) -> object:
    """Return what the bulletin printed, marked where it is known otherwise now."""
    if printed is None:
        return NONE
    told = desk.say(
        say(
            "{score} points, rank {rank}",
            score=points(printed.score),
            rank=NONE if printed.rank is None else str(printed.rank),
        )
    )
    link = here.to(links.bulletin_page(printed.bulletin), told)
    marks = (Mark("changed", say("known otherwise now")),) if printed.differs(standing) else ()
    return Inline((link, *marks))
