"""What should have happened by now: feedback, rectification, training, renewal."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import TypeAlias

from ledgers.check.ground import Grounds, day, days, fields, groups, whose
from ledgers.model import CITY, Document, Path, Problem, kinds, replace, say
from ledgers.model.lives.finding import life_of
from ledgers.model.periods import workdays_of

UNFINISHED = replace(kinds.times.NOT_RECTIFIED, since="0.4.0")


def pools_stale(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each talent pool too old by its newest line; leaving it out renews none.

    Source: R198.
    """
    limit = grounds.setting("rules", "renewal_days")
    latest = {each.owner: each for each in grounds.filed("posts")}
    pools = grounds.entries("posts", "talent_pools")
    newest = {(each.owner, pool["kind"]): (each, path, pool) for each, path, pool in pools}
    for document, path, pool in newest.values():
        renewed = day(pool["renewed_on"])
        if limit is not None and renewed and (grounds.day_shown - renewed).days > limit:
            message = say("this talent pool was last renewed on {day}", day=renewed)
            place, hint = document.at(*path, "renewed_on"), say("renew it, then enter the new day")
            since = None if document is latest[document.owner] else "0.4.0"
            yield kinds.times.POOL_STALE.at(place, message, hint, sharper=since)


Training: TypeAlias = tuple[date, Document, Path]
"""A training for a round: its day, its event, and where the event names the round."""


def trained_too_late(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each training for a round that came too late, or not at all.

    The first comes before the round enters (R177), the second before its talks begin (R170). That
    there is none is told where the rules say how many there are.
    """
    asked, kind = grounds.setting("rules", "round_trainings") or 0, kinds.times.TRAINED_TOO_LATE
    hint = say("correct the day, or enter the training before")
    for document, trainings in _trainings(grounds):
        limits = (_first(document, "enter"), _first(document, "understand"))
        told = (
            say("the training came after the entry on {day}", day=limits[0]),
            say("the training came after the talks began on {day}", day=limits[1]),
        )
        for limit, message, (held, event, path) in zip(limits, told, trainings, strict=False):
            if limit is not None and held > limit:
                yield kind.at(event.at("held_on"), message, hint, [event.at(*path)])
        if any(limits[len(trainings) : asked]):
            message = say("trainings: {n}; asked are {asked}", n=len(trainings), asked=asked)
            yield kind.at(document.at("targets"), message, say("file the training as an event"))


def _trainings(grounds: Grounds) -> Iterator[tuple[Document, list[Training]]]:
    """Yield each round with the trainings for it, in order of their days."""
    rounds = {f"{CITY}/rounds/{each.id}": each for each in grounds.standing("rounds")}
    found: dict[str, list[Training]] = {name: [] for name in rounds}
    for event in grounds.standing("events"):
        held = day(event.value.get("held_on"))
        if event.value.get("kind") == "round_training" and held:
            for path, value in fields(event.value, "about"):
                found.setdefault(str(value), []).append((held, event, path))
    for name, document in rounds.items():
        yield document, sorted(found[name], key=itemgetter(0))


def _first(document: Document, stage: str) -> date | None:
    """Return the day on which a round reached a stage with the first of its targets, if it did."""
    return min((on for _, on in days(document.value, "targets", "stages", stage)), default=None)


def not_rectified(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each finding that was fed back and that the county files nothing on.

    What was corrected on the spot asks for nothing more; a difficulty is answered, not rectified.
    """
    limit = grounds.setting("rules", "resubmit_days")
    for finding in grounds.standing("findings"):
        said, fed_back = finding.value, day(finding.value.get("fed_back_on"))
        asked = not said.get("corrected_on_site") and said.get("source") != "difficulty"
        if limit is None or fed_back is None or not asked:
            continue
        county, record = str(said.get("county")), finding.id
        file = grounds.file_of(county, f"rectifications/{record}")
        since = max([fed_back, *(on for _, on in days(said, "handed_over", "on"))])
        files = {grounds.file_of(code, f"rectifications/{record}") for code in whose(said)}
        if (grounds.day_shown - since).days > limit and grounds.files.isdisjoint(files):
            message = say("{county} has filed nothing on {finding}", county=county, finding=record)
            place, hint = finding.at("fed_back_on"), say("file {file}", file=file)
            yield kinds.times.NOT_RECTIFIED.at(place, message, hint)


def measures_left(grounds: Grounds) -> Iterator[Problem]:
    """Yield measures due after their finding, and a submission before all are done (R6, R7)."""
    for document in grounds.standing("rectifications"):
        life = life_of(grounds.catalog, document.id, date.max)
        limit, updates = life.due_on if life else date.max, [*groups(document.value, "updates")]
        done = {each for _, each in fields(document.value, "updates", "done")}
        left = sorted({each for _, each in fields(document.value, "measures", "id")} - done)
        for path, due in days(document.value, "measures", "due_on"):
            if due > limit:
                message = say("due on {day}; the finding is due on {limit}", day=due, limit=limit)
                hint = say("write an earlier day, or ask for an extension")
                yield UNFINISHED.at(document.at(*path), message, hint)
        for path, update in updates[-1:] if left else ():
            if update["status"] == "submitted":
                message = say("submitted, and not done: {left}", left=", ".join(map(str, left)))
                hint = say("enter them under “done”, or submit when they are")
                yield UNFINISHED.at(document.at(*path, "status"), message, hint)


def feedback_late(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each check fed back late or never, as far as the calendar goes (R57)."""
    limit, calendar = grounds.setting("rules", "feedback_workdays"), grounds.register("calendar")
    if limit is None or calendar is None:
        return
    workdays = workdays_of(calendar.value)
    for check in grounds.standing("checks"):
        ended, fed_back = day(check.value.get("end_on")), day(check.value.get("fed_back_on"))
        passed = workdays.known_after(ended, fed_back or grounds.day_shown) if ended else None
        if passed is not None and passed > limit:
            late = say("fed back {days} workdays after the check", days=passed)
            never = say("not fed back {days} workdays after the check", days=passed)
            place = check.at("fed_back_on" if fed_back else "end_on")
            said, since = (late, None) if fed_back else (never, "0.4.0")
            hint = say("the rule is at most {limit} workdays", limit=limit)
            yield kinds.times.FEEDBACK_LATE.at(place, said, hint, sharper=since)
