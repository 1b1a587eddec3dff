"""Draws: the values that the page publishes, and that every sample is equally likely."""

import re
from collections import Counter
from hashlib import sha256
from itertools import permutations, product

from ledgers.model.lots import (
    asked,
    below,
    drawn,
    faults,
    message,
    population_digest,
    tickets,
    verdict,
)
from ledgers.model.lots import seed_of as seed
from ledgers.model.words import english
from tests.cities import REPOSITORY
from tests.draws import DRAW, revealed_draw

PAGE = (REPOSITORY / "site/templates/draws.html.j2").read_text(encoding="utf-8")
A, B = (sha256(text).hexdigest() for text in (b"half a", b"half b"))
VALUE = "03 11 19 24 28 33 07"


def test_the_seed_on_the_page_is_that_of_its_message() -> None:
    said = message("seed", A, B, VALUE)

    assert said.replace("\n", "<br>") in PAGE
    assert sha256(said.encode()).hexdigest() == seed(A, B, VALUE)
    assert f"→ {seed(A, B, VALUE)}" in PAGE


def test_the_samples_on_the_page_come_out() -> None:
    row = re.compile(r"<tr><th scope=\"row\">(\d+)</th><td>(\d+)</td><td>([\d ]+)</td></tr>")
    found = row.findall(PAGE)

    assert [(every, number) for every, number, _ in found] == [
        ("10", "3"),
        ("17", "4"),
        ("101", "31"),
    ]
    for every, number, sample in found:
        members = [str(serial) for serial in range(1, int(every) + 1)]
        (right,) = drawn([(members, int(number))], tickets(seed(A, B, VALUE)))
        assert sample.split() == right


def test_every_remainder_has_as_many_tickets_as_the_others() -> None:
    for most in range(1, 17):
        taken = Counter(
            below(most, iter([ticket])) for ticket in range(16) if ticket < 16 - 16 % most
        )
        assert set(taken.values()) == {16 // most}
        assert len(taken) == most


def test_a_ticket_that_would_favour_some_is_passed_over() -> None:
    assert below(3, iter([15, 15, 4]), 16) == 1
    assert below(3, iter([14]), 16) == 2


def test_every_sample_of_two_of_four_is_equally_likely_in_every_order() -> None:
    found = Counter(
        tuple(drawn([("abcd", 2)], iter(pair), 12)[0]) for pair in product(range(12), repeat=2)
    )

    assert set(found) == set(permutations("abcd", 2))
    assert set(found.values()) == {12}


def test_tickets_are_numbered_on_from_one_stratum_to_the_next() -> None:
    assert drawn([("ab", 1), ("cd", 2)], iter([1, 0, 0]), 12) == [["b"], ["c", "d"]]


def test_a_share_of_files_is_rounded_up() -> None:
    assert [asked({"percent": 30}, number) for number in (1, 10, 11, 101)] == [1, 3, 4, 31]
    assert [asked({"each": 4}, number) for number in (3, 4, 17)] == [3, 4, 4]


def test_the_digest_of_a_list_is_not_found_by_guessing_the_list() -> None:
    other = revealed_draw(half="another")

    assert other["reveal"]["strata"][0]["population"] == DRAW["reveal"]["strata"][0]["population"]
    assert population_digest(other) != population_digest(DRAW)


def test_a_draw_says_what_it_proves() -> None:
    hidden = {name: value for name, value in DRAW.items() if name != "reveal"}
    committed = {name: value for name, value in hidden.items() if name != "revealed_on"}
    halved = {**DRAW, "reveal": {**DRAW["reveal"], "half_b": ""}}
    other = {**DRAW, "reveal": {**DRAW["reveal"], "value": "1"}}

    said = [
        english(verdict(each)[0])
        for each in (DRAW, committed, hidden, halved, {"seed": "x"}, other)
    ]

    assert said == [
        "comes out again",
        "committed, not revealed yet",
        "revealed, and not published",
        "drawn by one party: could have been chosen",
        "drawn by one party: could have been chosen",
        "halves, value and list give another sample",
    ]
    assert not verdict(other)[1]
    assert list(faults(DRAW)) == []
