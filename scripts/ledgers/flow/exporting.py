"""One issue as files: a document, a page for printing, a PDF of it; of a draft, marked as one."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from ledgers.check.issues.bulletins import names_in, preface_wrong
from ledgers.edit.bulletins import bulletin_file
from ledgers.edit.decide import county_of
from ledgers.flow.bulletins import as_issued
from ledgers.flow.figures import city_from, seen_on
from ledgers.flow.load import City, Request, load, refuse_changed, refuse_leaks, tree_of
from ledgers.flow.mending import mended
from ledgers.flow.saving import Saved, errors_in
from ledgers.model import CannotGoOn, OutputFile, Problem, Struct, Translate, replace
from ledgers.model.bulletin import Bulletin, Engine
from ledgers.project.catalog import project
from ledgers.publish.bulletins.letter import Letter, letter_of
from ledgers.publish.bulletins.site import as_html, draft_files, official
from ledgers.publish.bulletins.wording import Wording
from ledgers.publish.kit.templates import Templates
from ledgers.publish.kit.view import View
from ledgers.publish.subjects.issues import issues_of
from ledgers.read.commits import is_kept
from ledgers.read.home import SITE, bytes_below, texts_below
from ledgers.report.figures import lines_of
from ledgers.write.files import sweep, write_file


class ExportWish(Struct, frozen=True):
    """Which issue to export, or draft to preview, where to, in which language and form.

    With `counties`, each of them gets a file with what a draft would say of it.
    """

    name: str
    out: Path
    language: Literal["zh", "en"]
    translate: Translate
    form: Literal["docx", "html", "pdf"] = "docx"
    counties: tuple[str, ...] = ()

    @property
    def templates(self) -> Templates:
        """Return the templates in the language that is wished."""
        return Templates(texts_below(SITE / "templates"), self.translate)


def export(request: Request, wish: ExportWish) -> Path:
    """Write an issue as the public may see it on the day of the request, and return its file.

    Raises CannotGoOn, with one sentence and nothing written, where there is no such public issue
    or where its form cannot be made here.
    """
    city = load(request)
    refuse_leaks(city)
    refuse_changed(city, wish.name)
    public = project(city.catalog, request.today)
    issue = issues_of(public, request.today).named(wish.name)
    if issue is None:
        raise CannotGoOn.say("there is no public issue {name}", name=wish.name)
    letter = letter_of(Wording(public, wish.translate, wish.language), issue)
    sweep(wish.out)
    return write_file(wish.out.parent, OutputFile(wish.out.name, _as_bytes(letter, wish)))


def _as_bytes(letter: Letter, wish: ExportWish) -> bytes:
    if wish.form == "docx":
        return official(wish.templates, letter)
    html = as_html(wish.templates, letter)
    if wish.form == "html":
        return html
    from ledgers.write.printing import printed  # noqa: PLC0415

    return printed(html)


def as_if_issued(request: Request, name: str) -> tuple[City, Bulletin]:
    """Return a city and a draft of it as it would be issued now; an issue as it is.

    Raises CannotGoOn where there is neither.
    """
    city = load(request)
    refuse_leaks(city)
    made = city.catalog.bulletins.get(name)
    if made is None and errors_in(city, bulletin_file(name)):
        raise CannotGoOn.say("{name} has errors: run ledgers check, and mend them", name=name)
    if made is None:
        raise CannotGoOn.say("there is no draft {name}", name=name)
    if made.is_issued:
        return city, made
    engine = Engine(version("ledgers"), "", "")
    basis = city_from(tree_of(request)[0], engine.tool)
    return city, as_issued(city, basis, made, engine, max(request.today, made.end_on))


def preview(request: Request, wish: ExportWish) -> Saved:
    """Write page, document and print of a draft; return their files, and what is wrong in it.

    They are never where git or the portal takes them: below `build/`, or outside the city's folder.
    """
    folder = _folder(request.root, wish)
    city, issue = as_if_issued(request, wish.name)
    draft = next(row for row in city.catalog.documents if row.file == bulletin_file(issue.id))
    wrong = tuple(preface_wrong(draft, issue, names_in(issue)))
    files = tuple(write_file(folder, file) for file in _files(city, issue, wish))
    return files, mended(request, replace(city, problems=wrong))


def _folder(root: Path, wish: ExportWish) -> Path:
    """Return the folder to write to; raises CannotGoOn where a draft must not be."""
    folder, top = wish.out.resolve(), root.resolve()
    built = folder.is_relative_to(top / "build")
    if not built and (folder.is_relative_to(top) or is_kept(folder)):
        raise CannotGoOn.say("{folder} is in a repository: name one below build/", folder=folder)
    sweep(folder / wish.name)
    return folder


def _files(city: City, issue: Bulletin, wish: ExportWish) -> Iterator[OutputFile]:
    there = {fact.county for fact in issue.facts}
    for name in wish.counties:
        code = county_of(city.catalog, name)
        if isinstance(code, Problem):
            raise CannotGoOn(code.message)
        if code not in there:
            raise CannotGoOn.say("{name} says nothing of {county}", name=issue.id, county=name)
        yield OutputFile(f"{issue.id}-{code}.txt", lines_of(issue, wish.translate, code).encode())
    if wish.counties:
        return
    yield from draft_files(_view(city, issue, wish), wish.templates, issue)
    yield OutputFile("ledgers.css", bytes_below(SITE / "assets")["ledgers.css"])


def _view(city: City, issue: Bulletin, wish: ExportWish) -> View:
    """Return what the public would see of the city on the day of the figures: no more is needed."""
    seen = seen_on(city, issue)
    shown = replace(seen.public, bulletins={**seen.public.bulletins, issue.id: issue})
    return View(shown, seen.now, (), (), (), wish.translate, wish.language, "", version("ledgers"))
