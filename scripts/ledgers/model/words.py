"""Sentences, written once in English and translated for the reader."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from ledgers.model.values import Struct, field


class Words(Struct, frozen=True):
    """An English sentence, which is also its identifier in the catalogues, with its arguments.

    An argument that is itself `Words` is translated before it is filled in. `context` separates
    meanings that share one word in English and have several in other languages.
    """

    text: str
    args: Mapping[str, object] = field(default_factory=dict)
    context: str = ""

    def __str__(self) -> str:
        """Return the sentence in English."""
        return english(self)


Part = TypeVar("Part")
Translate: TypeAlias = Callable[[Words], str]


def say(text: str, /, **args: object) -> Words:
    """Make words; the catalogue's extractor looks for calls of this function."""
    return Words(text, args)


def say_in(context: str, text: str, /, **args: object) -> Words:
    """Make words that mean something else elsewhere; the extractor looks for this function too."""
    return Words(text, args, context)


COMMA, SEMICOLON = say("{one}, {other}"), say("{one}; {other}")
OR, PLUS = say("{one} or {other}"), say("{one} + {other}")
"""How words are joined, two by two."""


def together(parts: Iterable[Part], pair: Words = SEMICOLON) -> Part | Words:
    """Join one or more words: a; b; c. A single one stays as it is, be it a text or a link."""
    first, *others = parts
    whole: Part | Words = first
    for other in others:
        whole = Words(pair.text, {"one": whole, "other": other})
    return whole


class Both(Struct, frozen=True):
    """A text that the data gives in both languages, or in Chinese only: a title, a term."""

    zh: str
    en: str

    def __str__(self) -> str:
        """Return the English text."""
        return self.within("en")

    def within(self, language: str) -> str:
        """Return the text in a language; the Chinese one where there is no other."""
        return self.zh if language == "zh" else self.en or self.zh


def as_words(both: Both) -> Words:
    """Return a text that the data gives in both languages as words."""
    return Words("{both}", {"both": both})


def fill(words: Words, look_up: Callable[[Words], str], language: str) -> str:
    """Return the sentence that `look_up` finds for the words, with the arguments filled in."""
    if not words.args:
        return look_up(words)
    args = {name: _filled(value, look_up, language) for name, value in words.args.items()}
    return look_up(words).format(**args)


COUNTY = re.compile(r"县（市、区）|县区|(?<![{/\w])[Cc]ount(?:y|ies)(?![}/\w])")
UNITS = {"county": "unit", "counties": "units", "County": "Unit", "Counties": "Units"}


def of_units(translate: Translate, language: str) -> Translate:
    """Return a translator that calls what is ranked units, for where nothing of it is a county."""

    def look_up(words: Words) -> str:
        told = translate(Words(words.text, context=words.context))
        return COUNTY.sub(lambda found: UNITS.get(found[0], "排名单位"), told)

    return lambda words: fill(words, look_up, language)


def _filled(value: object, look_up: Callable[[Words], str], language: str) -> object:
    if isinstance(value, Words):
        return fill(value, look_up, language)
    return value.within(language) if isinstance(value, Both) else value


def english(words: Words) -> str:
    """Translate into English: the identifiers themselves."""
    return fill(words, lambda found: found.text, "en")
