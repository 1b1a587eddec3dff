"""What gives hidden things away: public lists of the same records, and gaps in running numbers."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from ledgers.check.ground import Grounds, fields, number, text
from ledgers.model import Document, Ledger, Names, Place, Problem, Words, in_groups, kinds, say

ENOUGH = 3
"""With fewer different values numbers may agree by chance."""
Numbers = tuple[Decimal | None, ...]


def given_away(grounds: Grounds) -> Iterator[Problem]:
    """Yield each number that is hidden, and in every record is the sum, or length, of a list."""
    for ledger in grounds.contract.ledgers:
        documents = tuple(grounds.standing(ledger.name))
        hidden = dict(_hidden_numbers(ledger, documents)) if len(documents) >= ENOUGH else {}
        lists = dict(_public_lists(ledger, documents)) if hidden else {}
        for names, own in hidden.items():
            others = [".".join(way) for way, totals in lists.items() if _agree(own, totals)]
            if others:
                words = {"path": ".".join(names), "others": ", ".join(others)}
                message = say("{path} is hidden, and follows from {others}", **words)
                hint = say("make it public too, or hide the others")
                place = Place(f"schemas/{ledger.name}.schema.json")
                yield kinds.privacy.GIVEN.at(place, message, hint)


def _agree(own: Numbers, totals: Numbers) -> bool:
    """Say whether some numbers are always the same as others, and enough of them differ."""
    pairs = [pair for pair in zip(own, totals, strict=True) if pair[0] is not None]
    return all(one == other for one, other in pairs) and len(set(pairs)) >= ENOUGH


def _hidden_numbers(
    ledger: Ledger, documents: Sequence[Document]
) -> Iterator[tuple[Names, Numbers]]:
    """Yield what each hidden number is by record, where it is not the same in nearly all."""
    for names in (way for way in ledger.fields if _is_hidden_number(ledger, way)):
        found = ((number(row) for _, row in fields(each.value, *names)) for each in documents)
        own = tuple(next(rows, None) for rows in found)
        if len({*own} - {None}) >= ENOUGH:
            yield names, own


def _is_hidden_number(ledger: Ledger, names: Names) -> bool:
    """Say whether a field is a number, in no list, and not public."""
    around = (ledger.fields[names[:length]].listed for length in range(1, len(names)))
    numeric = ledger.fields[names].schema.get("type") == "integer"
    return numeric and not any(around) and not ledger.is_public(names)


def _public_lists(ledger: Ledger, documents: Sequence[Document]) -> Iterator[tuple[Names, Numbers]]:
    """Yield how many entries each public list has by record, and what its numbers add up to."""
    for names, field in ledger.fields.items():
        in_list = any(ledger.fields[names[:length]].listed for length in range(1, len(names)))
        counted = field.listed or (in_list and field.schema.get("type") == "integer")
        if counted and ledger.is_public(names):
            yield names, tuple(_total(document, names, field.listed) for document in documents)


def _total(document: Document, names: Names, listed: bool) -> Decimal:  # noqa: FBT001
    rows = [row for _, row in fields(document.value, *names)]
    return Decimal(len(rows)) if listed else sum(filter(None, map(number, rows)), Decimal(0))


LATER = say("give it a number after those of its like, such as 99")
APART = say("give what is never published a series of its own")


def gaps(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each hidden thing whose number comes before that of a public one."""
    rows = tuple(_rows(grounds))
    shown = in_groups(_parts(name) for name, hidden, _, _ in rows if not hidden)
    for name, hidden, at, hint in rows:
        stem, number = _parts(name)
        if hidden and number < max(shown.get(stem, ()), default=0):
            message = say("{name} is hidden, and its number is missing among the others", name=name)
            yield kinds.privacy.GAP.at(at(), message, hint)


def _parts(name: str) -> tuple[str, int]:
    stem, _, number = name.rpartition("-")
    return stem, int(number)


def _rows(grounds: Grounds) -> Iterator[tuple[str, bool, Callable[[], Place], Words]]:
    """Yield what has a running number: its name, whether it is hidden, what finds it, a hint.

    Records have identifiers that are drawn (`model/drawn.py`).
    """
    for ledger in ("units", "pairings"):
        for document, path, row in grounds.entries(ledger, ledger):
            yield text(row["id"]), "visibility" in row, partial(document.at, *path, "id"), LATER
    for document in grounds.standing("bulletins"):
        number, hidden = document.value["issue_no"], document.value.get("public_scope") == "none"
        series = f"{document.value['series']}-{document.value['year']}"
        yield f"{series}-{number:02}", hidden, partial(document.at, "public_scope"), APART
