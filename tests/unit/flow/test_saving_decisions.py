"""See that `ledgers decide` writes what a reviewer means, or nothing at all."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

HEAD = "# yaml-language-server: $schema=../../../../../schemas/decisions.schema.json\n"
DECISIONS = "data/city/decisions"
DAY = ("--today", "2026-07-15")


def decide(ledgers: Run, root: Path, *arguments: str) -> tuple[int, str]:
    """Run `ledgers decide` as of 15 July and return the status and all that was said."""
    status, out, errors = ledgers("decide", *arguments, *DAY, "--lang", "en", "--root", root)
    return status, out + errors


def digests(root: Path) -> dict[str, str]:
    """Return a digest of every file of a city."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_first_decision_begins_the_file(ledgers: Run, city: Path) -> None:
    status, _ = decide(ledgers, city, "accept", "990102", "progress/T07", "--on", "2026-07-10")

    assert status == 0
    assert (city / DECISIONS / "990102/progress/T07.yaml").read_text("utf-8") == HEAD + (
        "subject: progress/T07\n"
        "decisions:\n"
        "  - on: 2026-07-10\n"
        "    decision: accepted\n"
        "    of: 1\n"
        "    measures: [T07.1, T07.2]\n"
    )


def test_measures_of_two_filings_are_decided_in_an_entry_each(ledgers: Run, city: Path) -> None:
    status, said = decide(ledgers, city, "accept", "990121", "progress/T22", "--on", "2026-07-14")

    text = (city / DECISIONS / "990121/progress/T22.yaml").read_text("utf-8")
    assert status == 0, said
    assert text.endswith(
        "  - on: 2026-07-14\n    decision: accepted\n    of: 2\n    measures: [T22.2]\n"
    )


def test_a_later_decision_goes_below_and_keeps_every_comment(ledgers: Run, city: Path) -> None:
    file = city / DECISIONS / "990102/progress/T20.yaml"
    before = file.read_text("utf-8").replace("decisions:\n", "decisions:  # 按日期\n")
    file.write_text(f"{before}\n# 以下留空\n", "utf-8")

    status, _ = decide(
        ledgers,
        city,
        "extend",
        "990102",
        "progress/T20",
        "--measure",
        "T20.3",
        "--until",
        "2026-10-20",
        "--by-post",
        "taskforce_director",
    )

    assert status == 0
    assert file.read_text("utf-8") == before + (
        "  - on: 2026-07-15\n"
        "    decision: extended\n"
        "    measures: [T20.3]\n"
        "    until: 2026-10-20\n"
        "    by_post: taskforce_director\n"
        "\n# 以下留空\n"
    )


def test_a_return_keeps_its_reason_and_acceptance_the_day_of_receipt(
    ledgers: Run, city: Path
) -> None:
    asked = ("990102", "progress/T07", "--measure")
    decide(ledgers, city, "return", *asked, "T07.1", "--reason", "缺: 附件 # 两份")
    decide(ledgers, city, "accept", *asked, "T07.2", "--received-on", "2026-06-30")

    text = (city / DECISIONS / "990102/progress/T07.yaml").read_text("utf-8")
    assert '    measures: [T07.1]\n    reason: "缺: 附件 # 两份"\n' in text
    assert "    measures: [T07.2]\n    received_on: 2026-06-30\n" in text


def test_what_was_decided_is_sound_and_counts(ledgers: Run, city: Path) -> None:
    decide(ledgers, city, "accept", "990102", "progress/T07")

    status, out, _ = ledgers("check", "--root", city, *DAY)
    _, told, _ = ledgers("assess", "--root", city, *DAY, "--format", "csv")

    assert status == 0, out
    assert "990102,霁城区,49.4,1," in told


