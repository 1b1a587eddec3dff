"""The reader's guide says what words mean, works a score out and leads to every kind of page."""

import re

from ledgers.publish.kit.links import ledger_page
from ledgers.publish.methods.page import guide_page, methods_page
from tests.unit.publish.views import mini_desk, mini_portal, pages_of


def guide() -> str:
    """Return the guide of the mini city."""
    return pages_of(mini_portal())["guide/index.md"]


def test_its_example_is_the_one_that_the_methods_work_out() -> None:
    desk = mini_desk()
    shown, worked = guide_page(desk).worked, methods_page(desk).worked

    assert shown is not None
    assert worked is not None
    assert [str(step) for step in shown["steps"]] == [str(step) for step in worked["steps"]]


def test_it_leads_to_the_fields_of_every_ledger_and_to_every_record_that_has_a_page() -> None:
    text, pages = guide(), pages_of(mini_portal())
    records = [path for path in pages if re.match("(findings|rounds|checks)/", path)]

    assert records
    for name in mini_desk().ledgers:
        assert f"../{ledger_page(name)}index.html#fields" in text
    for path in records:
        assert f"../{path.removesuffix('.md')}.html" in text


def test_a_head_of_a_table_says_what_its_word_means_as_the_guide_does() -> None:
    meanings = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", guide()))
    ranking = pages_of(mini_portal())["ranking/index.md"]
    heads = re.findall(r'<(?:abbr|a)[^>]* title="([^"]+)">(\w[^<]*)</(?:abbr|a)></th>', ranking)

    assert heads
    assert {word: meanings[word] for _, word in heads} == {word: said for said, word in heads}
