"""What a portal's files say, as values: only what is compared, and only as it was published."""

import hashlib
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from ledgers.model import converted, decoded, say
from ledgers.model.kinds import references
from ledgers.model.province import Copy
from ledgers.read.portals import INDEX, MANIFEST, Refused

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
