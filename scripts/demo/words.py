"""The words of the vocabulary beyond posts and kinds of bodies: code, Chinese, English."""

from collections.abc import Iterator, Mapping

WORDS = """
[document_kinds]
rule | 制度 | Rule
meeting_rule | 议事规则 | Rules of procedure
template | 文书模板 | Template
plan | 计划规划 | Plan
implementation_plan | 实施方案 | Implementation plan
manual | 手册 | Manual
process | 业务流程 | Process
compilation | 汇编 | Compilation
recommendation | 纪检监察建议书 | Recommendation
feedback | 反馈意见 | Feedback
experience | 经验做法 | Experience
story | 先进事迹 | Story
reader | 知识读本 | Reader
notice | 公告通知 | Notice
organ_chart | 组织架构图 | Organisation chart
inspection_plan | 巡察规划和年度计划 | Inspection plan
round_plan | 轮次方案 | Plan of a round
authorisation | 授权文件 | Authorisation
[document_domains]
daily | 日常管理 | Daily management
petition | 信访举报 | Petitions
clue | 线索处置 | Clues
trial | 案件审理 | Case trial
case_handling | 协作办案 | Case handling
talk_room | 谈话室管理 | Talk rooms
inspection | 巡察工作 | Inspection
training | 学习培训 | Training
village | 村级监督 | Village supervision
internal_control | 内部控制 | Internal control
decisions | 三重一大 | Major decisions
reporting | 请示报告 | Reporting upward
conduct | 作风规范 | Conduct
responsibility | 两个责任 | Two responsibilities
[event_kinds]
political_study | 政治学习 | Political study
study | 业务学习日 | Study day
test | 测试 | Test
training | 培训班 | Training
platform | 培训平台活动 | Training platform
seminar | 交流研讨 | Seminar
lecture_down | 送教下基层 | Lecture at a lower level
special_meeting | 专题会议 | Special meeting
party_head_meeting | 约见党委主要负责人 | Meeting with Party heads
secretaries_meeting | 纪委书记会议 | Secretaries' meeting
commentary_meeting | 点评汇报会 | Commentary meeting
zone_meeting | 协作区例会 | Zone meeting
consultation | 座谈会 | Consultation
research | 调研 | Research
survey | 专题调查 | Survey
onsite_guidance | 蹲点指导 | On-site guidance
mutual_learning | 互学互鉴 | Mutual learning
coordination | 部门协商 | Coordination
help | 帮带 | Help
open_day | 开放日 | Open day
onsite_reception | 现场接访 | On-site reception
ten_ones | “十个一”活动 | Ten-ones activity
staff_activity | 文体活动 | Staff activity
publicity | 宣传 | Publicity
round_training | 巡察培训 | Training for a round
cross_supervision | 村级交叉监督 | Village cross supervision
[event_themes]
theory | 政治理论 | Theory
three_std | 三化建设 | Three standardisations
business | 业务知识 | Professional knowledge
party_rules | 党章党规 | Party rules
speeches | 重要讲话 | Speeches
law | 监察法规 | Supervision law
cases | 案例 | Cases
[event_modules]
rules | 纪法条规 | Rules
evidence | 证据收集 | Evidence
documents | 文书制作 | Documents
[event_forms]
written | 笔试 | Written
on_site | 现场提问 | On the spot
statistics | 数据统计 | Statistics
visit | 实地察看 | Visit
meeting | 座谈 | Meeting
online | 网络 | Online
[event_series]
rotation | 跟班轮训 | Rotation classes
village_secretaries | 村支部书记培训 | Village secretaries
outside | 外出培训 | Training elsewhere
research_groups | 课题组 | Research groups
observation | 观摩点评 | Observation
[event_results]
blockers_solved | 解决困难 | Difficulties solved
posts_gained | 增加编制 | Posts gained
issues_assigned | 交办问题 | Issues assigned
suggestions | 征集建议 | Suggestions
problems_raised | 指出问题 | Problems raised
[work_lines]
research | 调查研究 | Research
publicity | 宣传教育 | Publicity
trial | 案件审理 | Trial
petition | 信访举报 | Petitions
case_management | 案件监督管理 | Case management
conduct | 党风政风监督 | Conduct
[audiences]
new_staff | 新进干部 | New staff
small_power | 小微权力人员 | Holders of small powers
village_supervisors | 村监委会主任 | Heads of village committees
deputies | 人大代表、政协委员 | Deputies and members
retired | 老干部 | Retired cadres
[departments]
organisation | 组织部门 | Organisation department
establishment | 编制部门 | Establishment department
finance | 财政部门 | Finance department
[visitor_groups]
media | 媒体 | Media
deputies | 代表委员 | Deputies
party_members | 党员干部 | Party members
masses | 群众 | Members of the public
supervisors | 特约监察员 | Special supervisors
[facility_kinds]
archive_room | 档案室 | Archive room
petition_office | 信访室 | Petition office
petition_reception | 信访接待室 | Petition reception
office_room | 办公室 | Office room
talk_room | 谈话室 | Talk room
care_home | 关爱教育之家 | Care-education home
care_room | 关爱教育室 | Care-education room
inspection_rooms | 巡察办用房 | Rooms of the inspection office
office_equipment | 日常办公设备 | Office equipment
equipment_set | 成套设备 | Set of equipment
security | 安防改造 | Security
[member_sources]
party_office | 党政办主任 | Head of the Party and government office
police | 派出所所长 | Head of the police station
justice | 司法所所长 | Head of the justice office
finance | 财政所所长 | Head of the finance office
organisation | 组织干事 | Organisation clerk
other | 其他 | Other
[staff_tiers]
core | 核心力量（3） | Core (3)
full_time | 专职力量（X） | Full-time (X)
part_time | 兼职力量（N） | Part-time (N)
[pool_kinds]
inspection | 巡察人才库 | Inspection
case | 办案人才库 | Case handling
[finding_categories]
rooms | 用房 | Rooms
equipment | 设备 | Equipment
rules | 制度 | Rules
documents | 文书 | Documents
procedure | 程序 | Procedure
staffing | 人员配备 | Staffing
full_duty | 专职专干 | Full-time on full-time duty
study | 学习培训 | Study
responsibility | 责任落实 | Responsibility
[livelihood_fields]
poverty | 扶贫 | Poverty relief
land | 征地拆迁 | Land
environment | 生态环保 | Environment
education | 教育 | Education
medical | 医疗 | Medical care
food_drug | 食品药品 | Food and drugs
sanitation | 环境卫生 | Sanitation
[check_kinds]
observation | 观摩点评 | Observation and commentary
cross | 交叉检查 | Cross inspection
led_inspection | 领导带队检查 | Led inspection
spot | 明察暗访 | Unannounced check
roving | 巡回督导 | Roving supervision
monthly_masses | 月月查 | Monthly check
quarterly_masses | 季季查 | Quarterly check
work_discipline | 工作纪律检查 | Check of work discipline
special | 专项检查 | Special check
style | 作风巡查 | Style patrol
safety | 审查安全检查 | Safety check
internal_control | 内控专项检查 | Check of internal control
township_daily | 乡镇日常工作检查 | Check of township daily work
[check_methods]
records | 查阅资料 | Records
on_site | 实地核查 | On site
questions | 交流提问 | Questions
phone | 电话督办 | By telephone
letter | 文件督办 | In writing
covert | 暗访 | Covert
[check_themes]
political | 政治监督 | Political supervision
daily | 日常监督 | Daily supervision
special | 专项监督 | Special supervision
full_duty | 专职专干 | Full-time on full-time duty
three_changes | 三转 | Three changes
[check_opinions]
note | 口头提醒 | Reminder
rectify | 限期整改 | Rectify in time
talk | 约谈 | Summons
circulate | 通报 | Bulletin
[defect_classes]
missing | 材料缺失 | Missing paper
order | 程序不规范 | Procedure
wording | 文书不规范 | Wording
binding | 装订不规范 | Binding
[violation_kinds]
late | 迟到 | Late
early | 早退 | Early leave
absent | 旷工 | Absent
games | 工作时间游戏 | Games at work
chat | 工作时间聊天 | Chats at work
films | 工作时间看视频 | Films at work
[notice_channels]
board | 公开栏 | Notice board
broadcast | 广播 | Broadcast
website | 网站 | Website
newspaper | 报刊 | Newspaper
new_media | 新媒体 | New media
[inspection_methods]
reports | 听取汇报 | Hearing reports
sit_in | 列席会议 | Sitting in
forums | 座谈会 | Forums
talks | 个别谈话 | Talks
files | 查阅资料 | Reading files
visits | 走访调研 | Visits
questionnaires | 问卷调查 | Questionnaires
verification | 抽查核实 | Verification
[return_results]
good | 好 | Good
fair | 较好 | Fair
poor | 一般 | Poor
[rater_groups]
leaders | 领导班子 | Leaders
peers | 同级单位 | Peers
staff | 本单位人员 | Own staff
village_cadres | 村干部 | Village cadres
served | 服务对象 | Those served
higher | 上级纪委 | Higher commission
[grades]
excellent | 优秀 | Excellent
good | 良好 | Good
qualified | 合格 | Qualified
poor | 较差 | Poor
[action_kinds]
named | 点名通报 | Named in a bulletin
remind | 谈话提醒 | Reminder talk
work_talk | 工作约谈 | Work talk
summons | 约谈 | Summons
collective_talk | 集体约谈 | Collective summons
admonishing_talk | 诫勉谈话 | Admonishing talk
criticism | 通报批评 | Circulated criticism
excellent_barred | 不得评优 | Barred from excellent
reorganise | 组织调整 | Reorganised
recommend | 推荐使用 | Recommended
commend | 表彰 | Commended
[action_reasons]
overdue | 任务逾期 | Overdue tasks
rectification | 整改不力 | Weak rectification
slow_progress | 进度迟缓 | Slow progress
not_implemented | 部署不落实 | Not carried out
appraisal_low | 考核靠后 | Low appraisal
meeting_discipline | 会风会纪 | Meeting discipline
good_work | 工作突出 | Good work
[bulletin_series]
weekly | 周通报 | Weekly bulletin
node | 节点通报 | Node bulletin
three_std | 三化建设进展情况通报 | Progress of the three standardisations
observation | 观摩点评通报 | Observations
cross | 交叉检查通报 | Cross inspections
quarterly | 季度通报 | Quarterly bulletin
exposure | 曝光通报 | Exposures
annual | 年度通报 | Annual bulletin
typical_case | 典型案例通报 | Typical cases
correction | 更正 | Corrections
"""

