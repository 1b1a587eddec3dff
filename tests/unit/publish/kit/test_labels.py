"""What records, codes and ledgers are called."""

import pytest

from ledgers.model.ledger_records import Record
from ledgers.model.words import Both, say
from ledgers.publish.kit.labels import cycle, happened, keeper, label_of, word, word_of
from tests.unit.publish.ledgers.made import desk, record


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (record("documents", value={"title": "T"}), "T"),
        (record("indicators", value={"zh": "中", "en": "E"}), "E"),
        (record("findings", sort="check"), "check"),
        (record("posts"), "Posts"),
        (record("nothing"), "nothing"),
    ],
)
def test_a_record_is_called_by_what_it_says_of_itself(one: Record, said: str) -> None:
    assert label_of(desk(), one) == said


@pytest.mark.parametrize(
    ("ledger", "who"),
    [("posts", "counties"), ("checks", "city level"), ("events", "counties and city")],
)
def test_a_ledger_says_who_keeps_it(ledger: str, who: str) -> None:
    assert str(keeper(ledger)) == who


def test_a_ledger_says_when_it_is_filed() -> None:
    assert [cycle(desk(), "posts"), cycle(desk(), "areas")] == [
        Both("每季度", "every quarter"),
        say("when its subject changes"),
    ]


def test_codes_are_said_in_words_where_these_are_known() -> None:
    assert word(desk(), "township_commission", "unit_kinds") != "township_commission"
    assert [word(desk(), "closed"), word(desk(), "unheard")] == ["closed by the city", "unheard"]


def test_a_code_that_means_several_things_is_called_as_its_ledger_has_it() -> None:
    called = [word(desk(), "office", ledger=ledger) for ledger in ("owners", "pairings")]
    assert called == ["office of the city", "responsible office"]
    led = desk().contract.field("checks", "led_by")
    assert [word_of(desk(), code, led) for code in ("office", "leader")] == [
        "an office",
        "a leader",
    ]


def test_what_happened_is_called_as_the_decision_is() -> None:
    kinds = ("accepted", "reopened", "fed_back")
    told = ["accepted", "reopened", "fed back to the county"]
    assert [happened(desk(), kind) for kind in kinds] == told
