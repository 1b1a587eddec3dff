"""Kinds V: visibility, persons, what must not be public."""

from ledgers.model.problem import Kind, Severity
from ledgers.model.verdict import FIRST
from ledgers.model.words import say

NO_VISIBILITY = Kind(
    "V101",
    say("field without a word on visibility"),
    say("What no rule lets out stays in: the field is not published until the schema says so."),
    since=FIRST,
)
IDENTITY_NUMBER = Kind(
    "V102",
    say("identity number"),
    say("An identity number in git is published for ever; people appear as posts or counts."),
    since=FIRST,
)
TELEPHONE = Kind(
    "V103",
    say("telephone number"),
    say("A telephone number leads to a person; contacts are offices."),
    since=FIRST,
)
CARD_NUMBER = Kind(
    "V104",
    say("card number"),
    say("A card number leads to a person."),
    since=FIRST,
)
ACCOUNT = Kind(
    "V105",
    say("account or licence plate"),
    say("An account or a licence plate leads to a person."),
    since=FIRST,
)
NAME_AFTER_TITLE = Kind(
    "V106",
    say("possibly a name after a title"),
    say("People appear as posts; only a reader can tell a name from a word."),
    Severity.WARNING,
    since=FIRST,
)
PETITION_TEXT = Kind(
    "V107",
    say("words of a petition or case"),
    say("What petitioners and cases say never enters the repository."),
    since=FIRST,
)
VISIBILITY_OF_NOTHING = Kind(
    "V108",
    say("visibility that names nothing"),
    say("A condition on a field that is not there would never hold."),
    since=FIRST,
)
EMBARGO_QUOTED = Kind(
    "V109",
    say("public text names what is not public"),
    say("Whoever reads the name knows of the record before its time."),
    since=FIRST,
)
