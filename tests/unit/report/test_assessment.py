"""An assessment is told as a table, as JSON and as CSV."""

import json

import pytest

from ledgers.assess.city import assess
from ledgers.model.assessment import Assessment
from ledgers.model.words import english, say
from ledgers.report.assessment import as_csv, as_json, as_text, width_of
from tests.unit.assess.lives import on, question, task
from tests.unit.assess.schemed import PROGRESS

DONE = "05-01 submitted 1; 05-02 accepted 1"


def city() -> Assessment:
    """Return three counties, one of which cannot be ranked and one of which missed a deadline."""
    lives = {"990102": {"T01": DONE}, "990103": {}, "990104": {"T01": DONE}}
    reason = say("data error in {file}", file="x.yaml")
    asked = question(lives, [task("06-10", number=1)], unranked={"990104": reason})
    return assess(asked, on("06-30"), weeks=False)


def test_json_has_the_keys_of_the_design_and_null_where_nothing_is_known() -> None:
    told = json.loads(as_json(city(), "abc"))

    assert [told[name] for name in ("as_of", "commit", "method")] == ["2026-06-30", "abc", "2026-1"]
    first, second, last = told["counties"]
    keys = ["code", "name", "score", "rank", "rank_low", "rank_high", "band", "coverage"]
    assert list(first)[: len(keys)] == keys
    assert [first[name] for name in keys] == ["990102", "990102区", 100, 1, 1, 1, 1, 1]
    assert [second[name] for name in keys[2:]] == [0, 2, 2, 2, 2, 1]
    assert (first["bottom_group"], second["bottom_group"]) == (False, True)
    assert (first["group"], first["group_rank"], second["group_rank"]) == ("districts", 1, 2)
    assert [last[name] for name in keys[2:]] == [None] * 6
    assert last["unranked"] == "data error in x.yaml"


def test_the_table_has_interval_band_and_group() -> None:
    title, head, first, second, last = as_text(city(), english).splitlines()

    assert title == f"as of 2026-06-30, method 2026-1 {PROGRESS.en}"
    assert head.startswith("rank  interval  band")
    assert first.split()[:6] == ["1", "1", "1", "1", "990102区", "100.0"]
    assert second.split()[:6] == ["2", "2", "2", "(last", "places)", "2"]
    assert last.split()[:4] == ["—", "—", "—", "—"]
    assert "(not ranked: data error in x.yaml)" in last


def test_csv_has_one_row_for_each_county() -> None:
    lines = as_csv(city()).splitlines()

    assert len(lines) == 4
    assert lines[0].startswith("\ufeffcode,name,score,rank,rank_low,rank_high,band,coverage,group")
    assert lines[1].startswith("990102,990102区,100,1,1,1,1,1,districts,1,False")


def test_without_a_scheme_there_is_no_method() -> None:
    found = assess(question({"990102": {}}, [task("06-10", number=1)], schemes=()), on("06-30"))

    assert json.loads(as_json(found, None))["method"] is None
    assert as_text(found, english).startswith("as of 2026-06-30, method no scheme\n")


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("ab", 2), ("霁城区", 6), ("A区", 3), ("—", 1)]
)
def test_a_chinese_character_is_two_columns_wide(text: str, width: int) -> None:
    assert width_of(text) == width
