"""The indicators: numbers that counties file, and those computed from other ledgers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from demo.counted import MORE, OF_BODIES
from demo.measured import FEW, REST, TASKS, measured
from demo.yaml_text import Value

TABLE = """
internal_offices | 内设机构数 | Internal offices
  | before_after 个 year county public unranked 67
dispatched_bodies | 派驻（出）机构数 | Dispatched bodies
  | before_after 个 year county public unranked 69,302
recruitment_channels | 招录选调转任人数 | Staff gained by channel
  | tally 人 year county public unranked 87
city_staff | 市级机关在岗人数 | Staff of the city's own organs
  | value 人 year unit public unranked 94
coordinating_bodies | 参与议事协调机构数 | Coordinating bodies taken part in
  | before_after 个 half_year county public unranked 89
duties_transferred | 移交主责部门事项数 | Duties handed to the departments in charge
  | count 项 half_year county public unranked 89
reminders_by_leaders | 班子成员提醒人次 | Reminders by leaders
  | count 人次 quarter unit aggregate unranked 100
work_discipline | 工作纪律检查发现情形 | What checks of work discipline found
  | tally 起 month county aggregate unranked 120
village_day | 周二村务日开展率 | Villages that held the Tuesday village day
  | ratio % month township public unranked 122
four_discussion_items | “四议两公开”议决事项数 | Village matters decided in four discussions
  | count 件 month township public unranked 122
supervisory_committees | 村务监督委员会覆盖率 | Villages with a supervisory committee
  | ratio % year township public ranked 123
openness_coverage | 三务公开和风险防控覆盖率 | Bodies covered by disclosure and risk control
  | ratio % half_year county public unranked 124,125
risk_points | 廉政风险点 | Integrity risk points
  | tally 个 half_year township public unranked 331,124
risk_points_covered | 廉政风险点防控率 | Integrity risk points with measures
  | ratio % half_year township public unranked 331,124
masses_checks_township | 乡镇月月查按时率 | Townships that made their monthly check
  | on_time % month county public unranked 127
rural_petitions | 农村信访件数 | Rural petitions
  | yoy 件 month county aggregate unranked 142
service_window | 服务大厅按时办结率 | Service hall in time
  | on_time % week unit public unranked 145
hall_staffed | 服务大厅两人在岗率 | Days with two staff at the service hall
  | ratio % week county public unranked 145
posts_published | 试点单位新媒体发布数 | Posts published by pilots
  | count 篇 half_year unit public unranked 153
small_power_trained | 小微权力人员培训率 | Holders of small powers trained
  | ratio % year county public unranked 162
inspection_budgeted | 巡察办列入财政预算 | Inspection office has its own budget line
  | count 个 year county public unranked 168,169
secondment_inspection | 参与上级巡视巡察人数 | Staff in inspections of higher bodies
  | tally 人 year county public unranked 202
upward_reports | 重大事项按时报告率 | Matters reported upward in time
  | on_time % quarter county public unranked 231
leaders_exchanged | 县级班子异地交流比例 | County leaders exchanged
  | ratio % half_year county public unranked 241
case_leaders_exchanged | 分管办案班子成员交流比例 | Leaders in charge of cases exchanged
  | ratio % half_year county aggregate unranked 242
case_leaders_reached | 分管办案班子成员交流达标 | Enough leaders in charge of cases exchanged
  | count 个 half_year county public unranked 242
online_learning | 网络学习平台使用 | Online learning platform
  | tally 次 quarter county public unranked 247
online_users | 网络学习平台使用人数 | Users of the online learning platform
  | count 人 quarter county public unranked 247
online_courses | 网络学习平台课程数 | Courses on the online learning platform
  | count 项 quarter county public unranked 247
online_tests | 网络学习平台测试次数 | Tests on the online learning platform
  | count 次 quarter county public unranked 247
training_three_days | 年集中培训满三天比例 | Staff with three days of training
  | ratio % quarter county public ranked 248
secondment_up_county | 县级到上级跟班学习人数 | County staff shadowing above
  | count 人 quarter county public ranked 253,255
secondment_up_township | 乡镇到上级跟班学习人数 | Township staff shadowing above
  | count 人 quarter county public ranked 254
new_staff_three_months | 新进派驻干部跟班满三个月比例 | New dispatched staff with three months there
  | ratio % half_year county public unranked 256
research_fifteen_days | 班子成员调研满十五天比例 | Leaders with fifteen days of research
  | ratio % quarter county public unranked 258
research_days | 班子成员调研总天数 | Days of research by leaders
  | count 天 quarter county public unranked 258
secondments_from_city | 市级到县挂职人数 | City cadres sent to the county
  | count 人 quarter county public unranked 259
care_schooling | 子女入学入园解决人数 | Staff helped with schooling of their children
  | count 人 year county aggregate unranked 268
