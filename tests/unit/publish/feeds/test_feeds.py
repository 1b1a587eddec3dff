"""See that feeds say what happened, keep their names, and can be read by others' programs."""

import json
import re
import shutil
import subprocess
from datetime import date

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.model.ledger_facts import Happening
from ledgers.model.values import replace
from ledgers.publish.feeds.feed import MOST, Entry, Feed, as_atom, as_json_feed, newest
from ledgers.publish.feeds.subscriptions import Writer, feed_files
from ledgers.publish.kit.addresses import Site, clean, site_of, subscribe
from ledgers.publish.kit.components import Here
from ledgers.publish.subjects.issues import bulletin_title
from tests.unit.publish.issued import correction, desk_with, weekly
from tests.unit.publish.views import HOSTILE, hostile_view, mini_desk, with_facts

DAY = date(2026, 7, 6)
SITE = Site("https://example.org/city/", "example.org", "/city/")


def entry(number: int = 1, on: date = DAY, text: str = "x") -> Entry:
    """Return an entry."""
    name = f"tag:example.org,2026:/{number:03d}"
    return Entry(name, "https://example.org/1", text, text, on, text)


def feed(*entries: Entry, text: str = "x") -> Feed:
    """Return a feed."""
    address = "https://example.org/feed"
    return Feed(text, text, text, "en", address, address, address, DAY, entries)


def files(desk: object = None) -> dict[str, bytes]:
    """Return all files of feeds by path."""
    return {file.path: file.data for file in feed_files(desk or desk_with(weekly()))}  # type: ignore[arg-type]


# ── Addresses ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://example.org", Site("https://example.org/", "example.org", "/")),
        ("https://Example.ORG/a/b/", Site("https://Example.ORG/a/b/", "example.org", "/a/b/")),
        ("https://example.org:8443/a", Site("https://example.org:8443/a/", "example.org", "/a/")),
        ("http://example.org/", None),
        ("https://example.org/?q", None),
        (None, None),
    ],
)
def test_the_portals_address_is_read_with_and_without_its_last_stroke(
    address: str | None, site: Site | None
) -> None:
    assert site_of(desk_with(site_url=address).view) == site


def test_a_city_without_settings_has_no_address() -> None:
    desk = mini_desk()
    bare = replace(desk.view, catalog=replace(desk.view.catalog, publication=None))

    assert site_of(bare) is None


def test_an_entry_is_called_by_the_host_the_year_and_what_it_is() -> None:
    assert SITE.tag(DAY, "bulletins", "周/1") == "tag:example.org,2026:/city/bulletins/~5468~2f1"


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


@given(st.text(max_size=60))
def test_any_text_comes_back_from_both_forms_of_a_feed(text: str) -> None:
    made = feed(entry(text=text), text=text)
    told = json.loads(as_json_feed(made))
    read = feedparser.parse(as_atom(made))

    assert not read.bozo
    assert told["title"] == told["items"][0]["content_text"] == clean(text)
    assert read.entries[0].title.split() == clean(text).split()


def test_markup_in_a_title_stays_text() -> None:
    read = feedparser.parse(as_atom(feed(entry(text="<b>&amp;"))))

    assert read.entries[0].title_detail.type == "text/plain"
    assert read.entries[0].title == "<b>&amp;"


