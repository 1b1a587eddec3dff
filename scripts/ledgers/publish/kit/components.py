"""The parts of pages; each part names the partial template that prints it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from ledgers.model import LIGHT_WORDS, Light, Words, say
from ledgers.model.values import Struct, StructMeta
from ledgers.publish.kit import links


class Linked(Struct, frozen=True):
    """Print a text that leads somewhere, or only a text, without an address.

    `about` is where a number is explained; by its `id` the text is an anchor.
    """

    text: str
    href: str | None
    about: str = ""
    id: str = ""


Text = str | Words | Linked


class WithTemplate(StructMeta):
    """Take the template of a class, which its parts inherit."""

    def __new__(cls, *made: Any, template: str = "", **how: Any) -> Any:  # noqa: ANN401 - as its base's
        """Make a class of values that are printed by a template."""
        found: Any = super().__new__(cls, *made, **how)
        if template:
            found.template = template
        return found


class Templated(Struct, metaclass=WithTemplate, frozen=True):
    """What the template of its class prints, a part of a page or a whole one."""

    template: ClassVar[str] = ""


class Filled(Struct, frozen=True):
    """A template with what it prints, by name: a part of a page, or a whole one.

    To ask for what was not `given` is an error. A class of its own, as of `Templated`, is for what
    is made in several places, or what has values of its own.
    """

    template: str
    given: Mapping[str, object]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever was given
        """Return what was given under a name; raises AttributeError where nothing was."""
        if name not in self.given:
            raise AttributeError(name)
        return self.given[name]

    def but(self, **given: object) -> "Filled":
        """Return it with something else, or more, given to its template."""
        return Filled(self.template, {**self.given, **given})


def filled(template: str, /, **given: object) -> Filled:
    """Return a template with what it prints."""
    return Filled(template, given)


class Here(Struct, frozen=True):
    """Know the folder of the page that is being made, and lead from it to others."""

    folder: str
    spots: Mapping[str, str]

    def to(self, there: str, text: str, about: str = "") -> Linked:
        """Return a text that leads to an address counted from the top of the portal."""
        return Linked(text, self.href(there), about and self.href(about))

    def href(self, there: str) -> str:
        """Return the relative address of an address counted from the top."""
        return links.between(self.folder, there)

    def source(self, reference: str, text: str, otherwise: str, *, on: str = "") -> Linked:
        """Return a text that leads to a record's lines, or, where it is not shown, to a formula.

        With a day `on` which something was added to the record it leads to the first line of that.
        """
        spot = self.spots.get(f"{reference}@{on}") or self.spots.get(reference)
        return self.to(spot or links.method(otherwise), text)


class Head(Struct, frozen=True):
    """What a page says of itself: its folder, title and description.

    `searched`: the search finds it; `contents`: its headings are listed; `dataset`: as schema.org;
    `otherwise`: its title in the other language, where that is known.
    """

    folder: str
    title: str
    description: str
    notice: str
    as_of: str
    searched: bool = True
    contents: bool = False
    dataset: Mapping[str, object] | None = None
    otherwise: str = ""

    @property
    def path(self) -> str:
        """Return the path of the page's file."""
        return f"{self.folder}index.md"

    @property
    def front(self) -> Mapping[str, object]:
        """Return the front matter, for the theme."""
        hidden = ["navigation"] if self.contents else ["navigation", "toc"]
        names = ("title", "description", "notice", "as_of", "dataset")
        return {name: value for name in names if (value := getattr(self, name))} | {"hide": hidden}


class Lamp(Templated, template="partials/lamp.html.j2", frozen=True):
    """Print a light by word and icon, with its marks."""

    key: str
    word: Words
    href: str | None
    urgent: bool = False
    blocked: bool = False


def lamp(light: Light, href: str | None, *, urgent: bool = False, blocked: bool = False) -> Lamp:
    """Return the lamp of a light."""
    return Lamp(light.value, LIGHT_WORDS[light], href, urgent, blocked)


