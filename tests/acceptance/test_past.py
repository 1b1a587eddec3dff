"""See that what earlier programs issued still verifies with this one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.flow.figures import city_from
from ledgers.model.bulletin import numbered
from ledgers.model.kinds import KINDS
from ledgers.read.commits import commit_tree
from ledgers.read.engine import engine_at
from ledgers.read.home import HOME
from tests.past.repositories import VERSIONS, repository_of

Ledgers = Callable[..., tuple[int, str, str]]
TODAY = "2026-11-28"

FIRST_KINDS = """
B101 B102 B103 B104 B105 B106 B107 B108 R101 R102 R103 R104 R105 R106 R107 R108 R109 R110 R111
R112 R113 R114 R115 R116 R117 R118 R119 R120 R121 R122 R123 R124 R125 R126 R127 R128 S101 S102
S103 S104 S105 S106 S107 S108 S109 S110 S111 S112 S113 S114 S115 S116 S120 S121 S122 S123 S124
S130 S131 S132 S133 S134 S135 S136 S140 S141 S142 S143 S201 T101 T102 T103 T104 T105 T106 T107
T108 T109 T110 T111 T112 T113 T114 T115 T116 T117 T118 T119 T120 T121 T122 T123 V101 V102 V103
V104 V105 V106 V107 V108 V109 Y101 Y102 Y103 Y104 Y105 Y106 Y107 Y108 Y109 Y110 Y111 Y112 Y113
Y114 Y115 Y116 Y117
"""


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def past(version: str, tmp_path: Path) -> Path:
    return repository_of(version, tmp_path / "past")


def test_what_was_issued_verifies_with_the_program_of_today(past: Path, ledgers: Ledgers) -> None:
    place = ("--root", past, "--today", TODAY, "--lang", "en")

    status, said, _ = ledgers("bulletin", "verify", "--all", *place)

    assert status == 0
    assert "1 of 1 issues verified" in said


def test_no_kind_of_that_day_finds_more_than_it_did(past: Path, version: str) -> None:
    """A sharper rule says with `sharper` since when it is: else it would change old ranks."""
    city = city_from(commit_tree(past, "main"), version)

    assert [problem for problem in city.problems if problem.is_error] == []


def test_kinds_say_since_which_version_they_are() -> None:
    today = numbered(engine_at(HOME).tool)

    assert [kind.code for kind in KINDS if not kind.since] == []
    assert [kind.code for kind in KINDS if numbered(kind.since) > today] == []


def test_no_kind_claims_to_be_as_old_as_the_first_version() -> None:
    first = {kind.code for kind in KINDS if kind.since == "0.1.0"}

    assert sorted(first) == FIRST_KINDS.split()
