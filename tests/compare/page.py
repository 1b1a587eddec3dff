"""What a reader finds in a page of HTML, each kind apart from the markup that carries it."""

from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "i",
            "kbd",
            "label",
            "mark",
        ),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
"""Elements that do not end a run of text."""
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
"""Elements that have no end."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNSEEN = frozenset(("script", "style"))
APART = frozenset(("class", "id", "href", "src"))
"""Attributes that are compared as something else, or on request only."""


@dataclass(slots=True)
class Page:
    """What was found in a page: lists in the order of the page."""

    text: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)


def page_of(html: str) -> Page:
    """Return what a page holds."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end_run()
    return reader.page


@dataclass(slots=True)
class Open:
    """An element whose text is being gathered."""

    tag: str
    about: str = ""
    said: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return what it says, without the white space of its source."""
        return " ".join("".join(self.said).split())


class Reader(HTMLParser):
    """Sort what comes by into a page."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.run = Open("run")
        self.gathered: list[Open] = []
        self.drawing: list[str] = []
        self.depth = 0
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element's attributes, and begin to gather its text."""
        if self.depth or tag == "svg":
            self.drawing.append(unescape(self.get_starttag_text() or ""))
            self.depth += 1
            return
        if tag not in INLINE:
            self.end_run()
        given = {name: value or "" for name, value in attrs}
        self.attributes(tag, given)
        if tag in UNSEEN:
            self.unseen = tag
        if tag in {"a", "tr", "td", "th"} | HEADINGS | UNSEEN:
            self.gathered.append(Open(tag, given.get("href", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element that is closed at once."""
        if self.depth:
            self.drawing.append(unescape(self.get_starttag_text() or ""))
            return
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def attributes(self, tag: str, given: dict[str, str]) -> None:
        """Take what an element says of itself; an `a` with words is taken at its end."""
        page = self.page
        page.anchors += [given[name] for name in ("id",) if name in given]
        page.classes += [f"{tag}.{name}" for name in given.get("class", "").split()]
        page.links += [
            f"{tag} {given[name]}"
            for name in ("href", "src")
            if name in given and (tag, name) != ("a", "href")
        ]
        page.attributes += [f"{tag} {name}={given[name]!r}" for name in given if name not in APART]

    def handle_endtag(self, tag: str) -> None:
        """End a run of text, and put what was gathered where it belongs."""
        if self.depth:
            self.drawing.append(f"</{tag}>")
            self.depth -= 1
            if not self.depth:
                self.page.charts.append("".join(self.drawing))
                self.drawing.clear()
            return
        if tag not in INLINE:
            self.end_run()
        if tag == self.unseen:
            self.unseen = ""
        if any(element.tag == tag for element in self.gathered):
            while self.gathered and self.keep(self.gathered.pop()) != tag:
                pass  # what the page left open ends here

    def keep(self, done: Open) -> str:
        """Put the text of an element in its list, and return its tag."""
        if done.tag == "a":
            self.page.links.append(f"a {done.about} “{done}”")
        elif done.tag in HEADINGS:
            self.page.headings.append(f"{done.tag} {done}")
        elif done.tag in UNSEEN:
            self.page.scripts.append(f"{done.tag} {done}")
        elif done.tag == "tr":
            self.page.tables.append(" | ".join(done.said))
        else:
            row = next(
                (element for element in reversed(self.gathered) if element.tag == "tr"), None
            )
            if row is not None:
                row.said.append(str(done))
        return done.tag

    def handle_data(self, data: str) -> None:
        """Add text to the run, and to every element that gathers it."""
        if self.depth:
            self.drawing.append(escape(data))
        elif self.unseen:
            self.gathered[-1].said.append(data)
        else:
            for element in (self.run, *(one for one in self.gathered if one.tag != "tr")):
                element.said.append(data)

    def end_run(self) -> None:
        """Add a run of text to the page."""
        if said := str(self.run):
            self.page.text.append(said)
        self.run = Open("run")
