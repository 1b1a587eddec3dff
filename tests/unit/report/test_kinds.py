"""A kind of problem is explained."""

from ledgers.model import kinds
from ledgers.model.words import english
from ledgers.report.problems import explained


def test_a_kind_is_explained_by_code_title_weight_and_reason() -> None:
    assert explained(kinds.times.IN_THE_FUTURE, english) == (
        "T104  date in the future (error)\nOnly what has happened is filed or decided.\n"
    )


def test_a_warning_is_called_one() -> None:
    assert "(warning)" in explained(kinds.schemas.NO_SCHEMA_LINE, english)
