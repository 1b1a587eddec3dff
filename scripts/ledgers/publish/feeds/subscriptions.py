"""What can be subscribed to: calendars, and feeds of bulletins, decisions and findings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ledgers.model import NONE, Bulletin, CountyResult, OutputFile, Struct, Words, say
from ledgers.model.facts import filled_in, kind_in, plainly
from ledgers.model.ledger_facts import Happening
from ledgers.publish.feeds.calendar import Diary, as_calendar
from ledgers.publish.feeds.feed import Entry, Feed, as_atom, as_json_feed, newest
from ledgers.publish.kit import TAGS, Desk, links, task_label
from ledgers.publish.kit.addresses import BULLETINS, DEADLINES, Site, county_feed, site_of
from ledgers.publish.kit.labels import happened
from ledgers.publish.subjects.issues import bulletin_title, by_present_code, issued, public_day

FED = frozenset({"accepted", "not_applicable", "returned", "fed_back", "closed", "reopened"})
"""The kinds of event in a county's feed; an extension is in its calendar."""


def feed_files(desk: Desk, others: Sequence[Desk] = ()) -> Iterator[OutputFile]:
    """Yield every calendar, and every feed where the portal's address is known.

    They hold what is due and decided in the `others`, the programmes that do not lead, too.
    """
    site = site_of(desk.view)
    yield from _calendars(desk, others, site)
    if site is not None:
        yield from _feeds(desk, others, site)


def _calendars(desk: Desk, others: Sequence[Desk], site: Site | None) -> Iterator[OutputFile]:
    day = desk.view.assessment.as_of
    running = [desk, *(each for each in others if each.view.assessment.as_of == day)]
    diaries = [Diary(each, site) for each in running]
    rules = desk.view.catalog.rules
    alarms = (rules.due_soon_days, rules.urgent_days, 0) if rules else ()

    def calendar(place: str, entries: Iterable[Entry]) -> bytes:
        return as_calendar(desk.say(say("Deadlines of {place}", place=place)), day, entries, alarms)

    entries = chain.from_iterable(diary.of_city() for diary in diaries)
    yield OutputFile(DEADLINES, calendar(desk.city_name, entries))
    for county, paths in _counties(desk):
        entries = chain.from_iterable(
            diary.of_county(result)
            for diary in diaries
            for result in diary.desk.view.assessment.counties
            if result.code == county.code
        )
        made = calendar(county.name, entries)
        yield from (OutputFile(f"{path}.ics", made) for path in paths)


def _counties(desk: Desk) -> Iterator[tuple[CountyResult, tuple[str, ...]]]:
    """Yield the counties, those whose last day it was too, with the paths of their feeds.

    A county's feeds are also found under the codes that it had before.
    """
    areas = desk.view.catalog.areas.values()
    ended = (county for view in desk.view.ended for county in view.ending)
    for county in (*desk.view.assessment.counties, *ended):
        before = (area.code for area in areas if area.continued_by == county.code)
        yield county, tuple(map(county_feed, (county.code, *before)))


def _feeds(desk: Desk, others: Sequence[Desk], site: Site) -> Iterator[OutputFile]:
    writer = Writer(desk, site)
    title = say("Bulletins of {place}", place=desk.city_name)
    yield from writer.files(BULLETINS, title, links.BULLETINS, writer.of_city())
    for county, paths in _counties(desk):
        title = say("{county}: bulletins, decisions and findings", county=county.name)
        page = links.county_page(county.code)
        elsewhere = (Writer(each, site).of_tasks(county.code) for each in others)
        entries = list(chain(writer.of_county(county.code), *elsewhere))
        for path in paths:
            yield from writer.files(path, title, page, entries)


