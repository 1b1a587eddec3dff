"""Accounts that read like a person's name."""

import re
from collections.abc import Iterator

from ledgers.check.ground import Grounds, fields
from ledgers.model.kinds import policy
from ledgers.model.problem import Problem
from ledgers.model.words import say

INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
FINAL = (
    "(?:i?ang|iong|uang|eng|ing|ong|i?an|i?ao|uai|uan|ai|ei|ui|ou|iu|ie|ue|er|en|in|un|i?a"
    "|u[ao]|[aoeiuv])"
)
NAME = re.compile(f"(?:{INITIAL}{FINAL}|ang?|a[io]?|e[nr]?|ou?){{2,3}}")
"""Two or three syllables of pinyin: how most names of persons are written as accounts."""
POSTS = frozenset(
    {
        *("admin", "city", "clerk", "county", "filing", "guest", "ledgers", "maintenance"),
        *("office", "petitions", "review", "team", "bangongshi", "jiwei", "jianwei", "jijian"),
        *("xuncha", "shi", "qu", "xian", "zhen", "xiang"),
    }
)
"""Words that name a post or a place, between hyphens."""


def accounts_of_persons(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each account of `owners.yaml` that reads like a person's name.

    Such is one of two or three syllables of pinyin, without a digit, and without a word between
    hyphens that names a post or a place.
    """
    for document in grounds.sound("owners"):
        for path, account in fields(document.value, "owners", "accounts"):
            if isinstance(account, str) and reads_like_a_name(account):
                message = say("{account} reads like a person's name", account=account)
                hint = say("use the account of a post, with a number: county-990121, office-08")
                yield policy.NAMES_A_PERSON.at(document.at(*path), message, hint)


def reads_like_a_name(account: str) -> bool:
    """Say whether an account could be a person's name in pinyin."""
    words = account.split("-")
    return NAME.fullmatch("".join(words)) is not None and not POSTS.intersection(words)


RULES = (accounts_of_persons,)
