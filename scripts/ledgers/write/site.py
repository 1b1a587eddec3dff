"""Turn generated pages into the finished site; the one door to MkDocs."""

import hashlib
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import log as mkdocs_log

from ledgers.model.edition import SUMS, Banner
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say
from ledgers.write.links import refuse_dead_links

KEPT = ("data", "schemas", ".git")
FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json", "ics": "text/calendar"}
"""How the kinds of feed end, and what a page's head calls them."""


def refuse_place(root: Path, out: Path) -> None:
    """Stop where a portal would replace something that is no portal.

    What lies at its place is removed, so it must be absent, empty, or a portal of before; and it
    must neither hold the city nor lie in its data.
    """
    top, place = root.resolve(), out.resolve()
    holds = top.is_relative_to(place)
    lies_in = any(place.is_relative_to(top / name) for name in KEPT)
    foreign = place.exists() and not (place / SUMS).is_file() and _holds_something(place)
    if holds or lies_in or foreign:
        message = say("{place} is not a place for a portal: name an empty or new folder", place=out)
        raise CannotGoOn(message)


def _holds_something(place: Path) -> bool:
    return not place.is_dir() or any(place.iterdir())


def configuration(home: Path, language: str) -> Path:
    """Return the configuration that frames the pages in a language; Chinese is the first one."""
    return home / ("mkdocs.yml" if language == "zh" else f"mkdocs.{language}.yml")


def build_site(  # noqa: PLR0913, PLR0917 - one for each thing that frames the pages
    config: Path,
    pages: Path,
    site: Path,
    as_of: date,
    notice: str = "",
    edition: Banner | None = None,
) -> None:
    """Build the site from its pages as of a day; a warning of MkDocs or a dead link stops it.

    `notice` stands on top of what no page of ours becomes: the page for addresses that are none.
    `edition` is what every page of an edition says of it, and of the living portal elsewhere.
    """
    with _moment(as_of), _quiet():
        try:
            settings = load_config(
                str(config), docs_dir=str(pages), site_dir=str(site), strict=True
            )
            settings.extra["notice"] = notice
            settings.extra["edition"] = edition
            settings.extra["feeds"] = feeds_by_page(pages)
            build(settings)
        except (MkDocsException, OSError) as error:
            message = say("the pages could not be built: {reason}", reason=str(error))
            raise CannotGoOn(message) from error
    if settings.strict:
        refuse_dead_links(site, among_others=edition is not None)
    finish(site)


def feeds_by_page(pages: Path) -> Mapping[str, list[Mapping[str, object]]]:
    """Return the feeds that each page names in its head, by its address; under "" all name them.

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
    """Give MkDocs the day as the time of building, so that two builds are the same bytes."""
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
    """Keep MkDocs's progress off the screen, and its warnings on it."""
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
    """Add what MkDocs does not write: the sums of all files, for whoever wants to verify them."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n"
        for path in files
    ]
    (site / SUMS).write_text("".join(rows), encoding="utf-8", newline="\n")
