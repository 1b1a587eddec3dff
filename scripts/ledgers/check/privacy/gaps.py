"""Running numbers that have a gap on the portal, where something hidden stands between others."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds, text
from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.words import Words, say

LATER = say("give it a number after those of its like, such as 99")
APART = say("give what is never published a series of its own")


def gaps(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each hidden thing whose number comes before that of a public one."""
    rows = tuple(_rows(grounds))
    last: dict[str, int] = {}
    for name, hidden, _, _ in rows:
        stem, number = _parts(name)
        last[stem] = last.get(stem, 0) if hidden else max(last.get(stem, 0), number)
    for name, hidden, place, hint in rows:
        stem, number = _parts(name)
        if hidden and number < last[stem]:
            message = say("{name} is hidden, and its number is missing among the others", name=name)
            yield kinds.privacy.GAP.at(place, message, hint)


def _parts(name: str) -> tuple[str, int]:
    stem, _, number = name.rpartition("-")
    return stem, int(number)


def _rows(grounds: Grounds) -> Iterator[tuple[str, bool, Place, Words]]:
    """Yield what has a running number: what it is called, whether it is hidden, where, a hint.

    Records have identifiers that are drawn (`model/drawn.py`).
    """
    for ledger in ("units", "pairings"):
        for document, path, row in grounds.entries(ledger, ledger):
            yield text(row["id"]), "visibility" in row, document.at(*path, "id"), LATER
    for document in grounds.standing("bulletins"):
        number, hidden = document.value["issue_no"], document.value.get("public_scope") == "none"
        series = f"{document.value['series']}-{document.value['year']}"
        yield f"{series}-{number:02}", hidden, document.at("public_scope"), APART


RULES = (gaps,)
