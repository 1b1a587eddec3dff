"""See that a portal in English calls everything in English, with the Chinese name beside it."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from msgspec.structs import replace

from demo import mini_city
from ledgers.model.bulletin import CountyName, Printed
from ledgers.model.quota import asked_of
from ledgers.model.records import Quota
from ledgers.model.words import Both, english
from ledgers.publish.bulletins.site import wording_of
from ledgers.publish.frame.english import in_language
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.view import View
from ledgers.publish.subjects.issues import bulletin_title
from tests.unit.publish.issued import weekly
from tests.unit.publish.views import mini_desk, view_in

NAMED = {"990102": "Jicheng District", "990121": "Xiuling County"}


@cache
def chinese() -> View:
    """Return the mini city as its data calls everything."""
    return view_in(mini_city(), language="zh")


@cache
def in_english() -> View:
    """Return the mini city, some of which has English names, in English below the top."""
    view = chinese()
    catalog = view.catalog
    areas = {code: replace(area, en=NAMED.get(code, "")) for code, area in catalog.areas.items()}
    tasks = {name: replace(task, en=f"Task {name}") for name, task in catalog.tasks.items()}
    named = replace(view, catalog=replace(catalog, areas=areas, tasks=tasks), others=(view,))
    return in_language(named, "en", english, "en/")


def test_what_has_an_english_name_is_called_by_it_and_what_has_none_as_it_is_read() -> None:
    view = in_english()
    desk, areas = replace(mini_desk(), view=view), chinese().catalog.areas

    called = {row.code: row.name for row in view.assessment.counties}
    assert called == NAMED | {"990181": "Jialing City (葭陵市)"}
    assert {code: desk.county_name(code) for code in called} == called
    assert {code: area.en for code, area in view.catalog.areas.items()} == {
        code: area.name for code, area in areas.items()
    }
    assert [desk.task_name(name) for name in view.catalog.tasks] == [
        f"{name} Task {name}" for name in view.catalog.tasks
    ]
    tasks = {row.subject: row.title for row in view.todos if row.subject.startswith("progress/")}
    assert tasks
    assert all(title == f"Task {subject[9:]}" for subject, title in tasks.items())
    assert [(each.below, each.language) for each in view.others] == [("en/", "en")]


def test_a_name_is_read_as_the_data_says_and_ends_with_the_word_for_its_kind() -> None:
    area = next(iter(chinese().catalog.areas.values()))
    known = (
        ("town", "浔渡镇", None, "Xundu Town (浔渡镇)"),
        ("town", "浔渡镇", "tan du zhen", "Tandu Town (浔渡镇)"),
        ("department", "教育局", None, "Jiaoyuju (教育局)"),
    )
    for kind, name, pinyin, said in known:
        one = replace(area, kind=kind, name=name, pinyin=pinyin, en="")
        city = replace(chinese(), catalog=replace(chinese().catalog, areas={area.code: one}))
        view = replace(city, assessment=replace(city.assessment, counties=()))
        assert in_language(view, "en", english, "").catalog.areas[area.code].name == said


def test_a_body_without_an_english_name_is_called_by_its_place_and_kind() -> None:
    units = in_english().catalog.units

    assert (
        units["990102-county_commission-01"].name
        == "Jicheng District: County commission (霁城区纪委监委)"
    )


def test_measures_and_quotas_have_their_english_texts_and_units() -> None:
    view, name = chinese(), "T20"
    task = view.catalog.tasks[name]
    measures = [replace(row, en=f"Do {row.id}") for row in task.measures]
    quota = Quota("每年在平台上开展活动", "次", at_least=Decimal(8), en="Activities")
    asked = replace(task, measures=tuple(measures), quotas=(quota,))
    view = replace(view, catalog=replace(view.catalog, tasks={name: asked}))

    said = in_language(view, "en", english, "").catalog.tasks[name]

    assert [row.text for row in said.measures] == [f"Do {row.id}" for row in measures]
    assert [(row.title, str(asked_of(row))) for row in said.quotas] == [
        ("Activities", "at least 8 times")
    ]


def test_an_issue_in_english_names_counties_as_the_portal_does() -> None:
    names = (CountyName("990102", "霁城区"), CountyName("990181", "葭陵市"))
    printed = Printed("砚川市纪委监委", Both("周通报", "Weekly bulletin"), counties=names)
    issue = replace(weekly(), words=printed)
    view = in_english()

    chinese_one = wording_of(replace(view, language="zh")).in_issue(issue)
    english_one = wording_of(view).in_issue(issue)

    assert [chinese_one.county(code) for code in ("990102", "990181")] == ["霁城区", "葭陵市"]
    assert [english_one.county(code) for code in ("990102", "990181")] == [
        NAMED["990102"],
        "Jialing City (葭陵市)",
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [("周通报（2026年第28期）", "Weekly bulletin, no. 28 of 2026"), ("专题", "专题")],
)
def test_a_title_that_only_numbers_an_issue_is_said_in_english(title: str, said: str) -> None:
    issue = replace(weekly(), title=title, issue_no=28)

    assert wording_of(in_english()).title(issue) == said
    assert bulletin_title(replace(mini_desk(), view=in_english()), issue) == said


def test_addresses_and_permanent_names_are_those_of_the_language() -> None:
    site = site_of(in_english())

    assert site is not None
    assert site.absolute("tasks/") == f"{site.top}en/tasks/index.html"
    assert site.tag(date(2026, 7, 1), "x") == f"tag:{site.host},2026:{site.path}en/x"
