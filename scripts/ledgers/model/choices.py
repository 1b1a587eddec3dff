"""The codes of a field, by the words that people write for them."""

import re
from collections.abc import Mapping

from ledgers.model import Both, Field, group
from ledgers.model.bulletin import Term

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


def terms_of(field: Field, vocabulary: Vocabulary) -> Mapping[str, Both]:
    """Return what each code is called that a field may hold, as far as that is said anywhere.

    Codes are those of a list of the vocabulary, or of the schema, which calls them by `x-words` or
    in the description of the field. A field that takes any text has none.
    """
    listed = vocabulary.get(str(field.said("x-vocab")), {})
    words, said = group(field.entry, "x-words"), dict(SAID.findall(field.description.zh))
    return {code: Both(term.zh, term.en) for code, term in listed.items()} | {
        code: Both(**words[code]) if code in words else Both(said.get(code, ""), code)
        for code in map(str, field.said("enum") or ())
    }


def code_of(field: Field, vocabulary: Vocabulary, word: str) -> str | None:
    """Return the one code of a field that is called by a word; None where none is, or several."""
    codes = {
        code
        for code, both in terms_of(field, vocabulary).items()
        if word.lower() in map(str.lower, (code, both.zh, both.en, *ALSO.get(code, "").split()))
    }
    return codes.pop() if len(codes) == 1 else None
