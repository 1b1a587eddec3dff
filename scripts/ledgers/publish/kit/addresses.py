"""The portal's address on the web, the permanent names of its entries, and its subscriptions.

An entry is called by a tag URI (RFC 4151): the portal's host, the year in which the entry was made,
and what it is. The same record has the same name in every build.
"""

import json
import re
from datetime import date

from ledgers.model import OutputFile, Struct, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled, Here, filled
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import FORBIDDEN
from ledgers.publish.kit.view import View

ADDRESS = re.compile(r"https://(?P<host>[^/:?#]+)(?::\d+)?(?P<path>/[^?#]*)?\Z")
BULLETINS = f"{links.FEEDS}bulletins"
EDITIONS = "editions/"
"""The folder beside the living portal that holds them; each is under its identifier."""
DEADLINES = f"{links.FEEDS}deadlines.ics"


class Site(Struct, frozen=True):
    """Hold the portal's address, its host, its path that ends with `/`, and a language's folder."""

    top: str
    host: str
    path: str
    below: str = ""

    def absolute(self, there: str) -> str:
        """Return the absolute address of one counted from the top of the portal."""
        return self.top + self.below + links.between("", there)

    def tag(self, on: date, *parts: str) -> str:
        """Return the name of an entry that was made on a day."""
        specific = "/".join(links.segment(part) for part in parts)
        return f"tag:{self.host},{on.year:04d}:{self.path}{self.below}{specific}"


def site_of(view: View) -> Site | None:
    """Return where the portal is, or None where the city has not said it."""
    publication = view.catalog.publication
    known = (publication.site_url or "") if publication and not view.inside else ""
    address = ADDRESS.match(known)
    if address is None:
        return None
    path = (address["path"] or "").rstrip("/") + "/"
    return Site(address[0].rstrip("/") + "/", address["host"].lower(), path, view.below)


def county_feed(code: str) -> str:
    """Return the path of a county's feeds, without the ending."""
    return f"{links.FEEDS}counties/{links.segment(code)}"


def edition_page(view: View, name: str) -> str | None:
    """Return the absolute address of an edition beside the living portal, if that is known.

    A portal read from a folder may have no editions beside it.
    """
    site = site_of(view)
    return f"{site.top}{EDITIONS}{links.segment(name)}/{links.INDEX}" if site else None


def clean(text: str) -> str:
    """Return text without signs that XML and calendars forbid, or that turn its direction."""
    return FORBIDDEN.sub("\ufffd", text)


def handed_over(name: str, value: object) -> OutputFile:
    """Return a script that hands a value over under its own name, without the ending."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(f"{name}.js", f"ledgers.put({json.dumps(name)}, {told});\n".encode())


def subscribe(desk: Desk, here: Here, county: str = "") -> Filled:
    """Return what can be subscribed to, of a county or the city, or `why` there are no feeds."""
    dated = f"{county_feed(county)}.ics" if county else DEADLINES
    calendar = here.to(dated, desk.say(say("Calendar of deadlines (iCalendar)")))
    feed = county_feed(county) if county else BULLETINS
    feeds = (here.to(f"{feed}.atom", "Atom"), here.to(f"{feed}.json", "JSON Feed"))
    why = say(
        "There are no feeds: publication.yaml does not say at which address the portal is"
        " (site_url)."
    )
    found, why_not = ((*feeds, calendar), None) if site_of(desk.view) else ((calendar,), why)
    return filled("partials/subscribe.html.j2", links=found, why=why_not)
