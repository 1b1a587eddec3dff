"""Public identifiers do not count hidden records: with more of these they are the same."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from demo import areas, documents, draws, events, inspections, judgements, units
from demo.areas import County
from demo.checks import checks
from demo.city_plan import FULL, Plan
from demo.findings import findings
from demo.inspections import Inspection
from demo.rounds import rounds
from demo.tasks import first_tasks
from demo.yaml_text import yaml_file
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.drawn import LETTERS
from ledgers.project.catalog import project
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree

AS_OF = date(2026, 7, 15)
CONTRACT = Contract(schemas_of(MemoryTree(SCHEMAS)).by_ledger)
LEDGERS = (
    checks,
    findings,
    judgements.actions,
    judgements.appraisals,
    documents.documents,
    draws.draws,
    events.events,
    rounds,
)
DAYS = (date(2026, 5, 8), date(2026, 6, 2), date(2026, 6, 22), date(2026, 7, 3))
REMINDED = ("remind", 5, "post", "slow_progress", "")


def listed(plan: Plan) -> tuple[list[str], list[str]]:
    """Return the identifiers of a city's records that may be hidden: all, and the public ones."""
    records = [record for ledger in LEDGERS for record in ledger(plan)]
    files = {path: yaml_file(path, ledger, value) for path, ledger, value in records}
    files["data/city/vocab.yaml"] = MINI["data/city/vocab.yaml"]
    whole = catalog_of(documents_of(MemoryTree(files)).documents, CONTRACT)
    public = project(whole, AS_OF)
    return tuple(
        [row.id for row in each.documents if row.ledger in LETTERS] for each in (whole, public)
    )  # type: ignore[return-value]


def with_more_hidden(patch: pytest.MonkeyPatch) -> None:
    """Let cities have four more checks that are not fed back, their findings, and four more each.

    Of actions, of plans of rounds in each county, and of trainings for rounds.
    """
    others = inspections._others
    of_rounds = documents._of_rounds

    def more(plan: Plan, codes: tuple[str, ...]) -> Iterator[Inspection]:
        yield from others(plan, codes)
        for day in DAYS:
            yield Inspection("spot", day, day, None, codes[:3], codes[:3])

    def plans(plan: Plan, county: County) -> Iterator[documents.Paper]:
        yield from of_rounds(plan, county)
        for day in DAYS:
            yield documents._of_round(county, "round_plan", "巡察工作方案", day)

    trainings = tuple(("round_training", day, units.OFFICE, "") for day in DAYS)
    patch.setattr(documents, "_of_rounds", plans)
    patch.setattr(events, "CITY_EVENTS", (*events.CITY_EVENTS, *trainings))
    reminders = tuple((*REMINDED, day.isoformat(), "") for day in DAYS)
    patch.setattr(inspections, "_others", more)
    patch.setattr(judgements, "ACTIONS", (*judgements.ACTIONS, *reminders))


@pytest.mark.parametrize("seed", [2026, 1, 2, 3])
def test_more_hidden_records_change_no_public_identifier(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Plan(seed, areas.counties(13), first_tasks(29), AS_OF, extent=FULL)
    before, shown = listed(plan)
    with_more_hidden(monkeypatch)

    after, still_shown = listed(plan)

    hidden = Counter(name[0] for name in {*after} - {*before})
    assert hidden == {"C": 4, "F": 12, "A": 4, "D": 4 * 13, "E": 4}
    assert {name[0] for name in shown} == {*LETTERS.values()}
    assert sorted(still_shown) == sorted(shown)
    assert len({name.lower() for name in after}) == len(after)
