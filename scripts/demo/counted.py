"""More indicators that are computed from other ledgers: events, oversight, papers, sums of cases.

They are written as those of `measured.py`, one table for each subject.
"""

EVENTS = """
reaction_days | 反馈当日专题研究平均天数 | Days until a meeting on the feedback
  | ratio 天 month aggregate unranked less 0 8
  | events:about programme ^first kind=special_meeting about.source=provincial_feedback
    held_on>=about.found_on.
  | 间隔天数 days about.found_on,held_on | 专题研究的反馈问题数 rows
feedback_same_day | 反馈当日专题研究率 | Provincial feedback with a meeting on its day
  | ratio % month aggregate unranked more 1 8
  | events:about programme kind=special_meeting about.source=provincial_feedback
    held_on>=about.found_on.
  | 当日研究的反馈问题数 distinct about about.found_on>=held_on.
  | 反馈问题数 rows &findings: programme source=provincial_feedback
test_coverage | 人均参加测试人次 | Times that each member of staff took a test
  | ratio 人次 quarter aggregate unranked more 1 24
  | events: year ~county kind=test participants.village!
  | 参加人次 sum participants | 干部人数 sum staff.persons &posts: latest
test_turnout | 业务测试到考率 | Took the test, of those who were to
  | ratio % quarter aggregate unranked more 1 24 | events: year kind=test
  | 参加人次 sum participants | 应参加人次 sum asked
test_score | 业务测试平均分 | Mean score of tests
  | ratio 分 quarter aggregate unranked neutral - 24 | events: year kind=test score_sum?
  | 分数合计 sum score_sum | 参加人数 sum participants
onsite_test_passed | 现场测试合格率 | On-site tests passed
  | ratio % quarter aggregate unranked neutral - 53 | events: year kind=test form=on_site passed?
  | 合格人数 sum passed | 参加人数 sum participants
retake_passed | 补考合格率 | Retakes passed
  | ratio % year aggregate unranked neutral - 341 | events: year kind=test retaken?
  | 补考合格人数 sum passed_after | 补考人数 sum retaken
blockers_solved | 帮办解决堵点率 | Blockers solved, of those told of
  | ratio % month public unranked more 1 65
  | events:results programme kind=help code=blockers_solved
  | 已解决数 sum count | 报告受阻的任务数 distinct record &progress:updates programme status=blocked
theory_tests | 政治理论测试次数 | Theory tests
  | count 次 quarter public unranked more 1 228,229 | events: year kind=test theme=theory | rows
theory_passed | 政治理论测试合格率 | Theory tests passed
  | ratio % quarter aggregate unranked neutral - 229
  | events: year ~county kind=test theme=theory passed?
  | 合格人数 sum passed | 参加人数 sum participants
small_power_classes | 小微权力人员培训期数 | Classes for holders of small powers
  | count 期 year public unranked more 1 162
  | events: year kind=training audience=small_power | rows
training_coverage | 人均培训人次 | Times that each member of staff was trained
  | ratio 人次 quarter aggregate unranked more 1 91
  | events: year ~county kind=training participants.village!
  | 参加人次 sum participants | 干部人数 sum staff.persons &posts: latest
training_days | 培训天数 | Days of training
  | value 天 quarter aggregate unranked neutral - 91
  | events: year kind=training participants.village! | sum days
training_participants | 培训人次 | Participants of training
  | value 人次 quarter aggregate unranked neutral - 91
  | events: year kind=training participants.village! | sum participants
offjob_trained | 脱产培训三天以上人次 | Trained off the job for three days
  | value 人次 year aggregate unranked neutral - 94
  | events: year kind=training off_job=true days>=3 | sum participants
offjob_city | 市级脱产培训三天以上覆盖率 | City staff trained off the job for three days
  | ratio % year aggregate unranked more 1 94
  | events: year kind=training off_job=true days>=3 participants.city?
  | 市级参加人次 sum participants.city
  | 市级在岗人数 sum value &returns: latest indicator=city_staff
offjob_county | 县级脱产培训三天以上覆盖率 | County staff trained off the job for three days
  | ratio % year aggregate unranked more 1 94
  | events: year ~county kind=training off_job=true days>=3 participants.county?
  | 县级参加人次 sum participants.county
  | 县级在岗人数 sum in_post &posts:units latest unit.level=county
offjob_township | 乡镇脱产培训三天以上覆盖率 | Township staff trained off the job for three days
  | ratio % year aggregate unranked more 1 94
  | events: year ~county kind=training off_job=true days>=3 participants.township?
  | 乡镇参加人次 sum participants.township
  | 乡镇在岗人数 sum in_post &posts:units latest unit.level=township
rotation_classes | 轮训班期数 | Rotation classes
  | count 期 year public unranked more 1 92 | events: programme kind=training series=rotation | rows
staff_activities | 文体活动次数 | Activities for staff
  | count 次 year public unranked more 1 269 | events: year kind=staff_activity | rows
sports_meetings | 系统运动会次数 | Sports meetings
  | count 次 year public unranked more 1 269 | events: year kind=staff_activity form=sports_meeting
  | rows
festival_activities | 节日活动次数 | Festival activities
  | count 次 year public unranked more - 269 | events: year kind=staff_activity form=festival
  | rows
outside_batches | 外出培训批次 | Batches trained outside
  | count 期 year public unranked more 2 149 | events: year kind=training series=outside | rows
base_sessions | 培训基地办班期数 | Classes at the training base
  | count 期 year public unranked neutral - 93
  | events: year kind=training host.kind=training_base | rows
base_participants | 培训基地参加人次 | Participants at the training base
  | value 人次 year aggregate unranked neutral - 93
  | events: year kind=training host.kind=training_base | sum participants
village_batches | 村书记培训批次 | Batches of village secretaries
  | count 期 year public unranked more 3 126
  | events: year kind=training series=village_secretaries | rows
village_secretaries_trained | 村书记培训人数 | Village secretaries trained
  | value 人 year aggregate unranked neutral - 126
  | events: year kind=training series=village_secretaries
  | sum participants.village
village_secretaries_share | 村书记培训覆盖率 | Village secretaries trained, of all villages
  | ratio % year aggregate unranked more 1 126
  | events: year kind=training series=village_secretaries
  | 参加人次 sum participants.village | 村数 sum villages &areas:areas now
research_coverage | 调研乡镇覆盖率 | Townships reached by research
  | ratio % year public unranked more 1 101
  | events:units year kind=research units.kind=township_commission
  | 已调研的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
research_groups | 课题组数 | Groups of research
  | count 个 year public unranked neutral - 101 | events: year kind=research no? | distinct no
research_bodies | 调研县直单位覆盖率 | Bodies of the county reached by research
  | ratio % year public unranked more 1 101
  | events:units year kind=research units.kind=county_body,dispatched_group
  | 已调研的县直单位数 distinct units units.abolished_on!
  | 县直单位数 rows &units:units now kind=county_body,dispatched_group
consulted_audiences | 座谈会覆盖对象类别 | Audiences consulted
  | count 类 year public unranked more 3 102
  | events: year kind=consultation audience=village_supervisors,deputies,retired
  | distinct audience
consulted_supervisors | 村监委会主任座谈会次数 | Consultations of heads of village committees
  | count 次 year public unranked more 1 102
  | events: year kind=consultation audience=village_supervisors | rows
consulted_deputies | 代表委员座谈会次数 | Consultations of deputies and members
  | count 次 year public unranked more 1 102
  | events: year kind=consultation audience=deputies | rows
consulted_retired | 老干部座谈会次数 | Consultations of retired cadres
  | count 次 year public unranked more 1 102
  | events: year kind=consultation audience=retired | rows
suggestions | 座谈会征集建议数 | Suggestions collected at consultations
  | value 条 year public unranked neutral - 102
  | events:results year kind=consultation code=suggestions | sum count
zones_met | 近一个月召开例会的协作区占比 | Cooperation zones that met within a month
  | ratio % month public unranked more 1 117
  | events: months1 kind=zone_meeting organiser.kind=coop_zone
  | 召开例会的协作区数 distinct organiser organiser.abolished_on!
  | 协作区数 rows &units:units now kind=coop_zone
zone_meetings | 协作区平均例会次数 | Meetings per cooperation zone
  | ratio 次 month public unranked more 1 117
  | events: year kind=zone_meeting organiser.kind=coop_zone
  | 例会次数 rows | 协作区数 rows &units:units now kind=coop_zone
lectures_down | 县级送课下乡镇次数 | Lectures of the county in townships
  | count 次 year public unranked more 1 257 | events: year kind=lecture_down ~county | rows
lectures_from_city | 市级送课到县次数 | Lectures of the city in the county
  | count 次 year public unranked more 1 257 | events: year kind=lecture_down ~city | rows
modules_trained | 必修模块覆盖数 | Compulsory modules taught
  | count 项 year public unranked more 3 340 | events: year kind=training module? | distinct module
rules_trained | 纪法条规必修人员占比 | Staff trained in the rules
  | ratio % year aggregate unranked more 1 340
  | posts: latest | 已参训人数 sum staff.rules_trained | 干部人数 sum staff.persons
evidence_trained | 证据收集必修人员占比 | Staff trained in evidence
  | ratio % year aggregate unranked more 1 340
  | posts: latest | 已参训人数 sum staff.evidence_trained | 干部人数 sum staff.persons
documents_trained | 文书制作必修人员占比 | Staff trained in documents
  | ratio % year aggregate unranked more 1 340
  | posts: latest | 已参训人数 sum staff.documents_trained | 干部人数 sum staff.persons
study_themes | 学习专题覆盖数 | Themes studied
  | count 项 year public unranked more 4 212
  | events: year kind=study,political_study theme=party_rules,speeches,law,cases | distinct theme
leaders_training | 联系领导到联系乡镇授课率 | Townships that their own leader trained
  | ratio % year public unranked more 1 342 | pairings:pairings now kind=contact
  | 联系领导已授课的乡镇数 rows classes>=1 | 有联系领导的乡镇数 rows
"""
"""Meetings, tests, training and help."""

