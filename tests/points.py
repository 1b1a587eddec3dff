"""A scheme of points of the mini city: three levels, points off, a bonus, a veto and grades."""

POINTS = """\
schemes:
  - id: "2026-1"
    zh: 百分制计分办法
    en: Points out of a hundred
    valid_from: 2026-03-31
    across: arithmetic
    dimensions:
      - id: basics
        zh: 基础工作
        en: Basics
        points: 30
        components:
          - {indicator: task_progress, points: 20, goalposts: {low: 0, high: 1}}
          - id: in_time
            zh: 按时办结
            en: In time
            points: 10
            deductions: [{indicator: missed_deadlines, points: 0.75, cap: 10}]
      - id: duties
        zh: 履职情况
        en: Duties
        points: 70
        components:
          - id: oversight
            zh: 监督检查
            en: Oversight
            weight: "4/70"
            within: geometric
            components:
              - {indicator: finding_closing_rate, goalposts: {low: 0, high: 1}}
              - {indicator: talk_rooms_compliant, goalposts: {low: 0, high: 1}}
          - id: delivery
            zh: 任务办理
            en: Delivery
            weight: "66/70"
            deductions: [{indicator: missed_deadlines, points: 0.5}]
            components:
              - {indicator: tasks_on_time, goalposts: {low: 0, high: 1}}
    deductions: [{indicator: missed_deadlines, points: 0.25, cap: 3}]
    bonuses: [{indicator: tasks_on_time, points: 5, cap: 10}]
    vetoes: [{indicator: missed_deadlines, at_least: 30, effect: zero}]
    grades:
      - {id: excellent, zh: 优秀, en: Excellent, share: 0.3, unless: [veto, last_three_times]}
      - {id: passed, zh: 合格, en: Passed}
    draws: {number: 30, spread: 0.25, seed: points}
"""


def pointed(schemes: bytes) -> bytes:
    """Return a file of schemes with the scheme of points alone."""
    first, _ = schemes.decode().split("\n", 1)
    return f"{first}\n{POINTS}".encode()
