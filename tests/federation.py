"""Tiny portals of cities, and a province of two, for tests of `ledgers federate`."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ledgers.model.edition import SUMS

INDEX = "api/v1/index.json"
COUNTED = dict.fromkeys(("accepted", "measures", "pending", "overdue", "missed"), 4)
Files = dict[str, bytes]


def as_json(value: object) -> bytes:
    """Return a value as a file of JSON."""
    return json.dumps(value, ensure_ascii=False).encode()


def summed(files: Mapping[str, bytes]) -> Files:
    """Return the files of a portal with their sums."""
    rows = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items())
    return {**files, SUMS: "".join(rows).encode()}


def county(code: str, score: float | None, method: str = "2026-1") -> Mapping[str, Any]:
    """Return a county as the interface has it."""
    standing = {"method": method, **({} if score is None else {"score": score})}
    page = f"../../../counties/{code}/index.html"
    shares = {"progress": 0.5, "plan": 0.25}
    return {
        "code": code,
        "name": f"C{code}",
        "page": page,
        **COUNTED,
        **shares,
        "standing": [standing],
    }


def portal(
    city: str, scores: Mapping[str, float | None], day: str = "2026-07-15", **index: object
) -> Files:
    """Return a portal of a city with some counties and their scores."""
    refs = [{"code": code, "href": f"counties/{code}.json"} for code in scores]
    known = {"schema_version": 1, "generated_at": day, "city": city, "counties": refs}
    inputs = [{"file": "data/city/schemes.yaml", "public": "0" * 64, "blob": None}]
    rows = {
        f"api/v1/counties/{code}.json": as_json(county(code, it)) for code, it in scores.items()
    }
    manifest = as_json({"tool_version": "0", "inputs": inputs})
    return summed({INDEX: as_json({**known, **index}), "manifest.json": manifest, **rows})


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """Return an archive of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    """Return an entry of an archive that is a link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry


FIRST = portal("甲市", {"990102": 60.0, "990121": 40.0})
SECOND = portal("乙市", {"990202": 70.0, "990221": 50.0})
PROVINCE = """zh: 示例省
en: A province
cities:
  - {city: "990100", zh: 甲市, en: First, portal: first}
  - {city: "990200", zh: 乙市, portal: second, address: "https://example.org/second/"}
groups:
  - {group: districts, zh: 市辖区, en: Districts, counties: ["990102", "990202", "990302"]}
programmes:
  - {programme: base, zh: 基础, cities: [{city: "990100"}, {city: "990200"}]}
"""
WHOLE: Files = {
    "province.yaml": PROVINCE.encode(),
    **{f"first/{path}": data for path, data in FIRST.items()},
    **{f"second/{path}": data for path, data in SECOND.items()},
    **{f"odd/{path}": data for path, data in portal("乙市", {}, counties=None).items()},
    "later.zip": zipped((f"later/{path}", data) for path, data in SECOND.items()),
    "slip.zip": zipped([("../slip.txt", b""), *SECOND.items()]),
    "link.zip": zipped([(link("link"), b"/etc"), *SECOND.items()]),
}
"""The folder of a province."""


def laid_out(folder: Path, files: Mapping[str, bytes | None] = WHOLE) -> Path:
    """Write the folder of a province, and return its file."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data or b"")
    return folder / "province.yaml"
