"""What the pages of a finished folder say: title, tabs, notice, article and foot.

The words of the theme itself around them ("search", "skip to content") may be others.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath

PARTS = re.compile(
    r"<(title|article|footer)\b.*?</\1>"
    r'|<nav class="md-tabs".*?</nav>|<aside class="md-banner">.*?</aside>',
    re.DOTALL,
)
SILENT = frozenset({"script", "style"})
LONG = 60


class _Text(HTMLParser):
    """Collect the text of a page and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        there = dict(attrs).get("href") if tag == "a" else None
        if there is not None:
            self.parts.append(f"→{normpath(there)}")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name is given
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside not in SILENT:
            self.parts.append(data)


def text_of(page: str) -> str:
    """Return the words of these parts of a page, with where its links lead, in one line."""
    reader = _Text()
    for part in PARTS.finditer(page):
        reader.feed(part[0])
    reader.close()
    return re.sub(r"\s+", " ", " ".join(reader.parts)).strip()


def texts(site: Path) -> Mapping[str, str]:
    """Return what each page says, by its path in the folder."""
    return {
        path.relative_to(site).as_posix(): text_of(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def differing(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each of our pages that says something else there, with where it begins to."""
    for name, text in ours.items():
        other = theirs.get(name)
        if other is None:
            yield name, "is missing"
        elif other != text:
            at = next((i for i, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), 0)
            begin = max(0, at - 10)
            yield name, f"“{text[begin : begin + LONG]}” is “{other[begin : begin + LONG]}”"
