"""Drive editions from cut to proof in a repository with real git; one small city, few builds."""

import hashlib
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ledgers.cli.main import main
from ledgers.read.home import kept_drawings
from tests.conftest import MINI, REPOSITORY, write_city
from tests.sites import NEW, one_page, only

Ledgers = Callable[..., tuple[int, str, str]]
TODAY = "2026-07-15"
NAME, LATER = "2026-Q2", "2026-07-15"
FOLDER = "data/city/editions"
SUMS = "SHA256SUMS"
COUNTY = "counties/990121/index.md"
PRINTED = "print.html"
"""A bulletin as it is printed: a paper, no page of the portal."""
WEEKLY = "data/city/bulletins/weekly-2026-01.yaml"


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository and return what it says."""
    names = ("-c", "user.name=clerk", "-c", "user.email=clerk@example.org")
    done = subprocess.run(
        ("git", *names, *arguments), cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path) -> None:
    """Commit everything but what is built."""
    (root / ".gitignore").write_text("build/\npublic/\n.cache/\n", "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "File")


def place(root: Path, today: str = TODAY) -> tuple[str, ...]:
    return "--root", str(root), "--today", today, "--lang", "en"


@pytest.fixture(scope="module")
def cut_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with an issue of a bulletin and one edition, all committed."""
    root = write_city(tmp_path_factory.mktemp("editions") / "city", MINI)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    week = ("--series", "weekly", "--period", "2026-W26")
    assert main(["bulletin", "draft", *week, *place(root)]) == 0
    assert main(["bulletin", "issue", "weekly-2026-01", *place(root)]) == 0
    commit(root)
    assert main(["edition", "cut", NAME, *place(root)]) == 0
    commit(root)
    return root


@pytest.fixture
def repository(cut_city: Path, tmp_path: Path) -> Path:
    """Return a copy of that repository which a test may change."""
    return shutil.copytree(cut_city, tmp_path / "city", symlinks=True)


@pytest.fixture
def run(repository: Path, ledgers: Ledgers) -> Ledgers:
    """Return `ledgers edition …` in the repository, in English."""

    def edition(*arguments: str, root: Path = repository) -> tuple[int, str, str]:
        return ledgers("edition", *arguments, *place(root))

    return edition


def built(root: Path, name: str = NAME) -> Path:
    return root / "build/editions" / name


def record(root: Path, name: str = NAME) -> str:
    return (root / FOLDER / f"{name}.yaml").read_text("utf-8")


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ── What an edition is ───────────────────────────────────────────────────────────────────────────


def test_the_record_names_what_anyone_can_sum_up_again(cut_city: Path) -> None:
    sums = (built(cut_city) / SUMS).read_bytes()
    files = {path for path in built(cut_city).rglob("*") if path.is_file()}
    check = ("sha256sum", "--check", "--strict", "--quiet", SUMS)

    assert f'manifest_digest: "{hashlib.sha256(sums).hexdigest()}"' in record(cut_city)
    assert f"files_n: {len(files) - 1}\n" in record(cut_city)
    assert sums.count(b"\n") == len(files) - 1
    assert subprocess.run(check, cwd=built(cut_city), check=False).returncode == 0
    digest = hashlib.sha256((cut_city / WEEKLY).read_bytes()).hexdigest()
    assert re.search(rf'weekly-2026-01, digest: "?{digest}"?}}', record(cut_city))


def test_the_record_stands_the_checks(cut_city: Path, ledgers: Ledgers) -> None:
    status, said, _ = ledgers("check", *place(cut_city))

    assert (status, FOLDER in said) == (0, False)


