"""The page of measured speed, from a table that was committed."""

import re

from ledgers.publish.pages.speed import speed_page
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.ledgers.made import cells_of, desk

GOAL = {"contest": "city", "than": "", "measure": "seconds", "at_most": "0.2"}
SPEED = {
    "contests": {"city": {"zh": "检查", "en": "Check"}, "portal": {"zh": "门户", "en": "Portal"}},
    "programs": {
        "cold": {"zh": "本程序", "en": "ledgers check"},
        "rust": {"zh": "另一程序", "en": "another"},
    },
    "measures": {"seconds": {"zh": "秒", "en": "s"}, "times": {"zh": "倍", "en": "×"}},
    "reasons": {"absent": {"zh": "未安装", "en": "not installed"}},
    "measured_on": "2026-11-29",
    "machine": {
        "processor": "X",
        "cores": 2,
        "memory_gb": 25,
        "system": "S",
        "python": "3.11",
        "load": 0,
    },
    "programs_run": [
        {
            "contest": "city",
            "program": "cold",
            "tree": tree,
            "runs": 5,
            "units": units,
            "seconds": ["2.0", "1.9", "2.5"],
            "processor": ["1.8", "1.7", "1.9"],
            "memory": 102,
        }
        for tree, units in (("before", 1522), ("", 0))
    ],
    "met": 1,
    "goals": [
        {**GOAL, "of": "cold", "before": [], "now": ["0.19", "0.1", "0.3"], "met": True},
        {
            **GOAL,
            "of": "cold",
            "than": "rust",
            "before": ["3.0", "3.0", "3.0"],
            "now": ["1.5", "1.4", "1.6"],
            "met": False,
        },
    ],
    "missing": [{"contest": "portal", "program": "rust", "why": "absent"}],
}


def test_goals_stand_beside_what_was_found() -> None:
    page = speed_page(desk(speed=SPEED))

    assert cells_of(page.goals) == [
        ["Check", "ledgers check", "—", "0.2 s", "—", "0.19 (0.10–0.30)", "[goal met]"],
        [
            *("Check", "ledgers check", "another", "0.2 ×"),
            *("3.00", "1.50 (1.40–1.60)", "[goal not met]"),
        ],
    ]


def test_programs_stand_by_contest_with_their_spread() -> None:
    page = speed_page(desk(speed=SPEED))
    ((title, table),) = page.contests

    assert title == "Check"
    assert cells_of(table) == [
        ["ledgers check (before)", "5", "1522", "2.00 (1.90–2.50)", "1.80 (1.70–1.90)", "102"],
        ["ledgers check", "5", "—", "2.00 (1.90–2.50)", "1.80 (1.70–1.90)", "102"],
    ]


def test_what_was_left_out_is_said() -> None:
    page = speed_page(desk(speed=SPEED))
    told = re.sub("<[^>]+>", "", TEMPLATES.page(page).decode())

    assert "Portal, another: not installed." in told
    assert "Of 2 goals, 1 are met." in told


def test_where_nothing_was_left_out_nothing_is_said() -> None:
    page = speed_page(desk(speed={**SPEED, "missing": []}))

    assert 'id="left-out"' not in TEMPLATES.page(page).decode()
