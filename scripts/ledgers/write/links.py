"""The check of links: what a finished page leads to in its own portal has to be there."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say

NAMED = re.compile(r'[\s:](id|href|src)="([^"]*)"')
ABSOLUTE = re.compile(r"/|[a-z][a-z+.-]*:")
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Linking:
    """What a page leads to, as it is written there, and the anchors that it has."""

    links: frozenset[str]
    anchors: frozenset[str]


def refuse_dead_links(site: Path, *, among_others: bool) -> None:
    """Stop where a link of a page leads nowhere; `among_others`: to what lies beside the site, too.

    Addresses that name a host or begin at its top are not looked at.
    """
    dead = sorted(dead_links(site, among_others=among_others))
    if dead:
        shown = ", ".join(f"{page} → {link}" for page, link in dead[:SHOWN])
        message = say("links that lead nowhere: {count} ({links})", count=len(dead), links=shown)
        raise CannotGoOn(message)


def dead_links(site: Path, *, among_others: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each page with each of its links that lead nowhere, both as they are written."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: linking_of(site / name) for name in sorted(files) if name.endswith(".html")}
    for name, page in pages.items():
        # Most links lead to a line of the same page.
        for link in page.links - {f"#{anchor}" for anchor in page.anchors}:
            path, _, anchor = link.partition("#")
            there = led_to(dirname(name), path, files) if path else name
            anchors = pages[there].anchors if there in pages else ()
            found = there in files and (not anchor or unquote(anchor) in anchors)
            if not found and not (among_others and there.startswith("../")):
                yield name, link


def linking_of(path: Path) -> Linking:
    """Read the links and the anchors of a page, without links to other hosts."""
    named = NAMED.findall(path.read_text("utf-8"))
    links = {unescape(value) for name, value in named if name != "id"}
    return Linking(
        frozenset(link for link in links if not ABSOLUTE.match(link)),
        frozenset(unescape(value) for name, value in named if name == "id"),
    )


def led_to(folder: str, path: str, files: Collection[str]) -> str:
    """Return the file that an address leads to from a folder; a folder shows its index."""
    there = normpath(join(folder, unquote(path.partition("?")[0])))
    index = normpath(join(there, "index.html"))
    return index if there not in files and index in files else there
