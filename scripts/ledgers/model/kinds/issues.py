"""Kinds B: bulletins and their series."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

ISSUE_CHANGED = first_kind("B101", say("issued bulletin was changed"))
NUMBER_GAP = first_kind("B102", say("gap in the numbers of a series"))
WEEK_MISSING = first_warning("B103", say("weekly issue missing"))
NODE_MISSING = first_warning("B104", say("node bulletin missing"))
FIGURE_TYPED = first_kind("B105", say("figure typed into a preface"))
UNKNOWN_FIGURE = first_kind("B106", say("preface quotes a figure that is not there"))
WRONG_CORRECTION = first_kind("B107", say("correction does not fit what it corrects"))
DRAFT_SEALED = first_kind("B108", say("draft carries what only issuing writes"))
METHOD_OTHER = warning_since_0_4("B109", say("issue by another method than the files have"))
OBJECTION_LATE = kind_since_0_4("B111", say("objection after its time"))
UNCORRECTED = warning_since_0_4("B112", say("issue that is wrong, and was not corrected"))
LATER_THAN_SHOWN = warning_since_0_4(
    "B110", say("issue published after the day that the portal shows")
)
NOT_FOLLOWED = kind_since_0_4("B113", say("demand of an earlier issue not followed up"))
DEMAND_ODD = kind_since_0_4("B114", say("demand refers to what is not its own"))
CHANGES_WRONG = kind_since_0_4(
    "B115", say("changes since the last issue are not those of the issues")
)
NO_TIME_TO_OBJECT = kind_since_0_4("B116", say("draft without the time to object"))
ANSWER_TO_NOBODY = kind_since_0_4("B117", say("answer to no objection"))
