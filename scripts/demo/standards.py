"""What every county must have: bodies, pairings, rooms, posts, documents, checklists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from demo import units
from demo.plan import PLAN
from demo.planned import YEAR
from demo.yaml_text import Value

HasTask: TypeAlias = Callable[[str], bool]
TextOf: TypeAlias = Callable[["Required"], str | None]
RURAL: Value = ("county", "county_level_city")


@dataclass(frozen=True, slots=True)
class Required:
    """A document that the city asks for, of `owner` where that is one of the city's bodies.

    On `issued_on` the city issued its own text: that of category A, or what counties adapt.
    """

    id: str
    title: str
    category: str
    kind: str
    domain: str
    due_on: date
    task: str
    requirements: tuple[int, ...]
    issued_on: date | None = None
    renewed_months: int | None = None
    plans_years: int | None = None
    owner: str = units.CITY_COMMISSION


NAMED = """
letters_rule 群众来信办理规定 C rule petition 06-12 T28 82
letters_template 群众来信文书模板 C template petition 06-12 T28 82
trial_process 案件审理流程规定 C rule trial 06-12 T17 82
trial_templates 案件审理文书模板汇编 C template trial 06-19 T17 82
duties_rules “两个责任”落实细则 C rule responsibility 05-22 T02 104
duties_appraisal “两个责任”考核细则 C rule responsibility 05-22 T02 104
duties_accountability “两个责任”追究办法 C rule responsibility 06-26 T02 104
meeting_conduct 会风会纪管理通知 C notice conduct 05-15 T02 159
stronger_duty 转作风强担当实施意见 C notice conduct 05-29 T02 159
secretary_meeting 书记办公会议事规则 C meeting_rule daily 06-05 T02 230
affairs_meeting 监委委务会议事规则 C meeting_rule daily 06-05 T02 230
case_meeting 案件审议会议事规则 C meeting_rule case_handling 06-05 T02 230
petition_meeting 信访会商会议事规则 C meeting_rule petition 06-05 T02 230
village_officers 监察信息员联系管理办法 C rule village 06-26 T13 261
inspection_cooperation 巡察协作配合意见 C rule inspection 06-12 T13 175
flow_office 内部办公流程 A process daily 06-30 T15 265 06-04
flow_secrets 机要保密流程 A process daily 06-30 T15 265 06-04
flow_conduct 党风政风监督流程 A process conduct 06-30 T15 265 06-09
flow_petitions 信访举报流程 A process petition 06-30 T15 265 06-09
flow_supervision 监督检查流程 A process daily 06-30 T15 265 06-15
flow_investigation 审查调查流程 A process case_handling 06-30 T15 265 06-15
flow_cases 案件监督管理流程 A process clue 06-30 T15 265 06-23
flow_trial 案件审理流程 A process trial 06-30 T15 265 06-23
recommendation_rule 纪检监察建议书试行办法 A rule clue 06-30 T15 266 06-11
recommendation_format 纪检监察建议书格式文本 A template clue 06-30 T15 266 06-11
conduct_norms 公告行文言行规范 A rule conduct 06-30 T23 285 06-05
upward_rule 重大事项请示报告办法 A rule daily 05-29 T02 231 05-13
city_chart 市纪委监委机构设置图 A organ_chart daily 06-30 T04 237 06-02
reader 基层业务读本 A reader training 06-30 T08 250 06-18 12
compilation 党纪法规年度汇编 A compilation daily 05-29 T17 270 05-20 12
base_standard 基层基础工作规范 A rule responsibility 05-29 T17 271 04-17 12
"""
"""More of them, a line each.

Name, title, category, kind, domain, day, task, requirement; then the day on which the city issued
its text, and after how many months it is to be renewed. Five rules of meetings (R230), eight flows
(R265), and so on.
"""

PLANNERS = (
    ("plan_office", "办公室实施方案", units.OFFICE, date(2026, 4, 22)),
    ("plan_organisation", "组织部实施方案", units.ORGANISATION, date(2026, 4, 24)),
    ("plan_party_body", "机关党委实施方案", units.PARTY_BODY, date(2026, 5, 8)),
    ("plan_work_committee", "派出工委实施方案", units.WORK_COMMITTEE, date(2026, 4, 29)),
)
"""The city's bodies with a plan of their own; one was late (R224)."""


def _named(row: str) -> Required:
    name, title, category, kind, domain, due, task, asked, *more = row.split()
    made, months = (*more, "", "")[:2]
    return Required(
        name,
        title,
        category,
        kind,
        domain,
        date.fromisoformat(f"{YEAR}-{due}"),
        task,
        (int(asked),),
        date.fromisoformat(f"{YEAR}-{made}") if made else None,
        int(months) if months else None,
    )


def _plan_of(name: str, title: str, owner: str, made: date) -> Required:
    words = ("A", "implementation_plan", "responsibility")
    return Required(name, title, *words, date(YEAR, 4, 30), "T02", (224,), made, owner=owner)


