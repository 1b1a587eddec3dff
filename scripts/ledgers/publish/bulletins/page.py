"""The page of an issue: masthead, preface, frozen tables, how to verify it, downloads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.bulletin import Bulletin, Redaction
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.archive import Pager
from ledgers.publish.bulletins.frozen import Bars, bars_of, frozen
from ledgers.publish.bulletins.named import named_table
from ledgers.publish.bulletins.tables import (
    RECORDS,
    Sheet,
    anchor_of,
    city_table,
    corrections_table,
    county_table,
    figure_lines,
    otherwise_table,
    redactions_table,
    task_table,
)
from ledgers.publish.bulletins.wording import Passage, Wording, passages, period_text
from ledgers.publish.kit import links
from ledgers.publish.kit.asked import reform_table, reforms_of
from ledgers.publish.kit.components import Code, Fact, Facts, Inner, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.issues import Issues, corrected
from ledgers.publish.kit.links import Linked

DOWNLOADS = (
    ("docx", say("Official document (DOCX)")),
    ("json", say("Figures (JSON)")),
    ("csv", say("Figures (CSV)")),
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Print a paragraph of text and links."""

    template: ClassVar[str] = "bulletin_prose.html.j2"
    pieces: tuple[str | Words | Linked, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class IssuePage(Inner):
    """One issue; each banner tells by which it was corrected, or which it corrects."""

    template: ClassVar[str] = "bulletin.html.j2"
    issuer: str
    number: str
    series: Linked
    issued_on: str
    banners: tuple[tuple[Words, ...], ...]
    preface: tuple[Prose, ...]
    facts: Facts
    corrections: Table | None
    changes: Table | None
    city: Table | None
    counties: Table | None
    chart: Bars | None
    tasks: Table | None
    command: Code
    proof: Facts
    otherwise: Table | None
    redactions: Table | None
    named: Table | None
    downloads: tuple[Linked, ...]
    beside: Pager


def issue_page(desk: Desk, wording: Wording, issues: Issues, issue: Bulletin) -> IssuePage:
    """Return the page of an issue."""
    here = desk.here(links.bulletin_page(issue.id))
    wording = wording.in_issue(issue)
    title, number, figures = wording.title(issue), wording.numbered(issue), frozen(issue)
    sheet = Sheet(here, wording, figures, figure_lines(desk.view.sources, issue.id), issue)
    about = say("{issue}: the figures of {day}, as they were issued.", issue=title, day=issue.as_of)
    return IssuePage(
        *here.opening(title, about, (links.BULLETINS, say("Bulletins")), end=number),
        issuer=wording.issuer(issue),
        number=issue.doc_no or number,
        series=here.to(links.bulletin_series(issue.series), wording.series(issue.series)),
        issued_on=str(issue.issued_on),
        banners=tuple(_banners(here, wording, issues, issue)),
        preface=tuple(_prose(here, passage) for passage in passages(issue)),
        facts=Facts(tuple(_facts(sheet))),
        corrections=corrections_table(sheet),
        changes=reform_table(
            here,
            say("What was changed of the programme"),
            reforms_of(desk.view.catalog, issue),
        ),
        city=city_table(sheet),
        counties=county_table(sheet),
        chart=bars_of(here, figures, wording.county),
        tasks=task_table(sheet),
        command=Code(f"ledgers bulletin verify {issue.id}"),
        proof=_proof(issue),
        otherwise=otherwise_table(sheet),
        redactions=redactions_table(sheet),
        named=named_table(here, wording, issue),
        downloads=_downloads(here, issue),
        beside=_beside(here, wording, issues, issue),
    )


def _banners(
    here: Leaf, wording: Wording, issues: Issues, issue: Bulletin
) -> Iterator[tuple[Words, ...]]:
    later = tuple(
        say(
            "This issue was corrected on {day}: {correction}. It stays as it was issued.",
            day=str(one.issued_on),
            correction=here.to(links.bulletin_page(one.id), wording.title(one)),
        )
        for one in issues.corrected_by(issue)
    )
    if later:
        yield later
    if issue.corrects:
        yield (_correction(here, wording, issues, issue),)


def _correction(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Words:
    name = corrected(issue)
    wrong = issues.named(name)
    link = here.to(links.bulletin_page(name), wording.title(wrong)) if wrong else name
    if not issue.corrections:
        return say("This issue replaces {issue}; no figure changed.", issue=link)
    count = here.at("corrections", str(len(issue.corrections)))
    return say(
        "This issue corrects {issue}; figures that changed: {count}.", count=count, issue=link
    )


def _prose(here: Leaf, passage: Passage) -> Prose:
    if passage is None:
        return Prose((say("This paragraph is not public."),), withheld=True)
    if isinstance(passage, Redaction):
        taken = say("Taken down on {day}: {reason}", day=str(passage.on), reason=passage.reason)
        return Prose((taken,), withheld=True)
    pieces = (
        piece if isinstance(piece, str) else here.at(anchor_of(piece.name), piece.text)
        for piece in passage
    )
    return Prose(tuple(pieces))


def _facts(sheet: Sheet) -> Iterator[Fact]:
    here, issue = sheet.here, sheet.issue
    yield Fact(say("Period"), period_text(issue))
    if issue.words and issue.words.programme:
        yield Fact(say("Programme"), issue.words.programme)
    if task := issue.node_task:
        yield Fact(say("Task"), sheet.named("", task))
    yield Fact(say("Figures as of"), here.method("as-of", str(issue.as_of)))
    yield Fact(say("Method"), here.to(links.METHODS, issue.method))
    if issue.signed_by_post:
        yield Fact(say("Signed by (post)"), sheet.wording.post(issue.signed_by_post))
    yield Fact(say("Named"), say("{units} units", units=issue.named_units_n))
    record = f"{RECORDS}{issue.id}"
    yield Fact(say("Record"), here.source(record, record, "as-of"))


def _proof(issue: Bulletin) -> Facts:
    basis = issue.inputs
    named = (
        (say("Data (git tree)"), basis.data if basis else None),
        (say("Schemas (git tree)"), basis.schemas if basis else None),
        (say("All inputs (SHA-256)"), basis.digest if basis else None),
        (say("Program (version)"), issue.engine.tool if issue.engine else None),
        (say("Program (SHA-256)"), issue.engine.code if issue.engine else None),
        (say("Figures (SHA-256)"), issue.facts_digest),
        (say("The issue (SHA-256)"), issue.digest),
    )
    return Facts(tuple(Fact(name, Code(digest)) for name, digest in named if digest))


def _downloads(here: Leaf, issue: Bulletin) -> tuple[Linked, ...]:
    files = (
        here.said(f"{here.folder}{links.segment(issue.id)}.{kind}", words)
        for kind, words in DOWNLOADS
    )
    return (*files, here.said(f"{here.folder}print.html", say("For printing (HTML)")))


def _beside(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Pager:
    older, newer = issues.beside(issue)
    row = (
        here.to(links.bulletin_page(one.id), mark.format(wording.title(one)))
        for one, mark in ((older, "← {}"), (newer, "{} →"))
        if one
    )
    return Pager(say("Issues of the same series"), tuple(row))
