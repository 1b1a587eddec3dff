"""Teams go to other counties in turn, and what checks find is recorded."""

from itertools import permutations, product

import pytest

from ledgers.check.oversight.checks import inspects_home, pairs_repeated, problems_unrecorded
from tests.unit.check.filed import grounds

COUNTIES = ("990101", "990102", "990103")
AREAS = "".join(f"  - {{code: '{code}', name: '{code}', kind: district}}\n" for code in COUNTIES)


def month(no: int, hosts: tuple[str, ...]) -> tuple[str, str]:
    """Return a month's cross check: each county in its order goes to one of the hosts."""
    teams = "".join(
        f"  - {{no: {at}, home_county: '{home}', host_county: '{host}'}}\n"
        for at, (home, host) in enumerate(zip(COUNTIES, hosts, strict=True))
    )
    text = f"kind: cross\nstart_on: 2026-{no:02d}-10\ncounties: {list(COUNTIES)}\nteams:\n{teams}"
    return f"data/city/checks/C2026-{no:02d}-10-1.yaml", text


def repeated(*plans: tuple[str, ...]) -> list[str]:
    """Return the files in which a pair is told to be repeated, month after month."""
    files = dict([month(no, hosts) for no, hosts in enumerate(plans, 1)])
    here = grounds(files | {"data/city/areas.yaml": f"areas:\n{AREAS}"})
    return [row.place.file for row in pairs_repeated(here)]


@pytest.mark.parametrize("hosts", [*product(COUNTIES, repeat=len(COUNTIES))])
def test_a_plan_is_well_exactly_where_nobody_stays_at_home_and_each_is_seen_once(
    hosts: tuple[str, ...],
) -> None:
    here = grounds(dict([month(5, hosts)]))
    away = all(home != host for home, host in zip(COUNTIES, hosts, strict=True))

    assert (list(inspects_home(here)) == []) is (away and hosts in permutations(COUNTIES))


def test_every_pair_may_be_used_before_one_comes_again() -> None:
    one, other = (COUNTIES[1:] + COUNTIES[:1]), (COUNTIES[2:] + COUNTIES[:2])

    assert repeated(one, other, one, other) == []
    assert repeated(one, one) == ["data/city/checks/C2026-02-10-1.yaml"] * len(COUNTIES)
    assert repeated(one, other, other) == []


def checked(counts: str, *findings: str) -> list[tuple[str, bool]]:
    """Return code and weight of what is told of a check with these counts and findings."""
    check = f"kind: special\nfed_back_on: 2026-07-01\n{counts}\n"
    files = {"data/city/checks/C2026-06-01-1.yaml": check}
    for no, finding in enumerate(findings):
        text = f"source_ref: city/checks/C2026-06-01-1\n{finding}\n"
        files[f"data/city/findings/F2026-000{no}.yaml"] = text
    return [(row.kind.code, row.is_error) for row in problems_unrecorded(grounds(files))]


ON_SITE, LATER = "corrected_on_site: true", "corrected_on_site: false"


@pytest.mark.parametrize(
    ("count", "recorded", "found"),
    [
        (0, 0, []),
        (2, 2, []),
        (2, 1, [("R116", False)]),
        (2, 0, [("R116", True)]),
        (1, 2, [("R116", True)]),
    ],
)
def test_fewer_findings_than_problems_are_a_warning_none_or_more_an_error(
    count: int, recorded: int, found: list[tuple[str, bool]]
) -> None:
    assert checked(f"problems_n: {count}", *[LATER] * recorded) == found


def test_what_was_corrected_on_site_is_compared_too() -> None:
    assert checked("problems_n: 2\ncorrected_n: 1", ON_SITE, LATER) == []
    assert checked("problems_n: 2\ncorrected_n: 1", LATER, LATER) == [("R116", True)]
    assert checked("problems_n: 3\ncorrected_n: 0", ON_SITE) == [("R116", False), ("R116", True)]
    assert checked("problems_n: 3\ncorrected_n: 1", LATER) == [("R116", False)]
