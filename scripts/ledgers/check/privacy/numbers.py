"""Identity, card and telephone numbers, told apart from all other rows of digits.

Digits may be written together or in groups; what joins them was folded away before.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from ledgers.model import Kind, Struct, as_day, kinds, replace

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9X]\Z")
OLD_IDENTITY = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{13}\Z")
CARD = re.compile(r"(?:62|4[0-9]|5[1-5])[0-9]{11,17}\Z")
MOBILE = re.compile(r"(?:0|(?:00)?86)?1[3-9][0-9]{9}\Z")
MOBILE_ALONE = re.compile(r"1[3-9][0-9]{9}\Z")
FIXED = re.compile(r"(?:(?:00)?86)?0(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8}\Z")
ABROAD = re.compile(r"\A(?:00)?86(?=0[1-9]|1[3-9])")
SHORTEST, LONGEST = 10, 19
IN_FOURS = 4
SPELLED = "0.4.0"
"""The version since which numbers are found that are spelled as nobody did before."""
ONE_BY_ONE = ([1] * 11, [3, 2, 2, 2, 2])
"""How many digits the groups of a mobile number have where one is read out."""

Groups = Sequence[str]


class Window(Struct, frozen=True):
    """A number inside a row of groups: what it is, its digits, its first and last group.

    `start` is where it begins in its first group; `sharper` as in a problem.
    """

    kind: Kind
    digits: str
    first: int
    last: int
    start: int = 0
    sharper: str | None = None


def check_digit(digits: str) -> str:
    """Return the check digit of the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11]


def is_identity(digits: str) -> bool:
    """Say whether 18 signs are an identity number: a possible day of birth, a right check digit."""
    return bool(
        IDENTITY.match(digits)
        and digits[6:8] in {"18", "19", "20"}
        and _is_day(digits[6:14])
        and digits[17] == check_digit(digits)
    )


def is_old_identity(digits: str) -> bool:
    """Say whether 15 digits may be an identity number of the old form, which has no check digit."""
    return bool(OLD_IDENTITY.match(digits) and _is_day(f"19{digits[6:12]}"))


def is_card(digits: str) -> bool:
    """Say whether digits are a card number: its beginning, its length, and the sum of Luhn."""
    return bool(CARD.match(digits)) and luhn(digits) == 0


def luhn(digits: str) -> int:
    """Return the remainder of Luhn's sum (ISO/IEC 7812); it is 0 for a right number."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in digits[::-2])) % 10


def _is_day(digits: str) -> bool:
    return as_day(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") is not None


def _as_identity(groups: Groups, *, whole: bool) -> bool:
    """Say whether groups spell an identity number; the old form must be spelled 6-6-3 and alone."""
    digits = "".join(groups).upper()
    spelled = len(groups) == 1 or (whole and [len(group) for group in groups] == [6, 6, 3])
    return is_identity(digits) or (spelled and is_old_identity(digits))


def _as_card(groups: Groups, *, whole: bool) -> bool:  # noqa: ARG001 -- one shape for all
    """Say whether groups spell a card number: together, or in fours."""
    fours = all(len(group) == IN_FOURS for group in groups[:-1]) and len(groups[-1]) <= IN_FOURS
    return (len(groups) == 1 or fours) and is_card("".join(groups))


def _as_telephone(groups: Groups, *, whole: bool) -> bool:  # noqa: ARG001 -- one shape for all
    """Say whether groups spell a telephone number; dates have groups of two, numbers do not."""
    called = groups[1:] if len(groups) > 1 and groups[0] in {"86", "0086"} else groups
    digits = "".join(called)
    long = all(len(group) >= len("138") for group in called)
    return long and bool(MOBILE.match(digits) or FIXED.match(digits))


def _as_read_out(groups: Groups, *, whole: bool) -> bool:
    """Say whether groups spell a mobile number digit by digit or in pairs, and nothing else."""
    called = groups[1:] if groups[0] in {"86", "0086"} else groups
    paired = whole and [len(group) for group in called] in ONE_BY_ONE
    return paired and bool(MOBILE.match("".join(called)))


SHAPES: tuple[tuple[Kind, Callable[..., bool], str | None], ...] = (
    (kinds.privacy.IDENTITY_NUMBER, _as_identity, None),
    (kinds.privacy.CARD_NUMBER, _as_card, None),
    (kinds.privacy.TELEPHONE, _as_telephone, None),
    (kinds.privacy.TELEPHONE, _as_read_out, SPELLED),
)
"""Identity numbers come first: some of them look like card numbers too."""


def numbers_in(groups: Groups) -> Iterator[Window]:
    """Yield the numbers of persons in a row of groups of digits; none shares a group."""
    taken: set[int] = set()
    for kind, fits, sharper in SHAPES:
        for first in range(len(groups)):
            window = _window(groups, first, kind, fits)
            if window and taken.isdisjoint(range(first, window.last + 1)):
                taken.update(range(first, window.last + 1))
                yield replace(window, sharper=sharper)
    for at in set(range(len(groups))) - taken:
        yield from _without_break(groups[at], at)


def _without_break(group: str, at: int) -> Iterator[Window]:
    """Yield the numbers of a group that consists of several, one after another."""
    found, start = [], 0
    while start < len(group):
        identity, mobile = group[start : start + 18].upper(), group[start : start + 11]
        if is_identity(identity):
            window = Window(kinds.privacy.IDENTITY_NUMBER, identity, at, at, start, SPELLED)
        elif MOBILE_ALONE.match(mobile):
            window = Window(kinds.privacy.TELEPHONE, mobile, at, at, start, SPELLED)
        else:
            return
        found.append(window)
        start += len(window.digits)
    yield from found


def _window(groups: Groups, first: int, kind: Kind, fits: Callable[..., bool]) -> Window | None:
    """Return the number that begins with a group, if one does."""
    length = 0
    for last in range(first, len(groups)):
        length += len(groups[last])
        if length > LONGEST:
            return None
        found = groups[first : last + 1]
        if length >= SHORTEST and fits(found, whole=len(found) == len(groups)):
            digits = "".join(found).upper()
            # A telephone number is compared without the country's code.
            own = ABROAD.sub("", digits, count=1) if kind is kinds.privacy.TELEPHONE else digits
            return Window(kind, own, first, last)
    return None
