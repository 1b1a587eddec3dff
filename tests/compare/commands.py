"""The commands whose messages are compared, in the open."""

from collections.abc import Sequence

DAY = "2026-07-15"
COUNTY = "990121"
ISSUE = "weekly-2026-14"
LANGUAGES = ("zh", "en")
TODAY = f"--today {DAY}"
MOMENT = f"--as-of {DAY} {TODAY}"

PAGES = tuple(
    f"{name} --help".strip()
    for name in (
        *("", "check", "assess", "explain", "publish", "history", "review", "todo"),
        *("decide", "decide accept", "decide close", "decide extend", "decide reopen"),
        *("decide cancel", "decide move"),
        *("decide return", "bulletin", "bulletin draft", "bulletin due", "bulletin export"),
        *("bulletin figures", "bulletin namings", "bulletin preview"),
        *("bulletin issue", "bulletin verify", "edition", "edition cut", "edition deploy"),
        *("edition gather", "edition verify", "comment", "guard", "hook", "hook install"),
        "hook run",
    )
)
"""What the program says of itself."""
CITY = (
    *(f"check --format {form} {TODAY}" for form in ("text", "json", "github")),
    *(f"assess --format {form} {MOMENT}" for form in ("text", "json", "csv")),
    f"assess --proposals {MOMENT}",
    *(f"explain {COUNTY} --format {form} {MOMENT}" for form in ("text", "json")),
    *(f"history --weeks 2 --format {form} {MOMENT}" for form in ("text", "json", "csv")),
    f"history --changed {TODAY}",
    *(f"todo --format {form} {MOMENT}" for form in ("text", "json")),
    f"bulletin due {TODAY}",
    f"bulletin figures {ISSUE} {TODAY}",
    f"bulletin namings {TODAY}",
    f"bulletin verify --all {TODAY}",
)
"""What is asked of the demonstration."""
BROKEN = (
    *(f"check --format {form} {TODAY}" for form in ("text", "json", "github")),
    *(f"assess --format {form} {MOMENT}" for form in ("text", "json")),
    f"explain {COUNTY} {MOMENT}",
    "decide accept 990121 progress/T99",
    "explain nothing",
    "nothing",
)
"""What is asked of the broken copy, and asked wrongly."""


def exports(folder: str) -> Sequence[str]:
    """Return the commands that write an issue into a folder."""
    return [
        f"bulletin export {ISSUE} --format {form} {TODAY} --out {folder}/{ISSUE}.{form}"
        for form in ("html", "docx")
    ]
