"""All pages and files of bulletins: figures for download, a page for printing, a draft's own."""

import json
from collections.abc import Iterator

from ledgers.model import Bulletin, Fact, OutputFile, csv_text, say
from ledgers.model.facts import kind_in
from ledgers.model.ledger_records import records_of
from ledgers.publish.bulletins.archive import archive_page, list_pages
from ledgers.publish.bulletins.letter import Letter, letter_of, width
from ledgers.publish.bulletins.page import issue_page
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit import TAGS, Desk, Filled, View, filled, links
from ledgers.publish.kit.components import Templated
from ledgers.publish.kit.documents import About, document
from ledgers.publish.kit.templates import Templates
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
