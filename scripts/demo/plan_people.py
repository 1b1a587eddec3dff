"""The tasks of sections 1 to 3: political function, organisation, ability.

The words are our own; section and item lead to the source.
"""

from decimal import Decimal

from demo import units
from demo.planned import RURAL, URBAN, PlannedTask, Quota, Step

TWO = Decimal(2)
ONE_AND_HALF = Decimal("1.5")
DAILY = "city_deputy_secretary_1"
ORGANISING = "city_member_1"
SUPERVISING = "city_deputy_director_1"

POLITICAL = (
    PlannedTask(
        1,
        1,
        "政治学习经常化",
        "city_secretary",
        (units.TASKFORCE,),
        (
            Step("把政治学习列入全年培训安排，定下例会制度", "04-24"),
            Step("按月集中学习，上半年不少于三次", "06-30"),
            Step("组织一次理论知识测试，汇总成绩并补课", "09-18"),
        ),
        (Quota("按月开展集中政治学习", "%", 100, indicator="political_study_months"),),
    ),
    PlannedTask(
        2,
        1,
        "议事规则有章可循",
        DAILY,
        (units.OFFICE, units.ORGANISATION),
        (
            Step("修订重大事项议事规则，写明会议种类和议题范围", "05-22"),
            Step("列出向上级请示报告的事项清单和办理流程", "07-17"),
        ),
    ),
    PlannedTask(
        3,
        1,
        "督办检查台账管理",
        SUPERVISING,
        units.SUPERVISION,
        (
            Step("建成会议部署事项和领导批办事项两本台账", "04-30"),
            Step("出台定期督办办法，写明电话、书面、现场和暗访四种方式", "06-12"),
            Step("对台账事项实地核查一轮并通报结果", "08-28"),
        ),
    ),
)
ORGANISATIONAL = (
    PlannedTask(
        4,
        2,
        "机构应建尽建",
        ORGANISING,
        (units.ORGANISATION, units.WORK_COMMITTEE),
        (
            Step("摸清应设机关纪委的单位底数，列出组建清单", "04-30", TWO),
            Step("清单内的机关纪委组建完毕并批复", "07-20"),
            Step("编制县乡两级组织架构图，随调整更新", "09-30"),
        ),
    ),
    PlannedTask(
        5,
        2,
        "人员配齐配强",
        ORGANISING,
        (units.ORGANISATION, units.WORK_COMMITTEE),
        (
            Step("核对县乡两级班子和委员，形成缺额清单", "05-15"),
            Step("补齐乡镇（街道）书记、专职副书记和委员", "06-30"),
            Step("指导村（社区）配齐纪检委员和监察信息员", "09-24"),
        ),
        weight=ONE_AND_HALF,
    ),
    PlannedTask(
        6,
        2,
        "交流轮岗成制度",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("拟定班子成员异地交流和派驻干部轮岗方案", "06-26"),
            Step("首批交流轮岗到位，核算比例", "10-16"),
        ),
        (
            Quota("每届班子成员异地交流比例", "%", 20, indicator="leaders_exchanged"),
            Quota(
                "分管案件工作的班子成员异地交流比例", "%", 30, indicator="case_leaders_exchanged"
            ),
            Quota("派驻（出）机构干部三年内轮岗比例", "%", 30, indicator="rotated_36m"),
        ),
        start="05-06",
    ),
    PlannedTask(
        7,
        2,
        "职责聚焦主业",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("县乡两级自查兼职和无关分工，查出的清退到位", "06-30"),
            Step("建立分工报备制度，县级全部报备一次", "06-30"),
            Step("配合专项督查，逐项销结发现的问题", "08-14"),
        ),
        weight=TWO,
    ),
)
ABILITY = (
    PlannedTask(
        8,
        3,
        "培训平台建起来",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("建成培训平台，排出全年活动表", "05-20"),
            Step("上半年在平台上开展活动四次以上", "07-10"),
            Step("全年在平台上开展活动八次以上", "10-23", TWO),
        ),
        (Quota("每年在平台上开展活动", "次", 8, indicator="training_sessions"),),
    ),
    PlannedTask(
        9,
        3,
        "全员培训不漏一人",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("印发县乡两级年度培训计划", "04-30"),
            Step("办一期业务集中培训班", "07-24"),
            Step("核对每人全年集中培训天数，不足的补足", "10-20"),
        ),
        (
            Quota("每年业务集中培训班", "期", 1, indicator="rotation_classes"),
            Quota("每年举办集中培训班的层级（市、县、乡）", "级", 3, indicator="training_levels"),
            Quota("每年集中培训满三天的人员比例", "%", 100, indicator="training_three_days"),
        ),
    ),
    PlannedTask(
        10,
        3,
        "分类培训对口径",
        ORGANISING,
        (
            units.ORGANISATION,
            units.PUBLICITY,
            units.CASES,
            units.TRIAL,
            units.PETITIONS,
            units.CONDUCT,
        ),
        (
            Step("组织新进人员参加全市集中业务培训", "06-18"),
            Step("派驻机构和乡镇各办一次基层监督力量培训", "09-22"),
        ),
        (Quota("每年新进人员集中业务培训", "次", 1, indicator="new_staff_classes"),),
    ),
    PlannedTask(
        11,
        3,
        "实战培训跟班学",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("排定全年挂职和跟班计划，只报人数和时段", "05-08"),
            Step("上半年跟班人数达到全年要求的一半", "07-03"),
            Step("全年跟班人数达到要求", "10-16"),
        ),
        (
            Quota("县级机关到上级机关挂职、跟班", "人", 15, RURAL, "secondment_up_county"),
            Quota(
                "乡镇（街道）干部到上级机关挂职、跟班", "人", 20, RURAL, "secondment_up_township"
            ),
            Quota("城区机关到上级机关挂职、跟班", "人", 3, URBAN, "secondment_up_county"),
            Quota(
                "派驻（出）机构新进干部跟班满三个月的比例",
                "%",
                100,
                indicator="new_staff_three_months",
            ),
        ),
    ),
    PlannedTask(
        12,
        3,
        "上下互动促学习",
        ORGANISING,
        (units.ORGANISATION,),
        (
            Step("安排业务骨干到每个乡镇授课一轮", "07-09"),
            Step("选派县乡干部参加上级培训并交流所学", "09-04"),
        ),
    ),
)
