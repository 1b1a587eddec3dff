"""A portal in another language than its data: its view, and which text on its pages is Chinese."""

import re
from dataclasses import replace

from ledgers.model.output import OutputFile
from ledgers.model.words import Translate
from ledgers.publish.kit.view import Language, View

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(rf"[《「『（“]*[{HAN}](?:[^A-Za-z\n;&]*[{HAN}])?[》」』）”、，。；：？！]*")
"""Chinese from its first character to its last one, with figures and signs that lie between."""
TEXT = re.compile(rf"(<[^<>]*>)([^<>]*[{HAN}][^<>]*)")
"""A tag, and the text with Chinese in it that comes after it."""
PLAIN = re.compile(r"<(?:text|tspan|title|desc|option)\b")
"""Tags of elements that hold text alone."""
SAYS = re.compile(r"<(?:a|td|li|dd|p|code|span)\b(?![^>]*\slang=)")
"""Tags that say themselves in which language their text is, where all of it is Chinese."""
MARKER = "---\n"
FRAMED = re.compile(rf"\A---\ntitle: \"(.*[{HAN}].*)\"\n")


def in_language(view: View, language: Language, translate: Translate) -> View:
    """Return a view in another language, to be put below the one at the top."""

    def spoken(each: View) -> View:
        return in_language(each, language, translate)

    return replace(
        view,
        language=language,
        translate=translate,
        below=f"{language}/",
        ended=tuple(map(spoken, view.ended)),
        others=tuple(map(spoken, view.others)),
    )


def with_languages(file: OutputFile) -> bytes:
    """Return a file in which Chinese text is marked, if it is a page that is not in Chinese."""
    if not file.path.endswith((".md", ".html")):
        return file.data
    return marked_up(file.data.decode("utf-8")).encode("utf-8")


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
    return f'---\nspoken: "{told}"\n{marked.removeprefix(MARKER)}'


def _marked(found: re.Match[str]) -> str:
    """Say of text that it is Chinese in the tag before it, or in tags of its own."""
    tag, text = found.groups()
    if PLAIN.match(tag) or (SAYS.match(tag) and RUN.fullmatch(text.strip())):
        return f'{tag.removesuffix(">")} lang="zh">{text}'
    return f"{tag}{_runs(text)}"


def _runs(text: str) -> str:
    return RUN.sub(r'<span lang="zh">\g<0></span>', text)
