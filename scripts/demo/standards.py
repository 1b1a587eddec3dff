"""What every county must have: bodies, pairings, rooms, posts, documents, checklists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from demo.plan import PLAN
from demo.yaml_text import Value

HasTask: TypeAlias = Callable[[str], bool]
TextOf: TypeAlias = Callable[["Required"], str | None]
RURAL: Value = ("county", "county_level_city")


@dataclass(frozen=True, slots=True)
class Required:
    """A document that the city asks for; `model` is the city's own text of category B."""

    id: str
    title: str
    category: str
    kind: str
    domain: str
    due_on: date
    task: str
    requirement: int
    issued_on: date | None = None


REQUIRED = (
    Required(
        "study_rule",
        "政治学习和例会制度",
        "A",
        "rule",
        "training",
        date(2026, 5, 15),
        "T01",
        20,
        date(2026, 4, 20),
    ),
    Required(
        "petition_rule",
        "信访苗头月排查办法",
        "A",
        "rule",
        "petition",
        date(2026, 5, 29),
        "T28",
        20,
        date(2026, 5, 12),
    ),
    Required(
        "cooperation_rule",
        "乡镇案件协作办理办法",
        "B",
        "rule",
        "case_handling",
        date(2026, 6, 15),
        "T17",
        21,
        date(2026, 4, 28),
    ),
    Required(
        "talk_room_rule",
        "谈话室使用管理办法",
        "B",
        "rule",
        "talk_room",
        date(2026, 6, 30),
        "T20",
        21,
        date(2026, 5, 8),
    ),
    Required(
        "decisions_rule",
        "重大事项集体决策报备办法",
        "B",
        "rule",
        "decisions",
        date(2026, 8, 31),
        "T02",
        21,
        date(2026, 6, 16),
    ),
    Required(
        "county_plan",
        "规范化制度化建设实施方案",
        "C",
        "implementation_plan",
        "responsibility",
        date(2026, 4, 30),
        "T02",
        22,
    ),
    Required(
        "meeting_rule",
        "纪委常委会议事规则",
        "C",
        "meeting_rule",
        "daily",
        date(2026, 6, 5),
        "T02",
        22,
    ),
    Required(
        "village_rule",
        "村级监督工作流程",
        "C",
        "process",
        "village",
        date(2026, 9, 30),
        "T22",
        22,
    ),
    Required(
        "recruitment_plan",
        "五年招录计划",
        "C",
        "plan",
        "responsibility",
        date(2026, 6, 30),
        "T19",
        87,
    ),
    *(
        Required(name, title, "C", "notice", "responsibility", date(2026, 4, 30), "T02", 4)
        for name, title in (
            ("leading_group_set_up", "基层基础工作领导小组成立通知"),
            ("taskforce_set_up", "基层基础工作专班组建通知"),
            ("contacts_divided", "班子成员包抓联系分工通知"),
        )
    ),
)
MINI_REQUIRED = tuple(
    item for item in REQUIRED if item.id in {"study_rule", "talk_room_rule", "county_plan"}
)

CHECKLISTS = """
[eight_haves 乡镇“八有” 275]
sign 有牌子 A sign
team 有队伍 A team
rules 有制度 Rules
rooms 有场所 Rooms
funds 有经费 Funds
equipment 有设备 Equipment
phone 有电话 A telephone
network 有网络 A network
[six_haves 村级“六有” 276]
village_team 有队伍 A team
village_rules 有制度 Rules
village_place 有场所 A place
village_equipment 有设备 Equipment
village_funds 有经费 Funds
village_results 有成效 Results
[ten_ones “十个一”廉洁教育 129]
party_class 上一次廉洁党课 A Party class
expert_lecture 办一场专家讲座 A lecture
speech_contest 办一次演讲比赛 A speech contest
oath 开展一次宣誓 An oath
exam 组织一次测试 An examination
essay_contest 办一次征文 An essay contest
disc 制作一张光碟 A disc
pupil_reader 编一本青少年读本 A reader for pupils
new_media 办好一个新媒体平台 A new-media platform
micro_film 拍一部微电影 A short film
[six_stages 巡察六阶段 176]
stage_prepare 准备 Preparation
stage_enter 进驻 Entry
stage_understand 了解 Understanding
stage_report 报告 Report
stage_feedback 反馈 Feedback
stage_transfer 移交 Transfer
[round_preparation 进驻准备 177]
process 学流程 The process
standard 学标准 The standard
discipline 学纪律 The discipline
[round_focus 巡察监督重点 165]
livelihood_funds 惠民资金 Livelihood funds
village_assets 集体资产 Collective assets
small_works 小型工程 Small works
[petition_mechanisms 信访工作机制 138]
monthly_survey 月排查 Monthly survey
leaders_receive 领导接访 Reception by leaders
named_leader 领导包案 A leader for each case
time_limit 限期化解 A time limit
joint_review 三级会审 Joint review
feedback_duty 按期反馈 Feedback in time
trend_report 形势分析 Report on trends
[four_tests 制度四可 19]
executable 可执行 Executable
monitorable 可监督 Monitorable
checkable 可检查 Checkable
accountable 可问责 Accountable
[it_systems 四类信息系统 278]
petition_system 信访举报 Petitions
supervision_system 案件监督管理 Supervision of cases
office_system 内部办公 Office work
archive_system 档案管理 Archives
[pool_entry 人才库入库条件核对 217]
political 核对政治素质 Political quality is checked
ability 核对业务能力 Professional ability is checked
organisation 征求组织部门意见 The organisation office is asked
together 集体研究决定 Decided together
"""
"""Each list's name, title and requirement; then code, Chinese and English of its items."""

