"""The names of codes, and who keeps each ledger and how often."""

from collections.abc import Mapping

from ledgers.model import Both, Schema, Words, group, say
from ledgers.model.layout import CITY_LEDGERS, CITY_REGISTERS, COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.ledger_records import Record
from ledgers.publish.kit.context import Desk

VISIBILITY_WORDS: Mapping[str, Words] = {
    "public": say("public"),
    "aggregate": say("only in sums"),
    "embargoed": say("not yet public"),
    "internal": say("not published"),
}
"""Words for the visibility of a field."""
HAPPENED: Mapping[str, Words] = {
    "not_applicable": say("accepted as not applicable"),
    "fed_back": say("fed back to the county"),
}
"""What happens to measures and findings beside the decisions, in words."""


def _called(desk: Desk) -> Mapping[tuple[str, str], Both]:
    """Return what schemas call their codes, by ledger and code; without a ledger the first does."""
    found: dict[tuple[str, str], Both] = {}
    for ledger in desk.contract.ledgers:
        for field in ledger.with_word("x-words"):
            for code, words in field.said("x-words").items():
                for where in (ledger.name, ""):
                    found.setdefault((where, code), Both(**words))
    return found


def word(desk: Desk, code: str, vocabulary: str = "", ledger: str = "") -> str:
    """Return what a code is called: in the vocabulary, or by a schema (`x-words`); else the code.

    Codes that mean several things are called as the ledger has it that they are in.
    """
    if code in desk.view.catalog.words.get(vocabulary, {}):
        return desk.term(vocabulary, code)
    called = desk.once(_called)
    words = called.get((ledger, code)) or called.get(("", code))
    return desk.both(words.zh, words.en) if words else code


def word_of(desk: Desk, code: str, field: Schema) -> str:
    """Return what a code in a field is called that its schema describes."""
    words = group(field, "x-words").get(code)
    return desk.both(**words) if words else word(desk, code, str(field.get("x-vocab", "")))


def happened(desk: Desk, kind: str) -> str:
    """Return what happened to a measure or a finding."""
    words = HAPPENED.get(kind)
    return desk.say(words) if words else word(desk, kind, ledger="decisions")


def sort_word(desk: Desk, ledger: str, code: str) -> str:
    """Return what a sort of a ledger's records is called; one without a sort was not begun."""
    named = word(desk, code, desk.contract.ledger(ledger).vocabulary, ledger)
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
