"""Make the tables of states for download: every task and every measure in every county."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult, TaskState
from ledgers.model.words import say
from ledgers.publish.downloads.columns import COUNTS, SHARES
from ledgers.publish.kit.listing import CODE
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.view import View

OF = ("progress", "decisions")


def task_states(view: View) -> DataTable:
    """Return the state of each task in each county."""
    fields = {
        "code": CODE,
        "task": say("task"),
        "light": say("light"),
        "urgent": say("due very soon"),
        "blocked": say("reported as blocked"),
        "weight": say("weight of the task"),
        **SHARES,
        "overdue": COUNTS["overdue"],
        "missed": COUNTS["missed"],
        "next_due": say("next deadline still open"),
        "last_filed_on": say("day of the last filing"),
    }
    rows = (_state(state) for row in view.assessment.counties for state in row.tasks)
    return table_of("task-states", say("Every task in every county"), fields, rows, OF)


def _state(state: TaskState) -> Values:
    return {
        "code": state.county,
        "task": state.task,
        "light": state.light.value,
        "urgent": state.urgent,
        "blocked": state.blocked,
        "weight": state.weight,
        "progress": state.progress,
        "plan": state.plan,
        "overdue": len(state.overdue),
        "missed": len(state.missed),
        "next_due": state.next_due,
        "last_filed_on": state.last_filed_on,
    }


def measure_states(view: View) -> DataTable:
    """Return the state of each measure in each county."""
    fields = {
        "code": CODE,
        "task": say("task"),
        "measure": say("measure"),
        "weight": say("weight of the measure in its task"),
        "status": say("where it stands between county and city"),
        "due_on": say("deadline, extensions included"),
        "limit": say("day after which it is overdue"),
        "submitted_on": say("day of the filing that stands"),
        "decided_on": say("day of the city's last decision on it"),
        "on_time": say("whether filed in time; known once accepted"),
        "overdue": say("whether overdue now"),
        "missed": say("whether it was ever overdue"),
        "extended": say("whether its deadline was extended"),
    }
    rows = (row for county in view.assessment.counties for row in _measure_states(county))
    return table_of("measure-states", say("Every measure in every county"), fields, rows, OF)


def _measure_states(county: CountyResult) -> Iterator[Values]:
    for state in county.tasks:
        for row in state.measures:
            yield {
                "code": county.code,
                "task": state.task,
                "measure": row.id,
                "weight": row.weight,
                "status": row.status.value,
                "due_on": row.due_on,
                "limit": row.limit,
                "submitted_on": row.submitted_on,
                "decided_on": row.decided_on,
                "on_time": row.on_time,
                "overdue": row.overdue,
                "missed": row.missed,
                "extended": row.extended,
            }
