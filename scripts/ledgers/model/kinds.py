"""List every kind of problem; codes are permanent (design, section 5).

`Y` YAML, `S` schema, `R` references, `T` time, `V` visibility and persons,
`B` bulletins.
"""

from ledgers.model.changes import FIRST
from ledgers.model.problem import Kind, Severity
from ledgers.model.words import say

NOT_UTF8 = Kind(
    "Y101",
    say("file is not UTF-8"),
    say("A file in another encoding (such as GB18030) reads differently on every machine."),
    since=FIRST,
)
TOO_LARGE = Kind(
    "Y102",
    say("file too large"),
    say("A ledger file is short enough to be read by a person; 1 MiB is far beyond that."),
    since=FIRST,
)
SYNTAX = Kind(
    "Y103",
    say("YAML cannot be read here"),
    say("Nothing after the fault can be trusted, so nothing of this file is used."),
    since=FIRST,
)
TAB = Kind(
    "Y104",
    say("tab character"),
    say("Tabs look like spaces and are not: indentation with tabs means something else."),
    since=FIRST,
)
INVISIBLE = Kind(
    "Y105",
    say("invisible or control character"),
    say("Characters that cannot be seen make two different texts look the same."),
    since=FIRST,
)
ANCHOR = Kind(
    "Y106",
    say("anchor or alias"),
    say("A value that stands elsewhere cannot be checked or reviewed where it is used."),
    since=FIRST,
)
TAG = Kind(
    "Y107",
    say("tag"),
    say("Tags make a parser build objects; ledgers hold plain values only."),
    since=FIRST,
)
DIRECTIVE = Kind(
    "Y108",
    say("directive"),
    say("Directives change how the rest of the file is read."),
    since=FIRST,
)
SECOND_DOCUMENT = Kind(
    "Y109",
    say("second document in one file"),
    say("What stands after the first document would silently be left out."),
    since=FIRST,
)
MERGE_KEY = Kind(
    "Y110",
    say("merge key"),
    say("Merged values cannot be seen where they count."),
    since=FIRST,
)
DUPLICATE_KEY = Kind(
    "Y111",
    say("field written twice"),
    say("Most tools keep only the last one, without a word."),
    since=FIRST,
)
ODD_KEY = Kind(
    "Y112",
    say("field name is not text"),
    say("Every value must be found by a name."),
    since=FIRST,
)
TOO_DEEP = Kind(
    "Y113",
    say("nested too deeply"),
    say("No ledger is more than 20 levels deep; deeper files are mistakes or attacks."),
    since=FIRST,
)
EMPTY = Kind(
    "Y114",
    say("file holds no fields"),
    say("An empty file says nothing, and nobody can tell whether that was meant."),
    since=FIRST,
)
LONG_NUMBER = Kind(
    "Y115",
    say("number too long"),
    say("Numbers of this length are identifiers, not amounts; tools round them."),
    since=FIRST,
)
NOT_A_FILE = Kind(
    "Y116",
    say("not an ordinary, readable file"),
    say("A link may point outside the repository, and what cannot be opened cannot be checked."),
    since=FIRST,
)
ODD_NAME = Kind(
    "Y117",
    say("file name cannot be used"),
    say("A name that is not plain text cannot be linked to or found again."),
    since=FIRST,
)

MISSING_FIELD = Kind(
    "S101",
    say("field missing"),
    say("Without it the record cannot be understood or assessed."),
    since=FIRST,
)
UNKNOWN_FIELD = Kind(
    "S102",
    say("unknown field"),
    say("A field that no schema knows would be left out silently, often a slip of the pen."),
    since=FIRST,
)
WRONG_TYPE = Kind(
    "S103",
    say("wrong type of value"),
    say("A number, a text and a list mean different things to the checks and the formulas."),
    since=FIRST,
)
NOT_ALLOWED = Kind(
    "S104",
    say("value not allowed"),
    say("Only the listed words have a meaning in the assessment."),
    since=FIRST,
)
PATTERN = Kind(
    "S105",
    say("value has the wrong form"),
    say("Codes, dates and identifiers have a fixed form so that they can be matched."),
    since=FIRST,
)
OUT_OF_RANGE = Kind(
    "S106",
    say("number out of range"),
    say("The number cannot be true, or the formula cannot use it."),
    since=FIRST,
)
WRONG_LENGTH = Kind(
    "S107",
    say("too long, too short, too many or too few"),
    say("Limits keep ledgers readable and lists meaningful."),
    since=FIRST,
)
REPEATED = Kind(
    "S108",
    say("entry listed twice"),
    say("It would be counted twice, or looks as if something else was meant."),
    since=FIRST,
)
NO_SUCH_DAY = Kind(
    "S109",
    say("no such day"),
    say("The calendar does not have this day, so no deadline can be reckoned from it."),
    since=FIRST,
)
NO_SCHEMA_LINE = Kind(
    "S110",
    say("first line does not name the schema"),
    say("Editors use this line to help while typing."),
    Severity.WARNING,
    since=FIRST,
)
OTHER_RULE = Kind(
    "S111",
    say("schema rule broken"),
    say("The schema asks for something that the file does not have."),
    since=FIRST,
)
BROKEN_SCHEMA = Kind(
    "S201",
    say("schema cannot be used"),
    say("Files that it should check are not checked by it, so they are not used either."),
    since=FIRST,
)

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

