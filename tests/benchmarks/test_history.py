"""The benchmark of the past runs, over as few weeks as a test can bear."""

import re

import pytest

from demo import mini_city
from tests.benchmarks.history import past


def test_reading_revisions_is_timed_against_parsing(capsys: pytest.CaptureFixture[str]) -> None:
    past(1, 3, mini_city())

    out = capsys.readouterr().out
    assert re.search(r"over 3 weekly revisions, \d+ distinct files", out)
    assert re.findall(r"× {2}(\S+)", out) == ["reading", "and"]
