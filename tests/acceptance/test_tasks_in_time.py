"""Hold tasks in time to the design: a day has the tasks, deadlines and weights of that day."""

from datetime import date
from decimal import Decimal

import pytest

from ledgers.assess.city import Question, assess, states_at
from ledgers.assess.todo import todos
from ledgers.flow.assess import question_about
from ledgers.flow.load import City, checked
from ledgers.model.assessment import Assessment, Light, MeasureState, MeasureStatus, TaskState
from ledgers.model.lives.missing import missing
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MemoryTree
from tests.unit.check.change.judging import TREE, Edit, Files, add, after, put, swap

TODAY = date(2026, 7, 15)
TASKS, PROGRAMME = "data/city/tasks.yaml", "data/city/programme.yaml"
ONE = "990121"


def city_of(*edits: Edit, today: date = TODAY, base: Files = TREE) -> City:
    """Return the mini city after some edits, checked."""
    tree = MemoryTree(after(edits, base))
    return checked(documents_of(tree), schemas_of(tree), today, None)


def question(*edits: Edit, today: date = TODAY) -> Question:
    """Return what is asked about the mini city after some edits; it has no errors."""
    city = city_of(*edits, today=today)
    assert errors(city) == []
    return question_about(city, city.catalog)


def errors(city: City) -> list[str]:
    """Return the errors of a city as codes and messages."""
    return [f"{row.kind.code} {row.place} {row.message}" for row in city.problems if row.is_error]


def beside(measure: str, *lines: str) -> Edit:
    """Return the edit that says more about a measure."""
    text = "".join(f"        {line}\n" for line in lines)
    return swap(TASKS, f"- id: {measure}\n", f"- id: {measure}\n{text}")


def of_task(task: str, *lines: str) -> Edit:
    """Return the edit that says more about a task."""
    text = "".join(f"    {line}\n" for line in lines)
    return swap(TASKS, f"- id: {task}\n", f"- id: {task}\n{text}")


def moved(measure: str, was: str, now: str, on: str) -> tuple[Edit, ...]:
    """Return the edits that move a deadline by a dated entry."""
    old = f"- id: {measure}\n        text: "
    text = (TREE[TASKS] or b"").decode()
    words = text.split(old)[1].split("\n")[0]
    entry = f"        changes: [{{on: {on}, was: {{due_on: {was}}}, reason: 延期}}]\n"
    before = f"{old}{words}\n        due_on: {was}\n"
    return (swap(TASKS, before, f"{old}{words}\n        due_on: {now}\n{entry}"),)


def duty(rule: str, measure: str = "T02.2", was: str = "2026-07-17") -> Edit:
    """Return the edit that gives a measure a rule in the place of its day."""
    old = f"- id: {measure}\n        text: "
    words = (TREE[TASKS] or b"").decode().split(old)[1].split("\n")[0]
    row = f"{old}{words}\n        "
    return swap(TASKS, f"{row}due_on: {was}\n", f"{row}due: {rule}\n")


def filing(on: str, *more: str, status: str = "submitted", measure: str = "T02.2") -> Edit:
    """Return the edit with which a county files on a measure."""
    lines = [f"status: {status}", f"measures: [{measure}]", *more]
    path = f"data/counties/{ONE}/progress/{measure.partition('.')[0]}.yaml"
    return add(path, f"  - on: {on}\n" + "".join(f"    {line}\n" for line in lines))


def deciding(on: str, decision: str, *more: str, measure: str = "T02.2") -> Edit:
    """Return the edit with which the city decides on a measure."""
    lines = [f"decision: {decision}", f"measures: [{measure}]", *more]
    path = f"data/city/decisions/{ONE}/progress/{measure.partition('.')[0]}.yaml"
    return add(path, f"  - on: {on}\n" + "".join(f"    {line}\n" for line in lines))


def task_of(asked: Question, task: str, day: date, county: str = ONE) -> TaskState:
    """Return the state of a task in a county at the end of a day."""
    return next(row for row in states_at(asked, day)[county] if row.task == task)


def measures_of(asked: Question, task: str, day: date) -> dict[str, MeasureState]:
    """Return the states of the measures of a task of the county, by name."""
    return {row.id: row for row in task_of(asked, task, day).measures}


def ranks(assessment: Assessment) -> dict[str, int | None]:
    """Return the rank of each county."""
    return {row.code: row.standing.rank for row in assessment.counties}


EXTENDED = deciding("2026-07-06", "extended", "until: 2026-07-31")


