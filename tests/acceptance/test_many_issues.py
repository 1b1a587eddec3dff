"""Many issues are verified in one run: a file that several cities share is looked at once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledgers.flow.figures import city_from
from ledgers.flow.load import City, Request, load
from ledgers.flow.verify.issue import IssueProof
from ledgers.flow.verify.program import Programs
from ledgers.read.commits import StoredTree, commit_tree
from ledgers.read.history import shelf_of
from ledgers.read.inputs import archive_of
from tests.acceptance.test_bulletins import commit, git
from tests.cities import MINI, SCHEMAS, write_city

TODAY = date(2026, 7, 15)
TASK = "data/counties/990121/progress/T07.yaml"


def test_what_was_learnt_of_one_city_serves_the_next_and_decides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_city(tmp_path / "city", {**MINI, **SCHEMAS})
    git(root, "init", "--quiet")
    commit(root)
    file = root / TASK
    file.write_bytes(file.read_bytes().replace(b"T07.1", b"T07.9"))
    commit(root)
    before, after = (commit_tree(root, name) for name in ("HEAD~1", "HEAD"))
    asked: list[int] = []

    def counted(tree: StoredTree, version: str, known: Any, learnt: Any) -> City:  # noqa: ANN401
        asked.append(len(learnt.sound))
        return city_from(tree, version, known, learnt)

    monkeypatch.setattr("ledgers.flow.verify.issue.city_from", counted)
    now = load(Request(root, TODAY))
    assert now.reading
    shelf, programs = shelf_of(now.reading), Programs(None)  # type: ignore[arg-type]
    proof = IssueProof(archive_of(root), {}, programs, (None, "", now), shelf)
    found = [proof.city_of(tree, "0.4.0") for tree in (before, before, after, before)]

    assert found[0] is found[1]
    assert (len(asked), min(asked) > 0) == (3, True)
    assert len(shelf.found) == 2 * len(now.reading.documents) + 1, "what is there is read again"
    assert [row.problems for row in found[2:]] == [
        city_from(tree, "0.4.0").problems for tree in (after, before)
    ]
    assert found[2].problems != found[3].problems == found[0].problems