class Writer(Struct, frozen=True):
    """Feeds and their entries, with the words and addresses of a portal."""

    desk: Desk
    site: Site

    def files(
        self, path: str, title: Words, page: str, entries: Iterable[Entry]
    ) -> Iterator[OutputFile]:
        """Yield a feed in both forms; `page` is the one that it follows."""
        kept = newest(list(entries))
        feed = Feed(
            title=self.desk.say(title),
            about=self.desk.say(say("Data as of {day}", day=self.desk.view.as_of)),
            author=self.desk.city_name,
            language=TAGS[self.desk.view.language],
            page=self.site.absolute(page),
            atom=self.site.absolute(f"{path}.atom"),
            json=self.site.absolute(f"{path}.json"),
            updated=kept[0].on if kept else self.desk.view.assessment.as_of,
            entries=kept,
        )
        yield OutputFile(f"{path}.atom", as_atom(feed))
        yield OutputFile(f"{path}.json", as_json_feed(feed))

    def of_city(self) -> Iterator[Entry]:
        """Yield an entry for each bulletin."""
        for bulletin in issued(self.desk):
            span = say("From {first} to {last}.", first=bulletin.start_on, last=bulletin.end_on)
            preface = (plainly(filled_in(row, bulletin)) for row in bulletin.preface)
            text = "\n".join((self.desk.say(span), *preface))
            yield self._bulletin(bulletin, bulletin_title(self.desk, bulletin), text)

    def of_county(self, code: str) -> Iterator[Entry]:
        """Yield the bulletins that mention a county, the decisions about it, and its findings."""
        for bulletin in issued(self.desk):
            lines = [*self._facts(bulletin, code)]
            if lines:
                name, title = self.desk.county_name(code), bulletin_title(self.desk, bulletin)
                said = say("{county} in “{bulletin}”", county=name, bulletin=title)
                yield self._bulletin(bulletin, self.desk.say(said), "\n".join(lines), code)
        yield from self.of_tasks(code, findings=True)

    def of_tasks(self, code: str, *, findings: bool = False) -> Iterator[Entry]:
        """Yield the decisions about the tasks of a county, and about its findings if asked."""
        for row in self.desk.view.facts.happenings:
            if row.county == code and row.kind in FED and (findings or not row.of_finding):
                yield self._happening(row)

    def _bulletin(self, bulletin: Bulletin, title: str, text: str, *parts: str) -> Entry:
        on = public_day(bulletin)
        return Entry(
            id=self.site.tag(on, "bulletins", bulletin.id, *parts),
            address=self.site.absolute(links.bulletin_page(bulletin.id)),
            title=title,
            text=text,
            on=on,
            tag=self.desk.term("bulletin_series", bulletin.series),
        )

    def _facts(self, bulletin: Bulletin, code: str) -> Iterator[str]:
        """Yield the figures of a county, and how a correction changed them, as sentences."""
        for fact in by_present_code(self.desk, bulletin.facts):
            kind = kind_in(bulletin, fact.key)
            if fact.county == code and kind is not None:
                line = say("{figure}: {value}", figure=kind.words, value=kind.shown(fact.value))
                yield self.desk.say(line)
        for change in by_present_code(self.desk, bulletin.corrections):
            kind = kind_in(bulletin, change.key)
            if change.county == code and kind is not None:
                ends = (change.was, change.now)
                was, now = (NONE if value is None else kind.shown(value) for value in ends)
                words = {"figure": kind.words, "was": was, "now": now}
                yield self.desk.say(say("{figure}: {was}, corrected to {now}", **words))

    def _happening(self, row: Happening) -> Entry:
        on, desk = row.on.isoformat(), self.desk
        names = {"county": desk.county_name(row.county), "what": happened(desk, row.kind)}
        if row.of_finding:
            title = say("{county}: finding {finding} {what}", finding=row.subject, **names)
            text = say("On {day}.", day=on)
        else:
            listed = ", ".join(row.measures)
            title = say("{county}: {measures} {what}", measures=listed, **names)
            task = task_label(desk.view.catalog.tasks[row.subject])
            text = say("Task {task}, on {day}.", task=task, day=on)
        parts = ("findings" if row.of_finding else "decisions", row.county, row.subject)
        first = row.measures[0] if row.measures else "finding"
        return Entry(
            id=self.site.tag(row.on, *parts, on, row.kind, first),
            address=self.site.absolute(self._address(row)),
            title=desk.say(title),
            text=desk.say(text),
            on=row.on,
            tag=happened(desk, row.kind),
        )

    def _address(self, row: Happening) -> str:
        """Return where it is shown: as a task on the county's page, or as lines of the record."""
        page = links.placed(self.desk.view.folder, links.county_page(row.county))
        if not row.of_finding:
            return f"{page}#{links.segment(row.subject)}"
        spots = self.desk.spots
        return spots.get(f"{row.reference}@{row.on}") or spots.get(row.reference) or page