REQUIRED = (
    Required(
        "study_rule",
        "政治学习和例会制度",
        "A",
        "rule",
        "training",
        date(2026, 5, 15),
        "T01",
        (20,),
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
        (20,),
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
        (21,),
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
        (21,),
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
        (21, 306),
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
        (22,),
    ),
    Required(
        "meeting_rule",
        "纪委常委会议事规则",
        "C",
        "meeting_rule",
        "daily",
        date(2026, 6, 5),
        "T02",
        (22, 230),
    ),
    Required(
        "village_rule",
        "村级监督工作流程",
        "C",
        "process",
        "village",
        date(2026, 9, 30),
        "T22",
        (22,),
        date(2026, 4, 22),
    ),
    Required(
        "recruitment_plan",
        "五年招录计划",
        "C",
        "plan",
        "responsibility",
        date(2026, 6, 30),
        "T19",
        (87,),
        plans_years=5,
    ),
    *(
        Required(name, title, "C", "notice", "responsibility", date(2026, 4, 30), "T02", (4,))
        for name, title in (
            ("leading_group_set_up", "基层基础工作领导小组成立通知"),
            ("taskforce_set_up", "基层基础工作专班组建通知"),
            ("contacts_divided", "班子成员包抓联系分工通知"),
        )
    ),
    *map(_named, NAMED.strip().splitlines()),
    *(_plan_of(*each) for each in PLANNERS),
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
hear_reports 听取汇报 Reports heard
collect_material 收集资料 Material collected
visit_first 走访了解 Visits made
[round_focus 巡察监督重点 165]
livelihood_funds 惠民资金 Livelihood funds
village_assets 集体资产 Collective assets
small_works 小型工程 Small works
[current_methods 现行巡察方法 207]
method_reports 听取汇报 Hearing reports
method_sit_in 列席会议 Sitting in on meetings
method_forums 开座谈会 Forums
method_talks 个别谈话 Talks one by one
method_files 查阅档案 Reading files
method_petitions 受理举报 Receiving reports
method_visits 实地调研 Visits on the spot
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

FILLED = """
[township_six 乡镇“六有” 350]
six_team 有队伍 A team
six_rules 有制度 Rules
six_place 有场所 A place
six_equipment 有设备 Equipment
six_funds 有经费 Funds
six_results 有作为 Results
[petition_mechanisms 信访工作机制 140]
monthly_survey 月排查 Monthly survey
leaders_receive 领导接访 Reception by leaders
named_leader 领导包案 A leader for each case
time_limit 限期化解 A time limit
joint_review 三级会审 Joint review
feedback_duty 按期反馈 Feedback in time
trend_report 形势分析 Report on trends
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
"""What the whole city asks for: the six haves of townships (R350), and the scope of disclosure.

That are ten stations of each township, and twelve bodies of the county (R125).
"""

Room: TypeAlias = tuple[str, str, str, str, int, int]
"""A standard of rooms or equipment: of which bodies, of what, how many, the requirement."""

ROOMS: tuple[Room, ...] = (
    ("one_archive_room", "县级独立档案室一间", "county_commission", "archive_room", 1, 72),
    ("one_reception", "县级信访接待室一间", "county_commission", "petition_reception", 1, 72),
    ("two_office_rooms", "乡镇办公室不少于两间", "township_commission", "office_room", 2, 73),
    ("four_sets", "乡镇办公设备四套", "township_commission", "office_equipment", 4, 78),
)
MORE_ROOMS: tuple[Room, ...] = (
    ("one_petition_office", "县级信访室一间", "county_commission", "petition_office", 1, 72),
    ("talk_rooms", "县级谈话室不少于两间", "county_commission", "talk_room", 2, 76),
    ("three_rooms", "派驻机构办公室不少于三间", "dispatched_group", "office_room", 3, 74),
    ("group_sets", "派驻机构办公设备五套", "dispatched_group", "office_equipment", 5, 77),
)
SET_OF: Mapping[str, str] = {
    "four_sets": "每套：办公桌椅1副、台式计算机1台、文件柜1组；四套共用打印复印一体机1台",
    "group_sets": "每套：办公桌椅1副、台式计算机1台、文件柜1组；五套共用打印复印一体机1台",
}
"""What a set of office equipment is: the reference parameters of the list (R77)."""

STAFF = (
    ("five_posts", "派驻机构编制不少于五名", "dispatched_group", "established", 5),
    ("group_staff", "派驻机构不少于三人", "dispatched_group", "in_post", 3),
)
MORE_STAFF = (
    ("two_full_time", "乡镇专职干部不少于两人", "township_commission", "full_time", 2, 88),
    ("office_posts", "巡察办编制不少于四名", "inspection_office", "established", 4, 195),
    ("inspection_posts", "巡察组编制不少于六名", "inspection_group", "established", 6, 196),
    ("group_deputy", "巡察组副组长不少于一人", "inspection_group", "deputy_heads", 1, 71),
    ("one_clerk", "乡镇专职干事不少于一人", "township_commission", "clerks", 1, 313),
)
"""Standards of staff: of which bodies, of what, how many; then the requirement."""

FILLED_BY: Mapping[str, tuple[str, ...]] = {
    "eight_haves": ("township_commission", "township_supervision_office"),
    "township_six": ("township_commission",),
    "six_haves": ("township_commission",),
    "openness_stations": ("township_commission",),
    "openness_bodies": ("county_commission",),
    "petition_mechanisms": ("county_commission",),
}
"""The kinds of bodies that fill a list in; townships do it for their villages."""

LAST_TASK = f"T{len(PLAN):02d}"
"""What only the whole programme has."""

UNSEEN = len(PLAN)
"""The number of the task that an observation cannot see."""


def standards_file(
    required: tuple[Required, ...], has_task: HasTask, text_of: TextOf, *, full: bool
) -> dict[str, Value]:
    """Return the standards; where a city is not made in full, it has no organs of its own."""
    return {
        "bodies": [*_bodies(), *(ORGANS if full and has_task(LAST_TASK) else ())],
        "pairings": [
            _standard("one_leader", "每个县区不少于一名市级领导包抓", "leader", at_least=1),
            _standard("one_office", "每个县区不少于一个市级室部包联", "office", at_least=1),
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
        "facilities": _facilities(full=has_task(LAST_TASK)),
        "posts": _posts(full=has_task(LAST_TASK)),
        "documents": [_document(item, has_task, text_of) for item in required],
        "checklists": [
            *map(_checklist, CHECKLISTS[2:].split("\n[")),
            *map(_checklist, FILLED[2:].split("\n[") if has_task(LAST_TASK) else ()),
            _from(
                {"id": "observation_list", "title": "观摩点评清单", "items": observed(has_task)}, 40
            ),
        ],
        "training": [
            {
                **_standard("monthly_study", "每月政治学习不少于一次", "political_study"),
                "at_least": 1,
                "period": "month",
            }
        ],
    }


def items_of(name: str) -> tuple[str, ...]:
    """Return the codes of a checklist's items."""
    blocks = (CHECKLISTS + FILLED)[2:].split("\n[")
    block = next(block for block in blocks if block.startswith(f"{name} "))
    return tuple(row.split()[0] for row in block.strip().splitlines()[1:])


def _bodies() -> list[Value]:
    rural = _standard("rural_offices", "县和县级市内设机构十个", "internal_office", exactly=10)
    return [
        _standard("one_commission", "县级纪委监委一个", "county_commission", exactly=1),
        _standard("one_inspection_office", "巡察办一个", "inspection_office", exactly=1),
        _standard("offices", "内设机构不少于八个", "internal_office", at_least=8),
        {**rural, "applies_to": RURAL},
        _standard("groups", "派驻纪检监察组不少于五个", "dispatched_group", at_least=5),
        _standard("townships", "乡镇纪（工）委不少于三个", "township_commission", at_least=3),
    ]


def _facilities(*, full: bool) -> Value:
    wanted = (*ROOMS, *(MORE_ROOMS if full else ()))
    return [
        {
            "id": name,
            "title": title,
            "unit_kind": kind,
            "facility": facility,
            "at_least": number,
            **({"parameter": SET_OF[name]} if full and name in SET_OF else {}),
            "requirements": [f"R{requirement}"],
        }
        for name, title, kind, facility, number, requirement in wanted
    ]


def _posts(*, full: bool) -> Value:
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
        *(_staff(*each) for each in STAFF),
        *(
            _from(_staff(name, title, kind, figure, number), requirement)
            for name, title, kind, figure, number, requirement in (MORE_STAFF if full else ())
        ),
    ]


