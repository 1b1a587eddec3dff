"""What counties file by issues: the YAML that a person would have written, or a sentence."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledgers.cli.main import main
from tests.cities import write_city
from tests.unit.check.change.judging import TREE
from tests.unit.flow.pushed import COUNTY, OTHER, T16, git

Run = Callable[..., tuple[int, str, str]]
OWNERS = "data/city/owners.yaml"
DOCUMENTS = "data/counties/990121/documents"
HEAD = "# yaml-language-server: $schema=../../../../schemas/{}.schema.json\n"
EMPTY = "_No response_"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a committed mini city in whose owners an office may file for a county."""
    root = tmp_path_factory.mktemp("intake") / "city"
    may = 'unit: 990100-internal_office-08\n    may_file_for: ["990121"]'
    owners = (TREE[OWNERS] or b"").decode().replace("unit: 990100-internal_office-08", may)
    files = {path: data or b"" for path, data in TREE.items() if path.startswith("data/")}
    write_city(root, {**files, OWNERS: owners.encode()})
    assert main(["guard", "--write", "--root", str(root), "--today", "2026-07-15"]) == 0
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first")
    return root


@pytest.fixture
def city(master: Path) -> Iterator[Path]:
    """Return the city; what a test writes is taken away after it."""
    yield master
    git(master, "reset", "--quiet", "--hard")
    git(master, "clean", "--quiet", "-d", "--force")