care_visits | 走访慰问人数 | Staff visited
  | count 人 year county aggregate unranked 268
care_aid | 困难帮扶人数 | Staff in difficulties aided
  | count 人 year county aggregate unranked 268
village_subsidy | 村级纪检委员人均月补助 | Subsidy per village commissioner and month
  | ratio 元 quarter county public unranked 272
subsidy_by_assessment | 补助经考核兑付率 | Village commissioners paid after an assessment
  | ratio % quarter county public unranked 272
subsidy_budget | 村级补助预算执行率 | Subsidies paid, of the budget
  | ratio % quarter county public unranked 272
budget_classes | 经费保障 | Budget by class
  | tally 万元 year county internal unranked 273
it_replacement | 信息设备替代率 | Equipment replaced
  | ratio % half_year county internal unranked 277
documents_issued | 印发文件数 | Documents issued
  | yoy 件 month county public ranked 283
meetings_held | 召开会议数 | Meetings held
  | yoy 次 month county public ranked 284
housing_granted | 保障性住房解决率 | Housing granted
  | ratio % year county aggregate unranked 268,303
leave_rate | 带薪休假比例 | Staff who took leave, of all staff
  | ratio % year county public unranked 268,304
checkup_rate | 定期体检比例 | Staff with a check-up, of all staff
  | ratio % year county public unranked 268,304
major_decisions_filed | 三重一大报备率 | Major decisions filed
  | ratio % half_year county public unranked 306
supervised_persons | 监察对象人数 | Supervised persons
  | growth 人 year county public unranked 311
duties_returned | 非主责事项交还率 | Duties returned
  | ratio % half_year county public unranked 328
nominated_with_county | 会同提名考察比例 | Appointments with nomination by the commission
  | ratio % year county public unranked 333
cases_led_by_higher | 上级纪委为主查办比例 | Cases led by the higher body
  | ratio % year county aggregate unranked 333
appraised_by_higher | 上级纪委为主日常考核比例 | Daily appraisals led by the higher body
  | ratio % year county public unranked 333
selected_up | 从乡镇选任人数 | Selected upward from townships
  | count 人 year county public unranked 354
nominated_by_higher | 上级纪委为主提名比例 | Nominations mainly by the higher body
  | ratio % year county public unranked 356
