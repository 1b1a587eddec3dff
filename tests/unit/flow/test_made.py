"""In a demonstration the data may be made anew by its program: by whom, and on which proof."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.repositories import Step, repository
from tests.cities import MINI, SCHEMAS
from tests.unit.check.change.judging import COUNTY, MAINTAINERS, county

Run = Callable[..., tuple[int, str, str]]

T16 = county("progress/T16")
EARLIER = MINI[T16].replace(b"07-09", b"07-08")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a demonstration with one commit."""
    root = tmp_path_factory.mktemp("made") / "city"
    return repository(root, [Step(datetime(2026, 7, 14, tzinfo=UTC), {**MINI, **SCHEMAS})])


@pytest.mark.parametrize(
    ("who", "program", "expected"),
    [
        (("--actor", MAINTAINERS), True, ["P108"]),
        (("--actor", MAINTAINERS, "--made"), True, []),
        (("--actor", MAINTAINERS), False, ["P102", "P201"]),
        (("--actor", MAINTAINERS, "--made"), False, []),
        (("--made",), True, []),
        (("--made",), False, []),
        ((), True, ["P103", "P105", "P201"]),
        (("--actor", COUNTY, "--made"), True, ["P102", "P103", "P201"]),
        (("--actor", "someone", "--made"), True, ["P101", "P201"]),
    ],
)
def test_who_may_make_the_data_anew(
    ledgers: Run, city: Path, who: tuple[str, ...], expected: list[str], *, program: bool
) -> None:
    (city / T16).write_bytes(EARLIER)
    (city / "Makefile").unlink(missing_ok=True)
    if program:
        (city / "Makefile").write_bytes(b"x\n")
    asked = ("check", "--root", city, "--base", "main", "--format", "json", "--today", "2026-07-15")

    status, out, _ = ledgers(*asked, *who)

    codes = {row["code"] for row in json.loads(out)["problems"]}
    assert sorted(code for code in codes if code[:2] in {"P1", "P2"}) == expected
    assert status == int(bool({"P101", "P102", "P103"} & set(expected)))
