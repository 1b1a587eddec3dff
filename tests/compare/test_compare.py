"""What is the same is called the same, and what differs is found and named."""

import argparse
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.compare.__main__ import report
from tests.compare.broken import broken
from tests.compare.builds import timeless
from tests.compare.differences import Difference, changes, compared, sizes, told
from tests.compare.house import arrows, circle, table
from tests.compare.masks import Mask
from tests.compare.sides import git, saved
from tests.compare.speaking import said

PAGE = (
    '<h1 id="top">County</h1><p class="a">Two <b>words</b></p><a href="x.html">on</a>'
    '<table><tr><th data-order="1">one</th><td>2</td></tr></table>'
    '<svg viewBox="0 0 1 1"><text>3</text></svg><script>go()</script>'
)
BUILD = {
    "zh/index.html": PAGE,
    "zh/data.csv": "code,score\n990121,60.5\n",
    "zh/feeds/all.atom": "<feed/>",
    "messages/zh/check.txt": "status 0\n",
}


def lay(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder, and return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def against(
    tmp_path: Path, new: dict[str, str], mask: Mask | None = None, *, classes: bool = False
) -> list[Difference]:
    """Return what differs between the build and the same with other files."""
    sides = lay(tmp_path / "old", BUILD), lay(tmp_path / "new", {**BUILD, **new})
    return compared(*sides, mask or Mask(), classes=classes)


def test_the_same_is_the_same(tmp_path: Path) -> None:
    assert against(tmp_path, {}) == []
    assert sizes(tmp_path / "new") == "1 pages, 2 files, 1 messages"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("words", "works", [("text", "Two words", "Two works")]),
        ('id="top"', 'id="up"', [("anchors", "top", "up")]),
        ("x.html", "y.html", [("links", "a x.html “on”", "a y.html “on”")]),
        (">2<", ">4<", [("tables", "one | 2", "one | 4"), ("text", "2", "4")]),
        ("h1", "h2", [("headings", "h1 County", "h2 County")]),
        ('order="1"', 'order="2"', [("attributes", "th data-order='1'", "th data-order='2'")]),
        ("go()", "stop()", [("scripts", "script go()", "script stop()")]),
    ],
)
def test_a_change_of_a_page_is_named(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    found = against(tmp_path, {"zh/index.html": PAGE.replace(old, new)})

    assert [(one.kind, one.old, one.new) for one in found] == expected


def test_a_chart_is_compared_as_it_is_written(tmp_path: Path) -> None:
    found = against(tmp_path, {"zh/index.html": PAGE.replace("0 0 1 1", "0 0 1 2")})

    assert [one.kind for one in found] == ["charts"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("zh/data.csv", "downloads"),
        ("zh/feeds/all.atom", "feeds"),
        ("messages/zh/check.txt", "messages"),
    ],
)
def test_one_byte_more_in_a_file_is_named(tmp_path: Path, path: str, kind: str) -> None:
    last = BUILD[path].splitlines(keepends=True)[-1]

    found = against(tmp_path, {path: BUILD[path] + " "})

    assert found[0].kind == kind
    assert {one.path for one in found} == {path}
    assert found[-1].old in {"", last}


def test_a_file_that_only_one_side_has_is_named(tmp_path: Path) -> None:
    found = against(tmp_path, {"zh/more.html": PAGE})

    assert found == [Difference("files", "zh/more.html", "", "zh/more.html")]


def test_another_element_with_the_same_words_is_no_difference(tmp_path: Path) -> None:
    assert against(tmp_path, {"zh/index.html": PAGE.replace("<b>", "<i>")}) == []


def test_classes_are_compared_on_request(tmp_path: Path) -> None:
    page = {"zh/index.html": PAGE.replace('class="a"', 'class="b"')}

    assert against(tmp_path, page) == []
    found = against(tmp_path, page, classes=True)
    assert found == [Difference("classes", "zh/index.html", "p.a", "p.b")]


def test_the_parts_of_an_archive_are_compared(tmp_path: Path) -> None:
    for side, text in (("old", "<w><t>1</t></w>"), ("new", "<w><t>2</t></w>")):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("word.xml", text)
        lay(tmp_path / side, {})
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.docx").write_bytes(data.getvalue())

    found = compared(tmp_path / "old", tmp_path / "new", Mask())

    expected = Difference("downloads", "a.docx", "word.xml: <t>1</t>", "word.xml: <t>2</t>")
    assert found == [expected]


