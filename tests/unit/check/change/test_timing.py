"""When an entry came in is asked once, of the push that brought it, and never answered anew."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from ledgers.check.change.rules import judged
from ledgers.model.problem import Problem
from ledgers.model.values import replace
from ledgers.model.words import english
from tests.unit.check.change.judging import (
    CITY,
    COUNTY,
    TODAY,
    TREE,
    Edit,
    Files,
    add,
    after,
    catalog_of_files,
    changed,
    codes,
    county,
    problems_of,
    put,
    swap,
)

T16, T22 = county("progress/T16"), county("progress/T22")
PAPER, PLAN = county("documents/D2026-06-17-1"), county("rectifications/F2026-0006")
MARCH = county("casework/2026-03")
DECIDED = "data/city/decisions/990121/progress/T22.yaml"
RULES, OWNERS = "data/city/rules.yaml", "data/city/owners.yaml"
DAYS = timedelta(days=1)


def entry(on: str, more: str = "", status: str = "doing") -> str:
    """Return an entry of a day."""
    return f"  - on: {on}\n{more}    status: {status}\n"


@dataclass(frozen=True)
class Pushed:
    """A push: when it was received, or by whom not yet, and what an earlier push had brought."""

    received: str = "2026-07-15"
    actor: str = COUNTY
    base: Files = field(default_factory=lambda: TREE)
    today: date = TODAY
    earlier: tuple[Edit, ...] = ()

    def told(self, *edits: Edit) -> list[Problem]:
        """Return the problems of days of a change."""
        seen = catalog_of_files(after(self.earlier, self.base)).documents if self.earlier else ()
        change = replace(
            changed(self.actor, *edits, base=self.base),
            received=date.fromisoformat(self.received) if self.received else None,
            today=self.today,
            seen={row.file: [row] for row in seen},
        )
        found = judged(change)
        assert {row.kind.code for row in found} <= {"P301", "P302", "P303", "P304"}
        return list(found)

    def timed(self, *edits: Edit) -> list[tuple[str, str, int]]:
        """Return code, file and line of the problems of days of a change."""
        return [(row.kind.code, row.place.file, row.place.line) for row in self.told(*edits)]


# ── Asked once ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("later", [0, 3, 40])
def test_the_answer_of_a_push_is_the_same_whenever_it_is_asked(later: int) -> None:
    """A rerun has the time of the push, and another clock."""
    today = TODAY + later * DAYS

    assert Pushed(today=today).timed(add(T16, entry("2026-07-14"))) == []
    assert Pushed(today=today).timed(add(T16, entry("2026-07-08"))) == [("P301", T16, 7)]


@pytest.mark.parametrize("later", [0, 3, 40])
def test_what_an_earlier_push_brought_is_not_asked_again(later: int) -> None:
    first = (add(T16, entry("2026-07-14")), put(MARCH, "filed_on: 2026-07-14\n"))
    received = str(TODAY + later * DAYS)

    assert Pushed(received=received, earlier=first).timed(*first) == []
    more = [*first, add(T16, entry(received)), add(T22, entry(received))]
    assert Pushed(received=received, earlier=first).timed(*more) == []
    old = [*first, add(T22, entry("2026-07-08"))]
    assert Pushed(received=received, earlier=first).timed(*old) == [("P301", T22, 13)]


def test_what_an_earlier_push_brought_is_asked_again_where_it_is_another_one() -> None:
    first = (add(T16, entry("2026-07-14")), put(MARCH, "filed_on: 2026-07-14\n"))
    edited = [
        add(T16, entry("2026-07-14", status="submitted")),
        put(MARCH, "filed_on: 2026-04-03\n"),
    ]

    assert Pushed(received="2026-07-30", earlier=first).timed(*edited) == [
        ("P301", MARCH, 1),
        ("P301", T16, 7),
    ]


def test_after_a_rebase_nothing_is_asked_again() -> None:
    """Somebody else's entry came in first, and stands above."""
    first = (add(T16, entry("2026-07-14")),)
    base = after([add(T16, entry("2026-07-17", "    note: 又报\n"))])

    assert Pushed(received="2026-08-24", base=base).timed(*first) == [("P301", T16, 10)]
    assert Pushed("2026-08-24", base=base, earlier=first).timed(*first) == []


