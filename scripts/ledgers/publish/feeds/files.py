"""List the files of feeds and calendars."""

from collections.abc import Iterable, Iterator

from ledgers.model.output import OutputFile
from ledgers.model.words import Words, say
from ledgers.publish.feeds.calendar import as_calendar
from ledgers.publish.feeds.deadlines import Diary
from ledgers.publish.feeds.entries import Writer
from ledgers.publish.feeds.feed import Entry, Feed, as_atom, as_json_feed, newest
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import (
    BULLETINS,
    DEADLINES,
    Site,
    county_calendar,
    county_feed,
    site_of,
)
from ledgers.publish.kit.context import Desk

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def feed_files(desk: Desk) -> Iterator[OutputFile]:
    """Yield every calendar, and every feed where it is known at which address the portal is."""
    site = site_of(desk.view)
    yield from _calendars(desk, site)
    if site is not None:
        yield from _feeds(desk, site)


def _calendars(desk: Desk, site: Site | None) -> Iterator[OutputFile]:
    day, diary = desk.view.assessment.as_of, Diary(desk, site)
    name = say("Deadlines of {place}", place=_place(desk))
    yield OutputFile(DEADLINES, as_calendar(desk.say(name), day, diary.of_city()))
    for county in desk.view.assessment.counties:
        name = say("Deadlines of {place}", place=county.name)
        calendar = as_calendar(desk.say(name), day, diary.of_county(county))
        yield OutputFile(county_calendar(county.code), calendar)


def _feeds(desk: Desk, site: Site) -> Iterator[OutputFile]:
    writer, happened = Writer(desk, site), desk.view.facts.happenings
    title = say("Bulletins of {place}", place=_place(desk))
    yield from _both(desk, site, BULLETINS, (title, links.BULLETINS), writer.of_city())
    for county in desk.view.assessment.counties:
        title = say("{county}: bulletins, decisions and findings", county=county.name)
        entries = writer.of_county(county.code, happened)
        page = links.county_page(county.code)
        yield from _both(desk, site, county_feed(county.code), (title, page), entries)


def _both(
    desk: Desk, site: Site, path: str, said: tuple[Words, str], entries: Iterable[Entry]
) -> Iterator[OutputFile]:
    """Yield a feed in both forms; `said` is its title, and the page that it follows."""
    title, page = said
    kept = newest(list(entries))
    feed = Feed(
        title=desk.say(title),
        about=desk.say(say("Data as of {day}", day=desk.view.as_of)),
        author=_place(desk),
        language=LANGUAGES[desk.view.language],
        page=site.absolute(page),
        atom=site.absolute(f"{path}.atom"),
        json=site.absolute(f"{path}.json"),
        updated=kept[0].on if kept else desk.view.assessment.as_of,
        entries=kept,
    )
    yield OutputFile(f"{path}.atom", as_atom(feed))
    yield OutputFile(f"{path}.json", as_json_feed(feed))


def _place(desk: Desk) -> str:
    city = desk.view.catalog.city
    return city.name if city else desk.say(say("the city"))
