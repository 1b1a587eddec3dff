"""`ledgers comment`: a report by strangers is printed, and a link to another file is not read."""

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_a_report_is_printed_without_what_acts(ledgers: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("## 结果\n\n<script>@all\n", "utf-8")

    assert ledgers("comment", report) == (0, "## 结果\n\n&lt;script>@\u200ball\n", "")


def test_a_link_is_not_followed(ledgers: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    (tmp_path / "report.md").symlink_to("secret")

    status, out, _ = ledgers("comment", tmp_path / "report.md")

    assert (status, out) == (2, "")
