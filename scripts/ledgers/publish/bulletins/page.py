"""The page of an issue: masthead, preface, frozen tables, how to verify it, downloads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.bulletin import Bulletin
from ledgers.model.words import Words, say
from ledgers.publish.bulletins.archive import Pager, series_folder
from ledgers.publish.bulletins.frozen import Bars, bars_of, frozen
from ledgers.publish.bulletins.tables import (
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
from ledgers.publish.bulletins.wording import Passage, Withheld, Wording, passages, period_text
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Code, Crumbs, Fact, Facts, Head, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.issues import Issues, corrected
from ledgers.publish.kit.links import Linked

DOWNLOADS = (
    ("docx", say("Official document (DOCX)")),
    ("json", say("Figures (JSON)")),
    ("csv", say("Figures (CSV)")),
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """Print who issued what under which number, above a red rule."""

    template: ClassVar[str] = "bulletin_masthead.html.j2"
    issuer: str
    number: str
    series: Linked
    issued_on: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Print a paragraph of text and links."""

    template: ClassVar[str] = "bulletin_prose.html.j2"
    pieces: tuple[str | Words | Linked, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """Print that an issue was corrected, or is a correction."""

    template: ClassVar[str] = "bulletin_banner.html.j2"
    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """One issue."""

    template: ClassVar[str] = "bulletin.html.j2"
    head: Head
    crumbs: Crumbs
    title: str
    masthead: Masthead
    banners: tuple[Banner, ...]
    preface: tuple[Prose, ...]
    facts: Facts
    corrections: Table | None
    city: Table | None
    counties: Table | None
    chart: Bars | None
    tasks: Table | None
    command: Code
    proof: Facts
    otherwise: Table | None
    redactions: Table | None
    downloads: tuple[Linked, ...]
    beside: Pager


def issue_page(desk: Desk, wording: Wording, issues: Issues, issue: Bulletin) -> IssuePage:
    """Return the page of an issue."""
    here = desk.here(links.bulletin_page(issue.id))
    wording = wording.in_issue(issue)
    title, number, figures = wording.title(issue), wording.numbered(issue), frozen(issue)
    lines = figure_lines(desk.view.sources, issue.id)
    sheet = Sheet(here, wording, figures, lines, f"city/bulletins/{issue.id}")
    about = say("{issue}: the figures of {day}, as they were issued.", issue=title, day=issue.as_of)
    return IssuePage(
        head=here.head(title, about),
        crumbs=desk.crumbs(here, (links.BULLETINS, say("Bulletins")), title=number),
        title=title,
        masthead=_masthead(here, wording, issue),
        banners=tuple(_banners(here, wording, issues, issue)),
        preface=tuple(_prose(here, passage) for passage in passages(issue)),
        facts=Facts(tuple(_facts(here, wording, issue))),
        corrections=corrections_table(here, wording, issue),
        city=city_table(sheet),
        counties=county_table(sheet),
        chart=bars_of(here, figures, wording.county),
        tasks=task_table(sheet),
        command=Code(f"ledgers bulletin verify {issue.id}"),
        proof=_proof(issue),
        otherwise=otherwise_table(here, wording, issue),
        redactions=redactions_table(here, issue),
        downloads=_downloads(here, wording, issue),
        beside=_beside(here, wording, issues, issue),
    )


def _masthead(here: Leaf, wording: Wording, issue: Bulletin) -> Masthead:
    return Masthead(
        issuer=wording.issuer(issue),
        number=issue.doc_no or wording.numbered(issue),
        series=here.to(series_folder(issue.series), wording.series(issue.series)),
        issued_on=str(issue.issued_on),
    )


def _banners(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Iterator[Banner]:
    later = tuple(
        say(
            "This issue was corrected on {day}: {correction}. It stays as it was issued.",
            day=str(one.issued_on),
            correction=here.to(links.bulletin_page(one.id), wording.title(one)),
        )
        for one in issues.corrected_by(issue)
    )
    if later:
        yield Banner(later)
    if issue.corrects:
        yield Banner((_correction(here, wording, issues, issue),))


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
    if isinstance(passage, Withheld):
        return Prose((withheld_words(passage),), withheld=True)
    pieces = (
        piece if isinstance(piece, str) else here.at(anchor_of(piece.name), piece.text)
        for piece in passage
    )
    return Prose(tuple(pieces))


def withheld_words(passage: Withheld) -> Words:
    """Say why a paragraph is not shown."""
    if passage.redaction is None:
        return say("This paragraph is not public.")
    row = passage.redaction
    return say("Taken down on {day}: {reason}", day=str(row.on), reason=row.reason)


def _facts(here: Leaf, wording: Wording, issue: Bulletin) -> Iterator[Fact]:
    yield Fact(say("Period"), period_text(issue))
    if task := issue.node_task:
        title, known = wording.task(task), task in wording.catalog.tasks
        yield Fact(say("Task"), here.to(links.task_page(task), title) if known else title)
    yield Fact(say("Figures as of"), here.method("as-of", str(issue.as_of)))
    yield Fact(say("Method"), here.to(links.METHODS, issue.method))
    if issue.signed_by_post:
        yield Fact(say("Signed by (post)"), wording.post(issue.signed_by_post))
    units, posts = issue.named_units_n, issue.named_posts_n
    yield Fact(say("Named"), say("{units} units, {posts} posts", units=units, posts=posts))
    record = f"city/bulletins/{issue.id}"
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


def _downloads(here: Leaf, wording: Wording, issue: Bulletin) -> tuple[Linked, ...]:
    files = (
        here.to(f"{here.folder}{links.segment(issue.id)}.{kind}", wording.say(words))
        for kind, words in DOWNLOADS
    )
    return (*files, here.to(f"{here.folder}print.html", wording.say(say("For printing (HTML)"))))


def _beside(here: Leaf, wording: Wording, issues: Issues, issue: Bulletin) -> Pager:
    older, newer = issues.beside(issue)
    row = (
        here.to(links.bulletin_page(one.id), mark.format(wording.title(one)))
        for one, mark in ((older, "← {}"), (newer, "{} →"))
        if one
    )
    return Pager(say("Issues of the same series"), tuple(row))