def test_an_extension_that_a_later_move_overtakes_is_harmless() -> None:
    for now in ("2026-07-31", "2026-07-24", "2026-08-28"):
        asked = question(EXTENDED, *moved("T02.2", "2026-07-17", now, "2026-07-10"))
        due = {
            day: measures_of(asked, "T02", date(2026, 7, day))["T02.2"].due_on for day in (5, 9, 10)
        }

        assert None not in ranks(assess(asked, TODAY)).values()
        assert due == {
            5: date(2026, 7, 17),
            9: date(2026, 7, 31),
            10: max(date(2026, 7, 31), date.fromisoformat(now)),
        }


def test_a_postponement_for_all_leaves_everybody_ranked_and_the_past_as_it_was() -> None:
    before = question()
    edits = [
        edit
        for name, was, now in (
            ("T02.2", "2026-07-17", "2026-08-31"),
            ("T20.2", "2026-07-07", "2026-08-31"),
            ("T07.1", "2026-06-30", "2026-08-31"),
            ("T07.2", "2026-06-30", "2026-08-31"),
        )
        for edit in moved(name, was, now, "2026-07-08")
    ]
    asked = question(*edits)

    assert None not in ranks(assess(asked, TODAY)).values()
    for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 7)):
        assert states_at(asked, day) == states_at(before, day)
    assert task_of(before, "T07", TODAY).overdue == (date(2026, 6, 30),)
    assert task_of(asked, "T07", date(2026, 7, 7)).overdue == (date(2026, 6, 30),)
    assert task_of(asked, "T07", TODAY).overdue == task_of(asked, "T07", TODAY).missed == ()


def test_what_is_cancelled_leaves_the_plan_from_its_day_and_nothing_else_changes() -> None:
    before = question()
    asked = question(beside("T07.2", "cancelled: {on: 2026-07-08, reason: 不再要求}"))
    last, first = date(2026, 7, 7), date(2026, 7, 8)

    assert None not in ranks(assess(asked, TODAY)).values()
    assert states_at(asked, last) == states_at(before, last)
    assert [*measures_of(asked, "T07", first)] == ["T07.1", "T07.3"]
    assert task_of(asked, "T07", first, "990181").progress == Decimal("0.5")
    assert task_of(before, "T07", first, "990181").progress == Decimal(2) / 3


def test_a_task_that_is_cancelled_counts_no_more_and_its_filings_stay() -> None:
    before = question()
    asked = question(of_task("T07", "cancelled: {on: 2026-07-08, reason: 并入}"))

    assert None not in ranks(assess(asked, TODAY)).values()
    assert states_at(asked, date(2026, 7, 7)) == states_at(before, date(2026, 7, 7))
    assert all(row.task != "T07" for rows in states_at(asked, TODAY).values() for row in rows)
    assert (ONE, "T07") in asked.catalog.progress


def test_what_is_cancelled_and_decided_later_is_named_at_both_places() -> None:
    cancelled = beside("T07.2", "cancelled: {on: 2026-07-01, reason: 不再要求}")
    found = [row for row in city_of(cancelled).problems if row.kind.code == "T133"]
    (problem,) = found

    assert problem.place.file == "data/city/decisions/990181/progress/T07.yaml"
    assert [row.file for row in problem.related] == [TASKS]


def test_a_measure_that_is_added_changes_no_day_before() -> None:
    before = question()
    text = "- id: T07.4\n        text: 报送小结\n        due_on: 2026-08-14\n"
    text += "        added_on: 2026-07-08\n"
    asked = question(swap(TASKS, "- id: T07.3\n", f"{text}      - id: T07.3\n"))
    plan = {day: task_of(asked, "T07", date(2026, 7, day)).plan for day in (7, 8)}

    assert states_at(asked, date(2026, 6, 30)) == states_at(before, date(2026, 6, 30))
    assert plan == {7: Decimal(2) / 3, 8: Decimal("0.5")}
    assert assess(asked, TODAY).weeks[:13] == assess(before, TODAY).weeks[:13]


def test_a_weight_that_is_changed_counts_from_its_day() -> None:
    asked = question(
        swap(
            TASKS,
            "weight: 1.5\n",
            "weight: 3\n    changes: [{on: 2026-07-08, was: {weight: 1.5}, reason: 调整}]\n",
        )
    )

    weights = [task_of(asked, "T20", date(2026, 7, day)).weight for day in (7, 8)]

    assert weights == [Decimal("1.5"), Decimal(3)]


