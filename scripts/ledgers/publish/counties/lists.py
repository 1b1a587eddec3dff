"""The lists of a county: its sections, its tasks, the deadlines that it missed, its weeks."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ledgers.model import NONE, Struct, day, number, replace, say, scheme_at, signed_share
from ledgers.model.assessment import CountyResult, Standing, WeekPoint
from ledgers.model.periods import week_of
from ledgers.publish.kit import Desk, Leaf, bar, links
from ledgers.publish.kit.components import Filled, Inline, Lamp, Linked, Mark, Row, Several, filled
from ledgers.publish.measured.values import grade_cells, name_of
from ledgers.publish.subjects.issues import by_present_code
from ledgers.publish.subjects.measures import due_link, measure_line


def sections_of(here: Leaf, county: CountyResult) -> Iterator[Row]:
    """Yield progress in each section."""
    for name, totals in sorted(county.sections.items()):
        title = here.to(f"{links.PROGRAMME}#{links.segment(name)}", here.desk.section_title(name))
        progress = bar(here, totals, f"{here.folder}#tasks")
        yield here.row(
            here.short(say("Part of the programme"), title),
            here.cell(say("Progress"), progress, method="progress"),
            here.number(say("Against plan"), signed_share(totals.deviation), method="deviation"),
        )


def tasks_of(here: Leaf, county: CountyResult) -> Iterator[tuple[str, Lamp, Linked]]:
    """Yield the tasks of a county: anchor, light, and the way to the row with their measures."""
    for state in county.tasks:
        own = links.county_task(county.code, state.task)
        lit = replace(here.lamp(state), href=None)
        yield links.segment(state.task), lit, here.to(own, here.desk.task_name(state.task))


def missed_of(here: Leaf, county: CountyResult) -> Iterator[Row]:
    """Yield every task-deadline that was missed."""
    rows = [(on, state) for state in county.tasks for on in {*state.missed, *state.overdue}]
    for on, state in sorted(rows, key=lambda row: (row[0], row[1].task)):
        missed = [row for row in state.measures if row.due_on == on and row.missed]
        due = due_link(here, state, missed[0]) if missed else day(on)
        measures = Several(tuple(measure_line(here, state, row) for row in missed))
        still = on in state.overdue
        now = Mark("overdue", say("still overdue")) if still else Mark("late", say("filed since"))
        yield here.row(
            here.short(say("Was due"), due, method="deadline"),
            here.cell(say("Task"), here.task(state.task)),
            here.cell(say("Measures"), measures, method="measure"),
            here.short(say("Now"), now, method="overdue"),
        )


WEEKLY = "weekly"


class Printed(Struct, frozen=True):
    """The figures of a county in the bulletin of a week."""

    bulletin: str
    score: Decimal | None
    rank: Decimal | None


def weeks_of(here: Leaf, county: CountyResult) -> Filled | None:
    """Return sentences and the table of weeks; None where none is published."""
    assessment = here.view.assessment
    weeks = [point for point in assessment.weeks if county.code in point.counties]
    known = [point for point in weeks if point.counties[county.code][1].score is not None]
    if not known or county.only_band is not None:
        return None
    printed = printed_weeks(here.desk, county.code)
    caption = say("Score and rank of {county} by week, the newest first", county=county.name)
    rows = (_row(here, county.code, point, printed) for point in reversed(known))
    return filled(
        "partials/county_weeks.html.j2",
        other=_before(here, county),
        several=len({point.method for point in assessment.weeks}) > 1,
        printed=printed,
        table=here.table(caption, rows),
    )


def printed_weeks(desk: Desk, code: str) -> Mapping[str, Printed]:
    """Return the printed figures by week; of several bulletins the last, since it corrects."""
    found = {}
    issued = [row for row in desk.view.catalog.bulletins.values() if row.is_issued]
    for bulletin in sorted(issued, key=lambda row: (row.year, row.issue_no)):
        rows = by_present_code(desk, bulletin.facts)
        facts = {fact.key: Decimal(fact.value) for fact in rows if fact.county == code}
        printed = Printed(bulletin.id, facts.get("county.score"), facts.get("county.rank"))
        if bulletin.kind == WEEKLY and (printed.score is not None or printed.rank is not None):
            found[week_of(bulletin.end_on)] = printed
    return found


def _before(here: Leaf, county: CountyResult) -> Mapping[str, Linked] | None:
    """Return score and rank by the scheme before, in the weeks in which it gave way."""
    other, before = county.other, here.view.assessment.other_scheme
    if other is None or before is None or other.score is None:
        return None
    return {
        "scheme": here.method("schemes", name_of(here.desk, before)),
        "score": here.method("schemes", f"{other.score}"),
        "rank": here.to(links.RANKING, number(other.rank)),
    }


def _row(here: Leaf, code: str, point: WeekPoint, printed: Mapping[str, Printed]) -> Row:
    standing, method = point.counties[code][1], point.method
    scheme = here.source(f"city/schemes/{method}", method, "schemes") if method else NONE
    schemes = here.view.catalog.schemes
    was = _was(here, standing, printed.get(point.period))
    return here.row(
        here.short(say("Week"), point.period),
        here.short(say("Day"), point.as_of.isoformat(), method="as-of"),
        here.short(say("Scheme"), scheme, method="schemes"),
        here.number(say("Score"), number(standing.score), method="score"),
        here.number(say("Rank"), number(standing.rank), method="rank"),
        *grade_cells(here, standing, scheme_at(schemes, point.as_of), schemes),
        *((here.short(say("As published"), was),) if printed else ()),
    )


def _was(here: Leaf, standing: Standing, printed: Printed | None) -> object:
    """Return the figures that the bulletin printed, with a mark where they differ now."""
    if printed is None:
        return NONE
    score, rank = number(printed.score), number(printed.rank)
    words = say("{score} points, rank {rank}", score=score, rank=rank)
    link = here.said(links.bulletin_page(printed.bulletin), words)
    pairs = (printed.score, standing.score), (printed.rank, standing.rank)
    changed = any(was not in {None, now} for was, now in pairs)
    return Inline((link, Mark("changed", say("different now"))) if changed else (link,))
