"""The finished site, made from pages, with its links checked; the one door to MkDocs."""

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import log as mkdocs_log

from ledgers.model import INSIDE, CannotGoOn, Struct
from ledgers.model.edition import SUMS
from ledgers.model.portal import Frame
from ledgers.write.workers import apart

KEPT = ("data", "schemas", ".git")
FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json", "ics": "text/calendar"}
"""The suffixes of the kinds of feed, with their types in a page's head."""


def refuse_place(root: Path, out: Path) -> None:
    """Stop where a portal would replace something that is not a portal.

    Its place will be cleared, so it must be absent, empty, or hold an earlier portal; and it must
    neither hold the city nor lie in its data.
    """
    top, place = root.resolve(), out.resolve()
    lies_in = any(place.is_relative_to(top / name) for name in KEPT)
    empty = place.is_dir() and not any(place.iterdir())
    foreign = place.exists() and not ((place / SUMS).is_file() or empty)
    if top.is_relative_to(place) or lies_in or foreign:
        raise CannotGoOn.say(
            "{place} is not a place for a portal: name an empty or new folder", place=out
        )


DEPLOYED = ("public", "site", "build/editions", "build/pages")
"""The folders of a city that are put on the web, or become what is."""
IGNORED = ".gitignore"


def refuse_deployed(root: Path, out: Path, *, kept: bool) -> None:
    """Stop where what is for the city alone would lie in another portal, or be `kept` by git."""
    around = (out, *out.parents)
    portal = any((one / SUMS).is_file() and not (one / IGNORED).is_file() for one in around)
    if kept or portal or any((root / name).resolve() in around for name in DEPLOYED):
        raise CannotGoOn.say(
            "{place} is not a place for what is internal: name a folder in no portal and in "
            "no repository, or one that git ignores",
            place=out,
        )


def configuration(home: Path, language: str) -> Path:
    """Return the configuration of the pages in a language; Chinese is the default."""
    return home / ("mkdocs.yml" if language == "zh" else f"mkdocs.{language}.yml")


def build_site(
    frames: Sequence[Frame], pages: Path, site: Path, as_of: date, *, inside: bool = False
) -> None:
    """Build the site from its pages as of a day; a warning of MkDocs or a dead link stops it.

    The first frame is that of the pages at the top. What is for the city alone, `inside`, is
    marked so, and nobody else can read it.
    """
    with _moment(as_of), _quiet():
        try:
            strict = apart(*(partial(_built, each, pages, site, inside=inside) for each in frames))
        except (MkDocsException, OSError) as error:
            raise CannotGoOn.say(
                "the pages could not be built: {reason}", reason=str(error)
            ) from error
    for frame in frames[1:]:
        _place(site, frame).replace(site / frame.below)
    if all(strict):
        refuse_dead_links(site, among_others=frames[0].edition is not None)
    welcome_robots(frames, site)
    if inside:
        site.chmod(0o700)
        (site / IGNORED).write_text("*\n", "utf-8")
    finish(site)


def _built(frame: Frame, pages: Path, site: Path, *, inside: bool) -> bool:
    """Build the pages of one language; say whether MkDocs was strict about them."""
    docs, place = pages / frame.below, _place(site, frame)
    known = {"site_url": frame.address} if frame.address else {}
    settings = load_config(
        frame.config, docs_dir=str(docs), site_dir=str(place), strict=True, **known
    )
    if frame.nav:
        settings.nav = [*frame.nav]
    settings.site_name = frame.name or settings.site_name
    if inside:
        settings.site_name = f"{INSIDE} · {settings.site_name}"
        settings.nav = [*(settings.nav or ()), {INSIDE: "city/index.md"}]
        settings.extra["inside"] = INSIDE
    top = frame.address.removesuffix(frame.below)
    settings.extra |= {
        "notice": frame.notice,
        "edition": frame.edition,
        "own": frame.own,
        "footer": frame.footer,
        "feeds": feeds_by_page(docs),
        "below": frame.below,
        "spoken": frame.spoken,
        "alternate": len(frame.spoken) > 1,
        "card": f"{top}assets/card.png" if frame.address else "",
    }
    build(settings)
    if frame.below:
        share_assets(place, frame.below)
    return bool(settings.strict)


def _place(site: Path, frame: Frame) -> Path:
    """Return where a language is built: beside the site, which MkDocs clears as it begins."""
    return site.with_name(f"{site.name}-{frame.below.strip('/')}") if frame.below else site


def share_assets(place: Path, below: str) -> None:
    """Lead the pages of a folder of the site to the assets at its top, and remove the folder's."""
    own = re.compile(rf'((?:href|src)=")(?:((?:\.\./)*)|(/(?:[^"]*/)?){below})assets/')
    for page in place.rglob("*.html"):
        led = own.sub(lambda it: f"{it[1]}{it[3] or f'../{it[2]}'}assets/", page.read_text("utf-8"))
        page.write_text(led, "utf-8", newline="\n")
    shutil.rmtree(place / "assets")


