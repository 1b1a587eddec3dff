"""Kinds V: visibility, persons, what must not be public."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

NO_VISIBILITY = first_kind(
    "V101",
    say("field without a word on visibility"),
    say("What no rule lets out stays in: the field is not published until the schema says so."),
)
IDENTITY_NUMBER = first_kind(
    "V102",
    say("identity number"),
    say("An identity number in git is published for ever; people appear as posts or counts."),
)
TELEPHONE = first_kind(
    "V103",
    say("telephone number"),
    say("A telephone number leads to a person; contacts are offices."),
)
CARD_NUMBER = first_kind(
    "V104",
    say("card number"),
    say("A card number leads to a person."),
)
ACCOUNT = first_kind(
    "V105",
    say("account or licence plate"),
    say("An account or a licence plate leads to a person."),
)
NAME_AFTER_TITLE = first_warning(
    "V106",
    say("possibly a name after a title"),
    say("People appear as posts; only a reader can tell a name from a word."),
)
PETITION_TEXT = first_kind(
    "V107",
    say("words of a petition or case"),
    say("What petitioners and cases say never enters the repository."),
)
VISIBILITY_OF_NOTHING = first_kind(
    "V108",
    say("visibility that names nothing"),
    say("A condition on a field that is not there would never hold."),
)
EMBARGO_QUOTED = first_kind(
    "V109",
    say("public text names what is not public"),
    say("Anyone who reads the name knows of the record before its time."),
)
NOT_PROTECTED = kind_since_0_4(
    "V110",
    say("sums that do not say what they are about"),
    say("Whether small sums are hidden depends on it: they are about persons, cases, or nobody."),
)
TWO_WORDS = kind_since_0_4(
    "V111",
    say("number that public numbers give away"),
    say("A sum of public numbers is public, and so is what a public sum leaves for its last part."),
)
GAP = warning_since_0_4(
    "V112",
    say("gap in numbers that tells of something hidden"),
    say("Where 01 and 03 are public, everybody knows that there is a 02."),
)
GIVEN = warning_since_0_4(
    "V113",
    say("hidden number that a public list gives away"),
    say("Whoever adds up, or counts, the public entries has the number."),
)
PRESENCE = kind_since_0_4(
    "V114",
    say("public field whose presence tells of a hidden one"),
    say("Where a field is shown only if another one says so, everybody knows what that one says."),
)
NAMED_BY_NOBODY = kind_since_0_4(
    "V115",
    say("named unit that no action names"),
    say("Nobody decided that it is named in public, or not for so long."),
)
