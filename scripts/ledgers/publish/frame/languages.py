"""Which text is Chinese on the pages of a portal in another language."""

import re

from ledgers.model.output import OutputFile

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(rf"[《「『（“]*[{HAN}](?:[^A-Za-z\n;&]*[{HAN}])?[》」』）”、，。；：？！]*")
"""Chinese from its first character to its last one, with figures and signs that lie between."""
TEXT = re.compile(rf"(<[^<>]*>)([^<>]*[{HAN}][^<>]*)")
"""A tag, and the text with Chinese in it that comes after it."""
PLAIN = re.compile(r"<(?:text|tspan|title|desc|option)\b")
"""Tags of elements that hold text alone."""
SAYS = re.compile(r"<(?:a|td|li|dd|p|code|span)\b(?![^>]*\slang=)")
"""Tags that say themselves in which language their text is, where all of it is Chinese."""
BESIDE = re.compile(rf" \([^()<>]*[{HAN}][^()<>]*\)")
"""A Chinese name beside another one: left out where no language can be said of it."""
TOLD = re.compile(rf'\s(?:alt|aria-label|data-label|title)="[^"]*[{HAN}][^"]*"')
"""Attributes that are read to people."""
FRAMED = re.compile(rf"\A---\ntitle: \"(.*[{HAN}].*)\"\n")

ONE = re.compile(
    r"(?<![\w.,–−/-])(1(?:</a>)? (?:more |new )?)((?:attendance|case|change|count|day|demand|"
    r"edition|file|figure|finding|indicator|issue|item|level|line|measure|member|month|pair|"
    r"piece|place|point|post|problem|record|room|row|score|task|thing|time|township|unit|village|"
    r"week|workday)s|classes|counties|people)\b"
)
"""One of what is written for several: no sentence can know its numbers beforehand."""
ODD = {"classes": "class", "counties": "county", "people": "person"}


def with_languages(file: OutputFile) -> bytes:
    """Return a file in which Chinese text is marked, if it is a page that is not in Chinese."""
    is_page = file.path.endswith((".md", ".html"))
    return marked_up(file.data.decode("utf-8")).encode("utf-8") if is_page else file.data


def marked_up(page: str) -> str:
    """Return a page whose Chinese lies in elements of that language, and whose one is no several.

    What is read aloud, hyphenated or set in a font then is so as Chinese is. `spoken` in the front
    matter is the title, marked in the same way.
    """
    page = ONE.sub(lambda found: found[1] + ODD.get(found[2], found[2][:-1]), page)
    page = TOLD.sub(lambda found: BESIDE.sub("", found[0]), page)
    marked = TEXT.sub(_marked, page)
    title = FRAMED.match(page)
    if title is None:
        return marked
    told = _runs(title[1]).replace('"', '\\"')
    return f'---\nspoken: "{told}"\n{marked[4:]}'


def _marked(found: re.Match[str]) -> str:
    """Say of text that it is Chinese in the tag before it, or in tags of its own."""
    tag, text = found.groups()
    if PLAIN.match(tag):
        text = BESIDE.sub("", text)
        whole = RUN.search(text)
    else:
        whole = RUN.fullmatch(text.strip()) if SAYS.match(tag) else None
    return f'{tag.removesuffix(">")} lang="zh">{text}' if whole else f"{tag}{_runs(text)}"


def _runs(text: str) -> str:
    return RUN.sub(r'<span lang="zh">\g<0></span>', text)
