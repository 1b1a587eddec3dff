"""Kinds S: a record breaks its schema, or what a method says breaks its own rules."""

from ledgers.model.problem import first_kind, first_warning, warning_since_0_4
from ledgers.model.words import say

MISSING_FIELD = first_kind(
    "S101",
    say("field missing"),
    say("Without it the record cannot be understood or assessed."),
)
UNKNOWN_FIELD = first_kind(
    "S102",
    say("unknown field"),
    say("A field that no schema knows would be left out silently, often a slip of the pen."),
)
WRONG_TYPE = first_kind(
    "S103",
    say("wrong type of value"),
    say("A number, a text and a list mean different things to the checks and the formulas."),
)
NOT_ALLOWED = first_kind(
    "S104",
    say("value not allowed"),
    say("Only the listed words have a meaning in the assessment."),
)
PATTERN = first_kind(
    "S105",
    say("value has the wrong form"),
    say("Codes, dates and identifiers have a fixed form so that they can be matched."),
)
OUT_OF_RANGE = first_kind(
    "S106",
    say("number out of range"),
    say("The number cannot be true, or the formula cannot use it."),
)
WRONG_LENGTH = first_kind(
    "S107",
    say("too long, too short, too many or too few"),
    say("Limits keep ledgers readable and lists meaningful."),
)
REPEATED = first_kind(
    "S108",
    say("entry listed twice"),
    say("It would be counted twice, or looks as if something else was meant."),
)
NO_SUCH_DAY = first_kind(
    "S109",
    say("no such day"),
    say("The calendar does not have this day, so no deadline can be calculated from it."),
)
NO_SCHEMA_LINE = first_warning(
    "S110",
    say("first line does not name the schema"),
    say("Editors use this line to help while typing."),
)
OTHER_RULE = first_kind(
    "S111",
    say("schema rule broken"),
    say("The schema asks for something that the file does not have."),
)
PART_ABOVE_WHOLE = first_kind(
    "S112",
    say("part above its whole"),
    say("One of the two figures cannot be right, and every share made of them would be wrong."),
)
NOT_ADDING_UP = first_kind(
    "S113",
    say("parts do not add up"),
    say("A total that differs from its parts cannot be trusted in any table."),
)
WRONG_FORM = first_kind(
    "S114",
    say("figure filed in the wrong form"),
    say("The formula of the indicator cannot use the figure."),
)
FILED_TWICE = first_kind(
    "S115",
    say("entry filed twice"),
    say("It would be counted twice."),
)
OVER_BUDGET = first_warning(
    "S116",
    say("more asked than the budget allows"),
    say("Every form takes the time of those who file; the limit is published (R3)."),
)
VILLAGES_DIFFER = warning_since_0_4(
    "S117",
    say("not the villages that there are"),
    say("Notices are counted against the list of villages (R183)."),
)
INDICATOR_OF_NOTHING = first_kind(
    "S120",
    say("indicator that names nothing"),
    say("A number of what is not there would always be missing, or always zero."),
)
INDICATOR_INCOMPLETE = first_kind(
    "S121",
    say("indicator without its numbers"),
    say("The form says which numbers are needed; a share without a denominator is none."),
)
NOT_COUNTABLE = first_kind(
    "S122",
    say("field that cannot be counted so"),
    say("Words cannot be added up, and what is no day was never done in time."),
)
WINDOW_UNFIT = first_kind(
    "S123",
    say("window that does not fit"),
    say("The window says which time is counted; a record of one day has no latest filing."),
)
NOT_FOR_RANKING = first_kind(
    "S124",
    say("indicator made of what is not public"),
    say("Anyone must be able to recompute what is published and ranked."),
)
WEIGHTS = first_kind(
    "S130",
    say("weights that do not add up"),
    say("The weights of a scheme are shares of one; other sums hide what really counts."),
)
NOT_RANKABLE = first_kind(
    "S131",
    say("indicator that must not be ranked"),
    say("Volumes of petitions, cases and the like are never ranked: ranking them does harm."),
)
HIDDEN_INPUT = first_kind(
    "S132",
    say("ranking by what is not published"),
    say("Anyone must be able to recompute a rank from what is published."),
)
GOALPOSTS = first_kind(
    "S133",
    say("goalposts that cannot be used"),
    say("Between two different values, in the indicator's direction, lies what is scored."),
)
TWO_SCHEMES = first_kind(
    "S134",
    say("two schemes valid on one day"),
    say("On any day one scheme decides; a change has its day."),
)
LOG_SCALE = first_kind(
    "S135",
    say("goalposts without a logarithm"),
    say("A logarithmic scale begins above zero."),
)
PEERS = first_kind(
    "S136",
    say("kind of county in two groups"),
    say("Like is compared with like: each county is in one group."),
)
NO_SCHEME = warning_since_0_4(
    "S137",
    say("days without a scheme"),
    say("Without a scheme nobody has a score or a rank, and nobody is told why."),
)
COUNTED_BEYOND = warning_since_0_4(
    "S138",
    say("indicator counted on days on which it is not measured"),
    say("Its weight falls away on those days, and ranks move though nothing was done."),
)
RULE_TWICE = first_kind(
    "S140",
    say("two versions of a rule on one day"),
    say("Nobody could say which of them applies."),
)
RULE_FIELD = first_kind(
    "S141",
    say("rule over a field that is not there"),
    say("Such a rule would never speak, and silence would look like good order."),
)
RULE_CONTRADICTS = first_kind(
    "S142",
    say("rule that contradicts itself"),
    say("A rule that nothing can meet, or that says too little, proposes at random."),
)
RULE_UNSUITED = first_kind(
    "S143",
    say("condition does not suit the kind of rule"),
    say("The kind tells readers what sort of rule it is; the condition is what counts."),
)
BROKEN_SCHEMA = first_kind(
    "S201",
    say("schema cannot be used"),
    say("Files that it should check are not checked by it, so they are not used either."),
)
