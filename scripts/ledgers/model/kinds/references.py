"""Kinds R: what a record refers to is missing or does not fit."""

from ledgers.model.problem import Kind, Severity
from ledgers.model.verdict import FIRST
from ledgers.model.words import say

NAME_DIFFERS = Kind(
    "R101",
    say("file name and identifier differ"),
    say("Two people taking one identifier must meet in one file name."),
    since=FIRST,
)
WRONG_FOLDER = Kind(
    "R102",
    say("record of another county, or of none"),
    say("A county answers only for its own; what names no county is nobody's."),
    since=FIRST,
)
UNKNOWN_COUNTY = Kind(
    "R103",
    say("folder of an unknown county"),
    say("What lies in it belongs to nobody and is not assessed."),
    since=FIRST,
)
UNKNOWN_FILE = Kind(
    "R104",
    say("file that belongs to no ledger"),
    say("No check and no page would ever read it."),
    since=FIRST,
)
MISSING_FILE = Kind(
    "R105",
    say("file missing"),
    say("Without it the city cannot be checked or assessed completely."),
    since=FIRST,
)
NO_SUCH_RECORD = Kind(
    "R106",
    say("reference to something that does not exist"),
    say("What is referred to cannot be found, so it cannot be shown or counted."),
    since=FIRST,
)
FOREIGN_MEASURE = Kind(
    "R107",
    say("measure belongs to another task"),
    say("It would be counted nowhere."),
    since=FIRST,
)
SAME_ID = Kind(
    "R108",
    say("identifier used twice"),
    say("A reference to it could mean either."),
    since=FIRST,
)
WRONG_BODIES = Kind(
    "R109",
    say("bodies differ from the standard"),
    say("The standard says how many bodies of this kind a county has."),
    since=FIRST,
)
WRONG_PAIRINGS = Kind(
    "R110",
    say("pairings differ from the standard"),
    say("Counties and townships have the leaders and offices that the standard asks for (R32)."),
    since=FIRST,
)
FOREIGN_UNIT = Kind(
    "R111",
    say("body belongs elsewhere"),
    say("A county files through its own bodies, an office of the city answers for the city."),
    since=FIRST,
)
NOT_ITS_TASK = Kind(
    "R112",
    say("task does not apply to this county"),
    say("It would be counted nowhere."),
    since=FIRST,
)
CIRCLE = Kind(
    "R113",
    say("node that lies under itself"),
    say("A tree with a circle has no beginning, and nothing on the circle can be shown."),
    since=FIRST,
)
PERIOD_TWICE = Kind(
    "R114",
    say("period filed twice"),
    say("Two figures for one time contradict each other."),
    since=FIRST,
)
WITHDRAWN = Kind(
    "R115",
    say("withdrawn record referred to"),
    say("What was withdrawn bears nothing out any more."),
    since=FIRST,
)
PROBLEMS_UNRECORDED = Kind(
    "R116",
    say("problems without findings"),
    say("A problem that a check found and nobody recorded is never put right."),
    since=FIRST,
)
FOREIGN_FINDING = Kind(
    "R117",
    say("finding of another county"),
    say("A county puts right what was found with it."),
    since=FIRST,
)
NO_MODEL = Kind(
    "R118",
    say("model is no text of the city in force"),
    say("A county adapts what the city has issued (R21)."),
    since=FIRST,
)
WRONG_DEMONSTRATIONS = Kind(
    "R119",
    say("demonstration sites differ from the standard"),
    say("The standard says how many sites of each kind a county has (R31)."),
    since=FIRST,
)
TWO_ZONES = Kind(
    "R120",
    say("body in two zones"),
    say("Each body belongs to exactly one zone (R116)."),
    since=FIRST,
)
WRONG_KIND_OF_BODY = Kind(
    "R121",
    say("wrong kind of body"),
    say("The figure or duty belongs to another kind of body."),
    since=FIRST,
)
INSPECTS_HOME = Kind(
    "R122",
    say("team inspects its own county"),
    say("Nobody inspects home (R44)."),
    since=FIRST,
)
PAIR_REPEATED = Kind(
    "R123",
    say("pair of counties repeated"),
    say("A pair comes again only after all others were used (R44)."),
    Severity.WARNING,
    since=FIRST,
)
FOREIGN_EVIDENCE = Kind(
    "R124",
    say("evidence of somebody else"),
    say("A county bears its filing out with records of its own or of the city."),
    since=FIRST,
)
BODY_LEFT_OUT = Kind(
    "R125",
    say("body left out"),
    say("What is not filed is not known; it is not nought."),
    Severity.WARNING,
    since=FIRST,
)
DOCUMENT_MISSING = Kind(
    "R126",
    say("required document missing"),
    say("The city asks for this document by a day that has passed (R20, R21, R22)."),
    Severity.WARNING,
    since=FIRST,
)
CITY_TEXT_MISSING = Kind(
    "R127",
    say("text of the city missing"),
    say("Counties cannot adapt what the city has not issued (R21)."),
    Severity.WARNING,
    since=FIRST,
)
MISNAMED = Kind(
    "R128",
    say("file name of the wrong form"),
    say("A record is found and ordered by its name."),
    since=FIRST,
)
