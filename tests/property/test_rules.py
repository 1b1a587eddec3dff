"""Laws of the rules that hold whatever counties do and however rankings fall out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.city import Question, states_at
from ledgers.assess.rules.engine import proposals
from ledgers.assess.rules.rankings import streaks
from ledgers.assess.rules.rows import Facts
from ledgers.model.catalog import Catalog
from ledgers.model.periods import Period
from ledgers.model.proposal import Proposal
from ledgers.model.records import Pairing
from ledgers.model.rulebook import Cumulative, Proposed, Rule, Streak, When
from ledgers.model.values import replace
from tests.property.cities import DAYS, START, questions
from tests.unit.assess.lives import question as city
from tests.unit.assess.lives import task
from tests.unit.assess.ruled import bottoms

PLACES = st.lists(st.sampled_from([True, False, None]), max_size=12)
NUMBERS = st.integers(1, 5)


def spans(places: list[bool | None]) -> list[tuple[Period, bool | None]]:
    """Return one period for each place, named by its number."""
    day = date(2026, 1, 1)
    return [(Period(str(number), "week", day, day), place) for number, place in enumerate(places)]


def found(places: list[bool | None], times: int, gap: str) -> list[int]:
    """Return how many bottom places each streak has."""
    return [len(streak) for streak in streaks(spans(places), times, gap)]


@given(PLACES, NUMBERS, st.integers(0, 12))
def test_a_ranking_that_was_not_made_changes_no_streak_when_skipped(
    places: list[bool | None], times: int, where: int
) -> None:
    gapped = [*places[:where], None, *places[where:]]

    assert found(gapped, times, "skip") == found(places, times, "skip")


@given(PLACES, NUMBERS)
def test_a_gap_that_breaks_is_the_same_as_a_better_place(
    places: list[bool | None], times: int
) -> None:
    better = [place is True for place in places]

    assert found(places, times, "break") == found(list(better), times, "skip")


@given(PLACES, NUMBERS)
def test_every_streak_has_its_length_and_holds_bottom_places_alone(
    places: list[bool | None], times: int
) -> None:
    for streak in streaks(spans(places), times, "skip"):
        assert len(streak) == times
        assert all(places[int(span.name)] for span in streak)


# ── Cumulative ───────────────────────────────────────────────────────────────────────────────────


def rule(when: When, *proposed: Proposed) -> Rule:
    """Return a rule that is in force in all examples."""
    return Rule("rule", "规则", "escalation", START, when, active=True, proposes=proposed)


def made(question: Question, day: date, least: int = 1) -> set[str | None]:
    """Return the counties for which something is proposed after so many missed deadlines."""
    asked = rule(When(cumulative=Cumulative("missed", least)), Proposed("summons"))
    facts = Facts(question.catalog, day, states_at(question, day))
    return {proposal.county for proposal in proposals([asked], facts)}


@given(questions(), DAYS, NUMBERS)
def test_whoever_missed_more_also_missed_fewer(question: Question, day: date, least: int) -> None:
    assert made(question, day, least + 1) <= made(question, day, least)


@given(questions(counties=1), DAYS)
def test_what_was_missed_stays_missed_while_nothing_is_decided(
    question: Question, day: date
) -> None:
    undecided = replace(question, catalog=replace(question.catalog, decisions={}))

    assert made(undecided, day) <= made(undecided, day + timedelta(days=1))


@given(st.integers(1, 28), st.integers(1, 28))
def test_an_extension_excuses_exactly_when_it_was_granted_by_the_deadline(
    due: int, granted: int
) -> None:
    life = f"06-{granted:02} extended 1 until 12-31"
    asked = city({"990102": {"T07": life}}, [task(f"06-{due:02}")])

    assert bool(made(asked, date(2026, 7, 1))) == (granted > due)


# ── Audiences ────────────────────────────────────────────────────────────────────────────────────

TO = ("county", "unit", "post", "leader", "office")
PROPOSED = st.lists(st.sampled_from(TO), max_size=5).map(
    lambda names: [
        Proposed("remind", name, "county_secretary" if name == "post" else None) for name in names
    ]
)
PAIRINGS = (
    Pairing("990102-leader-01", "leader", "990102", START, from_post="city_member_1"),
    Pairing("990102-office-01", "office", "990102", START, from_unit="990100-internal_office-01"),
)


@given(st.text("b-.", max_size=12), NUMBERS, PROPOSED)
def test_a_published_catalogue_never_leads_to_a_person_or_a_leader(
    story: str, times: int, to: list[Proposed]
) -> None:
    asked = rule(When(streak=Streak("week", times)), *to)
    full = Facts(Catalog((), pairings=PAIRINGS), date(2026, 7, 15), rankings=bottoms(story))
    shown = replace(full, catalog=replace(full.catalog, published=True))

    seen = proposals([replace_decider(asked)], shown)

    assert [each for each in seen if each.post or each.decider or each.answer] == []
    kept = [each for each in proposals([asked], full) if each.post is None]
    assert [objects(each) for each in seen] == [objects(each) for each in kept]


def replace_decider(asked: Rule) -> Rule:
    """Return the rule with a post that decides."""
    return structs.replace(asked, decider_post="city_secretary")


def objects(proposal: Proposal) -> tuple[str | None, str | None, str]:
    """Return to whom and for when something is proposed."""
    return proposal.county, proposal.unit, proposal.period
