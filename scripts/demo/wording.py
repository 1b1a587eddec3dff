"""Believable words for events; they name posts and bodies, never persons."""

from collections.abc import Mapping
from random import Random

NOTES: Mapping[str, tuple[str, ...]] = {
    "kickoff": (
        "已列入纪委常委会重点工作，明确责任室部",
        "已印发任务分工表，责任落实到室部和乡镇",
        "召开推进会部署，各乡镇已报联络室部",
        "对照方案梳理现状，正在列缺项",
    ),
    "doing": (
        "初稿已成，正在征求乡镇意见",
        "方案已报同级党委研究",
        "已完成过半，其余本月内完成",
        "正在与组织、编制、财政部门对接",
        "已到部分乡镇核查，问题当场交办",
        "按周调度，进度正常",
        "材料正在汇总，数据逐项核对",
        "试行一个月，正在收集反馈",
    ),
    "asks_for_time": (
        "程序环节较多，预计不能按期完成，申请延期",
        "需待年中预算调整后落实，申请延期",
        "与乡镇换届安排重叠，申请延期",
    ),
    "done": (
        "已完成，佐证材料已报市工作专班",
        "已印发执行，报请审定",
        "纪委常委会审议通过，报请审定",
        "各乡镇均已落实，报请审定",
        "自查无缺项，报请审定",
    ),
    "late": (
        "前期进度滞后，现已完成，报请审定",
        "缺项已补齐，报请审定",
        "因部门会签耗时超过时限，现报请审定",
    ),
    "again": (
        "已按退回意见补充完善，重新报请审定",
        "缺少的附件已补，重新报请审定",
        "已逐条修改，重新报请审定",
    ),
    "staffing": ("经办室部力量不足，正在协调抽调",),
    "funding": ("所需经费未列入年初预算，正在争取追加",),
    "premises": ("现有用房不够调剂，正在协调场所",),
    "procurement": ("采购程序尚未走完，供货时间未定",),
    "approval": ("方案已上报，等待批复",),
    "coordination": ("涉及部门意见不一，正在协商",),
    "not_applicable": (
        "本地没有符合条件的对象，申请不适用",
        "该事项已由上级统一办理，申请不适用",
    ),
    "returned": (
        "缺少印发文件，只有征求意见稿",
        "覆盖不全，尚有乡镇未落实",
        "数据与机构台账不一致，请核对后重报",
        "只有安排，没有落实情况",
        "附件不齐，缺少会议审议记录",
    ),
    "extended": (
        "客观原因属实，同意延期",
        "须待预算调整，同意延期",
    ),
}
SPOKEN = 0.7
"""The share of a county's events that carry a note, where one is not required."""

REVIEWERS = ("taskforce_director", "city_office_director")


def note(about: str, rng: Random) -> str | None:
    """Return a note on the subject of an event, or none."""
    if about in NOTES and rng.random() < SPOKEN:
        return rng.choice(NOTES[about])
    return None


def reason(about: str, rng: Random) -> str | None:
    """Return the city's reason for a decision, or none where it gives none."""
    return rng.choice(NOTES[about]) if about in NOTES else None


def reviewer(rng: Random) -> str:
    """Return the post that decided."""
    return rng.choice(REVIEWERS)
