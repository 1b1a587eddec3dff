"""What is referred to and not there: the hint names nothing of another county."""

from datetime import date

from ledgers.flow.load import checked
from ledgers.model.words import english
from ledgers.read.documents import documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree


def test_a_lost_register_is_not_mended_by_the_bodies_of_another_county() -> None:
    lost, other = (f"data/counties/{code}/units.yaml" for code in ("990181", "990121"))
    tree = MemoryTree({**MINI, **SCHEMAS, lost: MINI[other]})
    city = checked(documents_of(tree), schemas_of(MemoryTree(SCHEMAS)), date(2026, 7, 15), None)

    told = [row for row in city.problems if "“990181" in english(row.message)]
    hints = {english(row.hint) for row in told if row.hint}

    assert told
    assert not [hint for hint in hints if hint.startswith("write “") and "“990181" not in hint]
