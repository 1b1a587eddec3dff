"""What comes with the program: words, templates, kept drawings, schemas."""

from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Both, say
from ledgers.read.documents import schemas_of
from ledgers.read.home import LOCALE, SITE, drawing_salt, kept_drawings, texts_below, translator
from ledgers.read.tree import FolderTree


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    assert translator(tmp_path, "en")(say("{a} and {b}", a=1, b=say("two"))) == "1 and two"


def test_a_catalogue_that_is_not_built_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="make setup"):
        translator(tmp_path, "zh")


def test_arguments_are_translated_before_they_are_filled_in() -> None:
    words = say(
        "“{field}” must be {asked}; it is {value}",
        field="a",
        asked=say("a number"),
        value="b",
    )

    assert "a number" not in translator(LOCALE, "zh")(words)


def test_a_text_in_both_languages_is_said_in_the_readers() -> None:
    words = say("expected: {form}", form=Both("甲", "one"))

    assert translator(LOCALE, "en")(words) == "expected: one"
    assert translator(LOCALE, "zh")(words).endswith("甲")


def test_braces_in_data_are_left_alone() -> None:
    words = say("there is no field “{name}” here", name="{0}{name}")

    assert "{0}{name}" in translator(LOCALE, "zh")(words)


def test_texts_are_found_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c.html").write_text("丙", encoding="utf-8")
    (tmp_path / "a.html").write_text("甲", encoding="utf-8")

    assert dict(texts_below(tmp_path)) == {"a.html": "甲", "b/c.html": "丙"}


def test_the_site_comes_with_the_program() -> None:
    assert (SITE / "templates").is_dir()


def test_drawings_are_kept_by_digest(tmp_path: Path) -> None:
    (tmp_path / "abc.svg").write_text("<svg/>", encoding="utf-8")

    assert kept_drawings(tmp_path, frozenset({"abc", "def"})) == {"abc": "<svg/>"}
    assert kept_drawings(tmp_path / "none", frozenset({"abc"})) == {}


def test_another_version_of_the_library_draws_anew() -> None:
    assert drawing_salt("matplotlib 1") != drawing_salt("matplotlib 2")


@pytest.mark.parametrize(
    "data", [b"[]", b"\xff", b"", b"{", b"[" * 100_000, b'{"a": NaN', b'"text"']
)
def test_a_schema_that_cannot_be_read_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/rules.schema.json").write_bytes(data)

    schemas = schemas_of(FolderTree(tmp_path))

    assert (dict(schemas.by_ledger), [p.kind.code for p in schemas.problems]) == ({}, ["S201"])
