"""Numbers of persons are found however they are spelled, and nothing else is taken for one."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.check.privacy import persons
from ledgers.check.privacy.numbers import check_digit, is_card, is_identity, is_old_identity, luhn
from ledgers.check.privacy.persons import FOLDED, masked, persons_in
from ledgers.flow.figures import city_from
from tests.cities import MINI, SCHEMAS, MemoryTree

T07 = "data/counties/990121/progress/T07.yaml"

KNOWN = ["11010519491231002X", "440524188001010014", "990101199001010019"]
SPELLINGS = str.maketrans({"0": "０", "1": "１", "5": "５", "9": "９", "X": "Ｘ"})
JOINS = ["", "", " ", "-", "  ", "－", "\u3000", "—", " - "]
PROSE = st.text(alphabet="县区纪委监委台账，。：a[]{}#\n", max_size=12)


@st.composite
def identities(draw: st.DrawFn) -> str:
    """Return an identity number that is right in every part."""
    area = draw(st.integers(100000, 999999))
    born = draw(st.dates(date(1900, 1, 1), date(2026, 7, 15)))
    digits = f"{area}{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return digits + check_digit(digits)


def codes(text: str) -> list[str]:
    """Return the codes of what is found in a text."""
    return [found.kind.code for found in persons_in(text)]


# ── Identity numbers ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", KNOWN)
def test_the_examples_of_the_standard_are_identity_numbers(number: str) -> None:
    assert is_identity(number)


@given(identities(), PROSE, PROSE, st.data())
def test_an_identity_number_is_found_in_any_spelling(
    number: str, before: str, after: str, data: st.DataObject
) -> None:
    joins = [data.draw(st.sampled_from(JOINS)) for _ in number]
    spelled = "".join(sign + join for sign, join in zip(number, joins, strict=True))
    width = data.draw(st.sampled_from([SPELLINGS, {}]))

    found = persons_in(f"{before}{spelled.translate(width)}。{after}")

    assert [each.kind.code for each in found if each.kind.code == "V102"] == ["V102"]
    assert found[0].sign == number
    assert found[0].start == len(before)


@given(identities(), st.integers(1, 10))
def test_eighteen_digits_with_a_wrong_check_digit_are_none(number: str, by: int) -> None:
    signs = "0123456789X"
    wrong = number[:17] + signs[(signs.index(number[17]) + by) % 11]

    assert "V102" not in codes(f"编号{wrong}。")


@given(st.text(alphabet="0123456789", min_size=18, max_size=18))
def test_any_eighteen_digits_are_one_only_where_everything_fits(digits: str) -> None:
    assert ("V102" in codes(digits)) == is_identity(digits)


@pytest.mark.parametrize("digits", ["110105194913310020", "110105174912310020", "1101051949123100"])
def test_a_day_that_is_none_makes_no_identity_number(digits: str) -> None:
    assert not is_identity(digits[:17] + check_digit(digits))


def test_the_old_form_has_a_province_and_a_day() -> None:
    assert is_old_identity("130503670401001")
    assert not is_old_identity("130503671301001")
    assert not is_old_identity("990503670401001")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("130503 670401 001", ["V102"]),
        ("130503 6704 01001", []),
        ("130503670401001 2026", ["V102"]),
        ("130503 670401 001 2026", []),
    ],
)
def test_the_old_form_is_spelled_together_or_in_its_three_parts(
    text: str, found: list[str]
) -> None:
    assert codes(text) == found


# ── Cards, telephones, accounts ──────────────────────────────────────────────────────────────────


@given(st.text(alphabet="0123456789", min_size=12, max_size=18))
def test_one_last_digit_in_ten_makes_a_card_number_right(digits: str) -> None:
    assert sum(luhn(f"{digits}{last}") == 0 for last in range(10)) == 1


def test_a_card_number_has_a_beginning_and_a_length() -> None:
    assert is_card("4111111111111111")
    assert not is_card("3111111111111113")
    assert not is_card("411111111118")


@pytest.mark.parametrize(
    "text",
    [
        *["13800138000", "138 0013 8000", "138-0013-8000", "+86 138 0013 8000"],
        *["138/0013/8000", "138 | 0013 | 8000", "010/8888/8888", "138(0013)8000"],
        *["008613800138000", "013800138000", "１３８００１３８０００"],
        *["0990-1234567", "0990 123 4567", "010 12345678", "+86 010-12345678", "(0990) 123-4567"],
    ],
)
def test_a_telephone_number_is_found_in_any_spelling(text: str) -> None:
    assert codes(f"联系{text}。") == ["V103"]


ALPHABETS = [
    *["0123456789", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "٠١٢٣٤٥٦٧٨٩"],
    *[
        "〇一二三四五六七八九",
        "零壹贰叁肆伍陆柒捌玖",
        "零幺貳參肆伍陸柒捌玖",
        "⓪①②③④⑤⑥⑦⑧⑨",
        "⁰¹²³⁴⁵⁶⁷⁸⁹",
    ],
]
CUTS = [[3, 4, 4], [3, 3, 5], [4, 4, 3], [3, 8], [7, 4], [5, 6], [11], [1] * 11, [3, 2, 2, 2, 2]]
BETWEEN = [
    *[" ", "-", ".", "·", "・", "•", "  ", " - ", "－", "．", "\u3000", "—"],
    *["…", "……", "(", ")", "（", "\u200b", "\u00ad", "\ufeff", "\ufe0f\u20e3"],
]
MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@st.composite
def spelled(draw: st.DrawFn, digits: str) -> str:
    """Return digits in any alphabets, in groups of any usual sizes with anything between them."""
    signs = [draw(st.sampled_from(ALPHABETS))[int(digit)] for digit in digits]
    cut = draw(st.sampled_from(CUTS))
    groups = ["".join(signs[sum(cut[:at]) : sum(cut[: at + 1])]) for at in range(len(cut))]
    return "".join(group + draw(st.sampled_from(BETWEEN)) for group in groups).rstrip(
        "".join(BETWEEN)
    )


@given(MOBILES, PROSE, PROSE, st.data())
def test_a_mobile_number_is_found_in_any_alphabet_and_grouping(
    number: str, before: str, after: str, data: st.DataObject
) -> None:
    found = persons_in(f"{before}{data.draw(spelled(number))}。{after}")

    assert [each.sign for each in found if each.kind.code == "V103"] == [number]


@given(st.lists(MOBILES | identities(), min_size=2, max_size=5))
def test_numbers_without_a_break_are_found_each(numbers: list[str]) -> None:
    digits = [number for number in numbers if number.isdecimal()]

    found = [each.sign for each in persons_in("".join(digits)) if each.kind.code != "V104"]

    assert found == digits


@given(
    MOBILES,
    st.sampled_from(["元", "万元", "亿元", "平方米", "亩", "吨", "公里"]),
    st.sampled_from(["", " ", ".00", ".5 "]),
)
def test_an_amount_with_its_unit_is_no_telephone_number(digits: str, unit: str, end: str) -> None:
    assert codes(f"合计{digits}{end}{unit}。") == []


@given(st.from_regex(r"(1[0-2]|[02-9][0-9])[0-9]{9}", fullmatch=True))
def test_eleven_digits_that_begin_like_no_mobile_number_are_none(digits: str) -> None:
    assert codes(f"编号{digits}。") == []


def test_a_word_before_it_makes_a_number_with_area_code_one() -> None:
    assert codes("电话：09901234567") == ["V103"]
    assert codes("电话见表，另附档案编号09901234567") == []


@pytest.mark.parametrize("text", ["一13800138000", "13800138000一", "①13800138000", "13800138000²"])
def test_a_numeral_beside_a_number_hides_nothing(text: str) -> None:
    assert codes(text) == ["V103"]


def test_what_earlier_versions_did_not_find_says_since_when_it_is_found() -> None:
    spellings = [
        "138 0013 8000",
        "１３８００１３８０００",
        "一三八〇〇一三八〇〇〇",
        "138.0013.8000",
        "138/0013/8000",
    ]

    found = [each.sharper for text in spellings for each in persons_in(text)]

    assert found == [None, None, "0.4.0", "0.4.0", "0.4.0"]


@pytest.mark.parametrize(
    ("number", "then"), [("13800138000", ["V103"]), ("一三八〇〇一三八〇〇〇", [])]
)
def test_an_issue_of_before_is_recomputed_by_what_was_found_then(
    number: str, then: list[str]
) -> None:
    note = MINI[T07] + f"  - {{on: 2026-07-14, status: doing, note: 电话{number}}}\n".encode()
    tree = MemoryTree({**MINI, **SCHEMAS, T07: note})

    assert [problem.kind.code for problem in city_from(tree, "0.3.0").problems] == then
    now = [problem for problem in city_from(tree, "0.4.0").problems if problem.is_error]
    assert [problem.kind.code for problem in now] == ["V103"]


def test_a_number_that_is_allowed_is_found_in_no_spelling() -> None:
    allowed = frozenset({"09901234567", "13800138000"})

    assert persons_in("0990-1234567（0990）1234567 / +86 138 0013 8000", allowed) == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("发至 some.body@example.org", "some.body@example"),
        ("加QQ群 123456", "123456"),
        ("qq：123456789", "123456789"),
        ("微信号是 some_body", "some_body"),
        ("wxid_abc123def", "wxid_abc123def"),
        ("京AD12345", "京AD12345"),
        ("新A 1234挂", "新A1234挂"),
    ],
)
def test_accounts_and_plates_are_found(text: str, sign: str) -> None:
    found = persons_in(text)

    assert [each.kind.code for each in found] == ["V105"]
    assert found[0].sign.startswith(sign)


@pytest.mark.parametrize(
    "text",
    [
        *["990121", "990121100", "990121100201", "110101001001", "139121100201 2026-07-15"],
        *["2026-07-15 2026-07-16 2026-07-17", "20260715 20260716", "2026-07-15T10:00:00"],
        *["13 2026-05-12 2026-05-13 14", "2026-Q3 2026-W38 2026-H1", "62 2026 0512 2026 05"],
        *["91350100M000100Y43", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "12388", "12345"],
        *["砚纪办〔2026〕12号", "990121-internal_office-02", "D2026-05-28-1 E2026-05-29-1"],
        *["微信公众号", "QQ群", "a @ b", "新A类", "全新T12345678", "@example.org"],
        *[
            "书记专题会，",
            "主任办公会",
            "同志们",
            "组长单位",
            "举报人保护",
            "案卷号登记",
            "不写姓名",
        ],
    ],
)
def test_what_leads_to_nobody_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_hash_of_letters_and_digits_holds_no_number() -> None:
    number = "13800138000"

    assert codes(f"{'ab' * 10}{number}{'c' * 9}") == []
    assert codes(f"{'ab' * 5}{number}") == ["V103"]
    assert codes(f"x{'ab' * 10}{number}") == ["V103"]


# ── Words ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["书记王小明，", "组长：欧阳明", "同志李强（已到任）", "主任陈静"])
def test_a_name_after_a_title_is_doubted(text: str) -> None:
    assert codes(text) == ["V106"]


@pytest.mark.parametrize(
    "text",
    [
        "举报人：某某",
        "被反映人 : 某某",
        "信访人声称",
        "举报人电话：某",
        "案卷号2026",
        "案号：第3",
        "姓名：某",
    ],
)
def test_words_of_a_case_are_found_with_what_follows(text: str) -> None:
    assert codes(text) == ["V107"]


@given(identities())
def test_no_message_quotes_what_was_found(number: str) -> None:
    (found,) = persons_in(number)

    assert masked(number) in str(found.message)
    assert number not in f"{found.message}{found.hint}"


def test_much_text_is_read_to_its_end() -> None:
    text = "1 " * 10_000 + "a@" * 10_000 + "新A" * 10_000 + "13800138000 " * 400
    numerals = "一.二·" * 10_000 + "。" + "1380" * 50_000 + "。" + "13800138000" * 400

    assert len(persons_in(text)) == 400
    assert len(persons_in(numerals)) == 400


PATTERNS = [persons.QQ, persons.WECHAT, persons.WECHAT_ID, persons.NAMED]
PATTERNS += [persons.CASE, persons.CASE_NUMBER, persons.NAME_FIELD]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.data())
def test_no_text_is_passed_over_for_want_of_a_word(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern)).translate(FOLDED)

    assert bool(persons_in(text)) >= bool(pattern.search(text))
