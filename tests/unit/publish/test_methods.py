"""See that the page of methods says what the scheme and the rules say, and reckons from them."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from msgspec.structs import replace as changed

from ledgers.model.method import Component, Dimension, Draws, Goalposts, PointsOff, Scheme
from ledgers.model.numbers import rounded
from ledgers.model.rulebook import Cumulative, Event, Rows, Rule, Streak, Threshold, When
from ledgers.model.words import english
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.templates import Templates
from ledgers.publish.methods.examples import example_county
from ledgers.publish.methods.formulas import Method
from ledgers.publish.methods.page import methods_page
from ledgers.publish.methods.ranks import ranking, specification
from ledgers.publish.methods.rules import rules
from ledgers.publish.methods.scheme import making
from ledgers.publish.methods.versions import changes, versions
from ledgers.publish.methods.when import when_words
from ledgers.publish.methods.worked import worked
from tests.unit.publish.views import mini_desk, mini_portal, mini_view

DAY = date(2026, 1, 1)
POSTS = Goalposts(Decimal(0), Decimal(1))
OLD = Scheme(
    "2026-1", "旧", "Old", DAY,
    (Dimension("d", "一", "One", (Component("task_progress", Decimal(1), POSTS),), Decimal(1)),),
    Draws(1, Decimal("0.25"), "s"), across="arithmetic",
    deductions=(PointsOff("missed_deadlines", Decimal(1), Decimal(10)),),
)  # fmt: skip


def plainly(words: object) -> str:
    """Return the text of words without their links."""
    return Templates({}, english).plain(words)  # type: ignore[arg-type]


def told(method: Method) -> str:
    """Return all that a section says."""
    return " ".join(map(plainly, method.text))


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

    assert len(re.findall(rf"\{{ #{anchor} \}}", text)) == 1


def test_without_a_scheme_the_page_says_so() -> None:
    view = mini_view()
    empty = replace(view.assessment, scheme=None, method="")
    page = methods_page(replace(mini_desk(), view=replace(view, assessment=empty)))

    assert "no scores" in english(page.version)
    assert [method.anchor for method in page.scheme] == ["schemes"]


def test_weights_of_the_score_add_up() -> None:
    desk = mini_desk()
    two = Dimension("e", "二", "Two", (Component("a"), Component("b")), Decimal(3))
    scheme = changed(OLD, dimensions=(*OLD.dimensions, two))
    weights = next(iter(making(desk, desk.here("methods/"), scheme)))
    bars = [line.cells[2].value for line in weights.tables[0].lines]

    assert [bar.width for bar in bars] == ["25", "25", "75", "37.5", "37.5"]  # type: ignore[attr-defined]


def test_the_scheme_says_how_much_data_is_needed() -> None:
    desk = mini_desk()
    here = desk.here("methods/")
    sections = {row.anchor: told(row) for row in making(desk, here, OLD)}
    half = changed(OLD, availability=Decimal("0.5"))
    others = {row.anchor: told(row) for row in making(desk, here, half)}

    assert "At least two thirds" in sections["missing"]
    assert "At least 50.0%" in others["missing"]
    assert "arithmetic mean" in sections["aggregation"]


def test_the_draws_are_specified_with_the_schemes_numbers() -> None:
    desk = mini_desk()
    scheme = changed(OLD, draws=Draws(200, Decimal("0.25"), "seed-7"))
    said = " ".join(map(plainly, specification(desk.here("methods/"), scheme)))

    assert "from 1 to 200" in said
    assert "seed-7/d/dimension/indicator" in said
    assert "percentile 5% to 95%" in said


def test_a_scheme_without_deductions_takes_nothing_off() -> None:
    desk = mini_desk()
    free = changed(OLD, deductions=())
    sections = {row.anchor: row for row in ranking(desk, desk.here("methods/"), free)}

    assert told(sections["deduction"]) == "This scheme takes nothing off."
    assert english(sections["score"].formula or OLD.en) == "100 × mean across dimensions"  # type: ignore[arg-type]


def test_the_example_ends_with_the_score_of_the_assessment() -> None:
    desk = mini_desk()
    scheme, county = desk.view.assessment.scheme, example_county(desk)
    assert scheme is not None
    assert county is not None
    parts, steps = worked(desk, desk.here("methods/"), scheme, county)
    known = [part for row in county.standing.dimensions for part in row.parts]

    assert len(parts.tables[0].lines) == len(known)
    assert f"rounded {county.standing.score}" in told(steps)
    assert f"= {rounded(county.standing.raw or Decimal(0), 4).normalize():f} points" in told(steps)


# ── What changed ─────────────────────────────────────────────────────────────────────────────────


def test_a_new_scheme_says_what_it_changed() -> None:
    new = changed(
        OLD, id="2026-2", across="geometric", deductions=(),
        dimensions=(
            Dimension("d", "一", "One", (
                Component("task_progress", Decimal(1), Goalposts(Decimal("0.5"), Decimal(1))),
                Component("tasks_on_time", Decimal(3), POSTS),
            ), Decimal(1)),
        ),
    )  # fmt: skip
    said = [plainly(words) for words in changes(mini_desk(), OLD, new)]

    assert any(text.startswith("new: ") and "75% of the score" in text for text in said)
    assert any("100% of the score before, 25% now" in text for text in said)
    assert any("goalposts 0% → 100% before, 50% → 100% now" in text for text in said)
    assert "mean across dimensions: arithmetic before, geometric now" in said
    assert any("1 points, 10 at most before, none now" in text for text in said)


def test_the_same_scheme_changed_nothing() -> None:
    assert list(changes(mini_desk(), OLD, OLD)) == []


def test_all_schemes_are_listed() -> None:
    desk = mini_desk()
    listed = versions(desk, desk.here("methods/")).tables[0].lines

    assert len(listed) == len(desk.view.catalog.schemes)


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
        (When(of=Rows("actions"), event=Event(2, "record")), "2 or more in “Actions” within one"),
        (When(), "never: the rule has no condition"),
    ],
)
def test_conditions_of_rules_are_said_in_words(when: When, said: str) -> None:
    desk = mini_desk()

    assert said in plainly(when_words(desk, desk.here("methods/"), when))


def test_rules_in_force_come_first() -> None:
    off = Rule("off", "关", "Off", "limit", DAY, When(), active=False)
    on = changed(off, id="on", active=True)
    desk = with_rules(off, on)
    section = rules(desk, desk.here("methods/"))

    assert [line.id for line in section.tables[0].lines] == ["rule-on", "rule-off"]
    assert "1 of 2 rules are in force" in told(section)


def test_every_rule_of_the_city_stands_on_the_page() -> None:
    text = unescape(mini_portal()["methods/index.md"].decode())

    assert all(f'id="rule-{rule.id}"' in text for rule in mini_view().catalog.rulebook)
