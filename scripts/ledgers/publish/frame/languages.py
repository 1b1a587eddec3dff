"""A portal in another language than its data: its view, and which text on its pages is Chinese."""

import re
from typing import TypeVar

from ledgers.model.catalog import Catalog
from ledgers.model.output import OutputFile
from ledgers.model.records import Area, Node, Phase, Programme, Task, Unit
from ledgers.model.todo import Todo
from ledgers.model.values import replace
from ledgers.model.words import Translate
from ledgers.publish.kit.view import Language, View

Row = TypeVar("Row", bound=Area | Unit | Node | Phase | Programme | Task)

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(rf"[《「『（“]*[{HAN}](?:[^A-Za-z\n;&]*[{HAN}])?[》」』）”、，。；：？！]*")
"""Chinese from its first character to its last one, with figures and signs that lie between."""
TEXT = re.compile(rf"(<[^<>]*>)([^<>]*[{HAN}][^<>]*)")
"""A tag, and the text with Chinese in it that comes after it."""
PLAIN = re.compile(r"<(?:text|tspan|title|desc|option)\b")
"""Tags of elements that hold text alone."""
SAYS = re.compile(r"<(?:a|td|li|dd|p|code|span)\b(?![^>]*\slang=)")
"""Tags that say themselves in which language their text is, where all of it is Chinese."""
FRAMED = re.compile(rf"\A---\ntitle: \"(.*[{HAN}].*)\"\n")


def in_language(view: View, language: Language, translate: Translate, below: str) -> View:
    """Return a view in another language than the data's, in a folder of the portal."""

    def spoken(each: View) -> View:
        return in_language(each, language, translate, below)

    before, catalog = view.catalog.areas, _named(view.catalog)
    counties = (
        replace(row, name=catalog.areas[row.code].name)
        if row.name == before[row.code].name
        else row
        for row in view.assessment.counties
    )
    return replace(
        view,
        catalog=catalog,
        assessment=replace(view.assessment, counties=tuple(counties)),
        todos=tuple(_todo(row, catalog) for row in view.todos),
        aside=view.aside and replace(view.aside, leader=_of_programme(view.aside.leader)),
        language=language,
        translate=translate,
        other=view.other if language == view.language else view.translate,
        below=below,
        ended=tuple(map(spoken, view.ended)),
        others=tuple(map(spoken, view.others)),
    )


def _todo(todo: Todo, catalog: Catalog) -> Todo:
    task = catalog.tasks.get(todo.subject.removeprefix("progress/"))
    return replace(todo, title=task.title) if task else todo


def _named(catalog: Catalog) -> Catalog:
    """Return a catalogue in which everything has its English name, where the data gives one."""
    return replace(
        catalog,
        programme=catalog.programme and _of_programme(catalog.programme),
        programmes=tuple(map(_of_programme, catalog.programmes)),
        areas={code: _called(row) for code, row in catalog.areas.items()},
        units={name: _called(row) for name, row in catalog.units.items()},
        tasks={name: _called(row) for name, row in catalog.tasks.items()},
        tasks_elsewhere={name: _called(row) for name, row in catalog.tasks_elsewhere.items()},
    )


def _of_programme(programme: Programme) -> Programme:
    nodes, phases = map(_called, programme.nodes), map(_called, programme.phases)
    return replace(_called(programme), nodes=tuple(nodes), phases=tuple(phases))


def _called(row: Row) -> Row:
    field = "name" if isinstance(row, Area | Unit) else "title"
    return replace(row, **{field: row.en}) if row.en else row


def with_languages(file: OutputFile) -> bytes:
    """Return a file in which Chinese text is marked, if it is a page that is not in Chinese."""
    is_page = file.path.endswith((".md", ".html"))
    return marked_up(file.data.decode("utf-8")).encode("utf-8") if is_page else file.data


def marked_up(page: str) -> str:
    """Return a page in which each piece of Chinese text lies in an element of that language.

    What is read aloud, hyphenated or set in a font then is so as Chinese is. `spoken` in the front
    matter is the title, marked in the same way.
    """
    marked = TEXT.sub(_marked, page)
    title = FRAMED.match(page)
    if title is None:
        return marked
    told = _runs(title[1]).replace('"', '\\"')
    return f'---\nspoken: "{told}"\n{marked[4:]}'


def _marked(found: re.Match[str]) -> str:
    """Say of text that it is Chinese in the tag before it, or in tags of its own."""
    tag, text = found.groups()
    if PLAIN.match(tag) or (SAYS.match(tag) and RUN.fullmatch(text.strip())):
        return f'{tag.removesuffix(">")} lang="zh">{text}'
    return f"{tag}{_runs(text)}"


def _runs(text: str) -> str:
    return RUN.sub(r'<span lang="zh">\g<0></span>', text)
