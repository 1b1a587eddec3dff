"""Keep each week that is over: its ranking on a page, and its figures as tables for download.

The figures are those that are known now for the end of that week. Where a weekly bulletin froze
figures for the same day, the page names it, and shows both where the two differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import Standing, Totals, WeekPoint
from ledgers.model.numbers import NONE, day, percent, points
from ledgers.model.output import OutputFile
from ledgers.model.period import week_end
from ledgers.model.words import Words, say
from ledgers.publish.downloads.columns import SHARES, TOTALS, shares_of, totals_of
from ledgers.publish.downloads.results import STANDING
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Head,
    Here,
    Inline,
    Line,
    Mark,
    Table,
)
from ledgers.publish.kit.context import Desk, order
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import CODE, NAME
from ledgers.publish.kit.tables import DataTable, Values, as_csv, as_json, table_of
from ledgers.publish.weeks.compare import bulletin_links, differing


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """The ranking, or the downloads, of a week that is over."""

    template: ClassVar[str] = "snapshot.md.j2"
    head: Head
    crumbs: Crumbs
    lead: tuple[Words, ...]
    table: Table
    differing: Table | None
    downloads: tuple[Linked, ...]


def is_over(desk: Desk, point: WeekPoint) -> bool:
    """Say whether a week has ended, or the programme has: its figures change by new facts only."""
    programme = desk.view.catalog.programme
    ended = programme is not None and point.as_of == programme.end_on
    return ended or point.as_of == week_end(point.as_of)


def snapshot_pages(desk: Desk) -> Iterator[SnapshotPage]:
    """Yield the page of the ranking and that of the downloads of each week that is over."""
    for point in desk.view.assessment.weeks:
        if is_over(desk, point):
            yield _ranking_page(desk, point)
            yield _data_page(desk, point)


def snapshot_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield ranking and progress of each week that is over, as CSV and JSON."""
    for point in desk.view.assessment.weeks:
        if is_over(desk, point):
            for table in week_tables(desk, point):
                path = f"{links.week_data(point.period)}{table.name}"
                yield OutputFile(f"{path}.csv", as_csv(table))
                yield OutputFile(f"{path}.json", as_json(table, day(point.as_of), point.method))


# ── Tables for download ──────────────────────────────────────────────────────────────────────────


def week_tables(desk: Desk, point: WeekPoint) -> tuple[DataTable, ...]:
    """Return the ranking of a week, and the progress of the city and its counties."""
    ranking = table_of(
        "ranking",
        say("Ranking of the counties"),
        {"code": CODE, "name": NAME, **STANDING, **SHARES, "unranked": say("why there is no rank")},
        (_ranked(desk, code, *point.counties[code]) for code in in_rank(point)),
    )
    progress = table_of(
        "progress",
        say("Totals by county"),
        {"code": say("county code, or “city”"), **TOTALS},
        (
            {"code": "city", **totals_of(point.city)},
            *(
                {"code": code, **totals_of(row)}
                for code, (row, _) in sorted(point.counties.items())
            ),
        ),
    )
    return ranking, progress


def in_rank(point: WeekPoint) -> list[str]:
    """Return the counties of a week by rank; those without one last, by code."""
    last = len(point.counties) + 1
    return sorted(point.counties, key=lambda code: (point.counties[code][1].rank or last, code))


def _ranked(desk: Desk, code: str, totals: Totals, standing: Standing) -> Values:
    reason = standing.unranked
    return {
        "code": code,
        "name": desk.county_name(code),
        "score": standing.score,
        "rank": standing.rank,
        **shares_of(totals),
        "unranked": None if reason is None else desk.say(reason),
    }


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────


def _ranking_page(desk: Desk, point: WeekPoint) -> SnapshotPage:
    here = desk.here(links.week_ranking(point.period))
    title = desk.say(say("Ranking of {week}", week=point.period))
    return SnapshotPage(
        head=desk.head(here.folder, title, say("All counties at the end of the week.")),
        crumbs=desk.crumbs(here, (links.RANKING, say("Ranking")), title=point.period),
        lead=_lead(desk, here, point),
        table=_ranking(desk, here, point),
        differing=differing(desk, here, point),
        downloads=tuple(_files(desk, here, point)),
    )


def _data_page(desk: Desk, point: WeekPoint) -> SnapshotPage:
    here = desk.here(links.week_data(point.period))
    title = desk.say(say("Data of {week}", week=point.period))
    return SnapshotPage(
        head=desk.head(here.folder, title, say("Ranking and progress at the end of the week.")),
        crumbs=desk.crumbs(here, (links.DATA, say("Data")), title=point.period),
        lead=_lead(desk, here, point),
        table=_columns(desk, point),
        differing=differing(desk, here, point),
        downloads=tuple(_files(desk, here, point)),
    )


def _lead(desk: Desk, here: Here, point: WeekPoint) -> tuple[Words, ...]:
    known = say(
        "As known on {now}: the end of {day}, by the method {method}.",
        now=desk.view.as_of,
        day=day(point.as_of),
        method=here.to(links.METHODS, point.method or NONE),
    )
    frozen = bulletin_links(desk, here, point)
    if not frozen:
        return known, say("No weekly bulletin froze the figures of this week.")
    return known, say(
        "What was published then is frozen in: {bulletins}.", bulletins=Inline(frozen)
    )


def _ranking(desk: Desk, here: Here, point: WeekPoint) -> Table:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    return Table(
        caption=say("Ranking at the end of {week}", week=point.period),
        heading=1,
        sortable=True,
        columns=(
            Column(say("Rank"), formula("rank"), number=True),
            Column(say("County"), short=True),
            Column(say("Score"), formula("score"), number=True),
            Column(say("Progress"), formula("progress"), number=True),
            Column(say("Plan"), formula("plan"), number=True),
            Column(say("Overdue"), formula("overdue"), number=True),
            Column(say("Missed"), formula("missed"), number=True),
        ),
        lines=tuple(_line(desk, here, code, *point.counties[code]) for code in in_rank(point)),
    )


def _line(desk: Desk, here: Here, code: str, totals: Totals, standing: Standing) -> Line:
    rank = NONE if standing.rank is None else str(standing.rank)
    tied = (Mark("tied", say("tied")),) if standing.tied else ()
    return Line(
        (
            Cell(Inline((rank, *tied)), order(standing.rank)),
            Cell(here.to(links.county_page(code), desk.county_name(code)), code),
            Cell(standing.unranked or points(standing.score), order(standing.score)),
            Cell(percent(totals.progress), order(totals.progress)),
            Cell(percent(totals.plan), order(totals.plan)),
            Cell(str(totals.overdue), order(totals.overdue)),
            Cell(str(totals.missed), order(totals.missed)),
        )
    )


def _columns(desk: Desk, point: WeekPoint) -> Table:
    return Table(
        caption=say("What the columns hold"),
        columns=(Column(say("Table")), Column(say("Column")), Column(say("Holds"))),
        lines=tuple(
            Line((Cell(table.title), Cell(field.name), Cell(field.words)))
            for table in week_tables(desk, point)
            for field in table.fields
        ),
    )


def _files(desk: Desk, here: Here, point: WeekPoint) -> Iterator[Linked]:
    folder = links.week_data(point.period)
    for table in week_tables(desk, point):
        for ending in ("csv", "json"):
            name = f"{table.name}.{ending}"
            yield here.to(f"{folder}{name}", name)
