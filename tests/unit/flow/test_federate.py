"""A province's portal: how each city is shown run after run, and what is compared with what."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from ledgers.flow.federate import gathered
from ledgers.model.province import Line, Seen, State, Whole
from ledgers.model.values import replace
from ledgers.read.portals import verified
from ledgers.write.cluster import hands_of
from tests.federation import FIRST, INDEX, PROVINCE, SECOND, laid_out, portal, summed, zipped
from tests.guides import blocks, text_of
from tests.unit.publish.views import mini_portal

DAY, LATER, LAST = date(2026, 7, 20), date(2026, 7, 21), date(2026, 7, 22)
Ledgers = Callable[..., tuple[int, str, str]]


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Return the file of a province of two cities."""
    return laid_out(tmp_path)


def seen_on(province: Path, day: date = DAY) -> tuple[Whole, list[str]]:
    """Return the province as it is in a run, and the codes of its problems."""
    whole, problems = gathered(province, day)
    assert whole is not None
    return whole, [each.kind.code for each in problems]


def second_on(province: Path, day: date) -> Seen:
    """Return the second city as it is in a run."""
    return seen_on(province, day)[0].cities[1]


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write a portal."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def lines(whole: Whole) -> dict[str, Line]:
    """Return the counties by code."""
    return {line.code: line for line in whole.counties}


# ── States ───────────────────────────────────────────────────────────────────────────────────────


def test_a_city_that_fails_is_shown_as_it_was_with_the_day_since_when_and_why(
    province: Path,
) -> None:
    before = second_on(province, DAY)
    write(province.parent / "second", {INDEX: b"{}", "SHA256SUMS": SECOND["SHA256SUMS"] + b"\n"})

    failed, still = second_on(province, LATER), second_on(province, LAST)

    assert (before.state, failed.state, still.state) == ("current", "last_good", "last_good")
    assert before.copy
    assert failed.copy
    assert failed.copy.programmes == before.copy.programmes
    assert (failed.copy.failing_since, still.copy and still.copy.failing_since) == (LATER, LATER)
    assert str(failed.because) == f"{INDEX} differs from its sum"


