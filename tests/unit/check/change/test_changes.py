"""Hostile changes are refused, each with its code; what people do in a month passes."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

import pytest

from ledgers.check.change.rules import judged
from ledgers.model.diff import LINK, RUNNABLE, SUBMODULE, Blob, FileChange, Step
from ledgers.model.values import replace
from ledgers.model.words import english
from tests.cities import MINI
from tests.unit.check.change.judging import (
    CITY,
    COUNTY,
    MAINTAINERS,
    OTHER,
    TREE,
    Edit,
    Files,
    add,
    after,
    changed,
    codes,
    county,
    gone,
    problems_of,
    put,
    swap,
)

Attack: TypeAlias = tuple[str, str, tuple[Edit, ...]]
T07, T16, T22 = (county(f"progress/{task}") for task in ("T07", "T16", "T22"))
DOING = "  - on: 2026-07-14\n    status: doing\n"
SUBMITTED = "  - on: 2026-07-14\n    status: submitted\n    measures: [T16.1]\n"
CITYS = {
    name: f"data/city/{name}.yaml"
    for name in [
        "areas",
        "calendar",
        "indicators",
        "owners",
        "pairings",
        "publication",
        "rules",
        "schemes",
        "standards",
        "tasks",
        "vocab",
    ]
}
DECISIONS = "data/city/decisions/990121/progress"
DECIDED = f"{DECISIONS}/T22.yaml"
ACCEPTED = """subject: progress/T16
decisions:
  - {on: 2026-07-14, decision: accepted, measures: [T16.1]}
"""
LAST = """  - on: 2026-07-13
    status: submitted
    measures: [T22.2]
    note: 纪委常委会审议通过，报请审定
"""
EARLIER = "  - {on: 2026-04-20, status: submitted, measures: [T16.1]}\n"
SECOND = """  - indicator: village_day
    unit: 990121101-township_commission-01
    numerator: 34
    denominator: 39
"""
FILED = "filed_on: 2026-06-01\n"
MISSAID = """  - on: 2026-07-14
    at: /values/1
    was: {indicator: village_day, numerator: 3, denominator: 39}
    reason: 不属本县
"""
EARLIER_FILED = (
    "  - {on: 2026-07-14, at: /filed_on, was: 2026-06-01, now: 2026-05-31, reason: 录错}\n"
)
LINKED = """    from_unit: 990100-internal_office-09
    start_on: 2026-03-31
"""
BODY = """  - id: 990121-internal_office-01
    name: 岫岭县纪委监委办公室
    kind: internal_office
    level: county
    parent: 990121-county_commission-01
    area: "990121"
"""
CORRECTED = "  - {on: 2026-07-14, at: /values/0/numerator, was: %s, now: 59, reason: 漏计}\n"
JUDGED = "data/city/decisions/990102/progress/T20.yaml"
ACTION = "data/city/actions/A2026-0001.yaml"
RETURN = county("returns/2026-05")
PAPER = county("documents/D2026-06-17-1")
EVENT = county("events/E2026-06-15-1")
FINDING = "data/city/findings/F2026-0003.yaml"

FEWER = '八有”达标\n        unit: "%"\n        at_least: 50'
QUOTA = """    quotas:
      - title: 每年组织文体活动
        unit: 次
        at_least: 1
"""
N2 = "    source:\n      document: S3\n      section: 四（二）\n"
TOGETHER = f", 990100-internal_office-10]\n{N2}"
GROUPS = """  - id: groups
    title: 派驻纪检监察组不少于五个
    kind: dispatched_group
    at_least: 5
"""
ZONES = "  - {id: zones, title: 协作区一个, kind: coop_zone, at_least: 1}\n"
MISSED = "        count: missed\n        at_least: 3"
HELP = """  - id: 990121-help-01
    kind: help
    county: "990121"
    from_unit: 990121-internal_office-08
    to_unit: 990121101-township_commission-01
    quota_days_month: 2
    start_on: 2026-05-06
