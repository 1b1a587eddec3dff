"""The commands for those who decide: `ledgers review` of a change, and `ledgers todo`."""

from datetime import date

from ledgers.cli.options import (
    AS_KNOWN,
    OF_CHANGE,
    Call,
    Given,
    argument,
    command,
    form_option,
    option,
)
from ledgers.flow.assess import todo_of
from ledgers.flow.change import Asked
from ledgers.flow.review import review_of
from ledgers.model.words import say
from ledgers.report import todo as todos
from ledgers.report.review import as_json, as_markdown


@command(
    "review",
    say("Tell a reviewer what a change loses, moves and files, and who must agree."),
    option("--base", say("the commit that the change is compared with"), required=True),
    option("--head", "revision", say("the change's last commit (default: the files)")),
    *OF_CHANGE,
    *AS_KNOWN[:2],
    form_option("markdown", "json"),
)
def review(call: Call, base: str, as_of: date | None, form: str, **of_change: Given) -> int:
    """Tell what a change does; its errors are those of the check."""
    found = review_of(call.request, Asked(base, **of_change), as_of)
    as_asked = as_json if form == "json" else as_markdown
    return call.show(as_asked(found, call.translate), failed=found.errors)


@command(
    "todo",
    say("List what awaits a decision, was returned, is overdue or falls due soon."),
    argument("county", required=False),
    *AS_KNOWN,
    form_option("text", "json"),
)
def todo(call: Call, county: str | None, as_of: date | None, form: str) -> int:
    """List what is to be done in a city, or in one county."""
    city, day, found = todo_of(call.request, as_of, county)
    as_asked = todos.as_json if form == "json" else todos.as_text
    return call.show(as_asked(found, day, call.translate), failed=city.has_errors)
