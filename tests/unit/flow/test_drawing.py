"""See that draws are committed to, made, revealed and done again by the commands."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from ledgers.model.lots import digest
from ledgers.read.dialect import Text
from ledgers.read.values import parsed

Run = Callable[..., tuple[int, str, str]]
VALUE = "03 11 19 24 28 33 07"
CHECK = "data/city/checks/C2026-07-02-1.yaml"
LIST = """990102\t990102003-township_commission-01
990102\t990102-dispatched_group-05
990121\t990121200-township_commission-01
990121\t990121-dispatched_group-06
"""
TO_COME = (
    *("--value", "lottery", "--on", "2026-06-28", "--where", "演示彩票当日开奖号码"),
    *("--reveal-by", "2026-08-20"),
)


class City:
    """A mini city, a list of units and a folder of secrets beside it."""

    def __init__(self, run: Run, root: Path, beside: Path) -> None:
        """Take the folder of the city, and one that is in no repository."""
        self.run, self.root, self.beside = run, root, beside
        self.listed = beside / "list.txt"
        self.listed.write_text(LIST, encoding="utf-8")

    def draw(self, day: str, *arguments: object) -> tuple[int, str, str]:
        """Run a command about draws on a day, in English."""
        return self.run("draw", *arguments, "--root", self.root, "--today", day, "--lang", "en")

    def commit(self, *rule: object) -> str:
        """Commit to a draw and return its identifier."""
        where = ("--list", self.listed, "--secrets", self.beside / "secrets")
        status, out, errors = self.draw("2026-06-25", "commit", *where, *TO_COME, *rule)
        assert (status, errors) == (0, "")
        return Path(out.split()[-1]).stem

    def open(self, name: str, *said: object, value: str = VALUE, day: str = "2026-07-07") -> Any:  # noqa: ANN401
        """Draw by both secrets and the value."""
        halves = [self.beside / f"secrets/{name}-half_{of}.txt" for of in "ab"]
        given = ("--list", self.listed, "--secrets", *halves, "--value", value)
        return self.draw(day, "reveal", name, *given, *said)

    def record(self, name: str) -> dict[str, Any]:
        """Return the record of a draw."""
        text = (self.root / f"data/city/draws/{name}.yaml").read_text(encoding="utf-8")
        value, problems = parsed(Text("draw.yaml", text))
        assert problems == ()
        return cast("dict[str, Any]", value)


@pytest.fixture
def drawing(ledgers: Run, city: Path, tmp_path: Path) -> City:
    """Return a mini city in which draws are made."""
    return City(ledgers, city, tmp_path)


def test_the_halves_are_given_to_two_parties_and_only_their_digests_are_filed(
    drawing: City,
) -> None:
    name = drawing.commit("--each", 2)

    said, halves = drawing.record(name), []
    for of in "ab":
        file = drawing.beside / f"secrets/{name}-half_{of}.txt"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        halves.append(file.read_text(encoding="utf-8").strip())
        assert digest(bytes.fromhex(halves[-1])) == said[f"half_{of}_digest"]
    filed = (drawing.root / f"data/city/draws/{name}.yaml").read_text(encoding="utf-8")
    assert not [half for half in halves if half in filed]
    assert "990102" not in filed
    assert said["strata"] == [{"population_n": 2, "sample_n": 2}] * 2


def test_two_draws_of_one_list_have_nothing_in_common(drawing: City) -> None:
    first = drawing.record(drawing.commit("--each", 1))
    again = ("--again", "L2026-22222", "两次")
    told = drawing.draw("2026-06-25", "commit", "--each", 1, *again, "--list", drawing.listed)

    assert told[0] == 2
    second = drawing.record(drawing.commit("--percent", 50))
    secret = ("population_digest", "half_a_digest", "half_b_digest")
    assert not [name for name in secret if first[name] == second[name]]


def test_secrets_and_lists_are_refused_inside_any_repository(drawing: City) -> None:
    bare = drawing.beside / "bare.git"
    for name in ("refs", "objects"):
        (bare / name).mkdir(parents=True)
    (bare / "HEAD").touch()
    (drawing.root / ".git").mkdir()
    inside = drawing.root / "list.txt"
    inside.write_text(LIST, encoding="utf-8")

    for listed, secrets in [
        (drawing.listed, bare / "hooks"),
        (drawing.listed, drawing.root / "build/secrets"),
        (inside, drawing.beside / "secrets"),
    ]:
        where = ("--list", listed, "--secrets", secrets, "--each", 1)
        status, _, errors = drawing.draw("2026-06-25", "commit", *where, *TO_COME)
        assert status == 2
        assert "lies in a repository: choose a place elsewhere" in errors
    assert not list(drawing.beside.rglob("*half*"))
    assert not (drawing.root / "data/city/draws").exists()


def test_a_draw_is_made_before_the_check_and_written_after_its_feedback(drawing: City) -> None:
    name = drawing.commit("--each", 2)

    status, out, _ = drawing.open(name, day="2026-06-29")
    assert status == 0
    assert "reveal" not in drawing.record(name)
    status, told, _ = drawing.open(name, "--check", "C2026-07-02-1", day="2026-07-06")
    assert status == 1
    assert "T141 the check was not fed back by then" in told
    status, told, _ = drawing.open(name, "--check", "C2026-07-02-1")
    assert status == 0
    assert told.startswith(out)
    said = drawing.record(name)
    rows = [f"{row['name']}: {', '.join(row['sample'])}" for row in said["reveal"]["strata"]]
    assert out.splitlines() == rows
    assert said["check_kind"] == "observation"
    assert drawing.run("check", "--root", drawing.root, "--today", "2026-07-15")[0] == 0
    status, out, _ = drawing.draw("2026-07-15", "verify")
    assert (status, out) == (0, f"{name}: comes out again\n")


def test_what_was_not_committed_is_not_revealed(drawing: City) -> None:
    name = drawing.commit("--each", 1)
    halves = [drawing.beside / f"secrets/{name}-half_{of}.txt" for of in "ab"]
    first = halves[0].read_text(encoding="utf-8")

    halves[0].write_text("00" * 32, encoding="utf-8")
    assert drawing.open(name) == (2, "", "this half is not the one that was committed\n")
    halves[0].write_text("a number of mine", encoding="utf-8")
    assert "holds no half: 64 hexadecimal digits" in drawing.open(name)[2]
    halves[0].write_text(first, encoding="utf-8")
    drawing.listed.write_text(LIST.replace("group-05", "group-04"), encoding="utf-8")
    assert "not the strata and lists that were committed" in drawing.open(name)[2]
    drawing.listed.write_text("990102\n", encoding="utf-8")
    assert "write stratum, tab, unit or number of files" in drawing.open(name)[2]
    drawing.listed.write_bytes(b"\xff\n")
    assert "is not UTF-8" in drawing.open(name)[2]
    drawing.listed.write_text(LIST, encoding="utf-8")
    for half in halves:
        half.rename(half.with_name(half.name.replace(name, "L2026-22222")))
    assert drawing.open("L2026-22222")[2] == "there is no draw L2026-22222\n"


ONE, OTHER = LIST.splitlines()[0], LIST.splitlines()[2]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (f"{ONE}\n{ONE}", "line 2: 990102003-township_commission-01 is there a second time"),
        (f"{ONE}\n990121\t{ONE.split()[1]}", "line 2: 990102003-township_commission-01 is there"),
        (f"{ONE} ", "line 1: write stratum, tab, unit or number of files"),
        (f"{ONE}\tmore", "line 1: write stratum, tab, unit or number of files"),
        (f"{OTHER}\n990102\t\x07", "line 2: write stratum, tab, unit or number of files"),
        (f"{ONE}\u202e", "line 1: write stratum, tab, unit or number of files"),
        ("990102\tno-such-unit", "there is no unit no-such-unit"),
        (f"990121\t{ONE.split()[1]}", "990102003-township_commission-01 is no unit of 990121"),
        ("\n", "lists nobody"),
    ],
)
def test_a_list_that_could_not_be_revealed_is_not_committed(
    drawing: City, listed: str, told: str
) -> None:
    drawing.listed.write_text(listed, encoding="utf-8")
    where = ("--list", drawing.listed, "--secrets", drawing.beside / "secrets", "--each", 1)
    status, _, errors = drawing.draw("2026-06-25", "commit", *where, *TO_COME)

    assert status == 2
    assert told in errors
    assert not (drawing.root / "data/city/draws").exists()
    assert not list(drawing.beside.rglob("*half*"))


def test_a_mark_at_the_beginning_of_a_list_is_no_part_of_it(drawing: City) -> None:
    drawing.listed.write_text(LIST, encoding="utf-8-sig")
    name = drawing.commit("--each", 1)

    assert drawing.open(name, "--check", "C2026-07-02-1")[0] == 0
    assert drawing.record(name)["reveal"]["strata"][0]["name"] == "990102"


@pytest.mark.parametrize("value", ["", f"{VALUE} ", "０３ １１", "03  11", "03\n11"])
def test_a_value_that_only_looks_like_it_draws_nobody(drawing: City, value: str) -> None:
    name = drawing.commit("--each", 1)

    status, out, errors = drawing.open(name, value=value)
    assert (status, out) == (2, "")
    assert errors == "write the value in plain signs, with single spaces between them\n"


def test_nobody_is_drawn_before_the_value_is_there_or_a_second_time(drawing: City) -> None:
    name = drawing.commit("--each", 2)

    assert drawing.open(name, day="2026-06-27") == (
        2,
        "",
        "its value comes about on 2026-06-28 only\n",
    )
    assert drawing.open(name, "--check", "C2026-NNNNN")[2] == "there is no check C2026-NNNNN\n"
    assert drawing.open(name, "--check", "C2026-07-02-1")[0] == 0
    assert drawing.open(name, value="07 07 07") == (
        2,
        "",
        "it was revealed on 2026-07-07 already\n",
    )


def test_of_case_files_running_numbers_are_drawn_and_nothing_else(drawing: City) -> None:
    where = ("--list", drawing.listed, "--secrets", drawing.beside / "secrets", *TO_COME)
    drawing.listed.write_text("县级案卷\t〔2026〕1号\n", encoding="utf-8")
    told = drawing.draw("2026-06-25", "commit", *where, "--of", "files", "--percent", 30)
    assert "write stratum, tab, unit or number of files" in told[2]
    drawing.listed.write_text("县级案卷\t11\n", encoding="utf-8")
    name = drawing.commit("--of", "files", "--percent", 30)

    status, out, _ = drawing.open(name, "--unused", "改为逐卷评查")

    assert status == 0
    said = drawing.record(name)["reveal"]["strata"][0]
    assert said["population"] == [str(serial) for serial in range(1, 12)]
    assert len({*said["sample"]} & {*said["population"]}) == 4
    assert out.startswith(f"县级案卷: {', '.join(said['sample'])}\n")


def test_the_files_of_a_portal_suffice_and_one_that_was_touched_is_found(
    drawing: City, tmp_path: Path
) -> None:
    drawing.listed.write_text("县级案卷\t60\n", encoding="utf-8")
    name = drawing.commit("--of", "files", "--percent", 30)
    drawing.open(name, "--unused", "取消")
    whole = {name: drawing.record(name), "C2026-2": {"seed": "typed"}}
    folder = tmp_path / "public/draws"
    folder.mkdir(parents=True)

    def portal(text: str) -> tuple[int, str, str]:
        (folder / "draws.js").write_text(f'ledgers.put("draws", {text});\n', encoding="utf-8")
        return drawing.draw("2026-07-15", "verify", "--portal", folder.parent)

    text = json.dumps(whole)
    status, out, _ = portal(text)
    assert status == 0
    assert f"{name}: comes out again\n" in out
    assert "C2026-2: drawn by one party: could have been chosen\n" in out
    status, out, _ = portal(text.replace(VALUE, "03 11 19 24 28 33 08"))
    assert status == 1
    assert f"{name}: halves, value and list give another sample\n" in out
    status, out, _ = portal(text.replace('"name"', '"nom"'))
    assert (status, "this cannot be read as a draw" in out) == (1, True)
    status, out, _ = portal(text.replace("ledgers-draw-1", "another"))
    assert (status, f"{name}: nobody here knows how this is drawn" in out) == (1, True)
    for odd in ("{}x", "{}", "5", "[1, 2]", '{"L2026-22222": null}', "[" * 100_000):
        assert portal(odd) == (2, "", f"{folder / 'draws.js'} holds no draws of a portal\n")


def test_either_a_number_or_a_share_is_drawn(drawing: City) -> None:
    where = ("--list", drawing.listed, "--secrets", drawing.beside / "secrets")

    assert drawing.draw("2026-06-25", "commit", *where, *TO_COME)[0] == 2
