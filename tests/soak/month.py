"""A month of clerks, reviewers and officers, pushed to a bare repository with the hook.

The lawful pushes are taken, the others refused; in the end the data is well, and each task stands
where the story has left it. The server's clock is a file beside it; dates of commits are today's.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from ledgers.flow.assess import assess_city
from ledgers.flow.load import Request, load
from ledgers.model.assessment import CountyResult
from ledgers.model.lives.finding import FindingStatus, life_of
from tests.soak.month_story import FIRST_DAYS, HOSTILE, THE_REST
from tests.soak.month_work import (
    CITY,
    CLERK_102,
    CLERK_121,
    CLERK_181,
    MAINTAINERS,
    OFFICE_10,
    OFFICER,
    POSTS,
    REVIEWER,
    Push,
    ledgers,
)
from tests.unit.flow.pushed import Clone, cloned, git, served

NAME = "month"
ROUNDS = 5
CUT = 1

Lights = Mapping[str, str]
STANDS: Mapping[str, Mapping[str, Lights]] = {
    "2026-07-17": {
        "990102": {
            "T02": "done",
            "T07": "pending",  # of June, and the city has not answered yet
            "T16": "not_started",
            "T20": "pending",  # resubmitted within ten days of its return
            "T22": "pending",  # submitted on the last day
        },
        "990121": {
            "T02": "pending",  # came in on the day before the last, though it says an earlier day
            "T07": "overdue",
            "T16": "on_track",
            "T20": "behind",  # a quarter done, three fifths of the time gone
            "T22": "on_track",
        },
        "990181": {
            "T02": "done",
            "T07": "on_track",  # two of three accepted, four weeks left
            "T16": "not_started",
            "T20": "not_applicable",
            "T22": "overdue",  # late already when it was returned
        },
    },
    "2026-08-14": {
        "990102": {
            "T02": "done",
            "T07": "done",
            "T16": "behind",  # nothing but words, two fifths of the time gone
            "T20": "on_track",
            "T22": "on_track",
        },
        "990121": {
            "T02": "done",
            "T07": "pending",  # the last measure was submitted the day before
            "T16": "behind",
            "T20": "on_track",  # in time: it came in on the 22nd, extended to the 30th
            "T22": "on_track",
        },
        "990181": {
            "T02": "done",
            "T07": "done",  # an office entered it
            "T16": "not_applicable",
            "T20": "not_applicable",
            "T22": "pending",  # resubmitted, and the city has not answered since
        },
    },
}
"""Where each task stands, by what was filed and decided."""
END = "2026-08-14"
OBSERVED = ("T120", "data/city/checks/C2026-07-02-1.yaml")
"""Nobody observes after the first days of July."""
REMINDED = {
    "2026-07-17": [
        OBSERVED,
        ("T122", "data/city/checks/C2026-07-09-1.yaml"),  # not fed back yet
        ("T115", POSTS),
    ],
    END: [
        ("T116", "data/city/appraisals/K2026-0002.yaml"),
        ("B103", "data/city/bulletins/weekly-2026-01.yaml"),
        OBSERVED,
        ("T115", POSTS),
    ],
}
"""All that the check has to say: warnings of what is due, and of what was filed late."""
FIGURES = {
    "990102": (Decimal("0.75"), 0, 2),
    "990121": (Decimal("0.6474"), 2, 3),
    "990181": (Decimal("0.8125"), 2, 1),
}
"""Progress, deadlines missed and rank of each county in the end, by the weights of its tasks.