FINDINGS = """
measures_done | 整改措施完成率 | Measures of rectification done
  | ratio % week public unranked more 1 7 | rectifications:updates programme done?
  | 已完成措施数 entries done | 措施数 rows &rectifications:measures programme
measures_on_time | 整改措施按时完成率 | Measures of rectification done by their day
  | on_time % week public unranked more 1 6,7 | rectifications:measures programme
  | 按时完成措施数 / 到期措施数 | done=done_on due=due_on
measures_per_finding | 每个问题的整改措施数 | Measures for each finding
  | ratio 条 week public unranked neutral - 7 | rectifications:measures programme
    finding.source=provincial_feedback,check,round,self_check,service_hall,appraisal
  | 措施数 rows
  | 已反馈问题数 rows &findings: programme
    source=provincial_feedback,check,round,self_check,service_hall,appraisal
measures_followed | 跟进落实整改措施数 | Measures of rectification followed up
  | value 条 week public unranked neutral - 11 | rectifications:updates programme done?
  | entries done
measures_done_per_finding | 每个问题落实的整改措施数 | Measures done for each finding
  | ratio 条 week public unranked neutral - 11 | rectifications:updates programme done?
    finding.source=provincial_feedback,check,round,self_check,service_hall,appraisal
  | 已完成措施数 entries done
  | 已反馈问题数 rows &findings: programme
    source=provincial_feedback,check,round,self_check,service_hall,appraisal
findings_rechecked | 销号问题复查率 | Closed findings checked again
  | ratio % quarter aggregate unranked more 1 12 | checks:focus programme
    start_on>=focus.first_closed_on.
  | 已复查问题数 distinct focus | 已销号问题数 rows &findings: programme first_closed_on?
difficulties_solved | 困难问题解决率 | Difficulties solved
  | ratio % month public unranked more 1 13 | findings: programme source=difficulty
  | 已解决数 rows outcome=solved | 提出数 rows
answer_days | 困难问题平均答复天数 | Days until a difficulty is answered
  | ratio 天 month public unranked less - 13
  | findings: programme source=difficulty answered_on?
  | 答复天数之和 days found_on,answered_on | 已答复数 rows
feedback_days | 检查问题平均反馈天数 | Days until what a check found is fed back
  | ratio 天 month public unranked less - 47 | findings: programme source=check
  | 反馈天数之和 days found_on,fed_back_on | 已反馈问题数 rows
self_check_days | 自查问题平均上报天数 | Days until what a county found itself is told
  | ratio 天 month public unranked less - 358 | findings: programme source=self_check
  | 间隔天数之和 days found_on,fed_back_on | 自查问题数 rows
provincial_problems | 上级反馈问题数 | Problems of the provincial feedback
  | count 个 week aggregate unranked neutral - 5
  | findings: programme source=provincial_feedback serial? | distinct serial
provincial_aspects | 上级反馈方面数 | Aspects of the provincial feedback
  | count 个 week public unranked neutral - 5,96
  | findings: programme source=provincial_feedback aspect? | distinct aspect
shared_days | 向组织部门反馈平均天数 | Days until the organisation office is told
  | ratio 天 month public unranked less - 351 | findings: programme source=check shared_on?
  | 间隔天数之和 days found_on,shared_on | 已向组织部门反馈数 rows
shared_findings | 检查问题向组织部门反馈率 | Findings of checks told to the organisation office
  | ratio % month public unranked more 1 351 | findings: programme source=check
  | 已向组织部门反馈数 rows shared_on? | 检查问题数 rows
look_back_relapse | 回头看问题反弹率 | Findings reopened, of those that look-backs saw
  | ratio % month aggregate unranked less 0 56,226
  | checks:focus programme form=look_back focus.first_closed_on?
  | 重新立项数 distinct focus focus.reopened_on? | 回头看的销号问题数 distinct focus
immediate_days | 立行立改平均天数 | Days until an immediate rectification is closed
  | ratio 天 month public unranked less - 137
  | findings: programme source=round immediate=true closed_on?
  | 办结天数之和 days found_on,closed_on | 已销号数 rows
livelihood_solved | 民生问题解决数 | Livelihood problems solved
  | count 个 month public unranked neutral - 186
  | findings: programme livelihood=true closed_on? | rows
duties_compliant | 无人兼任无关职务的机构占比 | Bodies in which nobody holds an unrelated duty
  | ratio % quarter aggregate unranked more 1 90,309
  | posts:units latest unit.kind=township_commission,dispatched_group
  | 无人兼任的机构数 rows unrelated_duties<=0 unit.abolished_on!
  | 乡镇和派驻机构数 rows &units:units now kind=township_commission,dispatched_group
duties_share | 兼任无关职务人员占比 | Staff who hold unrelated duties
  | ratio % quarter aggregate unranked less 0 90,309
  | posts:units latest unit.kind=township_commission,dispatched_group
  | 兼任人数 sum unrelated_duties | 在岗人数 sum in_post
duty_review_days | 分工报备平均审核天数 | Days until a division of work is reviewed
  | ratio 天 quarter aggregate unranked less - 90 | posts:units latest duty_reviewed_on?
  | 审核天数之和 days duty_filed_on,duty_reviewed_on | 已审核数 rows
"""
"""Findings, their measures, and the days that they take."""

