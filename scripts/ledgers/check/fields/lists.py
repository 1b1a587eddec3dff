"""See that numbers and items belong to the list that stands beside them in the same record."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import groups, rows, standing
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

ITEMS = (("have",), ("lack",), ("counts", "code"))


def numbers_and_items_of_nothing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure done that is not listed, and each item of another list."""
    for document in standing(grounds, "rectifications"):
        listed = {row["id"] for _, row in groups(document.value, "measures")}
        for path, value in fields(document.value, "updates", "done"):
            if value not in listed:
                yield _unknown(document, path, say("measure of this file"), value)
    yield from _items(grounds)


def _items(grounds: Grounds) -> Iterator[Problem]:
    lists = {
        row["id"]: frozenset(item["code"] for _, item in groups(row, "items"))
        for _, row in rows(grounds, "standards", "checklists")
    }
    anywhere = frozenset().union(*lists.values())
    for document in standing(grounds, "facilities"):
        for path, row in groups(document.value, "checklists"):
            own = lists.get(row["checklist"], anywhere)
            for way in ITEMS:
                for inner, value in fields(row, *way):
                    if value in anywhere - own:
                        thing = say("item of this checklist")
                        yield _unknown(document, (*path, *inner), thing, value)


def _unknown(document: Document, path: Path, thing: Words, value: object) -> Problem:
    return kinds.references.NO_SUCH_RECORD.at(
        document.place(*path, of_value=True),
        say("there is no {thing} “{name}”", thing=thing, name=value),
        say("check the spelling, or add what is referred to first"),
    )