990102: T02 1, T07 2, T20 three quarters of 1.5, T22 three quarters, of 6.5 in all; 990121: T07 two
thirds of 2; 990181: T02 1, T07 2 and a quarter of T22, of 4. What was late stays late: in 990121
the end of June and T22.1, in 990181 T02.1 and T22.1. Each deadline takes a point of a score.
"""
IN_TIME = {
    ("990121", "T02.2"): True,  # of the 8th, it came in on the 16th, and was due on the 17th
    ("990121", "T20.2"): True,  # pushed in time to a branch, merged six days later
    ("990121", "T07.1"): False,
    ("990102", "T22.2"): True,
    ("990181", "T22.2"): True,
    ("990181", "T07.3"): True,
}
"""Whether some measures were filed in time."""

ACCOUNTS = (CLERK_102, CLERK_121, CLERK_181, OFFICER, REVIEWER, OFFICE_10, MAINTAINERS)


def play(seed: int, number: int, folder: Path) -> None:
    """Play the month, or its first days; raises AssertionError where anything is otherwise."""
    bare = served(folder, CITY)
    hook = bare / "hooks/pre-receive"
    asked = hook.read_text("utf-8").replace("--today 2026-07-15", '--today "$(cat day)"')
    hook.write_text(asked, "utf-8")
    clones = {who: cloned(bare, who) for who in ACCOUNTS}
    story = FIRST_DAYS if number <= CUT else list(month(Random(f"{seed} {number}")))
    for push in story:
        (bare / "day").write_text(push.day, "utf-8")
        pushed(bare, clones[push.who], push)
    stands(bare, story[-1].day if number <= CUT else END)
    if number > CUT:
        ledgers(cloned(bare, OFFICER), END, "bulletin", "verify", "--all")


def month(chance: Random) -> Iterator[Push]:
    """Yield the whole story, with hostile pushes anywhere between."""
    work = sorted([*FIRST_DAYS, *THE_REST], key=lambda push: push.day)
    calm = [at for at, after in enumerate(work[1:]) if not after.races]
    between = dict(zip(chance.sample(calm, len(HOSTILE)), HOSTILE, strict=True))
    for at, push in enumerate(work):
        yield push
        if at in between:
            who, act, code = between[at]
            yield Push(push.day, who, act, code)


def pushed(bare: Path, clone: Clone, push: Push) -> None:
    """Make a push: it is taken, or it is refused with its code and nothing has changed."""
    if not push.races:
        clone.git("fetch", "--quiet", "--prune", "origin")
    clone.git("switch", "--quiet", "--force-create", "work", "origin/main")
    ref, before = push.act(clone, push.day), refs(bare)
    taken, said = clone.push(ref)
    if push.races:
        assert (taken, "fetch first" in said) == (False, True), said
        clone.git("pull", "--quiet", "--rebase", "origin", "main")
        taken, said = clone.push(ref)
    assert taken == (not push.code), f"{push}: {said}"
    assert push.code in said, f"{push}: {said}"
    assert (refs(bare) == before) == bool(push.code), push


def refs(bare: Path) -> str:
    """Return every reference of a repository, with its commit."""
    return git(bare, "for-each-ref").stdout


def stands(bare: Path, day: str) -> None:
    """See that the data is well, and that each task stands where the story has left it."""
    on = date.fromisoformat(day)
    request = Request(bare, on, "main")
    told = [(row.kind.code, row.place.file) for row in load(request).problems]
    assert told == REMINDED[day], told
    _, found = assess_city(request, on)
    lights = {
        county.code: {state.task: str(state.light) for state in county.tasks}
        for county in found.counties
    }
    assert lights == STANDS[day], lights
    if day == END:
        ends(request, found.counties)


def ends(request: Request, counties: Iterable[CountyResult]) -> None:
    """See that the figures are those of the story, that what was late is, and what came back is."""
    figures = {
        each.code: (round(each.totals.progress or 0, 4), each.totals.missed, each.standing.rank)
        for each in counties
    }
    assert figures == FIGURES, figures
    states = [(each.code, row) for each in counties for task in each.tasks for row in task.measures]
    in_time = {(code, row.id): row.on_time for code, row in states if (code, row.id) in IN_TIME}
    assert in_time == IN_TIME, in_time
    life = life_of(load(request).catalog, "F2026-0010", request.today)
    assert life
    assert (life.status, life.limit_on) == (FindingStatus.REOPENED, date(2026, 8, 10)), life
