"""The 29 tasks with their 78 measures, in the order of the source."""

from demo.plan_people import ABILITY, ORGANISATIONAL, POLITICAL
from demo.plan_work import CONDUCT, MECHANISMS, SATISFACTION, SUPPORT

PLAN = (
    *POLITICAL,
    *ORGANISATIONAL,
    *ABILITY,
    *MECHANISMS,
    *SUPPORT,
    *CONDUCT,
    *SATISFACTION,
)
