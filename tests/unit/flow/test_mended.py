"""Lines as they should be: tried on the file, shown with the problem, silent about persons."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from ledgers.check.file.one import faults
from ledgers.check.file.schema import Rulebook
from ledgers.edit.slips import Workshop
from ledgers.flow.load import Request, load
from ledgers.flow.mending import EFFORT, mended, workshop_of
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.kinds.schemas import OVER_BUDGET
from ledgers.model.problem import Mended, Place, Problem
from ledgers.model.values import replace
from ledgers.model.words import english, say
from ledgers.read.documents import schemas_of
from ledgers.read.home import LOCALE, translator
from ledgers.report.problems import Findings, as_json, as_text
from tests.cities import MINI, SCHEMAS, MemoryTree, write_city

T16, T07 = (f"data/counties/990121/progress/{task}.yaml" for task in ("T16", "T07"))


def mended_after(root: Path, file: str, right: str, wrong: str) -> list[Problem]:
    """Return the problems of the mini city with one text in place of another."""
    text = MINI[file].decode().replace(right, wrong, 1)
    request = Request(write_city(root, {**MINI, file: text.encode()}), date(2026, 7, 15))
    return [row for row in mended(request, load(request)) if row.place.file == file]


def test_a_line_is_shown_as_it_is_and_as_it_should_be(tmp_path: Path) -> None:
    problems = mended_after(tmp_path, T16, "status: doing", "status：doing")

    found = Findings(1, problems)
    said = json.loads(as_json(found, english))["problems"][0]
    assert as_text(found, english).splitlines()[2:4] == [
        "    now │    status：doing",
        "    write │    status: doing",
    ]
    assert (said["wrong"], said["right"]) == ("    status：doing", "    status: doing")


def test_a_line_that_is_missing_or_too_much_is_shown_alone(tmp_path: Path) -> None:
    missing = mended_after(tmp_path / "a", T07, "    blocker: coordination\n", "")
    twice = mended_after(tmp_path / "b", T16, "task: T16\n", "task: T16\ntask: T16\n")

    text = as_text(Findings(1, [missing[0], twice[0]]), english)
    assert "    add │    blocker: staffing\n" in text
    assert "    delete │task: T16\n" in text


def test_no_line_is_shown_that_leads_to_a_person(tmp_path: Path) -> None:
    note = "note：联系电话 13912345678"
    problems = mended_after(tmp_path, T07, "note: 涉及部门意见不一，正在协商", note)

    assert [row.mended for row in problems if row.mended] == []


def test_a_message_calls_fields_by_their_titles_with_their_names_behind(tmp_path: Path) -> None:
    problems = mended_after(tmp_path, T16, "status: doing", "status: undone")
    chinese = translator(LOCALE, "zh")

    assert str(problems[0].message).startswith("“Status (status)” cannot be undone")
    assert chinese(problems[0].message).startswith("“状态（status）”")


def test_a_pointer_is_called_by_the_field_it_leads_to() -> None:
    progress = Contract(schemas_of(MemoryTree(SCHEMAS)).by_ledger).ledger("progress")

    for around, name in (((), "/updates/3/came_in"), (("updates", "on"), "came_in")):
        field = progress.nearest(around, name)
        assert field
        assert field.names == ("updates", "came_in")
    assert progress.nearest(("updates",), "task") is progress.fields["task",]
    assert progress.nearest((), "/updates/3/nothing") is progress.nearest((), "on") is None


def test_of_several_mistakes_each_is_mended_by_itself(tmp_path: Path) -> None:
    wrong = "status: 正在办理\n    measures: T16.1"
    problems = mended_after(tmp_path, T16, "status: doing", wrong)

    assert {row.mended for row in problems} == {
        Mended("    status: 正在办理", "    status: doing"),
        Mended("    measures: T16.1", "    measures: [T16.1]"),
    }


def test_what_only_other_files_make_a_problem_is_not_looked_for_in_its_lines(
    tmp_path: Path,
) -> None:
    """A large file was read and judged for each of eight slips, of which none could help."""
    city = load(Request(write_city(tmp_path, MINI), date(2026, 7, 15)))
    rulebook, judged = Rulebook(city.schemas.by_ledger), list[str]()

    def judge(document: Document) -> Iterable[Problem]:
        judged.append(document.text)
        return faults(rulebook, document)

    workshop = replace(workshop_of(MemoryTree(MINI), city, rulebook), judge=judge)
    found = OVER_BUDGET.at(Place(T16, 1, 1), say("more than its budget"), say("file less"))

    assert workshop.mended(found) == found
    assert judged == [MINI[T16].decode()]


def test_in_a_file_full_of_mistakes_only_the_first_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try finds all mistakes of the file again: trying all would take their square."""
    tried: list[Problem] = []

    def unchanged(_: Workshop, problem: Problem) -> Problem:
        tried.append(problem)
        return problem

    monkeypatch.setattr(Workshop, "mended", unchanged)
    wrong = "".join(f"x{number}: 1\n" for number in range(EFFORT // 10))

    problems = mended_after(tmp_path, T16, "task: T16\n", f"task: T16\n{wrong}")

    assert len(problems) == EFFORT // 10
    assert len(tried) == EFFORT // len(problems)
