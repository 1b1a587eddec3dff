"""Inspection rounds: six stages in order, a notice, and feedback, report and publicity in pairs."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ledgers.check.fields.parts import ZERO
from ledgers.check.file.wording import shown
from ledgers.check.ground import CODE, Grounds, day, groups, number, text, texts
from ledgers.model import Document, Path, Place, Problem, Struct, Words, inside, kinds, say
from ledgers.model.lives.standing import in_force
from ledgers.model.words import together

PLAN, ROUND_PLAN, VILLAGE_PLAN = "inspection_plan", "round_plan", "village_plan"
STAGES = ("prepare", "enter", "understand", "report", "feedback", "transfer")


def stages_unsorted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each stage that comes too early or without the one before (R176)."""
    hint = say("correct the day, or enter the stage that is missing")
    for document, path, stages in _targets(grounds):
        for previous, name in pairwise(STAGES):
            found, before = stages.get(name), stages.get(previous)
            words = {"stage": name, "day": found, "previous": previous}
            if found and not before:
                message = say("“{stage}” is dated {day}, “{previous}” is not dated", **words)
            elif found and before and found < before:
                message = say("“{stage}” on {day} comes before “{previous}”", **words)
            else:
                continue
            yield kinds.times.STAGES_UNSORTED.at(document.at(*path, name), message, hint)


def entries_without_notice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry before the round's notice, or without one (R183, R214)."""
    for document, path, stages in _targets(grounds):
        notice, entered = day(document.value.get("notice_on")), stages.get("enter")
        if entered and (notice is None or notice > entered):
            message = say("entered on {day} without a published notice", day=entered)
            hint = say("publish the notice and enter notice_on")
            yield kinds.times.ENTERED_UNANNOUNCED.at(document.at(*path, "enter"), message, hint)