"""
ASKED = """      - id: T07.3
        text: 配合专项督查，逐项销结发现的问题
        due_on: 2026-08-14
"""
WORD = "  - code: inspection_office\n    zh: 巡察办\n    en: County inspection office\n"
LATE = "  - on: 2026-07-01\n    came_in: 2026-07-14\n    status: doing\n"

ATTACKS: Mapping[str, Attack] = {
    # Another owner's path.
    "a file of another county": (OTHER, "P102", (add(T16, DOING),)),
    "a new file in another county": (OTHER, "P102", (put(county("progress/T02x"), "a: 1\n"),)),
    "two counties in one change": (
        COUNTY,
        "P102",
        (add(T16, DOING), add("data/counties/990102/progress/T07.yaml", DOING)),
    ),
    "an account nobody knows": ("li-ming", "P101", (add(T16, DOING),)),
    # The city's programme by a county.
    "a deadline moved": (
        COUNTY,
        "P102",
        (swap(CITYS["tasks"], "due_on: 2026-05-22", "due_on: 2026-08-22"),),
    ),
    "a finding's deadline": (COUNTY, "P102", (add(FINDING, "severity: ordinary\n"),)),
    "the calendar": (COUNTY, "P102", (add(CITYS["calendar"], "# x\n"),)),
    "a rule": (COUNTY, "P102", (add(CITYS["rules"], "# x\n"),)),
    "the vocabulary": (COUNTY, "P102", (add(CITYS["vocab"], "# x\n"),)),
    "the pairings": (COUNTY, "P102", (add(CITYS["pairings"], "# x\n"),)),
    "the areas": (COUNTY, "P102", (add(CITYS["areas"], "# x\n"),)),
    "its own rights": (
        COUNTY,
        "P102",
        (swap(CITYS["owners"], "county-990121-filing", "county-990121-x"),),
    ),
    # The city's judgement by a county.
    "it accepts its own work": (COUNTY, "P102", (put(f"{DECISIONS}/T16.yaml", ACCEPTED),)),
    "an acceptance dated back": (
        COUNTY,
        "P102",
        (add(DECIDED, "  - {on: 2026-05-01, decision: accepted}\n"),),
    ),
    "an action deleted": (COUNTY, "P102", (gone(ACTION),)),
    "a scheme of its own": (COUNTY, "P102", (add(CITYS["schemes"], "# x\n"),)),
    # The same by the city, where nobody may.
    "a pairing in force given to another office": (
        CITY,
        "P207",
        (swap(CITYS["pairings"], LINKED, LINKED.replace("office-09", "office-08")),),
    ),
    "a quota lowered": (
        CITY,
        "P431",
        (swap(CITYS["tasks"], '八有”达标\n        unit: "%"\n        at_least: 100', FEWER),),
    ),
    "a quota taken away": (CITY, "P431", (swap(CITYS["tasks"], QUOTA, ""),)),
    "a unit that works along taken off": (
        CITY,
        "P431",
        (swap(CITYS["tasks"], TOGETHER, f"]\n{N2}"),),
    ),
    "a standard lowered": (CITY, "P431", (swap(CITYS["standards"], "at_least: 8", "at_least: 1"),)),
    "a standard taken out": (CITY, "P207", (swap(CITYS["standards"], GROUPS, ""),)),
    "a standard that is asked from the start, added later": (
        CITY,
        "P431",
        (swap(CITYS["standards"], "pairings:\n", f"{ZONES}pairings:\n"),),
    ),
    "a setting that decides problems": (
        CITY,
        "P431",
        (swap(CITYS["rules"], "observation_days: 14", "observation_days: 90"),),
    ),
    "a setting taken away": (CITY, "P431", (swap(CITYS["rules"], "renewal_days: 730\n", ""),)),
    "a rule in force loosened": (CITY, "P404", (swap(CITYS["rules"], MISSED, MISSED[:-1] + "9"),)),
    "a rule ended before what it proposed": (
        CITY,
        "P404",
        (swap(CITYS["rules"], MISSED, f"{MISSED}\n    valid_to: 2026-05-31"),),
    ),
    "a required document due later once it was due": (
        CITY,
        "P405",
        (swap(CITYS["standards"], "due_on: 2026-06-30", "due_on: 2026-08-31"),),
    ),
    "a decision deleted": (CITY, "P204", (gone(DECIDED),)),
    "a decision changed": (CITY, "P201", (swap(JUDGED, "- on: 2026-05-06", "- on: 2026-04-29"),)),
    "a decision inserted": (
        CITY,
        "P203",
        (
            swap(
                JUDGED,
                "  - on: 2026-05-06",
                "  - {on: 2026-04-30, decision: returned}\n  - on: 2026-05-06",
            ),
        ),
    ),
    "a decided action deleted": (CITY, "P403", (gone(ACTION),)),
    "a decided action aimed at another county": (
        CITY,
        "P403",
        (swap(ACTION, 'county: "990102"', 'county: "990121"'),),
    ),
    "a name taken down sooner": (
        CITY,
        "P403",
        (swap(ACTION, "expires_on: 2026-12-31", "expires_on: 2026-07-31"),),
    ),
    "a finding copied under another number": (
        CITY,
        "P204",
        (gone(FINDING), put(FINDING.replace("0003", "0013"), MINI[FINDING])),
    ),
    "a past deadline moved": (
        CITY,
        "P405",
        (swap(CITYS["tasks"], "due_on: 2026-05-22", "due_on: 2026-08-22"),),
    ),
    "a past deadline taken away": (
        CITY,
        "P405",
        (swap(CITYS["tasks"], "        due_on: 2026-05-22\n", ""),),
    ),
    "a deadline to come moved into the past": (
        CITY,
        "P408",
        (
            swap(
                CITYS["tasks"],
                "due_on: 2026-07-17\n  - id: T07",
                "due_on: 2026-07-14\n  - id: T07",
            ),
        ),
    ),
    "a pairing in force taken out": (CITY, "P207", (swap(CITYS["pairings"], HELP, ""),)),
    "what a task asks for later taken out": (CITY, "P207", (swap(CITYS["tasks"], ASKED, ""),)),
    "a word in use taken out": (CITY, "P207", (swap(CITYS["vocab"], WORD, ""),)),
    "the day moved back": (
        CITY,
        "P406",
        (swap(CITYS["publication"], "as_of: 2026-07-15", "as_of: 2026-06-30"),),
    ),
    "the flag turned": (
        CITY,
        "P407",
        (swap(CITYS["publication"], "demonstration: false", "demonstration: true"),),
    ),
    "the flag turned by maintainers": (
        MAINTAINERS,
        "P407",
        (swap(CITYS["publication"], "demonstration: false", "demonstration: true"),),
    ),
    # The history of a life.
    "an update dated back": (COUNTY, "P201", (swap(T22, "- on: 2026-06-29", "- on: 2026-06-12"),)),
    "a submission inserted": (COUNTY, "P203", (swap(T16, "updates:\n", f"updates:\n{EARLIER}"),)),
    "an old update edited": (
        COUNTY,
        "P201",
        (swap(T22, "measures: [T22.1]", "measures: [T22.1, T22.2]"),),
    ),
    "an old update deleted": (COUNTY, "P202", (swap(T22, LAST, ""),)),
    "updates in another order": (COUNTY, "P203", (swap(T22, "updates:\n", f"updates:\n{LAST}"),)),
    "a figure of a closed month": (
        COUNTY,
        "P205",
        (swap(RETURN, "numerator: 56", "numerator: 59"),),
    ),
    "a late entry without a reason": (COUNTY, "P304", (add(T16, LATE),)),
    "a late entry with an empty reason": (
        COUNTY,
        "P304",
        (add(T16, LATE.replace("14\n", "14\n    late: '　 '\n")),),
    ),
    "a figure that is of another kind": (
        COUNTY,
        "P205",
        (swap(RETURN, "numerator: 56", "numerator: 56.0"),),
    ),
    "a figure taken away": (COUNTY, "P205", (swap(RETURN, "    numerator: 56\n", ""),)),
    "an own return deleted": (COUNTY, "P204", (gone(RETURN),)),
    "an overdue task's file deleted": (COUNTY, "P204", (gone(T22),)),
    "a rename that hides a change": (
        COUNTY,
        "P204",
        (gone(PAPER), put(PAPER.replace("17-1", "17-2"), MINI[PAPER])),
    ),
    "an entry taken out, and another said": (
        COUNTY,
        "P206",
        (swap(RETURN, SECOND, ""), swap(RETURN, FILED, f"{FILED}corrections:\n{MISSAID}")),
    ),
    "a body renamed": (
        COUNTY,
        "P205",
        (swap(county("units"), "name: 岫岭县纪委监委\n", "name: 岫岭县监委\n"),),
    ),
    "a body taken off the register": (COUNTY, "P205", (swap(county("units"), BODY, ""),)),
    "a period that came in earlier afterwards": (
        COUNTY,
        "P301",
        (swap(RETURN, FILED, f"filed_on: 2026-05-31\ncorrections:\n{EARLIER_FILED}"),),
    ),
    "a day on which it came in, added": (COUNTY, "P205", (add(EVENT, "came_in: 2026-07-14\n"),)),
    "a correction of what was not so": (
        COUNTY,
        "P206",
        (
            swap(RETURN, "numerator: 56", "numerator: 59"),
            swap(
                RETURN,
                "filed_on: 2026-06-01\n",
                f"filed_on: 2026-06-01\ncorrections:\n{CORRECTED % 58}",
            ),
        ),
    ),
    # Visibility, persons.
    "an identity number in a note": (
        COUNTY,
        "V102",
        (add(T16, DOING + "    note: 11010519491231002X\n"),),
    ),
    "a number in a README": (
        COUNTY,
        "V103",
        (put("data/counties/990121/README.md", "13800138000\n"),),
    ),
    "a number in a name": (
        COUNTY,
        "V103",
        (put("data/counties/990121/13800138000/README.md", "x\n"),),
    ),
    "a number that the change itself allows": (
        CITY,
        "V103",
        (
            swap(CITYS["publication"], '["12388"]', '["12388", "13800138000"]'),
            put("data/city/README.md", "13800138000\n"),
        ),
    ),
    # Program and gate.
    "a workflow": (COUNTY, "P102", (put(".github/workflows/check.yml", "on: push\n"),)),
    "an owner's file": (COUNTY, "P102", (put(".github/CODEOWNERS", "* @x\n"),)),
    "a script": (COUNTY, "P102", (put("scripts/x.py", "x\n"),)),
    "a template": (COUNTY, "P102", (put("site/templates/x.j2", "x\n"),)),
    "a schema": (COUNTY, "P102", (put("schemas/x.schema.json", "{}\n"),)),
    "data beside folders": (COUNTY, "P102", (put("data/README.md", "x\n"),)),
    "a script by the city": (CITY, "P102", (put("scripts/x.py", "x\n"),)),
    "data by maintainers": (MAINTAINERS, "P102", (add(T16, DOING),)),
    # Form.
    "a drawn chart": (COUNTY, "P607", (put(".cache/charts/x.svg", "<svg/>\n"),)),
    "a drawn chart by maintainers": (
        MAINTAINERS,
        "P607",
        (put(".cache/charts/x.svg", "<svg/>\n"),),
    ),
    "attributes": (COUNTY, "P604", (put("data/counties/990121/.gitattributes", "* -diff\n"),)),
    "attributes by maintainers": (
        MAINTAINERS,
        "P604",
        (put("scripts/.gitattributes", "* -diff\n"),),
    ),
    "a file of three MiB": (
        COUNTY,
        "P602",
        (put("data/counties/990121/README.md", b"0123456789abcde\n" * 196608),),
    ),
    "500 files": (
        COUNTY,
        "P603",
        tuple(put(f"data/counties/990121/{n}/README.md", "x\n") for n in range(500)),
    ),
    "a soft hyphen": (COUNTY, "P605", (add(T16, DOING + "    note: 已\u00ad报\n"),)),
    "a variation selector": (COUNTY, "P605", (add(T16, DOING + "    note: 已\ufe0f报\n"),)),
    "a filler": (COUNTY, "P605", (add(T16, DOING + "    note: 已\u3164报\n"),)),
    "a tag": (COUNTY, "P605", (add(T16, DOING + "    note: 已\U000e0041报\n"),)),
    "a sign that turns the line": (COUNTY, "P605", (add(T16, DOING + "    note: 已\u202e报\n"),)),
    "a radical": (COUNTY, "P606", (add(T16, DOING + "    note: 意⻅\n"),)),
    "an old double": (COUNTY, "P606", (add(T16, DOING + "    note: 年度計畫\uf9fc\n"),)),
    "a sign around another one": (COUNTY, "P605", (add(T16, DOING + "    note: 已\u20dd报\n"),)),
    "a text that is none": (
        COUNTY,
        "P605",
        (put("data/counties/990121/README.md", b"\0\n13800138000\n"),),
    ),
    "a text in another encoding": (
        COUNTY,
        "P605",
        (put("data/counties/990121/README.md", "联系人".encode("gbk")),),
    ),
    "a way out of the folder": (
        COUNTY,
        "P605",
        (put("data/counties/990121/../../city/x.yaml", "x: 1\n"),),
    ),
    "a hidden sign in a name": (
        COUNTY,
        "P605",
        (put("data/counties/990121/x\u00ad/README.md", "x\n"),),
    ),
}
"""By what it does: who submits it, the code it is refused with, the edits."""


def test_every_hostile_change_is_refused_with_its_code() -> None:
    found = {name: codes(problems_of(actor, *edits)) for name, (actor, _, edits) in ATTACKS.items()}

    assert {name: found[name] for name, row in ATTACKS.items() if row[1] not in found[name]} == {}


def test_what_is_added_to_a_decided_action_or_a_used_method_is_a_change_too() -> None:
    units = "object_units: [990102-county_commission-01"
    named = swap(ACTION, units, f"{units}, 990102-internal_office-01")
    issue = "data/city/bulletins/weekly-2026-01.yaml"
    used = after((put(issue, 'series: weekly\nkind: weekly\nyear: "2026"\nissue_no: 1\n'
        'start_on: 2026-07-06\nend_on: 2026-07-12\nas_of: 2026-07-12\nmethod: "2026-1"\n'
        'issuer: 990100-city_commission-01\n'),))  # fmt: skip
    more = swap(CITYS["schemes"], "across: arithmetic", "across: arithmetic\n    bottom: 5")

    assert codes(problems_of(CITY, named)) == ["P403"]
    assert codes(problems_of(CITY, more, base=used)) == ["P404"]


@pytest.mark.parametrize(
    "text",
    ["138\n0013\n8000", "138\t0013\t8000", "138    0013    8000", "> 138 0013\n> 8000",
     "138(0013)8000", "138**0013**8000", "138<br>0013<br/>8000", "- 138~0013~8000",
     "110105\n19491231\n002X"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["data/counties/990121/README.md", "docs/notes.md"])
def test_a_number_over_lines_or_by_any_signs_is_found_in_any_file(path: str, text: str) -> None:
    who = COUNTY if path.startswith("data/") else MAINTAINERS
    found = problems_of(who, put(path, f"说明\n\n{text}\n"))

    assert [(row.kind.code in {"V102", "V103"}, row.place.line) for row in found] == [(True, 3)]


@pytest.mark.parametrize(
    "text",
    ["分别为150、1200、1500元", "150，1200，1500", "2026-07-15\n2026-07-16", "13:00\n14:30\n15:30",
     "2025\n2026\n2027", "1380\n1381\n1382"],
)  # fmt: skip
def test_days_years_and_lists_of_amounts_are_no_numbers_of_persons(text: str) -> None:
    assert problems_of(COUNTY, put("data/counties/990121/README.md", f"{text}\n")) == ()


def test_a_name_is_found_in_texts_about_the_program_and_a_contact_may_stand_there() -> None:
    def told(path: str, text: str) -> list[str]:
        return codes(problems_of(MAINTAINERS, put(path, text)))

    assert told("docs/notes.md", "找办公室主任王小明，谢谢\n") == ["V106"]
    assert told("docs/notes.md", "写信到 office@example.org，或找办公室主任\n") == []


def test_a_day_that_was_today_does_not_move_back() -> None:
    today = after((swap(CITYS["publication"], "as_of: 2026-07-15", "as_of: today"),))
    back = swap(CITYS["publication"], "as_of: today", "as_of: 2026-07-14")

    assert codes(problems_of(CITY, back, base=today)) == ["P406"]


def test_only_the_city_lets_out_what_was_kept_in_and_each_time_anew() -> None:
    approval = (
        "corrections:\n  - {on: 2026-07-14, at: /visibility, was: internal, reason: 可公开,"
        " approved_by_post: city_secretary}\n"
    )
    kept = after((add(PAPER, "visibility: internal\n"),))
    out = swap(PAPER, "visibility: internal\n", "")
    approved = swap(PAPER, "visibility: internal\n", approval)
    again = after((add(PAPER, f"{approval}visibility: internal\n"),))
    finding = after((add(FINDING, "visibility: internal\n"),))

    assert codes(problems_of(COUNTY, out, base=kept)) == ["P501"]
    assert codes(problems_of(COUNTY, approved, base=kept)) == ["P501"]
    assert codes(problems_of(COUNTY, out, base=again)) == ["P501"]
    lets_out = swap(FINDING, "visibility: internal\n", approval)
    assert codes(problems_of(CITY, lets_out, base=finding)) == []


def test_a_closed_period_takes_corrections_only_whenever_the_change_is_approved() -> None:
    filled = add(RETURN, "  - indicator: risk_points\n    value: 5\n")
    more = add(RETURN, "  - indicator: risk_points\n    value: 6\n")

    def asked(day: date, *edits: Edit, seen: Edit | None = None) -> list[str]:
        known = after((seen,)) if seen else {}
        return codes(problems_of(COUNTY, *edits, received=day, seen=known))

    assert asked(date(2026, 6, 5), filled) == []
    assert asked(date(2026, 6, 6), filled) == ["P208"]
    assert asked(date(2026, 7, 15), filled, seen=filled) == []
    assert asked(date(2026, 7, 15), more, seen=filled) == ["P208"]
    assert codes(problems_of(COUNTY, filled)) == []


def test_a_document_is_said_to_be_a_required_one_before_that_is_due() -> None:
    silent = after((swap(PAPER, "fulfils: talk_room_rule\n", ""),))
    claims, odd = (add(PAPER, f"fulfils: {name}\n") for name in ("talk_room_rule", "[x]"))

    def asked(day: date, edit: Edit = claims, seen: Edit | None = None) -> list[str]:
        known = after((seen,), silent) if seen else {}
        return codes(problems_of(COUNTY, edit, received=day, base=silent, seen=known))

    assert asked(date(2026, 6, 30)) == []
    assert asked(date(2026, 7, 1)) == ["P301"]
    assert asked(date(2026, 7, 1), seen=claims) == []
    assert asked(date(2026, 6, 17), odd) == []  # The schema refuses a list.


def test_only_maintainers_bring_the_first_owners() -> None:
    bare = after((gone(CITYS["owners"]),))
    own = 'owners:\n  - {id: x, kind: filing, county: "990121", accounts: [county-990121-filing]}\n'

    assert codes(problems_of(COUNTY, put(CITYS["owners"], own), base=bare)) == ["P104"]


def test_owners_that_could_not_be_read_are_replaced_by_none_of_the_change_itself() -> None:
    whole = (TREE[CITYS["owners"]] or b"").decode()
    own = whole.replace("ledgers-maintenance-1", "county-1").replace(COUNTY, MAINTAINERS)
    broken = after((put(CITYS["owners"], "owners: [\n"),))

    (problem,) = problems_of("county-1", put(CITYS["owners"], own), base=broken)
    assert (problem.kind.code, "cannot be read" in english(problem.message)) == ("P104", True)


def test_the_day_from_which_days_are_asked_about_is_not_put_off() -> None:
    line = "live_from: 2026-04-01\n"
    always = after((swap(CITYS["owners"], line, ""),))
    to_come = after((swap(CITYS["owners"], "2026-04-01", "2026-08-01"),))

    def told(new: str, base: Files) -> list[str]:
        whole = (TREE[CITYS["owners"]] or b"").decode().replace(line, new)
        return codes(problems_of(MAINTAINERS, put(CITYS["owners"], whole), base=base))

    assert told("live_from: 2026-09-01\n", always) == ["P405"]
    assert told(line, always) == []
    assert told("live_from: 2026-09-01\n", to_come) == []


def test_a_pairing_that_has_ended_stays_ended_and_one_to_come_may_be_another() -> None:
    whole = (TREE[CITYS["pairings"]] or b"").decode()
    ended = whole.replace(LINKED, f"{LINKED}    end_on: 2026-06-30\n")
    to_come = whole.replace(LINKED, LINKED.replace("2026-03-31", "2026-08-01"))

    def told(was: str, now: str) -> list[str]:
        base = after((put(CITYS["pairings"], was),))
        return codes(problems_of(CITY, put(CITYS["pairings"], now), base=base))

    assert told(ended, whole) == ["P207"]
    assert told(to_come, to_come.replace("from_unit: 990100-internal_office-09",
                                         "from_unit: 990100-internal_office-08")) == []  # fmt: skip


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("13800138000 <a@b.cn>, x <x@b.cn>", ["V103"]),
        ("办公室 <13800138000@b.cn>, x <x@b.cn>", ["V103"]),
        ("办公室 <a@b.cn>, x <11010519491231002X@b.cn>", ["V102"]),
        ("\x1b[2J <a@b.cn>, x <x@b.cn>", ["P605"]),
        ("办公室 <81234567+office@users.noreply.example.org>, x <x@b.cn>", []),
    ],
)
def test_who_wrote_a_commit_leads_to_nobody(who: str, found: list[str]) -> None:
    change = changed(COUNTY, add(T16, DOING))
    steps = tuple(replace(step, who=who) for step in change.diff.steps)

    assert codes(judged(replace(change, diff=replace(change.diff, steps=steps)))) == found


@pytest.mark.parametrize(
    ("mode", "path", "found"),
    [
        (LINK, "site", ["P601"]),
        (LINK, "tests/x", ["P601"]),
        (SUBMODULE, "vendor", ["P601"]),
        (RUNNABLE, "scripts/x", ["P601"]),
        (RUNNABLE, "tests/x", []),
    ],
)
def test_a_link_or_another_repository_is_taken_nowhere(
    mode: str, path: str, found: list[str]
) -> None:
    change = changed(MAINTAINERS, put("scripts/x.py", "x\n"))
    files = (FileChange(path, None, Blob(mode, "", 1, None)),)
    diff = replace(change.diff, steps=(Step("", "", files),), whole=files)

    assert codes(judged(replace(change, diff=diff))) == found
