"""What a portal's files say, as values: only what is compared, and only as it was published."""

import hashlib
from collections.abc import Mapping
from datetime import date
from posixpath import dirname, join, normpath
from typing import Any, TypeVar

from ledgers.model.kinds import references
from ledgers.model.province import Copy, County, Shown
from ledgers.model.values import Struct, decoded, replace
from ledgers.model.words import say
from ledgers.read.portals import INDEX, MANIFEST, Refused

T = TypeVar("T")
VERSION = 1
RULES = ("schemes", "indicators", "rules")
"""The registers from which a score follows."""


class Index(Struct):
    """The first file of an interface, or of a programme that does not lead."""

    counties: tuple[Mapping[str, str], ...]
    generated_at: date
    city: str = ""
    citation: str = ""
    licence: str = ""
    title: str = ""
    programme: str | None = None
    shown_on: date | None = None
    demonstration: bool = False
    programmes: tuple[Mapping[str, str], ...] = ()


class Manifest(Struct):
    """What a portal was made from: each `file`, and the SHA-256 of what of it is `public`."""

    tool_version: str
    inputs: tuple[Mapping[str, str | None], ...]


def copy_of(files: Mapping[str, bytes], sums: str, names: set[str | None]) -> Copy:
    """Return what is compared of a city that has one of these names; raises Refused."""
    found = _read(files, INDEX, dict[str, Any]).get("schema_version")
    if found != VERSION:
        told = say("its version is {found}, not {asked}", found=found, asked=VERSION)
        raise Refused(references.PORTAL_VERSION, told, say("take over a newer program"))
    index = _read(files, INDEX, Index)
    if index.city not in names:
        told = say("it is the portal of another city: {found}", found=index.city)
        raise Refused(references.PORTAL_OTHER, told)
    paths = (INDEX, *(_beside(INDEX, each.get("href", "")) for each in index.programmes))
    return Copy(
        sums=sums,
        day=index.generated_at,
        citation=index.citation,
        licence=index.licence,
        demonstration=index.demonstration,
        rules=_rules(_read(files, MANIFEST, Manifest)),
        programmes=tuple(_shown(files, path) for path in paths),
    )


def _read(files: Mapping[str, bytes], path: str, kind: type[T]) -> T:
    value = decoded(files.get(path, b""), kind)
    if value is None:
        told = say("{file} does not say what the interface promises", file=path)
        raise Refused(references.PORTAL_MISFIT, told)
    return value


def _beside(path: str, href: str) -> str:
    return normpath(join(dirname(path), href))


def _shown(files: Mapping[str, bytes], path: str) -> Shown:
    index = _read(files, path, Index)
    paths = [_beside(path, each.get("href", "")) for each in index.counties]
    rows = ((there, _read(files, there, County)) for there in paths)
    counties = tuple(replace(row, page=_beside(there, row.page)) for there, row in rows)
    return Shown(index.programme, index.title, index.shown_on or index.generated_at, counties)


def _rules(manifest: Manifest) -> str:
    """Return a digest of what scores follow from; what no file says is the program's own."""
    said = {each.get("file"): each.get("public") or "" for each in manifest.inputs}
    rows = (said.get(f"data/city/{name}.yaml", manifest.tool_version) for name in RULES)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
