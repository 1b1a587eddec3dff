"""See that the page of methods says what the scheme and the rules say, and reckons from them."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from ledgers.model.method import Draws, Goalposts, Node, PointsOff, Scheme
from ledgers.model.numbers import rounded
from ledgers.model.rulebook import (
    Cumulative,
    Deadline,
    Event,
    Place,
    Rows,
    Rule,
    Sampling,
    Streak,
    Threshold,
    When,
)
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.publish.measured.uses import VARIED, interval_words
from ledgers.publish.measured.when import when_words
from ledgers.publish.methods.page import methods_page
from ledgers.publish.methods.scheme import changes, scheme_said, versions
from ledgers.publish.methods.worked import EXAMPLES, example_county, worked
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk, mini_portal, mini_view

DAY = date(2026, 1, 1)
POSTS = Goalposts(Decimal(0), Decimal(1))


def item(indicator: str, weight: int, posts: Goalposts | None = POSTS) -> Node:
    """Return an item of a scheme."""
    return Node(indicator=indicator, weight=Decimal(weight), goalposts=posts)


def dimension(name: str, *parts: Node, weight: int = 1) -> Node:
    """Return a dimension of some items."""
    return Node(id=name, zh="一", en="One", components=parts, weight=Decimal(weight))


OLD = Scheme(
    "2026-1", "旧", DAY,
    (dimension("d", item("task_progress", 1)),),
    Draws(1, Decimal("0.25"), "s"), en="Old", across="arithmetic",
    deductions=(PointsOff("missed_deadlines", Decimal(1), Decimal(10)),),
)  # fmt: skip


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]


def section(desk: Desk, anchor: str) -> str:
    """Return what a section of the page says, without its tags."""
    page = Templates(texts_below(SITE / "templates"), english).page(methods_page(desk)).decode()
    (found,) = re.findall(rf'(?s)<h2 id="{anchor}">.*?</h2>(.*?)(?=<h2 |\Z)', page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())


def with_scheme(scheme: Scheme | None) -> Desk:
    """Return the mini city's desk without counties, and with another scheme in force."""
    view = mini_view()
    assessment = replace(view.assessment, scheme=scheme, counties=())
    return replace(mini_desk(), view=replace(view, assessment=assessment))


def with_rules(*book: Rule) -> Desk:
    """Return the mini city's desk with other rules."""
    view = mini_view()
    return replace(mini_desk(), view=replace(view, catalog=replace(view.catalog, rulebook=book)))


ANCHORS = (
    "parameters", "as-of", "measure", "deadline", "pending", "overdue", "missed", "light",
    "progress", "plan", "deviation", "on-time", "deduction", "score", "rank", "change", "weights",
    "goalposts", "normalisation", "aggregation", "missing", "rounding", "groups", "interval",
    "band", "bottom", "rules", "example", "schemes",
)  # fmt: skip


@pytest.mark.parametrize("anchor", ANCHORS)
def test_every_formula_keeps_its_anchor(anchor: str) -> None:
    text = mini_portal()["methods/index.md"].decode()

    assert len(re.findall(rf'<h2 id="{anchor}">', text)) == 1


def test_without_a_scheme_the_page_says_so() -> None:
    page = Templates(texts_below(SITE / "templates"), english).page(methods_page(with_scheme(None)))

    assert b"no scores" in page
    assert b'<h2 id="weights">' not in page
    assert b'<h2 id="schemes">' in page


def test_weights_of_the_score_add_up() -> None:
    desk = mini_desk()
    two = dimension("e", item("a", 1, None), item("b", 1, None), weight=3)
    scheme = changed(OLD, dimensions=(*OLD.dimensions, two))
    weights = scheme_said(desk.here("methods/"), scheme).weights
    bars = [line.cells[2].value for line in weights.lines]

    assert [bar.width for bar in bars] == ["25", "25", "75", "37.5", "37.5"]