"""
"""Name, Chinese and English words; form, measure, cycle, level, visibility, rank, requirements."""

OF = {
    "village_day": ("每个周二都开展的村数", "村（社区）总数"),
    "supervisory_committees": ("建有村务监督委员会的村数", "村（社区）总数"),
    "risk_points_covered": ("已有防控措施的风险点数", "风险点总数"),
    "openness_coverage": ("已覆盖的站所和二级机构数", "应覆盖的站所和二级机构数"),
    "masses_checks_township": ("本月已查的乡镇数", "乡镇总数"),
    "service_window": ("按时办结件数", "受理件数"),
    "hall_staffed": ("两名派驻人员在岗的工作日数", "工作日数"),
    "small_power_trained": ("已培训人数", "应培训人数"),
    "upward_reports": ("按时报告的事项数", "应报告的事项数"),
    "leaders_exchanged": ("本届异地交流人数", "班子成员总数"),
    "case_leaders_exchanged": ("本届交流人数", "分管办案班子成员数"),
    "training_three_days": ("满三天人数", "在编人数"),
    "new_staff_three_months": ("满三个月人数", "新进派驻干部数"),
    "research_fifteen_days": ("满十五天人数", "班子成员总数"),
    "village_subsidy": ("发放金额", "人数与月数之积"),
    "subsidy_by_assessment": ("经考核兑付人数", "领取补助人数"),
    "subsidy_budget": ("实际发放金额", "预算安排金额"),
    "it_replacement": ("已替代数", "应替代数"),
    "housing_granted": ("解决人数", "申请人数"),
    "leave_rate": ("已休假人数", "干部人数"),
    "checkup_rate": ("已体检人数", "干部人数"),
    "major_decisions_filed": ("已报备事项数", "应报备事项数"),
    "duties_returned": ("已交还事项数", "应交还事项数"),
    "nominated_with_county": ("会同提名考察人数", "任职人数"),
    "cases_led_by_higher": ("上级纪委为主查办件数", "查办案件总数"),
    "appraised_by_higher": ("上级纪委为主考核次数", "日常考核次数"),
    "nominated_by_higher": ("上级为主提名人数", "提名总数"),
}
"""What a share is of what."""

DENOMINATORS = {"risk_points_covered": "risk_points"}
"""The tallies whose parts add up to a denominator that is filed beside them."""
SHARES_OF_VILLAGES = frozenset({"village_day", "supervisory_committees"})
"""Shares of the villages that there are by the areas, which a small city does not say (R122)."""

SHARES_OF_STAFF = frozenset({"training_three_days", "leave_rate", "checkup_rate"})
"""Shares of all who are in post by the posts (R248, R268, R304)."""

PARTS = {
    "recruitment_channels": (
        ("recruit", "招录", "Recruited"),
        ("select", "选调", "Selected"),
        ("transfer", "转任", "Transferred"),
    ),
    "work_discipline": (
        ("late", "迟到", "Late"),
        ("early", "早退", "Early leave"),
        ("absent", "旷工", "Absent"),
        ("games", "工作时间游戏", "Games at work"),
        ("chat", "工作时间聊天", "Chats at work"),
        ("films", "工作时间看视频", "Films at work"),
    ),
    "risk_points": (
        ("high", "高", "High"),
        ("medium", "中", "Medium"),
        ("low", "低", "Low"),
    ),
    "secondment_inspection": (
        ("province", "省级", "Province"),
        ("city", "市级", "City"),
    ),
    "online_learning": (
        ("users", "使用人数", "Users"),
        ("courses", "课程数", "Courses"),
        ("tests", "测试数", "Tests"),
    ),
    "budget_classes": (
        ("cases", "办案场所", "Case premises"),
        ("it", "信息化", "Information technology"),
        ("training", "教育培训", "Training"),
    ),
}
GOALS = {
    "documents_issued": ("less_is_better", "-0.50"),
    "meetings_held": ("less_is_better", "-0.30"),
    "leaders_exchanged": ("more_is_better", "0.20"),
    "case_leaders_exchanged": ("more_is_better", "0.30"),
    "case_leaders_reached": ("more_is_better", "1"),
    "inspection_budgeted": ("more_is_better", "1"),
    "training_three_days": ("more_is_better", "1"),
    "research_fifteen_days": ("more_is_better", "1"),
    "new_staff_three_months": ("more_is_better", "1"),
    "secondment_up_county": ("more_is_better", ""),
    "secondment_up_township": ("more_is_better", ""),
    "masses_checks_township": ("more_is_better", "1"),
    "upward_reports": ("more_is_better", "1"),
    "openness_coverage": ("more_is_better", "1"),
    "supervisory_committees": ("more_is_better", "1"),
    "major_decisions_filed": ("more_is_better", "1"),
    "duties_returned": ("more_is_better", "1"),
    "village_day": ("more_is_better", "1"),
    "hall_staffed": ("more_is_better", "1"),
    "leave_rate": ("more_is_better", "1"),
    "checkup_rate": ("more_is_better", "1"),
    "supervised_persons": ("neutral", "0.90"),
    "risk_points_covered": ("more_is_better", "1"),
    "subsidy_by_assessment": ("more_is_better", "1"),
    "subsidy_budget": ("neutral", "1"),
}
"""The better direction, and the targets of the plans."""

WINDOWS = dict.fromkeys(
    (
        *("secondment_up_county", "secondment_up_township", "secondments_from_city"),
        *("research_days", "posts_published"),
    ),
    "year",
)
"""What is added up over the year, as the plans ask."""

REACHED = {"case_leaders_reached": "case_leaders_exchanged"}
"""What says whether a share reaches its target, where the share itself is in sums only."""

YES_NO = frozenset({"inspection_budgeted", "case_leaders_reached"})
"""What is filed as 1 for yes, 0 for no."""

WHERE: Mapping[str, Value] = {
    "posts_published": [
        {"field": "unit.pilot_since", "present": True},
        {"field": "unit.pilot_of", "present": False},
    ]
}
"""What of the returns counts, where not all of it does."""

SINCE = dict.fromkeys(("service_window", "hall_staffed"), date(2026, 6, 15))
NOT_RANKED = ("不排名", "It is not ranked")
NOTES = {
    "rural_petitions": ("只看趋势，不作为目标", "Only the trend is looked at; it is no target"),
    "inspection_budgeted": ("列入填1，未列入填0", "1 where it is in the budget, 0 where it is not"),
    "case_leaders_reached": (
        "交流比例达到30%填1，未达到填0；人数少，比例只公布全市合计",
        "1 where the share reaches 30%, else 0; of few persons the share is told for the city only",
    ),
    "online_learning": NOT_RANKED,
    **dict.fromkeys(("online_users", "online_courses", "online_tests"), NOT_RANKED),
    "city_staff": (
        "市纪委监委机关自行填报，县区不填",
        "The city's own commission files it, no county does",
    ),
    "openness_coverage": (
        "分母由县区自报，不排名；按范围清单核算的见“站所和二级机构公开防控覆盖率”",
        "Counties say the whole themselves: not ranked; bodies are counted by the list of scope",
    ),
    "posts_published": ("只计试点单位", "Only pilots are counted"),
    "hall_staffed": (
        "派驻两名人员每天汇总各窗口办件情况",
        "Two staff at the hall add up every day what each window handled",
    ),
    "secondments_from_city": (
        "全市合计即市级派出人数",
        "All counties together is what the city sent",
    ),
    "village_subsidy": (
        "来源写作100200元，按100至200元理解",
        "The source has 100200 yuan; it is read as 100 to 200",
    ),
    "budget_classes": (
        "公开预算中有的才可放宽",
        "It may be let out only where the public budget has it",
    ),
}
"""What is said of an indicator, in both languages."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that counties file: its words, how it is filed, and where it comes from."""

    id: str
    zh: str
    en: str
    form: str
    measure: str
    cycle: str
    level: str
    visibility: str
    ranked: bool
    requirements: tuple[str, ...]

    @property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """Return the parts of a tally: code, Chinese and English words."""
        return PARTS.get(self.id, ())

    @property
    def since(self) -> date | None:
        """Return the first day on which it is filed, if not from the start."""
        return SINCE.get(self.id)


