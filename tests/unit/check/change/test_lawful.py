"""What a clerk, a reviewer, an officer and a maintainer do in a month passes."""

from collections.abc import Mapping
from datetime import date

from tests.unit.check.change.judging import (
    CITY,
    COUNTY,
    MAINTAINERS,
    TREE,
    Edit,
    add,
    after,
    codes,
    county,
    gone,
    problems_of,
    put,
    swap,
)

T07, T16, T22 = (county(f"progress/{task}") for task in ("T07", "T16", "T22"))
RETURN, PAPER = county("returns/2026-05"), county("documents/D2026-06-17-1")
PLAN = county("rectifications/F2026-0006")
CITYS = "data/city"
DECIDED = f"{CITYS}/decisions/990121/progress/T22.yaml"
ACTION, CHECK = f"{CITYS}/actions/A2026-0001.yaml", f"{CITYS}/checks/C2026-07-09-1.yaml"
FINDING, ROUND = f"{CITYS}/findings/F2026-0003.yaml", f"{CITYS}/rounds/R2026-2.yaml"
DRAFT = f"{CITYS}/bulletins/weekly-2026-01.yaml"
WITHDRAWN = "withdrawn: {on: 2026-07-14, reason: 重复}\n"
TIGHT = "visibility: internal\n"
CORRECTIONS = """corrections:
  - {on: 2026-07-14, at: /values/0/numerator, was: 56, now: 59, reason: 漏计}
"""
FILLED_IN = """corrections:
  - {on: 2026-07-14, at: /values/5, now: {indicator: risk_points, value: 5}, reason: 漏填}
"""
REQUIRED = """fulfils: talk_room_rule
updates: [{on: 2026-07-01, came_in: 2026-07-14, late: 档案移交, status: issued}]
"""
HELP = """    to_unit: 990121101-township_commission-01
    quota_days_month: 2
    start_on: 2026-05-06
"""
WORD = "  - code: enterprise\n    zh: 企业\n    en: Enterprise\n"
AGAIN = "  - {on: 2026-07-14, at: /values/0/numerator, was: 59, now: 60, reason: 再核}\n"
SECOND = """  - indicator: village_day
    unit: 990121101-township_commission-01
    numerator: 34
    denominator: 39
"""
TAKEN_OUT = """  - on: 2026-07-14
    at: /values/1
    was:
      indicator: village_day
      unit: 990121101-township_commission-01
      numerator: 34
      denominator: 39
    reason: 不属本县
"""
FILED = "filed_on: 2026-06-01\n"
BODY = """  - id: 990121-internal_office-09
    name: 岫岭县纪委监委案件管理室
    kind: internal_office
    level: county
    area: "990121"
"""
OFFICE = "  - id: 990121-internal_office-01\n    name: 岫岭县纪委监委办公室\n"


def update(status: str, more: str = "") -> str:
    """Return an update of the day before."""
    return f"  - on: 2026-07-14\n    status: {status}\n{more}"