def test_the_last_entry_once_more_is_an_entry_of_its_own() -> None:
    """Word for word the same, dated as the first: filed anew after it was returned."""
    again = "  - on: 2026-07-13\n    status: submitted\n    measures: [T22.2]\n"
    note = "    note: 纪委常委会审议通过，报请审定\n"

    assert Pushed(received="2026-07-16").timed(add(T22, again + note)) == []
    assert Pushed(received="2026-08-24").timed(add(T22, again + note)) == [("P301", T22, 13)]


# ── Workdays ─────────────────────────────────────────────────────────────────────────────────────

REACH = [
    ("2026-07-13", "2026-07-15", 2, "two workdays"),
    ("2026-07-10", "2026-07-15", 3, "a weekend between"),
    ("2026-07-09", "2026-07-15", 4, "a weekend between"),
    ("2026-07-10", "2026-07-12", 0, "received on a Sunday"),
    ("2026-06-18", "2026-06-24", 3, "the Dragon Boat holiday, a Friday to a Sunday"),
    ("2026-06-18", "2026-06-25", 4, "the Dragon Boat holiday, and a day more"),
    ("2026-04-30", "2026-05-08", 3, "the five days of Labour Day"),
    ("2026-04-30", "2026-05-09", 4, "the Saturday that makes up for them"),
]
"""Own day, day of receipt, workdays between by the notice of holidays of 2026."""


@pytest.mark.parametrize(("own", "received", "days"), [row[:3] for row in REACH])
def test_three_workdays_are_borne(own: str, received: str, days: int) -> None:
    expected = [("P301", T16, 7)] if days > 3 else []

    assert Pushed(received=received).timed(add(T16, entry(own))) == expected


def test_the_city_says_how_many_workdays_are_borne() -> None:
    stricter = after([add(RULES, "backdate_workdays: 1\n")])
    softer = after([add(RULES, "backdate_workdays: 10\n")])

    assert Pushed(base=stricter).timed(add(T16, entry("2026-07-13"))) == [("P301", T16, 7)]
    assert Pushed(base=softer).timed(add(T16, entry("2026-07-01"))) == []


def test_nothing_comes_in_after_it_was_received() -> None:
    ahead = "    came_in: 2026-07-16\n    late: 材料移交\n"

    assert Pushed().timed(add(T16, entry("2026-07-16"))) == [("P302", T16, 7)]
    assert Pushed().timed(add(T16, entry("2026-07-08", ahead))) == [("P302", T16, 7)]
    assert Pushed().timed(add(T16, entry("2026-07-08", ahead.replace("16", "15")))) == []


def test_a_day_on_which_it_came_in_is_dated_back_no_more_than_another() -> None:
    back = "    came_in: 2026-07-08\n    late: 材料移交\n"

    assert Pushed().timed(add(T16, entry("2026-06-30", back))) == [("P301", T16, 7)]


def test_who_is_late_says_why() -> None:
    assert Pushed().timed(add(T16, entry("2026-07-08", "    came_in: 2026-07-15\n"))) == [
        ("P304", T16, 8)
    ]
    assert Pushed().timed(add(T16, entry("2026-07-13", "    came_in: 2026-07-15\n"))) == []


def test_the_first_import_is_not_asked() -> None:
    live = after([swap(OWNERS, "live_from: 2026-04-01", "live_from: 2026-07-15")])
    old = add(T16, entry("2026-04-20"))

    assert Pushed(received="2026-07-14", base=live).timed(old) == []
    assert Pushed(received="2026-07-15", base=live).timed(old) == [("P301", T16, 7)]


# ── What is asked ────────────────────────────────────────────────────────────────────────────────


def test_what_merely_happened_may_come_in_at_any_time() -> None:
    event = put(county("events/E2026-T6JQP"), "kind: training\nheld_on: 2026-04-14\n")
    rule = put(county("documents/D2026-M4WXK"), f"kind: rule\nupdates:\n{entry('2026-04-14')}")
    finding = put("data/city/findings/F2026-K7QZM.yaml", "found_on: 2026-04-14\n")

    assert Pushed().timed(event, rule) == []
    assert Pushed(actor=CITY).timed(finding) == []


