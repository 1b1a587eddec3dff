"""Templates of pages: they give finished HTML, in which every printed value is escaped.

Templates cannot turn this off: the filters that mark text as safe are taken away, and a value
that is neither text, number, words nor link is refused.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from jinja2 import DictLoader, Environment, StrictUndefined, Undefined
from markupsafe import Markup, escape

from ledgers.model.output import FINISHED
from ledgers.model.words import Both, Translate, Words, as_words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import Drawn
from ledgers.publish.kit.components import Filled, Linked, Templated

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
ODD = re.compile(rf"\r|{FORBIDDEN.pattern}")
"""Signs that a page does not hold as they are, beside those of HTML."""
FRONT = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "＂", "{": "｛", "}": "｝"})
KEPT_FILTERS = frozenset({"length", "first", "last"})


def escaped(text: str) -> Markup:
    """Return text in which nothing is active: neither in HTML nor in its attributes.

    Control and direction signs, which could make text look like another, become U+FFFD.
    """
    if not ODD.search(text):  # nearly always, in half the time
        return escape(text)
    safe = str(escape(FORBIDDEN.sub("\ufffd", text)))
    # A carriage return in a file would be read back as the end of a line.
    return Markup(safe.replace("\r", "&#13;"))  # noqa: S704 - escaped


def harmless(text: str) -> str:
    """Return text for the front matter, which the theme prints as it is."""
    return " ".join(FORBIDDEN.sub("\ufffd", text).translate(FRONT).split())


def front_matter(fields: Mapping[str, object]) -> str:
    """Write front matter; JSON is YAML enough."""
    safe = {name: harmless(it) if isinstance(it, str) else it for name, it in fields.items()}
    rows = (f"{name}: {json.dumps(it, ensure_ascii=False)}\n" for name, it in safe.items())
    return "---\n" + "".join(rows) + "---\n\n"


WRITTEN = (str, Words, Linked, int, Both)
"""What is printed as text; a tuple, since a union would be made anew for every value."""
PARTS = (Filled, Templated)
"""What has a template of its own."""


class Templates:
    """Hold the templates of a portal in one language."""

    def __init__(self, texts: Mapping[str, str], translate: Translate) -> None:
        """Take the templates' texts by name, and the words' language."""
        self._translate = translate
        self._environment = Environment(
            loader=DictLoader(dict(texts)),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=self.printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        kept = {name: self._environment.filters[name] for name in sorted(KEPT_FILTERS)}
        self._environment.filters.clear()
        self._environment.filters.update(kept, plain=self.plain)
        self._environment.globals.clear()
        self._environment.globals.update(say=say, links=links)

    def page(self, page: Filled) -> bytes:
        """Return the file of a page: front matter, and a body that is finished."""
        template = self._environment.get_template(page.template)
        return (front_matter(page.head.front) + FINISHED + template.render(page=page)).encode()

    def printed(self, value: object) -> Markup:
        """Return what a template prints for a value; raises TypeError for what has no print."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            return Markup(str(value))  # noqa: S704 - raises: whether it is a part would not
        if isinstance(value, WRITTEN):
            return self._written(value)  # asked first: asking for a part takes far longer
        if isinstance(value, PARTS):
            text = self._environment.get_template(value.template).render(value=value)
            return Markup(text.strip())  # noqa: S704 - printed by a template of ours
        if isinstance(value, Drawn):
            return Markup(value.svg)  # noqa: S704 - drawn by us, from text that was escaped
        raise TypeError(f"a template may not print {type(value).__name__}")

    def _written(self, value: str | int | Words | Both | Linked) -> Markup:
        """Return text, numbers, words and links, escaped."""
        if isinstance(value, Words):
            return self._sentence(value)
        if isinstance(value, Both):
            return escaped(self._translate(as_words(value)))
        return _link(value) if isinstance(value, Linked) else escaped(str(value))

    def plain(self, value: Words | Linked | str) -> str:
        """Return the text of a value without its links, for attributes."""
        if isinstance(value, Linked):
            return value.text
        if isinstance(value, Words):
            args = {
                name: self.plain(it) if isinstance(it, Words | Linked) else it
                for name, it in value.args.items()
            }
            return self._translate(Words(value.text, args))
        return value

    def _sentence(self, words: Words) -> Markup:
        """Fill a sentence piece by piece, so that its arguments may be links."""
        if not words.args:
            return escaped(self._translate(words))
        return Markup("").join(
            literal + self.printed(words.args[name]) if name else literal
            for literal, name in _pieces(self._translate(Words(words.text)))
        )


@cache
def _pieces(text: str) -> tuple[tuple[Markup, str | None], ...]:
    """Return the pieces of a sentence: text, and the name of what follows it."""
    return tuple((escaped(literal), name) for literal, name, _, _ in Formatter().parse(text))


def _link(link: Linked) -> Markup:
    if link.href is None:
        return escaped(link.text)
    said = {"id": link.id, "href": link.href, "data-about": link.about}
    marks = "".join(f' {name}="{escaped(text)}"' for name, text in said.items() if text)
    return Markup(f"<a{marks}>{escaped(link.text)}</a>")  # noqa: S704 - escaped
