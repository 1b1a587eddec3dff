"""The city's rules: parameters of assessment, and conditions of proposals."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from demo.indicators import names_of
from demo.registers import RESUBMIT_DAYS
from demo.yaml_text import Value

VALID_FROM = date(2026, 1, 1)
BURDEN = (
    ("progress", 20, 400, 10),
    ("documents", 20, 80, 5),
    ("events", 20, 120, 5),
    ("rectifications", 20, 60, 10),
    ("posts", 60, 4, 40),
    ("facilities", 30, 4, 30),
    ("casework", 60, 12, 20),
    ("petitions", 30, 12, 20),
    ("returns", 20, 80, 30),
)
"""The most that a ledger may ask of a county: required fields, filings a year, minutes each."""

COUNTY = ("remind", "post", "county_deputy_secretary")
UNIT = ("commend", "unit", "")
BY_CITY = frozenset({"secondments_from_city", "onsite_by_city"})
CITY_UNIT = ("remind", "unit", "")
LINKED = ("remind", "office", "")
"""The office of the city that answers for a county."""
INSPECTORS = ("remind", "post", "inspection_office_director")
ORGANISATION = "city_member_1"
"""The city post in charge of organisation, which decides who may be rated excellent (R34)."""
BARRED = (("excellent_barred", "leader", ""), ("excellent_barred", "office", ""))

PUBLISHED = ("rule", "meeting_rule", "template", "implementation_plan", "manual", "process")
"""The kinds of documents that are made public, unless one is kept internal."""

Step = tuple[str, str, str]


MORE: Mapping[str, Value] = {
    "micro_days": 3,
    "term_plan_years": 5,
    "round_trainings": 2,
    "feedback_copies": ("county_commission", "party_body"),
    "daily_weight_at_least": Decimal("0.5"),
}
"""What is asked of petty corruption, of rounds with papers, of appraisals combining others."""


def rules_file(indicators: Mapping[str, Value], *, papers: bool) -> dict[str, Value]:
    """Return the parameters of assessment, and the rules over the indicators that there are."""
    known, asked = names_of(indicators), (*RULES, *(OF_WORK if papers else ()))
    return {
        "resubmit_days": RESUBMIT_DAYS,
        "lag": Decimal("0.2"),
        "due_soon_days": 7,
        "urgent_days": 3,
        "feedback_workdays": 5,
        "renewal_days": 730,
        "groups_per_liaison": 2,
        "small_groups_at_most": 2,
        **(MORE if papers else {}),
        "observation_days": 14,
        "burden": [
            {"ledger": ledger, "required_fields": fields, "filings_year": filings, "minutes": long}
            for ledger, fields, filings, long in BURDEN
        ],
        "observation_units": 4,
        "team_size": 6,
        "team_offices": ("审理室", "案件监督管理室", "组织部"),
        "team_leaders": ("county_secretary", "county_deputy_secretary", "county_member"),
        "roving_groups": 2,
        "rules": [each for each in asked if _asks_what_is_there(each, known)],
    }


def _asks_what_is_there(rule: Mapping[str, Value], indicators: Collection[object]) -> bool:
    when = rule["when"]
    forms = when.values() if isinstance(when, Mapping) else ()
    names = [form.get("indicator") for form in forms if isinstance(form, Mapping)]
    return all(name is None or name in indicators for name in names)


def rule(  # noqa: PLR0913, PLR0917 - a rule has so many parts, each given once
    name: str,
    words: tuple[str, str],
    source: tuple[str, str, str],
    kind: str,
    when: Mapping[str, Value],
    steps: tuple[Step, ...],
    *requirements: int,
    period: str = "quarter",
    decider: str = "city_secretary",
) -> dict[str, Value]:
    """Return one rule; `source` is the document, its section and a short phrase of it."""
    document, section, quotation = source
    return {
        "id": name,
        "zh": words[0],
        "en": words[1],
        "kind": kind,
        "quotation": quotation,
        "source": {"document": document, "section": section},
        "valid_from": VALID_FROM,
        "active": True,
        "when": when,
        "period": period,
        "proposes": [
            {"action": action, "to": to, **({"post": post} if post else {})}
            for action, to, post in steps
        ],
        "decider_post": decider,
        "requirements": [f"R{number}" for number in requirements],
    }


def _quota(
    name: str, words: tuple[str, str], source: tuple[str, str], task: str, number: int
) -> dict[str, Value]:
    """Return a rule on a quota: how much is asked stands in the task alone."""
    held: Mapping[str, Value] = {"quota": {"task": task, "indicator": name}}
    cited, steps = ("S3", *source), ((CITY_UNIT if name in BY_CITY else COUNTY),)
    return rule(name, words, cited, "quota", held, steps, number, period="year")


def _of(ledger: str, each: str = "", where: tuple[Value, ...] = ()) -> dict[str, Value]:
    return {
        "ledger": ledger,
        **({"each": each} if each else {}),
        **({"where": where} if where else {}),
    }


def _left_out(
    name: str,
    words: tuple[str, str],
    source: tuple[str, str, str],
    of: Mapping[str, Value],
    number: int,
) -> dict[str, Value]:
    """Return a rule on rounds that leave out what they had to say by then."""
    when: Mapping[str, Value] = {"of": of, "event": {"times": 1}}
    return rule(name, words, source, "escalation", when, (INSPECTORS,), number)


def _measured(
    name: str, words: tuple[str, str], source: tuple[str, str, str], indicator: str, number: int
) -> dict[str, Value]:
    """Return a rule on an indicator of rounds that does not reach 100 %."""
    when: Mapping[str, Value] = {"threshold": {"indicator": indicator, "at_least": 1}}
    return rule(name, words, source, "limit", when, (INSPECTORS,), number)


FED_BACK: Value = {"field": "fed_unit_on", "present": True}
ANNOUNCED: Value = {"field": "notice_on", "present": True}
WEAK = (("criticism", "unit", ""), ("summons", "unit", ""))
"""What is proposed of a body that rectifies weakly after a round."""

ESCALATIONS = (
    rule(
        "overdue_named",
        ("当期有任务时限逾期的，在通报中点名", "Task-deadlines overdue: named in the bulletin"),
        ("S0", "五项硬举措", "持续性开展常态化点名通报"),
        "escalation",
        {"cumulative": {"count": "overdue", "at_least": 1}},
        (("named", "county", ""),),
        *(17, 18),
        period="month",
    ),
    rule(
        "three_overdue",
        (
            "累计三次拖欠任务的，约谈县级纪委书记，对分管副书记诫勉谈话",
            "Three overdue tasks in all: the secretary is summoned, the deputy admonished",
        ),
        ("S0", "五项硬举措", "对累计三次拖欠工作任务的"),
        "escalation",
        {"cumulative": {"count": "missed", "at_least": 3}},
        (
            ("summons", "post", "county_secretary"),
            ("admonishing_talk", "post", "county_deputy_secretary"),
        ),
        *(62, 63, 64),
    ),
    rule(
        "three_times_last",
        (
            "连续三次排名靠后的，包抓领导、包联室年度考核不得评为优秀",
            "Three times in a row in the bottom group: leader and office not excellent",
        ),
        ("S0", "五项硬举措", "连续三次排名靠后的"),
        "escalation",
        {"streak": {"period": "month", "times": 3, "gap": "skip"}},
        BARRED,
        *(34, 35, 36),
        period="year",
        decider=ORGANISATION,
    ),
    rule(
        "major_error",
        (
            "出现重大失误被通报批评的，包抓领导、包联室年度考核不得评为优秀",
            "Criticised for a major error: leader and office not excellent",
        ),
        ("S0", "五项硬举措", "出现重大失误被通报批评"),
        "escalation",
        {
            "of": _of(
                "actions",
                where=(
                    {"field": "kind", "in": ["criticism"]},
                    {"field": "severity", "in": ["major"]},
                ),
            ),
            "event": {"times": 1},
        },
        BARRED,
        *(34, 37),
        period="year",
        decider=ORGANISATION,
    ),
    rule(
        "weak_rectification",
        ("整改被退回两次的，通报批评", "A rectification returned twice: criticised in a circular"),
        ("S2", "切实推动整改", "对整改不力的单位进行通报"),
        "escalation",
        {
            "of": _of(
                "decisions",
                "decisions",
                (
                    {"field": "ledger", "in": ["rectifications"]},
                    {"field": "decision", "in": ["returned"]},
                ),
            ),
            "event": {"times": 2, "per": "record"},
        },
        (("criticism", "county", ""),),
        188,
    ),
    rule(
        "inspection_report_late",
        (
            "巡察整改逾期未报告的，通报批评并约谈",
            "Rectification after a round reported late or not at all: criticised and summoned",
        ),
        ("S2", "切实推动整改", "对整改不力的单位进行通报"),
        "escalation",
        {
            "of": _of("rounds", "targets", (FED_BACK,)),
            "deadline": {"done": "unit_report_on", "due": "rectify_due_on"},
        },
        WEAK,
        *(188, 220),
    ),
    _left_out(
        "liaisons_missing",
        ("巡察组未明确联络员的，谈话提醒", "A round without liaison officers: a reminder talk"),
        ("S2", "规范流程", "“一对一”或“一拖二”"),
        _of("rounds", where=(ANNOUNCED, {"field": "liaisons_n", "present": False})),
        178,
    ),
    _left_out(
        "campaigns_missing",
        (
            "巡察反馈时未明确专项整治的，谈话提醒",
            "A round that fed back and named no special campaign: a reminder talk",
        ),
        ("S2", "专项整治", "明确1-2项专项整治内容"),
        _of("rounds", "targets", (FED_BACK, {"field": "special_campaigns", "present": False})),
        193,
    ),
    _left_out(
        "members_missing",
        ("巡察组人数未报的，谈话提醒", "A round that does not say its members: a reminder talk"),
        ("S2", "队伍建设", "人人签订承诺书"),
        _of("rounds", where=(ANNOUNCED, {"field": "members_n", "present": False})),
        204,
    ),
    rule(
        "slow_progress",
        ("进度落后计划两成以上的，工作约谈", "A fifth behind plan: a work talk"),
        ("S3", "五、工作要求", "对工作不力、进度迟缓"),
        "quota",
        {"threshold": {"indicator": "plan_deviation", "at_least": Decimal("-0.2")}},
        (("work_talk", "post", "county_secretary"),),
        300,
        period="month",
    ),
    rule(
        "rectification_late",
        ("整改逾期的，谈话提醒", "Rectification past its time: a reminder talk"),
        ("S2", "切实推动整改", "限期报告整改结果"),
        "escalation",
        {
            "of": _of(
                "findings",
                where=(
                    {
                        "field": "source",
                        "in": ["provincial_feedback", "check", "round", "self_check"],
                    },
                    {"field": "corrected_on_site", "present": False},
                ),
            ),
            "deadline": {"done": "submitted_on", "due": "limit_on", "times": 1},
        },
        (COUNTY,),
        220,
        period="month",
    ),
    rule(
        "blockage_late",
        ("服务大厅问题逾期未办结的，谈话提醒", "A blockage past its time: a reminder talk"),
        ("S1", "解决“中梗阻”问题机制", "发现一起查处一起"),
        "escalation",
        {
            "of": _of("findings", where=({"field": "source", "in": ["service_hall"]},)),
            "deadline": {"done": "submitted_on", "due": "limit_on", "times": 1},
        },
        (COUNTY,),
        146,
        period="month",
    ),
)
BANDS = (
    rule(
        "last_quarter",
        ("季度考核末位的，工作约谈", "Last in the quarterly appraisal: a work talk"),
        ("S1", "落实“两个责任”机制", "每季度对各单位落实"),
        "band",
        {"place": {"appraisal": "quarterly_two_resp", "last": 1}},
        (("work_talk", "unit", ""),),
        105,
    ),
    rule(
        "last_three_quarter",
        ("季度考核后三名的，集体约谈", "Last three in the quarterly appraisal: a collective talk"),
        ("S1", "落实“两个责任”机制", "对排名靠后的单位党组织和纪委"),
        "band",
        {"place": {"appraisal": "quarterly_two_resp", "last": 3, "ties": "include"}},
        (("collective_talk", "unit", ""),),
        105,
    ),
    rule(
        "first_quarter",
        ("季度考核首位的，通报表扬", "First in the quarterly appraisal: commended"),
        ("S3", "14.建立考核评价机制", "对工作表现优秀的要表彰"),
        "band",
        {"place": {"appraisal": "quarterly_two_resp", "first": 1}},
        (UNIT,),
        264,
    ),
    rule(
        "reverse_last_five",
        ("“下评上”排序后五名的，组织调整", "The last five evaluated from below: reorganised"),
        ("S1", "解决“中梗阻”问题机制", "对评议中排序后5名的"),
        "band",
        {"place": {"appraisal": "reverse", "last": 5, "ties": "include", "grades": ["excellent"]}},
        (("reorganise", "unit", ""),),
        144,
        period="half_year",
    ),
    rule(
        "first_three_year",
        ("年度考核前三名的，优先推荐使用", "The first three of the year: recommended"),
        ("S4", "健全考评机制", "如排在前三名的"),
        "band",
        {"place": {"appraisal": "annual", "first": 3, "ties": "include"}},
        (("recommend", "unit", ""),),
        *(337, 338),
        period="year",
        decider=ORGANISATION,
    ),
    rule(
        "last_two_year",
        ("年度考核后两名的，列为帮带对象", "The last two of the year: paired support"),
        ("S4", "建强基层力量", "作为“帮带”对象"),
        "band",
        {"place": {"appraisal": "annual", "last": 2, "ties": "include"}},
        (("help", "unit", ""),),
        344,
        period="year",
    ),
)
DEADLINES = (
    rule(
        "petition_table",
        ("信访苗头排查化解情况表每月5日前报送", "The petition table is due by the fifth"),
        ("S1", "纪检监察信访机制", "每月5日前报送"),
        "deadline",
        {
            "of": _of("petitions", "townships"),
            "deadline": {
                "done": "submitted_on",
                "start": "period",
                "calendar": True,
                "inclusive": True,
                "times": 1,
            },
        },
        (COUNTY,),
        138,
        period="month",
    ),
    rule(
        "petition_missing",
        (
            "信访苗头排查化解情况表缺报或者漏报乡镇的，谈话提醒",
            "A petition table missing or without a township: a reminder talk",
        ),
        ("S1", "纪检监察信访机制", "每月5日前报送"),
        "limit",
        {"threshold": {"indicator": "petition_tables_on_time", "unfiled": True}},
        (COUNTY,),
        138,
        period="month",
    ),
    rule(
        "round_notice",
        ("巡察进驻前应当发布公告", "An inspection is announced before it enters"),
        ("S2", "发动群众", "所有行政村的公开栏"),
        "deadline",
        {
            "of": _of("rounds", "targets"),
            "deadline": {"done": "notice_on", "due": "stages.enter"},
        },
        (INSPECTORS,),
        183,
    ),
)
LIMITS = (
    rule(
        "case_month",
        ("一般案件一个月内办结", "Ordinary cases are closed within one month"),
        ("S1", "执纪审查机制", "一般案件必须一个月内办结"),
        "limit",
        {
            "of": _of("casework"),
            "threshold": {"field": "open_over_30", "at_most": 0, "times": 1},
        },
        (COUNTY,),
        110,
    ),
    rule(
        "case_checkpoint",
        ("办理满15天的案件必须有结果", "A case of 15 days has a result"),
        ("S1", "执纪审查机制", "时间超过15天以上的"),
        "limit",
        {"threshold": {"indicator": "casework_fifteen_days", "at_least": 1}},
        (COUNTY,),
        111,
        period="month",
    ),
    rule(
        "townships_with_commission",
        ("每个乡镇（街道）都要有纪（工）委", "Every township has a discipline commission"),
        ("S3", "第5项", "书记、专职副书记各1名"),
        "limit",
        {"threshold": {"indicator": "townships_with_commission", "at_least": 1}},
        (COUNTY,),
        238,
    ),
    {
        **rule(
            "duty_checked",
            ("整改结束后应当开展专项督查", "The correction is checked once it is over"),
            ("S3", "专项督查", "对整改工作组织专项督查"),
            "limit",
            {"threshold": {"indicator": "duty_checks", "at_least": 1}},
            (COUNTY,),
            307,
        ),
        "valid_from": date(2026, 7, 1),
    },
    rule(
        "namings_told",
        ("点名通报写明事由和期次", "A naming gives its reason and its bulletin"),
        ("S0", "五项硬举措", "持续性开展常态化点名通报"),
        "limit",
        {"threshold": {"indicator": "namings_told", "at_least": 1}},
        (LINKED,),
        17,
        period="month",
    ),
    rule(
        "recommendations_match",
        (
            "按月统计的建议书应当逐份登记",
            "Every recommendation that a month counts is recorded as a document",
        ),
        ("S1", "执纪审查机制", "纪律检查建议书10份"),
        "limit",
        {"threshold": {"indicator": "recommendations_recorded", "at_least": 1}},
        (COUNTY,),
        115,
    ),
    rule(
        "pre_appointment",
        ("任前必须谈话", "Who is appointed is talked to before"),
        ("S1", "任前谈话", "任前都由县委或县纪委主要领导"),
        "limit",
        {"threshold": {"indicator": "pre_appointment_talks", "at_least": 1}},
        (COUNTY,),
        130,
        period="month",
    ),
    rule(
        "inspection_groups",
        ("每轮巡察成立三个巡察组", "Three inspection groups in each round"),
        ("S1", "巡察监督机制", "成立3个巡察组"),
        "limit",
        {
            "of": _of("rounds", where=(ANNOUNCED,)),
            "threshold": {"field": "groups", "at_least": 3},
        },
        (INSPECTORS,),
        133,
    ),
    rule(
        "special_campaigns",
        ("每轮巡察明确一至两项专项整治", "One or two special campaigns in each round"),
        ("S2", "专项整治", "明确1-2项专项整治内容"),
        "limit",
        {
            "of": _of("rounds"),
            "threshold": {"field": "special_campaigns", "at_least": 1, "at_most": 2},
        },
        (INSPECTORS,),
        193,
    ),
    rule(
        "small_groups",
        ("巡镇延村每个乡镇派一至二个小组", "One or two small groups for each township"),
        ("S2", "巡镇延村", "1-2个巡察小组"),
        "limit",
        {
            "of": _of("rounds", "targets", ({"field": "mode", "in": ["township_to_village"]},)),
            "threshold": {"field": "small_groups", "at_least": 1, "at_most": 2},
        },
        (INSPECTORS,),
        184,
    ),
    rule(
        "round_heard",
        (
            "巡察报告形成后30天内书记专题会听取汇报",
            "The secretary’s meeting hears a round within 30 days of its report",
        ),
        ("S2", "规范流程", "书记专题会及时听取巡察工作汇报"),
        "limit",
        {
            "of": _of("rounds", "targets"),
            "deadline": {"done": "secretary_meeting_on", "start": "report_on", "days": 30},
        },
        (INSPECTORS,),
        163,
    ),
    rule(
        "plan_late",
        (
            "反馈后30天内形成问题清单和整改方案",
            "List and plan of rectification follow the feedback within 30 days",
        ),
        ("S2", "切实推动整改", "制定问题清单、整改方案"),
        "limit",
        {
            "of": _of("rounds", "targets"),
            "deadline": {"done": "plan_on", "start": "fed_unit_on", "days": 30},
        },
        (INSPECTORS,),
        187,
    ),
    _measured(
        "known_before_entry",
        ("进驻前做到三个“心中有数”", "Process, standard and discipline are known before entry"),
        ("S2", "规范流程", "三个“心中有数”"),
        "prepared_items",
        166,
    ),
    _measured(
        "joined_each_year",
        ("巡察办人员每年至少参加一轮巡察", "Staff of the inspection office join a round each year"),
        ("S2", "规范流程", "每年至少参加1轮巡察"),
        "inspection_joined",
        174,
    ),
    _measured(
        "prepared_before_entry",
        (
            "进驻前听取汇报、收集资料、走访了解",
            "Reports, material and visits come before entry",
        ),
        ("S2", "规范流程", "听取汇报、收集资料、走访了解"),
        "preparation_done",
        208,
    ),
    _measured(
        "rectify_due_missing",
        ("巡察反馈时应明确整改时限", "What is fed back is to be rectified by a day"),
        ("S2", "切实推动整改", "限期报告整改结果"),
        "rectify_due_named",
        220,
    ),
    _measured(
        "notice_broadcast",
        ("巡察公告应当广播", "The notice of a round is broadcast"),
        ("S2", "发动群众", "所有行政村的公开栏"),
        "notices_broadcast",
        183,
    ),
    _measured(
        "stages_planned",
        ("六个阶段都要有计划日期", "Each of the six stages has its planned day"),
        ("S2", "规范流程", "准备、进驻、了解、报告、反馈、移交"),
        "stages_planned",
        176,
    ),
    _measured(
        "notice_in_media",
        ("巡察预告应当通过媒体发布", "A round is announced through media"),
        ("S2", "发动群众", "发布巡察预告"),
        "notices_in_media",
        214,
    ),
    {
        **rule(
            "unrelated_duties",
            ("兼任无关职责期满未清理的，谈话提醒", "Unrelated duties left: a reminder talk"),
            ("S3", "第7项", "在2020年6月30日前整改到位"),
            "limit",
            {"threshold": {"indicator": "unrelated_duties", "at_most": 0}},
            (COUNTY,),
            244,
        ),
        "valid_from": date(2026, 7, 1),
    },
    rule(
        "non_core_groups",
        ("乡镇书记牵头无关小组的，谈话提醒", "Groups led outside the core: a reminder talk"),
        ("S4", "深化“三转”不到位", "皆由乡镇纪委书记担任组长"),
        "limit",
        {"threshold": {"indicator": "non_core_groups", "at_most": 0}},
        (COUNTY,),
        310,
        period="half_year",
    ),
    rule(
        "tenure_two_years",
        (
            "从事纪检满两年人员占比不足35%的，谈话提醒",
            "Fewer than 35 % with two years of discipline work: a reminder talk",
        ),
        ("S4", "业务能力不足", "人员占比不足 35%"),
        "limit",
        {"threshold": {"indicator": "tenure_two_years", "at_least": Decimal("0.35")}},
        (COUNTY,),
        318,
        period="half_year",
    ),
    rule(
        "standards_short",
        ("机构、用房、设备、人员、制度未达标的，谈话提醒", "Short of a standard: a reminder talk"),
        ("S0", "一、设施标准化", "1间独立档案室"),
        "limit",
        {"threshold": {"indicator": "standards_short", "at_most": 0}},
        (COUNTY,),
        72,
    ),
    rule(
        "feedback_same_day",
        ("上级反馈当日专题研究", "A meeting on the day of provincial feedback"),
        ("S0", "反馈问题整改", "当即召开市纪委常委会专题"),
        "limit",
        {"threshold": {"indicator": "feedback_same_day", "at_least": 1}},
        (COUNTY,),
        8,
        period="month",
    ),
    rule(
        "masses_monthly",
        ("乡镇每月至少检查一次", "Every township checks once a month"),
        ("S1", "监督检查机制", "月月查"),
        "limit",
        {"threshold": {"indicator": "masses_checks_monthly", "at_least": 1}},
        (COUNTY,),
        127,
        period="month",
    ),
    rule(
        "masses_quarterly",
        ("县级每季度至少检查一次", "The county checks once a quarter"),
        ("S1", "监督检查机制", "季季查"),
        "limit",
        {"threshold": {"indicator": "masses_checks_quarterly", "at_least": 1}},
        (COUNTY,),
        128,
    ),
    rule(
        "hall_staffed",
        ("服务大厅每天派驻两名工作人员", "Two staff are at the service hall every day"),
        ("S1", "解决“中梗阻”问题机制", "派驻两名工作人员每天"),
        "limit",
        {"threshold": {"indicator": "hall_staffed", "at_least": 1}},
        (COUNTY,),
        145,
        period="month",
    ),
    rule(
        "supervised_growth",
        ("监察对象增幅未达九成的，谈话提醒", "Supervised persons below +90 %: a reminder talk"),
        ("S4", "现状", "增加了 90%以上"),
        "limit",
        {"threshold": {"indicator": "supervised_persons", "at_least": Decimal("0.90")}},
        (COUNTY,),
        311,
        period="year",
    ),
    *(
        rule(
            f"mainly_{name}",
            (f"{zh}以上级纪委为主", f"{en} mainly by the higher body"),
            ("S4", "双重领导", "三个为主"),
            "limit",
            {"threshold": {"indicator": indicator, "at_least": Decimal("0.5")}},
            (COUNTY,),
            333,
            period="year",
        )
        for name, zh, en, indicator in (
            ("nominated", "提名考察", "Nomination", "nominated_with_county"),
            ("led", "查办案件", "Leadership of cases", "cases_led_by_higher"),
            ("appraised", "日常考核", "Daily appraisal", "appraised_by_higher"),
        )
    ),
    rule(
        "foundations_appraised",
        ("基层基础工作在年度考核中有分值", "The programme has a worth in the annual appraisal"),
        ("S3", "五、工作要求", "纳入党风廉政建设责任制考核"),
        "limit",
        {"threshold": {"indicator": "foundations_worth", "at_least": Decimal("0.05")}},
        (COUNTY,),
        298,
        period="year",
    ),
    rule(
        "talent_pool",
        ("人才库每两年更新一次", "The talent pool is renewed every two years"),
        ("S2", "队伍建设", "每两年商县委组织部"),
        "limit",
        {
            "of": _of("posts", "talent_pools"),
            "deadline": {"start": "renewed_on", "months": 24},
        },
        (INSPECTORS,),
        198,
    ),
    rule(
        "help_days",
        ("帮带乡镇每月不少于两天", "A township is helped on at least two days a month"),
        ("S4", "帮带机制", "每月不少于 2 天"),
        "quota",
        {"threshold": {"indicator": "helped_enough", "at_least": 1}},
        (COUNTY,),
        343,
        period="month",
    ),
    rule(
        "sample_30",
        ("县区室部案卷按30%比例抽检，进位取整", "30 % of files are sampled, rounded up"),
        ("S0", "交叉检查", "按30%比例随机抽检"),
        "sampling",
        {
            "of": _of("checks", where=({"field": "file_review.scope", "in": ["sample"]},)),
            "sampling": {
                "population": "file_review.population_n",
                "sample": "file_review.reviewed_n",
                "share": Decimal("0.3"),
                "rounding": "up",
            },
        },
        (COUNTY,),
        52,
    ),
)
QUOTAS = (
    _quota(
        "training_sessions",
        ("培训平台每年活动不少于8次", "Eight sessions of the training platform each year"),
        ("第8项", "开展活动次数不少于8次"),
        "T08",
        245,
    ),
    _quota(
        "secondment_up_county",
        ("到上级跟班学习人数达到要求", "As many staff learn above as are asked for"),
        ("第11项", "跟班学习不少于15人"),
        "T11",
        253,
    ),
    _quota(
        "secondment_up_township",
        ("乡镇到上级跟班学习人数达到要求", "As many township staff learn above as are asked for"),
        ("第11项", "跟班学习不少于20人"),
        "T11",
        254,
    ),
    _quota(
        "secondments_from_city",
        ("市级到县挂职干部不少于6人", "Six officials of the city are seconded to counties"),
        ("第13项", "挂职锻炼干部不少于6人"),
        "T13",
        259,
    ),
    _quota(
        "leaders_exchanged",
        ("县级班子异地交流比例20%以上", "20 % of county leaders are exchanged"),
        ("第6项", "比例达到20%以上"),
        "T06",
        241,
    ),
    _quota(
        "case_leaders_exchanged",
        ("分管办案班子成员交流比例30%以上", "30 % of leaders in charge of cases are exchanged"),
        ("第6项", "比例达到30%以上"),
        "T06",
        242,
    ),
    _quota(
        "rotated_36m",
        ("三年内轮岗人数占总人数30%", "30 % of staff rotate within three years"),
        ("第6项", "3年内轮岗人数要占总人数30%"),
        "T06",
        243,
    ),
    _quota(
        "training_levels",
        ("市县乡三级每年各举办一次集中培训", "A class a year at each of the three levels"),
        ("第9项", "至少举办一次纪检监察业务集中培训"),
        "T09",
        249,
    ),
    _quota(
        "training_three_days",
        ("每人每年集中培训不少于3天", "Three days of training for everyone each year"),
        ("第9项", "培训时间不少于3天"),
        "T09",
        248,
    ),
    _quota(
        "research_fifteen_days",
        ("班子成员每年调研不少于15天", "Fifteen days of research for every leader each year"),
        ("第13项", "每年调研时间不少于15天"),
        "T13",
        258,
    ),
    _quota(
        "village_subsidy",
        ("村级纪检委员人均月补助100至200元", "Village subsidies of 100 to 200 yuan a month"),
        ("第18项", "按照每人每月100200元的标准"),
        "T18",
        272,
    ),
    _quota(
        "documents_issued",
        ("印发文件同比减少50%", "Half as many documents as last year"),
        ("第23项", "印发文件数量同比减少50%"),
        "T23",
        283,
    ),
    _quota(
        "meetings_held",
        ("会议数量同比减少30%", "30 % fewer meetings than last year"),
        ("第23项", "会议数量同比减30%"),
        "T23",
        284,
    ),
    _quota(
        "new_staff_classes",
        ("每年组织新进人员集中培训1次", "A class for new staff each year"),
        ("第10项", "每年统筹组织1次集中业务培训"),
        "T10",
        251,
    ),
    _quota(
        "staff_activities",
        ("每年组织文体活动", "An activity for staff each year"),
        ("第16项", "每年在全市开展纪检监察系统"),
        "T16",
        269,
    ),
    _quota(
        "control_checks",
        ("每年内部控制专项检查3项", "Three special checks of internal control each year"),
        ("第25项", "管人、管财、管事、管案、管权"),
        "T25",
        289,
    ),
    _quota(
        "onsite_receptions",
        ("每年至少到乡镇（街道）现场接访1次", "A reception on site in a township each year"),
        ("第28项", "每年至少组织1次"),
        "T28",
        292,
    ),
    _quota(
        "onsite_by_city",
        (
            "市纪委监委每年至少到乡镇（街道）现场接访1次",
            "A reception of the city's own organ on site in a township each year",
        ),
        ("第28项", "每年至少组织1次"),
        "T28",
        292,
    ),
)
"""What is asked of a whole year; it is judged when that is over."""


def _limit(  # noqa: PLR0913, PLR0917 - a rule has so many parts, each given once
    indicator: str,
    words: tuple[str, str],
    source: tuple[str, str],
    limits: Mapping[str, Value],
    number: int,
    period: str,
) -> dict[str, Value]:
    """Return a rule that asks each filing what its quota asks of the year."""
    when: Mapping[str, Value] = {"threshold": {"indicator": indicator, **limits}}
    cited, name = ("S3", *source), f"{indicator}_{period}"
    return rule(name, words, cited, "limit", when, (COUNTY,), number, period=period)


IN_BETWEEN = (
    _limit(
        "village_subsidy",
        (
            "本季度村级人均月补助不在100至200元之间",
            "Village subsidies of a quarter outside 100 to 200 yuan a month",
        ),
        ("第18项", "按照每人每月100200元的标准"),
        {"at_least": 100, "at_most": 200},
        272,
        "quarter",
    ),
    _limit(
        "documents_issued",
        (
            "年初以来印发文件同比减少不足50%",
            "Documents issued since January not down to half of last year's",
        ),
        ("第23项", "印发文件数量同比减少50%"),
        {"at_most": Decimal("-0.5")},
        283,
        "month",
    ),
    _limit(
        "meetings_held",
        (
            "年初以来会议数量同比减少不足30%",
            "Meetings held since January not down by 30 % from last year",
        ),
        ("第23项", "会议数量同比减30%"),
        {"at_most": Decimal("-0.3")},
        284,
        "month",
    ),
    _limit(
        "new_staff_three_months",
        (
            "新进派驻干部跟班未满三个月",
            "New dispatched staff without three months of learning",
        ),
        ("第11项", "跟班学习3个月以上"),
        {"at_least": 1},
        256,
        "half_year",
    ),
)


def _share(  # noqa: PLR0913, PLR0917 - a rule has so many parts, each given once
    name: str,
    words: tuple[str, str],
    source: tuple[str, str, str],
    of: Mapping[str, Value],
    numbers: tuple[str, str],
    step: Step,
    number: int,
    share: str = "1",
) -> dict[str, Value]:
    """Return a rule on what share of the first of two numbers the second reaches."""
    asked: Mapping[str, Value] = {
        "population": numbers[0],
        "sample": numbers[1],
        "share": Decimal(share),
        "rounding": "up",
    }
    return rule(name, words, source, "limit", {"of": of, "sampling": asked}, (step,), number)


FILES = ("population_n", "reviewed_n")
SHARES = (
    _share(
        "team_files_all",
        ("交叉检查对乡镇、派驻机构案卷逐卷评查", "Teams review all files of townships and groups"),
        ("S0", "交叉检查", "办理的案件进行逐卷检查"),
        _of(
            "checks",
            "teams.reviews",
            ({"field": "files_of", "in": ["township_commission", "dispatched_group"]},),
        ),
        FILES,
        COUNTY,
        51,
    ),
    rule(
        "team_files_each",
        ("交叉检查组对三类案卷都要评查", "A team reviews the files of all three kinds of bodies"),
        ("S0", "交叉检查", "办理的案件进行逐卷检查"),
        "limit",
        {
            "of": _of("checks", "teams", ({"field": "kind", "in": ["cross"]},)),
            "threshold": {"field": "reviews", "at_least": 3},
        },
        (COUNTY,),
        51,
    ),
    rule(
        "team_files_none",
        ("交叉检查组没有评查案卷", "A team that reviewed no files"),
        ("S0", "交叉检查", "办理的案件进行逐卷检查"),
        "escalation",
        {
            "of": _of(
                "checks",
                "teams",
                ({"field": "kind", "in": ["cross"]}, {"field": "reviews", "present": False}),
            ),
            "event": {"times": 1},
        },
        (COUNTY,),
        51,
    ),
    rule(
        "team_files_since",
        ("交叉检查评查的案卷从2019年起", "Teams review the files from 2019 on"),
        ("S0", "交叉检查", "办理的案件进行逐卷检查"),
        "escalation",
        {
            "of": _of(
                "checks",
                "teams.reviews",
                (
                    {"field": "files_of", "in": ["township_commission", "dispatched_group"]},
                    {"field": "since", "at_least": "2019-01-02"},
                ),
            ),
            "event": {"times": 1},
        },
        (COUNTY,),
        51,
    ),
    _share(
        "team_files_30",
        ("交叉检查对县级室部案卷按30%抽检", "Teams review 30 % of the files of county offices"),
        ("S0", "交叉检查", "按30%比例随机抽检"),
        _of("checks", "teams.reviews", ({"field": "files_of", "in": ["internal_office"]},)),
        FILES,
        COUNTY,
        52,
        "0.3",
    ),
    _share(
        "commitments_all",
        ("巡察组人人签订承诺书", "Every inspector signs a letter of commitment"),
        ("S2", "队伍建设", "人人签订承诺书"),
        _of("rounds", where=(ANNOUNCED,)),
        ("members_n", "commitments_signed"),
        INSPECTORS,
        204,
    ),
    _share(
        "one_outline_each",
        ("巡察谈话一人一纲", "One outline for each talk"),
        ("S2", "规范流程", "“一人一纲”"),
        _of("rounds", "targets"),
        ("talks_n", "outlines_n"),
        INSPECTORS,
        171,
    ),
    _share(
        "weekly_group_meeting",
        ("巡察期间每周召开组务会", "A group meets every week of a round"),
        ("S2", "规范流程", "定期召开组务会"),
        _of("rounds", "targets"),
        ("weeks", "group_meetings"),
        INSPECTORS,
        172,
    ),
    _share(
        "notices_all",
        ("巡察公告张贴到所有村", "The notice is posted in every village"),
        ("S2", "发动群众", "所有行政村的公开栏"),
        _of("rounds"),
        ("notice.villages_total", "notice.villages_posted"),
        INSPECTORS,
        183,
    ),
    _share(
        "groups_all",
        ("巡察公告张贴到所有村民小组", "The notice is posted in every group of the villages"),
        ("S2", "发动群众", "所有行政村的公开栏"),
        _of("rounds"),
        ("notice.groups_total", "notice.groups_posted"),
        INSPECTORS,
        183,
    ),
    _share(
        "village_lists_all",
        ("有问题的村附列问题清单", "Every village with problems has a list of them"),
        ("S2", "巡镇延村", "附列“问题清单”"),
        _of("rounds", "targets", (FED_BACK,)),
        ("villages_found_n", "village_lists_n"),
        INSPECTORS,
        185,
    ),
    rule(
        "rectified_enough",
        (
            "巡察整改到期时整改率不足八成的，通报批评并约谈",
            "Less than 80 % of a round’s problems put right in time: criticised and summoned",
        ),
        ("S2", "切实推动整改", "对整改不力的单位进行通报"),
        "limit",
        {
            "of": _of("rounds", "targets", ({"field": "rectify_due_on", "at_most": "as_of"},)),
            "sampling": {
                "population": "problems_n",
                "sample": "rectified_n",
                "share": Decimal("0.8"),
                "rounding": "up",
            },
        },
        WEAK,
        188,
    ),
    _share(
        "villages_all",
        ("巡镇延村覆盖所有村", "An inspection of a township reaches all its villages"),
        ("S2", "巡镇延村", "推行“巡镇延村”"),
        _of("rounds", "targets", (FED_BACK,)),
        ("villages_n", "villages_covered"),
        INSPECTORS,
        182,
    ),
    rule(
        "feedback_planned",
        ("巡察按计划的日期反馈", "A round feeds back on the day planned"),
        ("S2", "规范流程", "准备、进驻、了解、报告、反馈、移交"),
        "deadline",
        {
            "of": _of("rounds", "targets"),
            "deadline": {"done": "stages.feedback", "due": "planned.feedback"},
        },
        (INSPECTORS,),
        176,
    ),
)
OF_WORK = (
    rule(
        "deadline_missed",
        (
            "任务时限逾期未完成的，约谈分管副书记，通报批评",
            "A deadline missed and not made up for: the deputy is summoned, the county criticised",
        ),
        ("S0", "五项硬举措", "及时启动约谈和通报批评程序"),
        "escalation",
        {"cumulative": {"count": "overdue", "at_least": 1}},
        (("summons", "post", "county_deputy_secretary"), ("criticism", "county", "")),
        18,
        period="month",
    ),
    rule(
        "deployments_overdue",
        ("会议部署任务逾期的，工作约谈", "What a meeting ordered is overdue: a work talk"),
        ("S3", "第3项", "启动问责程序"),
        "quota",
        {"threshold": {"indicator": "deployments_overdue", "at_most": 0}},
        (("work_talk", "post", "county_secretary"),),
        235,
        period="month",
    ),
    rule(
        "tasks_stale",
        ("任务七天以上未更新的，谈话提醒", "Tasks not moved for seven days: a reminder talk"),
        ("S0", "五项硬举措", "实行跟踪问效"),
        "quota",
        {"threshold": {"indicator": "tasks_stale", "at_most": 0}},
        (COUNTY,),
        61,
        period="month",
    ),
    rule(
        "last_year",
        ("年度考核后两名的，约谈问责", "The last two of the year: summoned"),
        ("S4", "健全考评机制", "镇纪委书记进行约谈或问责"),
        "band",
        {"place": {"appraisal": "annual", "last": 2, "ties": "include"}},
        (("summons", "unit", ""),),
        339,
        period="year",
    ),
    rule(
        "feedback_late",
        ("检查结束五个工作日内反馈", "A check is fed back within five workdays"),
        ("S0", "五项硬举措", "及时向被检查县市区反馈"),
        "deadline",
        {
            "of": _of("checks"),
            "deadline": {
                "done": "fed_back_on",
                "start": "end_on",
                "workdays": 5,
                "inclusive": True,
                "times": 1,
            },
        },
        (LINKED,),
        57,
        period="month",
    ),
    rule(
        "supervision_half_year",
        ("每半年督查一次", "A county is supervised every half-year"),
        ("S4", "考核机制不健全", "半年一督查"),
        "quota",
        {"threshold": {"indicator": "supervisions", "at_least": 1}},
        (LINKED,),
        323,
        period="half_year",
    ),
    rule(
        "appraisal_each_quarter",
        ("每季度考核一次", "A county is appraised every quarter"),
        ("S4", "健全考评机制", "日常抽查、季度考核、年终考核"),
        "quota",
        {"threshold": {"indicator": "quarterly_appraisals", "at_least": 1}},
        (LINKED,),
        323,
    ),
)
"""What is late and nobody moves, and what is to come round each half-year and year."""
PUBLICATIONS = (
    rule(
        "publication_late",
        (
            "文件印发后二十个工作日内应当公开",
            "A document is published within twenty workdays of its issue",
        ),
        ("S3", "文件公布信息", "时间:2020-04-01"),
        "deadline",
        {
            "of": _of(
                "documents",
                where=(
                    {"field": "kind", "in": list(PUBLISHED)},
                    {"field": "visibility", "present": False},
                    {"field": "repealed_on", "present": False},
                ),
            ),
            "deadline": {"done": "published_on", "start": "issued_on", "workdays": 20},
        },
        (COUNTY,),
        221,
    ),
)
RULES = (*ESCALATIONS, *BANDS, *DEADLINES, *LIMITS, *SHARES, *QUOTAS, *IN_BETWEEN, *PUBLICATIONS)