CHECKS = """
safety_checks | 审查安全按季检查率 | Quarters with a check of safety
  | ratio % quarter public unranked more 1 282 | checks: year kind=safety
  | 开展检查的季数 / 季数 | every=quarter
safety_closed | 审查安全问题销号率 | Problems of safety closed
  | ratio % quarter internal unranked more 1 282 | findings: programme source_ref.kind=safety
  | 已销号问题数 rows closed_on? | 发现问题数 rows
observations_commented | 观摩后点评会召开率 | Observations with a commentary meeting
  | ratio % month internal unranked more 1 43
  | checks: programme kind=observation
  | 已召开点评会的观摩次数 distinct about
    &events:about programme kind=commentary_meeting organiser.level=city held_on>=about.end_on.
  | 观摩次数 rows
cross_months | 交叉检查按月开展率 | Months with a cross inspection
  | ratio % month public unranked more 1 44 | checks: year kind=cross
  | 已开展的月数 / 月数 | every=month
violations_per_visit | 每次工作纪律检查发现情形 | Violations for each body visited
  | ratio 起 week aggregate unranked less 0 120
  | checks: year kind=work_discipline
  | 发现情形数 sum violations violations? | 检查单位次数 sum units_n
survey_methods | 调研方法种数 | Methods of survey used
  | count 种 year public unranked more 3 308 | events: year kind=survey | distinct form
style_patrols | 近半年作风巡查次数 | Patrols of style in half a year
  | count 次 half_year public unranked more 1 286 | checks: months6 kind=style | rows
control_checks | 内部控制专项检查覆盖项数 | Subjects of internal control that were checked
  | count 项 year public unranked more 3 289
  | checks: year kind=internal_control theme=finance,handling,safety | distinct theme
control_rules | 内部控制制度件数 | Rules of internal control
  | count 件 year public unranked more 1 289
  | documents:updates programme ^last domain=internal_control kind=rule
    status=issued,revised,published | rows
duty_checks | 专职专责专项督查次数 | Special checks of full-time duty
  | count 次 year public unranked more 1 244,307
  | checks: programme kind=special theme=full_duty level=city start_on>=2026-07-01 | rows
three_changes_checks | 近半年“三转”专项检查次数
  | Special checks of the three changes in half a year
  | count 次 half_year public unranked more 1 309,329
  | checks: months6 kind=special theme=three_changes | rows
three_changes_problems | 近半年“三转”专项检查发现问题数
  | Problems found by checks of the three changes in half a year
  | count 个 half_year aggregate unranked neutral - 309,329
  | findings: months6 source_ref.theme=three_changes | rows
rechecks | 再检查占比 | Re-checks among the checks
  | ratio % year public unranked neutral - 327 | checks: year
  | 再检查次数 rows is_recheck=true | 检查次数 rows
political_checks | 政治监督占比 | Political supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year
  | 政治监督次数 rows theme=political | 检查次数 rows
daily_checks | 日常监督占比 | Daily supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year
  | 日常监督次数 rows theme=daily | 检查次数 rows
special_checks | 专项监督占比 | Special supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year
  | 专项监督次数 rows theme=special | 检查次数 rows
node_checks | 关键节点检查次数 | Checks at nodes
  | count 次 quarter public unranked neutral - 332
  | checks: year start_on>=node.start_on. node.end_on>=start_on. | rows
nodes_checked | 已检查关键节点数 | Nodes at which there was a check
  | count 个 quarter public unranked more - 332
  | checks: year start_on>=node.start_on. node.end_on>=start_on. | distinct node
field_checks | 民生领域检查覆盖数 | Livelihood fields checked
  | count 项 quarter public unranked neutral - 355 | checks: year field? | distinct field
field_findings | 民生领域问题数 | Findings in livelihood fields
  | count 个 quarter public unranked neutral - 355 | findings: programme field? | rows
masses_checks_monthly | 乡镇月月查覆盖率 | Townships with a check in the last month
  | ratio % month public ranked more 1 127
  | checks:units months1 @end_on kind=monthly_masses level=township units.kind=township_commission
  | 近一个月已查的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
masses_checks_quarterly | 县级季季查按季开展率 | Quarters with a check by the county
  | ratio % quarter public unranked more 1 128 | checks: year kind=quarterly_masses level=county
  | 已检查的季度数 / 季度数 | every=quarter
township_visits | 近三个月乡镇日常工作平均督导次数 | Visits per township in three months
  | ratio 次 quarter public unranked more 1 357
  | checks: months3 kind=township_daily level=county
  | 督导乡镇次数 sum units_n | 乡镇数 rows &units:units now kind=township_commission
townships_visited | 近三个月乡镇日常工作督导覆盖率 | Townships visited in three months
  | ratio % quarter aggregate unranked more 1 357
  | checks:units months3 kind=township_daily level=county units.kind=township_commission
  | 已督导的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
"""
"""Checks by kind, theme, node and field."""

OF_DISCIPLINE = (
    ("late", "迟到", "late arrival"),
    ("early", "早退", "leaving early"),
    ("absent", "旷工", "absence"),
    ("games", "玩游戏", "games at work"),
    ("chat", "聊天", "chats at work"),
    ("films", "看视频", "films at work"),
)
VIOLATIONS = "".join(
    f"""{code}_share | 工作纪律检查中{zh}占比 | Share of {en} in what checks of discipline found
  | ratio % week aggregate unranked neutral - 120
  | checks:violations year kind=work_discipline
  | {zh}数 sum count code={code} | 发现情形数 sum count
"""
    for code, zh, en in OF_DISCIPLINE
)
"""What checks of work discipline found, by type."""

ACTIONS = """
offices_barred | 年度不得评优室部数 | Offices barred from “excellent”
  | count 个 year aggregate unranked neutral - 36
  | actions: year @period kind=excellent_barred | distinct object_units
leaders_barred | 年度不得评优领导职务数 | Posts of leaders barred from “excellent”
  | count 个 year internal unranked neutral - 36
  | actions: year @period kind=excellent_barred | distinct object_posts
summonses | 约谈县级纪委书记人次 | Summonses of county secretaries
  | value 人次 quarter aggregate unranked neutral - 63
  | actions: year kind=summons object_posts=county_secretary | sum person_times
admonishing_talks | 对分管副书记诫勉谈话次数 | Admonishing talks with deputy secretaries
  | count 次 quarter aggregate unranked neutral - 64
  | actions: programme kind=admonishing_talk object_posts=county_deputy_secretary | rows
collective_talks | 集体约谈单位数 | Bodies talked to together
  | value 个 quarter aggregate unranked neutral - 106,107
  | actions: programme kind=collective_talk updates.status=delivered | sum units_n
collective_persons | 集体约谈人次 | Persons talked to together
  | value 人次 quarter aggregate unranked neutral - 106
  | actions: programme kind=collective_talk updates.status=delivered person_times?
  | sum person_times
bottom_talks | 考核靠后被集体约谈单位数 | Bodies near the bottom that were talked to together
  | value 个 quarter aggregate unranked neutral - 106
  | actions: programme kind=collective_talk updates.status=delivered reason=appraisal_low
  | sum units_n
bottom_posts | 集体约谈平均每单位人次 | Posts talked to for each body near the bottom
  | ratio 人次 quarter aggregate unranked less 3 106
  | actions: programme kind=collective_talk updates.status=delivered reason=appraisal_low
    person_times>=1
  | 被约谈人次 sum person_times | 被约谈单位数 sum units_n
meeting_discipline | 会风会纪处理单位数 | Bodies dealt with for meeting discipline
  | value 个 quarter aggregate unranked neutral - 121
  | actions: programme kind=admonishing_talk reason=meeting_discipline units_n? | sum units_n
meeting_repeated | 会风会纪平均处理次数 | Times that a body was dealt with for meeting discipline
  | ratio 次 quarter aggregate unranked less 1 121
  | actions: programme kind=admonishing_talk reason=meeting_discipline object_units?
  | 处理单位次数 sum units_n | 涉及单位数 distinct object_units
not_implemented | 落实不力启动问责次数 | Accountability for what was not carried out
  | count 次 quarter aggregate unranked neutral - 235
  | actions: programme reason=not_implemented | rows
commended | 通报表扬单位数 | Bodies commended
  | value 个 year aggregate unranked neutral - 264
  | actions: year @period kind=commend object_kind=unit | sum units_n
awards | 优秀乡镇纪委书记表彰人数 | Secretaries of townships awarded
  | value 人 year aggregate unranked neutral - 353
  | actions: year @period kind=commend award=outstanding_secretary person_times?
  | sum person_times
recommended | 年度考核后优先推荐单位数 | Bodies recommended after the appraisal
  | value 个 year aggregate unranked neutral - 337,338
  | actions: year @period kind=recommend units_n? | sum units_n
work_talks | 年内工作约谈次数 | Work talks of the year
  | count 次 year aggregate unranked neutral - 264 | actions: year kind=work_talk | rows
slow_talks | 进度迟缓约谈次数 | Talks for slow progress
  | count 次 month aggregate unranked neutral - 300
  | actions: programme reason=slow_progress kind=remind,work_talk,summons,admonishing_talk | rows
low_appraisal_talks | 考核靠后约谈问责次数 | Talks after a low appraisal
  | count 次 year aggregate unranked neutral - 339
  | actions: programme reason=appraisal_low | rows
plan_deviation | 进度与计划之差 | Progress less plan
  | value % week public unranked more 0 300 | assessment: | sum deviation
"""
"""What was decided upon what the rules proposed."""

