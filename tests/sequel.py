"""A second programme for the mini city: its files as text, from a first to a last day."""

from collections.abc import Mapping

from tests.cities import MINI

NAME = "sequel-2027"
HEAD = "# yaml-language-server: $schema={}schemas/{}.schema.json\n"
PROGRAMME = """\
programmes:
  - id: sequel-2027
    title: 巩固提升方案（演示）
    summary: 本方案为演示用。
    start_on: {start}
    end_on: {end}{more}
    phases:
      - id: P1
        title: 巩固
        start_on: {start}
        end_on: {end}
        deliverables: [长效制度]
    nodes:
      - {{id: N0, title: 巩固提升}}
      - {{id: N1, title: 长效机制, parent: N0}}
    sources:
      - {{id: S3, title: 实施方案, issuer: 某市纪委办公室}}
"""
TASK = """\
  - id: {task}
    no: {no}
    programme: sequel-2027
    title: {title}
    section: N1
    lead_unit: 990100-internal_office-01
    responsible_units: [990100-internal_office-01]
    source: {{document: S3, section: 一, item: "1"}}
    measures:
      - {{id: {task}.1, text: 完善制度, due_on: {first}}}
      - {{id: {task}.2, text: 落实制度, due_on: {last}}}
"""
SCHEME = """\
  - id: "{year}-9"
    programme: sequel-2027
    zh: 巩固提升计分办法
    en: Scores of the sequel
    valid_from: {start}
    across: arithmetic
    dimensions:
      - id: delivery
        zh: 任务落实
        en: Delivery
        components:
          - indicator: task_progress
            goalposts: {{low: 0, high: 1}}
    draws: {{number: 1, spread: 0.25, seed: sequel}}
"""
FILED = """\
task: T30
unit: {county}-internal_office-01
updates:
  - on: {start}
    status: submitted
    measures: [T30.1]
"""
ACCEPTED = """\
subject: progress/T30
decisions:
  - on: {on}
    decision: accepted
    measures: [T30.1]
    of: 1
"""


def with_sequel(
    start: str, first: str, end: str, *, more: str = "", files: Mapping[str, bytes] = MINI
) -> dict[str, bytes]:
    """Return the mini city with a second programme of two tasks; 990121 has half of one accepted.

    The tasks are due on the day `first` and on the last day.
    """
    texts = {path: data.decode() for path, data in files.items()}
    days = {"start": start, "first": first, "last": end, "end": end, "year": start[:4]}
    programme = PROGRAMME.format(**days, more=more)
    texts["data/city/programmes.yaml"] = HEAD.format("../../", "programmes") + programme
    for task, no, title in (("T30", 30, "制度巩固"), ("T31", 31, "成果推广")):
        texts["data/city/tasks.yaml"] += TASK.format(task=task, no=no, title=title, **days)
    texts["data/city/schemes.yaml"] += SCHEME.format(**days)
    filed = FILED.format(county="990121", **days)
    place = HEAD.format("../../../../", "progress")
    texts["data/counties/990121/progress/T30.yaml"] = place + filed
    accepted = ACCEPTED.format(on=first, **days)
    place = HEAD.format("../../../../../", "decisions")
    texts["data/city/decisions/990121/progress/T30.yaml"] = place + accepted
    return {path: text.encode() for path, text in texts.items()}
