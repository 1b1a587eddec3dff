"""The command `ledgers assess`."""

from datetime import date

from ledgers.cli.options import AS_KNOWN, Call, command, form_option, option
from ledgers.flow.assess import assess_city, sheet_of
from ledgers.model import say
from ledgers.report import assessment as results
from ledgers.report import proposals


@command(
    "assess",
    say("Print progress, scores and ranks."),
    *AS_KNOWN,
    form_option("text", "json", "csv"),
    option("--proposals", "asked", say("print what the rules propose"), is_flag=True),
)
def assess(call: Call, as_of: date | None, form: str, *, asked: bool) -> int:
    """Assess a city, or say what the rules propose."""
    city, assessment = assess_city(call.request, as_of, weeks=asked)
    if asked:
        as_asked = proposals.as_json if form == "json" else proposals.as_text
        text = as_asked(sheet_of(city, assessment), call.translate)
    elif form == "json":
        text = results.as_json(assessment, city.commit)
    elif form == "csv":
        text = results.as_csv(assessment)
    else:
        text = results.as_text(assessment, call.translate)
    return call.show(text, failed=city.has_errors)
