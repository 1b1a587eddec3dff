"""See that a draft is read before it is issued: its figures, and its pages, marked as a draft."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.edit.bulletins import draft_file
from tests.acceptance.test_bulletins import git
from tests.conftest import MINI, write_city
from tests.unit.publish.bulletins_made import issue

Ledgers = Callable[..., tuple[int, str, str]]
DRAFT = draft_file(issue(13))
NAME = "weekly-2026-13"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a mini city with the draft of a week, in no repository."""
    return write_city(tmp_path / "city", MINI | {DRAFT.path: DRAFT.data})


@pytest.fixture
def bulletin(root: Path, ledgers: Ledgers) -> Ledgers:
    """Return `ledgers bulletin …` in the city, on the day after the week."""
    place = ("--root", root, "--today", "2026-07-15")
    return lambda *arguments: ledgers("bulletin", *arguments, *place)


def test_figures_are_listed_with_values_and_how_to_quote_them(bulletin: Ledgers) -> None:
    status, said, _ = bulletin("figures", NAME, "--lang", "en")

    lines = [re.split(" {2,}", line) for line in said.splitlines()]
    assert status == 0
    assert ["{as_of}", "2026-07-05"] in lines
    assert ["{tasks.total}", "15", "Tasks in all counties"] in lines
    assert ["{county.rank@990181}", "1", "Rank", "葭陵市"] in lines
    assert ["{task.overdue@T07}", "1", "Counties that are overdue", "职责聚焦主业"] in lines


def test_a_preview_is_page_document_and_print_each_marked_as_a_draft(
    root: Path, bulletin: Ledgers
) -> None:
    assert bulletin("preview", NAME)[0] == 0
    folder = root / "build/previews" / NAME

    page, printed = ((folder / name).read_text("utf-8") for name in ("page.html", "print.html"))
    with zipfile.ZipFile(folder / f"{NAME}.docx") as container:
        headers = [container.read(f"word/header{n}.xml").decode() for n in (1, 2)]
    assert '<p class="across" aria-hidden="true">草稿</p>' in page
    assert '<p class="across" aria-hidden="true">草稿</p>' in printed
    assert ['string="草稿"' in header for header in headers] == [True, True]
    assert "By 2026-07-05: overdue 2, progress 31.0%." in re.sub("<.*?>", "", page)
    assert "自本期签发以来" not in page
    assert (folder / "ledgers.css").is_file()


def test_a_draft_with_an_unknown_figure_is_shown_and_fails(root: Path, bulletin: Ledgers) -> None:
    text = DRAFT.data.decode().replace("{tasks.overdue}", "{tasks.overdu}")
    (root / DRAFT.path).write_text(text, "utf-8")

    status, out, said = bulletin("preview", NAME, "--lang", "en")

    assert (status, len(out.splitlines())) == (1, 4)
    assert "B106 there is no figure tasks.overdu in this bulletin" in said


def test_a_preview_is_never_where_git_or_the_portal_takes_it(
    root: Path, bulletin: Ledgers, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "docs").mkdir(parents=True)
    git(other, "init", "--quiet")
    for place in (root / "data", root, root / "public", other / "docs", other / ".git/x"):
        status, _, said = bulletin("preview", NAME, "--out", place, "--lang", "en")
        assert (status, "name one below build/" in said) == (2, True)
    assert bulletin("preview", NAME, "--out", tmp_path / "desk")[0] == 0
    assert (tmp_path / "desk/page.html").is_file()
    assert sorted(path.name for path in root.iterdir()) == ["data", "schemas"]


def test_a_draft_that_is_not_there_is_one_sentence(bulletin: Ledgers) -> None:
    assert bulletin("figures", "weekly-2026-99", "--lang", "en")[::2] == (
        2,
        "there is no draft weekly-2026-99\n",
    )
