"""One issue as a file: an official document, a page for printing, or a PDF of that page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ledgers.flow.load import Request, load, refuse_changed, refuse_leaks
from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Translate
from ledgers.project.catalog import project
from ledgers.publish.bulletins.letter import Letter, letter_of
from ledgers.publish.bulletins.site import as_html
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.issues import issues_of
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below
from ledgers.write.files import sweep, write_file


@dataclass(frozen=True, slots=True)
class ExportWish:
    """Which issue to export, or draft to preview, where to, in which language and form.

    With `counties`, each of them gets a file with what a draft would say of it.
    """

    name: str
    out: Path
    language: Literal["zh", "en"]
    translate: Translate
    form: Literal["docx", "html", "pdf"] = "docx"
    counties: tuple[str, ...] = ()


def export(request: Request, wish: ExportWish) -> Path:
    """Write an issue as the public may see it on the day of the request, and return its file.

    Raises CannotGoOn, with one sentence and nothing written, where there is no such public issue
    or where its form cannot be made here.
    """
    city = load(request)
    refuse_leaks(city)
    refuse_changed(city, wish.name)
    public = project(city.catalog, city.schemas.by_ledger, request.today)
    issue = issues_of(public, request.today).named(wish.name)
    if issue is None:
        raise CannotGoOn.say("there is no public issue {name}", name=wish.name)
    letter = letter_of(Wording(public, wish.translate, wish.language), issue)
    sweep(wish.out)
    return write_file(wish.out.parent, OutputFile(wish.out.name, _as_bytes(letter, wish)))


def _as_bytes(letter: Letter, wish: ExportWish) -> bytes:
    templates = Templates(texts_below(SITE / "templates"), wish.translate)
    if wish.form == "docx":
        # Imported here, as what follows: python-docx takes 0.2 s.
        from ledgers.publish.bulletins.official import official  # noqa: PLC0415

        return official(templates, letter)
    html = as_html(templates, letter)
    if wish.form == "html":
        return html
    from ledgers.write.printing import printed  # noqa: PLC0415

    return printed(html)