PAPERS = """
documents_numbered | 发文字号规范率 | Documents with a number in due form
  | ratio % quarter public unranked more 1 79
  | documents:updates programme
    kind=rule,meeting_rule,template,implementation_plan,manual,process
    status=issued,revised
  | 发文字号合乎格式的件次 rows doc_no? | 印发和修订的件次 rows
publication_days | 文件公开平均天数 | Days from issue to publication
  | ratio 天 month public unranked less 20 221
  | documents:updates programme
    kind=rule,meeting_rule,template,implementation_plan,manual,process
    status=published
  | 从印发到公开的天数之和 days updates.on,on | 已公开件数 rows
base_standard | 基层基础工作规范一年内修订率 | Base work standard revised within a year
  | ratio % quarter public unranked more 1 271 | standards: now standard=base_standard
  | 一年内印发或修订的规范数 sum met | 应有的规范数 sum asked
rules_age | 制度距最近一次修订平均天数 | Days since a rule was issued or revised
  | ratio 天 quarter public unranked less 365 271
  | documents:updates months1200 ^last kind=rule,process,manual
    status=issued,revised,published
  | 距最近一次印发、修订或公开的天数之和 days on,as_of | 有效制度数 rows
inspection_rules | 巡察制度件数 | Rules of the inspection office
  | count 件 year public unranked neutral - 173
  | documents:updates months1200 ^last owner.kind=inspection_office kind=rule
    domain=daily,inspection status=issued,revised,published | rows
inspection_office_rules | 巡察办管理制度件数 | Rules of how the inspection office is run
  | count 件 year public unranked neutral - 173
  | documents:updates months1200 ^last owner.kind=inspection_office kind=rule domain=daily
    status=issued,revised,published | rows
inspection_work_rules | 巡察工作制度件数 | Rules of inspection work
  | count 件 year public unranked neutral - 173
  | documents:updates months1200 ^last owner.kind=inspection_office kind=rule domain=inspection
    status=issued,revised,published | rows
rules_unused | 一年内未使用制度占比 | Rules that nobody used in a year
  | ratio % year public unranked less 0 157
  | documents:exams months12 ^last kind=rule standing=issued,revised,published uses_12m?
  | 未使用的制度数 rows uses_12m<=0 | 已检验使用情况的有效制度数 rows
experiences_adopted | 经验推广地方数 | Adoptions of an experience
  | value 个 year public unranked neutral - 227 | documents: programme kind=experience adopted_by?
  | entries adopted_by
rules_built | 建议书推动建章立制件数 | Rules built for each recommendation
  | ratio 件 year aggregate unranked neutral - 115
  | documents: programme kind=recommendation owner.kind=county_commission,dispatched_group
  | 建章立制件数 sum rules_built rules_built? | 建议书数 rows
organ_charts | 县乡机构设置图覆盖率 | Commissions with a chart of their organs
  | ratio % year public unranked more 1 237
  | documents:updates programme ^last kind=organ_chart status=issued,revised,published
  | 有机构设置图的县乡机构数 distinct owner owner.kind=county_commission,township_commission
    owner.abolished_on!
  | 县乡机构数 rows &units:units now kind=county_commission,township_commission
city_chart | 市级机构设置图完成率 | Chart of the city's organs
  | ratio % year public unranked more 1 237 | standards: now standard=city_chart
  | 已印发的设置图数 sum met | 应印发的设置图数 sum asked
readers | 业务读本编印率 | Reader printed by the city
  | ratio % year public unranked more 1 250 | standards: now standard=reader
  | 已编印的读本数 sum met | 应编印的读本数 sum asked
compilations | 法规年度汇编完成率 | Compilation of the year issued by the city
  | ratio % year public unranked more 1 270 | standards: now standard=compilation
  | 一年内印发的汇编数 sum met | 应印发的汇编数 sum asked
stories | 优秀事迹宣传件数 | Stories of good work
  | count 件 year public unranked neutral - 288 | documents: year kind=story consented_on? | rows
pilot_rules | 试点单位平均制度件数 | Rules for each pilot
  | ratio 件 year public unranked more 1 160,153
  | documents:updates months1200 ^last kind=rule owner.pilot_of!
    on>=owner.pilot_since. status=issued,revised,published
  | 试点单位现行制度件数 rows | 试点单位数 rows &units:units now pilot_since? pilot_of!
pilots_with_rules | 试点单位建制度覆盖率 | Pilots with a rule of their own
  | ratio % year public unranked more 1 160
  | documents:updates months1200 ^last kind=rule owner.pilot_of!
    on>=owner.pilot_since. status=issued,revised,published
  | 有现行制度的试点单位数 distinct owner owner.abolished_on!
  | 试点单位数 rows &units:units now pilot_since? pilot_of!
inspection_templates | 巡察文书模板件数 | Templates of inspection
  | count 件 year public unranked more 1 180
  | documents:updates months1200 ^last domain=inspection kind=template
    status=issued,revised,published | rows
leading_groups | 领导小组按期成立率 | Counties with a leading group by the end of phase 1
  | ratio % year public unranked more 1 4,301
  | units:units now kind=leading_group level=county parent! doc.fulfils=leading_group_set_up
    established_on<=2026-04-30
  | 按期成立的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
taskforces | 工作专班按期组建率 | Counties with a taskforce by the end of phase 1
  | ratio % year public unranked more 1 4,301
  | units:units now kind=taskforce level=county parent! doc.fulfils=taskforce_set_up
    established_on<=2026-04-30
  | 按期组建的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
bodies_led | 县直部门领导小组覆盖率 | Bodies of the county with a leading group of their own
  | ratio % year public unranked more 1 301
  | units:units now kind=leading_group parent.kind=county_body established_on<=2026-04-30
  | 按期成立的部门数 distinct parent parent.abolished_on!
  | 县直部门数 rows &units:units now kind=county_body
bodies_manned | 县直部门工作专班覆盖率 | Bodies of the county with a taskforce of their own
  | ratio % year public unranked more 1 301
  | units:units now kind=taskforce parent.kind=county_body established_on<=2026-04-30
  | 按期组建的部门数 distinct parent parent.abolished_on!
  | 县直部门数 rows &units:units now kind=county_body
organising | 领导小组、专班和联系分工覆盖率
  | Counties with leading group, taskforce and contacts | ratio % year public unranked more 1 4
  | standards: now
    standard=leading_group,leading_group_set_up,taskforce,taskforce_set_up,contacts_divided
  | 三项齐全的县区数 sum complete | 县区数 sum bodies
party_chaired | 党委书记任组长的县区占比
  | Counties whose leading group the Party secretary chairs | ratio % year public unranked more 1 15
  | units:units now kind=leading_group level=county parent! chair_post=county_party_secretary
  | 由党委书记任组长的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
programme_owners | 明确分管领导和责任室部的县区占比
  | Counties that name post and office in charge | ratio % year public unranked more 1 352
  | units:units now level=county owner_post? owner_office?
  | 职务和室部都明确的县区数 distinct level | 县区数 rows &units:units now kind=county_commission
supervision_groups | 督导组个数 | Supervision groups
  | count 个 year public unranked neutral - 60
  | units:units now kind=supervision_group established_on? | rows
supervision_centres | 督查中心挂牌率 | Counties with a supervision centre
  | ratio % year public unranked more 1 119
  | units:units now kind=supervision_centre level=county established_on?
  | 已挂牌的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
centre_staff | 督查中心在岗人数 | Staff of the supervision centre
  | value 人 year public unranked neutral - 119
  | posts:units latest unit.kind=supervision_centre | sum in_post
internal_offices_own | 干部监督机构个数 | Offices for internal supervision
  | count 个 year public unranked more 1 150 | units:units now kind=internal_supervision | rows
pilots_townships | 试点乡镇数 | Pilot townships
  | count 个 year public unranked neutral - 152
  | units:units now kind=township_commission pilot_since? pilot_of! | rows
pilots_bodies | 试点县直单位和站所数 | Pilot bodies of the county
  | count 个 year public unranked neutral - 152
  | units:units now kind=county_body,second_level_body,base_station pilot_since? pilot_of! | rows
rules_of_pilots | 试点县直单位平均制度件数 | Rules for each pilot body of the county
  | ratio 件 year public unranked more - 152
  | documents:updates months1200 ^last kind=rule owner.pilot_since?
    owner.kind=county_body,second_level_body,base_station status=issued,revised,published
  | 试点单位现行制度件数 rows
  | 试点单位数 rows &units:units now kind=county_body,second_level_body,base_station pilot_since?
rules_of_others | 非试点县直单位平均制度件数 | Rules for each body of the county that is no pilot
  | ratio 件 year public unranked more - 152
  | documents:updates months1200 ^last kind=rule owner.pilot_since!
    owner.kind=county_body,second_level_body,base_station status=issued,revised,published
  | 非试点单位现行制度件数 rows
  | 非试点单位数 rows &units:units now kind=county_body,second_level_body,base_station pilot_since!
ten_build_pilots | “十进十建”试点单位数 | Pilots of the ten entries and ten builds
  | count 个 year public unranked more 1 291 | units:units now pilot_of=T27 pilot_since? | rows
ten_build_experiences | “十进十建”经验做法件数 | Experiences of the ten entries and ten builds
  | count 件 year public unranked neutral - 291
  | documents: programme kind=experience task=T27 | rows
liaison_coverage | 村级联络站覆盖率 | Villages with a liaison station
  | ratio % half_year public unranked more 1 349 | units:units now kind=liaison_station
  | 联络站数 sum count established_on? | 村数 sum villages &areas:areas now
village_linked | 书记联系村落实率 | Secretaries linked to a village
  | ratio % year aggregate unranked more 1 312 | posts: latest
  | 有联系村的书记数 sum staff.village_linked | 乡镇书记数 sum staff.secretaries
organ_size | 乡镇机关平均人数 | Staff of a township organ
  | ratio 人 year aggregate unranked neutral - 314 | posts: latest
  | 机关人数 sum staff.organ_staff | 乡镇数 rows &units:units now kind=township_commission
organ_share | 乡镇纪检干部占机关干部比例 | Discipline staff among the staff of townships
  | ratio % year aggregate unranked neutral - 314
  | posts:units latest unit.kind=township_commission
  | 纪检在岗人数 sum in_post | 机关人数 sum staff.organ_staff &posts: latest
tier_core | “3+X+N”中3类核心力量人数 | Core strength (3)
  | value 人 year aggregate unranked neutral - 348
  | posts:staff.tiers latest code=core | sum count
tier_full_time | “3+X+N”中X类专职力量人数 | Full-time strength (X)
  | value 人 year aggregate unranked neutral - 348
  | posts:staff.tiers latest code=full_time | sum count
tier_part_time | “3+X+N”中N类兼职力量人数 | Part-time strength (N)
  | value 人 year aggregate unranked neutral - 348
  | posts:staff.tiers latest code=part_time | sum count
seconded_a_year | 抽调满一年比例 | Secondments of a year
  | ratio % year aggregate unranked neutral - 211 | posts: latest
  | 抽调满一年人数 sum staff.seconded_12m | 抽调人数 sum staff.seconded
pool_removed | 人才库年内出库比例 | Removed from talent pools in the year
  | ratio % year internal unranked neutral - 199 | posts:talent_pools year
  | 年内出库人数 sum removed | 现库内人数 sum size &posts:talent_pools latest
pool_added | 人才库年内入库比例 | Added to talent pools in the year
  | ratio % year internal unranked neutral - 199 | posts:talent_pools year
  | 年内入库人数 sum added | 现库内人数 sum size &posts:talent_pools latest
deputy_heads | 每个巡察组配备副组长人数 | Deputy heads of each inspection group
  | ratio 人 year public unranked more 1 71 | posts:units latest unit.kind=inspection_group
  | 副组长人数 sum deputy_heads | 巡察组数 rows &units:units now kind=inspection_group
care_homes | 关爱教育之家个数 | Homes of care
  | count 个 year public unranked more 1 131 | facilities:items latest kind=care_home
  | sum built
care_rooms | 乡镇关爱教育室覆盖率 | Townships with a room of care
  | ratio % year public unranked more 1 131 | facilities:items latest kind=care_room built>=1
  | 有关爱教育室的乡镇数 distinct unit unit.kind=township_commission unit.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
security_items | 安全设施项数 | Security upgrades
  | value 项 year internal unranked neutral - 216 | facilities:items latest kind=security
  | sum built
helped_townships | 帮带乡镇数 | Townships helped
  | count 个 year aggregate unranked neutral - 344
  | units:units now kind=township_commission helped_since? | rows
help_pairings | 结对帮带的乡镇数 | Townships under paired support
  | count 个 month public unranked neutral - 343,344 | pairings:pairings now kind=help | rows
coop_zones | 协作区个数 | Cooperation zones
  | count 个 year public unranked neutral - 116 | units:units now kind=coop_zone | rows
mentor_pairs | 青蓝结对数 | Mentor pairs
  | value 对 year public unranked neutral - 345 | pairings:pairings now kind=mentor | sum pairs
mentor_days | 青蓝结对平均天数 | Days that mentors and pupils have been paired
  | ratio 天 year public unranked neutral - 345 | pairings:pairings now kind=mentor
  | 结对天数之和 days start_on,as_of | 结对批次 rows
inspection_full_time | 专职巡察干部数 | Full-time inspectors
  | value 人 year public unranked neutral - 196,203
  | posts:units latest unit.kind=inspection_office,inspection_group | sum full_time
inspection_full_time_office | 巡察办专职干部数 | Full-time inspectors of the office
  | value 人 year public unranked neutral - 203
  | posts:units latest unit.kind=inspection_office | sum full_time
inspectors_trained | 专职巡察干部参训人次 | Times that a full-time inspector was trained
  | ratio 人次 year aggregate unranked more - 203 | events: year kind=round_training
  | 参训人次 sum participants
  | 专职巡察干部数 sum full_time &posts:units latest unit.kind=inspection_office,inspection_group
inspectors_teaching | 专职巡察干部授课次数 | Classes taught by full-time inspectors
  | count 次 year public unranked neutral - 203
  | events: year kind=training,lecture_down organiser.kind=inspection_office,inspection_group | rows
ledger_scored | 考核得分由台账取数占比 | Share of scores that come from ledgers
  | ratio % year aggregate unranked more - 262 | appraisals:entries.items programme @final_on
  | 台账取数得分 sum score source=ledger | 得分合计 sum score
ledger_marked | 评分表得分由台账取数占比 | Share of marks that come from ledgers
  | ratio % year internal unranked more - 262 | appraisals:entries.marks programme @final_on
  | 台账取数得分 sum score source=ledger | 得分合计 sum score
"""
"""Documents, registers and appraisals."""

