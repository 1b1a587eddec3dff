"""The commands for those who decide: `ledgers review` of a change, and `ledgers todo`."""

from datetime import date

from ledgers.cli import options
from ledgers.flow.assess import todo_of
from ledgers.flow.change import Asked
from ledgers.flow.review import review_of
from ledgers.model.words import say
from ledgers.report.proposals import todo_json, todo_text
from ledgers.report.review import as_json, as_markdown


@options.command(
    "review",
    say("Tell a reviewer what a change loses, moves and files, and who must agree."),
    options.option("--base", say("the commit that the change is compared with"), required=True),
    options.option("--head", "revision", say("the change's last commit (default: the files)")),
    *options.OF_CHANGE,
    *options.AS_KNOWN[:2],
    options.form_option("markdown", "json"),
)
def review(
    call: options.Call, base: str, as_of: date | None, form: str, **of_change: options.Given
) -> int:
    """Tell what a change does; its errors are those of the check."""
    found = review_of(call.request, Asked(base, **of_change), as_of)
    as_asked = as_json if form == "json" else as_markdown
    return call.show(as_asked(found, call.translate), failed=found.errors)


@options.command(
    "todo",
    say("List what awaits a decision, was returned, is overdue or falls due soon."),
    options.argument("county", required=False),
    *options.AS_KNOWN,
    options.form_option("text", "json"),
)
def todo(call: options.Call, county: str | None, as_of: date | None, form: str) -> int:
    """List what is to be done in a city, or in one county."""
    city, day, found = todo_of(call.request, as_of, county)
    as_asked = todo_json if form == "json" else todo_text
    return call.show(as_asked(found, day, call.translate), failed=city.has_errors)
