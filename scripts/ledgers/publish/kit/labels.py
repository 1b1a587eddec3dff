"""Know what codes are called, who keeps each ledger, and how often."""

from collections.abc import Mapping

from ledgers.model.layout import CITY_LEDGERS, CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.ledger_records import Record
from ledgers.model.numbers import NONE
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import KIND_WORDS, Desk

CODE_WORDS: Mapping[str, Words] = {
    **KIND_WORDS,
    "accepted": say("accepted"),
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
    "help": say("help"),
    "issued": say("issued"),
    "leader": say("leader"),
    "lifted": say("lifted"),
    "look_back": say("look-back"),
    "mentor": say("mentor"),
    "not_applicable": say("not applicable"),
    "office": say("office"),
    "overall": say("overall appraisal"),
    "partly": say("partly solved"),
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

VOCABULARIES: Mapping[str, str] = {
    "actions": "action_kinds",
    "bulletins": "bulletin_series",
    "checks": "check_kinds",
    "documents": "document_kinds",
    "events": "event_kinds",
    "facilities": "facility_kinds",
    "units": "unit_kinds",
}
"""The list of the vocabulary that the sorts of a ledger come from."""

CYCLES: Mapping[str, Words] = {
    "actions": say("when something has been decided"),
    "appraisals": say("when an appraisal is final"),
    "bulletins": say("when one is issued"),
    "casework": say("every month"),
    "checks": say("when a check has been fed back"),
    "decisions": say("when the city decides"),
    "documents": say("when one is issued"),
    "editions": say("when an edition is cut"),
    "events": say("when one was held"),
    "facilities": say("every quarter"),
    "findings": say("when the county has been told"),
    "petitions": say("every month"),
    "posts": say("every quarter"),
    "progress": say("when something was done"),
    "rectifications": say("when something was done"),
    "returns": say("as each indicator asks"),
    "rounds": say("as a round goes on"),
}
"""When a ledger gets a new record; one that is not listed changes when its subject does."""


def word(desk: Desk, code: str, vocabulary: str = "") -> str:
    """Return what a code is called: in the vocabulary, or by its schema; else the code."""
    if code in desk.view.catalog.words.get(vocabulary, {}):
        return desk.term(vocabulary, code)
    words = CODE_WORDS.get(code)
    return code if words is None else desk.say(words)


def sort_word(desk: Desk, ledger: str, code: str) -> str:
    """Return what a sort of a ledger's records is called."""
    return word(desk, code, VOCABULARIES.get(ledger, "")) or NONE


def keeper(ledger: str) -> Words:
    """Say who keeps a ledger."""
    of_city = ledger in {*CITY_REGISTERS, *CITY_LEDGERS, "decisions"}
    of_counties = ledger in {*COUNTY_REGISTERS, *COUNTY_LEDGERS}
    if of_city and of_counties:
        return say("counties and city")
    return say("city level") if of_city else say("counties")


def cycle(ledger: str) -> Words:
    """Say when a ledger gets new records."""
    return CYCLES.get(ledger, say("when its subject changes"))


def label_of(desk: Desk, record: Record) -> str:
    """Return a record's own title or summary, else its sort, else the ledger's title."""
    language = desk.view.language
    for name in ("title", "name", "summary", language):
        found = record.value.get(name)
        if isinstance(found, str) and found:
            return found
    if record.sort:
        return sort_word(desk, record.ledger, record.sort)
    return desk.ledger_title(record.ledger)
