"""Kinds V: visibility, persons, what must not be public."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

NO_VISIBILITY = first_kind("V101", say("field without a word on visibility"))
IDENTITY_NUMBER = first_kind("V102", say("identity number"))
TELEPHONE = first_kind("V103", say("telephone number"))
CARD_NUMBER = first_kind("V104", say("card number"))
ACCOUNT = first_kind("V105", say("account or licence plate"))
NAME_AFTER_TITLE = first_warning("V106", say("possibly a name after a title"))
PETITION_TEXT = first_kind("V107", say("words of a petition or case"))
VISIBILITY_OF_NOTHING = first_kind("V108", say("visibility that names nothing"))
EMBARGO_QUOTED = first_kind("V109", say("public text names what is not public"))
NOT_PROTECTED = kind_since_0_4("V110", say("sums that do not say what they are about"))
TWO_WORDS = kind_since_0_4("V111", say("number that public numbers give away"))
GAP = warning_since_0_4("V112", say("gap in numbers that tells of something hidden"))
GIVEN = warning_since_0_4("V113", say("hidden number that a public list gives away"))
PRESENCE = kind_since_0_4("V114", say("public field whose presence tells of a hidden one"))
NAMED_BY_NOBODY = kind_since_0_4("V115", say("named unit that no action names"))
FINAL_TOO_EARLY = kind_since_0_4("V171", say("final before the time for appeals is over"))
POINTS_TOLD = kind_since_0_4("V172", say("points that tell those of another appraisal"))
