"""Identifiers of records that may be hidden: drawn, so that they do not say how many there are.

`F2026-K7QZM` is a letter, a year and five signs. Those of former days count (`F2026-0017`,
`C2026-08-17-1`, `R2026-3`); they stay valid at their addresses. Issues of bulletins keep the number
that is printed on them; a file of a period is due whatever it holds.
"""

import re
from collections.abc import Container, Iterable, Mapping

from ledgers.model import CannotGoOn, Document, say
from ledgers.model.contract import Record
from ledgers.model.rows import Value, last, text

SIGNS, LENGTH = "23456789CFGHJKMNPQRTVWXYZ", 5
"""The signs: none looks like another one, and without A, E, I, O, U and S no word comes about."""
CHANCES = len(SIGNS) ** LENGTH
LETTERS: Mapping[str, str] = {
    "findings": "F",
    "actions": "A",
    "checks": "C",
    "documents": "D",
    "events": "E",
    "rounds": "R",
    "appraisals": "K",
    "draws": "L",
}
"""The letter with which the identifiers of a ledger begin."""
LEDGERS: Mapping[str, str] = {ledger.removesuffix("s"): ledger for ledger in LETTERS}
"""The ledger of what a person opens."""
COUNTING = re.compile(
    r"[AFK][0-9]{4}-[0-9]{4}|[CDE][0-9]{4}-[0-9]{2}-[0-9]{2}-[1-9][0-9]?|R[0-9]{4}-[1-9][0-9]{0,2}"
)
DRAWN = re.compile(rf"[{''.join(LETTERS.values())}][0-9]{{4}}-[{SIGNS}]{{{LENGTH}}}")
EITHER = re.compile(f"{COUNTING.pattern}|{DRAWN.pattern}")


def drawn(ledger: str, year: int, number: int) -> str:
    """Return the identifier that a number below `CHANCES` gives."""
    places = (number // len(SIGNS) ** place for place in reversed(range(LENGTH)))
    return f"{LETTERS[ledger]}{year}-{''.join(SIGNS[place % len(SIGNS)] for place in places)}"


def first_free(ledger: str, year: int, numbers: Iterable[int], taken: Container[str]) -> str:
    """Return the first of some drawn identifiers that nothing is called, in whatever case.

    `taken` has names in small letters. Raises CannotGoOn where none is free.
    """
    names = (drawn(ledger, year, number) for number in numbers)
    free = next((name for name in names if name.lower() not in taken), None)
    if free is None:
        message = say("every identifier drawn for {year} is taken: draw once more", year=year)
        raise CannotGoOn(message)
    return free


def day_of(value: Value, said: Record) -> str:
    """Return the day of a record as its schema says, an empty text where it is not known."""
    newest = last(value, said.history) if said.history else value
    return next((text(newest, field) for field in said.days or ("on",) if newest.get(field)), "")


def place_of(document: Document, said: Record) -> tuple[str, str, str, str]:
    """Return what documents are in order by: owner and identifier, or the day before what is drawn.

    A rectification, and a decision on it, is called as its finding is.
    """
    folder, _, name = document.id.rpartition("/")
    day = day_of(document.value, said) if EITHER.fullmatch(name) else ""
    return document.owner, folder, day, name
