"""The benchmark of a change runs, on the mini city."""

import re

import pytest

from demo import mini_city
from tests.benchmarks.change import change


def test_a_review_is_timed_against_an_assessment(capsys: pytest.CaptureFixture[str]) -> None:
    change(1, mini_city())

    out = capsys.readouterr().out
    assert re.findall(r"ledgers (\w+) of the (city|change)", out) == [
        ("assess", "city"),
        ("review", "change"),
        ("check", "city"),
        ("check", "change"),
    ]
