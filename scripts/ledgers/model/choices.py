"""The codes of a field, by the words that people write for them."""

import re
from collections.abc import Iterator, Mapping

from ledgers.model.bulletin import Term
from ledgers.model.contract import Field

Vocabulary = Mapping[str, Mapping[str, Term]]
"""The terms of each list of the vocabulary, by code."""

SAID = re.compile("([A-Za-z][A-Za-z0-9_]*) ([\u4e00-\u9fff]+)")
"""How the description of a field says what its codes mean: `doing 正在办理，submitted 报请审定`."""
ALSO: Mapping[str, str] = {
    "doing": "正在办理 办理中 在办 进行中",
    "submitted": "已完成 完成 已办结 办结 报送 已报送 报请审定 报请销号",
    "blocked": "受阻 遇到困难",
    "not_applicable": "不适用",
}
"""What counties say for a status beside it: of what is done, they ask for the city's decision."""


def code_of(field: Field, vocabulary: Vocabulary, word: str) -> str | None:
    """Return the one code of a field that is called by a word; None where none is, or several."""
    codes = {code for code, called in _called(field, vocabulary) if called.lower() == word.lower()}
    return codes.pop() if len(codes) == 1 else None


def _called(field: Field, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each code of a field with each word for it, itself among them."""
    for code, term in vocabulary.get(str(field.said("x-vocab")), {}).items():
        yield from ((code, word) for word in (code, term.zh, term.en))
    enum = [str(code) for code in field.said("enum") or ()]
    yield from (row for row in SAID.findall(field.description.zh) if row[0] in enum)
    yield from ((code, word) for code in enum for word in (code, *ALSO.get(code, "").split()))