BY_COUNTY: Mapping[str, tuple[Edit, ...]] = {
    "work goes on": (add(T16, update("doing")),),
    "a measure is submitted": (add(T16, update("submitted", "    measures: [T16.1]\n")),),
    "work is blocked": (add(T16, update("blocked", "    blocker: funds\n")),),
    "a task does not apply": (add(T16, update("not_applicable")),),
    "several updates in one day": (add(T16, update("doing") + update("doing")),),
    "several tasks at once": (add(T16, update("doing")), add(T22, update("doing"))),
    "a first update of a task": (put(county("progress/T23"), "task: T23\n"),),
    "a comment is added": (add(T16, "# 附言\n"),),
    "a note has full-width signs": (add(T16, update("doing", "    note: “已报”（一）。\n")),),
    "evidence is named": (add(T16, update("doing", "    evidence: [documents/D2026-06-17-1]\n")),),
    "a document is issued": (put(county("documents/D2026-M4WXK"), "title: 办法\n"),),
    "a document is published": (add(PAPER, "  - {on: 2026-07-14, status: revised}\n"),),
    "a document is withdrawn": (add(PAPER, WITHDRAWN),),
    "a document is kept in": (add(PAPER, TIGHT),),
    "an event was held": (put(county("events/E2026-T6JQP"), "kind: training\n"),),
    "a month is filed": (put(county("returns/2026-07"), 'period: "2026-07"\n'),),
    "a period never filed is filed late": (put(county("casework/2026-03"), 'period: "2026-03"\n'),),
    "petitions of a month": (put(county("petitions/2026-07"), 'period: "2026-07"\n'),),
    "casework of a month": (put(county("casework/2026-07"), 'period: "2026-07"\n'),),
    "posts of a quarter": (put(county("posts/2026-Q3"), 'period: "2026-Q3"\n'),),
    "facilities of a quarter": (put(county("facilities/2026-Q3"), 'period: "2026-Q3"\n'),),
    "a figure is corrected": (
        swap(RETURN, "numerator: 56", "numerator: 59"),
        swap(RETURN, FILED, FILED + CORRECTIONS),
    ),
    "a closed month is filled in with a correction": (
        add(RETURN, "  - indicator: risk_points\n    value: 5\n"),
        swap(RETURN, FILED, FILED + FILLED_IN),
    ),
    "an entry came in two days later": (
        add(T16, "  - {on: 2026-07-12, came_in: 2026-07-14, status: doing}\n"),
    ),
    "an entry came in late, with its reason": (
        add(T16, "  - {on: 2026-07-01, came_in: 2026-07-14, late: 档案移交, status: doing}\n"),
    ),
    "a document came in late, with its reason": (put(county("documents/D2026-W2NKC"), REQUIRED),),
    "a figure is corrected twice": (
        swap(RETURN, "numerator: 56", "numerator: 60"),
        swap(RETURN, FILED, FILED + CORRECTIONS + AGAIN),
    ),
    "an entry is taken out by a correction": (
        swap(RETURN, SECOND, ""),
        swap(RETURN, FILED, f"{FILED}corrections:\n{TAKEN_OUT}"),
    ),
    "a correction in words alone": (
        swap(RETURN, FILED, FILED + "corrections: [{on: 2026-07-14, text: 已更正}]\n"),
    ),
    "a return is withdrawn": (add(RETURN, WITHDRAWN),),
    "a return is kept in": (add(RETURN, TIGHT),),
    "a note is added to a return": (add(RETURN, "note: 口径一致\n"),),
    "a finding is worked on": (add(PLAN, update("doing")),),
    "a rectification begins": (put(county("rectifications/F2026-0008"), "measures: []\n"),),
    "a body is founded": (add(county("units"), BODY),),
    "a body is dissolved": (
        swap(county("units"), OFFICE, OFFICE + "    abolished_on: 2026-07-01\n"),
    ),
    "a body gets its day": (
        swap(county("units"), OFFICE, OFFICE + "    established_on: 2018-01-26\n"),
    ),
    "a folder is described": (put("data/counties/990121/README.md", "本县台账\n"),),
}

LATE_QUOTA = '      - title: 村级“六有”达标\n        unit: "%"\n        at_least: '
FEWER = """90
    changes:
      - on: 2026-07-15
        was:
          quotas:
            - {title: 乡镇纪委“八有”达标, unit: "%", at_least: 100}
            - {title: 村级“六有”达标, unit: "%", at_least: 100}
        reason: 分步推进
    note: """
