"""How names are read, for those who type them in Latin letters; the one door to pypinyin."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
Corrected = Mapping[str, str]
"""Readings that the library does not have, syllables apart, by the text that is read so."""


def syllables(text: str, corrected: Corrected) -> list[str]:
    """Return the reading of each sign of a text; a sign without one stays as it is."""
    read = list(chain.from_iterable(_runs(text)))
    for part in sorted(corrected, key=len):
        said = corrected[part].split()
        for found in re.finditer(re.escape(part), text) if len(said) == len(part) else ():
            read[found.start() : found.end()] = said
    return read


def _runs(text: str) -> Iterator[Iterable[str]]:
    """Yield the readings of Chinese signs in their context, and the other signs."""
    # Imported here: it takes 0.2 s, and only what is published needs it.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    end = 0
    for run in HAN.finditer(text):
        yield text[end : run.start()]
        yield lazy_pinyin(run[0], errors=list)  # type: ignore[arg-type] # a list is as welcome
        end = run.end()
    yield text[end:]


def by_sign(texts: Iterable[str], corrected: Corrected) -> dict[str, str]:
    """Return the reading of each Chinese sign in some texts, taken by itself."""
    signs = sorted({sign for text in texts for run in HAN.findall(text) for sign in run})
    return {sign: syllables(sign, corrected)[0] for sign in signs}


def otherwise(text: str, alone: Mapping[str, str], corrected: Corrected) -> str:
    """Return the signs of a text that are not read as they are alone, each with its reading."""
    read = zip(text, syllables(text, corrected), strict=True)
    odd = (sign + said for sign, said in read if said != alone.get(sign, sign))
    return " ".join(dict.fromkeys(odd))