class Links(HTMLParser):
    """Collect the links of the banner, and what robots are told."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.inside = False
        self.links: list[str] = []
        self.robots: str | None = None
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = self.inside or values.get("class") == "cl-edition"
        if tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]
        if tag == "a" and self.inside:
            self.links.append(values["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "aside"


def test_every_page_leads_to_the_same_page_of_the_living_portal(cut_city: Path) -> None:
    top = built(cut_city)
    pages = sorted(page for page in top.rglob("*.html") if page.name != PRINTED)
    site = Path("/site")

    assert len(pages) > 100
    for page in pages:
        found = Links(page)
        own = page.relative_to(top)
        at = site / "editions" / NAME / own
        ends = [_resolved(at, link) for link in found.links]
        same = site / ("index.html" if own.name == "404.html" else own)
        assert (found.robots, ends) == ("noindex", [same, site / "ledgers/editions/index.html"])


def _resolved(page: Path, link: str) -> Path:
    # The page for addresses that are none is served anywhere, so it names addresses from the top.
    start = Path("/site") if link.startswith("/") else page.parent
    parts: list[str] = []
    for part in (start / link.lstrip("/")).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return Path(*parts)


def test_the_living_portal_says_nothing_of_that(
    repository: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Publish some pages, put the edition beside them, and follow its links from a folder."""
    some = ("index.md", "about/index.md", COUNTY, "ledgers/editions/index.md")
    monkeypatch.setattr("ledgers.write.site.build", only(*some))
    status, said, _ = ledgers("publish", *place(repository))
    assert status == 0, said
    public = repository / "public"
    pages = [page for page in public.rglob("*.html") if page.name != PRINTED]
    assert len(pages) > len(some)
    assert [page for page in pages if Links(page).robots or Links(page).links] == []

    assert ledgers("edition", "gather", "--root", repository, "--lang", "en")[0] == 0
    page = (public / "editions" / NAME / COUNTY).with_suffix(".html")
    ends = [(page.parent / link).resolve() for link in Links(page).links]
    assert [end.is_file() for end in ends] == [True, True]
    assert (public / "editions" / NAME / SUMS).read_bytes() == (
        built(repository) / SUMS
    ).read_bytes()


# ── Proof ────────────────────────────────────────────────────────────────────────────────────────


