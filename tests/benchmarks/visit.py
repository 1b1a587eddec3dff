"""What a first visit costs, served compressed, and what Lighthouse says of it on a phone."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.pages import filled
from tests.browser.visit import LIMITS, Cost, compressing, first_visit
from tests.tools import CHROMIUM, FLAGS, npm_tool

ASKED = {"performance": 0.95, "accessibility": 1.0}
"""What Lighthouse has to say at least, of 1, in the middle of its runs."""
PAGES = ("overview", "ranking", "county")


def visit(portal: Path, runs: int) -> None:
    """Print what first visits of three pages cost; end the run where one is over its limits."""
    if CHROMIUM is None:
        print("Skipped: first visits (Chromium is not installed).")
        return
    paths = filled(portal)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        costs = {name: first_visit(browser, portal, paths[name]) for name in PAGES}
        browser.close()
    over = [name for name, cost in costs.items() if not weighed(name, cost)]
    tool = npm_tool("lighthouse")
    if tool is None:
        print("Skipped: Lighthouse (not installed; make looks does).")
    else:
        over += [name for name in PAGES if not judged(tool, portal, name, paths[name], runs)]
    if over:
        sys.exit(f"over their limits: {', '.join(over)}")


def weighed(name: str, cost: Cost) -> bool:
    """Print the requests and bytes of a first visit; say whether they are within the limits."""
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
    options = (
        "--quiet",
        "--output=json",
        f"--only-categories={asked}",
        f"--chrome-flags={' '.join(FLAGS)}",
    )
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    printed = subprocess.check_output((tool, address, *options), env=environment)
    categories = json.loads(printed)["categories"]
    return {kind: float(categories[kind]["score"]) for kind in ASKED}