OPENNESS = """
[openness_stations 基层站所公开和风险防控 125]
finance_station 财政所 Finance
civil_station 民政所 Civil affairs
land_station 国土所 Land
forestry_station 林业站 Forestry
water_station 水利站 Water
farming_station 农技站 Farming
clinic 卫生院 Health
justice_station 司法所 Justice
insurance_station 社保所 Social insurance
building_station 规划建设所 Planning and building
[openness_bodies 县直二级机构公开和风险防控 125]
minimum_income 低保中心 Minimum income
medical_insurance 医保中心 Medical insurance
pensions 养老保险中心 Pensions
employment 就业服务中心 Employment
land_register 不动产登记中心 Land register
land_reserve 土地收储中心 Land reserve
housing_fund 公积金管理部 Housing fund
housing_security 住房保障中心 Housing
farm_machines 农机推广中心 Farm machines
disease_control 疾控中心 Disease control
examinations 教育考试中心 Examinations
purchasing 政府采购中心 Purchasing
"""
"""The scope of disclosure: ten stations of each township, twelve bodies of the county (R125)."""

FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "eight_haves": ("township_commission",),
    "six_haves": ("township_commission",),
    "openness_stations": ("township_commission",),
    "openness_bodies": ("county_commission",),
}
"""The kinds of bodies that fill a list in; townships do it for their villages."""

LAST_TASK = f"T{len(PLAN):02d}"
"""What only the whole programme has."""

UNSEEN = len(PLAN)
"""The number of the task that an observation cannot see."""


def standards_file(
    required: tuple[Required, ...], has_task: HasTask, text_of: TextOf
) -> dict[str, Value]:
    """Return the standards."""
    return {
        "bodies": _bodies(),
        "pairings": [
            _standard("one_leader", "每个县区一名市级领导包抓", "leader", exactly=1),
            _standard("one_office", "每个县区一个市级室部包联", "office", exactly=1),
            {
                **_standard("contacts", "每个乡镇一名县级班子成员联系", "contact"),
                "unit_kind": "township_commission",
                "at_least": 1,
            },
        ],
        "demonstrations": [
            _from(
                _standard("dispatched_site", "派驻示范点一个", "dispatched_group", exactly=1), 31
            ),
            _from(
                _standard("township_site", "乡镇示范点一个", "township_commission", exactly=1), 31
            ),
        ],
        "facilities": _facilities(),
        "posts": _posts(),
        "documents": [_document(item, has_task, text_of) for item in required],
        "checklists": [
            *map(_checklist, CHECKLISTS[2:].split("\n[")),
            *map(_checklist, OPENNESS[2:].split("\n[") if has_task(LAST_TASK) else ()),
            _from(
                {"id": "observation_list", "title": "观摩点评清单", "items": observed(has_task)}, 40
            ),
        ],
        "training": [
            {
                **_standard("quarterly_study", "每季度政治学习不少于一次", "political_study"),
                "at_least": 1,
                "period": "quarter",
            }
        ],
    }


def items_of(name: str) -> tuple[str, ...]:
    """Return the codes of a checklist's items."""
    blocks = (CHECKLISTS + OPENNESS)[2:].split("\n[")
    block = next(block for block in blocks if block.startswith(f"{name} "))
    return tuple(row.split()[0] for row in block.strip().splitlines()[1:])


