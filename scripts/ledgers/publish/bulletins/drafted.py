"""A draft as it would be issued, marked as a draft: its page, its document, its print."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.bulletin import Bulletin
from ledgers.model.ledger_records import records_of
from ledgers.model.output import OutputFile
from ledgers.model.words import say
from ledgers.publish.bulletins.letter import letter_of
from ledgers.publish.bulletins.page import IssuePage, issue_page
from ledgers.publish.bulletins.site import as_html, wording_of
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.issues import Issues
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import TAGS, View


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Print the page of an issue without the portal around it."""

    template: ClassVar[str] = "bulletin_preview.html.j2"
    page: IssuePage
    language: str
    across: str


def draft_files(view: View, templates: Templates, issue: Bulletin) -> Iterator[OutputFile]:
    """Yield page, document and print of what would be issued; `ledgers.css` lies beside them."""
    # Imported here: python-docx takes 0.2 s.
    from ledgers.publish.bulletins.official import official  # noqa: PLC0415

    wording, across = wording_of(view), view.translate(say("Draft"))
    desk = Desk(view, {}, {}, "", records_of(view.catalog))
    page = issue_page(desk, wording, Issues((issue,)), issue)
    letter = letter_of(wording, issue, across)
    whole = DraftPage(page, TAGS[view.language], across)
    yield OutputFile("page.html", templates.printed(whole).encode())
    yield OutputFile(f"{issue.id}.docx", official(templates, letter))
    yield OutputFile("print.html", as_html(templates, letter))