def test_a_finding_is_handed_over_on_the_day_on_which_that_is_filed() -> None:
    """From then on another county answers for it, and for its deadline."""
    finding = "data/city/findings/F2026-0003.yaml"
    handed = 'handed_over: {on: %s, to: "990102", reason: 移交}\n'
    back, today = (add(finding, handed % day) for day in ("2026-06-01", "2026-07-15"))

    assert Pushed(actor=CITY).timed(back) == [("P301", finding, 18)]
    assert Pushed(actor=CITY).timed(today) == []
    assert Pushed(actor=CITY, earlier=(back,)).timed(back) == []


AWAITED = "        due: {workdays: 5, after: {%s}}\n  - id: T07\n"
EVENT, RULE = county("events/E2026-T6JQP"), county("documents/D2026-M4WXK")


@pytest.mark.parametrize(
    ("start", "path", "text", "line"),
    [
        ("event: training", EVENT, "kind: training\nheld_on: 2026-04-14\n", 2),
        ("document: rule", RULE, f"kind: rule\nupdates:\n{entry('2026-04-14', '', 'issued')}", 3),
    ],
)
def test_what_a_deadline_waits_for_is_asked(start: str, path: str, text: str, line: int) -> None:
    plain = "        due_on: 2026-07-17\n  - id: T07\n"
    base = after([swap("data/city/tasks.yaml", plain, AWAITED % start)])
    pushed = Pushed(base=base)
    other = "document: plan" if "event" in start else "event: training"
    beside = Pushed(base=after([swap("data/city/tasks.yaml", plain, AWAITED % other)]))

    assert pushed.timed(put(path, text)) == [("P301", path, line)]
    assert beside.timed(put(path, text)) == []
    assert Pushed(base=base, earlier=(put(path, text),)).timed(put(path, text)) == []


TRAINED = "kind: training\nheld_on: 2026-07-01\n"
LATER = TRAINED.replace("-01", "-14")
TAKEN_BACK = {
    "withdrawn": TRAINED + "withdrawn: {on: 2026-07-15, reason: 重复}\n",
    "kept in": TRAINED + "visibility: internal\n",
    "of another day": LATER
    + "corrections:\n  - {on: 2026-07-15, at: /held_on, was: 2026-07-01, now: 2026-07-14,"
    " reason: 误}\n",
    "of another kind": TRAINED.replace("training", "study")
    + "corrections: [{on: 2026-07-15, at: /kind, was: training, now: study, reason: 误}]\n",
}


@pytest.mark.parametrize("how", TAKEN_BACK)
@pytest.mark.parametrize(
    ("held", "found"), [("2026-07-01", True), ("2026-07-08", False)], ids=["passed", "to come"]
)
def test_a_deadline_that_ran_from_a_record_and_passed_stays(
    how: str, held: str, *, found: bool
) -> None:
    """Five workdays after the eighth of July are over at the end of the fifteenth."""
    plain = "        due_on: 2026-07-17\n  - id: T07\n"
    waiting = swap("data/city/tasks.yaml", plain, AWAITED % "event: training")
    first = put(EVENT, TRAINED.replace("2026-07-01", held))
    back = put(EVENT, TAKEN_BACK[how].replace("2026-07-01", held))
    again = put(EVENT.replace("T6JQP", "M4WXK"), TRAINED.replace("2026-07-01", held))
    base, twice = after([waiting, first]), after([waiting, first, again])
    day = date(2026, 7, 15)

    expected = ["P405"] if found else []
    assert codes(problems_of(COUNTY, back, base=base, received=day)) == expected
    assert codes(problems_of(COUNTY, back, base=base, received=day, seen=after([back]))) == []
    assert codes(problems_of(COUNTY, back, base=twice, received=day)) == []
    assert codes(problems_of(COUNTY, add(EVENT, "note: 附言\n"), base=base, received=day)) == []


