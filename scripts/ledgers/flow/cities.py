"""What is published of a city without any page: its tables, and of many the files for programs."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from ledgers.flow.load import City, Request, load, refuse_leaks
from ledgers.flow.publish import Order, view_of
from ledgers.model import CannotGoOn, OutputFile, Struct, Translate
from ledgers.model.edition import SUMS
from ledgers.publish.kit.view import View
from ledgers.publish.site import desks_of, interface_alone, tables_of
from ledgers.publish.tables.parquet import as_parquet
from ledgers.read.home import LOCALE, translator
from ledgers.write.files import beside, write_folder
from ledgers.write.locks import swap_in

Language = Literal["zh", "en"]


def seen(
    request: Request, as_of: date | None, language: Language, translate: Translate
) -> tuple[City, View]:
    """Return a city and what the public sees of it; raises CannotGoOn where that is not allowed."""
    city = load(request)
    refuse_leaks(city)
    return city, view_of(city, Order(request, as_of, request.root, language, translate, float))


def parquet_files(view: View) -> Iterator[OutputFile]:
    """Yield each table for download as Parquet; raises CannotGoOn without the library."""
    about = {"as_of": view.as_of, "method": view.assessment.method, "digest": view.digest}
    try:
        for table in tables_of(desks_of(view, {}, ""))[1]:
            yield OutputFile(f"{table.name}.parquet", as_parquet(table, about, view.translate))
    except ImportError as error:
        raise CannotGoOn.say(
            "Parquet needs a library that is not installed; run: make parquet"
        ) from error


class CityRow(Struct, frozen=True):
    """A city that was checked, assessed and published; `digest` is that of its sums."""

    code: str
    name: str
    as_of: date
    counties: int
    files: int
    errors: int
    warnings: int
    digest: str


def worked(today: date, as_of: date | None, out: Path, language: Language, folder: Path) -> CityRow:
    """Check, assess and publish the files for programs of one city, whole or not at all.

    They are put into a folder of the same name below `out`, with their sums. Raises CannotGoOn
    where the data does not allow it.
    """
    request, translate = Request(folder.resolve(), today), translator(LOCALE, language)
    city, view = seen(request, as_of, language, translate)
    files = sorted(interface_alone(view), key=lambda file: file.path)
    rows = (f"{hashlib.sha256(file.data).hexdigest()}  {file.path}\n" for file in files)
    sums = OutputFile(SUMS, "".join(rows).encode())
    place = out / folder.name
    with beside(place) as finished:
        write_folder(finished, [*files, sums])
        swap_in(finished, place)
    errors = sum(problem.is_error for problem in city.problems)
    found = view.catalog.city
    return CityRow(
        code=found.code if found else "",
        name=found.name if found else "",
        as_of=view.assessment.as_of,
        counties=len(view.catalog.counties),
        files=city.files,
        errors=errors,
        warnings=len(city.problems) - errors,
        digest=hashlib.sha256(sums.data).hexdigest(),
    )
