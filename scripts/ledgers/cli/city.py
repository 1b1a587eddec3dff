"""The commands on a whole city: `ledgers check`, `assess`, `explain`, `history` and `publish`."""

import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ledgers.cli.options import as_known, form_option, on_city, portal_option, print_published
from ledgers.flow.assess import assess_city, explained_county, measured_for, sheet_of
from ledgers.flow.load import Request, load
from ledgers.model.explanation import Explanation
from ledgers.model.kinds import kind_of
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import Translate, say
from ledgers.report import assessment as assessments
from ledgers.report import explanation as explanations
from ledgers.report import explanation_json, history, problems, proposals

FORMATS = {
    "text": problems.as_text,
    "github": problems.as_annotations,
    "json": problems.as_json,
}
CODE = re.compile(r"[A-Za-z][0-9]{3}")
"""What looks like the code of a kind of problem."""


def commands(translate: Translate) -> Iterator[click.Command]:
    """Yield the commands, with help in the reader's language."""
    for make in (_check, _assess, _explain, _publish, _history):
        yield make(translate)


def _check(translate: Translate) -> click.Command:
    @click.command("check", help=translate(say("Check all data and print every problem.")))
    @on_city(translate)
    @form_option(*FORMATS)
    @click.option("--at", "revision", help=translate(say("check a commit instead of the files")))
    @click.option(
        "--base", help=translate(say("look for persons in the commits since this one too"))
    )
    @click.option(
        "--schemas",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=translate(say("folder of the schemas (default: the city's own)")),
    )
    def check(request: Request, form: str) -> int:
        city = load(request)
        found = problems.Findings(city.files, city.problems)
        click.echo(FORMATS[form](found, translate), nl=False)
        return int(city.has_errors)

    return check


def _assess(translate: Translate) -> click.Command:
    @click.command("assess", help=translate(say("Print progress, scores and ranks.")))
    @on_city(translate)
    @as_known(translate)
    @form_option("text", "json", "csv")
    @click.option(
        "--proposals", "asked", is_flag=True, help=translate(say("print what the rules propose"))
    )
    def assess(request: Request, as_of: date | None, form: str, *, asked: bool) -> int:
        city, assessment = assess_city(request, as_of, weeks=asked)
        if asked:
            as_asked = proposals.as_json if form == "json" else proposals.as_text
            text = as_asked(sheet_of(city, assessment), translate)
        elif form == "json":
            text = assessments.as_json(assessment, city.commit)
        elif form == "csv":
            text = assessments.as_csv(assessment)
        else:
            text = assessments.as_text(assessment, translate)
        click.echo(text, nl=False)
        return int(city.has_errors)

    return assess


def _explain(translate: Translate) -> click.Command:
    title = say("Explain a county's score, or a kind of problem by its code.")

    @click.command("explain", help=translate(title))
    @click.argument("what")
    @on_city(translate)
    @click.option("--indicator", help=translate(say("only this indicator, with every input")))
    @as_known(translate)
    @form_option("text", "json")
    def explain(
        what: str, request: Request, indicator: str | None, as_of: date | None, form: str
    ) -> int:
        kind = kind_of(what)
        if kind is not None:
            click.echo(problems.explained(kind, translate), nl=False)
            return 0
        if CODE.fullmatch(what):
            raise CannotGoOn(say("there is no kind of problem {code}", code=what))
        city, explanation = explained_county(request, as_of, what)
        click.echo(_explanation(explanation, indicator, form, translate), nl=False)
        return int(city.has_errors)

    return explain


def _explanation(
    explanation: Explanation, indicator: str | None, form: str, translate: Translate
) -> str:
    """Return the whole explanation, or one indicator with all its inputs."""
    found = None if indicator is None else measured_for(explanation, indicator)
    if form == "json":
        return explanation_json.as_json(explanation, found)
    if found is None:
        return explanations.as_text(explanation, translate)
    return explanations.indicator_text(explanation, found, translate)


def _publish(translate: Translate) -> click.Command:
    where = translate(say("where the portal goes (default: public/ in the city's folder)"))

    @click.command("publish", help=translate(say("Build the portal.")))
    @on_city(translate)
    @as_known(translate)
    @portal_option(where)
    @click.pass_obj
    def publish(
        language: Literal["zh", "en"], request: Request, as_of: date | None, out: Path | None
    ) -> int:
        # Imported here: templates and charts are not needed by the other commands.
        from ledgers.flow.publish import Order  # noqa: PLC0415
        from ledgers.flow.publish import publish as build  # noqa: PLC0415

        place = (out or request.root / "public").resolve()
        order = Order(request, as_of, place, language, translate, time.perf_counter)
        return print_published(*build(order), translate)

    return publish


def _history(translate: Translate) -> click.Command:
    title = say("Print what was known week by week, beside what is known now.")

    @click.command("history", help=translate(title))
    @on_city(translate)
    @click.option(
        "--weeks",
        "last",
        type=click.IntRange(min=1),
        help=translate(say("how many weeks (default: the whole programme)")),
    )
    @as_known(translate)
    @form_option("text", "json", "csv")
    def past(request: Request, last: int | None, as_of: date | None, form: str) -> int:
        # Imported here: GitPython takes 0.1 s, and the other commands need it for --at only.
        from ledgers.flow.history import history_of  # noqa: PLC0415

        city, known = history_of(request, as_of, last)
        if form == "json":
            text = history.as_json(known, city.commit)
        else:
            text = history.as_csv(known) if form == "csv" else history.as_text(known, translate)
        click.echo(text, nl=False)
        return int(city.has_errors)

    return past