def welcome_robots(frames: Sequence[Frame], site: Path) -> None:
    """Tell search engines where all pages are listed; nothing where the address is not known."""
    lines = [f"Sitemap: {frame.address}sitemap.xml\n" for frame in frames if frame.address]
    if lines:
        text = "".join(("User-agent: *\nAllow: /\n\n", *lines))
        (site / "robots.txt").write_text(text, encoding="utf-8", newline="\n")


def feeds_by_page(pages: Path) -> Mapping[str, list[Mapping[str, object]]]:
    """Return the feeds that each page names in its head, by its address; under "" those of all.

    Feeds of a county lie at the address of its page, below `feeds/`.
    """
    found: dict[str, list[Mapping[str, object]]] = {}
    for ending, sort in FEEDS.items():
        for path in sorted((pages / "feeds").rglob(f"*.{ending}")):
            below = path.relative_to(pages / "feeds")
            of_page = len(below.parts) > 1
            page = below.with_suffix("").as_posix() + "/index.html" if of_page else ""
            feed = {"type": sort, "path": f"feeds/{below.as_posix()}", "of_page": of_page}
            found.setdefault(page, []).append(feed)
    return found


@contextmanager
def _moment(as_of: date) -> Iterator[None]:
    """Set the day as the time of building, so that two builds give the same bytes."""
    noon = datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=UTC)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide MkDocs's progress, and show its warnings."""
    level = mkdocs_log.level
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
        mkdocs_log.setLevel(level)


def finish(site: Path) -> None:
    """Add the digests of all files, which MkDocs does not write."""
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n"
        for path in sorted(path for path in site.rglob("*") if path.is_file())
    ]
    (site / SUMS).write_text("".join(rows), encoding="utf-8", newline="\n")


NAMED = re.compile(
    r"""[\s:/"'](?=[aAhHiIpPsS])((?i:id|href|src|srcset|action|poster))\s*=\s*"""
    r"""("[^"]*"|'[^']*'|[^\s"'<>]+(?=(?:[^<>"']|"[^"]*"|'[^']*')*>))"""
)
"""What names or leads, however it is written: without quotes only within a tag.

The first letters are named once more, since that makes it more than twice as fast.
"""
ABSOLUTE = re.compile(r"/(?![/\\\s])|https:|mailto:|data:image/svg\+xml,%3Csvg")
"""What needs no file here; a host without a scheme, or with another one, counts as a dead link."""

SHOWN = 5


class Linking(Struct, frozen=True):
    """The links of a page, as they are written there, and its anchors."""

    links: frozenset[str]
    anchors: frozenset[str]


def refuse_dead_links(site: Path, *, among_others: bool) -> None:
    """Stop where a link of a page leads nowhere; with `among_others`, it may leave the site.

    Addresses with a host or from its root are not checked.
    """
    dead = sorted(dead_links(site, among_others=among_others))
    if dead:
        shown = ", ".join(f"{page} → {link}" for page, link in dead[:SHOWN])
        raise CannotGoOn.say(
            "links that lead nowhere: {count} ({links})", count=len(dead), links=shown
        )


def dead_links(site: Path, *, among_others: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each page with each of its links that lead nowhere, both as they are written."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    names = sorted(name for name in files if name.endswith(".html"))
    # In one process: to hand over what pages name takes longer than to read them.
    pages = {name: linking_of(site / name) for name in names}
    for name, page in pages.items():
        folder = dirname(name)
        for link in page.links:
            path, _, anchor = link.partition("#")
            there = led_to(folder, path, files) if path else name
            anchors = pages[there].anchors if there in pages else ()
            found = there in files and (not anchor or unquote(anchor) in anchors)
            if not found and not (among_others and there.startswith("../")):
                yield name, link


def linking_of(path: Path) -> Linking:
    """Read the anchors of a page and its links, but those to other hosts and to its own anchors."""
    found = NAMED.findall(path.read_text("utf-8"))
    named = {(name.lower(), unescape(value.strip("\"'"))) for name, value in found}
    several = [value.split(",") for name, value in named if name == "srcset"]
    links = {value for name, value in named if name not in {"id", "srcset"}}
    links |= {one.split()[0] for row in several for one in row if one.strip()}
    anchors = frozenset(value for name, value in named if name == "id")
    links -= {f"#{anchor}" for anchor in anchors}  # Most links lead to a line of the same page.
    return Linking(frozenset(link for link in links if not ABSOLUTE.match(link)), anchors)


def led_to(folder: str, path: str, files: Collection[str]) -> str:
    """Return the file that an address leads to from a folder; a folder shows its index."""
    there = normpath(join(folder, unquote(path.partition("?")[0])))
    if there in files:
        return there
    index = normpath(join(there, "index.html"))
    return index if index in files else there
