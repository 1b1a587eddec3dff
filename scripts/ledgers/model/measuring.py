"""Know what an indicator may be made of, beyond the fields that the schemas list."""

from collections.abc import Mapping

ASSESSMENT = "assessment"
"""The ledger of what is worked out from progress and decisions: one row for each county."""

ASSESSED = ("progress", "plan", "on_time", "missed", "overdue", "blocked")
"""Its numbers: shares 0..1, and counts of task-deadlines and tasks."""

OF_TASKS = ("section", "task")
"""The words by which its tasks may be chosen."""

REGISTERS = ("units", "pairings", "areas")
"""Registers whose entries hold from a day until a day: only the window `now` fits them."""

FROM = ("valid_from", "established_on", "start_on")
UNTIL = ("valid_to", "abolished_on", "end_on")

DATED: Mapping[str, str] = {
    "actions": "updates",
    "appraisals": "final_on",
    "bulletins": "published_on",
    "checks": "fed_back_on",
    "decisions": "decisions",
    "documents": "updates",
    "events": "held_on",
    "findings": "fed_back_on",
    "progress": "updates",
    "rectifications": "updates",
    "rounds": "notice_on",
}
"""The field that dates a record; of a list of dated entries, the first one does."""

OPENED: Mapping[str, str] = {
    "appraisals": "final_on",
    "bulletins": "published_on",
    "checks": "fed_back_on",
    "findings": "fed_back_on",
    "rounds": "notice_on",
}
"""The day from which a record may be known of, and therefore counts (`until` in the schemas)."""

WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "findings": ("submitted_on", "closed_on", "first_closed_on", "reopened_on", "limit_on"),
}
"""Days that no file holds: put forward for closing, closed as things stand, closed for the first
time, last reopened, and the day by which it is to be closed, with extensions."""

WINDOWS = ("latest", "year", "months", "programme", "now")
