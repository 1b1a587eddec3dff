"""The month's pushes, day by day: all that is lawful in one list, what nobody may in another."""

from tests.soak.month_git import (
    dated_back,
    deletes,
    merges,
    moves_tag,
    on_branch,
    rebased,
    says_nothing,
    tags,
    takes_out_again,
    two_branches,
    writes_the_past_anew,
)
from tests.soak.month_work import (
    ALL_POSTS,
    CLERK_102,
    CLERK_121,
    CLERK_181,
    MAINTAINERS,
    OFFICE_10,
    OFFICER,
    REVIEWER,
    Push,
    adds,
    decides,
    drafts,
    feeds_back,
    files,
    files_july,
    from_seed,
    issues,
    swaps,
)

EVIDENCE = "    evidence: [documents/D2026-06-15-1]\n"
LATE = "    came_in: {}\n    late: 档案移交\n"
FINDING = """county: "990181"
source: provincial_feedback
dimension: duty
category: responsibility
severity: ordinary
summary: 责任清单没有分解到乡镇
reviewed_on: 2026-07-21
found_on: 2026-07-16
fed_back_on: 2026-07-21
due_on: 2026-08-10
responsible_office: 990181-internal_office-04
responsible_post: county_deputy_secretary
"""
PLANNED = """finding: city/findings/F2026-00{}
measures:
  - id: 1
    text: 逐乡镇分解
    due_on: 2026-08-10
updates:
  - on: DAY
    status: doing
"""
RECTIFIED = "  - on: DAY\n    status: submitted\n    done: [1]\n" + EVIDENCE
ACTION = """kind: remind
county: "990181"
reason: overdue
period: "2026-Q3"
object_kind: unit
object_units: [990181-county_commission-01]
units_n: 1
updates:
  - on: DAY
    status: decided
    by_post: city_secretary
"""
EVENT = """kind: political_study
organiser: 990121-internal_office-02
held_on: 2026-07-03
theme: speeches
participants:
  county: 21
  township: 12
"""
PAPER = """title: 专题培训计划
kind: plan
domain: training
owner: 990102-county_commission-01
updates:
  - on: DAY
    status: issued
    doc_no: 霁纪发〔2026〕21号
"""
CORRECTED = """filed_on: 2026-07-01
corrections:
  - on: DAY
    at: /values/0/numerator
    was: 34
    now: 33
    reason: 重复计算
"""
ISSUE = "data/city/bulletins/weekly-2026-01.yaml"
T07_181 = "data/counties/990181/progress/T07.yaml"
ENTERED = "    entered_by: 990100-internal_office-10\n"
PLAIN = "    accounts: [city-office-10]\n"
YEAR = ('years: ["2026"]', 'years: ["2026", "2027"]')
NEW_YEAR = ("nodes:\n", "  - on: 2027-01-01\n    kind: holiday\n    title: 元旦\nnodes:\n")
HELPED = f'{PLAIN}    may_file_for: ["990181"]\n'

FIRST_DAYS = [
    Push("2026-07-15", CLERK_121, files("T16", "doing", more="    note: 已发通知，正在摸底\n")),
    Push("2026-07-15", CLERK_102, files("T22", "submitted", "T22.2")),
    Push("2026-07-15", CLERK_181, files("T22", "submitted", "T22.1", "T22.2"), races=True),
    Push("2026-07-16", CLERK_102, files("T20", "submitted", "T20.2")),
    Push("2026-07-16", CLERK_121, files("T02", "submitted", "T02.2", on="2026-04-20"), "P301"),
    Push(
        "2026-07-16",
        CLERK_121,
        files("T02", "submitted", "T02.2", on="2026-07-08", more=LATE.format("2026-07-16")),
    ),
    Push(
        "2026-07-17",
        OFFICER,
        decides(
            "accept 990121 progress/T22 --measure T22.2",
            "return 990181 progress/T22 --measure T22.1 --reason 附件不齐",
        ),
    ),
]
"""Wednesday to Friday, in eight pushes: one is made twice."""

