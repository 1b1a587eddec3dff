"""What stands in a cell for a value, and the value that a person typed."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from unicodedata import normalize

from ledgers.edit.workbooks.choices import YES_OR_NO
from ledgers.model.contract import Field
from ledgers.model.rows import as_day
from ledgers.model.values import Struct
from ledgers.model.words import Both, Words, say
from ledgers.model.workbook import Plain, Read
from ledgers.model.yaml_text import is_number

NONE = Both("无", "none")
"""How an empty list is written: an empty cell says nothing."""
NOUGHT, LAST = date(1899, 12, 30), 73050
"""The day from which workbooks count, and the last day of 2099."""
EXACT = 15
"""How many digits of a number programs keep."""
BETWEEN = re.compile(r"[、，,;；\n]+")
NUMBER = re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
DAY = re.compile(
    r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})"
)
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
        day = as_day(value) if self.sort == "day" else None
        return day or self._word(value, language)

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
        listed = next(iter(self.words.values()))
        return say("“{value}” is none of the words here, such as {word}", value=word, word=listed)

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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


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
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= LAST:
        return (NOUGHT + timedelta(days=int(value))).isoformat()
    parts = DAY.fullmatch(bare(plain(value)))
    year, month, day = filter(None, parts.groups()) if parts else ("", "", "")
    found = f"{year}-{month:0>2}-{day:0>2}"
    if as_day(found):
        return found
    return say("“{value}” is not a day; write it as 2026-07-09", value=plain(value))


def _text(value: object) -> object | Words:
    if isinstance(value, date):
        return say("the program made a day of this; format the cell as text and type it again")
    return plain(value).strip().replace("\r\n", "\n")


HOW = {"number": _number, "day": _day, "text": _text}