def test_the_order_of_a_search_index_does_not_count(tmp_path: Path) -> None:
    docs = [{"location": name, "text": name} for name in "ab"]
    for side, rows in (("old", docs), ("new", docs[::-1])):
        text = json.dumps({"config": {}, "docs": rows})
        lay(tmp_path / side, {"zh/search/search_index.json": text})

    assert compared(tmp_path / "old", tmp_path / "new", Mask()) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("tree " + "a1" * 20, "tree <digest>"),
        ("sha256:" + "a1" * 32, "sha256:<digest>"),
        ("of the input" + "a1" * 32 + "Version", "of the input<digest>Version"),
        ("at abcdef1", "at <commit>"),
        ("version 1.2.3.", "version <version>."),
        ("11.2.3 and 1.2.3.4", "11.2.3 and 1.2.3.4"),
        ("0." + "1" * 40, "0." + "1" * 40),
        ("990121 20260715", "990121 20260715"),
    ],
)
def test_names_of_the_sides_are_masked_and_nothing_else(text: str, masked: str) -> None:
    assert Mask(("abcdef1" + "0" * 33,), ("1.2.3",))(text) == masked


def test_a_message_loses_its_folder_and_its_seconds() -> None:
    assert timeless("/home/x/data: 1.2 s, 3.4秒", ["/home/x"]) == "/data: <seconds> s, <seconds>秒"


def test_rows_that_stay_between_others_are_no_difference() -> None:
    found = list(changes(["a", "same", "b"] * 200, ["c", "same", "d"] * 200))

    assert set(found) == {("a", "c"), ("b", "d")}


def test_what_is_the_same_on_many_pages_is_told_once() -> None:
    found = [Difference("text", f"{page}.html", "a", "b") for page in range(3)]

    assert list(told(found, 1)) == [
        "text: 3 in 3 files, 1 of them different",
        "  0.html and 2 more",
        "    a → b",
    ]


def test_the_first_file_of_every_folder_is_broken(tmp_path: Path) -> None:
    text = "on: 2026-07-15\nstatus: done\n"
    city = {f"data/city/{name}/1.yaml": text for name in "abcdefgh"}
    root = lay(tmp_path / "root", {**city, "data/city/a/2.yaml": text, "schemas/a": ""})

    copy = broken(root, tmp_path / "copy")

    changed = {one.path for one in compared(root, copy, Mask())}
    assert changed >= {f"data/city/{name}/1.yaml" for name in "abdfgh"}
    assert "data/city/a/2.yaml" not in changed


@pytest.mark.parametrize(("found", "status"), [([], 0), ([Difference("text", "a", "b", "c")], 1)])
def test_the_status_says_whether_anything_differs(
    tmp_path: Path, found: list[Difference], status: int
) -> None:
    options = argparse.Namespace(first=1, json=tmp_path / "all.json")

    assert report(found, "", options) == status
    assert len(json.loads(options.json.read_text("utf-8"))) == len(found)


def test_the_working_tree_is_a_commit_once_it_differs_from_head(tmp_path: Path) -> None:
    lay(tmp_path, {"a": "1", ".gitignore": "made\n", "made": ""})
    names = ("-c", "user.name=x", "-c", "user.email=x@localhost")
    for words in (("init", "--quiet"), ("add", "."), (*names, "commit", "--quiet", "-mx")):
        git(tmp_path, *words)
    head = git(tmp_path, "rev-parse", "HEAD")
    assert saved(tmp_path) == head

    lay(tmp_path, {"b": "2"})

    assert saved(tmp_path) == saved(tmp_path) != head
    assert git(tmp_path, "ls-tree", "--name-only", saved(tmp_path)).split() == [
        ".gitignore",
        "a",
        "b",
    ]
    assert git(tmp_path, "status", "--porcelain") == "?? b"


def test_a_command_is_heard_with_its_status_and_both_streams(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["pytest"])

    heard = [said(["explain", "T101"]), said(["no-such-command"])]

    assert [(one["status"], bool(one["out"]), bool(one["err"])) for one in heard] == [
        (0, True, False),
        (2, False, True),
    ]


# ── The house in numbers ─────────────────────────────────────────────────────────────────────────


def test_the_house_counts_rooms_lines_and_arrows() -> None:
    old = {"model/a.py": "x = 1\n", "flow/b.py": "from ledgers.model.a import x\n"}
    new = {**old, "flow/inner/c.py": "from ledgers.model import a\n\nprint(a)\n"}

    rows = list(table(old, new))

    assert "| flow/inner | 0 → 1 | 0 → 3 |" in rows
    assert "| in all | 2 → 3 | 2 → 5 |" in rows
    assert "Arrows between the rooms of all rooms: 1 → 2; circles: none" in rows


def test_the_house_finds_a_circle_of_rooms() -> None:
    both = {
        "check/one/a.py": "from ledgers.check.two import b\n",
        "check/two/b.py": "from ledgers.check.one.a import x\n",
        "check/one/__init__.py": "",
    }

    assert set(circle(arrows(both))) == {"check/one", "check/two"}
