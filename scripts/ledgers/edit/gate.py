"""The files on the git host that guard the main branch: who reviews what, and its ruleset."""

import json
from collections.abc import Iterator
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.model.output import OutputFile
from ledgers.model.owners import MAINTAINERS, OFFICE, Owner, Owners

CODEOWNERS, RULESET = ".github/CODEOWNERS", ".github/rulesets/main.json"
HEAD = """\
# Who must agree to a change. Written by `ledgers guard --write` from data/city/owners.yaml and
# data/city/pairings.yaml: never edited, and a county never agrees to what it files itself.
"""
ACTIONS = 15368
"""The number of GitHub Actions on its host: nobody else may say that the check was passed."""
REVIEW = {
    "allowed_merge_methods": ["merge"],
    "dismiss_stale_reviews_on_push": True,
    "require_code_owner_review": True,
    "require_last_push_approval": True,
    "required_approving_review_count": 1,
    "required_review_thread_resolution": False,
}
CHECKS = {
    "do_not_enforce_on_create": False,
    "required_status_checks": [
        {"context": job, "integration_id": ACTIONS} for job in ("check", "demonstration")
    ],
    "strict_required_status_checks_policy": True,
}
RULES = {
    "name": "main",
    "target": "branch",
    "enforcement": "active",
    "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
    "rules": [
        {"type": "deletion"},
        {"type": "non_fast_forward"},
        {"type": "pull_request", "parameters": REVIEW},
        {"type": "required_status_checks", "parameters": CHECKS},
    ],
    "bypass_actors": [],
}


def gate_files(owners: Owners, catalog: Catalog, day: date) -> tuple[OutputFile, ...]:
    """Return the files that guard the main branch, as they should be on a day."""
    rows = [(path, who) for path, who in _rows(owners, catalog, day) if who]
    width = max((len(path) for path, _ in rows), default=0)
    text = "".join(f"{path:<{width}} {' '.join(who)}\n" for path, who in rows)
    ruleset = json.dumps(RULES, indent=2) + "\n"
    return OutputFile(CODEOWNERS, (HEAD + text).encode()), OutputFile(RULESET, ruleset.encode())


def _rows(owners: Owners, catalog: Catalog, day: date) -> Iterator[tuple[str, list[str]]]:
    """Yield each path and those who must agree; of several lines for a file the last one counts."""
    kept = _called(row for row in owners.owners if row.kind == MAINTAINERS)
    yield "*", kept
    yield "/data/city/", _called(row for row in owners.owners if row.kind == OFFICE)
    yield "/data/city/owners.yaml", kept
    for county in catalog.counties:
        offices = catalog.offices_of(county.code, day)
        yield f"/data/counties/{county.code}/", _called(owners.reviewing(offices))


def _called(rows: Iterator[Owner] | tuple[Owner, ...]) -> list[str]:
    """Return how the host calls some owners: by their team, else by their accounts."""
    return [f"@{name}" for row in rows for name in ([row.team] if row.team else row.accounts)]
