"""Laws of writing a decision: what stood there stays, what is read back is what was meant."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledgers.edit.decide import Wish, decided
from ledgers.model.cataloguing import catalog_of
from ledgers.model.document import Document
from ledgers.model.layout import located
from ledgers.model.output import OutputFile
from ledgers.model.yaml_text import block, scalar
from ledgers.read.dialect import INVISIBLE, Text
from ledgers.read.documents import document_of
from ledgers.read.values import parsed

TASKS = """\
tasks:
  - id: T07
    no: 7
    title: 任务
    section: N1
    lead_unit: 990100-office-01
    source: {document: S3, section: 四}
    measures: [{id: T07.1, text: 措施, due_on: 2026-10-20}]
"""
AREAS = 'areas: [{code: "990102", name: 某区, kind: district}]\n'
FILE = "data/city/decisions/990102/progress/T07.yaml"
HEAD = "# yaml-language-server: $schema=../../../../../schemas/decisions.schema.json\n"

LETTERS = st.characters(exclude_categories=["Cs"]).filter(
    lambda letter: not INVISIBLE.match(letter) and letter not in "\t\n\r"
)
TEXTS = st.text(LETTERS, max_size=30)
TRICKY = st.sampled_from(
    ["", " ", "~", "null", "yes", "010", "1e3", "a: b", "a #b", "- a", "[a]", "{a", "'", '"', "\\n"]
)


def document(path: str, text: str) -> Document:
    """Return the document that a sound text makes."""
    location = located(path)
    assert location
    (found,) = document_of(path, location, text.encode())
    assert isinstance(found, Document)
    return found


def written(wish: Wish, *documents: Document) -> str:
    """Return the text of the decision file that a wish makes in a small city."""
    city = [document("data/city/tasks.yaml", TASKS), document("data/city/areas.yaml", AREAS)]
    made = decided(catalog_of([*city, *documents]), wish)
    assert isinstance(made, OutputFile)
    return made.data.decode()


def wish(**fields: object) -> Wish:
    """Return a wish to extend T07.1 with other fields."""
    day = date(2026, 7, 1)
    asked: dict[str, object] = {"decision": "extended", "until": date(2026, 10, 30), **fields}
    return Wish("990102", "progress/T07", on=day, measures=("T07.1",), **asked)  # type: ignore[arg-type]


@given(TEXTS | TRICKY)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    assert parsed(Text("x", f"reason: {scalar(text)}\n")) == ({"reason": text}, ())


@given(st.lists(TEXTS | TRICKY, min_size=1, max_size=4))
def test_a_list_of_texts_is_read_back_as_it_was(texts: list[str]) -> None:
    text = f"rows:\n{block([{'on': '2026-07-01', 'measures': texts}], '  ')}"

    assert parsed(Text("x", text)) == ({"rows": [{"on": "2026-07-01", "measures": texts}]}, ())


@st.composite
def decision_files(draw: st.DrawFn) -> str:
    """Draw a decision file as a person may have written it: comments, blank lines, any indent."""
    note = st.sampled_from(["", "\n", "# 说明\n", "\n# 说明\n", "      # 说明\n"])
    reason = st.sampled_from(
        [
            "缺附件",
            '"缺: 附件"',
            "缺附件 # 说明",
            "缺\n{pad}    附件",
            ">-\n{pad}    缺附件",
            '"缺\n{pad}    附件"',
        ]
    )
    pad = " " * draw(st.integers(0, 4))
    gap = " " * draw(st.integers(1, 3))
    inner = f"{pad} {gap}"
    rows = ""
    for _ in range(draw(st.integers(1, 3))):
        rows += f"{pad}-{gap}on: 2026-06-01\n{inner}decision: returned\n{inner}measures: [T07.1]\n"
        rows += f"{inner}reason: {draw(reason).format(pad=inner)}\n{draw(note)}"
    subject = "subject: progress/T07\n"
    first, last = draw(st.sampled_from([(subject, ""), ("", subject)]))
    text = f"{HEAD}{draw(note)}{first}decisions:\n{rows}{last}"
    return text if draw(st.booleans()) else text.removesuffix("\n")


@given(decision_files(), TEXTS | TRICKY)
def test_appending_keeps_what_stood_there_and_adds_one_entry(text: str, reason: str) -> None:
    before = document(FILE, text)

    after = written(wish(reason=reason), before)

    old, new = lines(text), lines(after)
    start = next((at for at, row in enumerate(old) if new[at] != row), len(old))
    added = len(new) - len(old)
    assert new[:start] + new[start + added :] == old
    value = document(FILE, after).value
    entries = before.value["decisions"]
    assert isinstance(entries, list)
    assert value == {
        **before.value,
        "decisions": [
            *entries,
            {
                "on": "2026-07-01",
                "decision": "extended",
                "measures": ["T07.1"],
                "reason": reason,
                "until": "2026-10-30",
            },
        ],
    }


def lines(text: str) -> list[str]:
    """Return the lines of a text; whether the last one ends with a break does not matter."""
    return text.removesuffix("\n").split("\n")


@given(TEXTS | TRICKY)
def test_a_first_decision_begins_a_file_that_says_it_all(reason: str) -> None:
    text = written(wish(decision="extended", reason=reason))

    assert text.startswith(HEAD)
    value = document(FILE, text).value
    assert value["subject"] == "progress/T07"
    assert value["decisions"] == [
        {
            "on": "2026-07-01",
            "decision": "extended",
            "measures": ["T07.1"],
            "reason": reason,
            "until": "2026-10-30",
        }
    ]