def test_what_is_filed_again_on_the_day_of_its_return_counts_after_it() -> None:
    asked = question(
        filing("2026-07-10"),
        filing("2026-07-13"),
        deciding("2026-07-13", "returned", "of: 3", "reason: 缺少附件"),
        deciding("2026-07-14", "accepted", "of: 4"),
    )
    found = measures_of(asked, "T02", TODAY)["T02.2"]

    assert (found.status, found.submitted_on) == (MeasureStatus.ACCEPTED, date(2026, 7, 13))
    assert (found.on_time, found.missed) == (True, False)


MONTHLY = "{every: month, from: 2026-05-01, until: 2026-08-31}"


def test_a_duty_is_asked_once_in_each_period_and_counts_once_in_each() -> None:
    asked = question(
        duty(MONTHLY),
        filing("2026-05-20"),
        filing("2026-07-03", "period: 2026-06"),
        deciding("2026-07-08", "accepted", "of: 4"),
        deciding("2026-07-08", "accepted", "of: 3"),
    )
    found = measures_of(asked, "T02", TODAY)
    task = task_of(asked, "T02", TODAY)

    assert {name: row.status for name, row in found.items()} == {
        "T02.1": MeasureStatus.ACCEPTED,
        "T02.2@2026-05": MeasureStatus.ACCEPTED,
        "T02.2@2026-06": MeasureStatus.ACCEPTED,
        "T02.2@2026-07": MeasureStatus.OPEN,
        "T02.2@2026-08": MeasureStatus.OPEN,
    }
    assert [row.on_time for row in found.values()] == [True, True, False, None, None]
    assert (task.progress, task.plan) == (Decimal("0.75"), Decimal("0.75"))
    assert (task.missed, task.overdue) == ((date(2026, 6, 30),), ())
    assert task.next_due == date(2026, 7, 31)


def test_of_the_periods_as_many_as_suffice_are_asked() -> None:
    rule = MONTHLY.replace("month,", "month, times: 3,")
    asked = question(duty(rule), filing("2026-06-20"), deciding("2026-06-25", "accepted", "of: 3"))
    (july, september) = (task_of(asked, "T02", date(2026, *day)) for day in ((7, 15), (9, 1)))

    assert july.light is not Light.OVERDUE
    assert (july.progress, july.plan) == (Decimal(4) / 6, Decimal(4) / 6)
    assert [row.id for row in july.measures if row.spare] == ["T02.2@2026-05"]
    assert september.overdue == (date(2026, 7, 31), date(2026, 8, 31))


def test_what_goes_on_is_kept_up_by_a_filing_in_each_period() -> None:
    rule = "{every: month, judged_by: filings, from: 2026-05-01, until: 2026-07-31}"
    asked = question(
        duty(rule, "T07.3", "2026-08-14"), filing("2026-07-13", status="doing", measure="T07.3")
    )
    days = {
        day: [(row.status, row.overdue) for row in measures_of(asked, "T07", day).values()][2:]
        for day in (date(2026, 7, 12), TODAY)
    }

    open_, kept = MeasureStatus.OPEN, MeasureStatus.FILED
    assert days[date(2026, 7, 12)] == [(open_, True), (open_, True), (open_, False)]
    assert days[TODAY] == [(open_, True), (open_, True), (kept, False)]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("{by_end_of: 2026-Q3}", date(2026, 9, 30)),
        ("{by_end_of: 2026-08}", date(2026, 8, 31)),
    ],
)
def test_the_end_of_a_period_is_a_deadline(rule: str, day: date) -> None:
    assert measures_of(question(duty(rule)), "T02", TODAY)["T02.2"].due_on == day


PLAN_FILED = """title: 方案
kind: plan
domain: daily
owner: 990121-internal_office-01
updates:
  - {on: 2026-06-01, status: issued, came_in: 2026-06-05, late: 移交}
"""
HELD = """kind: training
organiser: 990121-internal_office-01
held_on: 2026-06-01
came_in: 2026-06-05
late: 移交
participants: {county: 9}
off_job: false
"""


@pytest.mark.parametrize(
    ("start", "file", "text"),
    [
        ("document: plan", "documents/D2026-06-01-9", PLAN_FILED),
        ("event: training", "events/E2026-06-01-9", HELD),
    ],
)
def test_a_deadline_after_a_record_begins_with_the_record(start: str, file: str, text: str) -> None:
    record = put(f"data/counties/{ONE}/{file}.yaml", text)
    asked = question(duty(f"{{workdays: 15, after: {{{start}}}}}"), record)
    seen = {day: [*measures_of(asked, "T02", date(2026, 6, day))] for day in (4, 5)}

    assert seen == {4: ["T02.1"], 5: ["T02.1", "T02.2"]}
    assert measures_of(asked, "T02", TODAY)["T02.2"].due_on == date(2026, 6, 23)


