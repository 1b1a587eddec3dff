"""`ledgers comment`: a report by strangers is printed, and a link to another file is not read."""

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_a_report_is_printed_without_what_acts(ledgers: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("## 结果\n\n<script>@all\n", "utf-8")

    assert ledgers("comment", report) == (0, "## 结果\n\n&lt;script>@\u200ball\n", "")


def test_what_the_changed_program_computes_stands_below_where_it_is_there(
    ledgers: Run, tmp_path: Path
) -> None:
    (tmp_path / "report.md").write_text("x", "utf-8")
    asked = ("comment", tmp_path / "report.md", "--computed", tmp_path / "computed")
    assert ledgers(*asked) == (0, "x\n", "")

    (tmp_path / "computed").mkdir()
    below = "## 由改动后的程序计算，不作凭据\n\n两边的计算结果无法读取。\n"
    assert ledgers(*asked)[1] == f"x\n\n{below}"

    (tmp_path / "computed/head.json").symlink_to("../report.md")
    assert ledgers(*asked)[0] == 2


def test_a_link_is_not_followed(ledgers: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    (tmp_path / "report.md").symlink_to("secret")

    status, out, _ = ledgers("comment", tmp_path / "report.md")

    assert (status, out) == (2, "")
