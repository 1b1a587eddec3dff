"""What leads to a person is found in any text, and in the names of files."""

import pytest

from ledgers.check.privacy.leaks import allowed_numbers, leaks_in_names, leaks_in_text
from ledgers.model.cataloguing import catalog_of
from ledgers.model.problem import Place, Problem, Severity
from ledgers.model.words import english, say
from tests.unit.check.filed import document

PUBLICATION = "data/city/publication.yaml"
NOTHING: frozenset[str] = frozenset()


def told(message: str) -> list[tuple[str, Place]]:
    """Return code and place of what is told of one message."""
    return [(row.kind.code, row.place) for row in found(message)]


def found(message: str, allowed: frozenset[str] = NOTHING) -> list[Problem]:
    """Return what is told of the message of a commit."""
    return list(leaks_in_text(message, "commit 3f78685", allowed, say("reword it")))


@pytest.mark.parametrize(
    ("message", "code", "column"),
    [
        ("更正 11010519491231002X", "V102", 4),
        ("更正 110105 19491231 002X", "V102", 4),
        ("更正 １１０１０５１９４９１２３１００２Ｘ", "V102", 4),
        ("联系 138 0013 8000", "V103", 4),
        ("卡号 6222 0212 3456 7890 128", "V104", 4),
        ("见 someone@example.com", "V105", 3),
        ("举报人：某某", "V107", 1),
    ],
)
def test_what_leads_to_a_person_is_told_with_commit_and_column(
    message: str, code: str, column: int
) -> None:
    assert told(message) == [(code, Place("commit 3f78685", 1, column))]


def test_the_line_of_the_message_is_told_and_nothing_is_quoted_whole() -> None:
    text = "进展\n\n乡镇已报送\n电话 13800138000\n"
    (problem,) = found(text)

    assert problem.place == Place("commit 3f78685", 4, 4)
    assert "13800138000" not in english(problem.message)
    assert "13…0" in english(problem.message)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "T07 进展：六月完成三项",
        "11010519491231002",
        "110105194912310020",
        "Revert 3f786850e387550fdab836ed7e6dc881de23001b",
        "2026-07-15 砚纪办〔2026〕12号",
    ],
)
def test_plain_messages_are_well(message: str) -> None:
    assert told(message) == []


def test_a_name_after_a_title_is_a_warning() -> None:
    (problem,) = found("请书记李明，审核")

    assert problem.kind.severity is Severity.WARNING


def test_names_of_files_are_looked_at_where_they_stand() -> None:
    files = ["data/a.yaml", "附件/13800138000.docx"]
    (problem,) = leaks_in_names(files, NOTHING)

    assert (problem.kind.code, problem.place) == ("V103", Place(files[1]))


def test_public_numbers_stay_unsaid() -> None:
    public = document(PUBLICATION, 'allowed_numbers: ["0990-1234567"]\n')
    allowed = allowed_numbers(catalog_of([public]))

    assert found("公开电话 0990-1234567", allowed) == []
    assert len(found("公开电话 0990-1234567")) == 1
