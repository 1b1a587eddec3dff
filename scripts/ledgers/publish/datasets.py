"""Make the tables for download from a view."""

from collections.abc import Iterator, Mapping

from ledgers.model.assessment import CountyResult, Standing, TaskState, Totals
from ledgers.model.records import Task
from ledgers.model.words import Words, say
from ledgers.publish.charts import LIGHTS, in_rank
from ledgers.publish.tables import DataTable, Values, table_of
from ledgers.publish.view import View

CODE = say("county code")
NAME = say("county name")
SHARES: Mapping[str, Words] = {
    "progress": say("share of work accepted, 0 to 1"),
    "plan": say("share of work due, 0 to 1"),
}
COUNTS: Mapping[str, Words] = {
    "measures": say("measures that apply"),
    "accepted": say("measures accepted"),
    "on_time": say("accepted measures filed in time"),
    "pending": say("tasks pending"),
    "overdue": say("task-deadlines overdue now"),
    "missed": say("task-deadlines ever missed"),
    "blocked": say("tasks blocked"),
}
LIT: Mapping[str, Words] = {
    f"lights_{light.value}": say("tasks with the light “{light}”", light=light.value)
    for light in LIGHTS
}
STANDING: Mapping[str, Words] = {
    "score": say("score, 0 to 100, one decimal"),
    "rank": say("rank; empty where not ranked"),
}


def data_tables(view: View) -> tuple[DataTable, ...]:
    """Return every table for download."""
    return (
        ranking(view),
        counties(view),
        sections(view),
        tasks(view),
        measures(view),
        task_states(view),
        measure_states(view),
        weeks(view),
        areas(view),
        units(view),
        pairings(view),
    )


# ── Results ──────────────────────────────────────────────────────────────────────────────────────


def ranking(view: View) -> DataTable:
    """Return scores and ranks with what they are made of."""
    fields = {
        "rank": STANDING["rank"],
        "tied": say("whether the rank is shared"),
        "code": CODE,
        "name": NAME,
        "score": STANDING["score"],
        "raw": say("points before deduction"),
        "deduction": say("points off for missed task-deadlines"),
        **SHARES,
        "missed": COUNTS["missed"],
        "overdue": COUNTS["overdue"],
        "climbed": say("places gained since the week before; negative where lost"),
        "gained": say("points gained since the week before"),
        "unranked": say("why there is no rank; empty where there is one"),
    }
    rows = (_ranked(view, row) for row in in_rank(view.assessment.counties))
    return table_of("ranking", say("Ranking of the counties"), fields, rows)


def _ranked(view: View, row: CountyResult) -> Values:
    reason = row.standing.unranked
    return {
        "code": row.code,
        "name": row.name,
        **_standing(row.standing),
        "tied": row.standing.tied,
        "raw": row.standing.raw,
        "deduction": row.standing.deduction,
        **_shares(row.totals),
        "missed": row.totals.missed,
        "overdue": row.totals.overdue,
        "climbed": row.climbed,
        "gained": row.gained,
        "unranked": None if reason is None else view.translate(reason),
    }


def _standing(standing: Standing) -> Values:
    return {"score": standing.score, "rank": standing.rank}


def _shares(totals: Totals) -> Values:
    return {"progress": totals.progress, "plan": totals.plan}


def _totals(totals: Totals) -> Values:
    """Return all that totals hold."""
    counts: Values = {
        "measures": totals.measures,
        "accepted": totals.accepted,
        "on_time": totals.on_time,
        "pending": totals.pending,
        "overdue": totals.overdue,
        "missed": totals.missed,
        "blocked": totals.blocked,
    }
    lights: Values = {f"lights_{light.value}": totals.lights.get(light, 0) for light in LIGHTS}
    return {"tasks": totals.tasks, **_shares(totals), **counts, **lights}


TOTALS: Mapping[str, Words] = {"tasks": say("tasks summed up"), **SHARES, **COUNTS, **LIT}


