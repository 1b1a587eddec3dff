"""See that click speaks the reader's language, and that the process is as before after it."""

import gettext
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from ledgers.cli.speech import COUNTED, SAID, speaking

Run = Callable[..., tuple[int, str, str]]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SOURCE = "".join(
    path.read_text("utf-8") for path in sorted(Path(click.__file__).parent.glob("*.py"))
)


@pytest.mark.parametrize("words", SAID, ids=lambda words: words.text)
def test_click_says_what_we_translate(words: object) -> None:
    quoted = re.escape(json.dumps(str(words)))

    assert re.search(rf"(?:_\(\s*|\"required\": *|= ){quoted}", SOURCE) or "required" in quoted


def test_the_language_and_the_domain_are_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    domain = gettext.textdomain()
    monkeypatch.setenv("LANGUAGE", "fr")
    with speaking("zh"):
        inside = os.environ["LANGUAGE"], gettext.textdomain()
    monkeypatch.delenv("LANGUAGE")
    with speaking("en"):
        pass

    assert inside == ("zh", "ledgers")
    assert gettext.textdomain() == domain
    assert "LANGUAGE" not in os.environ


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["decide", "accept", "--help"]]
)
def test_help_has_no_english_words_in_chinese(ledgers: Run, arguments: list[str]) -> None:
    _, out, _ = ledgers("--lang", "zh", *arguments)
    english = r"Usage|Options|Commands|arguments|OPTIONS|ARGS|DIRECTORY|DATE|TEXT|\[required"

    assert out.startswith("用法：")
    assert re.findall(english, out) == []


WRONG = [
    (["check", "--roott"], "No such option '--roott'. Perhaps --root?"),
    (["chek"], "No such command 'chek'. Perhaps check?"),
    (["guard", "more", "than"], "There is too much on the command line: more than"),
    (["check", "--root"], "Option '--root' needs a value."),
    (["check", "--lang", "fr"], "Invalid value for '--lang': 'fr' is not one of these: 'zh'"),
    (["check", "--root", "/nowhere"], "Invalid value for '--root': Directory '/nowhere' does not"),
    (["explain"], "Missing argument 'WHAT'."),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=lambda value: str(value)[:24])
def test_what_is_not_understood_is_told_in_english(
    ledgers: Run, arguments: list[str], said: str
) -> None:
    status, out, err = ledgers("--lang", "en", *arguments)

    assert (status, out) == (2, "")
    assert err.startswith(f"the command is not understood: {said}")


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=lambda value: str(value)[:24])
def test_what_is_not_understood_is_told_in_chinese(
    ledgers: Run, arguments: list[str], said: str
) -> None:
    status, _, err = ledgers(*arguments)
    without_names = re.sub(
        r"[-/]*\b(?:zh|en|fr|lang|WHAT|check|chek|more|than|root|roott|nowhere)\b", "", err
    )

    assert status == 2
    assert re.findall(r"[A-Za-z]+", without_names) == [], said
    assert CHINESE.search(err)


@pytest.mark.parametrize(
    "text",
    [
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
        "Option {name!r} requires an argument.",
        "{value!r} is not {choice}.",
        "{value!r} is not one of {choices}.",
    ],
)
def test_each_sentence_with_a_number_is_one_of_clicks(text: str) -> None:
    filled = text.format(args="x y", name="--x", value="x", choice="'y'", choices="'y', 'z'")

    assert f'"{text}"' in SOURCE
    assert [words for pattern, words in COUNTED if pattern.fullmatch(filled)] != []
