"""Drive objections from the draft to the page: handed over, filed, answered or pending, printed."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from ledgers.cli.main import main
from ledgers.flow.load import Request, load
from ledgers.flow.publish import Order, view_of
from ledgers.model.words import english
from tests.acceptance.test_bulletins import FOLDER, MONDAY, NAME, WEEK, commit, git, place
from tests.conftest import MINI, write_city
from tests.unit.publish.views import portal_of

Ledgers = Callable[..., tuple[int, str, str]]
TUESDAY = "2026-07-14"
PUBLICATION = "data/city/publication.yaml"
COUNTY, OTHER = "990121", "990102"
FILED = f"data/counties/{COUNTY}/objections/{NAME}.yaml"
ANSWERED = f"data/city/answers/{NAME}-{COUNTY}.yaml"
ANSWER = f"""# yaml-language-server: $schema=../../../schemas/answers.schema.json
bulletin: city/bulletins/{NAME}
county: "{COUNTY}"
answers:
  - {{on: 2026-07-13, figure: county.overdue, outcome: rejected, reason: 该措施7月13日才报送}}
"""
REASON, COMMENT = "该措施7月10日已报送", "逾期一项正在办理"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a city that gives time to object, with the draft of a week."""
    timed = MINI[PUBLICATION].decode() + "objection_workdays: []\n"
    root = write_city(tmp_path_factory.mktemp("objections"), MINI | {PUBLICATION: timed.encode()})
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    week = ("--series", "weekly", "--period", WEEK)
    assert main(["bulletin", "draft", *week, *place(root)]) == 0
    return root


def filed(drafted: Path, root: Path, more: Mapping[str, str]) -> Path:
    """Return a copy in which a county objects by the file that it was handed, and more is filed."""
    shutil.copytree(drafted, root)
    assert main(["bulletin", "preview", NAME, "--county", COUNTY, *place(root)]) == 0
    handed = (root / f"build/previews/{NAME}/{NAME}-{COUNTY}.txt").read_text("utf-8")
    skeleton = handed[handed.index("# yaml-language") :]
    text = skeleton.replace("reason: \n", f"reason: {REASON}\n")
    files = {FILED: text.replace("comment: \n", f"comment: {COMMENT}\n"), **more}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(data, "utf-8")
    shutil.rmtree(root / "build")
    commit(root)
    return root


def pages_on(root: Path, day: date = date(2026, 7, 15)) -> Mapping[str, bytes]:
    """Return what is published on Wednesday, in English."""
    request = Request(root, day)
    return portal_of(view_of(load(request), Order(request, day, root / "x", "en", english, float)))


def page_of(root: Path) -> str:
    """Return the page of the issue on Wednesday, in English, as text without links."""
    pages = pages_on(root)
    found = {path: data for path, data in pages.items() if REASON.encode() in data}
    shown = {path.partition("/")[0] for path in found}
    assert shown <= {"bulletins", "ledgers", "source", "data", "search"}
    return re.sub("<[^>]+>", " ", pages[f"bulletins/{NAME}/index.md"].decode())


def test_each_county_is_handed_its_own_lines_and_no_other_is(
    drafted: Path, ledgers: Ledgers, tmp_path: Path
) -> None:
    wish = ("--county", COUNTY, "--county", OTHER, "--out", tmp_path / "out")
    assert ledgers("bulletin", "preview", NAME, *wish, *place(drafted))[0] == 0

    texts = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}
    assert sorted(texts) == [f"{NAME}-{OTHER}.txt", f"{NAME}-{COUNTY}.txt"]
    text = texts[f"{NAME}-{COUNTY}.txt"]
    assert "{county.overdue@990121}" in text
    assert "Until 2026-07-14 you may object" in text
    assert (OTHER in text, "task" in text, "{progress}" in text) == (False, False, False)


def test_an_issue_waits_until_the_time_to_object_is_over(drafted: Path, ledgers: Ledgers) -> None:
    draft = (drafted / FOLDER / f"{NAME}.yaml").read_text("utf-8")
    for today in (MONDAY, TUESDAY):
        status, _, said = ledgers("bulletin", "issue", NAME, *place(drafted, today))
        assert (status, "counties may object until 2026-07-14" in said) == (2, True)

    assert "objections_until: 2026-07-14\n" in draft


@pytest.mark.parametrize("line", ["", "objections_until: 2026-07-12\n"])
def test_nobody_takes_the_time_to_object_away(
    drafted: Path, ledgers: Ledgers, tmp_path: Path, line: str
) -> None:
    root = filed(drafted, tmp_path / "city", {})
    draft = root / FOLDER / f"{NAME}.yaml"
    text = draft.read_text("utf-8").replace("objections_until: 2026-07-14\n", line)
    draft.write_text(text, "utf-8")
    commit(root)

    status, _, said = ledgers("bulletin", "issue", NAME, *place(root, "2026-07-15"))
    assert (status, "write objections_until, 2026-07-13 or later" in said) == (2, True)
    assert "B116" in ledgers("check", *place(root, "2026-07-15"))[1]


def test_without_an_answer_the_issue_says_so_beside_the_figure(
    drafted: Path, ledgers: Ledgers, tmp_path: Path
) -> None:
    root = filed(drafted, tmp_path / "city", {})
    assert ledgers("bulletin", "issue", NAME, *place(root, "2026-07-15"))[0] == 0

    text = (root / FOLDER / f"{NAME}.yaml").read_text("utf-8")
    assert '  - {key: county.overdue, county: "990121"}\n' in text.partition("digest: ")[0]
    page = page_of(root)
    assert page.count("1 (objection pending)") == 1
    assert (REASON in page, COMMENT in page) == (False, False)
    commit(root)
    assert ledgers("bulletin", "verify", NAME, *place(root, "2026-07-15"))[0] == 0


def test_what_was_answered_stands_beside_the_issue(
    drafted: Path, ledgers: Ledgers, tmp_path: Path
) -> None:
    root = filed(drafted, tmp_path / "city", {ANSWERED: ANSWER})
    assert ledgers("bulletin", "issue", NAME, *place(root, "2026-07-15"))[0] == 0

    page = page_of(root)
    assert "objection pending" not in page
    assert (REASON in page, COMMENT in page) == (True, True)
    assert "Rejected: 该措施7月13日才报送" in page


def test_before_its_answer_no_byte_tells_of_an_objection(drafted: Path, tmp_path: Path) -> None:
    root = filed(drafted, tmp_path / "city", {})
    files = pages_on(root)

    told = [
        path for path, data in files.items() if REASON.encode() in data or COMMENT.encode() in data
    ]
    assert told == []
    # An example of a problem names such a file, whether there is one or not.
    before, name = pages_on(drafted), f"objections/{NAME}".encode()
    assert {path for path in files if name in files[path]} == {
        path for path in before if name in before[path]
    }
