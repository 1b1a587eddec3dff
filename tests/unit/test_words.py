"""The Chinese catalogue says everything that the code and the templates say."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ledgers.model.kinds import KINDS
from ledgers.model.words import Words, english, of_units, say, say_in
from ledgers.read.home import LOCALE, reasons, translator

ROOT = Path(__file__).parents[2]
PO = ROOT / "site/locale/zh/LC_MESSAGES/ledgers.po"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAPPINGS = PROJECT["tool"]["babel"]["mappings"]
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]")


Said = tuple[str | None, str]
"""A text with the context that it is said in."""


@pytest.fixture(scope="module")
def said() -> set[Said]:
    """Return every text that the code and the templates say, found as the Makefile finds it."""
    methods = [(row["pattern"], row["method"]) for row in MAPPINGS]
    folders = [ROOT / "scripts", ROOT / "site/templates"]
    return {
        (row[4], row[2] if isinstance(row[2], str) else row[2][0])
        for folder in folders
        for row in extract_from_dir(
            folder,
            [
                (pattern.removeprefix(f"{folder.relative_to(ROOT).as_posix()}/"), method)
                for pattern, method in methods
            ],
            keywords={"say": None, "say_in": ((1, "c"), 2)},
        )
    }


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Return the Chinese catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh", domain="ledgers")


@pytest.fixture(scope="module")
def messages(catalogue: Catalog) -> list[Message]:
    """Return what the catalogue translates."""
    return [message for message in catalogue if message.id]


def names(text: str) -> list[str]:
    """Return the placeholders of a text, sorted."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_there_is_a_lot_to_say(said: set[Said]) -> None:
    assert len(said) > 200
    assert (None, "date in the future") in said


def test_nothing_is_left_untranslated(said: set[Said], messages: list[Message]) -> None:
    assert said - {(message.context, str(message.id)) for message in messages} == set()


def test_what_is_said_inside_of_other_text_is_found_too(said: set[Said]) -> None:
    """Babel does not see into f-strings before Python 3.12: what stands there alone is lost."""
    calls = (
        node
        for path in (ROOT / "scripts").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
    )
    texts = (node.args[0] for node in calls if node.args)
    told = {text.value for text in texts if isinstance(text, ast.Constant)}

    assert told - {text for context, text in said if context is None} == set()


def test_nothing_is_translated_that_nobody_says(said: set[Said], messages: list[Message]) -> None:
    assert {(message.context, str(message.id)) for message in messages} - said == set()


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        (say_in("head of a column", "arithmetic"), "算式"),
        (say("arithmetic"), "算术平均"),
        (say("Source"), "出处"),
        (say_in("level", "Township"), "乡级"),
        (say("Township"), "乡镇"),
        (say("by {word}", word=say_in("level", "City")), "市级"),
    ],
)
def test_one_english_word_has_the_chinese_of_its_context(words: Words, chinese: str) -> None:
    assert chinese in translator(LOCALE, "zh")(words)


def test_in_english_a_context_is_not_seen() -> None:
    assert english(say_in("level", "{name}", name="x")) == "x"


def test_no_translation_is_empty_or_uncertain(messages: list[Message]) -> None:
    assert [message.id for message in messages if not message.string or message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_original(messages: list[Message]) -> None:
    different = [
        message.id for message in messages if names(str(message.id)) != names(str(message.string))
    ]

    assert different == []


def test_a_translation_is_in_chinese(messages: list[Message]) -> None:
    foreign = [
        message.id
        for message in messages
        if re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", without_samples(str(message.string)))
    ]

    assert foreign == []


def test_a_translation_uses_chinese_punctuation(messages: list[Message]) -> None:
    odd = [
        message.string
        for message in messages
        if HALF_WIDTH.search(without_samples(str(message.string)))
    ]

    assert odd == []


def test_every_kind_of_problem_and_nothing_else_has_a_reason() -> None:
    assert sorted(reasons()) == [kind.code for kind in KINDS]


def test_reasons_are_sentences_in_each_language() -> None:
    said = list(reasons().values())

    assert [one.en for one in said if not re.fullmatch(r"[A-Z0-9].*[.]", one.en)] == []
    assert [one.zh for one in said if not one.zh.endswith("。") or HALF_WIDTH.search(one.zh)] == []


def without_samples(text: str) -> str:
    """Return a text without placeholders, quotations and commands."""
    return re.sub(r"\{[a-z_]*\}|“[^”]*”|ledgers(?: [-a-z]+| \{[a-z]+\})+", "", text)


def test_where_no_county_is_ranked_units_are_spoken_of_and_values_stay() -> None:
    said = say("County {county} files in data/counties/{code}/", county="county", code="990341")
    chinese = of_units(translator(LOCALE, "zh"), "zh")

    assert of_units(english, "en")(said) == "Unit county files in data/counties/990341/"
    assert chinese(say("Ranking of the counties")) == "排名单位排名"
    assert chinese(say("{name}", name="县区")) == "县区"