FIRST_QUOTA = """    quotas: [{title: 自查次数, unit: 次, at_least: 1}]
    changes: [{on: 2026-07-15, was: {quotas: []}, reason: 补充}]
"""
UNUSED = "      - code: essay_contest\n        zh: 办一次征文\n        en: An essay contest\n"
ZONES = "  - {id: zones, title: 协作区一个, kind: coop_zone, at_least: 1, from: 2026-07-15}\n"
OBSERVED = """observation_days: 30
changes: [{on: 2026-07-15, was: {observation_days: 14}, reason: 办法修订}]
"""
MISSED = "        count: missed\n        at_least: 3\n    period: quarter\n"
MOVED = "        changes: [{{on: {on}, was: {{due_on: {was}}}, reason: 延期}}]\n"
BY_CITY: Mapping[str, tuple[Edit, ...]] = {
    "a task is accepted": (put(f"{CITYS}/decisions/990121/progress/T16.yaml", "subject: x\n"),),
    "one more decision": (add(DECIDED, "  - {on: 2026-07-14, decision: returned}\n"),),
    "decisions on several counties": (
        put(f"{CITYS}/decisions/990121/progress/T16.yaml", "subject: x\n"),
        put(f"{CITYS}/decisions/990102/progress/T16.yaml", "subject: x\n"),
    ),
    "a finding is recorded": (put(f"{CITYS}/findings/F2026-K7QZM.yaml", 'county: "990121"\n'),),
    "a finding is withdrawn": (add(FINDING, WITHDRAWN),),
    "a finding gets its post": (add(FINDING, "note: 见附件\n"),),
    "a check is recorded": (put(f"{CITYS}/checks/C2026-9HVPW.yaml", "kind: spot\n"),),
    "a check is fed back": (add(CHECK, "fed_back_on: 2026-07-14\n"),),
    "a round goes on": (add(ROUND, "letters_answered: 4\n"),),
    "an action is decided": (put(f"{CITYS}/actions/A2026-R4TNX.yaml", "kind: named\n"),),
    "an action is lifted": (
        swap(ACTION, "    status: delivered\n", "    status: delivered\n" + update("lifted")),
    ),
    "a bulletin is drafted": (put(DRAFT, "status: draft\n"),),
    "an edition is cut": (put(f"{CITYS}/editions/2026-Q2.yaml", "title: x\n"),),
    "a deadline to come is moved": (
        swap(
            f"{CITYS}/tasks.yaml",
            "due_on: 2026-07-17\n  - id: T07",
            f"due_on: 2026-07-24\n{MOVED.format(on='2026-07-15', was='2026-07-17')}  - id: T07",
        ),
    ),
    "a quota is lowered by an entry": (
        swap(f"{CITYS}/tasks.yaml", LATE_QUOTA, LATE_QUOTA + FEWER),
    ),
    "a quota is added by an entry": (
        swap(f"{CITYS}/tasks.yaml", "T07\n    no: 7\n", f"T07\n    no: 7\n{FIRST_QUOTA}"),
    ),
    "a standard is lowered by an entry": (
        swap(
            f"{CITYS}/standards.yaml",
            "at_least: 8\n",
            "at_least: 6\n    changes: [{on: 2026-07-15, was: {at_least: 8}, reason: 机构改革}]\n",
        ),
    ),
    "a standard is added from a day on": (
        swap(f"{CITYS}/standards.yaml", "pairings:\n", f"{ZONES}pairings:\n"),
    ),
    "an item of a checklist that nobody names is taken out": (
        swap(f"{CITYS}/standards.yaml", UNUSED, ""),
    ),
    "a standard is worded better": (
        swap(f"{CITYS}/standards.yaml", "title: 县级纪委监委一个", "title: 设县级纪委监委一个"),
    ),
    "a setting is changed by an entry": (
        swap(f"{CITYS}/rules.yaml", "observation_days: 14\n", OBSERVED),
    ),
    "a setting that was not there": (add(f"{CITYS}/rules.yaml", "micro_days: 3\n"),),
    "a rule is worded better": (
        swap(f"{CITYS}/rules.yaml", "zh: 累计三次拖欠任务的，", "zh: 累计三次以上拖欠任务的，"),
    ),
    "a rule ends": (swap(f"{CITYS}/rules.yaml", MISSED, f"{MISSED}    valid_to: 2026-12-31\n"),),
    "a pairing ends": (swap(f"{CITYS}/pairings.yaml", HELP, f"{HELP}    end_on: 2026-07-31\n"),),
    "a word that nobody uses is taken out": (swap(f"{CITYS}/vocab.yaml", WORD, ""),),
    "a task is added": (
        add(f"{CITYS}/tasks.yaml", "  - {id: T30, no: 30, added_on: 2026-07-15}\n"),
    ),
    "a holiday is announced": (add(f"{CITYS}/calendar.yaml", "# 2027\n"),),
    "a scheme is added": (add(f"{CITYS}/schemes.yaml", '  - {id: "2027-1"}\n'),),
    "a scheme that no issue used is changed": (
        swap(f"{CITYS}/schemes.yaml", "across: arithmetic", "across: geometric"),
    ),
    "a rule is changed": (add(f"{CITYS}/rules.yaml", "# x\n"),),
    "a word is added": (add(f"{CITYS}/vocab.yaml", "more: []\n"),),
    "another office is linked": (add(f"{CITYS}/pairings.yaml", "  - {id: 990121-office-02}\n"),),
    "the day shown goes on": (
        swap(f"{CITYS}/publication.yaml", "as_of: 2026-07-15", "as_of: 2026-07-22"),
    ),
    "every day is shown": (swap(f"{CITYS}/publication.yaml", "as_of: 2026-07-15", "as_of: today"),),
    "an area is founded": (add(f"{CITYS}/areas.yaml", '  - {code: "990184"}\n'),),
    "a standard is changed": (add(f"{CITYS}/standards.yaml", "# x\n"),),
    "a document of the city": (put(f"{CITYS}/documents/D2026-M4WXK.yaml", "title: x\n"),),
}

