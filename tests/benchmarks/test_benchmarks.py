"""The benchmarks run, on a corpus small enough for a test."""

import re

import pytest

from tests.benchmarks.__main__ import main


def test_three_programs_are_timed_on_the_same_files(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--runs", "1", "--files", "2", "--weeks", "0"])

    out = capsys.readouterr().out
    assert re.findall(r"× {2}(.+?),", out) == [
        "ledgers check",
        "PyYAML and jsonschema",
        "check-jsonschema",
    ]
