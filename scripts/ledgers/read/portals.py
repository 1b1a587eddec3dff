"""Portals of cities, in a folder or a zip archive: what their sums name of the interface, read.

Nothing is unpacked and no link is followed; sizes are bounded before bytes are read. As values
they say only what is compared, and only as it was published.
"""

import hashlib
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, TypeAlias

from ledgers.model import Words, converted, decoded, say
from ledgers.model.edition import SUMS
from ledgers.model.kinds import references
from ledgers.model.province import Copy
from ledgers.read.documents import printable

MOST_OF_A_FILE, MOST_READ, MOST_UNPACKED = 2**24, 2**28, 2**33
"""Bytes beyond which nothing is read; the whole interface of a city has some 4 MB."""
INTERFACE, INDEX, MANIFEST = "api/v1/", "api/v1/index.json", "manifest.json"
LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
OUTSIDE = re.compile(r"/|[A-Za-z]:|.*\\|(?:.*/)?\.\.?(?:/|\Z)", re.DOTALL)
"""Names that lead out of a folder, or do so on some system."""
Top: TypeAlias = Path | zipfile.Path
AGAIN = say("fetch the whole portal again, or correct what the file says of it")


class Refused(Exception):  # noqa: N818 - not a fault: it is reported as a problem of the city
    """Why a portal is not read: the kind of problem, what is wrong, and what to do if not AGAIN."""


@contextmanager
def opened(place: Path) -> Iterator[Top]:
    """Open a portal; raises Refused where there is none, or its archive is not harmless."""
    if place.is_dir():
        yield place.resolve()
        return
    try:
        with zipfile.ZipFile(place) as archive:
            for message in _harmful(archive.infolist()):
                raise Refused(references.PORTAL_ARCHIVE, message)
            tops = (name for name in archive.namelist() if Path(name).name == SUMS)
            yield zipfile.Path(archive, min(tops, key=len, default=SUMS).removesuffix(SUMS))
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, ValueError) as error:
        gone = isinstance(error, OSError)
        kind = references.PORTAL_NOT_THERE if gone else references.PORTAL_ARCHIVE
        raise Refused(kind, say("there is no portal at {place}", place=place.name)) from error


def _harmful(entries: list[zipfile.ZipInfo]) -> Iterator[Words]:
    """Yield what is wrong with an archive; no entry gives more bytes than it says."""
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield say("the archive unpacks to more than any portal has")
    if len({entry.filename for entry in entries}) < len(entries):
        yield say("the archive holds a file twice")
    for entry in entries:
        name = printable(entry.filename)
        if OUTSIDE.match(entry.filename):
            yield say("the archive holds {file}, which would lie outside", file=name)
        if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
            yield say("the archive holds {file}, which is a link", file=name)


def _data(top: Top, path: str) -> bytes:
    """Return the bytes of an ordinary file of a portal."""
    place, name = top.joinpath(path), printable(path)
    if OUTSIDE.match(path) or not place.is_file():
        raise Refused(references.PORTAL_ALTERED, say("{file} is missing", file=name))
    if isinstance(place, zipfile.Path):
        size = place.root.getinfo(place.at).file_size
    else:
        size = place.stat().st_size if place.resolve() == place else MOST_READ
    if size > MOST_OF_A_FILE:
        raise Refused(references.PORTAL_ALTERED, say("{file} is a link, or too large", file=name))
    return place.read_bytes()


def sums_of(top: Top) -> tuple[str, Mapping[str, str]]:
    """Return the SHA-256 of a portal's sums, and what they say of each file; raises Refused."""
    if not top.joinpath(SUMS).is_file():
        raise Refused(references.PORTAL_NOT_THERE, say("there is no {file}", file=SUMS))
    data = _data(top, SUMS)
    rows = (LINE.fullmatch(line) for line in data.decode("utf-8", "replace").split("\n"))
    files = {row[2]: row[1] for row in rows if row}
    if INDEX not in files:
        other = any(re.match("api/v[0-9]+/", name) for name in files)
        kind = references.PORTAL_VERSION if other else references.PORTAL_ALTERED
        raise Refused(kind, say("its sums do not name {file}", file=INDEX))
    return hashlib.sha256(data).hexdigest(), files


def verified(top: Top, sums: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the manifest and the interface; raises Refused unless their sums agree."""
    found: dict[str, bytes] = {}
    left = MOST_READ
    for path, digest in sums.items():
        if path == MANIFEST or path.startswith(INTERFACE):
            found[path] = data = _data(top, path)
            left -= len(data)
            if hashlib.sha256(data).hexdigest() != digest or left < 0:
                message = say("{file} differs from its sum", file=printable(path))
                raise Refused(references.PORTAL_ALTERED, message)
    return found


Files = Mapping[str, bytes]
VERSION = 1
RULES = ("schemes", "indicators", "rules")
"""The registers from which a score follows."""


def copy_of(files: Files, sums: str, names: set[str | None]) -> Copy:
    """Return what is compared of a city that has one of these names; raises Refused."""
    index = _read(files, INDEX)
    found = index.get("schema_version")
    if found != VERSION:
        told = say("its version is {found}, not {asked}", found=str(found), asked=VERSION)
        raise Refused(references.PORTAL_VERSION, told, say("take over a newer program"))
    if index.get("city") not in names:
        told = say("it is the portal of another city: {found}", found=str(index.get("city")))
        raise Refused(references.PORTAL_OTHER, told)
    try:
        asides = [_beside(INDEX, each["href"]) for each in index.get("programmes", ())]
        shown = [_shown(files, path) for path in (INDEX, *asides)]
        rules = {"rules": _rules(_read(files, MANIFEST)), "sums": sums}
        copy = converted({**shown[0], **rules, "programmes": shown}, Copy)
    except (AttributeError, KeyError, TypeError):
        copy = None
    if copy is None:
        told = say("its files do not say what the interface promises")
        raise Refused(references.PORTAL_MISFIT, told)
    return copy


def _read(files: Files, path: str) -> dict[str, Any]:
    return decoded(files.get(path, b""), dict[str, Any]) or {}


def _beside(path: str, href: str) -> str:
    return normpath(join(dirname(path), href))


def _shown(files: Files, path: str) -> dict[str, Any]:
    """Return the first file of a programme, with its day and all that is said of its counties."""
    index = _read(files, path)
    day = index.get("shown_on") or index["generated_at"]
    return {**index, "day": day, "counties": list(_counties(files, path, index["counties"]))}


def _counties(files: Files, path: str, refs: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for there in (_beside(path, each["href"]) for each in refs):
        county = _read(files, there)
        standing: dict[str, Any] = next(iter(county["standing"]), {})
        yield {**standing, **county, "page": _beside(there, county["page"])}


def _rules(manifest: dict[str, Any]) -> str:
    """Return a digest of what scores follow from; what no file says is the program's own."""
    said = {each["file"]: each["public"] for each in manifest["inputs"]}
    rows = (said.get(f"data/city/{name}.yaml", manifest["tool_version"]) for name in RULES)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
