"""Context, parts, links, labels, templates and records shared by all pages."""

from ledgers.publish.kit.components import (
    Bar,
    Block,
    Cell,
    Code,
    Facts,
    Filled,
    Here,
    Inline,
    Linked,
    Mark,
    Row,
    Several,
    Table,
    Text,
    filled,
    trend,
)
from ledgers.publish.kit.context import NOTHING, Desk, Leaf, bar, task_label, way_below
from ledgers.publish.kit.labels import sort_word, word, word_of
from ledgers.publish.kit.view import TAGS, View

__all__ = ["Bar", "Block", "Cell", "Code", "Facts", "Filled", "Here", "Inline"]
__all__ += ["Linked", "Mark", "Row", "Several", "Table", "Text", "filled", "trend"]
__all__ += ["NOTHING", "Desk", "Leaf", "bar", "task_label", "way_below"]
__all__ += ["sort_word", "word", "word_of"]
__all__ += ["TAGS", "View"]
