"""The tasks of sections 4 to 7: mechanisms, support, conduct, satisfaction.

The words are our own; section and item lead to the source.
"""

from decimal import Decimal

from demo import units
from demo.planned import PlannedTask, Quota, Step

TWO = Decimal(2)
ONE_AND_HALF = Decimal("1.5")
HALF = Decimal("0.5")
DAILY = "city_deputy_secretary_1"
CASEWORK = "city_deputy_secretary_2"
ORGANISING = "city_member_1"
PUBLICISING = "city_member_2"
PETITIONING = "city_member_3"
SUPERVISING = "city_deputy_director_1"
WATCHING = "city_deputy_director_2"

MECHANISMS = (
    PlannedTask(
        13,
        4,
        "联系基层有安排",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("排出班子成员和部室联系乡镇的安排表", "04-28"),
            Step("印发纪检委员和监察信息员联系管理办法", "06-05"),
            Step("班子成员调研天数达到全年要求", "10-23"),
        ),
        (
            Quota("班子成员每年调研满十五天的比例", "%", 100, indicator="research_fifteen_days"),
            Quota("班子成员人均调研天数", "天", 15, indicator="research_days_each"),
            Quota(
                "市级每年到县级挂职锻炼", "人", 6, indicator="secondments_from_city", of_city=True
            ),
        ),
    ),
    PlannedTask(
        14,
        4,
        "考核评价重实绩",
        DAILY,
        (units.OFFICE, units.ORGANISATION),
        (
            Step("制定看重日常和实绩的考核办法", "06-24"),
            Step("组织乡镇纪委书记述职述廉并民主测评", "10-15"),
        ),
        start="05-06",
    ),
    PlannedTask(
        15,
        4,
        "业务指导减负担",
        DAILY,
        (
            units.OFFICE,
            units.ORGANISATION,
            units.PUBLICITY,
            units.CASES,
            units.PETITIONS,
            units.TRIAL,
            units.CONDUCT,
        ),
        (
            Step("画出各项业务流程图，取消重复报送", "05-27"),
            Step("试行纪律检查建议书和监察建议书制发办法", "07-08"),
            Step("建立室组和乡镇之间的协作办案安排", "07-31"),
            Step("在村（社区）试点纪检委员交叉监督", "09-18", HALF),
        ),
    ),
    PlannedTask(
        16,
        4,
        "关怀激励暖人心",
        DAILY,
        (units.PARTY_BODY, units.OFFICE, units.ORGANISATION),
        (
            Step("带薪休假和年度体检落实到位", "08-31"),
            Step("列出住房、子女入园等困难清单并逐项协调", "09-15"),
            Step("办一次职工运动会或节日集体活动", "10-13"),
        ),
        (Quota("每年组织文体活动", "次", 1, indicator="staff_activities"),),
        start="07-01",
    ),
    PlannedTask(
        17,
        4,
        "一套制度汇成册",
        DAILY,
        units.ALL_OFFICES,
        (
            Step("分级分类整理现行制度，编出目录", "05-14"),
            Step("汇编成册，发到每个乡镇（街道）", "07-14"),
        ),
    ),
)
SUPPORT = (
    PlannedTask(
        18,
        5,
        "经费有保障",
        DAILY,
        (units.OFFICE,),
        (
            Step("村级监督人员补贴列入县级预算", "06-10", TWO),
            Step("按考核结果兑付上半年补贴", "07-22"),
            Step("办案场所、装备和车辆经费纳入年度安排", "09-23"),
        ),
        (
            Quota(
                "村级纪检委员、监察信息员每人每月补贴",
                "元",
                100,
                indicator="village_subsidy",
                at_most=200,
            ),
        ),
    ),
    PlannedTask(
        19,
        5,
        "编制专编专用",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("会同编制部门核清空缺编制", "04-23"),
            Step("完成一批招录或遴选", "09-16"),
        ),
    ),
    PlannedTask(
        20,
        5,
        "硬件配置达标",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("对照“八有”逐个乡镇核查，列出缺项", "04-29"),
            Step("乡镇“八有”缺项补齐", "07-07", TWO),
            Step("村级“六有”达标", "09-29"),
        ),
        (
            Quota("乡镇纪委“八有”达标", "%", 100, indicator="eight_haves"),
            Quota("村级“六有”达标", "%", 100, indicator="six_haves"),
        ),
        weight=ONE_AND_HALF,
    ),
    PlannedTask(
        21,
        5,
        "加强信息技术保障",
        DAILY,
        (units.OFFICE, units.INFORMATION),
        (
            Step("自查检举举报平台的管理和使用", "06-03"),
            Step("配备信息技术保障人员", "07-23"),
            Step("内网建设完成年度任务", "08-19"),
            Step("县级机关四项业务和乡镇日常办公实现信息化", "10-14"),
        ),
    ),
    PlannedTask(
        22,
        5,
        "健全安全防线",
        CASEWORK,
        (units.CASES, *units.SUPERVISION, *units.REVIEW),
        (
            Step("完善受诬告干部澄清正名办法", "06-17", TWO),
            Step("建立办案安全风险清单和定期检查安排", "07-15"),
            Step("完成一轮安全检查，问题整改到位", "09-09"),
        ),
    ),
)
CONDUCT = (
    PlannedTask(
        23,
        6,
        "作风建设从简从严",
        DAILY,
        (units.OFFICE, units.CASES, units.INTERNAL),
        (
            Step("定下全年精简文件会议的目标，按月统计", "04-27"),
            Step("出台执纪执法着装、用语和程序规范", "07-01"),
            Step("全年文件和会议数量降到目标以内", "10-28"),
        ),
        (
            Quota("全年印发文件数量比上年增减", "%", indicator="documents_issued", at_most=-50),
            Quota("全年会议数量比上年增减", "%", indicator="meetings_held", at_most=-30),
        ),
    ),
    PlannedTask(
        24,
        6,
        "加强正面宣传",
        PUBLICISING,
        (units.PUBLICITY,),
        (
            Step("办一次机关开放日，请各界代表走进来", "08-12"),
            Step("推出一批讲工作、不讲个人的报道", "09-24"),
        ),
        start="07-01",
    ),
    PlannedTask(
        25,
        6,
        "内部监督全过程",
        WATCHING,
        (units.OFFICE, units.ORGANISATION, units.CASES, units.INTERNAL),
        (
            Step("修订请示报告和集体决策制度", "06-09", TWO),
            Step("完成财务、办案程序和安全三项专项检查", "07-28"),
        ),
        (Quota("每年内部控制专项检查", "项", 3, indicator="control_checks"),),
        start="05-06",
    ),
    PlannedTask(
        26,
        6,
        "自身问题提级办",
        WATCHING,
        (units.INTERNAL,),
        (
            Step("制定线索提级管理和重要案件提级审查办法", "06-23"),
            Step("对照办法完成首轮检查", "09-17"),
        ),
    ),
)
SATISFACTION = (
    PlannedTask(
        27,
        7,
        "上门服务创品牌",
        PUBLICISING,
        (units.PUBLICITY,),
        (
            Step("建立上门服务和一对一指导安排", "04-21"),
            Step("选定试点，拿出品牌方案", "07-06"),
            Step("总结可以推广的做法", "10-21"),
        ),
    ),
    PlannedTask(
        28,
        7,
        "基层信访就地解",
        PETITIONING,
        (units.PETITIONS,),
        (
            Step("排出领导包案和干部轮流接访安排", "04-22"),
            Step("到乡镇（街道）现场接访", "07-02"),
            Step("完善受理和反馈办法，缩短反馈时间", "08-26"),
        ),
        (
            Quota("每年到乡镇（街道）现场接访", "次", 1, indicator="onsite_receptions"),
            Quota(
                "市级每年到乡镇（街道）现场接访", "次", 1, indicator="onsite_by_city", of_city=True
            ),
        ),
        weight=ONE_AND_HALF,
    ),
    PlannedTask(
        29,
        7,
        "身边腐败快查快结",
        SUPERVISING,
        (units.CONDUCT, *units.SUPERVISION, *units.REVIEW),
        (
            Step("建立群众身边问题优先受理和快速分流办法", "06-11"),
            Step("开展一轮联合查处，通报件数", "09-11"),
        ),
        start="05-06",
        weight=TWO,
    ),
)
