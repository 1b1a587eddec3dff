"""The names of codes, and who keeps each ledger and how often."""

from collections.abc import Mapping

from ledgers.model.layout import CITY_LEDGERS, CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.ledger_records import Record
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit.context import KIND_WORDS, Desk

VISIBILITY_WORDS: Mapping[str, Words] = {
    "public": say("public"),
    "aggregate": say("only in sums"),
    "embargoed": say("not yet public"),
    "internal": say("not published"),
}
"""Words for the visibility of a field."""
CODE_WORDS: Mapping[str, Words] = {
    **KIND_WORDS,
    "accepted": say("accepted"),
    "all": say("all of them"),
    "annual": say("yearly appraisal"),
    "appraisal": say("appraisal"),
    "blocked": say("blocked"),
    "check": say("check"),
    "closed": say("closed by the city"),
    "contact": say("contact point"),
    "decided": say("decided"),
    "declined": say("declined"),
    "delivered": say("delivered"),
    "democratic": say("democratic appraisal"),
    "difficulty": say("difficulty"),
    "doing": say("in hand"),
    "extended": say("extended"),
    "help": say("paired support"),
    "issued": say("issued"),
    "leader": say("leader"),
    "lifted": say("lifted"),
    "filing": say("filing county"),
    "look_back": say("look-back"),
    "maintainers": say("maintainers"),
    "mentor": say("mentor"),
    "not_applicable": say("not applicable"),
    "office": say("office"),
    "overall": say("overall appraisal"),
    "minor": say("minor"),
    "ordinary": say("ordinary"),
    "partly": say("partly solved"),
    "random": say("drawn at random"),
    "serious": say("serious"),
    "surprise": say("unannounced"),
    "provincial_feedback": say("feedback of the province"),
    "published": say("published"),
    "quarterly_two_resp": say("quarterly appraisal of the two responsibilities"),
    "reopened": say("reopened"),
    "repealed": say("repealed"),
    "report_meeting": say("report meeting"),
    "returned": say("returned"),
    "reverse": say("reverse appraisal"),
    "revised": say("revised"),
    "round": say("inspection round"),
    "sample": say("a sample"),
    "routine": say("routine"),
    "self_check": say("self-check"),
    "service_hall": say("service hall"),
    "solved": say("solved"),
    "special": say("special"),
    "spot": say("spot appraisal"),
    "submitted": say("submitted"),
    "township_to_village": say("from township to village"),
}
"""Codes that are fixed by a schema, in words."""

HAPPENING_WORDS: Mapping[str, Words] = {
    **{code: CODE_WORDS[code] for code in ("accepted", "returned", "extended", "closed")},
    "reopened": CODE_WORDS["reopened"],
    "not_applicable": say("accepted as not applicable"),
    "fed_back": say("fed back to the county"),
}
"""What can happen to measures and findings, in words."""


def word(desk: Desk, code: str, vocabulary: str = "") -> str:
    """Return what a code is called: in the vocabulary, or by its schema; else the code."""
    if code in desk.view.catalog.words.get(vocabulary, {}):
        return desk.term(vocabulary, code)
    words = CODE_WORDS.get(code)
    return code if words is None else desk.say(words)


def sort_word(desk: Desk, ledger: str, code: str) -> str:
    """Return what a sort of a ledger's records is called; one without a sort was not begun."""
    named = word(desk, code, desk.contract.ledger(ledger).vocabulary)
    return named or desk.say(say("no progress yet"))


def keeper(ledger: str) -> Words:
    """Say who keeps a ledger."""
    of_city = ledger in {*CITY_REGISTERS, *CITY_LEDGERS, "decisions"}
    if of_city and ledger in {*COUNTY_REGISTERS, *COUNTY_LEDGERS}:
        return say("counties and city")
    return say("city level") if of_city else say("counties")


def cycle(desk: Desk, ledger: str) -> Words | Both:
    """Say when a ledger gets new records."""
    return desk.contract.ledger(ledger).record.cycle or say("when its subject changes")


def label_of(desk: Desk, record: Record) -> str:
    """Return a record's own title or summary, else its sort, else the ledger's title."""
    for name in (desk.view.language, "title", "name", "summary"):
        found = record.value.get(name)
        if isinstance(found, str) and found:
            return found
    if record.sort:
        return sort_word(desk, record.ledger, record.sort)
    return desk.ledger_title(record.ledger)