@pytest.mark.parametrize(
    ("more", "on", "due"),
    [
        ((), "2026-06-01", date(2026, 6, 23)),
        (("added_on: 2026-07-01",), "2026-06-01", date(2026, 7, 22)),
        ((), "2026-03-02", date(2026, 4, 22)),  # The programme begins on 03-31.
    ],
)
def test_a_record_of_before_begins_to_count_when_a_deadline_after_it_is_asked(
    more: tuple[str, ...], on: str, due: date
) -> None:
    text = PLAN_FILED.replace("2026-06-01", on).replace(", came_in: 2026-06-05, late: 移交", "")
    record = put(f"data/counties/{ONE}/documents/D{on}-9.yaml", text)
    rule = duty("{workdays: 15, after: {document: plan}}")
    asked = question(rule, *(beside("T02.2", line) for line in more), record)

    assert measures_of(asked, "T02", TODAY)["T02.2"].due_on == due


def test_a_duty_that_recurs_otherwise_from_a_day_leaves_what_was_done_before_it() -> None:
    months = "{every: month, from: 2026-05-01}"
    weeks = f"{{every: week, from: 2026-07-13}}\n{' ' * 8}changes: "
    weeks += f"[{{on: 2026-07-14, was: {{due: {months}}}, reason: 改为每周}}]"
    before, asked = question(duty(months)), question(duty(weeks))

    assert None not in ranks(assess(asked, TODAY)).values()
    for day in (date(2026, 6, 30), date(2026, 7, 13)):
        assert states_at(asked, day) == states_at(before, day)
    assert "T02.2@2026-W29" in measures_of(asked, "T02", TODAY)


def test_behind_is_measured_by_the_plan_that_the_programme_gives() -> None:
    def light(plan: str) -> Light:
        edit = swap(
            PROGRAMME,
            "start_on: 2026-03-31\nend_on: 2026-10-31\nphases",
            f"start_on: 2026-03-31\nend_on: 2026-10-31\nplan: {plan}\nphases",
        )
        return task_of(question(edit), "T02", date(2026, 6, 15)).light

    found = [light(plan) for plan in ("line", "steps", "none")]
    assert found == [Light.BEHIND, Light.ON_TRACK, Light.ON_TRACK]


def test_by_steps_what_is_due_and_given_back_is_behind_until_it_is_filed_again() -> None:
    returned = (
        filing("2026-07-13"),
        deciding("2026-07-18", "returned", "of: 3", "reason: 缺少附件"),
    )
    rows = "start_on: 2026-03-31\nend_on: 2026-10-31\n"
    found = []
    for plan in ("steps", "none"):
        edit = swap(PROGRAMME, f"{rows}phases", f"{rows}plan: {plan}\nphases")
        asked = question(edit, *returned, today=date(2026, 7, 20))
        found.append(task_of(asked, "T02", date(2026, 7, 20)).light)

    assert found == [Light.BEHIND, Light.ON_TRACK]


def test_a_node_bulletin_is_due_on_counted_deadlines_alone() -> None:
    weekly = question(
        duty("{every: week, from: 2026-07-06, until: 2026-07-19}", "T07.3", "2026-08-14")
    ).catalog
    rules = swap(
        "data/city/rules.yaml", "urgent_days: 3\n", "urgent_days: 3\ncounted_deadlines: [every]\n"
    )
    counted = question(
        duty("{every: week, from: 2026-07-06, until: 2026-07-19}", "T07.3", "2026-08-14"), rules
    ).catalog
    sunday = date(2026, 7, 12)

    nodes = [
        [row.task for row in missing(catalog, sunday, ()) if row.series == "node"]
        for catalog in (weekly, counted)
    ]
    assert nodes == [[], ["T07"]]


def test_what_is_to_be_done_names_the_period() -> None:
    asked = question(duty(MONTHLY), filing("2026-07-10"))
    found = todos(asked.catalog, assess(asked, TODAY), ONE)
    named = {
        (row.kind, name) for row in found for name in row.measures if row.subject == "progress/T02"
    }

    assert ("decide", "T02.2@2026-07") in named
    assert ("overdue", "T02.2@2026-05") in named
