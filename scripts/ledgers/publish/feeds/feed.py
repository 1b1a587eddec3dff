"""A feed and its entries, written as Atom (RFC 4287) or as JSON Feed 1.1."""

from datetime import date
from xml.etree import ElementTree as ET

from ledgers.model.values import Struct, in_lines
from ledgers.publish.kit.addresses import clean

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 50
"""The most entries that a feed holds: the newest."""


class Entry(Struct, frozen=True):
    """One thing that happened or is due on a day, for a feed or a calendar.

    `id` is the same in every build; `address` is absolute, and empty where it is not known.
    """

    id: str
    address: str
    title: str
    text: str
    on: date
    tag: str


class Feed(Struct, frozen=True):
    """The newest entries; `page`, `atom` and `json` are absolute addresses."""

    title: str
    about: str
    author: str
    language: str
    page: str
    atom: str
    json: str
    updated: date
    entries: tuple[Entry, ...]


def newest(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return the newest entries, newest first; those of one day by their name."""
    by_name = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_name, key=lambda entry: entry.on, reverse=True)[:MOST])


def moment(day: date) -> str:
    """Return the beginning of a day in the city's time zone (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00+08:00"


def as_atom(feed: Feed) -> bytes:
    """Write a feed as Atom; its address is its identifier."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _texts(root, id=feed.atom, title=feed.title, subtitle=feed.about, updated=moment(feed.updated))
    _texts(ET.SubElement(root, "author"), name=feed.author)
    _link(root, "self", feed.atom, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _entry(ET.SubElement(root, "entry"), entry)
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(element: ET.Element, entry: Entry) -> None:
    day = moment(entry.on)
    _texts(element, id=entry.id, title=entry.title, published=day, updated=day)
    ET.SubElement(element, "category", {"term": clean(entry.tag)})
    _link(element, "alternate", entry.address, "text/html")
    _texts(element, content=entry.text)


def _texts(element: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(element, name).text = clean(text)


def _link(element: ET.Element, relation: str, address: str, sort: str) -> None:
    ET.SubElement(element, "link", {"rel": relation, "type": sort, "href": address})


def as_json_feed(feed: Feed) -> bytes:
    """Write a feed as JSON Feed 1.1."""
    whole = {
        "version": JSON_FEED,
        "title": clean(feed.title),
        "description": clean(feed.about),
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [{"name": clean(feed.author)}],
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": clean(entry.title),
                "content_text": clean(entry.text),
                "date_published": moment(entry.on),
                "tags": [clean(entry.tag)],
            }
            for entry in feed.entries
        ],
    }
    return in_lines(whole)