OUT_OF_ORDER = Kind(
    "T101",
    say("dates out of order"),
    say("An end cannot come before its beginning."),
    since=FIRST,
)
OUTSIDE_PROGRAMME = Kind(
    "T102",
    say("date outside the programme"),
    say("Nothing is due or filed before the programme begins or after it ends."),
    since=FIRST,
)
UPDATES_UNSORTED = Kind(
    "T103",
    say("entries not in order of date"),
    say("A life is told from the first day on; new entries go to the end."),
    since=FIRST,
)
IN_THE_FUTURE = Kind(
    "T104",
    say("date in the future"),
    say("Only what has happened is filed or decided."),
    since=FIRST,
)
NOTHING_TO_DECIDE = Kind(
    "T105",
    say("decision on something not submitted"),
    say("Only a submission that awaits a decision can be accepted or returned."),
    since=FIRST,
)
EXTENDED_TOO_LATE = Kind(
    "T106",
    say("extension granted after the deadline"),
    say("Only an extension granted before the deadline excuses."),
    since=FIRST,
)
NOT_AN_EXTENSION = Kind(
    "T107",
    say("extension does not lengthen"),
    say("The new deadline must lie after the present one."),
    since=FIRST,
)
RECEIVED_AFTER = Kind(
    "T108",
    say("received after it was decided"),
    say("A submission is received before it is decided on."),
    since=FIRST,
)

NO_VISIBILITY = Kind(
    "V101",
    say("field without a word on visibility"),
    say("What no rule lets out stays in: the field is not published until the schema says so."),
    since=FIRST,
)

