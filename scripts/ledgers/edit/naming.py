"""What a reviewer calls counties and subjects, as in `某县 T08 F2026-0017`, made into wishes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ledgers.edit.decide import Wish
from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

AREAS = "data/city/areas.yaml"
IDENTIFIER = re.compile(r"[A-Za-z][0-9][0-9-]*")


def wishes(catalog: Catalog, wish: Wish, words: Iterable[str]) -> tuple[Wish | Problem, ...]:
    """Return a wish for each subject that is named, once, or what is wrong with the names.

    A county comes before its subjects, and another county may follow.
    """
    found: dict[str, Wish] = {}
    for name, subjects in _grouped(words):
        code = county_of(catalog, name)
        if isinstance(code, Problem):
            return (code,)
        if not subjects:
            message = say("nothing is named that is to be decided for {county}", county=name)
            hint = say("write it as in 990121 T07 F2026-0017 990102 T07")
            return (kinds.references.NO_SUCH_RECORD.at(Place(AREAS), message, hint),)
        for word in subjects:
            subject = _subject(word)
            found[f"{code}/{subject}"] = replace(wish, county=code, subject=subject)
    return tuple(_with_own_measures(found))


def _grouped(words: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return each county with its subjects, as they were typed."""
    groups: list[tuple[str, list[str]]] = []
    for word in words:
        if groups and ("/" in word or IDENTIFIER.fullmatch(word)):
            groups[-1][1].append(word)
        else:
            groups.append((word, []))
    return groups


def county_of(catalog: Catalog, name: str) -> str | Problem:
    """Return the code of a county by its code, its name, or the beginning of its name."""
    rows = catalog.counties
    found = [row for row in rows if name in {row.code, row.name}]
    found = found or [row for row in rows if name and row.name.startswith(name)]
    if len(found) == 1:
        return found[0].code
    message = say("{code} is no county of areas.yaml", code=name)
    if found:
        message = say("several counties are called so: {name}", name=name)
    listed = ", ".join(f"{row.code} {row.name}" for row in found or rows)
    hint = say("counties: {codes}", codes=listed)
    return kinds.references.UNKNOWN_COUNTY.at(Place(AREAS), message, hint)


def _subject(word: str) -> str:
    """Return ledger and identifier; what is not there is refused where it is decided."""
    if "/" in word:
        return word
    name = word.upper()
    return f"{'rectifications' if name.startswith('F') else 'progress'}/{name}"


def _with_own_measures(wishes: dict[str, Wish]) -> Iterator[Wish]:
    """Yield the wishes, each without the measures that belong to another subject that is named."""
    tasks = {wish.subject.rpartition("/")[2] for wish in wishes.values()}
    for wish in wishes.values():
        others = tasks - {wish.subject.rpartition("/")[2]}
        own = (name for name in wish.measures if name.partition(".")[0] not in others)
        yield replace(wish, measures=tuple(own))