BY_MAINTAINERS: Mapping[str, tuple[Edit, ...]] = {
    "a script": (put("scripts/x.py", "print(1)\n"),),
    "a schema": (add("schemas/tasks.schema.json", "\n"),),
    "a workflow": (put(".github/workflows/check.yml", "on: pull_request\n"),),
    "a template": (put("site/templates/x.j2", "x\n"),),
    "a catalogue of words": (put("site/locale/x.po", "⻅\n"),),
    "an account": (
        swap(f"{CITYS}/owners.yaml", "[county-990121-filing]", "[county-990121-filing, x-2]"),
    ),
}


def test_what_people_do_in_a_month_passes() -> None:
    lawful = ((COUNTY, BY_COUNTY), (CITY, BY_CITY), (MAINTAINERS, BY_MAINTAINERS))
    found = {
        name: codes(problems_of(actor, *edits))
        for actor, rows in lawful
        for name, edits in rows.items()
    }

    assert {name: told for name, told in found.items() if told} == {}
    assert len(found) >= 60


def test_what_is_kept_in_may_be_kept_in_more_strictly() -> None:
    summed = after((add(PAPER, "visibility: aggregate\n"),), TREE)

    assert codes(problems_of(COUNTY, swap(PAPER, "aggregate", "internal"), base=summed)) == []


def test_a_draft_is_changed_and_thrown_away() -> None:
    drafted = after((put(DRAFT, "status: draft\ntitle: 一\n"),), TREE)

    assert problems_of(CITY, swap(DRAFT, "一", "二"), base=drafted) == ()
    assert problems_of(CITY, gone(DRAFT), base=drafted) == ()


def test_a_deadline_may_be_moved_until_its_day() -> None:
    path, old, new = f"{CITYS}/tasks.yaml", "due_on: 2026-05-22\n", "due_on: 2026-06-05\n"
    silent = swap(path, old, new)
    told = swap(path, old, new + MOVED.format(on="2026-05-22", was="2026-05-22"))

    assert codes(problems_of(CITY, told, received=date(2026, 5, 22))) == []
    assert codes(problems_of(CITY, silent, received=date(2026, 5, 22))) == ["P431"]
    assert codes(problems_of(CITY, silent, received=date(2026, 5, 23))) == ["P405", "P431"]


def test_a_finding_without_a_deadline_gets_one_that_is_still_to_come() -> None:
    path = f"{CITYS}/findings/F2026-0002.yaml"
    base = after((swap(path, "due_on: 2026-08-13\n", ""),), TREE)

    assert codes(problems_of(CITY, add(path, "due_on: 2026-07-15\n"), base=base)) == []
    assert codes(problems_of(CITY, add(path, "due_on: 2026-07-14\n"), base=base)) == ["P408"]


def test_the_first_owners_come_in_a_change_of_their_own() -> None:
    bare = after((gone(f"{CITYS}/owners.yaml"),), TREE)
    owners = put(f"{CITYS}/owners.yaml", TREE[f"{CITYS}/owners.yaml"] or b"")

    assert codes(problems_of(MAINTAINERS, owners, base=bare)) == []
    assert codes(problems_of("someone", owners, base=bare)) == ["P104"]
    assert codes(problems_of(MAINTAINERS, owners, add(T16, update("doing")), base=bare)) == ["P104"]
    assert codes(problems_of(COUNTY, add(T16, update("doing")), base=bare)) == ["P104"]