PART_ABOVE_WHOLE = Kind(
    "S112",
    say("part above its whole"),
    say("One of the two figures cannot be right, and every share made of them would be wrong."),
    since=FIRST,
)
NOT_ADDING_UP = Kind(
    "S113",
    say("parts do not add up"),
    say("A total that differs from its parts cannot be trusted in any table."),
    since=FIRST,
)
WRONG_FORM = Kind(
    "S114",
    say("figure filed in the wrong form"),
    say("The formula of the indicator cannot use the figure."),
    since=FIRST,
)
FILED_TWICE = Kind(
    "S115",
    say("entry filed twice"),
    say("It would be counted twice."),
    since=FIRST,
)
OVER_BUDGET = Kind(
    "S116",
    say("more asked than the budget allows"),
    say("Every form takes the time of those who file; the limit is published (R3)."),
    Severity.WARNING,
    since=FIRST,
)
INDICATOR_OF_NOTHING = Kind(
    "S120",
    say("indicator that names nothing"),
    say("A number of what is not there would always be missing, or always zero."),
    since=FIRST,
)
INDICATOR_INCOMPLETE = Kind(
    "S121",
    say("indicator without its numbers"),
    say("The form says which numbers are needed; a share without a denominator is none."),
    since=FIRST,
)
NOT_COUNTABLE = Kind(
    "S122",
    say("field that cannot be counted so"),
    say("Words cannot be added up, and what is no day was never done in time."),
    since=FIRST,
)
WINDOW_UNFIT = Kind(
    "S123",
    say("window that does not fit"),
    say("The window says which time is counted; a record of one day has no latest filing."),
    since=FIRST,
)
NOT_FOR_RANKING = Kind(
    "S124",
    say("indicator made of what is not public"),
    say("Anyone must be able to recompute what is published and ranked."),
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
STAGES_UNSORTED = Kind(
    "T109",
    say("stages out of order"),
    say("An inspection round goes through its six stages in order (R176)."),
    since=FIRST,
)
ENTERED_UNANNOUNCED = Kind(
    "T110",
    say("entered without a notice"),
    say("A round that enters has published its notice (R183)."),
    since=FIRST,
)
DOUBLES_UNSORTED = Kind(
    "T111",
    say("feedback, report and publicity out of order"),
    say("What follows from the feedback is dated after it (R190)."),
    since=FIRST,
)
HALF_OF_TWO = Kind(
    "T112",
    say("one of two is missing"),
    say("Feedback, report and publicity are each done twice (R190)."),
    since=FIRST,
)
POOL_STALE = Kind(
    "T113",
    say("talent pool not renewed"),
    say("The pool is renewed within the time that the rules name (R198)."),
    Severity.WARNING,
    since=FIRST,
)
PERIOD_NOT_OVER = Kind(
    "T114",
    say("filed before the period ended"),
    say("A total of a period is known when the period is over."),
    since=FIRST,
)
FILING_LATE = Kind(
    "T115",
    say("filing missing or late"),
    say("The city reads figures when they are due (R138)."),
    Severity.WARNING,
    since=FIRST,
)
EMBARGO_WITHOUT_END = Kind(
    "T116",
    say("embargo without end"),
    say("What waits for an event that never comes is never published."),
    Severity.WARNING,
    since=FIRST,
)
DAY_DIFFERS = Kind(
    "T117",
    say("day differs from the identifier"),
    say("A record whose name says another day is looked for in vain."),
    since=FIRST,
)
NOT_IN_BEING = Kind(
    "T118",
    say("body not in being"),
    say("A body files and is named only while it exists."),
    since=FIRST,
)
TRAINED_TOO_LATE = Kind(
    "T119",
    say("training too late"),
    say("Members are trained before they enter, and again before the talks (R170, R177)."),
    Severity.WARNING,
    since=FIRST,
)
OBSERVATION_OVERDUE = Kind(
    "T120",
    say("observation overdue"),
    say("Observations follow each other within the days that the rules name (R39)."),
    Severity.WARNING,
    since=FIRST,
)
NOT_RECTIFIED = Kind(
    "T121",
    say("finding without rectification"),
    say("What was fed back is put right, beginning with measures."),
    Severity.WARNING,
    since=FIRST,
)
FEEDBACK_LATE = Kind(
    "T122",
    say("feedback late"),
    say("Feedback comes within the workdays that the rules name (R57)."),
    Severity.WARNING,
    since=FIRST,
)
NO_CALENDAR = Kind(
    "T123",
    say("year without a calendar"),
    say("Workdays cannot be counted without the holidays of the year."),
    Severity.WARNING,
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

ISSUE_CHANGED = Kind(
    "B101",
    say("issued bulletin was changed"),
    say("An issue is proof only while every byte of it stays; a mistake gets a correction."),
    since=FIRST,
)
NUMBER_GAP = Kind(
    "B102",
    say("gap in the numbers of a series"),
    say("A missing number looks like an issue that was taken away."),
    since=FIRST,
)
WEEK_MISSING = Kind(
    "B103",
    say("weekly issue missing"),
    say("The series promises an issue for every week (R16)."),
    Severity.WARNING,
    since=FIRST,
)
NODE_MISSING = Kind(
    "B104",
    say("node bulletin missing"),
    say("A bulletin is due on the very day on which a deadline falls (R16)."),
    Severity.WARNING,
    since=FIRST,
)
FIGURE_TYPED = Kind(
    "B105",
    say("figure typed into a preface"),
    say("A typed figure cannot be recomputed; one quoted by its name always can."),
    since=FIRST,
)
UNKNOWN_FIGURE = Kind(
    "B106",
    say("preface quotes a figure that is not there"),
    say("The reader would see a gap in its place."),
    since=FIRST,
)
WRONG_CORRECTION = Kind(
    "B107",
    say("correction does not fit what it corrects"),
    say("Readers compare the old and the new value; both must be those of the issues."),
    since=FIRST,
)
DRAFT_SEALED = Kind(
    "B108",
    say("draft carries what only issuing writes"),
    say("Figures are frozen by the program when the bulletin is issued, never by hand."),
    since=FIRST,
)

RULE_TWICE = Kind(
    "S140",
    say("two versions of a rule on one day"),
    say("Nobody could say which of them applies."),
    since=FIRST,
)
RULE_FIELD = Kind(
    "S141",
    say("rule over a field that is not there"),
    say("Such a rule would never speak, and silence would look like good order."),
    since=FIRST,
)
RULE_CONTRADICTS = Kind(
    "S142",
    say("rule that contradicts itself"),
    say("A rule that nothing can meet, or that says too little, proposes at random."),
    since=FIRST,
)
RULE_UNSUITED = Kind(
    "S143",
    say("condition does not suit the kind of rule"),
    say("The kind tells readers what sort of rule it is; the condition is what counts."),
    since=FIRST,
)
WEIGHTS = Kind(
    "S130",
    say("weights that do not add up"),
    say("The weights of a scheme are shares of one; other sums hide what really counts."),
    since=FIRST,
)
NOT_RANKABLE = Kind(
    "S131",
    say("indicator that must not be ranked"),
    say("Volumes of petitions, cases and the like are never ranked: ranking them does harm."),
    since=FIRST,
)
HIDDEN_INPUT = Kind(
    "S132",
    say("ranking by what is not published"),
    say("Anyone must be able to recompute a rank from what is published."),
    since=FIRST,
)
GOALPOSTS = Kind(
    "S133",
    say("goalposts that cannot be used"),
    say("Between two different values, in the indicator's direction, lies what is scored."),
    since=FIRST,
)
TWO_SCHEMES = Kind(
    "S134",
    say("two schemes valid on one day"),
    say("On any day one scheme decides; a change has its day."),
    since=FIRST,
)
LOG_SCALE = Kind(
    "S135",
    say("goalposts without a logarithm"),
    say("A logarithmic scale begins above zero."),
    since=FIRST,
)
PEERS = Kind(
    "S136",
    say("kind of county in two groups"),
    say("Like is compared with like: each county stands in one group."),
    since=FIRST,
)

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (value for value in dict(globals()).values() if isinstance(value, Kind)),
        key=lambda kind: kind.code,
    )
)
"""Every kind, by code."""


def kind_of(code: str) -> Kind | None:
    """Return the kind with a code, whatever its case."""
    return {kind.code: kind for kind in KINDS}.get(code.upper())