def entries_without_plans(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each round whose first entry lacks a part of the chain of plans (R164).

    It is asked where the rules say how many years the plan of a term covers.
    """
    least = grounds.setting("rules", "term_plan_years") or 0
    for document in grounds.standing("rounds") if least else ():
        stages = groups(document.value, "targets", "stages")
        days = [(on, path) for path, row in stages if (on := day(row.get("enter")))]
        entered, path = min(days, default=(date.max, ()))
        chain = _chain(grounds, document, entered, least) if days else ()
        if missing := [part for part, there in chain if not there]:
            message = say("entered on {day} without: {parts}", day=entered, parts=together(missing))
            hint = say("enter plan, authorised_on, and the plans in force with their years")
            yield kinds.times.ENTERED_UNPLANNED.at(document.at(*path, "enter"), message, hint)


def _chain(
    grounds: Grounds, document: Document, entered: date, least: int
) -> Iterator[tuple[Words, bool]]:
    """Yield what comes before an entry, and whether it was there."""
    value, county = document.value, text(document.value.get("county"))
    plan, authorised = grounds.record(county, value.get("plan")), day(value.get("authorised_on"))
    spans = frozenset(_years_planned(grounds, document, entered, PLAN))
    known = plan is not None and plan.value.get("kind") == ROUND_PLAN
    in_time = plan is not None and in_force(plan.value, entered)
    yield say("a plan of the round in force"), known and in_time
    yield say("an authorisation"), authorised is not None and authorised <= entered
    yield say("a plan of the term in force"), any(years >= least for years in spans)
    yield say("a plan of the year in force"), 1 in spans
    if any("villages_n" in target for _, target in groups(value, "targets")):
        villages = any(_years_planned(grounds, document, entered, VILLAGE_PLAN))
        yield say("a plan of inspecting villages in force"), villages


def _years_planned(grounds: Grounds, document: Document, on: date, kind: str) -> Iterator[int]:
    """Yield of how many years each plan of a kind is that a county had for the year of a round."""
    county, year = (text(document.value.get(name)) for name in ("county", "year"))
    for row in grounds.standing("documents"):
        if row.owner == county and row.value.get("kind") == kind and in_force(row.value, on):
            first, last = (text(inside(row.value, f"years.{end}")) for end in ("from", "to"))
            if first and last and first <= year <= last:
                yield int(last) - int(first) + 1


def feedback_uncopied(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for feedback without a document, and for each copy that it lacks (R181)."""
    asked, problem = texts(grounds.whole("rules").get("feedback_copies")), kinds.references
    for document, path, target in grounds.entries("rounds", "targets") if asked else ():
        given = grounds.record(text(document.value.get("county")), target.get("feedback_doc"))
        other = given is not None and given.value.get("kind") != "feedback"
        if (other or "feedback_doc" not in target) and "fed_unit_on" in target:
            message = say("fed back on {day} without a document", day=target["fed_unit_on"])
            hint = say("enter the feedback as a document, and name it in feedback_doc")
            yield problem.FEEDBACK_UNCOPIED.at(document.at(*path, "fed_unit_on"), message, hint)
        copied = {*_copied(grounds, given)} if given else {*asked}
        for kind in (kind for kind in asked if kind not in copied):
            message = say("the feedback was copied to no “{kind}”", kind=shown(kind))
            hint = say("send it to one, and enter that under “copies” of the document")
            yield problem.FEEDBACK_UNCOPIED.at(document.at(*path, "feedback_doc"), message, hint)


def _copied(grounds: Grounds, document: Document) -> Iterator[str | None]:
    """Yield the kinds of bodies of the county itself that a document was copied to."""
    for name in texts(document.value.get("copies")):
        if grounds.owner_of(name) == document.owner and len(name.partition("-")[0]) == CODE:
            yield grounds.catalog.units[name].kind


def _targets(grounds: Grounds) -> Iterator[tuple[Document, Path, Mapping[str, date | None]]]:
    """Yield path and days of the stages of each unit that a round inspects."""
    for document, path, stages in grounds.entries("rounds", "targets", "stages"):
        yield document, path, {name: day(stages.get(name)) for name in STAGES}


STEPS: tuple[tuple[str, ...], ...] = (
    ("feedback",),
    ("fed_unit_on", "fed_head_on"),
    ("list_on",),
    ("plan_on",),
    ("unit_report_on", "head_report_on"),
    ("public_inner_on", "public_society_on"),
    ("return_visit_on",),
)
"""The steps from the feedback on; the days of one step may come in any order."""


class Target(Struct, frozen=True):
    """A unit that a round inspects: the round, its path there, and the days of its steps."""

    document: Document
    path: Path
    days: Mapping[str, date]

    def dated(self, step: tuple[str, ...]) -> tuple[str, ...]:
        """Return the fields of a step that hold a day."""
        return tuple(name for name in step if name in self.days)

    def at(self, name: str) -> Place:
        """Return the place of a day."""
        return self.document.at(*self.path, *(("stages",) if name == "feedback" else ()), name)


def doubles_unsorted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each day before one of the step above it (R190–R192, R205)."""
    for target in _dated_targets(grounds):
        above: tuple[str, ...] = ()
        for step in STEPS:
            dated = target.dated(step)
            for later in dated:
                latest = max(above, key=lambda name: target.days[name], default=later)
                if target.days[later] < target.days[latest]:
                    yield _step_unsorted(target, later, latest)
            above = dated or above


def _step_unsorted(target: Target, later: str, earlier: str) -> Problem:
    words = {"later": later, "earlier": earlier, "other": target.days[earlier]}
    on = target.days[later]
    message = say("“{later}” on {day} comes before “{earlier}” on {other}", day=on, **words)
    hint, related = say("correct one of the two dates"), [target.at(earlier)]
    return kinds.times.DOUBLES_UNSORTED.at(target.at(later), message, hint, related)


def halves_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each half of a pair that has no day though a later step has (R190)."""
    for target in _dated_targets(grounds):
        below = ""
        for step in reversed(STEPS):
            one = next(iter(target.dated(step)), below)
            for other in step if below and len(step) > 1 else ():
                if other not in target.days:
                    message = say("“{one}” is dated, “{other}” is not", one=one, other=other)
                    hint = say("enter “{other}” too", other=other)
                    yield kinds.times.HALF_OF_TWO.at(target.at(one), message, hint)
            below = one


def _dated_targets(grounds: Grounds) -> Iterator[Target]:
    for document, path, target in grounds.entries("rounds", "targets"):
        rows = {**target, "feedback": inside(target, "stages.feedback")}
        days = {name: day(rows.get(name)) for step in STEPS for name in step}
        yield Target(document, path, {name: found for name, found in days.items() if found})


COMMISSION = re.compile(r".*_commission|dispatched_.*")
"""The kinds of bodies that watch over discipline."""


def commissions_inspected(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each target that is a commission, and no Party committee or body."""
    for document, path, target in grounds.entries("rounds", "targets"):
        unit = grounds.catalog.units.get(text(target.get("unit")))
        if unit is not None and COMMISSION.fullmatch(unit.kind or ""):
            message = say("“{unit}” is a commission for discipline", unit=unit.name)
            hint = say("name what is inspected, such as the township's Party committee")
            yield kinds.references.NOT_OF_THE_PARTY.at(document.at(*path, "unit"), message, hint)


def villages_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem where villages are not those of the list, or the notice leaves some out."""
    for document in grounds.standing("rounds"):
        inspected, way = ZERO, ("notice", "villages_total")
        for path, target in groups(document.value, "targets"):
            if count := number(target.get("villages_n")):
                listed = grounds.villages.get(text(target.get("unit")).partition("-")[0], count)
                inspected += listed
                if count != listed:
                    yield _otherwise(document, (*path, "villages_n"), listed)
        told = number(inside(document.value, ".".join(way)))
        if told is not None and told < inspected:
            yield _otherwise(document, way, inspected)


def _otherwise(document: Document, way: Path, listed: Decimal) -> Problem:
    message = say("the list has {count} villages that are inspected", count=listed)
    hint = say("count all of them, or correct areas.yaml")
    return kinds.schemas.VILLAGES_DIFFER.at(document.at(*way), message, hint)
