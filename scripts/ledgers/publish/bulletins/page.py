"""The page of an issue: masthead, preface, frozen tables, how to verify it, downloads."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from ledgers.model import MINUS, say
from ledgers.model.bulletin import Bulletin, Redaction
from ledgers.model.lives.on_day import name_on
from ledgers.publish.bulletins import tables
from ledgers.publish.bulletins.archive import issue_link, wrong_link
from ledgers.publish.bulletins.beside import named_table, objected_table
from ledgers.publish.bulletins.demands import demands_table, followed_in_short, followed_table
from ledgers.publish.bulletins.frozen import frozen
from ledgers.publish.bulletins.subjects import PROGRESS, bars_of, problems_of
from ledgers.publish.bulletins.wording import SERIES, Passage, Wording, passages, period_text
from ledgers.publish.kit import Code, Desk, Filled, Leaf, Linked, filled, links
from ledgers.publish.subjects.asked import reform_table, reforms_of
from ledgers.publish.subjects.issues import Issues

CHANGES = say("What was changed of the programme")
OPEN, OPENED, CLOSED = (f"findings.{name}" for name in ("open", "opened", "closed"))


def issue_page(desk: Desk, wording: Wording, issues: Issues, issue: Bulletin) -> Filled:
    """Return the page of an issue."""
    here = desk.here(links.bulletin_page(issue.id))
    wording = wording.in_issue(issue)
    title, number, figures = wording.title(issue), wording.numbered(issue), frozen(issue)
    sheet = tables.Sheet(here, wording, figures, tables.figure_lines(here, issue.id), issue, issues)
    drawn = issue.content.chart if issue.content else None
    weeks = [row.period for row in desk.view.assessment.weeks[1:] if row.period == issue.period]
    told = (
        here.said(links.week_changes(row), say("What changed in {week}", week=row)) for row in weeks
    )
    about = say("{issue}: the figures of {day}, as they were issued.", issue=title, day=issue.as_of)
    return here.page(
        "bulletin.html.j2",
        here.opening(title, about, (links.BULLETINS, say("Bulletins")), end=number),
        issuer=wording.issuer(issue),
        number=issue.doc_no or number,
        series=here.to(links.bulletin_series(issue.series), wording.term(SERIES, issue.series)),
        issued_on=str(issue.issued_on),
        corrected=tuple(
            (str(one.issued_on), issue_link(here, wording, one))
            for one in issues.corrected_by(issue)
        ),
        corrects=wrong_link(here, wording, issues, issue) if issue.corrects else None,
        corrections=len(issue.corrections),
        renamed=tuple(_renamed(here, wording, figures.counties)),
        preface=tuple(_prose(sheet, passage) for passage in passages(issue)),
        leads=tuple(tables.lead_tiles(sheet)),
        reckoned=_reckoned(sheet),
        chart=bars_of(here, figures, wording.county, drawn or PROGRESS),
        problems=tuple(problems_of(issue, figures, wording)),
        demands=demands_table(sheet),
        followed=followed_table(sheet),
        followed_in_short=followed_in_short(wording, issue),
        issue=issue,
        week=next(told, None),
        period=period_text(issue),
        task=issue.node_task and sheet.named("", issue.node_task),
        signed_by=issue.signed_by_post and wording.post(issue.signed_by_post),
        corrected_figures=tables.corrections_table(sheet),
        changes=reform_table(here, CHANGES, reforms_of(desk.view.catalog, issue)),
        city=tables.city_table(sheet),
        subjects=[*tables.tables_by_subject(sheet)],
        objected=objected_table(sheet),
        named=named_table(sheet),
        command=Code(f"ledgers bulletin verify {issue.id}"),
        otherwise=tables.otherwise_table(sheet),
        redactions=tables.redactions_table(sheet),
        stem=here.folder + links.segment(issue.id),
        beside=tuple(_beside(sheet)),
    )


def _renamed(here: Leaf, wording: Wording, codes: Iterable[str]) -> Iterator[tuple[str, Linked]]:
    """Yield both names of each county of an issue that has another one by now."""
    areas, today = here.view.catalog.areas, here.view.assessment.as_of
    for code in codes:
        present = (areas[code].continued_by if code in areas else None) or code
        was, now = wording.county(code), name_on(here.view.catalog, present, today)
        if now not in {was, code}:
            yield was, here.county(present, now)


def _reckoned(sheet: tables.Sheet) -> dict[str, object] | None:
    """Return open findings where they are not those of before, more the new, less the closed.

    What became known late is in no issue's count of new ones, and issues stand as they were.
    """
    issue, now = sheet.issue, sheet.figures.city
    before = sheet.others.named((issue.since or "").rpartition("/")[2])
    adjoins = before and before.end_on + timedelta(1) == issue.start_on
    was = frozen(before).city.get(OPEN) if before and adjoins else None
    if was is None or not {OPEN, OPENED, CLOSED} <= now.keys():
        return None
    late = now[OPEN] - was - now[OPENED] + now[CLOSED]
    counts = {"was": was, "opened": now[OPENED], "closed": now[CLOSED], "open": now[OPEN]}
    return {**counts, "late": f"{'+' if late > 0 else MINUS} {abs(late)}"} if late else None


def _prose(sheet: tables.Sheet, passage: Passage) -> Filled:
    pieces = passage if isinstance(passage, tuple) else ()
    return filled(
        "bulletin_prose.html.j2",
        pieces=tuple(one if isinstance(one, str) else sheet.quoted(one) for one in pieces),
        withheld=not isinstance(passage, tuple),
        taken=passage if isinstance(passage, Redaction) else None,
    )


def _beside(sheet: tables.Sheet) -> Iterator[Linked]:
    for one, mark in zip(sheet.others.beside(sheet.issue), ("← {}", "{} →"), strict=True):
        if one:
            yield sheet.here.to(links.bulletin_page(one.id), mark.format(sheet.wording.title(one)))