def _read(row: str) -> Indicator:
    name, zh, en, rest = (part.strip() for part in row.split("|"))
    form, measure, cycle, level, visibility, rank, numbers = rest.split()
    requirements = tuple(f"R{number}" for number in numbers.split(","))
    ranked = rank == "ranked"
    return Indicator(name, zh, en, form, measure, cycle, level, visibility, ranked, requirements)


EVERY = tuple(_read(row) for row in TABLE.strip().replace("\n  |", " |").splitlines())
MINI_ONLY = frozenset({"masses_checks_township", "online_learning"})
"""What only the mini city files: elsewhere checks tell it, or numbers that do not add up."""
INDICATORS = tuple(item for item in EVERY if item.id not in MINI_ONLY)
"""What the full city asks for."""

MINI = (
    "masses_checks_township",
    "rural_petitions",
    "village_day",
    "upward_reports",
    "reminders_by_leaders",
    "online_learning",
    "risk_points",
    "coordinating_bodies",
    "supervised_persons",
)
MINI_INDICATORS = tuple(item for item in EVERY if item.id in MINI)
"""What the mini city asks for: every level and most forms."""


def indicators_file(asked: tuple[Indicator, ...]) -> dict[str, Value]:
    """Return the register of indicators: first the filed ones, then the computed ones."""
    few, rest = (FEW if len(asked) > 1 else "", REST + MORE if asked is INDICATORS else "")
    table = TASKS + few + rest
    return {
        "indicators": [
            *(_indicator(item, full=bool(rest)) for item in asked),
            *measured(table, OF_BODIES),
        ]
    }


def names_of(listed: Mapping[str, Value]) -> frozenset[str]:
    """Return the identifiers of a register of indicators."""
    rows = listed["indicators"]
    found = rows if isinstance(rows, Sequence) else ()
    return frozenset(str(row["id"]) for row in found if isinstance(row, Mapping))


def _indicator(item: Indicator, *, full: bool) -> Value:
    of = dict(zip(("numerator_zh", "denominator_zh"), OF.get(item.id, ()), strict=False))
    parts: Value = [{"code": code, "zh": zh, "en": en} for code, zh, en in item.parts]
    return {
        "id": item.id,
        "zh": item.zh,
        "en": item.en,
        "form": item.form,
        "measure": item.measure,
        **of,
        **({"denominator_of": DENOMINATORS[item.id]} if item.id in DENOMINATORS else {}),
        **({"reached_of": REACHED[item.id]} if item.id in REACHED else {}),
        **({"of_staff": True} if item.id in SHARES_OF_STAFF else {}),
        **({"of_workdays": True} if item.id == "hall_staffed" else {}),
        **({"yes_no": True} if item.id in YES_NO else {}),
        **({"of_villages": True} if full and item.id in SHARES_OF_VILLAGES else {}),
        **({"parts": parts} if item.parts else {}),
        "cycle": item.cycle,
        "level": item.level,
        "visibility": item.visibility,
        "ranking_allowed": item.ranked,
        **({"trend_only": True} if full and item.id == "rural_petitions" else {}),
        **_goal(item),
        **({"start_on": item.since} if item.since else {}),
        **dict(zip(("note", "note_en"), NOTES.get(item.id, ()), strict=False)),
        "requirements": item.requirements,
    }


def _goal(item: Indicator) -> dict[str, Value]:
    """Return direction, target and window of filed indicators, where the plans name them."""
    made: dict[str, Value] = {}
    if item.id in GOALS:
        direction, target = GOALS[item.id]
        goal: Value = Decimal(target) if "." in target else int(target or 0)
        made = {"direction": direction, **({"target": goal} if target else {})}
    if item.id in WINDOWS:
        where: dict[str, Value] = {"where": WHERE[item.id]} if item.id in WHERE else {}
        made["source"] = {"ledger": "returns", "window": WINDOWS[item.id], **where}
    return made
