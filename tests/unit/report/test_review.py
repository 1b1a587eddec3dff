"""See that a review keeps its order, its size and its sums, whatever a change brings."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from ledgers.model.assessment import Light
from ledgers.model.diff import Diff
from ledgers.model.kinds import policy
from ledgers.model.problem import Mended, Place
from ledgers.model.review import KINDS, Agreement, Item, Review
from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.report.comment import LONGEST, harmless
from ledgers.report.review import MOST, as_json, as_markdown

HOSTILE = "@all <b>x</b> [y](https://x.example)\n# z\x1b[31m | `"
FILE = "data/counties/990121/progress/T16.yaml"
EMPTY = Review(
    Diff("", None, (), ()), ("a" * 64, "b" * 64), date(2026, 7, 15), None, (), 0, (), (), ()
)


def lost(number: int, kind: str = "lowered") -> Item:
    """Return one of many losses."""
    owner = f"9901{number % 60:02}"
    place = Place(f"data/counties/{owner}/returns/2026-06.yaml", number + 1)
    return Item(kind, owner, f"returns/2026-06/values/{number}/numerator", 20 + number, 10, place)


def sections(text: str) -> list[str]:
    """Return the sections of a report."""
    return text.split("\n## ")


def test_3000_changes_in_60_files_fit_into_a_comment() -> None:
    items = tuple(lost(number) for number in range(3000))
    moved = tuple(
        Item("light", f"9901{n % 60:02}", f"T{n}", Light.DONE, Light.OVERDUE) for n in range(3000)
    )
    text = as_markdown(replace(EMPTY, filed=items, moved=moved, odd=items), english)
    _, gone, moves, filed, odd = sections(text)

    assert MOST * 9 // 10 < len(text) <= MOST
    assert len(harmless(text.encode(), english)) <= LONGEST
    assert "cut off here" not in harmless(text.encode(), english)
    assert "lowered 3000 · light 3000" in gone
    assert gone.count("lowered 50 · light 50") == 60
    assert "left out" not in gone
    for section, told in ((moves, "light 3000"), (filed, "lowered 3000"), (odd, "")):
        rows = section.count("\n- ")
        assert told in section
        assert f"{3000 - rows} more rows are left out here" in section


def test_the_longest_names_fit_too() -> None:
    items = tuple(
        replace(lost(number), owner=f"{number}" + "县" * 500, was="@" * 5000, now=HOSTILE * 900)
        for number in range(3000)
    )
    text = as_markdown(replace(EMPTY, filed=items, odd=items), english)

    assert len(text) <= MOST
    assert "lowered 3000" in text


def test_losses_come_first_and_are_told_one_by_one_up_to_40() -> None:
    review = replace(EMPTY, filed=tuple(lost(number) for number in range(40)))
    told = sections(as_markdown(review, english))

    assert told[1].startswith("What is lost or lowered")
    assert told[1].count("\n- ") == 40


def test_what_a_county_loses_by_the_change_is_lost_too() -> None:
    moves = (
        Item("score", "a", "", Decimal("64.1"), Decimal("62.4")),
        Item("rank", "a", "", 2, 3),
        Item("rank", "b", "", 3, 2),
        Item("rank", "c", "", 4, None),
        Item("progress", "b", "", Decimal("0.1"), Decimal("0.2")),
        Item("light", "a", "T1", Light.PENDING, Light.OVERDUE),
        Item("light", "b", "T1", Light.OVERDUE, Light.DONE),
        Item("light", "c", "T1", None, Light.OVERDUE),
        Item("interval", "a", "", "1–2", "2–3"),
    )

    assert replace(EMPTY, moved=moves).lost == (moves[0], moves[1], moves[3], moves[5])


def test_the_first_answer_fits_on_a_phone() -> None:
    message = say("“{name}” was {was}, now {now}", name="/a" * 99, was=HOSTILE, now="y" * 99)
    review = replace(
        EMPTY,
        actor="county-990121-filing",
        introduced=(policy.VALUE_CHANGED.at(Place(FILE, 12), message),) * 300,
        known=12,
        agreements=(Agreement("岫岭县", tuple(f"city-office-{n:02}" for n in range(30))),) * 60,
    )
    first = sections(as_markdown(review, english))[0]
    rows = [re.sub("`", "", line) for line in first.split("\n")]

    assert sum(-(-len(row) // 45) or 1 for row in rows) <= 35
    assert first.startswith(
        "## This change must not be merged\n\n- 300 errors come with it: P205\n"
    )
    assert "and for 57 more parts" in first


def test_an_error_shows_the_line_as_it_should_be() -> None:
    found = policy.VALUE_CHANGED.at(Place(FILE, 12), say("mistyped"))
    mended = replace(found, mended=Mended("on：x", "on: x"))
    review = replace(EMPTY, introduced=(mended,))

    assert " mistyped\n    - now on：x\n    - write on: x\n" in as_markdown(review, english)
    assert json.loads(as_json(review, english))["problems"][0]["right"] == "on: x"


def test_hostile_text_does_nothing_anywhere() -> None:
    what = f"progress/{HOSTILE}"
    item = Item("added", HOSTILE, what, HOSTILE, {HOSTILE: [HOSTILE]}, Place(HOSTILE))
    review = replace(
        EMPTY,
        actor=HOSTILE,
        introduced=(policy.VALUE_CHANGED.at(Place(HOSTILE), say("{x}", x=HOSTILE)),),
        agreements=(Agreement(HOSTILE, (HOSTILE,)),),
        filed=(item,),
        odd=(item,),
        moved=(
            replace(item, kind="proposal"),
            Item("light", HOSTILE, HOSTILE, Light.DONE, Light.BEHIND),
            replace(item, what=""),
        ),
        unknown=None,
        names={"progress": HOSTILE},
    )
    for found in (review, replace(review, unknown=say("{x}", x=HOSTILE))):
        text = as_markdown(found, english)
        outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", text.replace("<sub>", ""))

        assert all(line.isprintable() for line in text.split("\n"))
        assert re.findall(r"@|<(?!/sub)|https|\x1b|\[|z", outside) == []


def test_json_holds_everything() -> None:
    items = tuple(lost(number) for number in range(100))
    moved = (Item("score", "990121", "", Decimal("62.4"), None),)
    found = json.loads(as_json(replace(EMPTY, filed=items, moved=moved, actor=HOSTILE), english))

    assert found["actor"] == HOSTILE
    assert found["sums"]["lost"] == {"lowered": 100, "score": 1}
    assert len(found["lost"]) == 101
    assert found["moved"] == [
        {
            "kind": "score",
            "owner": "990121",
            "what": "",
            "was": 62.4,
            "now": None,
            "file": None,
            "line": None,
        }
    ]
    assert found["head"] == {"commit": None, "digest": "b" * 64}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told(kind: str) -> None:
    item = Item(kind, "990121", "T1", None, 1)

    assert f"- {english(KINDS[kind])} · 990121 T1:" in as_markdown(
        replace(EMPTY, odd=(item,)), english
    )
