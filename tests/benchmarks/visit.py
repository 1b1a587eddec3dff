"""What a first visit costs, served compressed, and what Lighthouse says of it on a phone."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.browser.pages import filled
from tests.browser.visit import LIMITS, compressing, first_visit
from tests.tools import CHROMIUM, npm_tool

ASKED = {"performance": 0.95, "accessibility": 1.0}
"""What Lighthouse has to say at least, of 1, in the middle of its runs."""
PAGES = ("overview", "ranking", "county")
FLAGS = "--headless --no-sandbox --disable-gpu"


def visit(portal: Path, runs: int) -> None:
    """Print what first visits of three pages cost; end the run where one is over its limits."""
    if CHROMIUM is None:
        print("Skipped: first visits (Chromium is not installed).")
        return
    paths = filled(portal)
    over = [name for name in PAGES if not weighed(portal, name, paths[name])]
    tool = npm_tool("lighthouse")
    if tool is None:
        print("Skipped: Lighthouse (not installed; make looks does).")
    else:
        over += [name for name in PAGES if not judged(tool, portal, name, paths[name], runs)]
    if over:
        sys.exit(f"over their limits: {', '.join(over)}")


def weighed(portal: Path, name: str, path: str) -> bool:
    """Print the requests and bytes of a first visit; say whether they are within the limits."""
    cost = first_visit(portal, path)
    told = f"compressed, {cost.requests} of at most {LIMITS.requests} requests"
    share = f"{cost.size / LIMITS.size:5.2f} × the limit"
    print(f"{cost.size / 1000:8.1f} KB {share}  first visit, {name}: {told}", flush=True)
    return cost.requests <= LIMITS.requests and cost.size <= LIMITS.size


def judged(tool: str, portal: Path, name: str, path: str, runs: int) -> bool:
    """Print the median of what Lighthouse says on a phone; say whether it is enough."""
    with compressing(portal) as host:
        said = [scores(tool, host.address + path) for _ in range(runs)]
    middle = {kind: statistics.median(one[kind] for one in said) for kind in ASKED}
    told = ", ".join(f"{kind} {score:.0%}" for kind, score in middle.items())
    print(f"Lighthouse, the median of {runs} on a phone, {name}: {told}", flush=True)
    return all(middle[kind] >= least for kind, least in ASKED.items())


def scores(tool: str, address: str) -> Mapping[str, float]:
    """Return what Lighthouse says of an address, of 1, by category."""
    asked = ",".join(ASKED)
    options = ("--quiet", "--output=json", f"--only-categories={asked}", f"--chrome-flags={FLAGS}")
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    printed = subprocess.check_output((tool, address, *options), env=environment)
    categories = json.loads(printed)["categories"]
    return {kind: float(categories[kind]["score"]) for kind in ASKED}
