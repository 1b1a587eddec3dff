"""Hold the workflows that write: pinned actions, least rights, no foreign text in a command."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Command, Group

from ledgers.cli.main import commands
from ledgers.model.words import english

ROOT = Path(__file__).parents[2]
NAMES = ["bulletin.yml", "portal.yml"]
every_workflow = pytest.mark.parametrize("name", NAMES)
MAY_CALL = {"make", ".venv/bin/ledgers", "git", "gh"}
RIGHTS: dict[str, dict[str, dict[str, str]]] = {
    "bulletin.yml": {
        "due": {"contents": "read"},
        "draft": {"contents": "write", "pull-requests": "write"},
    },
    "portal.yml": {
        "editions": {"contents": "write"},
        "build": {"contents": "read"},
        "deploy": {"id-token": "write", "pages": "write"},
    },
}
TRUSTED = {"github.token", "github.run_id"}


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
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for words in lines(name):
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, flags=re.MULTILINE), words
        elif words[0].endswith("ledgers"):
            assert set(_options(words)) <= _offered(words), words


def _options(words: list[str]) -> list[str]:
    return [word for word in words if word.startswith("--")]


def _offered(words: list[str]) -> set[str]:
    command: Command = commands(english)
    for word in words[1:]:
        if isinstance(command, Group):
            command = command.commands[word]
    return {option for param in command.params for option in param.opts}


@every_workflow
def test_no_text_of_others_gets_into_a_command(name: str) -> None:
    for _, step in steps(name):
        assert "${{" not in step.get("run", "")
        for value in step.get("env", {}).values():
            used = re.findall(r"\$\{\{ *([^ }]+) *\}\}", str(value))
            assert set(used) <= TRUSTED, value


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


@every_workflow
def test_only_the_step_that_pushes_knows_the_token(name: str) -> None:
    for job, step in steps(name):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        if "GH_TOKEN" in step.get("env", {}):
            assert step["run"].startswith("gh auth setup-git\n")
            assert RIGHTS[name][job]["contents"] == "write"


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
    [file] = [words[-1] for words in lines("bulletin.yml") if words[:2] == ["gh", "pr"]]

    assert "ledgers bulletin issue" in (ROOT / file).read_text("utf-8")