def trend(places: int | None, href: str) -> Filled:
    """Return the change of rank since the week before: an arrow for the eye, and the word."""
    key, text = "same", say("unchanged")
    if places is None:
        key, text = "none", say("no comparison")
    elif places > 0:
        key, text = "up", say("up {places}", places=str(places))
    elif places < 0:
        key, text = "down", say("down {places}", places=str(-places))
    return filled("partials/trend.html.j2", key=key, text=text, href=href)


class Bar(Templated, template="partials/bar.html.j2", frozen=True):
    """Print a share as a bar with a mark for the plan, beside its number."""

    number: Linked
    width: str
    plan: str | None


class Mark(Templated, template="partials/mark.html.j2", frozen=True):
    """Print a short word as a mark beside a value."""

    key: str
    word: Words


class Code(Templated, template="partials/code.html.j2", frozen=True):
    """Print text as it is in a file, line by line."""

    text: str


class Several(Templated, template="partials/several.html.j2", frozen=True):
    """Print several values below each other."""

    values: tuple[object, ...]


class Inline(Templated, template="partials/inline.html.j2", frozen=True):
    """Print several values in one line."""

    values: tuple[object, ...]


FACETS: Mapping[str, str] = {
    "County": "county",
    "Light": "light",
    "Section": "section",
    "Kind": "kind",
    "State": "state",
}
"""The heads, in English, of columns by whose values a table can be filtered, and their names."""
LONG = 8
"""From how many rows on a table can be filtered."""


class Column(Struct, frozen=True):
    """Head a column of a table; `href` leads to the formula of its numbers.

    `number`: right-aligned figures; `short`: text that is not broken, such as days.
    """

    title: Text
    href: str | None = None
    number: bool = False
    short: bool = False
    sorted: bool = True

    @property
    def facet(self) -> str:
        """Return the name of what the table can be filtered by here; "" for nothing."""
        return FACETS.get(self.title.text, "") if isinstance(self.title, Words) else ""


class Cell(Struct, frozen=True):
    """Hold a cell: its column, what is printed, and what it is sorted by."""

    column: Column
    value: object
    order: str = ""


class Row(Struct, frozen=True):
    """Hold a row of a table; `id` makes it an anchor, `level` says how far it is set in.

    `county` is the code of the one that it tells of, where no cell leads to its page.
    """

    cells: tuple[Cell, ...]
    id: str = ""
    level: int = 0
    county: str = ""


class Table(Templated, template="partials/table.html.j2", frozen=True):
    """Print a table; it can be sorted and filtered where scripts run, and is whole where not.

    `heading` counts to the cell that heads its row; `stacked` lays rows out as cards where the
    window is narrow, and others show their `first` columns there until others are chosen; a `plain`
    one is never filtered.
    """

    caption: Words
    columns: tuple[Column, ...]
    lines: tuple[Row, ...]
    sortable: bool = False
    stacked: bool = False
    heading: int = 0
    plain: bool = False
    first: int = 4

    @property
    def filtered(self) -> bool:
        """Say whether readers can filter it: it is long, and its rows are no tree."""
        return len(self.lines) >= LONG and not self.plain and not any(it.level for it in self.lines)

    @property
    def wide(self) -> bool:
        """Say whether it has more columns than a phone shows; for a single one none is hidden."""
        return self.filtered and not self.stacked and len(self.columns) > self.first + 1


class Block(Struct, frozen=True):
    """Print a part of a page: its heading, sentences, a part of its own, tables, what is folded."""

    id: str
    title: Words
    text: tuple[Words, ...] = ()
    part: Filled | None = None
    tables: tuple[Table, ...] = ()
    folded: tuple[Words, ...] = ()


class Facts(Templated, template="partials/facts.html.j2", frozen=True):
    """Print facts as a list of names and values, without those that have none."""

    facts: tuple[tuple[Words | str, object], ...] = ()