def test_the_newest_entries_come_first_and_only_so_many() -> None:
    entries = [entry(number, date(2026, 1, 1 + number // 3)) for number in range(60)]
    kept = newest(entries)

    assert len(kept) == MOST
    assert [row.on for row in kept] == sorted((row.on for row in kept), reverse=True)
    assert newest(entries[::-1]) == kept


# ── What they tell ───────────────────────────────────────────────────────────────────────────────


def test_every_feed_is_read_by_feedparser_and_says_the_same_in_both_forms() -> None:
    made = files()
    for path in [path for path in made if path.endswith(".atom")]:
        read, told = feedparser.parse(made[path]), json.loads(made[path[:-5] + ".json"])

        assert not read.bozo
        assert read.version == "atom10"
        assert [row.id for row in read.entries] == [row["id"] for row in told["items"]]
        assert told["version"] == "https://jsonfeed.org/version/1.1"


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint is not installed")
def test_every_atom_feed_is_well_formed_for_xmllint() -> None:
    for path, data in files().items():
        if path.endswith(".atom"):
            run = subprocess.run(["xmllint", "--noout", "-"], input=data, check=False)
            assert run.returncode == 0


def test_hostile_text_breaks_no_feed() -> None:
    desk = replace(desk_with(weekly()), view=hostile_view())
    for path, data in files(desk).items():
        if path.endswith(".atom"):
            assert not feedparser.parse(data).bozo
    assert clean(HOSTILE).count("\u202e") == 0


def test_every_address_is_absolute_and_on_the_portal() -> None:
    found = [
        address
        for path, data in files().items()
        if path.endswith(".atom")
        for address in re.findall(r'href="([^"]*)"', data.decode())
    ]

    assert found
    assert [
        address for address in found if not address.startswith("https://example.org/city/")
    ] == []


def test_the_bulletins_are_told_with_their_preface_filled_in() -> None:
    told = json.loads(files()["feeds/bulletins.json"])

    assert [row["title"] for row in told["items"]] == ["周通报第1期"]
    assert told["items"][0]["id"] == "tag:example.org,2026:/city/bulletins/weekly-2026-01"
    assert told["items"][0]["content_text"].endswith("全市进度40.0%。")
    assert told["items"][0]["date_published"] == "2026-07-06T00:00:00+08:00"


def test_a_bulletin_that_is_no_longer_public_is_not_told() -> None:
    over = structs.replace(weekly(), expires_on=date(2026, 7, 10))
    draft = structs.replace(weekly(2), status="draft")
    told = json.loads(files(desk_with(over, draft))["feeds/bulletins.json"])

    assert told["items"] == []


def test_a_county_is_told_its_figures_and_their_correction() -> None:
    writer = Writer(desk_with(weekly(), correction()), SITE)
    told = [row for row in writer.of_county("990121") if "bulletins" in row.address]

    assert [row.text for row in told] == ["Rank: 3\nScore: 19.2", "Rank: 3, corrected to 2"]
    assert not any("bulletins" in row.address for row in writer.of_county("990181"))


def test_a_county_is_told_decisions_and_findings_but_not_extensions() -> None:
    told = [*Writer(desk_with(), SITE).of_county("990121")]

    assert {row.tag for row in told} == {"accepted", "returned", "fed back to the county"} | (
        {row.tag for row in told} & {"closed by the city", "reopened"}
    )
    assert "Xiuling County (岫岭县): T20.1 accepted" in {row.title for row in told}
    assert len({row.id for row in told}) == len(told)


def test_the_names_of_entries_do_not_change_with_the_day() -> None:
    desk = desk_with(weekly())
    later = replace(desk.view.assessment, as_of=date(2026, 8, 1))
    after = replace(desk, view=with_facts(replace(desk.view, assessment=later)))

    def names(one: object) -> set[str]:
        return {row["id"] for row in json.loads(files(one)["feeds/counties/990121.json"])["items"]}

    assert names(desk) <= names(after)


def test_a_bulletin_without_a_title_is_called_by_series_and_number() -> None:
    nameless = structs.replace(weekly(), title="")

    assert bulletin_title(desk_with(), nameless).endswith("no. 1 of 2026")


# ── What happened ────────────────────────────────────────────────────────────────────────────────


def test_decisions_are_told_with_the_measures_that_they_touched() -> None:
    rows = [row for row in mini_desk().view.facts.happenings if row.subject == "T20"]
    reference = "city/decisions/990121/progress/T20"
    due = {row.id: row.due_on for row in mini_desk().view.catalog.tasks["T20"].measures}
    moved = Happening(
        date(2026, 7, 2), "extended", "990121", "T20", reference, ("T20.2",),
        due["T20.2"], date(2026, 7, 30),
    )  # fmt: skip

    assert moved in rows
    assert Happening(date(2026, 4, 23), "accepted", "990121", "T20", reference, ("T20.1",)) in rows


def test_nothing_of_tomorrow_is_told() -> None:
    desk = mini_desk()
    early = replace(desk.view.assessment, as_of=date(2026, 5, 20))
    rows = with_facts(replace(desk.view, assessment=early)).facts.happenings

    assert rows == tuple(row for row in desk.view.facts.happenings if row.on <= date(2026, 5, 20))


# ── Subscribing ──────────────────────────────────────────────────────────────────────────────────


def test_without_an_address_there_are_calendars_alone_and_the_page_says_why() -> None:
    desk = desk_with(weekly(), site_url=None)
    line = subscribe(desk, Here("data/", {}))

    assert {path.rsplit(".")[-1] for path in files(desk)} == {"ics"}
    assert [link.href for link in line.links] == ["../feeds/deadlines.ics"]
    assert "site_url" in str(line.why)


def test_a_county_leads_to_its_own_feeds() -> None:
    line = subscribe(desk_with(), Here("counties/990121/", {}), "990121")

    assert [link.href for link in line.links] == [
        "../../feeds/counties/990121.atom",
        "../../feeds/counties/990121.json",
        "../../feeds/counties/990121.ics",
    ]
    assert line.why is None
