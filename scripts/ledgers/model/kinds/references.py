"""Kinds R: what a record refers to is missing or does not fit."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

NAME_DIFFERS = first_kind(
    "R101",
    say("file name and identifier differ"),
    say("Two people taking one identifier must meet in one file name."),
)
WRONG_FOLDER = first_kind(
    "R102",
    say("record of another county, or of none"),
    say("A county answers only for its own; what names no county is nobody's."),
)
UNKNOWN_COUNTY = first_kind(
    "R103",
    say("folder of an unknown county"),
    say("What lies in it belongs to nobody and is not assessed."),
)
UNKNOWN_FILE = first_kind(
    "R104",
    say("file that belongs to no ledger"),
    say("No check and no page would ever read it."),
)
MISSING_FILE = first_kind(
    "R105",
    say("file missing"),
    say("Without it the city cannot be checked or assessed completely."),
)
NO_SUCH_RECORD = first_kind(
    "R106",
    say("reference to something that does not exist"),
    say("What is referred to cannot be found, so it cannot be shown or counted."),
)
FOREIGN_MEASURE = first_kind(
    "R107",
    say("measure belongs to another task"),
    say("It would be counted nowhere."),
)
SAME_ID = first_kind(
    "R108",
    say("identifier used twice"),
    say("A reference to it could mean either."),
)
WRONG_BODIES = first_kind(
    "R109",
    say("bodies differ from the standard"),
    say("The standard says how many bodies of this kind a county has."),
)
WRONG_PAIRINGS = first_kind(
    "R110",
    say("pairings differ from the standard"),
    say("Counties and townships have the leaders and offices that the standard asks for (R32)."),
)
FOREIGN_UNIT = first_kind(
    "R111",
    say("body belongs elsewhere"),
    say("A county files through its own bodies, an office of the city answers for the city."),
)
NOT_ITS_TASK = first_kind(
    "R112",
    say("task does not apply to this county"),
    say("It would be counted nowhere."),
)
CIRCLE = first_kind(
    "R113",
    say("node that lies under itself"),
    say("A tree with a circle has no beginning, and nothing on the circle can be shown."),
)
PERIOD_TWICE = first_kind(
    "R114",
    say("period filed twice"),
    say("Two figures for one time contradict each other."),
)
WITHDRAWN = first_kind(
    "R115",
    say("withdrawn record referred to"),
    say("A withdrawn record no longer proves anything."),
)
PROBLEMS_UNRECORDED = first_kind(
    "R116",
    say("problems without findings"),
    say("A problem that a check found and nobody recorded is never put right."),
)
FOREIGN_FINDING = first_kind(
    "R117",
    say("finding of another county"),
    say("A county puts right what was found with it."),
)
NO_MODEL = first_kind(
    "R118",
    say("model is no text of the city in force"),
    say("A county adapts what the city has issued (R21)."),
)
WRONG_DEMONSTRATIONS = first_kind(
    "R119",
    say("demonstration sites differ from the standard"),
    say("The standard says how many sites of each kind a county has (R31)."),
)
TWO_ZONES = first_kind(
    "R120",
    say("body in two zones"),
    say("Each body belongs to exactly one zone (R116)."),
)
WRONG_KIND_OF_BODY = first_kind(
    "R121",
    say("wrong kind of body"),
    say("The figure or duty belongs to another kind of body."),
)
INSPECTS_HOME = first_kind(
    "R122",
    say("team inspects its own county"),
    say("Nobody inspects home (R44)."),
)
PAIR_REPEATED = first_warning(
    "R123",
    say("pair of counties repeated"),
    say("A pair comes again only after all others were used (R44)."),
)
FOREIGN_EVIDENCE = first_kind(
    "R124",
    say("evidence of somebody else"),
    say("A county supports its filing with its own records or those of the city."),
)
BODY_LEFT_OUT = first_warning(
    "R125",
    say("body left out"),
    say("What is not filed is not known; it is not zero."),
)
DOCUMENT_MISSING = first_warning(
    "R126",
    say("required document missing"),
    say("The city asks for this document by a day that has passed (R20, R21, R22)."),
)
CITY_TEXT_MISSING = first_warning(
    "R127",
    say("text of the city missing"),
    say("Counties cannot adapt what the city has not issued (R21)."),
)
MISNAMED = first_kind(
    "R128",
    say("file name of the wrong form"),
    say("A record is found and ordered by its name."),
)
CORRECTION_ELSEWHERE = kind_since_0_4(
    "R129",
    say("correction of another value"),
    say("For earlier days the former value is put back where the correction says it was."),
)
DAYS_OF_AREAS = kind_since_0_4(
    "R131",
    say("days of areas that do not fit"),
    say("On each day an area has one code; what it filed is found by it, and counted once."),
)
POST_OF_ANOTHER_LEVEL = kind_since_0_4(
    "R133",
    say("post of another level"),
    say("Counties file and the city decides: neither signs for the other."),
)
LEFT_BEHIND = warning_since_0_4(
    "R132",
    say("left behind by an area that ended"),
    say("What belongs to nobody is asked of nobody, and is in no list of today."),
)
DRAW_DIFFERS = kind_since_0_4(
    "R141",
    say("draw that proves nothing"),
    say("Whoever draws again by secrets of chance must find those who were looked at (R42, R52)."),
)
DRAWN_AGAIN = kind_since_0_4(
    "R142",
    say("drawn a second time"),
    say("Who may draw until the result pleases chooses it."),
)
DRAW_UNREVEALED = kind_since_0_4(
    "R143",
    say("draw not revealed"),
    say("A draw that nobody can do again proves nothing."),
)
UNITS_UNEVEN = warning_since_0_4(
    "R151",
    say("units not equally many"),
    say("Counties are compared fairly where as many units are seen in each (R42)."),
)
TEAM_SHORT = warning_since_0_4(
    "R152",
    say("team below the rule"),
    say("Teams and groups are as many and as large as the city asks (R48, R54)."),
)
NOT_OF_THE_PARTY = warning_since_0_4(
    "R153",
    say("a round that inspects a commission"),
    say("Rounds inspect Party committees and the like; commissions watch over discipline."),
)
PAIR_MUTUAL = warning_since_0_4(
    "R154",
    say("two counties inspect each other"),
    say("Who inspects those who inspect him is tempted to spare them (R44)."),
)
FEEDBACK_UNCOPIED = warning_since_0_4(
    "R155",
    say("feedback without its copies"),
    say("Feedback is a document with copies to the bodies that rules.yaml names (R181)."),
)
