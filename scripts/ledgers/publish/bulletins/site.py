"""All pages and files of bulletins: that of an issue, one for printing, figures for download."""

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta

from ledgers.model import MINUS, Fact, OutputFile, csv_text, say
from ledgers.model.bulletin import Bulletin, Redaction
from ledgers.model.facts import kind_in
from ledgers.model.ledger_records import records_of
from ledgers.model.lives.on_day import name_on
from ledgers.publish.bulletins import beside, tables
from ledgers.publish.bulletins.archive import archive_page, issue_link, list_pages, wrong_link
from ledgers.publish.bulletins.frozen import frozen
from ledgers.publish.bulletins.letter import Letter, letter_of, width
from ledgers.publish.bulletins.subjects import PROGRESS, bars_of, problems_of
from ledgers.publish.bulletins.wording import SERIES, Passage, Wording, passages, period_text
from ledgers.publish.kit import TAGS, Code, Desk, Filled, Leaf, Linked, View, filled, links
from ledgers.publish.kit.components import Templated
from ledgers.publish.kit.documents import About, document
from ledgers.publish.kit.templates import Templates
from ledgers.publish.subjects.asked import reform_table, reforms_of
from ledgers.publish.subjects.issues import Issues, issues_of

CHARACTER = 320
"""A character of 16 pt, in twips."""


class Parts(Templated, template="bulletin_document.xml.j2", frozen=True):
    """Print the parts of the document: styles, body, the lines of its footers and headers."""

    letter: Letter

    @property
    def signed(self) -> tuple[tuple[str, int], ...]:
        """Return signature and day, and how far from the right edge each ends, in twips.

        The day begins two characters right of the signature, or ends two from the edge.
        """
        texts = self.letter.signature, self.letter.day
        long, short = map(width, texts)
        indents = (2.0, long - short) if long > short + 2 else (4 + short - long, 2.0)
        return tuple((text, int(CHARACTER * by)) for text, by in zip(texts, indents, strict=True))


def official(templates: Templates, letter: Letter) -> bytes:
    """Return the document; the same letter gives the same bytes."""
    about = About(letter.title, letter.signature, letter.identifier, letter.language, letter.on)
    return document(templates, Parts(letter), about)


FIELDS = ("key", "figure", "county", "county_name", "task", "value", "unit")
NAMED = ("id", "title", "series", "year", "issue_no", "period")
DATED = ("start_on", "end_on", "as_of", "method", "issued_on", "corrects")


def bulletin_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the archive, its lists, and a page for each issue that is public."""
    wording = wording_of(desk.view)
    issues = issues_of(desk.view.catalog, desk.view.assessment.as_of)
    yield archive_page(desk, wording, issues)
    yield from list_pages(desk, wording, issues)
    yield from (issue_page(desk, wording, issues, issue) for issue in issues.all)


def bulletin_files(view: View, templates: Templates) -> Iterator[OutputFile]:
    """Yield for each issue its official document, its page for printing, and its figures."""
    wording = wording_of(view)
    for issue in issues_of(view.catalog, view.assessment.as_of).all:
        folder, letter = links.bulletin_page(issue.id), letter_of(wording, issue)
        stem = f"{folder}{links.segment(issue.id)}"
        yield OutputFile(f"{stem}.docx", official(templates, letter))
        yield OutputFile(f"{stem}.json", figures_json(issue))
        rows = (figure_row(wording.in_issue(issue), issue, fact) for fact in issue.facts)
        yield OutputFile(f"{stem}.csv", csv_text([FIELDS, *rows]).encode())
        yield OutputFile(f"{folder}print.html", as_html(templates, letter))


def wording_of(view: View) -> Wording:
    """Return the names that pages of bulletins use."""
    return Wording(view.catalog, view.translate, view.language)


def figure_row(wording: Wording, issue: Bulletin, fact: Fact) -> tuple[str | None, ...]:
    """Return the values of a figure under `FIELDS`."""
    kind, county = kind_in(issue, fact.key), wording.county(fact.county) if fact.county else None
    value, unit = str(fact.value), kind.unit if kind else None
    return fact.key, wording.figure(fact.key), fact.county, county, fact.task, value, unit


def figures_json(issue: Bulletin) -> bytes:
    """Return the figures as JSON, with what proves them.

    A value is written as it was frozen (`57.0`, not `57`): the digest is taken over its text.
    """
    inputs, trees = issue.inputs, ("data", "schemas", "digest")
    whole = {
        "schema_version": 1,
        **{name: getattr(issue, name) for name in (*NAMED, *DATED)},
        "inputs": inputs and {name: getattr(inputs, name) for name in trees},
        "facts_digest": issue.facts_digest,
        "digest": issue.digest,
        "total": len(issue.facts),
    }
    head = json.dumps(whole, ensure_ascii=False, indent=1, default=str).removesuffix("\n}")
    rows = ",\n".join(f"  {_fact(fact)}" for fact in issue.facts)
    return f'{head},\n "facts": [\n{rows}\n ]\n}}\n'.encode()


def _fact(fact: Fact) -> str:
    named = {"key": fact.key, "county": fact.county, "task": fact.task}
    known = {name: value for name, value in named.items() if value}
    return json.dumps(known, ensure_ascii=False).removesuffix("}") + f', "value": {fact.value}}}'


def as_html(templates: Templates, letter: Letter) -> bytes:
    """Return a document as HTML for printing on A4; the same letter gives the same bytes."""
    return f"{templates.printed(letter)}\n".encode()


def draft_files(view: View, templates: Templates, issue: Bulletin) -> Iterator[OutputFile]:
    """Yield page, document and print of what would be issued; `ledgers.css` lies beside them."""
    wording, across = wording_of(view), view.translate(say("Draft"))
    desk = Desk(view, {}, {}, "", records_of(view.catalog))
    page = issue_page(desk, wording, Issues((issue,)), issue)
    letter = letter_of(wording, issue, across)
    language, template = TAGS[view.language], "bulletin_preview.html.j2"
    whole = filled(template, page=page, language=language, across=across)
    yield OutputFile("page.html", templates.printed(whole).encode())
    yield OutputFile(f"{issue.id}.docx", official(templates, letter))
    yield OutputFile("print.html", as_html(templates, letter))


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
        demands=beside.demands_table(sheet),
        followed=beside.followed_table(sheet),
        followed_in_short=beside.followed_in_short(wording, issue),
        issue=issue,
        week=next(told, None),
        period=period_text(issue),
        task=issue.node_task and sheet.named("", issue.node_task),
        signed_by=issue.signed_by_post and wording.post(issue.signed_by_post),
        corrected_figures=tables.corrections_table(sheet),
        changes=reform_table(here, CHANGES, reforms_of(desk.view.catalog, issue)),
        city=tables.city_table(sheet),
        subjects=[*tables.tables_by_subject(sheet)],
        objected=beside.objected_table(sheet),
        named=beside.named_table(sheet),
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
