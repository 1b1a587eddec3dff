"""What is shown of months and of parts: as much as leaves every county in doubt about the others.

A reader knows the sum over the hidden ones, and what has come of them since the last checkpoint;
one county knows its own share of each. Of what the others have, each hidden number must be able to
move over five, the rest of each whole too. Else nothing of the checkpoint is shown.

Of the months since the last checkpoint all are shown or none. A month that was shown stays as it
was; where it has changed since, by what came in late, it is hidden, and so are the new ones.
"""

from collections.abc import Mapping, Sequence

from ledgers.model.portal import TOTAL
from ledgers.model.values import Struct, field
from ledgers.project.bands import FAR, FEWEST, WIDTH
from ledgers.project.suppression import State

Hidden = frozenset[str]


class Divided(Struct, frozen=True):
    """The sums of a field at a checkpoint, each county's own share of them, who takes part.

    `takers` says of months who takes part, where that is public; `few`, that fewer than three do.
    """

    state: State
    own: Mapping[str, State]
    months: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    takers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    grows: bool = True
    few: bool = False


class _Shown(Struct, frozen=True):
    """What was shown at a checkpoint: the sums, what is hidden, and the checkpoint before."""

    one: Divided
    last: "_Shown | None"
    hidden: Hidden

    def before(self, name: str) -> Divided | None:
        """Return the sums from which a number has grown, where it was shown then."""
        return self.last.one if self.last and name not in self.last.hidden else None


def divided_over_time(
    found: Sequence[Divided], hidden: Sequence[Hidden], minimum: int
) -> tuple[Hidden, ...]:
    """Return the names hidden at each checkpoint; `hidden` are those hidden for other reasons."""
    made: list[Hidden] = []
    past: list[_Shown] = []
    for one, names in zip(found, hidden, strict=True):
        last = past[-1] if past and one.grows else None
        now = names if TOTAL in names else _hidden(one, names, last, minimum)
        new = _Shown(one, last, now)
        stays = all(_stays(then, new) for then in (*past, new))
        if TOTAL not in now and stays and not (one.few or _is_little(new)):
            past.append(new)
        else:
            now = names | {*one.state.values}
        made.append(now)
    return tuple(made)


def _hidden(one: Divided, names: Hidden, last: _Shown | None, minimum: int) -> Hidden:
    """Return what is hidden at a checkpoint after another one: some parts, and some months.

    The months since then are hidden together, also where fewer than three take part, or not the
    same in each: then a month would tell of single counties. Where nobody has filed, there is none.
    """
    old, value = last.one.months if last else (), one.state.values
    changed = {each for each in old if last and value[each] != last.one.state.values[each]}
    new = {each for each in one.months if each not in old and one.takers.get(each, True)}
    taking = {one.takers[each] for each in new if each in one.takers}
    uneven = len(taking) > 1 or any(len(each) < FEWEST for each in taking)
    small = any(_is_small(each, one, minimum) or _is_known(each, one, None) for each in new)
    before = {each for each in old if last and each in last.hidden}
    months = changed | before | (new if changed or uneven or small else set())
    known = {each for each in (TOTAL, *one.parts) if _is_known(each, one, last)}
    return names - {*one.months} | known | months


def _is_small(name: str, one: Divided, minimum: int) -> bool:
    """Say whether a month is about few cases, or little is left of a whole."""
    rests = (rest.get(name, 0) for rest in one.state.rests.values())
    return one.state.sizes[name] < minimum or any(0 < rest < minimum for rest in rests)


def _is_known(name: str, one: Divided, last: _Shown | None) -> bool:
    """Say whether a county would know too well what the others have of a sum, or what has come."""
    then = last.one if last and name not in last.hidden else None
    sums = [(_others(one, name, own), _others(then, name, own)) for own in one.own]
    rests = [
        size
        for (_, now), (_, was) in (sums if name == TOTAL else ())
        for whole, left in now.items()
        for size in (left, left - was.get(whole, 0))
    ]
    few = any(one.state.sizes[name] - own.sizes[name] < WIDTH - 1 for own in one.own.values())
    changes = (now - was for (now, _), (was, _) in sums)
    return few or any(0 < abs(size) < WIDTH - 1 for size in (*rests, *changes))


def _is_little(new: _Shown) -> bool:
    """Say whether a county would know that little has come of all hidden parts together."""
    last, parts = new.last.one if new.last else None, new.hidden & {*new.one.parts}
    return any(
        0
        < abs(sum(_others(new.one, name, own)[0] - _others(last, name, own)[0] for name in parts))
        < WIDTH - 1
        for own in new.one.own
    )


def _stays(then: _Shown, new: _Shown) -> bool:
    """Say whether what was hidden at a checkpoint stays so by what is shown at another one."""
    old = then.last.one.months if then.last else ()
    months = [each for each in then.one.months if each in then.hidden and each not in old]
    parts = [each for each in then.one.parts if each in then.hidden]
    alone = {own: ({own}, frozenset[str]()) for own in then.one.own}
    takers = then.one.takers  # A county knows all of a month in which no others may take part.
    return all(
        _is_free([_room(name, then, new, own) for name in group if takers.get(name) not in few])
        for group in (months, parts)
        for own, few in alone.items()
    )


def _is_free(rooms: Sequence[tuple[int, int]]) -> bool:
    """Say whether each of some numbers can move over five while their sum stays."""
    down, up = (sum(room[side] for room in rooms) for side in (0, 1))
    return all(min(less, up - more) + min(more, down - less) >= WIDTH - 1 for less, more in rooms)


def _room(name: str, then: _Shown, new: _Shown, own: str) -> tuple[int, int]:
    """Return by how much of a number what is not a county's own can be less, and more."""
    states = [then.one] if name in new.hidden or not then.one.grows else [then.one, new.one]
    (value, rests), was = _others(then.one, name, own), _others(then.before(name), name, own)
    less, more = [value - was[0]], [left - was[1].get(whole, 0) for whole, left in rests.items()]
    for part in then.one.parts if name in then.one.state.rests else ():
        steps = [_others(each, part, own)[1].get(name, 0) for each in (then.before(name), *states)]
        less.append(steps[1] - steps[0])
        more += [step - steps[1] for step in steps[2:]]
    for later, left in (_others(each, name, own) for each in states[1:]):
        more.append(later - value)
        less += [left.get(whole, 0) - rest for whole, rest in rests.items()]
    return max(min(less), 0), max(min(more, default=FAR), 0)


def _others(one: Divided | None, name: str, own: str) -> tuple[int, Mapping[str, int]]:
    """Return what others than a county have of a number, and of what is left of its wholes."""
    if one is None:
        return 0, {}
    mine = one.own[own]
    rests = {
        whole: int(left.get(name, 0)) - int(mine.rests.get(whole, {}).get(name, 0))
        for whole, left in one.state.rests.items()
        if name in left
    }
    return int(one.state.values.get(name, 0)) - int(mine.values.get(name, 0)), rests
