"""Make the calendars of deadlines: what is still to be accepted, on the day that it is due.

What is done, or does not apply, is left out: whoever has subscribed sees it vanish. A deadline is
called by the first measure of those that are due with it, so an extension moves it and a measure
that was accepted does not make it another one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledgers.model.assessment import CountyResult, MeasureState, TaskState
from ledgers.model.words import Words, say
from ledgers.publish.feeds.calendar import Event
from ledgers.publish.kit import links
from ledgers.publish.kit.addresses import Site
from ledgers.publish.kit.context import Desk, task_label

OURS = "county-ledgers.invalid"
"""What ends every identifier: no host, so that they stay when the portal moves."""


@dataclass(frozen=True, slots=True)
class Diary:
    """Make the events of calendars; they lead to the portal where its address is known."""

    desk: Desk
    site: Site | None

    def of_county(self, county: CountyResult) -> Iterator[Event]:
        """Yield a county's deadlines, after extensions and days allowed for filing again."""
        for state in county.tasks:
            for on, measures in _by_limit(state).items():
                if any(map(_is_open, measures)):
                    yield self._in_county(county, state, on, measures)

    def of_city(self) -> Iterator[Event]:
        """Yield the days on which a task is due anywhere, with the counties that have to act."""
        found: dict[tuple[date, str], list[tuple[str, MeasureState]]] = {}
        for county in self.desk.view.assessment.counties:
            for state in county.tasks:
                for measure in filter(_is_open, state.measures):
                    found.setdefault((measure.limit, state.task), []).append((county.name, measure))
        for (on, name), rows in sorted(found.items(), key=lambda item: item[0]):
            yield self._in_city(on, name, rows)

    def _in_county(
        self, county: CountyResult, state: TaskState, on: date, measures: Sequence[MeasureState]
    ) -> Event:
        task, left = self.desk.view.catalog.tasks[state.task], list(filter(_is_open, measures))
        texts = {measure.id: measure.text for measure in task.measures}
        standing = _standing(left)
        names = {"standing": standing, "county": county.name, "task": task_label(task)}
        return Event(
            uid=self._uid(county.code, measures[0].id),
            on=on,
            title=self.desk.say(say("{standing}: {county}, {task}", **names)),
            text=self._text(f"{row.id} {texts.get(row.id, '')}{self._moved(row)}" for row in left),
            sort=self.desk.say(standing),
            address=self._address(f"{links.county_page(county.code)}#{links.segment(task.id)}"),
        )

    def _in_city(self, on: date, name: str, rows: Sequence[tuple[str, MeasureState]]) -> Event:
        standing = _standing(row for _, row in rows)
        counties = dict.fromkeys(county for county, _ in rows)
        label = task_label(self.desk.view.catalog.tasks[name])
        names = {"standing": standing, "task": label, "number": str(len(counties))}
        return Event(
            uid=self._uid(name, on.isoformat()),
            on=on,
            title=self.desk.say(say("{standing}: {task} (counties: {number})", **names)),
            text=self._text(counties),
            sort=self.desk.say(standing),
            address=self._address(links.task_page(name)),
        )

    def _text(self, lines: Iterable[str]) -> str:
        return "\n".join((*lines, self.desk.say(say("Data as of {day}", day=self.desk.view.as_of))))

    def _moved(self, measure: MeasureState) -> str:
        return self.desk.say(say(" (extended)")) if measure.extended else ""

    def _uid(self, *parts: str) -> str:
        city = self.desk.view.catalog.city
        return "-".join((city.code if city else "city", *parts)) + f"@{OURS}"

    def _address(self, there: str) -> str:
        return self.site.absolute(there) if self.site else ""


def _by_limit(state: TaskState) -> Mapping[date, list[MeasureState]]:
    found: dict[date, list[MeasureState]] = {}
    for measure in state.measures:
        found.setdefault(measure.limit, []).append(measure)
    return found


def _is_open(measure: MeasureState) -> bool:
    return measure.applies and not measure.done


def _standing(measures: Iterable[MeasureState]) -> Words:
    listed = list(measures)
    if any(row.overdue for row in listed):
        return say("overdue")
    return say("pending") if all(row.waiting for row in listed) else say("due")
