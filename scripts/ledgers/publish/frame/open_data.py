"""What the tables are told by: their package, licence and citation, and all of them in one file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ledgers.model.lots import digest
from ledgers.model.numbers import NONE
from ledgers.model.output import OutputFile, archived
from ledgers.model.values import in_lines
from ledgers.publish.kit import Desk, View, links
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.tables.tables import DataTable, as_csv

PACKAGE = f"{links.DATA}datapackage.json"
ALL = "downloads/all.zip"
CITED = ("CITATION.cff", "citation.bib")
CSV = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
TYPES = {bool: "boolean", date: "date", int: "integer", Decimal: "number", str: "string"}
ACTIVE = re.compile(r'[{}\\"<>\s]+')
"""What could be active in one of the texts that say how to cite."""


def licence(view: View) -> Mapping[str, str]:
    """Return `id` and `url` of the licence of the data, nothing where none is stated."""
    publication = view.catalog.publication
    return (publication.licence if publication else None) or {}


def told_of(desk: Desk, name: str, language: str = "") -> str:
    """Return a text about the data, with city, day, digest, address and licence filled in."""
    view, place = desk.view, site_of(desk.view)
    facts = {
        "city": desk.city_name,
        "publisher": view.publisher or desk.city_name,
        "day": view.as_of,
        "year": view.as_of[:4],
        "digest": view.digest,
        "place": place.top if place else "",
        "top": place.top if place else "../",
        "terms": licence(desk.view).get("url", ""),
        "licence": " ".join(licence(desk.view).values()) or NONE,
    }
    safe = {key: ACTIVE.sub(" ", value) for key, value in facts.items()}
    text: str = view.interface["texts"][name][language or view.language]
    return text.format(**safe).strip()


def open_files(desk: Desk, tables: Sequence[DataTable]) -> Iterator[OutputFile]:
    """Yield the description of the package, how to cite it, and everything in one file."""
    csvs = {f"tables/{table.name}.csv": as_csv(table) for table in tables}
    cited = {name: f"{told_of(desk, name)}\n".encode() for name in CITED}
    about = {"datapackage.json": in_lines(package(desk, tables, csvs)), **cited}
    yield from (OutputFile(links.DATA + name, data) for name, data in about.items())
    readme = {"README.md": "en", "README.zh-CN.md": "zh"}
    read = {name: told_of(desk, "readme", language).encode() for name, language in readme.items()}
    inside = {**csvs, **about, **read}
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(inside.items()))
    whole = archived({**inside, "SHA256SUMS": sums.encode()}, desk.view.assessment.as_of)
    yield OutputFile(ALL, whole)


def package(desk: Desk, tables: Sequence[DataTable], csvs: Mapping[str, bytes]) -> object:
    """Return the tables as a data package (version 2), with the type of each column."""
    stated = licence(desk.view)
    licences = [{"title": stated["id"], "path": stated["url"]}] if stated else []
    pairs = zip(tables, csvs.items(), strict=True)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "county-ledgers",
        "title": told_of(desk, "title"),
        "description": told_of(desk, "citation"),
        "version": desk.view.as_of,
        "contributors": [{"title": told_of(desk, "publisher"), "roles": ["publisher"]}],
        **({"licenses": licences} if licences else {}),
        "resources": [_resource(desk, table, *found) for table, found in pairs],
    }


def _resource(desk: Desk, table: DataTable, path: str, data: bytes) -> object:
    fields = [
        {"name": name, "type": _type(table, name), "description": desk.say(words)}
        for name, words in table.fields.items()
    ]
    about = {"name": table.name.replace("_", "-"), "path": path, "title": desk.say(table.title)}
    sums = {"bytes": len(data), "hash": f"sha256:{digest(data)}"}
    return {**about, **CSV, **sums, "schema": {"fields": fields, "missingValues": [""]}}


def _type(table: DataTable, name: str) -> str:
    """Return the type of all values of a column; `any` where there is none."""
    values = [row[name] for row in table.rows if row[name] not in {None, ""}]
    kinds = {next(of for kind, of in TYPES.items() if isinstance(it, kind)) for it in values}
    return "number" if len(kinds) > 1 and "number" in kinds else kinds.pop() if kinds else "any"
