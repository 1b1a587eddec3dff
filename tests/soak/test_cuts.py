"""The first rounds of every soak pass; `make soak` plays them all."""

from pathlib import Path

import pytest

from tests.soak.__main__ import SEED
from tests.soak.listed import SOAKS, Soak


@pytest.mark.parametrize("soak", [soak for soak in SOAKS if soak.CUT], ids=lambda soak: soak.NAME)
def test_the_first_rounds_of_a_soak_pass(soak: Soak, tmp_path: Path) -> None:
    for number in range(1, soak.CUT + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        soak.play(SEED, number, folder)


def test_every_soak_has_a_name_of_its_own_and_is_longer_than_its_cut() -> None:
    assert len({soak.NAME for soak in SOAKS}) == len(SOAKS)
    assert [soak.NAME for soak in SOAKS if not 0 <= soak.CUT <= soak.ROUNDS] == []
