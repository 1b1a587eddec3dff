"""What stands in a cell for a value, the words that it may hold, and what a person typed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property
from unicodedata import normalize

from ledgers.edit.typed import day_counted, day_typed
from ledgers.model import CITY, Both, Catalog, Struct, Words, as_day, fields, say, text
from ledgers.model.choices import terms_of
from ledgers.model.contract import UNITS, Field
from ledgers.model.workbook import Plain, Read
from ledgers.model.yaml_text import is_number

YES_OR_NO = {"true": Both("是", "yes"), "false": Both("否", "no")}
NONE = Both("无", "none")
"""How an empty list is written: an empty cell says nothing."""
EXACT = 15
"""How many digits of a number programs keep."""
BETWEEN = re.compile(r"[、，,;；\n]+")
NUMBER = re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
CODE = re.compile(r"[A-Za-z0-9_.-]*[0-9_-][A-Za-z0-9_.-]*")
"""What is a code rather than a word; whether there is such a one, the check says."""
OTHERWISE = {
    "f": say("this is a formula, and its result is not taken over: paste it as a value"),
    "e": say("this is an error of the workbook's program, not a value"),
}


class Column(Struct, frozen=True, dict=True):
    """A field as a column, and what its codes are called."""

    field: Field
    words: Mapping[str, Both]

    @cached_property
    def sort(self) -> str:
        """Return what it holds: a list, a word, a number, a day or a text."""
        if self.field.listed or self.words:
            return "list" if self.field.listed else "word"
        number = self.field.entry.get("type") in {"integer", "number"}
        return "number" if number else "day" if self.field.definition == "date" else "text"

    def shown(self, value: object, language: str) -> Plain:
        """Return what stands in a cell for a value; None for none."""
        if value is None:
            return None
        if isinstance(value, list):
            return "、".join(self._word(each, language) for each in value) or NONE.within(language)
        if is_number(value) and self.sort == "number":
            number = Decimal(str(value))
            return number if len(number.as_tuple().digits) <= EXACT else str(value)
        return (as_day(value) if self.sort == "day" else None) or self._word(value, language)

    def _word(self, value: object, language: str) -> str:
        code = str(value).lower() if isinstance(value, bool) else str(value)
        name = self.words[code].within(language) if code in self.words else code
        return code if self.field.listed and BETWEEN.search(name) else name

    def taken(self, read: Read) -> object | Words:
        """Return the value that was typed, None for none, or what is wrong with it."""
        value = read.value
        if read.sort in OTHERWISE:
            return OTHERWISE[read.sort]
        if value is None or not str(value).strip():
            return None
        if self.sort in HOW:
            return HOW[self.sort](value)
        told = str(value).lower() if isinstance(value, bool) else plain(value)
        if self.sort == "word":
            return self._code(told)
        words = [] if told in {NONE.zh, NONE.en} else BETWEEN.split(told)
        found = [self._code(word) for word in words if word.strip()]
        return next((each for each in found if isinstance(each, Words)), found)

    def _code(self, word: str) -> object | Words:
        code = self._codes.get(bare(word), word.strip())
        if self.words is YES_OR_NO and code in YES_OR_NO:
            return code == "true"
        if not self.words or code in self.words or CODE.fullmatch(code):
            return code
        near = max(
            self.words.values(), key=lambda each: SequenceMatcher(None, word, each.zh).ratio()
        )
        return say("“{value}” is none of the words here, such as {word}", value=word, word=near)

    @cached_property
    def _codes(self) -> dict[str, str]:
        """Return the code of each word, in both languages."""
        return {
            bare(name): code
            for code, both in self.words.items()
            for name in (both.zh, both.en or both.zh)
        }


def plain(value: object) -> str:
    """Return what a cell holds as a text; a whole number without its point."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def bare(word: str) -> str:
    """Return a word without what people and keyboards vary: widths, spaces, capitals."""
    return re.sub(r"\s", "", normalize("NFKC", word)).lower()


def _number(value: object) -> object | Words:
    if isinstance(value, float):
        value = f"{Decimal(f'{value:.{EXACT}g}'):f}"
    told = normalize("NFKC", plain(value)).strip()
    if isinstance(value, bool) or not NUMBER.fullmatch(told):
        if isinstance(value, date):
            return say("the program made a day of this; type the number once more")
        return say("“{value}” is not a number; write digits only", value=plain(value))
    found = Decimal(told.replace(",", ""))
    return int(found) if found == found.to_integral_value() else found


def _day(value: object) -> object | Words:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    counted = None if isinstance(value, str) else day_counted(plain(value))
    return (
        counted
        or day_typed(plain(value))
        or say("“{value}” is not a day; write it as 2026-07-09", value=plain(value))
    )


def _text(value: object) -> object | Words:
    if isinstance(value, date):
        return say("the program made a day of this; format the cell as text and type it again")
    return plain(value).strip().replace("\r\n", "\n")


HOW = {"number": _number, "day": _day, "text": _text}


def words_of(catalog: Catalog, county: str, field: Field) -> Mapping[str, Both]:
    """Return what each code is called that a field may hold; nothing where it holds none."""
    if field.entry.get("type") == "boolean":
        return YES_OR_NO
    found = dict(_named(catalog, county, field))
    names = [str(name.zh) for name in found.values()]
    return {
        code: Both(f"{name.zh} {code}", f"{name} {code}") if names.count(name.zh) > 1 else name
        for code, name in found.items()
    }


def _named(catalog: Catalog, county: str, field: Field) -> Iterator[tuple[str, Both]]:
    yield from terms_of(field, catalog.words).items()
    target = field.entry.get("x-refers")
    if target == UNITS:
        asked = field.entry.get("x-must-be", {})
        owners = (county,) if asked.get("of") == "owner" else (county, CITY)
        for unit in (row for owner in owners for row in catalog.units_of.get(owner, ())):
            if unit.abolished_on is None and asked.get("kind", unit.kind) == unit.kind:
                yield unit.id, Both(unit.name, unit.en)
    elif isinstance(target, str):
        yield from _listed(catalog, target)


def _listed(catalog: Catalog, target: str) -> Iterator[tuple[str, Both]]:
    """Yield the entries of a list in a register of the city; of indicators those that are filed."""
    ledger, _, inner = target.partition(".")
    way = (inner or ledger).split(".")
    for document in catalog.by_ledger.get(ledger, ()):
        for _, row in fields(document.value, *way):
            code = text(row, "id") or text(row, "code")
            if not (ledger == "indicators" and "source" in row):
                name = text(row, "zh") or text(row, "title") or text(row, "name")
                yield code, Both(name or code, text(row, "en"))
