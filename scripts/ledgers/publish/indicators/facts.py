"""What an indicator is, in one sentence and as a list of facts, and the records behind it."""

from collections.abc import Iterator

from ledgers.model.forms import form_of, is_share
from ledgers.model.method import ASSESSMENT, RETURNS, Indicator
from ledgers.model.numbers import NONE
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Fact, Facts, Here, Inline, Several
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked
from ledgers.publish.measured.fields import ledger_link
from ledgers.publish.measured.values import bound, unit
from ledgers.publish.measured.words import (
    CYCLE_WORDS,
    DIRECTION_WORDS,
    LEVEL_WORDS,
    together,
    windows_of,
)

FILE = "city/indicators/indicators"


def lead(desk: Desk, indicator: Indicator) -> Words:
    """Say in one sentence what an indicator measures."""
    numerator, denominator = indicator.numerator_zh, indicator.denominator_zh
    if numerator and denominator and desk.view.language == "zh":
        if not is_share(indicator):
            return say(
                "“{numerator}” for each of “{denominator}”.",
                numerator=numerator, denominator=denominator,
            )  # fmt: skip
        return say(
            "Of “{denominator}”, how much is “{numerator}”.",
            numerator=numerator, denominator=denominator,
        )  # fmt: skip
    if indicator.ledger == RETURNS:
        return form_of(indicator).lead
    ledger = desk.ledger_title(indicator.ledger)
    if indicator.ledger == ASSESSMENT:
        return say("Worked out from the states of tasks: what was filed and what the city decided.")
    if is_share(indicator):
        return say("A share, worked out from the ledger “{ledger}”.", ledger=ledger)
    return say("A number, worked out from the ledger “{ledger}”.", ledger=ledger)


def facts(desk: Desk, here: Here, indicator: Indicator) -> Facts:
    """Return the facts about an indicator."""
    return Facts(tuple(_facts(desk, here, indicator)))


def _facts(desk: Desk, here: Here, indicator: Indicator) -> Iterator[Fact]:
    yield Fact(say("Name in files"), here.to(address(desk, indicator.id), indicator.id))
    yield Fact(say("Form"), form_of(indicator).title)
    yield Fact(say("Unit"), unit(desk, indicator))
    yield Fact(say("Ledger"), ledger_link(desk, here, indicator.ledger))
    yield Fact(say("Cycle"), CYCLE_WORDS[indicator.cycle])
    yield Fact(say("Level"), LEVEL_WORDS[indicator.level])
    yield Fact(say("Time"), together(windows_of(indicator)))
    yield Fact(say("Direction"), DIRECTION_WORDS[indicator.direction])
    if indicator.target is not None:
        yield Fact(say("Target"), _target(desk, indicator))
    if indicator.min_n is not None:
        least = say("no share of fewer than {n}", n=str(indicator.min_n))
        yield Fact(say("Minimum"), least)
    if indicator.start_on is not None:
        yield Fact(say("Measured from"), indicator.start_on.isoformat())
    if indicator.end_on is not None:
        yield Fact(say("Measured until"), indicator.end_on.isoformat())
    yield Fact(say("May be ranked"), say("yes") if indicator.ranking_allowed else say("no"))
    if indicator.requirements:
        yield Fact(say("Requirements"), Inline(tuple(indicator.requirements)))
    if indicator.note:
        yield Fact(say("Note"), indicator.note)


def _target(desk: Desk, indicator: Indicator) -> str:
    assert indicator.target is not None  # noqa: S101 - asked before
    text = bound(indicator, indicator.target)
    return text if is_share(indicator) else f"{text} {unit(desk, indicator)}"


def address(desk: Desk, name: str) -> str:
    """Return where the source pages show an entry of the file of indicators: its first line."""
    for source in desk.view.sources:
        if source.ledger == "indicators" and FILE in source.records:
            return links.entry_address(source, id=name) or links.source_folder(source)
    return links.SOURCE


def source_link(desk: Desk, here: Here, indicator: Indicator) -> Linked:
    """Return an indicator's name in files, leading to its lines."""
    return here.to(address(desk, indicator.id), indicator.id)


# ── Records ──────────────────────────────────────────────────────────────────────────────────────


MANY = 8
"""More records of one page than this are one link with their number."""


def inputs_of(desk: Desk, here: Here, found: Measurement) -> object:
    """Return the records behind a measurement, by the page that shows them."""
    pages: dict[str, list[str]] = {}
    lost: list[str] = []
    for record in dict.fromkeys(one.record for one in found.inputs):
        spot = desk.spots.get(record)
        if spot is None:
            lost.append(record)
        else:
            pages.setdefault(spot.folder, []).append(record)
    made = [_links(desk, here, records) for records in pages.values()]
    return Several((*made, *_unfiled(desk, lost))) if made or lost else NONE


def _unfiled(desk: Desk, records: list[str]) -> Iterator[Words]:
    """Yield what counts although there is no file of it: a task on which nothing was filed."""
    found: dict[str, list[str]] = {}
    for record in records:
        _, kind, name = record.split("/", 2)
        found.setdefault(kind, []).append(name)
    for kind, names in found.items():
        yield say(
            "{ledger} {names}: nothing filed",
            ledger=desk.ledger_title(kind), names=" ".join(names),
        )  # fmt: skip


def _links(desk: Desk, here: Here, records: list[str]) -> object:
    kind = records[0].split("/", 2)[1]
    ledger = desk.ledger_title(kind)
    if len(records) > MANY:
        return here.to(desk.spots[records[0]].folder, f"{ledger} × {len(records)}")
    names = [record.split("/", 2)[2] for record in records]
    if names == [kind]:
        return _link(desk, here, records[0], ledger)
    each = [_link(desk, here, *pair) for pair in zip(records, names, strict=True)]
    return Inline((ledger, *each))


def _link(desk: Desk, here: Here, record: str, text: str) -> Linked:
    return here.to(desk.spots[record].address, text)