def counties(view: View) -> DataTable:
    """Return the totals of each county."""
    fields = {"code": CODE, "name": NAME, "kind": say("kind of county"), **TOTALS}
    rows = (
        {"code": row.code, "name": row.name, "kind": row.kind, **_totals(row.totals)}
        for row in view.assessment.counties
    )
    return table_of("counties", say("Totals by county"), fields, rows)


def sections(view: View) -> DataTable:
    """Return the totals of each section in each county."""
    fields = {"code": CODE, "name": NAME, "section": say("section of the programme"), **TOTALS}
    rows = (
        {"code": row.code, "name": row.name, "section": name, **_totals(totals)}
        for row in view.assessment.counties
        for name, totals in sorted(row.sections.items())
    )
    return table_of("sections", say("Totals by county and section"), fields, rows)


def weeks(view: View) -> DataTable:
    """Return progress, score and rank of the city and each county at the end of each week."""
    fields = {
        "week": say("ISO week"),
        "as_of": say("last day counted"),
        "code": say("county code, or “city”"),
        **SHARES,
        **STANDING,
    }
    return table_of("weeks", say("Progress, scores and ranks by week"), fields, _weekly(view))


def _weekly(view: View) -> Iterator[Values]:
    for point in view.assessment.weeks:
        when: Values = {"week": point.period, "as_of": point.as_of}
        nobody: Values = {"score": None, "rank": None}
        yield {**when, "code": "city", **_shares(point.city), **nobody}
        for code, (totals, standing) in sorted(point.counties.items()):
            yield {**when, "code": code, **_shares(totals), **_standing(standing)}


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
    return table_of("task-states", say("Every task in every county"), fields, rows)


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
    return table_of("measure-states", say("Every measure in every county"), fields, rows)


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


# ── What the results are about ───────────────────────────────────────────────────────────────────


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
    return table_of("tasks", say("Tasks of the programme"), fields, rows)


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
        **_totals(totals),
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
    return table_of("measures", say("Measures of all tasks"), fields, rows)


def areas(view: View) -> DataTable:
    """Return city, counties and townships."""
    fields = {
        "code": say("administrative code"),
        "name": say("name"),
        "kind": say("kind of area"),
        "parent": say("code of the area above"),
        "fictional": say("whether the place is invented"),
    }
    rows: Iterator[Values] = (
        {
            "code": row.code,
            "name": row.name,
            "kind": row.kind,
            "parent": row.parent,
            "fictional": row.fictional,
        }
        for _, row in sorted(view.catalog.areas.items())
    )
    return table_of("areas", say("Administrative areas"), fields, rows)


def units(view: View) -> DataTable:
    """Return the bodies on the registers."""
    fields = {
        "unit": say("identifier"),
        "name": say("name"),
        "kind": say("kind of unit, a code of the vocabulary"),
        "level": say("level: city, county, township or village"),
        "area": say("administrative code"),
        "parent": say("unit above"),
        "established_on": say("day of establishment"),
        "abolished_on": say("day of abolition"),
    }
    rows: Iterator[Values] = (
        {
            "unit": row.id,
            "name": row.name,
            "kind": row.kind,
            "level": row.level,
            "area": row.area,
            "parent": row.parent,
            "established_on": row.established_on,
            "abolished_on": row.abolished_on,
        }
        for _, row in sorted(view.catalog.units.items())
    )
    return table_of("units", say("Bodies"), fields, rows)


def pairings(view: View) -> DataTable:
    """Return which leader's post and which office answers for which county."""
    fields = {
        "pairing": say("identifier"),
        "kind": say("leader or office"),
        "county": CODE,
        "from_post": say("leader's post, a code of the vocabulary"),
        "from_unit": say("office of the city"),
        "start_on": say("first day"),
        "end_on": say("last day; empty where it goes on"),
    }
    rows: Iterator[Values] = (
        {
            "pairing": row.id,
            "kind": row.kind,
            "county": row.county,
            "from_post": row.from_post,
            "from_unit": row.from_unit,
            "start_on": row.start_on,
            "end_on": row.end_on,
        }
        for row in sorted(view.catalog.pairings, key=lambda row: row.id)
    )
    return table_of("pairings", say("Responsibility pairings"), fields, rows)
