"""Context, parts, links, labels, templates and records shared by all pages."""

from ledgers.publish.kit.components import Block, Filled, Inline, Linked, Row, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.view import View

__all__ = ["Block", "Desk", "Filled", "Inline", "Leaf", "Linked", "Row", "Table", "View", "word"]
