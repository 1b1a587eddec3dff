"""What a decision does, in lines for a terminal: what it judges, then old → new for whom."""

from collections.abc import Iterator, Mapping

from ledgers.model.review import KINDS, PROPOSAL, RANK, Effect, Judged
from ledgers.model.words import Translate, Words, say
from ledgers.report.problems import one_line
from ledgers.report.review import worded

DECISIONS: Mapping[str, Words] = {
    "accepted": say("accepted"),
    "closed": say("closed by the city"),
    "returned": say("returned"),
    "extended": say("extended"),
    "reopened": say("reopened"),
}


def as_text(effect: Effect, translate: Translate) -> str:
    """Return each decision with the entry that it judges, then everything that moves.

    Of counties that are not decided on, only ranks and proposals are told; of what is changed for
    all, everything.
    """
    return "".join(f"{one_line(line)}\n" for line in _lines(effect, translate))


def _lines(effect: Effect, translate: Translate) -> Iterator[str]:
    for row in effect.judged:
        yield translate(_decided(row, effect.names.get(row.county, row.county)))
    if isinstance(effect.moved, Words):
        yield translate(say("It is not known what moves: {reason}", reason=effect.moved))
        return
    own = {row.county for row in effect.judged} or effect.names.keys()
    items = [item for item in effect.moved if item.owner in own or item.kind in {RANK, PROPOSAL}]
    yield translate(say("what moves as of {day}: {count}", day=effect.as_of, count=len(items)))
    for item in sorted(items, key=lambda item: item.owner not in own):
        name = effect.names.get(item.owner, item.owner)
        about = " ".join(filter(None, (name, translate(KINDS[item.kind]), item.what)))
        was, now = (worded(item, side, translate) for side in (item.was, item.now))
        yield translate(say("  {what}: {was} → {now}", what=about, was=was, now=now))


def _decided(row: Judged, name: str) -> Words:
    """Say which decision is made on what; of an extension until when, else on which entry."""
    made = row.decision
    subject = " ".join((row.subject, *made.measures))
    about = {"county": name, "subject": subject, "decision": DECISIONS[made.decision]}
    if made.until:
        return say("{county} {subject}: {decision} until {day}", **about, day=made.until)
    if row.filed is None:
        return say("{county} {subject}: {decision}", **about)
    sentence = say("{county} {subject}: {decision}, judging entry {number}, of {day}")
    return Words(sentence.text, {**about, "number": made.of, "day": row.filed.day})
