"""See that the overview says what matters, and each thing once."""

import re
from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.assessment import Light
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit.context import Desk
from ledgers.publish.weeks.overview import MOVERS, most, overview_page
from tests.unit.publish.issued import TEMPLATES
from tests.unit.publish.views import mini_desk, mini_portal


@given(st.lists(st.sampled_from("abcd")))
def test_what_is_named_most_often_is_told_only_where_it_is_alone(names: list[str]) -> None:
    name, number = most(names)
    counts = Counter(names)
    first = [one for one, count in counts.items() if count == max(counts.values())]

    assert (name, number) == ((first[0], counts[first[0]]) if len(first) == 1 else ("", 0))


def test_where_the_city_stands_is_said_once() -> None:
    text = mini_portal()["index.md"].decode()
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", text)

    assert english(overview_page(mini_desk()).sentence)
    assert [caption.count("<span>") for caption in captions] == [0, 1]


def test_changes_name_the_day_that_they_are_counted_from() -> None:
    files, now = mini_portal(), mini_desk().view.assessment
    day = f"since {now.as_of - timedelta(days=7):%m-%d}"
    end = f"since {now.weeks[-2].as_of:%m-%d}"
    pages = ("index.md", "ranking/index.md", "changes/index.md")

    assert [day in files[page].decode() for page in pages] == [True, True, False]
    assert day != end
    assert end in files["changes/index.md"].decode()


def test_the_counties_that_moved_furthest_are_counted_with_all_that_moved() -> None:
    desk = mini_desk()
    now = desk.view.assessment
    tied, first = now.counties[0].standing, now.counties[0]
    rows = tuple(
        replace(
            first,
            code=f"9901{at:02}",
            standing=replace(tied, rank=10, sharing=1),
            before=replace(tied, rank=10 + at, sharing=1),
        )
        for at in range(MOVERS + 4)
    )
    view = replace(desk.view, assessment=replace(now, counties=rows))
    page = overview_page(replace(desk, view=view))
    said = TEMPLATES.page(page).decode()

    assert page.movers is not None
    assert len(page.movers.lines) == MOVERS
    assert f"the {MOVERS} that moved furthest, of {MOVERS + 3} whose rank changed" in said


def matters(desk: Desk) -> list[str]:
    """Return what matters most, without what was decided."""
    text = TEMPLATES.page(overview_page(desk)).decode()
    _, _, listed = text.partition('<ul class="cl-matters">')
    said = re.findall("<li>.*", listed.partition("</ul>")[0])
    return [words for words in said if "verdue" in words]


def test_who_is_late_is_named_only_where_nobody_is_as_late() -> None:
    desk = mini_desk()
    now = desk.view.assessment
    late = {row.code: row.totals.lights.get(Light.OVERDUE, 0) for row in now.counties}
    first, second = (code for code, count in late.items() if count == max(late.values()))
    left = tuple(row for row in now.counties if row.code != second)
    fewer = replace(desk.view, assessment=replace(now, counties=left))

    assert not any("Most tasks" in words for words in matters(desk))
    (told,) = (words for words in matters(replace(desk, view=fewer)) if "Most tasks" in words)
    assert desk.county_name(first) in told
