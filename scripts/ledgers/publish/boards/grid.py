"""A grid of small marks or values: rows in groups, columns by key, heads that stay in sight."""

from dataclasses import dataclass

from ledgers.model.words import Words
from ledgers.publish.kit.components import Linked, Templated, Text


@dataclass(frozen=True, slots=True)
class Head:
    """Head a column: the key by which scripts know it, its name, and what more is said of it."""

    key: str
    name: Linked
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a row: its head, and one value for each column; `id` makes it an anchor."""

    head: Text
    cells: tuple[object, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Hold rows that belong together; with an `id` it is an anchor and has a title."""

    lines: tuple[Line, ...]
    id: str = ""
    title: Text = ""


@dataclass(frozen=True, slots=True)
class Grid(Templated, template="partials/grid.html.j2"):
    """Print a grid; `upright` writes the names of its columns downwards, `figures` aligns them."""

    caption: Words
    corner: Words
    columns: tuple[Head, ...]
    groups: tuple[Group, ...]
    upright: bool = False
    figures: bool = False
