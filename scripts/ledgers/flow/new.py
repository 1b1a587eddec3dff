"""The steps that open a record: draw its identifier, write its draft."""

import re
import secrets
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from ledgers.edit.decide import county_of
from ledgers.edit.new import Given, last_before, like, own_units, skeleton
from ledgers.flow.load import City, Request, load
from ledgers.flow.saving import Made, Saved, saved, would_be
from ledgers.model import Both, CannotGoOn, Ledger, OutputFile, Period, Problem, Translate, period
from ledgers.model.drawn import CHANCES, first_free
from ledgers.model.layout import CITY, COUNTY_LEDGERS
from ledgers.read.documents import DATA

DRAWS = 100
"""How many identifiers are drawn before none is said to be free."""


def some_numbers() -> tuple[int, ...]:
    """Return the numbers of identifiers by chance."""
    return tuple(secrets.randbelow(CHANCES) for _ in range(DRAWS))


def name_among(there: Iterable[str], ledger: str, year: int, numbers: tuple[int, ...]) -> str:
    """Return the first identifier of some numbers that no file is called."""
    return first_free(ledger, year, numbers, {PurePosixPath(path).stem.lower() for path in there})


class Wanted(NamedTuple):
    """What is opened: of which ledger, about which county if any, of a year or for a period."""

    ledger: str
    county: str | None
    when: str
    on: date | None


def new(request: Request, wanted: Wanted, translate: Translate) -> Saved:
    """Write the draft of a record, or of a county's file of a period; return it, and what it lacks.

    Raises CannotGoOn where no identifier of the year is free, there is no such period, its file is
    there, or the ledger is about no county.
    """
    numbers = some_numbers()

    def made() -> Made:
        city = load(request)
        code = county_of(city.catalog, wanted.county) if wanted.county else ""
        if isinstance(code, Problem):
            return (), (code,)
        path, text = _draft(city, wanted._replace(county=code), numbers, translate)
        file = OutputFile(path, text.encode("utf-8"))
        problems = would_be(request, (file,), city).problems
        return (file,), tuple(problem for problem in problems if problem.place.file == path)

    return saved(request.root, made)


def _draft(
    city: City, wanted: Wanted, numbers: tuple[int, ...], translate: Translate
) -> tuple[str, str]:
    """Return the file of what is opened, and its text."""
    ledger, code, when, on = wanted
    about, there = city.catalog.contract.ledger(ledger), city.reading.files if city.reading else ()
    own = code and ledger in COUNTY_LEDGERS
    if code and not own and ("county",) not in about.fields:
        raise CannotGoOn.say(
            "records of this ledger are about no county: {title}", title=about.title
        )
    name = when if about.is_periodic else name_among(there, ledger, int(when), numbers)
    path = f"{DATA}/{f'counties/{code}' if own else CITY}/{ledger}/{name}.yaml"
    if path in there:
        raise CannotGoOn.say("{file} is there already", file=path)
    known = (
        (("period", when), ("filed_on", on))
        if about.is_periodic
        else (("on", on), ("county", not own and code))
    )
    given: Given = {(name,): [str(value)] for name, value in known if value}
    if not about.is_periodic:
        return path, skeleton(about, path, given, translate)
    new = _period(about, when)
    given = {**given, **own_units(city.catalog, about, code or "", new.last)}
    last = last_before(city.catalog, ledger, code or "", new)
    make = partial(like, last) if last else skeleton
    return path, make(about, path, given, translate)


def _period(ledger: Ledger, when: str) -> Period:
    """Return a period of a ledger, or stop where it has no such one."""
    new, said = period(when), ledger.fields[("period",)].said
    if new and re.search(said("pattern"), when):
        return new
    hint = Both(**said("x-pattern-hint"))
    raise CannotGoOn.say("“{period}” is no period of this ledger: {hint}", period=when, hint=hint)