CASES = """
transferred_in | 移送接收件数 | Clues transferred in
  | value 件 month aggregate unranked neutral - 84 | casework: year | sum transferred_in
transferred_out | 移送转出件数 | Clues transferred out
  | value 件 month aggregate unranked neutral - 84 | casework: year | sum transferred_out
judicial_transfers | 移送司法机关人数 | Transferred to judicial organs
  | value 人 month aggregate unranked neutral - 109 | casework: year | sum judicial_transfer
closed_in_30 | 三十日内办结占比 | Cases closed within thirty days
  | ratio % month aggregate unranked more - 108 | casework: year
  | 三十日内办结数 sum closed_by_days.le_15,closed_by_days.d16_30 | 办结数 sum closed_by_days
closing_days | 办结用时中位数 | Median of the days until cases are closed
  | value 天 month aggregate unranked less 30 108 | casework: latest | sum median_days
cross_handling | 交叉办案占比 | Cases handled across zones
  | ratio % month aggregate unranked neutral - 118,347 | casework: year
  | 交叉办理数 sum cross | 立案数 sum cases_filed
offsite_handling | 异地办案占比 | Cases handled off site
  | ratio % month aggregate unranked neutral - 118 | casework: year
  | 异地办理数 sum offsite | 立案数 sum cases_filed
upgraded_handling | 提级办案占比 | Cases handled at a higher level
  | ratio % half_year aggregate unranked neutral - 347 | casework: year
  | 提级办理数 sum upgraded | 立案数 sum cases_filed
followed_up_handling | 跟踪督办占比 | Cases followed up from above
  | ratio % half_year aggregate unranked neutral - 347 | casework: year
  | 跟踪督办数 sum followed_up | 立案数 sum cases_filed
county_trials | 乡案县审占比 | Township cases tried at the county
  | ratio % half_year aggregate unranked neutral - 347 | casework: year
  | 乡案县审数 sum county_trial | 立案数 sum cases_filed
own_upgraded | 本系统干部线索提级件数 | Clues on own officials upgraded
  | value 件 half_year aggregate unranked neutral - 290 | casework: year | sum own_upgraded
internal_talks_all | 内部谈话提醒人次 | Internal talks and reminders
  | value 人次 year aggregate unranked neutral - 151 | casework: year
  | sum internal_reminders,internal_talks
channels_used | 线索来源渠道数 | Channels that clues came by
  | count 种 half_year aggregate unranked more 7 321 | casework: year | distinct clues_received
clues_by_letter | 来信线索占比 | Clues by letter
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 来信线索数 sum clues_received.letter | 受理线索数 sum clues_received
clues_by_call | 来电线索占比 | Clues by telephone
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 来电线索数 sum clues_received.call | 受理线索数 sum clues_received
clues_by_visit | 来访线索占比 | Clues by visit
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 来访线索数 sum clues_received.visit | 受理线索数 sum clues_received
clues_by_network | 网络线索占比 | Clues over the network
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 网络线索数 sum clues_received.network | 受理线索数 sum clues_received
clues_by_inspection | 巡察移交线索占比 | Clues from inspections
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 巡察移交线索数 sum clues_received.inspection | 受理线索数 sum clues_received
clues_by_transfer | 其他移交线索占比 | Clues from other organs
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 其他移交线索数 sum clues_received.transfer | 受理线索数 sum clues_received
clues_by_own_work | 自行发现线索占比 | Clues found in own work
  | ratio % half_year aggregate unranked neutral - 321 | casework: year
  | 自行发现线索数 sum clues_received.self | 受理线索数 sum clues_received
clues_disposed | 问题线索处置率 | Clues disposed of
  | ratio % month aggregate unranked more - 83 | casework: year
  | 已处置数 sum clues_disposed | 收到数 sum clues_received
clues_overdue | 超期未处置线索件数 | Clues past their limit
  | value 件 month aggregate unranked less 0 83 | casework: latest | sum clues_overdue
micro_closed | 微腐败线索办结率 | Clues of petty corruption closed
  | ratio % month aggregate unranked more 1 295 | casework: year
  | 已办结数 sum micro.closed | 收到数 sum micro.received
micro_diverted | 微腐败线索快速分流率 | Clues of petty corruption passed on at once
  | ratio % month aggregate unranked more 1 295 | casework: year
  | 快速分流数 sum micro.diverted | 收到数 sum micro.received
micro_exposed | 微腐败问题曝光率 | Matters of petty corruption made public
  | ratio % month aggregate unranked neutral - 295 | casework: year
  | 通报曝光数 sum micro.exposed | 收到数 sum micro.received
early_warnings | 约谈函询诫勉人次 | Early warnings
  | value 人次 month aggregate unranked neutral - 132 | casework: year | sum early_forms
early_summons | 早期提醒中约谈占比 | Summonses among early warnings
  | ratio % month aggregate unranked neutral - 132 | casework: year
  | 约谈数 sum early_forms.summons | 约谈函询诫勉数 sum early_forms
early_inquiries | 早期提醒中函询占比 | Written inquiries among early warnings
  | ratio % month aggregate unranked neutral - 132 | casework: year
  | 函询数 sum early_forms.inquiry | 约谈函询诫勉数 sum early_forms
early_admonishments | 早期提醒中诫勉占比 | Admonishing talks among early warnings
  | ratio % month aggregate unranked neutral - 132 | casework: year
  | 诫勉数 sum early_forms.admonishment | 约谈函询诫勉数 sum early_forms
petition_resolved | 信访苗头化解率 | Petitions resolved
  | ratio % month aggregate unranked more 1 139 | petitions:townships latest
  | 已化解件数 sum resolved | 在办件数 sum carried_over,new
petitions_settled | 本年化解信访苗头与新增之比 | Petitions resolved this year, to those found
  | ratio % month aggregate unranked more - 139 | petitions:townships year
  | 本年化解件数 sum resolved | 本年新增件数 sum new
petition_overdue | 信访苗头超期率 | Petitions past their day
  | ratio % month aggregate unranked less 0 139 | petitions:townships latest
  | 超期件数 sum overdue | 在办件数 sum carried_over,new
petition_handlers | 包案人员落实率 | Petitions with a handler
  | ratio % month aggregate unranked more 1 139 | petitions:townships latest
  | 有包案人员件数 sum with_handler | 在办件数 sum carried_over,new
petition_deadlines | 解决期限落实率 | Petitions with a day
  | ratio % month aggregate unranked more 1 139 | petitions:townships latest
  | 有解决期限件数 sum with_deadline | 在办件数 sum carried_over,new
joint_reviews | 三级会审件数 | Petitions jointly reviewed
  | value 件 month aggregate unranked neutral - 141 | petitions:townships year joint_review?
  | sum joint_review
"""
"""Counts of cases and petitions; nothing of a single one."""

