"""See that an inspection round takes its six stages in order, and enters with a notice."""

from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import day, is_standing
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

STAGES = ("prepare", "enter", "understand", "report", "feedback", "transfer")


def stages_unsorted(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each stage that comes too early or without the one before (R176)."""
    for path, stages in _targets(grounds, document):
        for number, name in enumerate(STAGES[1:], 1):
            found, before = stages.get(name), stages.get(STAGES[number - 1])
            if found and not before:
                message = say(
                    "“{stage}” on {day} stands without “{previous}”",
                    stage=name,
                    day=found,
                    previous=STAGES[number - 1],
                )
                yield _unsorted(document, (*path, name), message)
            elif found and before and found < before:
                message = say(
                    "“{stage}” on {day} comes before “{previous}”",
                    stage=name,
                    day=found,
                    previous=STAGES[number - 1],
                )
                yield _unsorted(document, (*path, name), message)


def _unsorted(document: Document, path: Path, message: Words) -> Problem:
    hint = say("correct the day, or enter the stage that is missing")
    return kinds.times.STAGES_UNSORTED.at(document.place(*path, of_value=True), message, hint)


def entries_without_notice(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each entry before the round's notice, or without one (R183, R214)."""
    notice = day(document.value.get("notice_on"))
    for path, stages in _targets(grounds, document):
        entered = stages.get("enter")
        if entered and (notice is None or notice > entered):
            message = say("entered on {day} without a published notice", day=entered)
            hint = say("publish the notice and enter notice_on")
            place = document.place(*path, "enter", of_value=True)
            yield kinds.times.ENTERED_UNANNOUNCED.at(place, message, hint)


def _targets(
    grounds: Grounds, document: Document
) -> Iterator[tuple[Path, Mapping[str, date | None]]]:
    """Yield path and days of the stages of each unit that a round inspects."""
    if document.ledger == "rounds" and is_standing(grounds, document):
        for path, stages in fields(document.value, "targets", "stages"):
            if isinstance(stages, Mapping):
                yield path, {name: day(stages.get(name)) for name in STAGES}
