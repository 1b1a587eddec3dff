"""Two processes read and check what one does: the same problems, and the same learnt of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.check.city import Checked, check
from ledgers.flow.load import past_schemas
from ledgers.model import in_order
from ledgers.model.remembered import Known
from ledgers.model.shares import Share
from ledgers.read.documents import Reading, documents_of
from ledgers.read.tree import FolderTree
from ledgers.write.workers import side_by_side
from tests.cases.fixtures import Case, cases, laid
from tests.cities import MINI, SCHEMAS, write_city

CASES = [case for case in cases() if not case.is_of_change]


def looked_at(root: Path, case: Case, share: Share) -> tuple[Reading, Checked]:
    """Read and check a city that lies in a folder."""
    tree = FolderTree(root)
    reading = documents_of(tree, share=share)
    schemas = past_schemas(tree).by_ledger
    return reading, check(reading.documents, reading.files, schemas, case.today, share=share)


def learnt(known: Known) -> tuple[object, ...]:
    """Return what a check learnt, in words that another process has too."""
    files = [sorted(row.file for row in rows) for rows in (known.sound, known.clean)]
    return files, known.quiet, known.usable


@settings(max_examples=3)
@given(st.sampled_from(CASES))
def test_two_processes_find_what_one_does(case: Case) -> None:
    files = {path: data or b"" for path, data in laid(case, {**MINI, **SCHEMAS}).files.items()}
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        root = write_city(Path(place), files)
        one, alone = looked_at(root, case, None)
        patch.setattr("ledgers.model.shares.WORTH", 0)
        two, shared = looked_at(root, case, side_by_side)

    assert [(row.file, row.value, row.text) for row in two.documents] == [
        (row.file, row.value, row.text) for row in one.documents
    ]
    assert in_order(two.problems) == in_order(one.problems)
    assert (two.files, shared.problems) == (one.files, alone.problems)
    assert [row.file for row in shared.left_out] == [row.file for row in alone.left_out]
    assert learnt(shared.learnt) == learnt(alone.learnt)
