"""An indicator in one sentence and as a list of facts, and the records behind its values."""

from collections.abc import Iterator

from ledgers.model.forms import form_of, is_share
from ledgers.model.method import ASSESSMENT, RETURNS, Indicator
from ledgers.model.numbers import NONE
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Fact, Inline, Several
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.links import Linked
from ledgers.publish.measured.values import bound, unit
from ledgers.publish.measured.words import (
    CYCLE_WORDS,
    DIRECTION_WORDS,
    LEVEL_WORDS,
    ledger_link,
    together,
    windows_of,
)

FILE = "city/indicators/indicators"


def lead(desk: Desk, indicator: Indicator) -> Words:
    """Say in one sentence what an indicator measures."""
    numerator, denominator = indicator.numerator_zh, indicator.denominator_zh
    if numerator and denominator and desk.view.language == "zh":
        words = say("“{numerator}” for each of “{denominator}”.")
        if is_share(indicator):
            words = say("Of “{denominator}”, how much is “{numerator}”.")
        return Words(words.text, {"numerator": numerator, "denominator": denominator})
    if indicator.ledger == RETURNS:
        return form_of(indicator).lead
    if indicator.ledger == ASSESSMENT:
        return say("Worked out from the states of tasks: what was filed and what the city decided.")
    words = say("A number, worked out from the ledger “{ledger}”.")
    if is_share(indicator):
        words = say("A share, worked out from the ledger “{ledger}”.")
    return Words(words.text, {"ledger": desk.ledger_title(indicator.ledger)})


def facts(here: Leaf, indicator: Indicator) -> Iterator[Fact]:
    """Yield the facts about an indicator."""
    yield Fact(say("Name in files"), source_link(here, indicator))
    yield Fact(say("Form"), form_of(indicator).title)
    yield Fact(say("Unit"), unit(here.desk, indicator))
    yield Fact(say("Ledger"), ledger_link(here, indicator.ledger))
    yield Fact(say("Cycle"), CYCLE_WORDS[indicator.cycle])
    yield Fact(say("Level"), LEVEL_WORDS[indicator.level])
    yield Fact(say("Time"), together(windows_of(indicator)))
    yield Fact(say("Direction"), DIRECTION_WORDS[indicator.direction])
    if indicator.target is not None:
        target, of = bound(indicator, indicator.target), unit(here.desk, indicator)
        yield Fact(say("Target"), target if is_share(indicator) else f"{target} {of}")
    if indicator.min_n is not None:
        yield Fact(say("Minimum"), say("no share of fewer than {n}", n=str(indicator.min_n)))
    if indicator.start_on is not None:
        yield Fact(say("Measured from"), indicator.start_on.isoformat())
    if indicator.end_on is not None:
        yield Fact(say("Measured until"), indicator.end_on.isoformat())
    yield Fact(say("May be ranked"), say("yes") if indicator.ranking_allowed else say("no"))
    if indicator.requirements:
        yield Fact(say("Requirements"), Inline(tuple(indicator.requirements)))
    if indicator.note:
        yield Fact(say("Note"), indicator.note)


def source_link(here: Leaf, indicator: Indicator) -> Linked:
    """Return an indicator's name in files, leading to its first line on the source pages."""
    shown = (source for source in here.view.sources if source.ledger == "indicators")
    source = next((source for source in shown if FILE in source.records), None)
    if source is None:
        return here.to(links.SOURCE, indicator.id)
    there = links.entry_address(source, id=indicator.id) or links.source_folder(source)
    return here.to(there, indicator.id)


# ── Records ──────────────────────────────────────────────────────────────────────────────────────


MANY = 8
"""More records of one page than this are one link with their number."""


def inputs_of(here: Leaf, found: Measurement) -> object:
    """Return the records behind a measurement, by the page that shows them."""
    pages: dict[str, list[str]] = {}
    lost: list[str] = []
    for record in dict.fromkeys(one.record for one in found.inputs):
        spot = here.spots.get(record)
        if spot is None:
            lost.append(record)
        else:
            pages.setdefault(spot.folder, []).append(record)
    made = [_links(here, records) for records in pages.values()]
    return Several((*made, *_unfiled(here.desk, lost))) if made or lost else NONE


def _unfiled(desk: Desk, records: list[str]) -> Iterator[Words]:
    """Yield inputs that have no file, such as a task on which nothing was filed."""
    found: dict[str, list[str]] = {}
    for record in records:
        _, kind, name = record.split("/", 2)
        found.setdefault(kind, []).append(name)
    for kind, names in found.items():
        ledger = desk.ledger_title(kind)
        yield say("{ledger} {names}: nothing filed", ledger=ledger, names=" ".join(names))


def _links(here: Leaf, records: list[str]) -> object:
    kind, spots = records[0].split("/", 2)[1], [here.spots[record] for record in records]
    ledger = here.desk.ledger_title(kind)
    if len(records) > MANY:
        return here.to(spots[0].folder, f"{ledger} × {len(records)}")
    names = [record.split("/", 2)[2] for record in records]
    if names == [kind]:
        return here.to(spots[0].address, ledger)
    return Inline(
        (ledger, *(here.to(spot.address, name) for spot, name in zip(spots, names, strict=True)))
    )