REFUSED = {
    "an unknown county": ("accept", "990199", "progress/T07"),
    "the city itself": ("accept", "990100", "progress/T07"),
    "an unknown task": ("accept", "990102", "progress/T99"),
    "an unknown ledger": ("accept", "990102", "findings/T07"),
    "one of several that is unknown": ("accept", "990102", "T07", "T99"),
    "one of several that awaits nothing": ("accept", "990102", "T07", "990121", "T16"),
    "a county of several that is unknown": ("accept", "990102", "T07", "990199", "T07"),
    "a county without a subject": ("accept", "990102", "T07", "990121"),
    "the beginning of no name": ("accept", "岭", "T07"),
    "an acceptance of nothing taken back": (*("reopen", "990102", "T07", "--reason", "误"),),
    "what was accepted returned": (*("return", "990102", "T02", "--reason", "误"),),
    "a subject with its suffix": ("accept", "990102", "progress/T07.yaml"),
    "a subject twice": ("accept", "990102", "progress/progress/T07"),
    "an empty county": ("accept", "", "progress/T07"),
    "an empty subject": ("accept", "990102", ""),
    "a way out of the county": ("accept", "../../x", "progress/T07"),
    "a way out of the subject": ("accept", "990102", "../../x"),
    "a way through the subject": ("accept", "990102", "progress/../progress/T07"),
    "an absolute subject": ("accept", "990102", "/etc/passwd"),
    "a zero byte": ("accept", "990102", "progress/T07\0"),
    "nothing filed": ("accept", "990102", "progress/T16"),
    "nothing that awaits a decision": ("accept", "990102", "progress/T02"),
    "a measure that awaits none": ("accept", "990102", "progress/T07", "--measure", "T07.3"),
    "another task's measure": ("accept", "990102", "progress/T07", "--measure", "T02.1"),
    "an unknown measure": ("accept", "990102", "progress/T07", "--measure", "T07.9"),
    "one measure twice": (
        *("accept", "990102", "progress/T07"),
        *("--measure", "T07.1", "--measure", "T07.1"),
    ),
    "a decision before the filing": ("accept", "990102", "progress/T07", "--on", "2026-06-01"),
    "a decision in the future": ("accept", "990102", "progress/T07", "--on", "2026-07-16"),
    "a decision before an earlier one": (
        *("extend", "990102", "progress/T20", "--measure", "T20.3"),
        *("--until", "2026-10-20", "--on", "2026-05-05"),
    ),
    "received after it was decided": (
        *("accept", "990102", "progress/T07"),
        *("--on", "2026-07-10", "--received-on", "2026-07-11"),
    ),
    "an extension after the deadline": (
        *("extend", "990121", "progress/T20", "--measure", "T20.1", "--until", "2026-09-01"),
    ),
    "an extension to an earlier day": (
        *("extend", "990102", "progress/T16", "--measure", "T16.1", "--until", "2026-08-01"),
    ),
    "an extension where all has been accepted": (
        *("extend", "990102", "progress/T02", "--until", "2026-09-01"),
    ),
    "an unknown post": ("accept", "990102", "progress/T07", "--by-post", "emperor"),
    "a reason that is too long": (*("return", "990102", "progress/T07", "--reason", "长" * 5000),),
    "a reason with a character that cannot be seen": (
        *("return", "990102", "progress/T07", "--reason", "一\u202e二"),
    ),
    "an empty reason": ("return", "990102", "progress/T07", "--reason", ""),
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_problem_and_nothing_written(
    ledgers: Run, city: Path, arguments: tuple[str, ...]
) -> None:
    before = digests(city)

    status, said = decide(ledgers, city, *arguments)

    assert (status, digests(city)) == (1, before), said
    assert "nothing was written" in said


def test_an_extension_may_end_after_the_programme(ledgers: Run, city: Path) -> None:
    measure = ("extend", "990102", "progress/T16", "--measure", "T16.1", "--until", "2027-01-01")

    status, said = decide(ledgers, city, *measure)

    assert (status, said.splitlines()[0]) == (
        0,
        "霁城区 progress/T16 T16.1: extended until 2027-01-01",
    )


MISUSED = {
    "a return without a reason": ("return", "990102", "progress/T07"),
    "an extension without a day": ("extend", "990102", "progress/T16"),
    "a day that does not exist": ("accept", "990102", "progress/T07", "--on", "2026-02-30"),
    "no subject": ("accept", "990102"),
    "a reason for accepting": ("accept", "990102", "progress/T07", "--reason", "x"),
    "an unknown decision": ("forgive", "990102", "progress/T07"),
}


@pytest.mark.parametrize("arguments", MISUSED.values(), ids=MISUSED.keys())
def test_a_command_that_is_not_understood_ends_with_2(
    ledgers: Run, city: Path, arguments: tuple[str, ...]
) -> None:
    before = digests(city)

    status, _ = decide(ledgers, city, *arguments)

    assert (status, digests(city)) == (2, before)


BROKEN = {
    "no YAML": "subject: progress/T07\ndecisions: [\n",
    "a wrong field": f"{HEAD}subject: progress/T07\ndecisions:\n  - when: 2026-07-01\n",
    "no list": f"{HEAD}subject: progress/T07\ndecisions: 待定\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_cannot_be_read_is_never_overwritten(
    ledgers: Run, city: Path, text: str
) -> None:
    file = city / DECISIONS / "990102/progress/T07.yaml"
    file.write_text(text, "utf-8")

    status, said = decide(ledgers, city, "accept", "990102", "progress/T07")

    assert (status, file.read_text("utf-8")) == (1, text), said


def test_a_filing_that_cannot_be_read_is_told_before_all_else(ledgers: Run, city: Path) -> None:
    file = city / "data/counties/990102/progress/T07.yaml"
    file.write_text(f"<<<<<<< HEAD\n{file.read_text('utf-8')}=======\n>>>>>>> x\n", "utf-8")

    status, said = decide(ledgers, city, "accept", "990102", "progress/T07")

    assert (status, "nothing was written" in said) == (1, True)
    assert [line.split()[1] for line in said.splitlines() if ".yaml:" in line] == [
        "T105",
        *["Y118"] * 3,
    ]
    assert "this file cannot be read" in said.splitlines()[0]


FOUND = {
    "a wide dash": "decisions:\n  -   on: 2026-07-01\n      decision: returned\n"
    "      measures: [T07.1]\n      reason: 缺附件\n",
    "no indentation": "decisions:\n- on: 2026-07-01\n  decision: returned\n"
    "  measures: [T07.1]\n  reason: 缺附件\n",
    "a folded text, and the subject last": "decisions:\n  - on: 2026-07-01\n"
    "    decision: returned\n    measures: [T07.1]\n    reason: >-\n      缺附件\n",
    "a flow list": "decisions: [{on: 2026-07-01, decision: returned, "
    "measures: [T07.1], reason: 缺}]\n",
    "line breaks of another system": "decisions:\r\n  - on: 2026-07-01\r\n"
    "    decision: returned\r\n    measures: [T07.1]\r\n    reason: 缺附件\r\n",
}


@pytest.mark.parametrize("rows", FOUND.values(), ids=FOUND.keys())
def test_a_sound_file_of_any_style_can_be_added_to(ledgers: Run, city: Path, rows: str) -> None:
    file = city / DECISIONS / "990102/progress/T07.yaml"
    file.write_bytes(f"{HEAD}{rows}subject: progress/T07\n".encode())
    assert ledgers("check", "--root", city, *DAY)[0] == 0

    status, said = decide(ledgers, city, "accept", "990102", "progress/T07", "--measure", "T07.2")

    assert status == 0, said
    assert ledgers("check", "--root", city, *DAY)[0] == 0


def test_an_error_that_was_there_before_does_not_stop_a_decision(ledgers: Run, city: Path) -> None:
    (city / "data/counties/990121/progress/T02.yaml").write_text("[", "utf-8")

    status, said = decide(ledgers, city, "accept", "990102", "progress/T07")

    assert status == 0, said


def test_when_the_file_cannot_be_put_in_place_the_old_one_stays(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(city)
    monkeypatch.setattr(Path, "replace", _no_room)
    monkeypatch.setattr(os, "replace", _no_room)

    status, said = decide(
        ledgers, city, "extend", "990102", "progress/T20", "--until", "2026-10-20"
    )

    assert digests(city) == before
    assert (status, "Traceback" in said) == (2, False), said


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_where_a_folder_should_be_ends_in_a_sentence(ledgers: Run, city: Path) -> None:
    (city / "data/city/decisions/990121").rename(city / "moved")
    (city / "data/city/decisions/990121").write_text("x", "utf-8")

    status, said = decide(
        ledgers, city, "extend", "990121", "progress/T16", "--until", "2026-10-20"
    )

    assert status in {1, 2}, said


def test_nothing_is_written_through_a_link_out_of_the_city(
    ledgers: Run, city: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (city / "data/city/decisions/990121").rename(city / "moved")
    (city / "data/city/decisions/990121").symlink_to(outside)

    status, said = decide(
        ledgers, city, "extend", "990121", "progress/T16", "--until", "2026-10-20"
    )

    assert (status in {1, 2}, list(outside.rglob("*"))) == (True, []), said


FINDING = "F2026-0917"


@pytest.fixture
def submitted(city: Path) -> Path:
    """Return a city in which a county has put a finding right and says so."""
    files = {
        f"data/city/findings/{FINDING}.yaml": """\
# yaml-language-server: $schema=../../../schemas/findings.schema.json
county: "990102"
source: self_check
found_on: 2026-06-01
fed_back_on: 2026-06-02
summary: 档案室与其他办公室混用
due_on: 2026-07-31
responsible_office: 990102-internal_office-01
""",
        f"data/counties/990102/rectifications/{FINDING}.yaml": f"""\
# yaml-language-server: $schema=../../../../schemas/rectifications.schema.json
finding: city/findings/{FINDING}
measures:
  - id: 1
    text: 调整档案室
    due_on: 2026-07-15
updates:
  - on: 2026-07-01
    status: submitted
    done: [1]
""",
    }
    for path, text in files.items():
        (city / path).parent.mkdir(parents=True, exist_ok=True)
        (city / path).write_text(text, "utf-8")
    return city


def test_a_finding_is_closed_and_reopened_as_a_whole(ledgers: Run, submitted: Path) -> None:
    subject = f"rectifications/{FINDING}"

    closed = decide(ledgers, submitted, "close", "990102", subject, "--on", "2026-07-03")
    opened = decide(
        ledgers, submitted, "reopen", "990102", subject, "--on", "2026-07-10", "--reason", "复查"
    )

    text = (submitted / DECISIONS / f"990102/{subject}.yaml").read_text("utf-8")
    assert (closed[0], opened[0]) == (0, 0), (closed, opened)
    assert text.splitlines()[1:] == [
        f"subject: {subject}",
        "decisions:",
        "  - on: 2026-07-03",
        "    decision: closed",
        "    of: 1",
        "  - on: 2026-07-10",
        "    decision: reopened",
        "    reason: 复查",
    ]


def test_a_finding_that_is_not_there_is_not_decided(ledgers: Run, city: Path) -> None:
    status, said = decide(ledgers, city, "close", "990102", "rectifications/F2026-0999")

    assert (status, "R106" in said) == (1, True), said
