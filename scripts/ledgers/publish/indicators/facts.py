"""Tell what an indicator is: in one sentence, and as a list of facts."""

from collections.abc import Iterator

from ledgers.model.method import Indicator
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Fact, Facts, Here, Inline
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked
from ledgers.publish.measured.fields import ledger_link
from ledgers.publish.measured.values import bound, is_share, unit
from ledgers.publish.measured.words import (
    CYCLE_WORDS,
    DIRECTION_WORDS,
    FORM_WORDS,
    LEVEL_WORDS,
    together,
    windows_of,
)

FILE = "city/indicators/indicators"


def lead(desk: Desk, indicator: Indicator) -> Words:
    """Say in one sentence what an indicator measures."""
    source = indicator.source
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
    if source is None or source.ledger == "returns":
        return LEADS_FILED.get(indicator.form, LEADS_FILED["value"])
    ledger = desk.ledger_title(source.ledger)
    if source.ledger == "assessment":
        return say("Worked out from the states of tasks: what was filed and what the city decided.")
    if is_share(indicator):
        return say("A share, worked out from the ledger “{ledger}”.", ledger=ledger)
    return say("A number, worked out from the ledger “{ledger}”.", ledger=ledger)


LEADS_FILED = {
    "value": say("A number that each county files."),
    "ratio": say("A share whose numerator and denominator each county files."),
    "on_time": say("A share in time whose numerator and denominator each county files."),
    "before_after": say("A fall, worked out from two numbers that each county files."),
    "yoy": say("A growth over last year, worked out from two numbers that each county files."),
    "tally": say("Parts that each county files, added up."),
}


def facts(desk: Desk, here: Here, indicator: Indicator) -> Facts:
    """Return the facts about an indicator."""
    return Facts(tuple(_facts(desk, here, indicator)))


def _facts(desk: Desk, here: Here, indicator: Indicator) -> Iterator[Fact]:
    source = indicator.source
    ledger = source.ledger if source else "returns"
    yield Fact(say("Name in files"), here.to(address(desk, indicator.id), indicator.id))
    yield Fact(say("Form"), FORM_WORDS[indicator.form])
    yield Fact(say("Unit"), unit(desk, indicator))
    yield Fact(say("Ledger"), ledger_link(desk, here, ledger))
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