def _bodies() -> Value:
    rural = _standard("rural_offices", "县和县级市内设机构十个", "internal_office", exactly=10)
    return [
        _standard("one_commission", "县级纪委监委一个", "county_commission", exactly=1),
        _standard("one_inspection_office", "巡察办一个", "inspection_office", exactly=1),
        _standard("offices", "内设机构不少于八个", "internal_office", at_least=8),
        {**rural, "applies_to": RURAL},
        _standard("groups", "派驻纪检监察组不少于五个", "dispatched_group", at_least=5),
        _standard("townships", "乡镇纪（工）委不少于三个", "township_commission", at_least=3),
    ]


def _facilities() -> Value:
    wanted = (
        ("one_archive_room", "县级独立档案室一间", "county_commission", "archive_room", 1, 72),
        ("one_reception", "县级信访接待室一间", "county_commission", "petition_reception", 1, 72),
        ("two_office_rooms", "乡镇办公室不少于两间", "township_commission", "office_room", 2, 73),
        ("four_sets", "乡镇办公设备四套", "township_commission", "office_equipment", 4, 78),
    )
    return [
        {
            "id": name,
            "title": title,
            "unit_kind": kind,
            "facility": facility,
            "at_least": number,
            "requirements": [f"R{requirement}"],
        }
        for name, title, kind, facility, number, requirement in wanted
    ]


def _posts() -> Value:
    one: dict[str, Value] = {"unit_kind": "township_commission", "exactly": 1}
    township: dict[str, Value] = {
        "id": "members",
        "title": "委员三至五人",
        "unit_kind": "township_commission",
    }
    members: dict[str, Value] = {
        "figure": "members",
        "at_least": 3,
        "at_most": 5,
        "note": "委员不包括书记和副书记",
    }
    groups: tuple[tuple[str, str, str, int], ...] = (
        ("five_posts", "派驻机构编制不少于五名", "established", 5),
        ("group_staff", "派驻机构不少于三人", "in_post", 3),
    )
    named = (
        ("one_secretary", "乡镇书记一人", "secretary"),
        ("one_deputy", "专职副书记一人", "deputy_full_time"),
    )
    return [
        *(
            _from({"id": name, "title": title, "figure": figure, **one}, 238)
            for name, title, figure in named
        ),
        _from({**township, **members}, 238),
        *(_group(*each) for each in groups),
    ]


def _group(name: str, title: str, figure: str, number: int) -> Mapping[str, Value]:
    of: Mapping[str, Value] = {"unit_kind": "dispatched_group", "figure": figure}
    return {"id": name, "title": title, **of, "at_least": number}


def _document(item: Required, has_task: HasTask, text_of: TextOf) -> Value:
    model = {"model": f"city/documents/{text_of(item)}"} if item.category == "B" else {}
    return {
        "id": item.id,
        "title": item.title,
        "category": item.category,
        "kind": item.kind,
        "domain": item.domain,
        "due_on": item.due_on,
        **model,
        **({"task": item.task} if has_task(item.task) else {}),
        "requirements": [f"R{item.requirement}"],
    }


def observed(has_task: HasTask) -> list[dict[str, Value]]:
    """Return the items of an observation: the tasks of the programme that can be seen."""
    return [
        {"code": f"seen_t{no:02d}", "zh": task.title, "en": f"Task {no}", "task": f"T{no:02d}"}
        for no, task in enumerate(PLAN, 1)
        if no != UNSEEN and has_task(f"T{no:02d}")
    ]


def _checklist(block: str) -> Value:
    head, *rows = block.strip().splitlines()
    name, title, requirement = head.removesuffix("]").split()
    filled = {"unit_kinds": FILLED_BY[name]} if name in FILLED_BY else {}
    items: Value = [
        dict(zip(("code", "zh", "en"), row.split(maxsplit=2), strict=True)) for row in rows
    ]
    return {
        "id": name,
        "title": title,
        **filled,
        "items": items,
        "requirements": [f"R{requirement}"],
    }


def _standard(name: str, title: str, kind: str, **number: int) -> dict[str, Value]:
    return {"id": name, "title": title, "kind": kind, **number}


def _from(standard: Mapping[str, Value], requirement: int) -> Value:
    return {**standard, "requirements": [f"R{requirement}"]}
