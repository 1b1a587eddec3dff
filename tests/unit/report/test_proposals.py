"""Proposals are told with their rule, their evidence and what people have decided."""

import json
from datetime import date
from typing import Any

from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.proposal import Answer, Evidence, Proposal
from ledgers.model.words import english, say
from ledgers.read.dialect import YamlPlaces
from ledgers.report.proposals import Sheet, as_json, as_text

RULES = """rules:
  - id: three_overdue
    valid_from: 2026-01-01
"""
TASK = """task: T07
updates:
  - on: 2026-05-12
"""
RULE: dict[str, Any] = {
    "id": "three_overdue",
    "zh": "累计三次",
    "en": "Three in all",
    "kind": "escalation",
    "quotation": "对累计三次拖欠工作任务的",
    "source": {"document": "S0", "section": "五"},
    "valid_from": "2026-01-01",
    "active": True,
    "when": {"cumulative": {"count": "missed", "at_least": 3}},
    "requirements": ["R62"],
}
AREAS = {"areas": [{"code": "990121", "name": "澄塬县", "kind": "county"}]}
VOCAB = {
    "posts": [{"code": "county_secretary", "zh": "县纪委书记", "en": "County secretary"}],
    "action_kinds": [{"code": "summons", "zh": "约谈", "en": "Summons"}],
}
OPEN = Proposal(
    rule="three_overdue",
    action="summons",
    period="2026-Q2",
    why=say("{county} is late", county="澄塬县"),
    county="990121",
    post="county_secretary",
    decider="city_secretary",
    evidence=(Evidence("990121/progress/T07", ("updates", 0)), Evidence("990121/progress/T99")),
)
DECLINED = Answer("city/actions/A2026-0001", "declined", date(2026, 6, 10), "延期已获批准")


def document(owner: str, ledger: str, name: str, value: dict[str, Any], text: str = "") -> Document:
    """Return a document in the file where it belongs."""
    folder = "data/city" if owner == "city" else f"data/counties/{owner}"
    file = f"{folder}/{ledger}.yaml" if name == ledger else f"{folder}/{ledger}/{name}.yaml"
    return Document(file, owner, ledger, name, value, text, "", YamlPlaces(text))


def sheet(*proposals: Proposal) -> Sheet:
    """Return proposals over a city of one county and one rule."""
    catalog = catalog_of(
        [
            document("city", "areas", "areas", AREAS),
            document("city", "vocab", "vocab", VOCAB),
            document("city", "rules", "rules", {"rules": [RULE]}, RULES),
            document("990121", "progress", "T07", {"task": "T07"}, TASK),
        ]
    )
    return Sheet(catalog, date(2026, 7, 15), proposals, "abc")


def test_a_proposal_is_told_with_rule_source_and_lines() -> None:
    assert as_text(sheet(OPEN), english) == (
        "proposals as of 2026-07-15: 1 to decide, 0 decided\n"
        "computed from commit abc\n"
        "Proposed by rules, decided by people: record the decision in data/city/actions/.\n"
        "\n"
        "1. Summons: County secretary, for 澄塬县 (2026-Q2)\n"
        "    why: 澄塬县 is late\n"
        "    rule three_overdue: Three in all [data/city/rules.yaml:2]\n"
        "    source: “对累计三次拖欠工作任务的” (S0, 五)\n"
        "    decides: city_secretary\n"
        "    data/counties/990121/progress/T07.yaml:3\n"
        "    990121/progress/T99\n"
    )


def test_what_was_declined_comes_last_with_its_reason() -> None:
    answered = Proposal("three_overdue", "summons", "2026-Q1", OPEN.why, answer=DECLINED)

    told = as_text(sheet(answered, OPEN), english)

    assert told.startswith("proposals as of 2026-07-15: 1 to decide, 1 decided\n")
    assert told.endswith(
        "    decided already: city/actions/A2026-0001, "
        "declined on 2026-06-10, since: 延期已获批准\n"
    )


def test_json_carries_what_a_program_needs_to_find_everything() -> None:
    found = json.loads(as_json(sheet(OPEN), english))

    assert {name: found[name] for name in ("as_of", "commit")} == {
        "as_of": "2026-07-15",
        "commit": "abc",
    }
    (row,) = found["proposals"]
    assert row["evidence"][0] == {
        "record": "990121/progress/T07",
        "file": "data/counties/990121/progress/T07.yaml",
        "line": 3,
    }
    assert row["answer"] is None
    assert (row["requirements"], row["post"]) == (["R62"], "county_secretary")


def test_json_tells_the_answer() -> None:
    answered = Proposal("three_overdue", "summons", "2026-Q1", OPEN.why, answer=DECLINED)

    (row,) = json.loads(as_json(sheet(answered), english))["proposals"]

    assert row["answer"] == {
        "action": "city/actions/A2026-0001",
        "status": "declined",
        "on": "2026-06-10",
        "reason": "延期已获批准",
    }


def test_a_rule_that_is_not_in_force_is_named_alone() -> None:
    told = as_text(sheet(Proposal("gone", "named", "2026-Q2", say("since"))), english)

    assert "    why: since\n" in told
    assert "rule" not in told.split("\n1. ")[1]