ROUNDS = """
secondment_fill | 抽调满足率 | Secondments obtained
  | ratio % year public unranked more 1 209 | rounds: programme requested_n? notice_on?
  | 到位人数 sum obtained_n obtained_n? | 商请人数 sum requested_n
inspected_bodies | 已巡察单位数 | Bodies inspected
  | count 个 year public unranked neutral - 133,136
  | rounds:targets term @fed_unit_on fed_unit_on? | distinct unit
inspection_coverage | 巡察覆盖率 | Bodies inspected, of all that are to be
  | ratio % year public unranked more 1 133,136,167
  | rounds:targets term @fed_unit_on fed_unit_on? unit.kind=party_body,county_body
  | 已巡察单位数 distinct unit unit.abolished_on!
  | 应巡察单位数 rows &units:units now kind=party_body,county_body
priority_coverage | 重点单位巡察覆盖率 | Bodies of priority inspected
  | ratio % year internal unranked more 1 133
  | rounds:targets term @fed_unit_on fed_unit_on? unit.priority_class?
  | 已巡察重点单位数 distinct unit unit.abolished_on!
  | 重点单位数 rows &units:units now priority_class?
inspection_groups | 每轮巡察组数 | Inspection groups in each round
  | ratio 个 year public unranked more 3 133 | rounds: programme notice_on?
  | 巡察组数 sum groups | 已公告的轮数 rows
check_days | 快核天数中位数 | Days to check, in the middle
  | value 天 year internal unranked less - 135 | rounds:targets programme days_check?
  | middle days_check
approval_days | 快批天数中位数 | Days to approve, in the middle
  | value 天 year internal unranked less - 135 | rounds:targets programme days_approve?
  | middle days_approve
handling_days | 快办天数中位数 | Days to handle, in the middle
  | value 天 year internal unranked less - 135 | rounds:targets programme days_handle?
  | middle days_handle
hearing_days | 书记专题会听取平均天数 | Days until the secretary hears a report
  | ratio 天 quarter aggregate unranked less - 163
  | rounds:targets programme report_on? secretary_meeting_on?
  | 间隔天数 days report_on,secretary_meeting_on | 已听取的对象数 rows
heard_in_time | 书记专题会30天内听取率 | Reports that the secretary heard within 30 days
  | on_time % quarter aggregate unranked more 1 163 | rounds:targets programme
  | 30天内听取的对象数 / 应听取的对象数 | done=secretary_meeting_on start=report_on days=30
focus_items | 监督重点覆盖项数 | Focus items for each body
  | ratio 项 quarter aggregate unranked more 3 165 | rounds:targets programme fed_unit_on?
  | 覆盖项数 entries focus_covered focus_covered? | 已反馈的对象数 rows
prepared_items | 进驻前三个“心中有数”达标率 | Entered knowing process, standard and discipline
  | ratio % quarter aggregate unranked more 1 166 | rounds:targets programme stages.enter?
  | 进驻前三项齐全的对象数 rows prepared=process prepared=standard prepared=discipline
    stages.enter>=prepared_on.
  | 已进驻的对象数 rows
preparation_done | 进驻前准备工作完成率 | Entered after reports, material and visits
  | ratio % quarter aggregate unranked more 1 208 | rounds:targets programme stages.enter?
  | 进驻前三项完成的对象数 rows prepared=hear_reports prepared=collect_material
    prepared=visit_first stages.enter>=prepared_on.
  | 已进驻的对象数 rows
targets_added | 改革后新增对象数 | Bodies added after a reform
  | count 个 year public unranked neutral - 167 | rounds:targets programme added_on? | distinct unit
group_meetings | 组务会平均间隔天数 | Days in a round for each group meeting
  | ratio 天 quarter internal unranked less 7 172
  | rounds:targets programme stages.enter? stages.report?
  | 进驻到报告的天数 days stages.enter,stages.report
  | 组务会次数 sum group_meetings group_meetings?
group_meetings_held | 组务会次数 | Group meetings of rounds
  | value 次 quarter internal unranked neutral - 172 | rounds:targets programme group_meetings?
  | sum group_meetings
stages_planned | 六个阶段都有计划日期的对象占比
  | Bodies with a planned day for each of the six stages
  | ratio % quarter internal unranked more 1 176 | rounds:targets programme stages.enter?
  | 六个阶段都有计划日期的对象数 rows planned.prepare? planned.enter? planned.understand?
    planned.report? planned.feedback? planned.transfer? | 已进驻的对象数 rows
on_site_days | 进驻到反馈平均天数 | Days from entry to feedback
  | ratio 天 quarter public unranked neutral - 176
  | rounds:targets programme stages.enter? stages.feedback?
  | 间隔天数 days stages.enter,stages.feedback | 已反馈的对象数 rows
preparing_days | 准备阶段平均天数 | Days of preparation
  | ratio 天 quarter internal unranked neutral - 176
  | rounds:targets programme stages.prepare? stages.enter?
  | 间隔天数 days stages.prepare,stages.enter | 已进驻的对象数 rows
entering_days | 进驻阶段平均天数 | Days from entry to understanding
  | ratio 天 quarter internal unranked neutral - 176
  | rounds:targets programme stages.enter? stages.understand?
  | 间隔天数 days stages.enter,stages.understand | 已开始了解的对象数 rows
understanding_days | 了解阶段平均天数 | Days of understanding
  | ratio 天 quarter internal unranked neutral - 176
  | rounds:targets programme stages.understand? stages.report?
  | 间隔天数 days stages.understand,stages.report | 已报告的对象数 rows
reporting_days | 报告阶段平均天数 | Days from report to feedback
  | ratio 天 quarter internal unranked neutral - 176
  | rounds:targets programme stages.report? stages.feedback?
  | 间隔天数 days stages.report,stages.feedback | 已反馈的对象数 rows
transferring_days | 反馈到移交平均天数 | Days from feedback to transfer
  | ratio 天 quarter internal unranked neutral - 176
  | rounds:targets programme stages.feedback? stages.transfer?
  | 间隔天数 days stages.feedback,stages.transfer | 已移交的对象数 rows
reports_returned | 巡察报告退改次数 | Times that a report was returned
  | ratio 次 quarter aggregate unranked less - 179
  | rounds:targets programme report_reviewed_on?
  | 退改次数 sum report_returned_n | 审核的报告数 rows
feedback_issued | 反馈意见正式印发率 | Feedback issued as a document
  | ratio % quarter public unranked more 1 181 | rounds:targets programme fed_unit_on?
  | 已正式印发反馈意见的对象数 rows feedback_issued_on?
  | 已反馈的对象数 rows
plans_made | 巡察整改清单和方案齐全率 | Bodies with a list and a plan of rectification
  | ratio % quarter public unranked more 1 187 | rounds:targets programme fed_unit_on?
  | 清单和方案齐全的对象数 rows list_on? plan_on? | 已反馈的对象数 rows
plan_days | 整改方案平均天数 | Days until the plan of rectification
  | ratio 天 quarter aggregate unranked less - 187 | rounds:targets programme plan_on?
  | 间隔天数 days fed_unit_on,plan_on | 有方案的对象数 rows
responsible_named | 巡察问题明确整改责任职务占比 | Findings of rounds with a responsible post
  | ratio % quarter public unranked more 1 187 | findings: programme source=round
  | 明确责任职务的问题数 rows responsible_post? | 巡察反馈的问题数 rows
departments_told | 巡察结果通报部门率 | Bodies whose departments were told
  | ratio % quarter internal unranked more 1 190 | rounds:targets programme fed_unit_on?
  | 已通报部门的对象数 rows fed_departments? | 已反馈的对象数 rows
unit_feedback_days | 反馈党组织平均天数 | Days until the body is told
  | ratio 天 quarter aggregate unranked less - 190
  | rounds:targets programme report_on? fed_unit_on?
  | 间隔天数 days report_on,fed_unit_on | 已反馈的对象数 rows
head_feedback_days | 反馈主要负责人平均天数 | Days until the head is told
  | ratio 天 quarter aggregate unranked less - 190
  | rounds:targets programme report_on? fed_head_on?
  | 间隔天数 days report_on,fed_head_on | 已反馈的对象数 rows
reported_to_all | 巡察整改报告报送齐全率 | Rectification reported to all three bodies
  | ratio % quarter internal unranked more 1 191 | rounds:targets programme unit_report_on?
  | 报送领导小组、纪委监委和组织部门的对象数 rows report_to.kind=leading_group
    report_to.kind=county_commission report_to.kind=party_body
  | 已报告的对象数 rows
methods_used | 每个对象使用方法数 | Methods used for each body
  | ratio 种 quarter internal unranked neutral - 206,207 | rounds:targets programme fed_unit_on?
  | 方法数 entries methods methods? | 已反馈的对象数 rows
letters_received | 每轮巡察来信来电来访件数 | Letters, calls and visits in each round
  | ratio 件 quarter aggregate unranked neutral - 210 | rounds: programme notice_on?
  | 来信来电来访件数 sum letters,calls,visits | 已公告的轮数 rows
inspectors_rated | 巡察干部书面评价率 | Inspectors evaluated in writing after their round
  | ratio % year aggregate unranked more 1 213 | rounds: programme closed_on?
  | 书面评价人数 sum rated_n rated_n? | 已结束轮次的巡察干部人数 sum members_n members_n?
democratic_good | 民主测评优良率 | “Excellent” and “good” in democratic evaluation
  | ratio % year aggregate unranked more - 263
  | appraisals:entries.distribution programme kind=democratic
  | 优良票数 sum count code=excellent,good
  | 参评人数 sum raters_n &appraisals:entries programme kind=democratic distribution?
democratic_mean | 民主测评平均得分率 | Mean share of full marks in democratic evaluation
  | ratio % year aggregate unranked more - 263
  | appraisals:results programme kind=democratic @final_on total?
  | 得分之和 sum total | 满分之和 sum full_marks
report_meetings | 述职述廉开展率 | Commissions that reported on their work and integrity
  | ratio % year public unranked more 1 263
  | appraisals:entries year @final_on kind=report_meeting unit.kind=county_commission
  | 已述职述廉的机构数 distinct unit
  | 应述职述廉的机构数 rows &units:units now kind=county_commission
reverse_appraisals | 近半年“下评上”次数 | Evaluations from below in half a year
  | count 次 half_year public unranked more 1 143 | appraisals: months6 @final_on kind=reverse
  | rows
reverse_sections | 近半年“下评上”科室数 | Sections evaluated from below in half a year
  | count 个 half_year public unranked neutral - 143
  | appraisals:entries months6 @final_on kind=reverse | distinct unit
self_types | “五型”机关自评覆盖项数 | Types of the self-score that were scored
  | count 项 year internal unranked more 5 148
  | appraisals:entries.items programme kind=self | distinct item
foundations_worth | 基层基础工作占年度考核分值比重 | The programme's weight in the annual appraisal
  | ratio % year public unranked more - 298
  | appraisals:form programme @final_on kind=annual
  | 基层基础工作分值 sum points item=foundations | 考核表总分值 sum points
self_scores | “五型”机关自评平均分 | Mean of the self-score
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self | 得分之和 sum score | 项数 rows
self_learning | “学习型”机关自评分 | Self-score as an organ of learning
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self item=learning | 得分之和 sum score | 次数 rows
self_service | “服务型”机关自评分 | Self-score as an organ of service
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self item=service | 得分之和 sum score | 次数 rows
self_efficiency | “效率型”机关自评分 | Self-score as an organ of efficiency
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self item=efficiency | 得分之和 sum score | 次数 rows
self_innovation | “创新型”机关自评分 | Self-score as an organ of innovation
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self item=innovation | 得分之和 sum score | 次数 rows
self_integrity | “廉洁型”机关自评分 | Self-score as an organ of integrity
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self item=integrity | 得分之和 sum score | 次数 rows
phone_checks | 电话督办占比 | Supervision by telephone
  | ratio % quarter public unranked neutral - 234 | checks: programme
    methods=phone,letter,on_site,covert
  | 电话督办次数 rows methods=phone | 有督办形式的检查次数 rows
letter_checks | 文件督办占比 | Supervision by letter
  | ratio % quarter public unranked neutral - 234 | checks: programme
    methods=phone,letter,on_site,covert
  | 文件督办次数 rows methods=letter | 有督办形式的检查次数 rows
on_site_checks | 现场督办占比 | Supervision on site
  | ratio % quarter public unranked neutral - 234 | checks: programme
    methods=phone,letter,on_site,covert
  | 现场督办次数 rows methods=on_site | 有督办形式的检查次数 rows
covert_checks | 暗访督办占比 | Covert supervision
  | ratio % quarter public unranked neutral - 234 | checks: programme
    methods=phone,letter,on_site,covert
  | 暗访次数 rows methods=covert | 有督办形式的检查次数 rows
pool_entry | 人才库入库条件核对项落实率 | Criteria of entry that are checked
  | checklist % half_year public unranked more 1 217
  | facilities:checklists latest checklist=pool_entry | entries have | entries lack
it_systems | 四类信息系统覆盖率 | Four systems in use
  | checklist % half_year public unranked more 1 278
  | facilities:checklists latest checklist=it_systems unit.kind=county_commission
  | entries have | entries lack
office_systems | 乡镇日常办公系统覆盖率 | Townships with a system for office work
  | ratio % half_year public unranked more 1 278
  | facilities:checklists latest checklist=it_systems unit.kind=township_commission
  | 已用办公系统的乡镇数 rows have=office_system unit.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
openness_scope | 站所和二级机构公开防控覆盖率 | Stations and bodies in scope that are covered
  | checklist % half_year public ranked more 1 125,124
  | facilities:checklists latest checklist=openness_stations,openness_bodies
  | entries have | entries lack
supervisions | 近半年督查次数 | Supervisions in half a year
  | count 次 half_year public unranked more 1 323
  | checks: months6 kind=roving,special | rows
quarterly_mean | 季度考核平均得分 | Mean total of quarterly appraisals
  | ratio 分 quarter aggregate unranked more - 105
  | appraisals:results programme kind=quarterly_two_resp @final_on total?
  | 得分之和 sum total | 考核单位数 rows
quarterly_appraisals | 近三个月季度考核次数 | Quarterly appraisals in three months
  | count 次 quarter public unranked more 1 323
  | appraisals:entries months3 @final_on kind=quarterly_two_resp unit.kind=county_commission
  | distinct period
annual_appraisals | 年度考核次数 | Annual appraisals
  | count 次 year public unranked more 1 323
  | appraisals:entries year @final_on kind=annual unit.kind=county_commission | distinct period
petition_mechanisms | 信访工作机制落实率 | Mechanisms for petitions in place
  | checklist % year public unranked more 1 140
  | facilities:checklists latest checklist=petition_mechanisms | entries have | entries lack
police_members | 委员来自派出所占比 | Members from the police
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自派出所人数 sum count code=police
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
party_office_members | 委员来自党政办占比 | Members from the Party and government office
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自党政办人数 sum count code=party_office
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
justice_members | 委员来自司法所占比 | Members from the justice office
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自司法所人数 sum count code=justice
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
finance_members | 委员来自财政所占比 | Members from the finance office
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自财政所人数 sum count code=finance
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
organisation_members | 委员来自组织干事占比 | Members from the clerks of organisation
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自组织干事人数 sum count code=organisation
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
other_members | 委员来自其他职务占比 | Members from other posts
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自其他职务人数 sum count code=other
  | 委员人数 sum members &posts:units latest unit.kind=township_commission
"""
"""Rounds of inspection, appraisals, methods."""

