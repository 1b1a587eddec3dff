"""Whatever in a text leads to a person: numbers, accounts, names after titles, case words.

A pure function over text, for values, comments, file names and whatever else is written down.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ledgers.check.privacy.numbers import MOBILE, SPELLED, Window, numbers_in
from ledgers.model import Kind, Struct, Words, kinds, say

FULL_WIDTH = {0xFF01 + index: 0x21 + index for index in range(94)}
SPACES = dict.fromkeys([0x3000, 0xA0, 0x202F, *range(0x2000, 0x200B)], " ")
HYPHENS = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63], "-")
FOLDED = str.maketrans(FULL_WIDTH | SPACES | HYPHENS)
ODD = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff20\uff0d\uff0e\uff1a\u3000\u00a0]")
ODD_JOINS = re.compile("[\u2000-\u200a\u202f\u2010-\u2015\u2212\ufe63\uff08\uff09]")

NUMERALS = (
    "〇零一二三四五六七八九幺壹贰貳叁參肆伍陆陸柒捌玖〡-〩"
    "⁰¹²³⁴-⁹₀-₉①-⑨⓪⑴-⑼⒈-⒐⓵-⓽⓿❶-❾➀-➈➊-➒㈠-㈨㊀-㊈"
)
"""Signs for 0 to 9 that are no decimal digits of any script."""
SIGN = rf"[\d{NUMERALS}]"
JOINS = "[ ._/|·•・‧∙⋅…()\u00ad\u200b-\u200f\u2060\ufe0f\ufeff\u20e3-]{0,3}"  # Some are not seen.
X = rf"(?:{JOINS}[Xx](?![0-9A-Za-z]))?"
ROW = re.compile(rf"{SIGN}(?<!{SIGN}{SIGN})(?:{JOINS}{SIGN}){{10,}}{X}")  # From the first digit.
OF_DIGITS = re.compile(rf"\d(?:{JOINS}\d){{10,}}{X}")
ALWAYS_FOUND = re.compile(r"[0-9](?:[ )-]{0,3}[0-9])*(?:[ -]{0,3}[Xx])?\Z")
"""Spellings that every version of the program has found."""
AMOUNT = re.compile(
    r"(?:\.[0-9]+)? ?[余多]?(?:[万亿]{0,2}[美欧港日]?元(?![月旦])|平方米|平方公里|立方米|公里|千米"
    r"|亩|公顷|吨|公斤|千克|千瓦时|㎡|m²)"
)
"""What follows an amount."""
CALLED = re.compile(r"(?:电话|座机|传真|热线|致电|拨打|联系|[Tt][Ee][Ll])[^0-9]{0,6}\Z")
GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
HASH = re.compile(r"[0-9a-f]{40,}\Z")
NOT_HEX = re.compile(r"[^0-9a-f]")
LONGEST_HASH = 128

AT = re.compile(r"@[0-9A-Za-z][0-9A-Za-z-]{0,62}\.[A-Za-z]{2}")
BEFORE_AT = re.compile(r"[0-9A-Za-z._%+-]{1,64}\Z")
QQ = re.compile(r"(?<![0-9A-Za-z])[Qq][Qq](?:号码?|群)?[ :是为]{0,3}([1-9][0-9]{4,11})(?![0-9])")
WECHAT = re.compile(
    r"(?:微信|[Ww]e[Cc]hat)(?:号码?|ID|id)?[ :是为]{0,2}[:号是为] ?"
    r"([0-9A-Za-z][0-9A-Za-z_-]{5,19})"
)
WECHAT_ID = re.compile(r"(wxid_[0-9a-z]{6,20})")
PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])"
    r"[ ·•.]?((?=[A-Z]*[0-9][0-9A-Z]*[0-9])[0-9A-HJ-NP-Z]{4,5}[0-9A-HJ-NP-Z挂学警港澳])"
    r"(?![0-9A-Za-z])"
)

SURNAMES = (
    "欧阳|司马|上官|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董"
    "袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
)
TITLES = ("书记", "主任", "组长", "镇长", "县长", "同志")
NAMED = re.compile(
    rf"({'|'.join(TITLES)})[: ]?(?:{SURNAMES})"
    r"(?!度|序|案|面|职|期|命|式|额|责|务|例)[\u4e00-\u9fa5]{1,2}(?<![会议室办部门组长员作事项务等的])"
    r"(?=[,，。、;；:：!！?？()（）」”\"'\s]|\Z)"
)
CONCERNED = ("举报人", "检举人", "控告人", "信访人", "反映人", "上访人")
EXAMINED = ("被调查人", "被审查人")
CASE = re.compile(
    rf"(被?(?:{'|'.join(CONCERNED)})|{'|'.join(EXAMINED)})"
    r"(?:的?(?:姓名|身份|电话|住址|单位))?(?: ?: ?[^\s]|声称|称|名叫|姓)"
)
CASE_NUMBERS = ("案卷号", "案件编号", "案号", "信访编号", "信访件编号", "信访件号")
CASE_NUMBER = re.compile(rf"({'|'.join(CASE_NUMBERS)}) ?:? ?(?:第 ?)?[0-9A-Za-z(\[〔【]")
NAME_FIELD = re.compile(r"(姓名) ?: ?[^\s]")


class Found(Struct, frozen=True):
    """Something that leads to a person: where it begins, what it is, what to say of it.

    `sign` is what was found, for comparing alone: no message holds it whole.
    """

    start: int
    sign: str
    kind: Kind
    message: Words
    hint: Words
    sharper: str | None = None


@lru_cache(maxsize=4096)  # The past of a city holds the same texts again and again.
def persons_in(text: str, allowed: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """Return what in a text leads to a person, by place, except numbers that are allowed."""
    if ODD.search(text) or ODD_JOINS.search(text):
        text = text.translate(FOLDED)
    found = [*_numbers(text, allowed), *_accounts(text), *_names(text), *_case_words(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def masked(sign: str) -> str:
    """Return what was found as it may be quoted: its first two signs and its last."""
    return f"{sign[:2]}…{sign[-1]}"


def _numbers(text: str, allowed: frozenset[str]) -> Iterator[Found]:
    for row in ROW.finditer(text):
        if _in_hash(text, row.start(), row.end()):
            continue
        # A numeral may stand beside a number as a word: 联系人一13800138000.
        parts = [part.span() for part in OF_DIGITS.finditer(text, *row.span())]
        found = [one for part in parts for one in _in_row(text, *part)]
        if not found and parts != [row.span()]:
            found = [*_in_row(text, *row.span())]
        for one in found:
            if one.kind is not kinds.privacy.TELEPHONE or one.sign not in allowed:
                yield one


def _in_row(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield the numbers in a part of a text that is a row of groups of digits."""
    groups = list(GROUP.finditer("".join(map(_digit, text[start:end]))))
    for window in numbers_in([group.group() for group in groups]):
        first = start + groups[window.first].start() + window.start
        last = start + groups[window.last].end()
        if not _is_amount(text, window, first, last):
            sharper = window.sharper if ALWAYS_FOUND.match(text[first:last]) else SPELLED
            yield _number(first, window.digits, window.kind, sharper)


