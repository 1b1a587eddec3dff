from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Literal

import pytest

from ledgers.model.values import replace
from ledgers.publish.kit import links
from ledgers.publish.kit.pinyin import syllables
from ledgers.publish.kit.view import View
from ledgers.publish.search.names import in_words
from ledgers.publish.search.texts import fold
from ledgers.publish.site import render_portal
from ledgers.read.home import LOCALE, SITE, texts_below, translator
from tests.searching import FIND, LOOK, NODE, handed_over, places, searched
from tests.unit.publish.views import SALT, mini_desk, mini_view, pages_of

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")
ODD = f"<script>window.pwned=1</script>\u202e\u200f😀㭎𠮷 É ＡＢ{'长' * 5000}末"
KEYS = ("search/names.js", "search/records.js")
Asked = tuple[str, str]
"""What is typed, and the address that is to be found."""


class Undrawn(dict[str, str]):
    """Stand for the drawings, which take long."""

    def __missing__(self, digest: str) -> str:
        return "<svg></svg>"


def undrawn(view: View) -> Mapping[str, bytes]:
    """Return the generated files of a portal without its drawings."""
    files = render_portal(view, texts_below(SITE / "templates"), Undrawn(), SALT)
    return {file.path: file.data for file in files}


@cache
def portal(language: Literal["zh", "en"]) -> Mapping[str, bytes]:
    """Return the files of the mini city's portal in a language."""
    translate, other = (
        translator(LOCALE, name) for name in (language, "en" if language == "zh" else "zh")
    )
    return undrawn(replace(mini_view(), language=language, translate=translate, other=other))


def titles(language: Literal["zh", "en"]) -> Iterator[Asked]:
    """Yield the titles of all pages that are searched; of problems a few."""
    for path, text in pages_of(portal(language)).items():
        folder = path.removesuffix("index.md")
        some = not folder.startswith("problems/") or folder[-3:] in {"01/", "05/"}
        if some and not folder.startswith("source/"):
            yield text.split('title: "', 1)[1].split('"\n', 1)[0], folder


def each(name: str, otherwise: str, there: str) -> Iterator[Asked]:
    """Yield a name and what else something is called, with its address."""
    yield from ((text, there) for text in (name, otherwise) if text)


def named() -> Iterator[Asked]:
    """Yield the public names of the mini city's records, in both languages."""
    catalog = mini_view().catalog
    nodes = catalog.programme.nodes if catalog.programme else ()
    for county in catalog.counties:
        yield from each(county.name, county.en, links.county_page(county.code))
    for area in catalog.areas.values():
        if area.parent in {county.code for county in catalog.counties}:
            there = f"{links.county_page(str(area.parent))}#area-{area.code}"
            yield from each(area.name, area.en, there)
    for task in catalog.tasks.values():
        yield from each(task.title, task.en, links.task_page(task.id))
        for row in task.measures:
            yield from each(row.text, row.en, f"{links.task_page(task.id)}#{row.name}")
    for node in nodes:
        yield from each(node.title, node.en, f"{links.PROGRAMME}#{node.id}")
    for record in mini_desk().records["units"]:
        unit = catalog.units[record.id]
        yield from each(unit.name, unit.en, mini_desk().spots[record.reference])


def named_twice() -> Iterator[Asked]:
    """Yield the names of indicators and ledgers of the mini city in both languages."""
    catalog = mini_view().catalog
    for indicator in catalog.indicators.values():
        yield indicator.zh, links.indicator_page(indicator.id)
        yield indicator.en, links.indicator_page(indicator.id)
    for ledger in catalog.contract.ledgers:
        yield ledger.schema["title"], links.ledger_page(ledger.name)
        yield ledger.schema["x-en"]["title"], links.ledger_page(ledger.name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_part_of_a_public_name_finds_its_page(language: Literal["zh", "en"]) -> None:
    random = Random(language)
    there = {folder for _, folder in titles(language)}
    whole = {*titles("zh"), *titles("en"), *named(), *named_twice()}
    known = sorted(one for one in whole if one[1].startswith("source/") or page_of(one) in there)
    asked = [(part(text, random), folder) for text, folder in known]
    script = "asked.filter(([typed, there]) => !addresses(find(typed)).includes(there))"

    found = searched(portal(language), script, asked)

    assert len(asked) > 250
    assert found == []


def page_of(one: Asked) -> str:
    """Return the folder of the page that is to be found."""
    return one[1].partition("#")[0]


def part(text: str, random: Random) -> str:
    """Return a part of two or more signs of a text that is not empty when it is folded."""
    start = random.randrange(max(1, len(text) - 1))
    found = text[start : random.randint(start + 2, max(start + 2, len(text)))]
    return found if len(fold(found)) > 1 else text


def test_every_address_is_there() -> None:
    files = portal("zh")
    rows = [row for key in KEYS for row in handed_over(files[key])["names"]]
    there = {(*row, "")[2] for row in rows}
    pages = pages_of(files)
    dead = [one for one in there if not anchored(pages, *one.partition("#")[::2])]

    assert len(rows) > 250
    assert dead == []


def anchored(pages: Mapping[str, str], folder: str, anchor: str) -> bool:
    """Say whether a page is there, with an anchor."""
    return f'id="{anchor or "page"}"' in pages.get(f"{folder}index.md", "")


def test_what_is_called_just_so_comes_first_then_the_kind() -> None:
    asked = ["T07", "Ｔ０７", "t 07", "990121", "T07.2", "整改销号", "县区排名", "2026-W28", "Y101"]
    right = [["tasks/T07/"]] * 3 + [["counties/990121/"], ["tasks/T07/#T07.2"]]
    right += [["ledgers/rectifications/"], ["ranking/"], ["changes/2026-W28/"], ["problems/Y101/"]]

    found = searched(portal("zh"), FIND, asked)

    assert places(found, right) == [1] * len(asked)


def test_a_week_is_found_as_people_say_it() -> None:
    asked = ["第28周", "2026年第28周", "第二十八周", "week 28"]

    found = searched(portal("zh"), FIND, asked)

    assert places(found, [["changes/2026-W28/"]] * len(asked)) == [1] * len(asked)


def test_names_are_found_by_how_they_are_read() -> None:
    county = mini_view().catalog.areas["990121"]
    read = [syllables(county.en, {})]
    full, firsts = "".join(*read), "".join(one[0] for one in read[0])

    found = searched(portal("en"), FIND, [full, full[:5], firsts])

    assert places(found, [["counties/990121/"]] * 3) == [1, 1, 1]


def test_nonsense_finds_nothing() -> None:
    nonsense = ["qqzzxx", "🙂🙂", "锟斤拷烫烫", "T99.9", "   ", "\u200b"]

    assert searched(portal("zh"), FIND, nonsense) == [[]] * len(nonsense)
    assert searched(portal("zh"), LOOK, nonsense) == [[]] * len(nonsense)


def test_hostile_names_are_kept_as_text_and_found() -> None:
    view, shown = mini_view(), ODD.replace("\u202e", "\ufffd")
    counties = [replace(row, name=ODD) for row in view.assessment.counties[:1]]
    there = links.county_page(counties[0].code)
    files = undrawn(replace(view, assessment=replace(view.assessment, counties=tuple(counties))))
    titles = [row[1] for row in handed_over(files["search/names.js"])["names"]]
    asked = ["<script>window", "😀㭎𠮷", "éab", "长" * 200, "末"]

    found = searched(files, FIND, asked)

    assert shown in titles
    assert all(there in row for row in found)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numbers_of_issues_are_said_in_chinese(number: int, said: str) -> None:
    assert in_words(number) == said