RETURNED = """
village_day_coverage | 周二村务日覆盖率 | Villages that held every Tuesday village day
  | ratio % month public ranked more 1 122 | areas:areas now
  | 每个周二都开展的村数 sum numerator &returns: latest indicator=village_day
  | 村（社区）数 sum villages
pilots_publishing | 试点单位新媒体发布覆盖率 | Pilots that published
  | ratio % half_year public unranked more 1 153 | units:units now pilot_since? pilot_of!
  | 本年有发布的试点单位数 distinct unit &returns: year indicator=posts_published value>=1
    unit.pilot_since? unit.pilot_of! | 试点单位数 rows
secondment_share | 参与上级巡视巡察占巡察干部比例 | Inspectors in inspections of higher bodies
  | ratio % year public unranked neutral - 202
  | posts:units latest unit.kind=inspection_office,inspection_group
  | 参与人数 sum parts &returns: latest indicator=secondment_inspection
  | 巡察机构在岗人数 sum in_post
research_days_each | 班子成员人均调研天数 | Days of research for each leader
  | ratio 天 quarter public unranked more 15 258 | posts: latest
  | 调研总天数 sum value &returns: year indicator=research_days
  | 班子成员数 sum denominator &returns: latest indicator=research_fifteen_days
subsidy_coverage | 村级纪检委员补助覆盖率 | Village commissioners who are paid
  | ratio % quarter public unranked more 1 272 | areas:areas now
  | 领取补助人数 sum denominator &returns: latest indicator=subsidy_by_assessment
  | 村（社区）数 sum villages
supervised_per_cadre | 每名乡镇专职干部的监察对象数 | Supervised persons for each full-time cadre
  | ratio 人 year public unranked neutral - 311
  | posts:units latest unit.kind=township_commission
  | 监察对象数 sum after &returns: latest indicator=supervised_persons
  | 乡镇专职干部数 sum full_time
"""
"""Numbers that counties file, of what other ledgers hold, so that nobody types the whole."""

