"""Make the tables of the programme for download: its tasks, and their measures."""

from collections.abc import Iterator

from ledgers.model.assessment import Totals
from ledgers.model.records import Task
from ledgers.model.words import say
from ledgers.publish.downloads.columns import COUNTS, SHARES, totals_of
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.view import View

OF = ("tasks", "programme")


def tasks(view: View) -> DataTable:
    """Return the tasks of the programme with their totals over all counties."""
    fields = {
        "task": say("task"),
        "no": say("number in the programme"),
        "title": say("title"),
        "section": say("section of the programme"),
        "lead_post": say("lead leader's post, a code of the vocabulary"),
        "lead_unit": say("lead unit"),
        "weight": say("weight of the task"),
        **SHARES,
        **COUNTS,
    }
    listed = sorted(view.catalog.tasks.values(), key=lambda task: (task.no, task.id))
    rows = (_task(view, task) for task in listed)
    return table_of("tasks", say("Tasks of the programme"), fields, rows, OF)


def _task(view: View, task: Task) -> Values:
    totals = view.assessment.by_task.get(task.id, Totals({}, None, None))
    return {
        "task": task.id,
        "no": task.no,
        "title": task.title,
        "section": task.section,
        "lead_post": task.lead_post,
        "lead_unit": task.lead_unit,
        "weight": task.weight,
        **totals_of(totals),
    }


def measures(view: View) -> DataTable:
    """Return the measures of all tasks."""
    fields = {
        "task": say("task"),
        "measure": say("measure"),
        "text": say("what is to be done"),
        "due_on": say("deadline"),
        "weight": say("weight of the measure in its task"),
    }
    listed = sorted(view.catalog.tasks.values(), key=lambda task: (task.no, task.id))
    rows: Iterator[Values] = (
        {
            "task": task.id,
            "measure": row.id,
            "text": row.text,
            "due_on": row.due_on,
            "weight": row.weight,
        }
        for task in listed
        for row in task.measures
    )
    return table_of("measures", say("Measures of all tasks"), fields, rows, OF)
