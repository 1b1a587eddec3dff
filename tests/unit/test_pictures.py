"""The pictures of the READMEs are there, small, and shown with a sentence each."""

import re
from pathlib import Path

import pytest

pytest.importorskip("playwright")

from tests.browser.pictures import LARGEST, PAGES

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
