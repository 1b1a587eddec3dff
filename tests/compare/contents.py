"""What a file of a build holds, by kind of content: lists that can be compared."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath

from tests.compare.page import page_of

Contents = Mapping[str, Sequence[str]]
UNORDERED = ("anchors", "links", "attributes", "scripts", "classes")
"""Compared without their order: MkDocs' frame writes some of them in an order of its own."""
FEEDS = (".atom", ".ics")
ARCHIVES = (".docx", ".xlsx", ".zip")
DOWNLOADS = (".csv", ".json", ".yaml", *ARCHIVES)


def kind_of(path: PurePosixPath) -> str:
    """Return what a file is to a reader."""
    if path.parts[0] == "messages":
        return "messages"
    if path.suffix in FEEDS or "feeds" in path.parts:
        return "feeds"
    if path.name.startswith("sitemap") or "search" in path.parts[:-1]:
        return "search"
    if path.suffix == ".svg":
        return "charts"
    return "downloads" if path.suffix in DOWNLOADS else "assets"


def is_page(path: PurePosixPath) -> bool:
    """Tell whether a file is compared as a page and not by its bytes."""
    return path.suffix == ".html"


def contents_of(path: PurePosixPath, data: bytes, mask: Callable[[str], str]) -> Contents:
    """Return what a file holds, by kind, with what is masked masked."""
    if is_page(path):
        page = asdict(page_of(mask(data.decode("utf-8"))))
        return {kind: sorted(rows) if kind in UNORDERED else rows for kind, rows in page.items()}
    return {kind_of(path): list(rows_of(path, data, mask))}


def rows_of(path: PurePosixPath, data: bytes, mask: Callable[[str], str]) -> Sequence[str]:
    """Return the rows of a file that is no page."""
    if path.suffix in ARCHIVES:
        return archive_rows(data, mask)
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    try:
        text = mask(data.decode("utf-8"))
    except UnicodeDecodeError:
        return [f"{len(data)} bytes: {data.hex()}"]
    if path.name == "search_index.json":
        index = json.loads(text)
        rows = [index["config"], *index["docs"]]
        return sorted(json.dumps(row, ensure_ascii=False) for row in rows)
    if path.name.startswith("sitemap"):
        return sorted(line.strip() for line in text.splitlines())
    return text.splitlines(keepends=True)


def archive_rows(data: bytes, mask: Callable[[str], str]) -> Sequence[str]:
    """Return the parts of an archive in their order, XML one element a row."""
    rows = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = mask(archive.read(name).decode("utf-8", "backslashreplace"))
            rows += [f"{name}: {row}" for row in re.split(r"(?<=>)(?=<)", text)]
    return rows