OF_BODIES = frozenset(
    {"feedback_same_day", "look_back_relapse", "helped_enough", "led_townships"}
    | {"reaction_days", "shared_days", "duty_review_days", "findings_rechecked", "organ_size"}
    | {"duties_compliant", "non_core_groups"}
    | {"pilot_rules", "rules_of_pilots", "rules_of_others", "deputy_heads"}
    | {"hearing_days", "heard_in_time", "focus_items", "prepared_items", "group_meetings"}
    | {"plan_days", "head_feedback_days", "unit_feedback_days", "methods_used"}
    | {"preparation_done", "leaders_at_feedback", "return_visit_days", "return_visits_good"}
    | {"on_site_days", "preparing_days", "entering_days", "understanding_days"}
    | {"reporting_days", "transferring_days", "departments_told", "priority_coverage"}
    | {"inspection_coverage", "inspection_groups", "plans_made", "letters_received"}
    | {"rectify_due_named", "stages_planned", "publicity_days", "reports_returned"}
    | {"notices_broadcast", "notices_in_media", "notices_in_groups", "village_lists"}
    | {"self_scores", "village_reports", "leaders_attending", "reports_reviewed", "return_visits"}
    | {"reported_to_all", "pool_days", "namings_told"}
    | {"spot_townships", "rounds_heard"}
    | {"opinions_given", "safety_checks", "safety_closed", "townships_visited"}
    | {"bottom_posts", "meeting_repeated", "quarterly_mean"}
    | {"self_learning", "self_service", "self_efficiency", "self_innovation", "self_integrity"}
)
"""What is made of records about bodies and not of persons: few of them may be divided, too."""

MORE = EVENTS + FINDINGS + CHECKS + VIOLATIONS + ACTIONS + PAPERS + CASES + ROUNDS + RETURNED
