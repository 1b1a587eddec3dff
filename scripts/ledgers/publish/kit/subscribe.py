"""Lead from a page to what can be subscribed to."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.words import Words, say
from ledgers.publish.kit.addresses import (
    BULLETINS,
    DEADLINES,
    county_calendar,
    county_feed,
    site_of,
)
from ledgers.publish.kit.components import Here
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Print one line with the feeds and the calendar; `why` says why there are no feeds."""

    template: ClassVar[str] = "partials/subscribe.html.j2"
    links: tuple[Linked, ...]
    why: Words | None = None


def subscribe(desk: Desk, here: Here, county: str = "") -> Subscribe:
    """Return what can be subscribed to: of a county by its code, or of the whole city."""
    calendar = here.to(
        county_calendar(county) if county else DEADLINES,
        desk.say(say("Calendar of deadlines (iCalendar)")),
    )
    if site_of(desk.view) is None:
        why = say(
            "There are no feeds: publication.yaml does not say at which address the portal is"
            " (site_url)."
        )
        return Subscribe((calendar,), why)
    feed = county_feed(county) if county else BULLETINS
    feeds = (here.to(f"{feed}.atom", "Atom"), here.to(f"{feed}.json", "JSON Feed"))
    return Subscribe((*feeds, calendar))
