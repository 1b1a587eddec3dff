"""Numbers have one form: on pages, in commands, in captions, in both languages."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.messages.pofile import read_po

from ledgers.model.numbers import NONE, percent
from tests.conftest import REPOSITORY

SOURCES = REPOSITORY / "scripts/ledgers"
PO = REPOSITORY / "site/locale/zh/LC_MESSAGES/ledgers.po"
BY_HAND = re.compile(r'"[–—]"(?!\.join)|[}0-9] %(?!\()')


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "—"),
        (Decimal(0), "0.0%"),
        (Decimal(1), "100.0%"),
        (Decimal("0.12345"), "12.3%"),
        (Decimal("0.1235"), "12.4%"),
        (Decimal("-0.0005"), "−0.1%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(-1, 2000), "−0.1%"),
    ],
)
def test_a_share_is_written_with_one_decimal_half_up(
    share: Decimal | Fraction | None, text: str
) -> None:
    assert percent(share) == text


def test_nobody_writes_them_by_hand() -> None:
    lines = [
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in sorted(SOURCES.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if BY_HAND.search(line.partition("  # ")[0]) and not line.strip().startswith(("#", '"""'))
    ]

    assert lines == [f'model/numbers.py: NONE = "{NONE}"']


def test_no_message_has_another_form() -> None:
    with PO.open("rb") as file:
        texts = [str(text) for message in read_po(file) for text in (message.id, message.string)]

    assert [text for text in texts if BY_HAND.search(f'"{text}"')] == []