def asked(city: Path, name: str) -> list[dict[str, Any]]:
    """Return the questions of a form, as the host reads them."""
    text = (city / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8")
    body: list[dict[str, Any]] = yaml.safe_load(text)["body"]
    return [row for row in body if row["type"] != "markdown"]


def body_of(city: Path, name: str, answers: Mapping[str, str]) -> str:
    """Return the text that a host makes of the answers, chosen by how an option begins."""
    rows, texts = asked(city, name), dict(answers)
    texts = {"county": "990121", "form": name, **texts}
    parts = []
    for row in rows:
        text = texts.pop(row["id"], EMPTY)
        options = row["attributes"].get("options", [text])
        chosen = next((option for option in options if option.startswith(text)), text)
        parts.append(f"### {row['attributes']['label']}\n\n{chosen}")
    assert texts == {}
    return "\n\n".join(parts)


def sent(ledgers: Run, city: Path, body: str, author: str = COUNTY, **more: str) -> dict[str, str]:
    """File an issue, and return what is told."""
    user, sender = ({"login": who} for who in (author, more.get("sender", author)))
    day = more.get("moment", "2026-07-15T03:00:00Z")
    issue = {"number": 7, "user": user, "updated_at": day, "body": body, "state": "open"}
    event = city.parent / "event.json"
    event.write_text(json.dumps({"issue": issue, "sender": sender}), "utf-8")
    words = ("--root", city, "--today", "2026-07-15", "--lang", "en")
    status, out, errors = ledgers("intake", "--event", event, *words)
    assert (status, errors) == (0, "")
    told: dict[str, str] = json.loads(out)
    return told


def changed(city: Path) -> str:
    """Return the lines that are new in the folder, and those that are gone."""
    git(city, "add", "--all", "--intent-to-add")
    rows = git(city, "diff", "--unified=0").stdout.splitlines()
    return "\n".join(row for row in rows if row[:1] in "+-" and row[:3] not in {"+++", "---"})


UPDATE = {"task": "T16", "updates-on": "2026-07-15", "updates-status": "doing"}
MEASURES = "2026-09-30 修订值班制度：做到“日清”\n2026-10-15  补齐台账 # 两本"
CASES: dict[str, tuple[str, dict[str, str], str, str]] = {
    "a progress update": (
        "progress",
        {**UPDATE, "updates-measures": "T16.1，T16.2", "updates-note": "正在办理: 已完成 #2"},
        T16,
        (
            "+  - on: 2026-07-15\n+    status: doing\n+    measures: [T16.1, T16.2]\n"
            '+    note: "正在办理: 已完成 #2"'
        ),
    ),
    "full-width signs": (
        *("progress", {**UPDATE, "updates-on": "２０２６-07-15"}, T16),
        "+  - on: 2026-07-15\n+    status: doing",
    ),
    "a request for a later deadline": (
        "extension",
        {
            "task": "T16",
            "updates-on": "2026-07-15",
            "updates-measures": "T16.1",
            "updates-extend_until": "2026-12-20",
        },
        T16,
        (
            "+  - on: 2026-07-15\n+    status: doing\n+    measures: [T16.1]\n"
            "+    extend_until: 2026-12-20"
        ),
    ),
    "the first report on a finding": (
        "rectification",
        {
            "finding": "F2026-0008",
            "measures": MEASURES,
            "updates-on": "2026-07-15",
            "updates-status": "doing",
        },
        "data/counties/990121/rectifications/F2026-0008.yaml",
        (
            "+# yaml-language-server: $schema=../../../../schemas/rectifications.schema.json\n"
            "+finding: city/findings/F2026-0008\n+measures:\n"
            "+  - id: 1\n+    text: 修订值班制度：做到“日清”\n+    due_on: 2026-09-30\n"
            '+  - id: 2\n+    text: "补齐台账 # 两本"\n+    due_on: 2026-10-15\n'
            "+updates:\n+  - on: 2026-07-15\n+    status: doing"
        ),
    ),
    "what was done on a finding": (
        "rectification",
        {
            "finding": "city/findings/F2026-0006",
            "updates-done": "1",
            "updates-on": "2026-07-15",
            "updates-status": "submitted",
        },
        "data/counties/990121/rectifications/F2026-0006.yaml",
        "+  - on: 2026-07-15\n+    status: submitted\n+    done: [1]",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_issue_becomes_the_lines_that_a_person_would_have_written(
    ledgers: Run, city: Path, name: str
) -> None:
    form, answers, file, lines = CASES[name]

    told = sent(ledgers, city, body_of(city, form, answers))

    assert told["file"] == file, told["comment"]
    assert changed(city) == lines
    assert (told["branch"], told["message"]) == ("intake/7", f"file: {file}")
    assert told["comment"] == f"    filed in {file}; it counts once the city has agreed\n"


def test_a_correction_changes_the_value_and_says_what_it_was(ledgers: Run, city: Path) -> None:
    answers = {
        "record": "returns/2026-06",
        "corrections-on": "2026-07-15",
        "corrections-at": "/values/0/numerator",
        "corrections-now": "３５",
        "corrections-reason": "漏计，经复核更正",
    }

    told = sent(ledgers, city, body_of(city, "correction", answers))

    assert told["file"] == "data/counties/990121/returns/2026-06.yaml", told["comment"]
    assert "+    numerator: 35\n+corrections:\n+  - on: 2026-07-15" in changed(city)
    assert "    was: 34\n+    now: 35\n+    reason: 漏计，经复核更正" in changed(city)


def test_a_document_gets_a_drawn_name_and_one_entry(ledgers: Run, city: Path) -> None:
    answers = {
        "title": "督办事项管理办法",
        "kind": "rule",
        "category": "C",
        "domain": "inspection",
        "owner": "990121-internal_office-01",
        "updates-on": "2026-07-14",
        "updates-status": "issued",
        "updates-doc_no": "岫纪发〔2026〕9号",
    }

    told = sent(ledgers, city, body_of(city, "document", answers))

    file = city / told["file"]
    assert file.parent == city / DOCUMENTS, told["comment"]
    assert file.read_text("utf-8") == HEAD.format("documents") + (
        "title: 督办事项管理办法\nkind: rule\ncategory: C\ndomain: inspection\n"
        "owner: 990121-internal_office-01\nupdates:\n  - on: 2026-07-14\n    status: issued\n"
        "    doc_no: 岫纪发〔2026〕9号\n"
    )


def test_an_office_that_files_for_a_county_is_named(ledgers: Run, city: Path) -> None:
    told = sent(ledgers, city, body_of(city, "progress", UPDATE), "City-Office-08")

    assert told["file"] == T16, told["comment"]
    assert "+    entered_by: 990100-internal_office-08\n" in changed(city) + "\n"


# ── What is refused, and nothing is written ──────────────────────────────────────────────────────


Spoil = Callable[[str], str]
AGAIN = "this is not as the form of today makes it: fill it in once more"
SPOILED: dict[str, tuple[Spoil, str]] = {
    "YAML in place of a form": (lambda _: "task: T16\nupdates:\n  - on: 2026-07-15\n", AGAIN),
    "YAML before the form": (lambda body: f"status: submitted\n\n{body}", AGAIN),
    "YAML below a heading": (
        lambda body: body.replace("2026-07-15", "2026-07-15\n    status: submitted"),
        "“日期 · On” takes one line",
    ),
    "a fence below a heading": (
        lambda body: body.replace("2026-07-15", "```yaml\n2026-07-15\n```"),
        "“日期 · On” takes one line",
    ),
    "a heading that is not there": (lambda body: body.replace("### 日期 · On", ""), AGAIN),
    "a heading twice": (lambda body: f"{body}\n\n### 状态 · Status\n\nsubmitted", AGAIN),
    "headings in another order": (
        lambda body: body.replace("### 日期 · On", "### X").replace(
            "### 状态 · Status", "### 日期 · On"
        ),
        AGAIN,
    ),
    "a page of another day": (
        lambda body: body.replace("### 表单 · Form\n\nprogress ", "### 表单 · Form\n\nprogress 0"),
        AGAIN,
    ),
    "a megabyte": (lambda body: body + "x" * 1_000_000, AGAIN),
    "nothing": (lambda _: "", AGAIN),
    "an answer that is lacking": (
        lambda body: body.replace("2026-07-15", EMPTY),
        "nothing stands below “日期 · On”",
    ),
    "HTML": (lambda body: body.replace("T16 ", "<b>T16</b> "), "no record of a county is called"),
    "no name": (lambda body: body.replace("T16 ", "T16\0 "), "no record of a county is called"),
    "a way out of the folder": (
        lambda body: body.replace("T16 ", "../../../city/tasks "),
        "S105",
    ),
    "another county": (
        lambda body: body.replace("990121 ", "990102 "),
        "who wrote this may not file for 990102",
    ),
    "no county": (
        lambda body: body.replace("990121 ", "990199 "),
        "who wrote this may not file for 990199",
    ),
    "a task that there is not": (lambda body: body.replace("T16 ", "T99 "), "R"),
    "a state that there is not": (lambda body: body.replace("doing ", "done "), "S"),
    "a day that there is not": (lambda body: body.replace("2026-07-15", "7.15"), "S"),
    "a day to come": (lambda body: body.replace("2026-07-15", "2026-08-15"), "T104"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_will_not_do_is_answered_and_leaves_no_trace(
    ledgers: Run, city: Path, name: str
) -> None:
    spoil, expected = SPOILED[name]
    body = body_of(city, "progress", UPDATE)
    spoiled = spoil(body)
    assert spoiled != body

    told = sent(ledgers, city, spoiled)

    assert (told["file"], changed(city)) == ("", "")
    assert expected in told["comment"]
    # A host shows it as code, in which nothing acts.
    assert all(line.startswith("    ") for line in told["comment"].splitlines())


@pytest.mark.parametrize(
    ("author", "sender"),
    [("someone", "someone"), (OTHER, OTHER), ("ledgers-maintenance-1",) * 2, (COUNTY, "someone")],
)
def test_only_an_author_who_owns_the_county_files_for_it(
    ledgers: Run, city: Path, author: str, sender: str
) -> None:
    told = sent(ledgers, city, body_of(city, "progress", UPDATE), author, sender=sender)

    assert told["comment"] == "    nothing was filed: who wrote this may not file for 990121\n"
    assert changed(city) == ""


def test_what_is_dated_back_is_asked_about_by_the_day_of_the_issue(
    ledgers: Run, city: Path
) -> None:
    body = body_of(city, "progress", {**UPDATE, "updates-on": "2026-07-01"})

    told = sent(ledgers, city, body)

    assert told["file"] == ""
    assert "came_in" in told["comment"]


def test_a_file_with_errors_is_mended_first(ledgers: Run, city: Path) -> None:
    with (city / T16).open("a", encoding="utf-8") as file:
        file.write("    status: doing\n")

    told = sent(ledgers, city, body_of(city, "progress", UPDATE))

    assert (told["file"], f"{T16}:7:" in told["comment"]) == ("", True)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"issue": {"body": "x"}}'])
def test_what_tells_of_no_issue_ends_the_run(ledgers: Run, city: Path, text: str) -> None:
    event = city.parent / "other.json"
    event.write_text(text, "utf-8")

    status, out, errors = ledgers("intake", "--event", event, "--root", city, "--lang", "en")

    assert (status, out) == (2, "")
    assert "other.json does not tell of an issue" in errors


@pytest.mark.parametrize(
    "record", ["../../city/areas", "returns/2031-01", "x", "city/findings/F2026-0001"]
)
def test_only_a_value_of_a_record_of_the_county_is_corrected(
    ledgers: Run, city: Path, record: str
) -> None:
    answers = {
        "record": record,
        "corrections-on": "2026-07-15",
        "corrections-at": "/areas/0/name",
        "corrections-now": "x",
        "corrections-reason": "y",
    }

    told = sent(ledgers, city, body_of(city, "correction", answers))

    reason = f"no record of a county is called “{record}”"
    assert told["comment"] == f"    nothing was filed: {reason}\n"
    assert changed(city) == ""