def test_two_builds_are_identical_by_several_processes_and_by_one(
    cut_city: Path, repository: Path, run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs makes the same of the same pages: tests/acceptance/test_canary.py."""
    (repository / FOLDER / f"{NAME}.yaml").unlink()
    shutil.rmtree(repository / "build")
    shutil.rmtree(repository / ".cache")
    monkeypatch.setattr("ledgers.read.home.kept_drawings", kept_drawings)  # All drawn anew.
    monkeypatch.setattr("ledgers.write.workers.FORKS", False)

    assert run("cut", NAME)[0] == 0

    one, other = (
        {
            path.relative_to(built(root)): path.read_bytes()
            for path in built(root).rglob("*")
            if path.is_file()
        }
        for root in (cut_city, repository)
    )
    assert one == other
    records = [re.sub(r"commit: .*", "", record(root)) for root in (cut_city, repository)]
    assert records[0] == records[1]


def test_in_a_fresh_clone_it_verifies_though_data_and_bulletins_have_moved_on(
    repository: Path, run: Ledgers, ledgers: Ledgers, tmp_path: Path
) -> None:
    week = ("--series", "weekly", "--period", "2026-W27")
    assert ledgers("bulletin", "draft", *week, *place(repository))[0] == 0
    assert ledgers("bulletin", "issue", "weekly-2026-02", *place(repository))[0] == 0
    _move_on(repository)
    _take_down_the_preface(repository)
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))

    status, said, _ = run("verify", "--all", root=clone)

    assert status == 0, said
    assert re.search(r"1 of 1 editions verified, [1-9][0-9]{2,} files compared", said)
    assert left(clone / "build/editions") == []
    assert not (clone / "build/pages").exists()


def _move_on(root: Path) -> None:
    path = min((root / "data/counties/990121/progress").glob("*.yaml"))
    path.write_text(path.read_text("utf-8") + "# moved on\n", "utf-8")


def _take_down_the_preface(root: Path) -> None:
    """Change the file of the bulletin below its digest, as a redaction does."""
    path = root / WEEKLY
    text, _, preface = path.read_text("utf-8").partition("preface:\n")
    digests = [
        hashlib.sha256(line.split('"')[1].encode()).hexdigest() for line in preface.splitlines()
    ]
    gone = "".join(f'  - {{on: {TODAY}, reason: 撤下, digest: "{digest}"}}\n' for digest in digests)
    path.write_text(f"{text}redactions:\n{gone}", "utf-8")


def test_after_the_history_was_squashed_it_still_verifies(repository: Path, run: Ledgers) -> None:
    shutil.rmtree(repository / ".git")
    git(repository, "init", "--quiet")
    commit(repository)

    status, said, _ = run("verify", NAME)

    assert (status, f"edition {NAME}: same" in said) == (0, True)


def test_where_the_past_is_gone_a_sentence_says_so(repository: Path, run: Ledgers) -> None:
    _move_on(repository)
    shutil.rmtree(repository / ".git")
    git(repository, "init", "--quiet")
    commit(repository)

    status, said, _ = run("verify", NAME)

    assert (status, f"edition {NAME}: not here" in said) == (1, True)
    assert "no commit or tag of this repository holds tree" in said


def test_in_a_clone_whose_history_is_cut_off_a_sentence_says_so(
    repository: Path, run: Ledgers, tmp_path: Path
) -> None:
    _move_on(repository)
    commit(repository)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(shallow))

    status, said, _ = run("verify", NAME, root=shallow)

    assert (status, "git fetch --unshallow" in said) == (1, True)


def test_where_a_byte_of_a_bulletin_is_nowhere_a_sentence_says_so(
    repository: Path, run: Ledgers
) -> None:
    path = repository / FOLDER / f"{NAME}.yaml"
    changed = re.sub(
        r"(weekly-2026-01, digest: \"?)[0-9a-f]{4}", r"\g<1>beef", path.read_text("utf-8")
    )
    path.write_text(changed, "utf-8")

    status, said, _ = run("verify", NAME)

    assert (status, f"no commit or tag of this repository holds {WEEKLY}" in said) == (1, True)


# ── Bad input ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("cut", NAME), f"there is one already: {FOLDER}/{NAME}.yaml"),
        (("cut", "2026-Q3"), "2026-09-30 has not come yet"),
        (("cut", "2026-Q1", "--as-of", "2026-12-31"), "2026-12-31 has not come yet"),
        (("cut", "summer"), "summer is neither a period such as 2026-Q2"),
        (("cut", "20260715"), "20260715 is neither a period such as 2026-Q2"),
        (("cut", "2025"), "2025 is neither a period such as 2026-Q2"),
        (("cut", "../2026-Q1"), "../2026-Q1 is neither a period such as 2026-Q2"),
        (("verify", "2026-Q1"), "there is no edition 2026-Q1"),
        (("verify",), "name an edition, or say --all"),
        (("deploy", "2026-Q1"), "there is no edition 2026-Q1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    repository: Path, run: Ledgers, arguments: tuple[str, ...], sentence: str
) -> None:
    status, _, said = run(*arguments)

    assert (status, said.count("\n")) == (2, 1)
    assert sentence in said
    assert left(repository / FOLDER) == [f"{NAME}.yaml"]
    assert left(repository / "build/editions") == [NAME]


def test_nothing_is_cut_from_files_that_no_commit_holds(repository: Path, run: Ledgers) -> None:
    _move_on(repository)

    status, _, said = run("cut", LATER)

    assert (status, "are not committed" in said) == (2, True)
    assert left(repository / FOLDER) == [f"{NAME}.yaml"]


# ── Cut off ──────────────────────────────────────────────────────────────────────────────────────

KILLED = """
import os, signal, sys
from pathlib import Path
from ledgers.cli.main import main
from ledgers.read.home import kept_drawings
from ledgers.flow import publish
from ledgers.write import site
from tests.sites import one_page
word = sys.argv.pop(1)
replace, swap = Path.replace, publish.swap_in
def killed(self, to):
    if word in str(to):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, to)
def killed_before(finished, place):
    if word == "swap":
        os.kill(os.getpid(), signal.SIGKILL)
    swap(finished, place)
