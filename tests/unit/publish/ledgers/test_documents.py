"""Tests of rules by the level of who made them."""

from ledgers.publish.ledgers.page import general
from ledgers.publish.subjects.stages import inside_of
from tests.unit.publish.ledgers.made import block, cells_of, desk, record

MADE = {
    "D1": ("990121-county_commission-01", ("issued", "revised")),
    "D2": ("990100-city_commission-01", ("revised",)),
    "D3": ("990121100-township_commission-01", ("issued", "repealed")),
    "D4": ("990121-county_commission-01", ("repealed",)),
}
RULES = desk(
    *(
        record(
            "documents",
            name,
            sort="rule",
            value={
                "kind": "rule",
                "owner": owner,
                "updates": [{"status": status} for status in states],
            },
        )
        for name, (owner, states) in MADE.items()
    )
).here("ledgers/documents/")


def test_rules_are_counted_by_the_level_of_their_owner_and_the_revised_apart() -> None:
    rules = RULES.desk.records["documents"]
    _, made, revised = block(general(RULES, rules), "sorts").tables

    assert [str(one.title) for one in made.columns][1:] == ["city", "county", "township", "In all"]
    assert cells_of(made)[-1][1:] == ["1", "1", "1", "3"]
    assert cells_of(revised)[-1][1:] == ["1", "1", "—", "2"]


def test_a_document_says_when_it_was_issued_and_where_it_was_published() -> None:
    url = "https://example.org/plan"
    issued = {"on": "2026-03-31", "status": "issued", "doc_no": "砚纪发〔2026〕1号"}
    published = {"on": "2026-04-01", "status": "published", "url": url}
    plan = record("documents", "D9", day="2026-03-31", value={"updates": [issued, published]})
    here = desk(plan).here("ledgers/documents/")
    updates, _ = inside_of(here.desk, "documents")

    assert cells_of(updates.table(here, updates.of(here.desk))) == [
        ["D9", "2026-03-31", "issued", "砚纪发〔2026〕1号", "—"],
        ["D9", "2026-04-01", "published", "—", url],
    ]
