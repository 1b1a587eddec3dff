"""The pictures of the READMEs are there and small; those of the guides are of pages there are."""

import re
from pathlib import Path

import pytest

pytest.importorskip("playwright")

from tests.browser.pictures import GUIDES, LARGEST, PAGES, of_guides
from tests.guides import ROLES, text_of

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"^!\[.+\]\(\.github/pictures/(\w+)\.webp\)\n\n\*[^*]+\.?。?\*$", re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_each_picture_is_shown_with_a_sentence_in_both_languages(page: str) -> None:
    assert SHOWN.findall((ROOT / page).read_text("utf-8")) == list(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_each_picture_is_there_and_small(name: str) -> None:
    data = (ROOT / f".github/pictures/{name}.webp").read_bytes()

    assert data[8:12] == b"WEBP"
    assert len(data) <= LARGEST


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_guide_that_has_a_picture_says_what_it_shows(language: str) -> None:
    said = {role for role in ROLES if "<!-- picture: " in text_of(role, language)}

    assert said == set(GUIDES)


def test_pictures_are_of_pages_that_the_portal_has(tmp_path: Path) -> None:
    for path in ("index.html", "counties/990201/index.html", "counties/990202/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    assert dict(of_guides(tmp_path)) == {
        "clerk.zh": tmp_path / "counties/990202/index.html",
        "adopter.zh": tmp_path / "index.html",
    }