def test_the_scheme_says_how_much_data_is_needed() -> None:
    half = changed(OLD, availability=Decimal("0.5"))

    assert "At least two thirds" in section(with_scheme(OLD), "missing")
    assert "At least 50.0%" in section(with_scheme(half), "missing")
    assert "arithmetic mean" in section(with_scheme(OLD), "aggregation")


def test_the_draws_are_specified_with_the_schemes_numbers() -> None:
    said = section(with_scheme(changed(OLD, draws=Draws(200, Decimal("0.25"), "77"))), "interval")

    assert "from 1 to 200" in said
    assert "is 77 /d/dimension/indicator" in said
    assert "percentile 5% to 95%" in said


@pytest.mark.parametrize("vary", [(), ("weights",), ("mean",), tuple(VARIED)])
def test_the_methods_name_what_draws_vary_and_nothing_else(vary: tuple[str, ...]) -> None:
    draws = Draws(200, Decimal("0.25"), "77", vary=vary)
    scheme = changed(OLD, draws=draws)
    said = section(with_scheme(scheme), "interval")
    keys = {"mean": "~mean", "goalposts": "~low", "left_out": "~left_out", "waiting": "~waiting"}

    assert english(interval_words(scheme)) in said
    assert {name for name, key in keys.items() if key in said} == set(vary) - {"weights"}
    assert ("by up to 25" in said) == ("weights" in vary or not vary)


def test_a_scheme_without_deductions_takes_nothing_off() -> None:
    free = with_scheme(changed(OLD, deductions=()))

    assert section(free, "deduction") == "This scheme takes nothing off."
    assert section(free, "score").endswith(" 100 × mean across dimensions")


def test_a_scheme_without_groups_ranks_all_as_one() -> None:
    assert section(with_scheme(OLD), "groups") == "This scheme ranks all counties as one."


def test_values_that_are_not_normalised_enter_as_they_are() -> None:
    bare = with_scheme(changed(OLD, normalisation="none"))

    assert section(bare, "normalisation") == "Values enter the means as they are."


def test_the_example_ends_with_the_score_of_the_assessment() -> None:
    desk = mini_desk()
    scheme, county = desk.view.assessment.scheme, example_county(desk)
    assert scheme is not None
    assert county is not None
    found = worked(desk.here("methods/"), scheme, county)
    steps = " ".join(map(plainly, found["steps"]))
    known = [part for row in county.standing.dimensions for part in row.parts]

    assert len(found["parts"].lines) == len(known)
    assert f"rounded {county.standing.score}" in steps
    assert f"= {rounded(county.standing.raw or Decimal(0), 4).normalize():f} points" in steps


# ── What changed ─────────────────────────────────────────────────────────────────────────────────


def test_a_new_scheme_says_what_it_changed() -> None:
    new = changed(
        OLD, id="2026-2", across="geometric", deductions=(),
        dimensions=(
            dimension(
                "d", item("task_progress", 1, Goalposts(Decimal("0.5"), Decimal(1))),
                item("tasks_on_time", 3),
            ),
        ),
    )  # fmt: skip
    said = [plainly(words) for words in changes(mini_desk(), OLD, new)]

    assert any(text.startswith("new: ") and "75% of the score" in text for text in said)
    assert any("100% of the score before, 25% now" in text for text in said)
    assert any("goalposts 0% → 100% before, 50% → 100% now" in text for text in said)
    assert "mean across dimensions: arithmetic before, geometric now" in said
    assert any("1 points for each, 10 at most before, none now" in text for text in said)


def test_the_same_scheme_changed_nothing() -> None:
    assert list(changes(mini_desk(), OLD, OLD)) == []


def test_all_schemes_are_listed() -> None:
    desk = mini_desk()
    listed = versions(desk.here("methods/")).lines

    assert len(listed) == len(desk.view.catalog.schemes)


