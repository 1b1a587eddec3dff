"""Make bulletins of the mini city, and desks that show them."""

from datetime import date, timedelta
from decimal import Decimal

from msgspec import structs

from ledgers.model.bulletin import Bulletin, Change, Fact
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk

TEMPLATES = Templates(texts_below(SITE / "templates"), english)
WEEK, END = "2026-W27", date(2026, 7, 5)


def weekly(number: int = 1, *, end: date = END, period: str = WEEK) -> Bulletin:
    """Return a weekly bulletin that was made public on the day after its week."""
    return Bulletin(
        series="weekly",
        kind="weekly",
        year="2026",
        issue_no=number,
        start_on=end - timedelta(days=6),
        end_on=end,
        as_of=end,
        method="2026-1",
        issuer="990100-city_commission-01",
        title=f"周通报第{number}期",
        period=period,
        issued_on=end + timedelta(days=1),
        published_on=end + timedelta(days=1),
        facts=(
            Fact("county.rank", 3, county="990121"),
            Fact("county.score", Decimal("19.2"), county="990121"),
            Fact("progress", Decimal("40.0")),
        ),
        preface=("全市进度{progress}。",),
    )


def correction() -> Bulletin:
    """Return a correction of the first weekly bulletin."""
    changes = (Change("county.rank", county="990121", was=3, now=2),)
    return structs.replace(
        weekly(),
        series="correction",
        kind="correction",
        title="更正",
        period=None,
        facts=(),
        corrects="city/bulletins/weekly-2026-01",
        corrections=changes,
        published_on=date(2026, 7, 8),
    )


def desk_with(*bulletins: Bulletin, site_url: str | None = "https://example.org/city") -> Desk:
    """Return the mini city's desk with bulletins, and the address of its portal."""
    desk = mini_desk()
    publication = desk.view.catalog.publication
    assert publication is not None
    catalog = replace(
        desk.view.catalog,
        bulletins={row.id: row for row in bulletins},
        publication=structs.replace(publication, site_url=site_url),
    )
    return replace(desk, view=replace(desk.view, catalog=catalog))


def with_editions(desk: Desk, *names: str) -> Desk:
    """Return a desk whose city has cut editions, without titles."""
    first = next(record for rows in desk.records.values() for record in rows)
    cut = tuple(replace(first, id=name, value={}) for name in names)
    return replace(desk, records={**desk.records, "editions": cut})


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]
