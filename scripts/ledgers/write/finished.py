"""An extension of Markdown: a body that is finished HTML is not parsed once more.

MkDocs and its theme still get the headings, for the contents of a page, and each heading gets the
sign that links to it.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens

from ledgers.model.output import FINISHED

HEADING = re.compile(
    r'<h(?P<level>[1-6]) id="(?P<id>[^"]*)">(?P<text>.*?)(?=</h(?P=level)>)', re.DOTALL
)

TAGS = re.compile(r"<(?!/?span\b)[^<>]*>")
"""All tags in a heading, but those that say its language."""


class Finished(Extension):  # type: ignore[misc] # no annotations there
    """Passes bodies through that begin with the line `FINISHED`; others are Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Replace the whole conversion, for finished bodies."""
        parse: Callable[[str], str] = md.convert

        def convert(source: str) -> str:
            return with_headings(source, md) if source.startswith(FINISHED) else parse(source)

        md.convert = convert


def with_headings(source: str, md: Markdown) -> str:
    """Return a finished body with signs beside its headings, and give these to the library."""
    found = [
        {"level": int(one["level"]), "id": unescape(one["id"]), "name": TAGS.sub("", one["text"])}
        for one in HEADING.finditer(source)
    ]
    md.toc_tokens = nest_toc_tokens([{**one, "data-toc-label": one["name"]} for one in found])
    signed = rf"\g<0>{_sign(md.treeprocessors['toc'])}"
    return HEADING.sub(signed, source.removeprefix(FINISHED)).strip()


def _sign(toc: TocTreeprocessor) -> str:
    """Return the sign beside a heading, as configured, or nothing."""
    if not toc.use_permalinks:
        return ""
    text = "¶" if toc.use_permalinks is True else escape(toc.use_permalinks)
    title = escape(toc.permalink_title)
    return rf'<a class="{toc.permalink_class}" href="#\g<id>" title="{title}">{text}</a>'


def makeExtension() -> Finished:  # noqa: N802 - the library's name
    """Return the extension, for configurations that name this module."""
    return Finished()
