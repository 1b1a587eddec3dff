"""The words of the vocabulary: those that every city has (`schemas/vocab.defaults.yaml`)."""

from collections.abc import Mapping
from typing import cast

from demo.yaml_text import Value
from ledgers.read.documents import schemas_of
from ledgers.read.home import HOME
from ledgers.read.tree import FolderTree

Terms = Mapping[str, list[dict[str, str]]]

LISTS = cast("Terms", schemas_of(FolderTree(HOME)).defaults["vocab"].value)
"""The terms of each list, in order."""


def codes(name: str) -> tuple[str, ...]:
    """Return the codes of a list."""
    return tuple(term["code"] for term in LISTS[name])


def vocab_file() -> dict[str, Value]:
    """Return the vocabulary."""
    return cast("dict[str, Value]", LISTS)
