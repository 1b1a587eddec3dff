"""How far a quota of a task is met: judged when its period is over, before that a forecast."""

from fractions import Fraction

from ledgers.model import MINUS, Struct, Words, plain, rounded, say
from ledgers.model.records import Quota
from ledgers.model.scoring import Input


class QuotaState(Struct, frozen=True):
    """A quota of a task in a county at a day; without a county, in all of them together.

    `value` is in the indicator's unit; without one, `reason` says why, and with `unfiled` the
    county was bound to file it. `judged`: the period is over, and what tells of it was due. Before
    that, `by_now` is what a count would be by the day at an even pace, `monthly` what is still
    needed in each month that is left.
    """

    task: str
    quota: Quota
    county: str | None
    period: str
    value: Fraction | None
    reason: Words | None = None
    unfiled: bool = False
    inputs: tuple[Input, ...] = ()
    judged: bool = False
    by_now: Fraction | None = None
    monthly: Fraction | None = None

    @property
    def met(self) -> bool:
        """Say whether the quota is met as things stand; what is not known does not meet it."""
        return self.value is not None and self.quota.met_by(self.value)

    @property
    def missed(self) -> bool:
        """Say whether the period is over without the quota met, or with nothing filed for it."""
        return self.judged and not self.met and (self.value is not None or self.unfiled)


def in_unit(quota: Quota, value: Fraction) -> str:
    """Write a value in the unit of a quota, with one decimal where it is not whole."""
    share = quota.unit == "%"
    shown = plain(rounded(value * 100 if share else value)).replace("-", MINUS)
    return f"{shown}%" if share else f"{shown} {quota.unit}"


def asked_of(quota: Quota) -> Words:
    """Say what a quota asks for."""
    return between(*(None if bound is None else in_unit(quota, bound) for bound in quota.bounds))


def between(low: object, high: object) -> Words:
    """Say within which bounds a number is to lie, one of which may be None."""
    if low is not None and high is not None:
        same = say("exactly {count}", count=low)
        return same if low == high else say("{low} to {high}", low=low, high=high)
    if low is not None:
        return say("at least {limit}", limit=low)
    return say("at most {limit}", limit=high)
