"""Kinds T: days and deadlines that cannot be."""

from ledgers.model.problem import first_kind, first_warning, kind_since_0_4, warning_since_0_4
from ledgers.model.words import say

OUT_OF_ORDER = first_kind(
    "T101",
    say("dates out of order"),
    say("An end cannot come before its beginning."),
)
OUTSIDE_PROGRAMME = first_kind(
    "T102",
    say("date outside the programme"),
    say("Nothing is due outside its programme, nor filed before that begins."),
)
UPDATES_UNSORTED = first_kind(
    "T103",
    say("entries not in order of date"),
    say("Entries are in order of date; new ones go to the end."),
)
IN_THE_FUTURE = first_kind(
    "T104",
    say("date in the future"),
    say("Only what has happened is filed or decided."),
)
NOTHING_TO_DECIDE = first_kind(
    "T105",
    say("decision on something not submitted"),
    say("Only a submission that awaits a decision can be accepted or returned."),
)
EXTENDED_TOO_LATE = first_kind(
    "T106",
    say("extension granted after the deadline"),
    say("Only an extension granted before the deadline excuses."),
)
NOT_AN_EXTENSION = first_kind(
    "T107",
    say("extension does not lengthen"),
    say("The new deadline must lie after the present one."),
)
RECEIVED_AFTER = first_kind(
    "T108",
    say("received after it was decided"),
    say("A submission is received before it is decided on."),
)
STAGES_UNSORTED = first_kind(
    "T109",
    say("stages out of order"),
    say("An inspection round goes through its six stages in order (R176)."),
)
ENTERED_UNANNOUNCED = first_kind(
    "T110",
    say("entered without a notice"),
    say("A round that enters has published its notice (R183)."),
)
DOUBLES_UNSORTED = first_kind(
    "T111",
    say("feedback, report and publicity out of order"),
    say("What follows from the feedback is dated after it (R190)."),
)
HALF_OF_TWO = first_kind(
    "T112",
    say("one of two is missing"),
    say("Feedback, report and publicity are each done twice (R190)."),
)
POOL_STALE = first_warning(
    "T113",
    say("talent pool not renewed"),
    say("The pool is renewed within the time that the rules name (R198)."),
)
PERIOD_NOT_OVER = first_kind(
    "T114",
    say("filed before the period ended"),
    say("A total of a period is known when the period is over."),
)
FILING_LATE = first_warning(
    "T115",
    say("filing missing or late"),
    say("The city reads figures when they are due (R138)."),
)
EMBARGO_WITHOUT_END = first_warning(
    "T116",
    say("embargo without end"),
    say("What waits for an event that never comes is never published."),
)
DAY_DIFFERS = first_kind(
    "T117",
    say("day differs from the identifier"),
    say("A record whose name says another day is looked for in vain."),
)
NOT_IN_BEING = first_kind(
    "T118",
    say("body not in being"),
    say("A body files and is named only while it exists."),
)
TRAINED_TOO_LATE = first_warning(
    "T119",
    say("training too late"),
    say("Members are trained before they enter, and again before the talks (R170, R177)."),
)
OBSERVATION_OVERDUE = first_warning(
    "T120",
    say("observation overdue"),
    say("Observations follow each other within the days that the rules name (R39)."),
)
NOT_RECTIFIED = first_warning(
    "T121",
    say("finding without rectification"),
    say("What was fed back is put right, beginning with measures."),
)
FEEDBACK_LATE = first_warning(
    "T122",
    say("feedback late"),
    say("Feedback comes within the workdays that the rules name (R57)."),
)
NO_CALENDAR = first_warning(
    "T123",
    say("year without a calendar"),
    say("Workdays cannot be counted without the holidays of the year."),
)
NOTHING_JUDGED = kind_since_0_4(
    "T124",
    say("decision of an entry that submits nothing"),
    say("The day of the entry that a decision names is the day by which the work counts."),
)
NO_EFFECT = warning_since_0_4(
    "T125",
    say("entry without effect"),
    say("Whoever waits for something to come of an entry must know that nothing will."),
)
ENTERED_UNPLANNED = warning_since_0_4(
    "T126",
    say("entry without plans"),
    say("Plans of term, year and round, and an authorisation, come before entry (R164)."),
)
TWO_LEAD = kind_since_0_4(
    "T130",
    say("two programmes lead from one day"),
    say("On any day the portal leads with one programme."),
)
DEADLINE_UNCLEAR = kind_since_0_4(
    "T131",
    say("deadline that names no day"),
    say("Who does not know when something is due cannot do it in time."),
)
PERIOD_NOT_ASKED = kind_since_0_4(
    "T132",
    say("filed for a period that is not asked"),
    say("What is filed for a period counts for that period alone."),
)
CANCELLED_BEFORE = kind_since_0_4(
    "T133",
    say("decision on what was cancelled"),
    say("What is asked no more is not judged any more; what was judged before stays."),
)
DRAW_OUT_OF_TIME = kind_since_0_4(
    "T141",
    say("draw out of time"),
    say("First the public value, then the visit, its feedback and the reveal."),
)
