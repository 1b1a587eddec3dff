"""Kinds B: bulletins and their series."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

ISSUE_CHANGED = first_kind(
    "B101",
    say("issued bulletin was changed"),
    say("An issue is proof only while every byte of it stays; a mistake gets a correction."),
)
NUMBER_GAP = first_kind(
    "B102",
    say("gap in the numbers of a series"),
    say("A missing number looks like an issue that was taken away."),
)
WEEK_MISSING = first_warning(
    "B103",
    say("weekly issue missing"),
    say("The series promises an issue for every week (R16)."),
)
NODE_MISSING = first_warning(
    "B104",
    say("node bulletin missing"),
    say("A bulletin is due on the very day on which a deadline falls (R16)."),
)
FIGURE_TYPED = first_kind(
    "B105",
    say("figure typed into a preface"),
    say("A typed figure cannot be recomputed; one quoted by its name always can."),
)
UNKNOWN_FIGURE = first_kind(
    "B106",
    say("preface quotes a figure that is not there"),
    say("The reader would see a gap in its place."),
)
WRONG_CORRECTION = first_kind(
    "B107",
    say("correction does not fit what it corrects"),
    say("Readers compare the old and the new value; both must be those of the issues."),
)
DRAFT_SEALED = first_kind(
    "B108",
    say("draft carries what only issuing writes"),
    say("Figures are frozen by the program when the bulletin is issued, never by hand."),
)
METHOD_OTHER = warning_since_0_4(
    "B109",
    say("issue by another method than the files have"),
    say("What was published must come out again; a change of method begins on a later day."),
)
OBJECTION_LATE = kind_since_0_4(
    "B111",
    say("objection after its time"),
    say("An issue that is out stays as it is; what is wrong in it needs a correction."),
)
UNCORRECTED = warning_since_0_4(
    "B112",
    say("issue that is wrong, and was not corrected"),
    say("The city has said that the county is right; what is published still says otherwise."),
)
LATER_THAN_SHOWN = warning_since_0_4(
    "B110",
    say("issue published after the day that the portal shows"),
    say("The portal of an earlier day leaves it out, and nobody would know why."),
)
NOT_FOLLOWED = kind_since_0_4(
    "B113",
    say("demand of an earlier issue not followed up"),
    say("What is asked and never asked after again need not be done."),
)
DEMAND_ODD = kind_since_0_4(
    "B114",
    say("demand refers to what is not its own"),
    say("It would never count as met, or count as met by the work of others."),
)
CHANGES_WRONG = kind_since_0_4(
    "B115",
    say("changes since the last issue are not those of the issues"),
    say("Readers compare both issues; the difference must be the one that they see."),
)
NO_TIME_TO_OBJECT = kind_since_0_4(
    "B116",
    say("draft without the time to object"),
    say("Counties see what is said of them before everybody does, as long as the city promised."),
)
ANSWER_TO_NOBODY = kind_since_0_4(
    "B117",
    say("answer to no objection"),
    say("An answer is published beside the objection; without one it says what nobody asked."),
)
