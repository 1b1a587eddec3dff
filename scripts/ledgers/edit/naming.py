"""What a reviewer calls counties and subjects, as in `某县 T08 F2026-0017`, made into wishes."""

import re
from collections.abc import Iterable, Iterator

from ledgers.edit.decide import Wish
from ledgers.model import Catalog, Place, Problem, kinds, replace, say

AREAS = Place("data/city/areas.yaml")
SUBJECT = re.compile(r"[A-Za-z][0-9]+(-[0-9A-Za-z]+)*|.*/.*", re.DOTALL)
SHORT = re.compile(r"\AT(?=[0-9]\Z)")


def wishes(catalog: Catalog, wish: Wish, words: Iterable[str]) -> tuple[Wish | Problem, ...]:
    """Return a wish for each subject that is named, once, or what is wrong with the names.

    A county comes before its subjects, and another county may follow.
    """
    found: dict[str, list[str]] = {}
    code = ""
    for word in words:
        if code and SUBJECT.fullmatch(word):
            found[code].append(subject_of(word))
        else:
            county = county_of(catalog, word)
            if isinstance(county, Problem):
                return (county,)
            found.setdefault(code := county, [])
    for code, subjects in found.items():
        if not subjects:
            message = say("nothing is named that is to be decided for {county}", county=code)
            hint = say("write it as in 990121 T07 F2026-0017 990102 T07")
            return (kinds.references.NO_SUCH_RECORD.at(AREAS, message, hint),)
    return tuple(_each(wish, found))


def subject_of(word: str) -> str:
    """Return a subject such as `progress/T07` by its identifier, T7 too, or in full."""
    ledger = "rectifications" if word.upper().startswith("F") else "progress"
    return word if "/" in word else f"{ledger}/{SHORT.sub('T0', word.upper())}"


def county_of(catalog: Catalog, name: str) -> str | Problem:
    """Return the code of a county by its code, also a former one, its name, or its beginning."""
    rows, known = catalog.counties, catalog.areas.get(name)
    if known and known.continued_by:
        return known.continued_by
    found = [row for row in rows if name in {row.code, row.name}]
    found = found or [row for row in rows if name and row.name.startswith(name)]
    if len(found) == 1:
        return found[0].code
    message = say("{code} is no county of areas.yaml", code=name)
    if found:
        message = say("several counties are called so: {name}", name=name)
    codes = ", ".join(f"{row.code} {row.name}" for row in found or rows)
    return kinds.references.UNKNOWN_COUNTY.at(AREAS, message, say("counties: {codes}", codes=codes))


def _each(wish: Wish, found: dict[str, list[str]]) -> Iterator[Wish]:
    """Yield a wish for each subject, without the measures of other subjects that are named."""
    tasks = {subject.rpartition("/")[2] for subjects in found.values() for subject in subjects}
    for code, subjects in found.items():
        for subject in dict.fromkeys(subjects):
            others = tasks - {subject.rpartition("/")[2]}
            own = tuple(name for name in wish.measures if name.partition(".")[0] not in others)
            yield replace(wish, county=code, subject=subject, measures=own)