def _staff(name: str, title: str, kind: str, figure: str, number: int) -> Mapping[str, Value]:
    of: Mapping[str, Value] = {"unit_kind": kind, "figure": figure}
    return {"id": name, "title": title, **of, "at_least": number}


SET_UP = "_set_up"
"""How a document ends that sets up a body of the kind before it (R4)."""


def _document(item: Required, has_task: HasTask, text_of: TextOf) -> Value:
    adapted = item.issued_on is not None and item.category != "A"
    model = {"model": f"city/documents/{text_of(item)}"} if adapted else {}
    return {
        "id": item.id,
        "title": item.title,
        "category": item.category,
        "kind": item.kind,
        "domain": item.domain,
        "due_on": item.due_on,
        **({"sets_up": item.id.removesuffix(SET_UP)} if item.id.endswith(SET_UP) else {}),
        **({"plans_years": item.plans_years} if item.plans_years else {}),
        **({"renewed_months": item.renewed_months} if item.renewed_months else {}),
        **model,
        **({"task": item.task} if has_task(item.task) else {}),
        "requirements": [f"R{number}" for number in item.requirements],
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


ZONES = _standard("zones", "乡镇协作区不少于一个", "coop_zone", at_least=1)


def _from(standard: Mapping[str, Value], requirement: int) -> Value:
    return {**standard, "requirements": [f"R{requirement}"]}


ORGANS = (
    ZONES,
    _standard("leading_group", "基层基础工作领导小组一个", "leading_group", at_least=1),
    _standard("taskforce", "基层基础工作专班一个", "taskforce", at_least=1),
)
"""The bodies that the programme itself asks for (R4)."""
