"""Deadlines are watched: reminders by colour, extensions asked for and answered (R23)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.flow.test_inside import rendered, view

Run = Callable[..., tuple[int, str, str]]
TASK = "data/counties/990121/progress/T02.yaml"
ASK = """  - on: 2026-07-10
    status: doing
    measures: [T02.2]
    extend_until: 2026-08-31
"""


def listed(ledgers: Run, root: Path, day: str) -> list[dict[str, Any]]:
    """Return what is to be done about one measure, as whoever sends reminders gets it."""
    days = ("--as-of", day, "--today", day)
    said = ledgers("todo", "990121", "--root", root, *days, "--format", "json")[1]
    return [row for row in json.loads(said)["todo"] if row["measures"] == ["T02.2"]]


@pytest.fixture
def asking(city: Path) -> Path:
    """Return a city in which a county asks for an extension of what is due on 17 July."""
    path = city / TASK
    path.write_text(path.read_text("utf-8") + ASK, "utf-8")
    return city


@pytest.mark.parametrize(
    ("day", "colour"),
    [
        ("2026-07-09", []),
        ("2026-07-10", ["blue"]),
        ("2026-07-13", ["blue"]),
        ("2026-07-14", ["yellow"]),
        ("2026-07-16", ["yellow"]),
        ("2026-07-17", ["red"]),
        ("2026-07-18", ["red"]),
    ],
)
def test_a_reminder_is_blue_seven_days_before_yellow_three_and_red_on_the_day(
    ledgers: Run, city: Path, day: str, colour: list[str]
) -> None:
    assert [row["colour"] for row in listed(ledgers, city, day)] == colour


def test_whoever_sends_reminders_learns_who_watches(ledgers: Run, city: Path) -> None:
    path = city / "data/city/tasks.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "    title: 议事规则", "    watcher_post: city_secretary\n    title: 议事规则"
        ),
        "utf-8",
    )

    assert [row["watcher"] for row in listed(ledgers, city, "2026-07-15")] == ["city_secretary"]


def test_the_page_of_a_county_has_its_reminders_by_colour(city: Path) -> None:
    page = rendered(view(city, inside=False))["counties/990121/index.md"].decode()

    assert "Reminders: red 2, yellow 1, blue 0" in page
    assert page.count('<span class="cl-mark cl-mark--red">red</span>') == 2
    assert page.count('<span class="cl-mark cl-mark--yellow">yellow</span>') == 1


def test_an_extension_is_asked_for_answered_and_counted(ledgers: Run, asking: Path) -> None:
    before, asked = listed(ledgers, asking, "2026-07-14"), "Extensions asked for: 2, answered: "
    escalation = rendered(view(asking, inside=False))["escalation/index.md"].decode()
    assert f"{asked}1, after 6 days (median)." in escalation
    assert [(row["kind"], row["day"], row["until"]) for row in before] == [
        ("decide", "2026-07-10", "2026-08-31"),
        ("due_soon", "2026-07-17", None),
    ]

    words = before[0]["command"].split()[1:]
    assert words[:2] == ["decide", "extend"]
    assert ledgers(*words, "--root", asking, "--today", "2026-07-14")[0] == 0

    assert listed(ledgers, asking, "2026-07-15") == []
    escalation = rendered(view(asking, inside=False))["escalation/index.md"].decode()
    assert f"{asked}2, after 5 days (median). Granted in all: " in escalation


def test_what_was_never_asked_for_in_time_is_not_listed(ledgers: Run, asking: Path) -> None:
    assert listed(ledgers, asking, "2026-07-09") == []
    assert [row["kind"] for row in listed(ledgers, asking, "2026-09-01")] == ["overdue"]
