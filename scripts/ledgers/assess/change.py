"""What moves between two assessments of one day: lights, progress, scores, ranks, proposals."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ledgers.model import Assessment, CountyResult, Light, spanned
from ledgers.model.proposal import Proposal
from ledgers.model.review import INTERVAL, LIGHT, PROGRESS, PROPOSAL, RANK, SCORE, Item

FIGURES: Mapping[str, Callable[[CountyResult], object]] = {
    PROGRESS: lambda result: result.totals.progress,
    SCORE: lambda result: result.standing.score,
    RANK: lambda result: result.standing.rank,
    INTERVAL: lambda result: (
        result.robustness and spanned(result.robustness.rank_low, result.robustness.rank_high)
    ),
}
"""What is compared of a county as a whole."""


def moves(base: Assessment, head: Assessment) -> Iterator[Item]:
    """Yield everything that is another value for a county, by county; both are of one day."""
    old, new = ({row.code: row for row in each.counties} for each in (base, head))
    for code in sorted({*old, *new}):
        was, now = old.get(code), new.get(code)
        for kind, figure in FIGURES.items():
            yield from _moved(kind, code, "", was and figure(was), now and figure(now))
        lights, others = _lights(was), _lights(now)
        for task in sorted({*lights, *others}):
            yield from _moved(LIGHT, code, task, lights.get(task), others.get(task))


def _lights(result: CountyResult | None) -> Mapping[str, Light]:
    return {state.task: state.light for state in result.tasks} if result else {}


def _moved(kind: str, code: str, what: str, was: object, now: object) -> Iterator[Item]:
    if was != now:
        yield Item(kind, code, what, was, now)


def proposals_moved(base: Iterable[Proposal], head: Iterable[Proposal]) -> Iterator[Item]:
    """Yield every proposal that is made on one side only, or answered on one side only."""
    old, new = ({_key(row): row for row in each} for each in (base, head))
    for key in sorted({*old, *new}):
        was, now = (_answer(side[key]) if key in side else None for side in (old, new))
        yield from _moved(PROPOSAL, key[0], " ".join(filter(None, key[1:])), was, now)


def _key(row: Proposal) -> tuple[str, ...]:
    """Return what names a proposal; the county comes first."""
    about = row.county or "city", row.rule, row.action, row.period
    return (*about, row.unit or "", row.post or "")


def _answer(row: Proposal) -> str:
    waiting = "attention" if row.attention else "open"
    return row.answer.status if row.answer else waiting
