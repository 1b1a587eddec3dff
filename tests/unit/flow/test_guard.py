"""The guards of the main branch: what they lack is said, and the files are written as they are."""

from pathlib import Path

import pytest

from demo.city import demonstration_city
from ledgers.cli.main import main
from tests.cities import MINI, REPOSITORY, write_city

FILES = (".github/CODEOWNERS", ".github/rulesets/main.json")
FORMS = ("correction", "document", "extension", "progress", "rectification")
OWNERS, PAIRINGS = "data/city/owners.yaml", "data/city/pairings.yaml"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the mini city, with its guards written."""
    root = write_city(tmp_path / "city", MINI)
    assert guarded(root, "--write") == 0
    return root


def guarded(root: Path, *words: str) -> int:
    """Run the command and return its exit status."""
    return main(["guard", "--root", str(root), "--today", "2026-07-15", *words])


def swap(file: Path, old: str, new: str) -> None:
    """Put one text in the place of another in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.demonstration
def test_the_committed_guards_are_those_of_the_demonstration(tmp_path: Path) -> None:
    root = write_city(tmp_path, demonstration_city())
    assert guarded(root, "--write") == 0

    for file in (*FILES, *(f".github/ISSUE_TEMPLATE/{name}.yml" for name in FORMS)):
        assert (REPOSITORY / file).read_text("utf-8") == (root / file).read_text("utf-8")


def test_a_county_belongs_to_the_office_that_is_paired_with_it(city: Path) -> None:
    lines = (city / FILES[0]).read_text("utf-8").splitlines()
    found = dict(line.split(maxsplit=1) for line in lines if not line.startswith("#"))

    assert found == {
        "*": "@yanchuan/ledgers",
        "/data/city/": "@yanchuan/office-08 @yanchuan/office-09 @yanchuan/office-10",
        "/data/city/owners.yaml": "@yanchuan/ledgers",
        "/data/counties/990102/": "@yanchuan/office-08",
        "/data/counties/990121/": "@yanchuan/office-09",
        "/data/counties/990181/": "@yanchuan/office-10",
    }


GAPS = {
    "a pairing that ended": (
        PAIRINGS,
        "office-09\n    start_on: 2026-03-31",
        "office-09\n    start_on: 2026-03-31\n    end_on: 2026-06-30",
        "岫岭县报送的内容没有人审核",
    ),
    "an office without an account": (
        *(OWNERS, "    unit: 990100-internal_office-09\n", ""),
        "岫岭县报送的内容没有人审核",
    ),
    "a county without an account": (
        *(OWNERS, 'county: "990121"', 'county: "990181"'),
        "岫岭县在 data/city/owners.yaml 中没有账号",
    ),
    "a person's account": (OWNERS, "[county-990121-filing]", "[wanglei]", "wanglei"),
    "a team of another name": (OWNERS, "yanchuan/office-08", "other/office-08", FILES[0]),
    "owners changed by hand": (FILES[0], "office-09", "county-990121", FILES[0]),
    "a form changed by hand": (
        *(
            ".github/ISSUE_TEMPLATE/progress.yml",
            "required: true",
            "required: false",
            "progress.yml",
        ),
    ),
    "a ruleset changed by hand": (FILES[1], '"active"', '"disabled"', FILES[1]),
}


@pytest.mark.parametrize("name", GAPS)
def test_what_the_guards_lack_is_said(
    city: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path, old, new, expected = GAPS[name]
    swap(city / path, old, new)
    capsys.readouterr()

    assert guarded(city) == 1
    assert expected in capsys.readouterr().out


def test_owners_that_cannot_be_read_are_not_taken_for_well(city: Path) -> None:
    (city / OWNERS).write_text("owners: [\n", "utf-8")

    assert guarded(city) == 2
    assert guarded(city, "--write") == 2
