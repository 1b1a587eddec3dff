"""The steps of a review: both sides of a change are assessed once each, as of one day."""

from collections.abc import Iterator
from datetime import date

from ledgers.assess.change import moves, proposals_moved
from ledgers.assess.city import assess
from ledgers.assess.shared import Shared
from ledgers.check.change.filed import filed
from ledgers.check.change.odd import oddities
from ledgers.check.change.parts import agreements, part_name
from ledgers.flow.assess import asked_about, by_codes_of, city_on, day_of, question_about, sheet_of
from ledgers.flow.change import Asked, sides_of
from ledgers.flow.load import City, Request
from ledgers.flow.mending import mended
from ledgers.model import Assessment, Both, CannotGoOn, Words, as_words, replace
from ledgers.model.attachments import Attachment, attachments_of
from ledgers.model.choices import terms_of
from ledgers.model.diff import Diff
from ledgers.model.lives.programmes import begun
from ledgers.model.owners import CITY, PROGRAM
from ledgers.model.proposal import Proposal
from ledgers.model.review import Item, Review
from ledgers.read.attachments import held_in


def review_of(request: Request, asked: Asked, as_of: date | None) -> Review:
    """Return what a reviewer is told of a change; the day is that of the head's portal.

    Raises CannotGoOn where git does not know the base, or has nothing in common with it.
    """
    # Imported here: GitPython takes 0.1 s.
    from ledgers.read.diff import digests  # noqa: PLC0415

    head, base, change, introduced, known = sides_of(request, asked)
    received, items = asked.received or request.today, tuple(filed(change))
    day, moved = moves_between(base, head, as_of, received, request.programme)
    on = min(day, received) if day else received
    titles = {ledger.name: ledger.title for ledger in change.contract.ledgers}
    for name in {item.field.partition("/")[0] for item in items} & titles.keys():
        for way, row in change.contract.ledger(name).fields.items():
            at, terms = "/".join((name, *way)), terms_of(row, head.catalog.words)
            titles |= {at: row.title} | {f"{at}/{code}": both for code, both in terms.items()}
    rules = (rule for side in (base, head) for rule in side.catalog.rulebook)
    titles |= {rule.id: Both(rule.zh, rule.en) for rule in rules}
    words = {name: as_words(title) for name, title in titles.items()}
    codes = {*change.base.areas, *change.head.areas, CITY, PROGRAM}
    return Review(
        diff=change.diff,
        digests=digests(request.root, change.diff),
        as_of=day,
        actor=asked.actor,
        introduced=mended(request, replace(head, problems=introduced)),
        known=len(known),
        agreements=tuple(agreements(change, on)),
        filed=items,
        odd=tuple(oddities(change, items, on)),
        attached=tuple(attached(request, change.diff)),
        moved=() if isinstance(moved, Words) else moved,
        unknown=moved if isinstance(moved, Words) else None,
        names={code: part_name(change, code) for code in codes} | words,
    )


def attached(request: Request, diff: Diff) -> Iterator[Attachment]:
    """Yield the attachments of each record that a change touches, and whether they are there."""
    folder = request.attachments
    for row in (row for file in diff.whole if file.after for row in attachments_of(file.after)):
        yield replace(row, found=held_in(folder, row.path) == row.said) if folder else row


def moves_between(
    base: City, head: City, as_of: date | None, received: date, name: str | None = None
) -> tuple[date | None, tuple[Item, ...] | Words]:
    """Return the day, and what moves between two cities on it, or why that is not known."""
    try:
        day = day_of(head.catalog, as_of, received)
        if base is head:
            return day, ()
        return day, tuple(dict.fromkeys(_moves(base, head, day, name)))
    except CannotGoOn as error:
        return None, error.words


def _moves(base: City, head: City, day: date, asked: str | None) -> Iterator[Item]:
    """Yield what moves in each programme that has begun, or in the one that is asked about.

    A figure of a county is told with the name of the programme, unless that leads.
    """
    shared = Shared()
    known: dict[str | None, str] = {row.id: row.title for row in base.catalog.programmes}
    first, *others = (asked,) if asked else begun(head.catalog, day)
    for name in (each for each in (first, *others) if each in {None, asked, *known}):
        (old, was), (new, now) = (_assessed(side, day, shared, name) for side in (base, head))
        title = "" if name == first else known[name]
        for item in (*moves(old, new), *proposals_moved(was, now)):
            yield replace(item, what=item.what or title)


def _assessed(
    city: City, day: date, shared: Shared, name: str | None = None
) -> tuple[Assessment, tuple[Proposal, ...]]:
    """Return the assessment of one side and its proposals; what both sides share is made once."""
    city = by_codes_of(city_on(city, day), day)
    city = replace(city, catalog=asked_about(city.catalog, day, name))
    assessment = assess(question_about(city, city.catalog, shared), day, weeks=True)
    return assessment, tuple(sheet_of(city, assessment).proposals)