def _digit(sign: str) -> str:
    """Return the decimal digit that a sign stands for; a sign that is none stays."""
    number = unicodedata.numeric(sign, None)
    return sign if number is None or sign.isascii() else str(int(number))


def _is_amount(text: str, window: Window, first: int, last: int) -> bool:
    """Say whether digits written together are an amount, or no number of a mobile telephone."""
    if window.kind is not kinds.privacy.TELEPHONE or window.first < window.last or window.sharper:
        return False
    fixed = text[first] == "0" and not MOBILE.match(window.digits)
    called = CALLED.search(text[max(0, first - 16) : first])
    return bool(AMOUNT.match(text, last)) or (fixed and not called)


def _in_hash(text: str, start: int, end: int) -> bool:
    """Say whether digits are part of a hash, such as git's name of a commit."""
    before = text[max(0, start - LONGEST_HASH) : start]
    broken = NOT_HEX.search(before[::-1])
    head = before[len(before) - broken.start() :] if broken else before
    tail = NOT_HEX.split(text[end : end + LONGEST_HASH], maxsplit=1)[0]
    letters = any(sign.isalpha() for sign in head + tail)
    return letters and bool(HASH.match(head + text[start:end] + tail))


def _number(start: int, digits: str, kind: Kind, sharper: str | None = None) -> Found:
    quoted = masked(digits)
    if kind is kinds.privacy.IDENTITY_NUMBER:
        message = say("this looks like an identity number: {number}", number=quoted)
        hint = say("delete it; people appear as posts or counts")
    elif kind is kinds.privacy.CARD_NUMBER:
        message = say("this looks like a card number: {number}", number=quoted)
        hint = say("delete it")
    else:
        message = say("this looks like a telephone number: {number}", number=quoted)
        hint = say("delete it, or list a public number in data/city/publication.yaml")
    return Found(start, digits, kind, message, hint, sharper)


def _accounts(text: str) -> Iterator[Found]:
    for match in _with_any(("@",), AT, text):
        if before := BEFORE_AT.search(text, max(0, match.start() - 64), match.start()):
            sign = before.group() + match.group()
            yield _account(before.start(), sign, say("an e-mail address"))
    for words, pattern, thing in (
        (("QQ", "qq", "Qq", "qQ"), QQ, say("a QQ account")),
        (("微信", "chat", "Chat"), WECHAT, say("a WeChat account")),
        (("wxid_",), WECHAT_ID, say("a WeChat account")),
        (("",), PLATE, say("a licence plate")),
    ):
        for match in _with_any(words, pattern, text):
            yield _account(match.start(1), "".join(match.groups()), thing)


def _account(start: int, sign: str, thing: Words) -> Found:
    message = say("this looks like {thing}: {sign}", thing=thing, sign=masked(sign))
    hint = say("delete it; contacts are offices")
    return Found(start, sign, kinds.privacy.ACCOUNT, message, hint)


def _with_any(
    words: tuple[str, ...], pattern: re.Pattern[str], text: str
) -> Iterable[re.Match[str]]:
    """Return where a pattern matches that cannot without one of some words.

    Looking for words takes a tenth of the time, and most files have none of them.
    """
    return pattern.finditer(text) if any(word in text for word in words) else ()


def _names(text: str) -> Iterator[Found]:
    for match in _with_any(TITLES, NAMED, text):
        message = say("there may be a name after “{title}”", title=match.group(1))
        hint = say("write the post alone")
        yield Found(match.start(), match.group(), kinds.privacy.NAME_AFTER_TITLE, message, hint)


def _case_words(text: str) -> Iterator[Found]:
    for words, pattern in (
        ((*CONCERNED, *EXAMINED), CASE),
        (CASE_NUMBERS, CASE_NUMBER),
        (("姓名",), NAME_FIELD),
    ):
        for match in _with_any(words, pattern, text):
            message = say("“{word}” belongs to a petition or a case", word=match.group(1))
            hint = say("delete it; such things never enter the repository")
            yield Found(match.start(), match.group(), kinds.privacy.PETITION_TEXT, message, hint)
