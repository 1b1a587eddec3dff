"""Kinds T: days and deadlines that cannot be."""

from ledgers.model.problem import Kind, Severity
from ledgers.model.verdict import FIRST
from ledgers.model.words import say

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
