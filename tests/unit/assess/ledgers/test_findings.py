"""What becomes of findings."""

import pytest

from ledgers.assess.ledgers.findings import counts_of
from tests.unit.publish.ledgers.made import findings


@pytest.mark.parametrize(
    ("decided", "submitted", "said"),
    [
        ((), "", "open overdue"),
        ((), "2026-06-15", "awaiting"),
        (("closed",), "2026-06-15", "closed"),
        (("closed",), "", "open overdue"),
        (("closed", "reopened"), "2026-06-15", "open overdue reopened"),
        (("returned",), "2026-06-15", "open overdue"),
        (("extended",), "", "open"),
    ],
)
def test_a_finding_stands_where_the_city_left_it(
    decided: tuple[str, ...], submitted: str, said: str
) -> None:
    counts = counts_of(findings(decided, submitted=submitted).view.facts.findings.matters)
    ever = {"ever_closed"} if "closed" in decided and submitted else set[str]()

    assert {name for name, count in counts.items() if count} == {"found", *said.split(), *ever}
