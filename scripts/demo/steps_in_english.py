"""The English of measures, of quotas, and of the bodies of counties."""

from collections.abc import Iterator, Mapping

STEPS = {
    "把政治学习列入全年培训安排，定下例会制度": "Put political study into the year's training"
    " plan and fix regular meetings",
    "按月集中学习，上半年不少于三次": "Study together every month, at least three times in the"
    " first half of the year",
    "组织一次理论知识测试，汇总成绩并补课": "Hold a test of knowledge, sum up the results and"
    " make up for gaps",
    "修订重大事项议事规则，写明会议种类和议题范围": "Revise the rules of procedure for major"
    " matters: kinds of meetings and their subjects",
    "列出向上级请示报告的事项清单和办理流程": "List what is referred or reported upwards, and how",
    "建成会议部署事项和领导批办事项两本台账": "Set up two ledgers: tasks set by meetings, and"
    " those set by leaders",
    "出台定期督办办法，写明电话、书面、现场和暗访四种方式": "Issue rules of regular follow-up by"
    " telephone, in writing, on the spot and unannounced",
    "对台账事项实地核查一轮并通报结果": "Check the entries of the ledgers on the spot once and"
    " report the result",
    "摸清应设机关纪委的单位底数，列出组建清单": "Find out which units need a discipline"
    " committee and list them",
    "清单内的机关纪委组建完毕并批复": "Set up and approve all committees on the list",
    "编制县乡两级组织架构图，随调整更新": "Draw the organisation of county and townships, and"
    " keep it up to date",
    "核对县乡两级班子和委员，形成缺额清单": "Compare posts and members of county and townships,"
    " and list the vacancies",
    "补齐乡镇（街道）书记、专职副书记和委员": "Fill the posts of secretary, full-time deputy and"
    " member in townships",
    "指导村（社区）配齐纪检委员和监察信息员": "Guide villages to have a discipline member and"
    " a supervision informant each",
    "拟定班子成员异地交流和派驻干部轮岗方案": "Plan exchanges between places for leaders and"
    " rotation for dispatched officials",
    "首批交流轮岗到位，核算比例": "Complete the first exchanges and work out their share",
    "县乡两级自查兼职和无关分工，查出的清退到位": "Look for second posts and duties outside the"
    " core in county and townships, and end those found",
    "建立分工报备制度，县级全部报备一次": "Introduce filing of duties; every county body files"
    " once",
    "配合专项督查，逐项销结发现的问题": "Assist the special inspection and close each problem"
    " found",
    "建成培训平台，排出全年活动表": "Set up the training platform and a calendar for the year",
    "上半年在平台上开展活动四次以上": "Hold at least four activities on the platform in the first"
    " half of the year",
    "全年在平台上开展活动八次以上": "Hold at least eight activities on the platform in the year",
    "印发县乡两级年度培训计划": "Issue the year's training plan for county and townships",
    "办一期业务集中培训班": "Hold one training course",
    "核对每人全年集中培训天数，不足的补足": "Check everybody's days of training in the year and"
    " make up for missing ones",
    "组织新进人员参加全市集中业务培训": "Send newcomers to the training of the city",
    "派驻机构和乡镇各办一次基层监督力量培训": "Dispatched bodies and townships each train those"
    " who supervise at the grass roots once",
    "排定全年挂职和跟班计划，只报人数和时段": "Plan the year's secondments, filing numbers and"
    " periods only",
    "上半年跟班人数达到全年要求的一半": "Reach half of the year's secondments by mid-year",
    "全年跟班人数达到要求": "Reach the year's number of secondments",
    "安排业务骨干到每个乡镇授课一轮": "Have experienced staff teach once in every township",
    "选派县乡干部参加上级培训并交流所学": "Send officials of county and townships to training"
    " above and share what they learned",
    "排出班子成员和部室联系乡镇的安排表": "Assign leaders and offices to the townships that they"
    " keep in touch with",
    "印发纪检委员和监察信息员联系管理办法": "Issue rules for contact with discipline members and"
    " supervision informants",
    "班子成员调研天数达到全年要求": "Leaders reach the year's days of field research",
    "制定看重日常和实绩的考核办法": "Draw up an appraisal that looks at daily work and results",
    "组织乡镇纪委书记述职述廉并民主测评": "Have township secretaries report on duty and"
    " integrity, followed by a democratic appraisal",
    "画出各项业务流程图，取消重复报送": "Draw the course of each kind of work and end double"
    " filing",
    "试行纪律检查建议书和监察建议书制发办法": "Try out rules for recommendations of discipline"
    " inspection and of supervision",
    "建立室组和乡镇之间的协作办案安排": "Arrange how offices, groups and townships work together"
    " on cases",
    "在村（社区）试点纪检委员交叉监督": "Try out crosswise supervision by discipline members in"
    " villages",
    "带薪休假和年度体检落实到位": "Grant paid leave and yearly medical examinations",
    "列出住房、子女入园等困难清单并逐项协调": "List difficulties with housing, kindergartens and"
    " the like, and help with each",
    "办一次职工运动会或节日集体活动": "Hold a sports day or a festive event for staff",
    "分级分类整理现行制度，编出目录": "Sort the rules in force by level and kind, with a table of"
    " contents",
    "汇编成册，发到每个乡镇（街道）": "Bind them into one volume and hand it to every township",
    "村级监督人员补贴列入县级预算": "Put allowances for village supervisors into the county's"
    " budget",
    "按考核结果兑付上半年补贴": "Pay the allowances of the first half by the appraisal",
    "办案场所、装备和车辆经费纳入年度安排": "Put premises, equipment and vehicles for casework"
    " into the year's budget",
    "会同编制部门核清空缺编制": "Establish the vacant posts together with the staffing office",
    "完成一批招录或遴选": "Complete one round of recruitment or selection",
    "对照“八有”逐个乡镇核查，列出缺项": "Compare every township with the “eight haves” and list"
    " what is missing",
    "乡镇“八有”缺项补齐": "Provide what is missing of the “eight haves” of townships",
    "村级“六有”达标": "Reach the “six haves” of villages",
    "自查检举举报平台的管理和使用": "Review how the reporting platform is run and used",
    "配备信息技术保障人员": "Appoint staff for information technology",
    "内网建设完成年度任务": "Complete the year's part of the internal network",
    "县级机关四项业务和乡镇日常办公实现信息化": "Carry out four kinds of county work and daily"
    " township work by computer",
    "完善受诬告干部澄清正名办法": "Improve how officials who were accused falsely are cleared",
    "建立办案安全风险清单和定期检查安排": "List the risks to safety in casework and plan regular"
    " checks",
    "完成一轮安全检查，问题整改到位": "Complete a round of safety checks and put right what was"
    " found",
    "定下全年精简文件会议的目标，按月统计": "Set the year's goal for fewer documents and meetings,"
    " counted monthly",
    "出台执纪执法着装、用语和程序规范": "Issue rules on dress, language and procedure in casework",
    "全年文件和会议数量降到目标以内": "Bring documents and meetings of the year below the goal",
    "办一次机关开放日，请各界代表走进来": "Hold an open day for people from all walks of life",
    "推出一批讲工作、不讲个人的报道": "Publish reports that tell of work, not of persons",
    "修订请示报告和集体决策制度": "Revise the rules for reporting upwards and for collective"
    " decisions",
    "完成财务、办案程序和安全三项专项检查": "Complete three special checks: finances, procedure"
    " and safety",
    "制定线索提级管理和重要案件提级审查办法": "Draw up rules for handling leads and important"
    " cases one level up",
    "对照办法完成首轮检查": "Complete a first check against the rules",
    "建立上门服务和一对一指导安排": "Arrange services at the door and guidance one to one",
    "选定试点，拿出品牌方案": "Choose trial sites and present a plan for the brand",
    "总结可以推广的做法": "Sum up what others can take over",
    "排出领导包案和干部轮流接访安排": "Assign petition cases to leaders and plan reception of"
    " visitors by turns",
    "到乡镇（街道）现场接访": "Receive visitors on the spot in townships",
    "完善受理和反馈办法，缩短反馈时间": "Improve how petitions are taken and answered, and answer"
    " sooner",
    "建立群众身边问题优先受理和快速分流办法": "Draw up rules by which petty corruption is taken"
    " first and passed on fast",
    "开展一轮联合查处，通报件数": "Carry out a joint round of investigations and report their"
    " number",
}
QUOTAS = {
    "按月开展集中政治学习": "Months with political study together",
    "每届班子成员异地交流比例": "Leaders exchanged between places in each term",
    "分管案件工作的班子成员异地交流比例": "Leaders in charge of casework exchanged between places",
    "派驻（出）机构干部三年内轮岗比例": "Officials of dispatched bodies rotated within three years",
    "每年在平台上开展活动": "Activities on the platform in a year",
    "每年业务集中培训班": "Training courses in a year",
    "每年举办集中培训班的层级（市、县、乡）": "Levels of city, county and township with a class",
    "每年集中培训满三天的人员比例": "Staff with three days of training or more in a year",
    "每年新进人员集中业务培训": "Training of newcomers in a year",
    "县级机关到上级机关挂职、跟班": "Seconded from county bodies to bodies above",
    "乡镇（街道）干部到上级机关挂职、跟班": "Seconded from townships to bodies above",
    "城区机关到上级机关挂职、跟班": "Seconded from district bodies to bodies above",
    "派驻（出）机构新进干部跟班满三个月的比例": "Newcomers of dispatched bodies seconded for"
    " three months or more",
    "班子成员人均调研天数": "Days of field research for each leader",
    "班子成员每年调研满十五天的比例": "Leaders with fifteen days of field research in a year",
    "市级每年到县级挂职锻炼": "Seconded from the city to counties in a year",
    "村级纪检委员、监察信息员每人每月补贴": "Monthly allowance of each village supervisor",
    "每年组织文体活动": "Activities for staff each year",
    "每年内部控制专项检查": "Special checks of internal control each year",
    "乡镇纪委“八有”达标": "Township commissions with the “eight haves”",
    "村级“六有”达标": "Villages with the “six haves”",
    "全年印发文件数量比上年增减": "Change of documents issued against the year before",
    "全年会议数量比上年增减": "Change of meetings against the year before",
    "每年到乡镇（街道）现场接访": "Receptions of visitors in townships in a year",
}
OFFICES = {
    "办公室": "General Office",
    "组织部": "Organisation Department",
    "宣传部": "Publicity Department",
    "党风政风监督室": "Conduct and Style Supervision Office",
    "信访室": "Letters and Visits Office",
    "案件监督管理室": "Case Supervision and Management Office",
    "案件审理室": "Case Trial Office",
    **{
        f"第{numeral}纪检监察室": f"Discipline and Supervision Office {number}"
        for number, numeral in enumerate("一二三", 1)
    },
    **{
        f"第{numeral}派驻纪检监察组": f"Dispatched Discipline and Supervision Group {number}"
        for number, numeral in enumerate("一二三四五六七", 1)
    },
}
"""What is a part of a county's commission, by how its name ends."""
BODIES = {
    "委办公室": "General Office of the {place} Party Committee",
    "委组织部": "Organisation Department of the {place} Party Committee",
    "财政局": "Finance Bureau of {place}",
    "教育局": "Education Bureau of {place}",
    "基层基础工作领导小组": "Leading Group for Sound Foundations of {place}",
    "基层基础工作规范化制度化建设工作专班": "Taskforce for Sound Foundations of {place}",
    "委办公室基层基础工作领导小组": "Leading Group of the General Office of {place}",
    "委办公室基层基础工作专班": "Taskforce of the General Office of {place}",
    "纪委监委督查中心": "Supervision Centre of {place}",
    "基层基础工作督导组": "Supervision Group of {place}",
    "乡镇纪检监察协作区": "Township Cooperation Zone of {place}",
    "纪委监委": "{place} Commission for Discipline Inspection and Supervision",
    "纪检监察工作委员会": "{place} Working Commission for Discipline and Supervision",
    "纪律检查委员会": "{place} Commission for Discipline Inspection",
    "政务服务大厅社会保障窗口": "Social Security Window of the {place} Service Hall",
    "政务服务大厅不动产登记窗口": "Land Register Window of the {place} Service Hall",
    "村级纪检监察工作联络站": "Village Liaison Station of {place}",
    "监察办公室": "Supervision Office of {place}",
}
"""What else there is, by how its name goes on after that of its place."""


def bodies_of(place: str, said: str) -> Iterator[tuple[str, str]]:
    """Yield the names of what bodies there may be in a place, in both languages."""
    for ends, form in BODIES.items():
        yield f"{place}{ends}", form.format(place=said)
    for ends, office in OFFICES.items():
        yield f"{place}纪委监委{ends}", f"{office}, {said} Commission"
    yield f"中共{place}委员会", f"Party Committee of {said}"
    for number, numeral in enumerate("一二", 1):
        yield f"中共{place}委第{numeral}巡察组", f"Inspection Group {number} of {said}"
    inspection = f"Inspection Office of the {said} Party Committee"
    yield f"中共{place}委员会巡察工作领导小组办公室", inspection


WRITTEN: Mapping[str, str] = {**STEPS, **QUOTAS}
"""The English of what tasks ask, by the Chinese."""
