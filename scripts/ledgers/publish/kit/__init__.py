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