def test_the_note_of_a_scheme_is_told_in_english_where_it_has_one() -> None:
    view = mini_desk().view
    both = changed(OLD, note="只看进度", note_en="Progress alone")
    schemes = (both, changed(both, id="2026-2", note_en=""))
    desk = replace(mini_desk(), view=replace(view, catalog=replace(view.catalog, schemes=schemes)))

    notes = [plainly(line.cells[2].value) for line in versions(desk.here("methods/")).lines]
    assert notes == ["Progress alone", "只看进度"]


# ── Rules ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            When(cumulative=Cumulative("missed", 3)),
            "task-deadlines missed, counted in all: 3 or more",
        ),
        (
            When(streak=Streak("month", 3)),
            "of 3 rankings in a row, counted monthly; a ranking that was not made is skipped",
        ),
        (
            When(threshold=Threshold(indicator="task_progress", at_least=Decimal("0.5"))),
            "below 50%",
        ),
        (
            When(streak=Streak("week", 2, "break")),
            "counted weekly; a ranking that was not made ends the row",
        ),
        (When(threshold=Threshold(indicator="task_progress")), "Progress of tasks; asked"),
        (When(place=Place("reverse", last=5)), "among the last 5 in"),
        (
            When(place=Place("annual", first=3, ties="exclude")),
            "a county that shares the last place that counts is left out",
        ),
        (When(of=Rows("actions"), event=Event(2, "record")), "2 or more in “Actions” within one"),
        (
            When(of=Rows("findings"), deadline=Deadline(due="due_on", times=3)),
            "”; at least 3 times; asked quarterly",
        ),
        (
            When(of=Rows("posts"), sampling=Sampling("staff", "sample", Decimal("0.1"))),
            "less than 10% of",
        ),
        (When(), "never: the rule has no condition"),
    ],
)
def test_conditions_of_rules_are_said_in_words(when: When, said: str) -> None:
    rule = Rule("r", "规则", "limit", DAY, when, active=True, en="Rule")

    assert said in plainly(when_words(mini_desk().here("methods/"), rule))


def test_rules_in_force_come_first() -> None:
    off = Rule("off", "关", "limit", DAY, When(), active=False, en="Off")
    on = changed(off, id="on", active=True)
    desk = with_rules(off, on)
    table = methods_page(desk).rules

    assert table is not None
    assert [line.id for line in table.lines] == ["rule-on", "rule-off"]
    assert "1 of 2 rules are in force" in section(desk, "rules")


def test_every_rule_of_the_city_stands_on_the_page() -> None:
    text = unescape(mini_portal()["methods/index.md"].decode())

    assert all(f'id="rule-{rule.id}"' in text for rule in mini_view().catalog.rulebook)


SHARES = st.fractions(0, 1, max_denominator=400)


@given(SHARES, SHARES)
def test_the_example_of_the_deviation_adds_up_as_it_is_printed(
    progress: Fraction, plan: Fraction
) -> None:
    desk = mini_desk()
    county = example_county(desk)
    assert county is not None
    first, second = (Decimal(row.numerator) / row.denominator for row in (progress, plan))
    totals = changed(county.totals, progress=first, plan=second)
    there = desk.here(links.METHODS)
    said = plainly(EXAMPLES["deviation"](there, changed(county, totals=totals)))

    found = re.findall(r"[+−±]?\d+\.\d+", said.partition(": ")[2].replace("− ", "less "))
    one, other, off = (Decimal(row.replace("−", "-").strip("±")) for row in found)
    assert one - other == off
    assert rounded(first * 100, -off.as_tuple().exponent) == one  # type: ignore[operator]
    assert rounded((first - second) * 100, -off.as_tuple().exponent) == off  # type: ignore[operator]


def test_the_example_of_a_deviation_that_is_not_known_has_no_number() -> None:
    desk = mini_desk()
    county = example_county(desk)
    assert county is not None
    without = changed(county, totals=changed(county.totals, progress=None, plan=None))

    said = plainly(EXAMPLES["deviation"](desk.here(links.METHODS), without))
    assert said == f"{county.name}: —"
