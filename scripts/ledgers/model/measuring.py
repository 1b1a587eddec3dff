"""Know what an indicator may be made of, beyond the fields that the schemas list."""

from collections.abc import Mapping

ASSESSMENT = "assessment"
"""The ledger of what is worked out from progress and decisions: one row for each county."""

ASSESSED = ("progress", "plan", "on_time", "missed", "overdue", "blocked")
"""Its numbers: shares 0..1, and counts of task-deadlines and tasks."""

OF_TASKS = ("section", "task")
"""The words by which its tasks may be chosen."""

WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "findings": ("submitted_on", "closed_on", "first_closed_on", "reopened_on", "limit_on"),
}
"""Days that no file holds: put forward for closing, closed as things stand, closed for the first
time, last reopened, and the day by which it is to be closed, with extensions."""

WINDOWS = ("latest", "year", "months", "programme", "now")