def test_what_breaks_while_a_city_is_read_costs_that_city_alone(
    province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = second_on(province, DAY)
    for name, files in (("first", FIRST), ("second", SECOND)):
        write(province.parent / name, {"SHA256SUMS": files["SHA256SUMS"] + b"\n"})

    def breaks(top: Path, sums: Mapping[str, str]) -> Mapping[str, bytes]:
        if top.name == "second":
            raise ZeroDivisionError("by nothing")
        return verified(top, sums)

    monkeypatch.setattr("ledgers.flow.federate.verified", breaks)
    whole, codes = seen_on(province, LATER)

    first, second = whole.cities
    assert (first.state, second.state, codes) == ("current", "last_good", ["R201"])
    assert before.copy
    assert second.copy == replace(before.copy, failing_since=LATER)
    assert "ZeroDivisionError" in str(second.because)


def test_cities_that_processes_read_are_as_those_that_one_reads(province: Path) -> None:
    write(province.parent / "second", {"SHA256SUMS": b"none"})
    alone = gathered(province, DAY)
    (province.parent / "state/990100.json").unlink(missing_ok=True)

    with hands_of(2, "", lambda _: None) as hands:
        shared = gathered(province, DAY, hands)

    assert shared == alone


def test_a_city_that_is_well_again_is_current(province: Path) -> None:
    (province.parent / "second/SHA256SUMS").unlink()
    never = second_on(province, DAY)
    write(province.parent / "second", SECOND)

    well = second_on(province, LATER)

    assert (never.state, never.copy) == (State.NEVER, None)
    assert (well.state, well.copy and well.copy.failing_since) == (State.CURRENT, None)


def test_of_a_city_that_withdrew_nothing_is_shown_or_kept(province: Path) -> None:
    assert second_on(province, DAY).copy
    entry = 'portal: second, withdrawn: {on: "2026-07-20", reason: 退出}'
    province.write_text(PROVINCE.replace("portal: second", entry), "utf-8")

    seen = second_on(province, LATER)

    assert (seen.state, seen.copy, str(seen.because)) == (State.WITHDRAWN, None, "退出")
    kept = [path.name for path in (province.parent / "state").glob("*.json")]
    assert kept == ["990100.json"]


def test_only_a_city_that_changed_is_read_again(province: Path) -> None:
    first = [each.read for each in seen_on(province)[0].cities]
    again = [each.read for each in seen_on(province)[0].cities]
    write(province.parent / "second", portal("乙市", {"990202": 71.0}, "2026-07-16"))

    changed = [each.read for each in seen_on(province)[0].cities]

    assert (first, again, changed) == ([True, True], [False, False], [False, True])


def test_a_copy_that_cannot_be_used_is_made_again(province: Path) -> None:
    whole, _ = seen_on(province)
    (province.parent / "state/990200.json").write_text('{"sums": 1}', "utf-8")

    again, problems = seen_on(province)

    assert problems == []
    assert [line.county for line in again.counties] == [line.county for line in whole.counties]


def test_a_file_that_breaks_its_schema_brings_nothing_together(province: Path) -> None:
    province.write_text("zh: 示例省\ncities: []\n", "utf-8")

    whole, problems = gathered(province, DAY)

    assert whole is None
    assert [(each.kind.code[0], each.place.line) for each in problems] == [("S", 2)]
    assert not (province.parent / "state").exists()


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def test_the_interface_of_a_city_is_read_as_it_publishes_it(province: Path) -> None:
    real = {path: data for path, data in mini_portal().items() if path.startswith("api/v1/")}
    files = {**real, "manifest.json": mini_portal()["manifest.json"]}
    index = json.loads(real[INDEX])
    write(province.parent / "real", summed(files))
    text = PROVINCE.replace("乙市, portal: second", f"{index['city']}, portal: real")
    province.write_text(text, "utf-8")

    copy = second_on(province, DAY).copy

    assert copy is not None
    assert copy.day.isoformat() == index["generated_at"]
    shown = copy.programmes[0].counties
    assert [each.code for each in shown] == [each["code"] for each in index["counties"]]
    for each in shown:
        said = json.loads(real[f"api/v1/counties/{each.code}.json"])
        assert each.progress is None or float(each.progress) == said["progress"]
        assert (each.accepted, each.overdue) == (said["accepted"], said["overdue"])
        assert each.method == said["standing"][0]["method"]
        assert each.page == f"counties/{each.code}/index.html"


def test_a_link_within_a_portal_is_not_followed(province: Path) -> None:
    file = province.parent / "second" / INDEX
    file.rename(province.parent / "elsewhere")
    file.symlink_to(province.parent / "elsewhere")

    seen = second_on(province, DAY)

    assert seen.problem
    assert (seen.problem.kind.code, seen.state) == ("R202", State.NEVER)


@pytest.mark.parametrize(
    ("bound", "code"),
    [("MOST_OF_A_FILE", "R202"), ("MOST_READ", "R202"), ("MOST_UNPACKED", "R205")],
)
def test_nothing_larger_than_its_bound_is_read(
    province: Path, monkeypatch: pytest.MonkeyPatch, bound: str, code: str
) -> None:
    (province.parent / "second.zip").write_bytes(zipped(SECOND.items()))
    province.write_text(PROVINCE.replace("portal: second", "portal: second.zip"), "utf-8")
    monkeypatch.setattr(f"ledgers.read.portals.{bound}", 100)

    assert code in seen_on(province)[1]


def test_an_archive_gives_what_its_folder_gives(province: Path) -> None:
    whole, _ = seen_on(province)
    province.write_text(PROVINCE.replace("portal: second", "portal: later.zip"), "utf-8")

    packed, problems = seen_on(province)

    assert problems == []
    assert [line.place for line in packed.counties] == [line.place for line in whole.counties]


# ── Comparing ────────────────────────────────────────────────────────────────────────────────────


def test_counties_have_places_by_score_within_their_group(province: Path) -> None:
    found = lines(seen_on(province)[0])

    assert (found["990202"].place, found["990102"].place) == (1, 2)
    assert found["990202"].page == "https://example.org/second/counties/990202/index.html"
    assert str(found["990302"].why) == "no city publishes it"
    assert {str(found[code].why) for code in ("990121", "990221")} == {"in no group"}


def test_scores_by_other_rules_are_not_compared(province: Path) -> None:
    manifest = FIRST["manifest.json"].replace(b"0" * 64, b"1" * 64)
    files = {path: data for path, data in FIRST.items() if path != "SHA256SUMS"}
    write(province.parent / "first", summed({**files, "manifest.json": manifest}))

    found = lines(seen_on(province)[0])

    told = {str(found[code].why) for code in ("990102", "990202")}
    assert told == {"scored by other rules than most", "no other score to compare with"}
    assert found["990102"].compared


def test_data_that_is_much_older_is_not_compared(province: Path) -> None:
    write(province.parent / "first", portal("甲市", {"990102": 60.0}, "2026-07-07"))

    line = lines(seen_on(province)[0])["990102"]

    assert (line.compared, str(line.why)) == (False, "8 days older than the newest")


def test_a_county_that_two_cities_publish_is_compared_once(province: Path) -> None:
    write(province.parent / "second", portal("乙市", {"990102": 99.0, "990202": 1.0}))

    whole, _ = seen_on(province)

    rows = [(line.place, str(line.why)) for line in whole.counties if line.code == "990102"]
    assert rows == [(1, "None"), (None, "another city has it too")]
    assert [came == shown for _, came, shown in whole.counted()] == [True, True]


# ── The portal ───────────────────────────────────────────────────────────────────────────────────


def test_the_portal_says_of_every_city_how_it_is_and_the_command_what_is_wrong(
    province: Path, ledgers: Ledgers
) -> None:
    (province.parent / "second/SHA256SUMS").unlink()
    out = province.parent / "public"

    words = ("federate", province, "--out", out, "--today", DAY, "--lang", "en")
    status, told, _ = ledgers(*words)
    _, plain, _ = ledgers(*words, "--format", "json")

    assert status == 1
    assert [row["code"] for row in json.loads(plain)["problems"]] == ["R201"]
    assert "province.yaml:5:38: R201 there is no SHA256SUMS" in told
    assert "cities: 2 in, 2 out\ncounties: 2 in, 2 out\n" in told
    page = (out / "en/index.html").read_text("utf-8")
    assert "never seen" in page
    assert "there is no SHA256SUMS" in page
    assert "未分组" in (out / "groups/others/index.html").read_text("utf-8")
    rows = (out / "data/cities.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[:3] for row in rows[1:]] == [
        ["990100", "甲市", "current"],
        ["990200", "乙市", "never"],
    ]
    counted = json.loads((out / "data/province.json").read_text("utf-8"))
    assert counted["states"] == {"current": 1, "last_good": 0, "withdrawn": 0, "never": 1}


def test_the_file_of_the_guide_brings_a_city_together(tmp_path: Path) -> None:
    (tmp_path / "portal.zip").write_bytes(zipped(portal("甲市", {"990201": 50.0}).items()))
    file = tmp_path / "province.yaml"
    file.write_text(blocks(text_of("adopter"), "yaml")[1], "utf-8")

    whole, problems = seen_on(file)

    assert problems == []
    assert [seen.state for seen in whole.cities] == [State.CURRENT, State.NEVER]
    assert [line.code for line in whole.counties if line.compared] == ["990201"]
