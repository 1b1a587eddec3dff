"""See that a city that says so gets a portal in both languages, page for page."""

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Literal

import pytest
from msgspec import structs

from ledgers.flow.load import Request
from ledgers.flow.publish import Order, others_of
from ledgers.model.edition import SUMS
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.frame.sections import SECTIONS
from tests.sites import only
from tests.unit.publish.views import DAY, mini_view

Run = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-07-15")
COUNTY, HOME = "counties/990121/index.html", "index.html"
TOP = "https://example.org/ledgers/"
SWITCH = re.compile(r'<a class="[^"]*cl-language" href="([^"]*)" lang="([^"]*)"')
ASSET = re.compile(r'(?:href|src)="([^"]*assets/[^"]*)"')
TAB = re.compile(r'class="md-tabs__link">\s*([^<]*?)\s*</a>')


@pytest.fixture
def bilingual(city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a city that asks for both languages; of its portal only two pages are built."""
    with (city / "data/city/publication.yaml").open("a", encoding="utf-8") as file:
        file.write("languages: [zh, en]\n")
    monkeypatch.setattr("ledgers.write.site.build", only("index.md", "counties/990121/index.md"))
    return city


def below(folder: Path) -> set[str]:
    """Return the paths of the files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_both_languages_have_the_same_pages_in_one_portal(ledgers: Run, bilingual: Path) -> None:
    status, out, errors = ledgers("publish", "--root", bilingual, *TODAY)
    assert status == 0, out + errors

    pages = below(bilingual / "build/pages")
    english_ones = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert {path for path in pages if not path.startswith("en/")} == english_ones

    public = bilingual / "public"
    assert not (public / "en/assets").exists()
    summed = {line.split("  ")[1] for line in (public / SUMS).read_text("utf-8").splitlines()}
    assert summed == below(public) - {SUMS}
    for page in (HOME, COUNTY):
        texts = {name: (public / name).read_text("utf-8") for name in (page, f"en/{page}")}
        (to_english,), (to_chinese,) = (SWITCH.findall(text) for text in texts.values())
        assert (led(page, to_english[0]), to_english[1]) == (f"en/{page}", "en")
        assert (led(f"en/{page}", to_chinese[0]), to_chinese[1]) == (page, "zh-CN")
        assert [re.findall('<html lang="([^"]*)"', text) for text in texts.values()] == [
            ["zh"],
            ["en"],
        ]
        for name, text in texts.items():
            assets = [led(name, link) for link in ASSET.findall(text)]
            assert all((public / path).is_file() for path in assets), assets
            assert f'<link rel="canonical" href="{TOP}{name}">' in text
            assert f'hreflang="zh-CN" href="{TOP}{page}">' in text
            assert f'hreflang="en" href="{TOP}en/{page}">' in text
    assert TAB.findall(texts[f"en/{page}"]) == [english(title) for _, title in SECTIONS]
    assert len(set(TAB.findall(texts[page]))) == len(SECTIONS)


def led(page: str, link: str) -> str:
    """Return the page that a link leads to."""
    return normpath(join(dirname(page), link))


@pytest.mark.parametrize(
    ("language", "inside", "others"), [("zh", False, ["en/"]), ("en", False, []), ("zh", True, [])]
)
def test_only_the_public_portal_in_chinese_has_others_below_it(
    language: Literal["zh", "en"], *, inside: bool, others: list[str]
) -> None:
    view = mini_view()
    assert view.catalog.publication is not None
    publication = structs.replace(view.catalog.publication, languages=("zh", "en"))
    view = replace(view, catalog=replace(view.catalog, publication=publication), others=(view,))
    place = Path("x")
    order = Order(Request(place, DAY), None, place, language, english, float, inside=inside)

    found = [*others_of(view, order)]

    assert [each.below for each in found] == others
    assert [one.language for each in found for one in each.others] == ["en"] * len(others)
