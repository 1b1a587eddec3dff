"""A grid of small marks or values: rows in groups, columns by key, heads that stay in sight."""

from ledgers.model.values import Struct
from ledgers.model.words import Words
from ledgers.publish.kit.components import Linked, Templated, Text


class Head(Struct, frozen=True):
    """Head a column: the key by which scripts know it, its name, and what more is said of it."""

    key: str
    name: Linked
    title: str = ""


class Line(Struct, frozen=True):
    """Hold a row: its head, and one value for each column; `id` makes it an anchor."""

    head: Text
    cells: tuple[object, ...]
    id: str = ""


class Group(Struct, frozen=True):
    """Hold rows that belong together; with an `id` it is an anchor and has a title."""

    lines: tuple[Line, ...]
    id: str = ""
    title: Text = ""


class Grid(Templated, template="partials/grid.html.j2", frozen=True):
    """Print a grid; `upright` writes the names of its columns downwards, `figures` aligns them."""

    caption: Words
    corner: Words
    columns: tuple[Head, ...]
    groups: tuple[Group, ...]
    upright: bool = False
    figures: bool = False