THE_REST = [
    Push("2026-07-16", CLERK_181, from_seed("posts/2026-Q2", ALL_POSTS or b"")),
    Push("2026-07-16", OFFICER, feeds_back),
    Push("2026-07-17", CLERK_121, adds("events/E2026-06-22-1", "visibility: internal\n")),
    Push("2026-07-20", CLERK_181, files("T22", "submitted", "T22.1")),
    Push("2026-07-20", CLERK_121, adds("rectifications/F2026-0008", PLANNED.format("08"))),
    Push("2026-07-20", CLERK_181, adds("rectifications/F2026-0009", PLANNED.format("09"))),
    Push(
        "2026-07-20",
        REVIEWER,
        decides(
            "accept 990102 progress/T07 --measure T07.1 --measure T07.2",
            "accept 990181 progress/T22 --measure T22.2",
        ),
    ),
    Push("2026-07-20", OFFICER, swaps("data/city/calendar.yaml", YEAR, NEW_YEAR)),
    Push("2026-07-21", OFFICER, adds("data/city/findings/F2026-0010.yaml", FINDING)),
    Push("2026-07-22", CLERK_181, adds("rectifications/F2026-0010", PLANNED.format(10))),
    Push("2026-07-22", CLERK_121, on_branch("filed", files("T20", "submitted", "T20.2"))),
    Push("2026-07-23", MAINTAINERS, swaps("data/city/owners.yaml", (PLAIN, HELPED))),
    Push("2026-07-23", OFFICE_10, files(T07_181, "submitted", "T07.3"), "P107"),
    Push("2026-07-23", OFFICE_10, files(T07_181, "submitted", "T07.3", more=ENTERED)),
    Push("2026-07-24", CLERK_181, adds("rectifications/F2026-0010", RECTIFIED)),
    Push(
        "2026-07-24",
        REVIEWER,
        decides(
            "accept 990102 progress/T22 --measure T22.2",
            "accept 990102 progress/T20 --measure T20.2",
        ),
    ),
    Push("2026-07-27", OFFICER, decides("close 990181 rectifications/F2026-0010")),
    Push("2026-07-27", CLERK_121, files("T07", "submitted", "T07.1", "T07.2")),
    Push("2026-07-27", CLERK_121, rebased("filed")),
    Push("2026-07-28", REVIEWER, merges("filed")),
    Push("2026-07-28", CLERK_121, deletes("filed")),
    Push("2026-07-28", CLERK_121, adds("events/E2026-T6JQP", EVENT)),
    Push(
        "2026-07-29", OFFICER, decides("accept 990121 progress/T07 --measure T07.1 --measure T07.2")
    ),
    Push("2026-07-29", OFFICER, adds("data/city/actions/A2026-0003.yaml", ACTION)),
    Push(
        "2026-07-30",
        OFFICER,
        decides("reopen 990181 rectifications/F2026-0010 --reason 一个乡镇仍未分解"),
    ),
    Push("2026-07-31", CLERK_102, adds("documents/D2026-M4WXK", PAPER)),
    Push("2026-08-03", CLERK_102, files_july),
    Push("2026-08-03", CLERK_121, files_july, races=True),
    Push("2026-08-04", CLERK_181, files_july),
    Push(
        "2026-08-04",
        CLERK_121,
        swaps(
            "returns/2026-06",
            ("numerator: 34", "numerator: 33"),
            ("filed_on: 2026-07-01\n", CORRECTED),
        ),
    ),
    Push(
        "2026-08-05",
        CLERK_121,
        adds("events/E2026-06-15-1", "withdrawn: {on: DAY, reason: 重复登记}\n"),
    ),
    Push("2026-08-05", CLERK_181, says_nothing),
    Push("2026-08-06", OFFICER, drafts),
    Push("2026-08-06", OFFICER, issues),
    Push("2026-08-06", OFFICER, tags("issue/weekly-2026-01")),
    Push("2026-08-06", OFFICER, moves_tag("issue/weekly-2026-01"), "标签不能移动"),
    Push("2026-08-06", OFFICER, swaps(ISSUE, ("title: ", "title: 更正")), "P401"),
    Push(
        "2026-08-07",
        REVIEWER,
        decides(
            "accept 990121 progress/T02 --measure T02.2",
            "accept 990121 progress/T20 --measure T20.2",
            "accept 990181 progress/T07 --measure T07.3",
        ),
    ),
    Push("2026-08-10", CLERK_102, files("T07", "submitted", "T07.3")),
    Push("2026-08-10", CLERK_181, files("T16", "not_applicable")),
    Push("2026-08-11", CLERK_102, two_branches),
    Push(
        "2026-08-12",
        OFFICER,
        decides(
            "accept 990102 progress/T07 --measure T07.3",
            "accept 990181 progress/T16",
            "extend 990102 progress/T22 --measure T22.3 --until 2026-09-30",
        ),
    ),
    Push("2026-08-13", CLERK_121, files("T07", "submitted", "T07.3")),
]

T16_121, T22_181 = "data/counties/990121/progress/T16.yaml", "progress/T22"
ACCEPTED = "  - {on: DAY, decision: accepted, measures: [T22.1]}\n"
DUE = ("due_on: 2026-05-22", "due_on: 2026-08-22")
HOSTILE = [
    (CLERK_102, files(T16_121, "doing"), "P102"),
    (CLERK_181, adds("data/city/decisions/990181/progress/T22.yaml", ACCEPTED), "P102"),
    (
        CLERK_121,
        dated_back(files("T16", "submitted", "T16.1", on="2026-06-30"), "2026-06-30"),
        "P301",
    ),
    (
        CLERK_121,
        swaps("progress/T20", ("updates:\n", "updates:\n  - {on: 2026-04-01, status: doing}\n")),
        "P203",
    ),
    (CLERK_121, swaps("returns/2026-06", ("numerator: 20", "numerator: 23")), "P205"),
    (CLERK_181, takes_out_again("data/counties/990181/README.md", "11010519491231002X\n"), "V102"),
    (OFFICER, swaps("data/city/tasks.yaml", DUE), "P405"),
    (CLERK_102, writes_the_past_anew, "只能向前增长"),
    (CLERK_121, deletes("main"), "不能删除"),
]
"""What is refused on any day: who tries it, and why it is refused."""