Path.replace, publish.swap_in, site.build = killed, killed_before, one_page
publish.wanted_charts, publish.render_portal = lambda view: (), lambda *asked: iter(())
main(sys.argv[1:])
"""
"""Runs a command that is killed while it puts in place what it made, which is one page."""


def killed(word: str, *arguments: str) -> None:
    """Run a command in a process that is killed before its folder or its record is in place."""
    command = (sys.executable, "-c", KILLED, word, *arguments)
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def test_a_cut_that_is_killed_leaves_no_edition_and_can_be_run_again(
    repository: Path, run: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.site.build", only("about/index.md"))
    arguments = ("edition", "cut", LATER, *place(repository))

    killed("swap", *arguments)
    assert left(repository / FOLDER) == [f"{NAME}.yaml"]
    assert not built(repository, LATER).exists()

    killed(f"editions/{LATER}.yaml", *arguments)
    assert not (repository / FOLDER / f"{LATER}.yaml").exists()

    assert run("cut", LATER)[0] == 0
    assert left(repository / FOLDER) == [f"{LATER}.yaml", f"{NAME}.yaml"]
    assert left(repository / "build/editions") == [LATER, NAME]
    assert f'earlier: ["{NAME}"]\n' in record(repository, LATER)
    page = Links(built(repository, LATER) / "about/index.html")
    assert page.links[1] == f"../../{NAME}/index.html"


def test_publishing_that_is_killed_leaves_the_last_portal_and_can_be_run_again(
    repository: Path, ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledgers.write.site.build", one_page)
    public = repository / "public"
    public.mkdir()
    (public / "index.html").write_text("the last one", "utf-8")
    (public / SUMS).write_text("", "utf-8")

    killed("swap", "publish", *place(repository))
    assert left(public) == [SUMS, "index.html"]

    assert ledgers("publish", *place(repository))[0] == 0
    assert (public / "index.html").read_text("utf-8") == NEW
    assert [name for name in left(repository) if name.startswith(".public")] == []


# ── Deployed ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "robot")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "robot@example.org")


@pytest.mark.usefixtures("_named")
def test_what_is_deployed_is_the_edition_and_nothing_is_deployed_twice(
    repository: Path, run: Ledgers, ledgers: Ledgers, tmp_path: Path
) -> None:
    upstream = tmp_path / "upstream.git"
    git(tmp_path, "init", "--quiet", "--bare", str(upstream))
    git(repository, "remote", "add", "origin", str(upstream))
    (built(repository) / "index.html").write_text("changed by hand", "utf-8")

    status, said, _ = run("deploy", "--all", "--remote", "origin")
    assert (status, said) == (0, f"edition {NAME} is now on gh-pages\n")
    assert run("deploy", NAME)[1] == f"edition {NAME} is on gh-pages already\n"
    assert git(upstream, "log", "--format=%s", "gh-pages") == f"Deploy edition {NAME}"

    public = tmp_path / "public"
    public.mkdir()
    assert run("gather", "--out", str(public))[0] == 2
    (public / SUMS).write_text("", "utf-8")
    gathered = ("gather", "--out", public, "--branch", "gh-pages", "--root", repository)
    assert ledgers("edition", *gathered)[0] == 0
    names = (public / "editions/beside.js").read_text("utf-8")
    assert names == f'ledgers.put("beside", ["{NAME}","latest"]);\n'
    check = ("sha256sum", "--check", "--strict", "--quiet", SUMS)
    folder = public / "editions" / NAME
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0
    assert f"../../{NAME}/about/index.html" in (
        public / "editions/latest/about/index.html"
    ).read_text("utf-8")


@pytest.mark.usefixtures("_named")
def test_another_edition_of_the_same_name_is_not_deployed(repository: Path, run: Ledgers) -> None:
    assert run("deploy", NAME)[0] == 0
    path = repository / FOLDER / f"{NAME}.yaml"
    changed = re.sub(r'(manifest_digest: ")[0-9a-f]{4}', r"\g<1>beef", path.read_text("utf-8"))
    path.write_text(changed, "utf-8")

    status, said, _ = run("deploy", NAME)

    assert (status, "editions never change" in said) == (1, True)


@pytest.mark.usefixtures("_named")
def test_an_edition_whose_program_is_nowhere_is_left_out_and_the_others_go_on(
    repository: Path, run: Ledgers
) -> None:
    lost = re.sub(r'(code: ")[0-9a-f]{4}', r"\g<1>beef", record(repository))
    (repository / FOLDER / "2026-Q1.yaml").write_text(lost, "utf-8")

    status, said, _ = run("deploy", "--all")

    assert (status, f"edition {NAME} is now on gh-pages\n" in said) == (1, True)
    assert "edition 2026-Q1 is left out: no commit or tag of this repository holds" in said