MORE_POSTS = (
    ("county_secretary", "县（市、区）纪委书记、监委主任", "Secretary of a county commission"),
    (
        "county_deputy_secretary",
        "县（市、区）纪委副书记",
        "Deputy secretary of a county commission",
    ),
    ("county_member", "县（市、区）纪委常委", "Standing member of a county commission"),
    ("county_party_secretary", "县（市、区）委书记", "Party secretary of a county"),
    ("township_secretary", "乡镇（街道）纪（工）委书记", "Secretary of a township commission"),
    (
        "inspection_office_director",
        "县（市、区）委巡察办主任",
        "Director of a county inspection office",
    ),
    (
        "case_supervision_director",
        "市纪委监委案管室主任",
        "Director of the city's case supervision office",
    ),
    ("office_head", "市纪委监委室部主任", "Head of a city office"),
    ("unit_party_head", "单位党组织主要负责人", "Head of a unit's Party organisation"),
    ("unit_admin_head", "单位行政主要负责人", "Administrative head of a unit"),
    ("unit_discipline_head", "单位纪检负责人", "Head of discipline of a unit"),
    ("county_official", "县（市、区）纪委监委室部干部", "Official of a county's office"),
)
MORE_UNIT_KINDS = (
    ("township_supervision_office", "派出乡镇监察室", "Township supervision office"),
    ("village_branch", "村（社区）党支部", "Village branch"),
    ("inspection_group", "巡察组", "Inspection group"),
    ("county_body", "县直部门", "County body"),
    ("second_level_body", "县直二级机构", "Second-level county body"),
    ("base_station", "基层站所", "Township station"),
    ("service_window", "服务窗口", "Service window"),
    ("coop_zone", "协作区", "Cooperation zone"),
    ("area_group", "片区监察组", "Area supervision group"),
    ("liaison_station", "纪检监察工作联络站", "Liaison station"),
    ("leading_group", "领导小组", "Leading group"),
    ("supervision_group", "专门督导组", "Supervision group"),
    ("supervision_centre", "督查中心", "Supervision centre"),
    ("internal_supervision", "干部监督室", "Internal supervision office"),
    ("training_base", "教育培训基地", "Training base"),
    ("village_supervisory_committee", "村务监督委员会", "Village affairs supervisory committee"),
    ("enterprise", "企业", "Enterprise"),
)


def _read(text: str) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Yield each list's name with its terms."""
    for block in text.strip().removeprefix("[").split("\n["):
        name, rows = block.split("]\n")
        yield name, tuple(tuple(row.split(" | ")) for row in rows.splitlines())


LISTS: Mapping[str, tuple[tuple[str, ...], ...]] = dict(_read(WORDS))
"""The terms of each list, in order; each is code, Chinese and English."""


def codes(name: str) -> tuple[str, ...]:
    """Return the codes of a list."""
    return tuple(term[0] for term in LISTS[name])
