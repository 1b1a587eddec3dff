"""Kinds S: a record breaks its schema, or what a method says breaks its own rules."""

from ledgers.model.problem import Kind, Severity
from ledgers.model.verdict import FIRST
from ledgers.model.words import say

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
BROKEN_SCHEMA = Kind(
    "S201",
    say("schema cannot be used"),
    say("Files that it should check are not checked by it, so they are not used either."),
    since=FIRST,
)
