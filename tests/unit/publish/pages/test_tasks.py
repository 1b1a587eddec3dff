"""Tests of what the page of a task says of where it comes from."""

from datetime import date

from ledgers.model.records import Task
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.publish.kit.templates import Templates
from ledgers.publish.tasks.page import task_page
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk


def page_of(task: Task) -> str:
    """Return the page of a task, in English."""
    templates = Templates(texts_below(SITE / "templates"), english)
    return templates.page(task_page(mini_desk(), task)).decode()


def test_a_task_says_which_meeting_ordered_it_and_when() -> None:
    task = replace(mini_desk().tasks()[0], origin="plenary", ordered_on=date(2026, 2, 10))

    assert "plenary session, 2026-02-10" in page_of(task)


def test_a_task_of_the_programme_alone_was_ordered_by_no_meeting() -> None:
    assert "Ordered by" not in page_of(mini_desk().tasks()[0])