@pytest.mark.parametrize(("received", "asked"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_required_document_is_asked_once_it_was_due(received: str, *, asked: bool) -> None:
    """The rule about talk rooms is due on the last of June."""
    paper = f"fulfils: talk_room_rule\nupdates:\n{entry('2026-06-02', status='issued')}"
    found = Pushed(received=received).timed(put(county("documents/D2026-W2NKC"), paper))

    assert [code for code, *_ in found] == ["P301"] * asked


def test_a_period_never_filed_may_be_filed_late() -> None:
    """It is late by the day on which it is filed, and asked only where it says an earlier one."""
    assert Pushed().timed(put(MARCH, "filed_on: 2026-07-15\n")) == []
    assert Pushed().timed(put(MARCH, "filed_on: 2026-04-03\n")) == [("P301", MARCH, 1)]


def test_a_value_with_a_day_of_its_own_is_asked_too() -> None:
    text = (
        "filed_on: 2026-07-15\nvalues:\n  - {indicator: village_day, filed_on: %s, numerator: 1}\n"
    )
    path = county("returns/2026-03")

    assert Pushed().timed(put(path, text % "2026-07-15")) == []
    assert Pushed().timed(put(path, text % "2026-04-03")) == [("P301", path, 3)]


# ── What to write ────────────────────────────────────────────────────────────────────────────────

LATE: dict[str, tuple[str, str]] = {
    "a task": (T16, entry("2026-07-02")),
    "a finding": (PLAN, entry("2026-07-02")),
    "a required document": (PAPER, entry("2026-06-26", status="revised")),
    "a period": (MARCH, "filed_on: 2026-04-03\n"),
}
QUOTED = re.compile("“([^”]*)”")


@pytest.mark.parametrize("name", LATE)
def test_the_lines_that_the_hint_names_make_it_pass(name: str) -> None:
    path, text = LATE[name]
    (problem,) = Pushed().told(put(path, text) if path == MARCH else add(path, text))
    assert problem.hint
    lines = QUOTED.findall(english(problem.hint))
    indent = "" if path == MARCH else "    "
    mended = text + "".join(f"{indent}{line}\n" for line in lines)

    assert lines == ["came_in: 2026-07-15", "late: the reason"]
    assert Pushed().timed(put(path, mended) if path == MARCH else add(path, mended)) == []


def test_a_past_entry_that_is_another_one_is_put_back_and_not_explained() -> None:
    other = swap(T22, "- on: 2026-06-29", "- on: 2026-06-12")
    back = "put it back as it was; correct it by a new entry at the end"

    def hints(*edits: Edit) -> dict[str, list[str]]:
        rows = problems_of(COUNTY, *edits, received=TODAY)
        told = [(row.kind.code, english(row.hint)) for row in rows if row.hint]
        return {code: [hint for each, hint in told if each == code] for code, _ in told}

    assert hints(other) == {"P201": [back], "P301": [back]}
    assert hints(add(T22, entry("2026-06-12")))["P301"] != [back]


def test_a_deadline_where_there_was_none_is_told_without_one() -> None:
    text = "county: '990121'\nfound_on: 2026-07-14\ndue_on: 2026-06-16\n"
    (problem,) = problems_of(CITY, put("data/city/findings/F2026-K7QZM.yaml", text), received=TODAY)

    assert english(problem.message) == "the deadline would be 2026-06-16, and that has passed"


def test_a_decision_is_of_the_day_on_which_it_is_filed() -> None:
    """It cannot say that it came in later: it counts from its own day."""
    decided = "  - on: {}\n    decision: extended\n    measures: [T22.3]\n    until: 2026-09-30\n"
    (problem,) = Pushed(actor=CITY).told(add(DECIDED, decided.format("2026-07-08")))

    assert problem.hint
    assert english(problem.hint) == "write “on: 2026-07-15”: it counts from its day"
    assert Pushed(actor=CITY).timed(add(DECIDED, decided.format("2026-07-15"))) == []


# ── In a folder ──────────────────────────────────────────────────────────────────────────────────


def test_a_folder_is_warned_of_what_a_push_today_would_be_refused_for() -> None:
    edits = [add(T16, entry("2026-07-08")), add(T22, entry("2026-07-14"))]
    (problem,) = Pushed(received="").told(*edits)

    assert (problem.kind.code, problem.is_error) == ("P303", False)
    assert english(problem.message) == (
        "this is dated 2026-07-08; if you push today, it comes in 5 workdays later"
    )
    assert QUOTED.findall(english(problem.hint or problem.message)) == [
        "came_in: 2026-07-15",
        "late: the reason",
    ]
