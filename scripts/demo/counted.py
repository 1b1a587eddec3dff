"""More indicators that are computed from other ledgers: events, oversight, papers, sums of cases.

They are written as those of `measured.py`, one table for each subject.
"""

EVENTS = """
reaction_days | 反馈当日专题研究平均天数 | Days until a meeting on the feedback
  | ratio 天 month aggregate unranked less 0 8
  | events: programme kind=special_meeting about.found_on?
  | 间隔天数 days about.found_on,held_on | 专题会数 rows
test_coverage | 业务测试覆盖率 | Staff who took a test
  | ratio % quarter aggregate unranked more 1 24 | events: year kind=test
  | 参加人次 sum participants | 应参加人次 sum asked
onsite_test_passed | 现场测试合格率 | On-site tests passed
  | ratio % quarter aggregate unranked neutral - 53 | events: year kind=test form=on_site passed?
  | 合格人数 sum passed | 参加人数 sum participants
retake_passed | 补考合格率 | Retakes passed
  | ratio % year aggregate unranked neutral - 341 | events: year kind=test retaken?
  | 补考合格人数 sum passed_after | 补考人数 sum retaken
blockers_solved | 帮办解决堵点率 | Blockers solved, of those told of
  | ratio % month public unranked more 1 65
  | events:results programme kind=help code=blockers_solved
  | 已解决数 sum count | 受阻填报数 rows &progress:updates programme status=blocked
training_coverage | 培训覆盖率 | Participants of training, of all staff
  | ratio % quarter aggregate unranked more 1 91 | events: year kind=training participants.village!
  | 参加人次 sum participants | 干部人数 sum staff.persons &posts: latest
offjob_trained | 脱产培训三天以上覆盖率 | Trained off the job for three days
  | ratio % year aggregate unranked more 1 94 | events: year kind=training off_job=true days>=3
  | 参加人次 sum participants | 干部人数 sum staff.persons &posts: latest
rotation_classes | 轮训班期数 | Rotation classes
  | count 期 year public unranked more 1 92 | events: programme kind=training series=rotation | rows
outside_batches | 外出培训批次 | Batches trained outside
  | count 期 year public unranked more 2 149 | events: year kind=training series=outside | rows
base_sessions | 培训基地办班期数 | Classes at the training base
  | count 期 year public unranked neutral - 93
  | events: year kind=training host.kind=training_base | rows
village_secretaries_trained | 村书记培训人数 | Village secretaries trained
  | value 人 year aggregate unranked neutral - 126
  | events: year kind=training series=village_secretaries
  | sum participants.village
research_coverage | 调研乡镇覆盖率 | Townships reached by research
  | ratio % year public unranked more 1 101
  | events:units year kind=research units.kind=township_commission
  | 已调研的乡镇数 distinct units | 乡镇数 rows &units:units now kind=township_commission
research_groups | 课题组数 | Groups of research
  | count 个 year internal unranked neutral - 101 | events: year kind=research | distinct no
research_bodies | 调研县直单位覆盖率 | Bodies of the county reached by research
  | ratio % year public unranked more 1 101
  | events:units year kind=research units.kind=county_commission,dispatched_group
  | 已调研的县直单位数 distinct units
  | 县直单位数 rows &units:units now kind=county_commission,dispatched_group
consulted_audiences | 座谈会覆盖对象类别 | Audiences consulted
  | count 类 year public unranked more 3 102 | events: year kind=consultation audience?
  | distinct audience
zone_meetings | 协作区平均例会次数 | Meetings per cooperation zone
  | ratio 次 month public unranked more 1 117 | events: year kind=zone_meeting
  | 例会次数 rows | 协作区数 rows &units:units now kind=coop_zone
lectures_down | 送课下基层次数 | Lectures held below
  | count 次 year public unranked more 1 257 | events: year kind=lecture_down | rows
modules_trained | 必修模块覆盖数 | Compulsory modules taught
  | count 项 year public unranked more 3 340 | events: year kind=training module? | distinct module
study_themes | 学习专题覆盖数 | Themes studied
  | count 项 year public unranked more 4 212 | events: year kind=study,political_study theme?
  | distinct theme
leaders_training | 班子成员到联系乡镇授课率 | Leaders who trained their townships
  | ratio % year public unranked more 1 342 | events: year kind=training leader_post? units?
  | 已授课的班子成员数 distinct leader_post
  | 联系乡镇的班子成员数 distinct from_post &pairings:pairings now kind=contact
"""
"""Meetings, tests, training and help."""

FINDINGS = """
measures_done | 整改措施完成率 | Measures of rectification done
  | ratio % week public unranked more 1 7 | rectifications:updates programme done?
  | 已完成措施数 entries done | 措施数 rows &rectifications:measures programme
measures_per_finding | 每个问题的整改措施数 | Measures for each finding
  | ratio 条 week public unranked neutral - 7 | rectifications:measures programme
  | 措施数 rows | 已反馈问题数 rows &findings: programme
measures_followed | 跟进落实整改措施数 | Measures of rectification followed up
  | value 条 week public unranked neutral - 11 | rectifications:updates programme done?
  | entries done
measures_done_per_finding | 每个问题落实的整改措施数 | Measures done for each finding
  | ratio 条 week public unranked neutral - 11 | rectifications:updates programme done?
  | 已完成措施数 entries done | 已反馈问题数 rows &findings: programme
findings_rechecked | 销号问题复查率 | Closed findings checked again
  | ratio % quarter aggregate unranked more 1 12 | checks:focus programme
    start_on>=focus.first_closed_on.
  | 已复查问题数 distinct focus | 已销号问题数 rows &findings: programme first_closed_on?
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
  | ratio 天 month aggregate unranked less - 351 | findings: programme source=check shared_on?
  | 间隔天数之和 days found_on,shared_on | 已向组织部门反馈数 rows
shared_findings | 检查问题向组织部门反馈率 | Findings of checks told to the organisation office
  | ratio % month aggregate unranked more 1 351 | findings: programme source=check
  | 已向组织部门反馈数 rows shared_on? | 检查问题数 rows
look_back_relapse | 回头看问题反弹率 | Findings reopened, of those that look-backs saw
  | ratio % month aggregate unranked less 0 226
  | checks:focus programme form=look_back focus.first_closed_on?
  | 重新立项数 distinct focus focus.reopened_on? | 回头看的销号问题数 distinct focus
immediate_days | 立行立改平均天数 | Days until an immediate rectification is closed
  | ratio 天 month public unranked less - 137 | findings: programme immediate=true closed_on?
  | 办结天数之和 days found_on,closed_on | 已销号数 rows
livelihood_solved | 民生问题解决数 | Livelihood problems solved
  | count 个 month public unranked neutral - 186 | findings: programme livelihood=true closed_on?
  | rows
duty_review_days | 分工报备平均审核天数 | Days until a division of work is reviewed
  | ratio 天 quarter aggregate unranked less - 90 | posts:units latest duty_reviewed_on?
  | 审核天数之和 days duty_filed_on,duty_reviewed_on | 已审核数 rows
"""
"""Findings, their measures, and the days that they take."""

CHECKS = """
safety_checks | 审查安全检查次数 | Checks of safety
  | count 次 quarter internal unranked more 1 282 | checks: year kind=safety | rows
violations_per_visit | 每次工作纪律检查发现情形 | Violations for each body visited
  | ratio 起 month aggregate unranked less 0 120
  | checks: year kind=work_discipline violations?
  | 发现情形数 sum violations | 检查单位次数 sum units_n
style_patrols | 作风巡查次数 | Patrols of style
  | count 次 half_year public unranked more 1 286 | checks: year kind=style | rows
control_checks | 内部控制专项检查次数 | Special checks of internal control
  | count 次 year internal unranked more 3 289 | checks: year kind=internal_control | rows
duty_checks | 专职专责专项督查次数 | Special checks of full-time duty
  | count 次 year public unranked more 1 307 | checks: programme kind=special theme=full_duty | rows
three_changes_checks | “三转”专项检查次数 | Special checks of the three changes
  | count 次 half_year public unranked more 1 329
  | checks: year kind=special theme=three_changes | rows
rechecks | 再检查占比 | Re-checks among the checks
  | ratio % year public unranked neutral - 327 | checks: year
  | 再检查次数 rows is_recheck=true | 检查次数 rows
political_checks | 政治监督占比 | Political supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year theme?
  | 政治监督次数 rows theme=political | 有主题的检查次数 rows
daily_checks | 日常监督占比 | Daily supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year theme?
  | 日常监督次数 rows theme=daily | 有主题的检查次数 rows
special_checks | 专项监督占比 | Special supervision among the checks
  | ratio % quarter public unranked neutral - 330 | checks: year theme?
  | 专项监督次数 rows theme=special | 有主题的检查次数 rows
node_checks | 关键节点检查次数 | Checks at nodes
  | count 次 quarter public unranked neutral - 332 | checks: year node? | rows
field_checks | 民生领域检查覆盖数 | Livelihood fields checked
  | count 项 quarter public unranked neutral - 355 | checks: year field? | distinct field
field_findings | 民生领域问题数 | Findings in livelihood fields
  | count 个 quarter public unranked neutral - 355 | findings: programme field? | rows
township_visits | 乡镇日常工作平均督导次数 | Visits per township
  | ratio 次 quarter public unranked more 1 357 | checks: year kind=township_daily
  | 督导单位次数 sum units_n | 乡镇数 rows &units:units now kind=township_commission
"""
"""Checks by kind, theme, node and field."""

ACTIONS = """
offices_barred | 年度不得评优室部数 | Offices barred from “excellent”
  | value 个 year aggregate unranked neutral - 36
  | actions: programme kind=excellent_barred units_n? | sum units_n
summonses | 约谈次数 | Summonses
  | count 次 quarter aggregate unranked neutral - 63 | actions: programme kind=summons | rows
collective_talks | 集体约谈单位数 | Bodies talked to together
  | value 个 quarter aggregate unranked neutral - 106,107
  | actions: programme kind=collective_talk units_n? | sum units_n
meeting_discipline | 会风会纪处理单位数 | Bodies dealt with for meeting discipline
  | value 个 quarter aggregate unranked neutral - 121
  | actions: programme reason=meeting_discipline units_n? | sum units_n
not_implemented | 落实不力启动问责次数 | Accountability for what was not carried out
  | count 次 quarter aggregate unranked neutral - 235
  | actions: programme reason=not_implemented | rows
commended | 通报表扬单位数 | Bodies commended
  | value 个 year aggregate unranked neutral - 264,353
  | actions: programme kind=commend units_n? | sum units_n
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
rules_age | 制度距最近一次修订平均天数 | Days since a rule was issued or revised
  | ratio 天 quarter public unranked less 365 271
  | documents:updates months120 ^last kind=rule,process,manual
    status=issued,revised,published
  | 距最近一次印发、修订或公开的天数之和 days on,as_of | 有效制度数 rows
inspection_rules | 巡察制度件数 | Rules of inspection
  | count 件 year public unranked neutral - 173
  | documents: programme domain=inspection kind=rule | rows
rules_unused | 一年内未使用制度占比 | Rules that nobody used in a year
  | ratio % year aggregate unranked less 0 157 | documents:exams programme kind=rule ^last uses_12m?
  | 未使用的制度数 rows uses_12m<=0 | 已检验的制度数 rows
experiences_adopted | 经验推广地方数 | Adoptions of an experience
  | value 个 year public unranked neutral - 227 | documents: programme kind=experience adopted_by?
  | entries adopted_by
rules_built | 建议书推动建章立制件数 | Rules built for each recommendation
  | ratio 件 year aggregate unranked neutral - 115
  | documents: programme kind=recommendation rules_built?
  | 建章立制件数 sum rules_built | 建议书数 rows
organ_charts | 机构设置图件数 | Charts of the organs
  | count 件 year public unranked neutral - 237 | documents: programme kind=organ_chart | rows
readers | 业务读本件数 | Readers printed
  | count 件 year public unranked more 1 250 | documents: programme kind=reader | rows
compilations | 法规汇编件数 | Compilations of the year
  | count 件 year public unranked more 1 270 | documents: year kind=compilation | rows
stories | 优秀事迹宣传件数 | Stories of good work
  | count 件 year public unranked neutral - 288 | documents: year kind=story | rows
pilot_rules | 试点单位制度件数 | Rules of pilots
  | count 件 year public unranked neutral - 160
  | documents: programme kind=rule owner.pilot_since? | rows
inspection_templates | 巡察文书模板件数 | Templates of inspection
  | count 件 year public unranked more 1 180
  | documents: programme domain=inspection kind=template | rows
organs | 领导小组和专班个数 | Leading groups and taskforces
  | count 个 year public unranked more 2 4,301
  | units:units now kind=leading_group,taskforce established_on? | rows
organising | 领导小组、专班和联系分工覆盖率
  | Counties with leading group, taskforce and contacts | ratio % year public unranked more 1 4
  | standards: now standard=leading_group_set_up,taskforce_set_up,contacts_divided
  | 三项齐全的县区数 sum complete | 县区数 sum bodies
party_chaired | 党委书记任组长的领导小组数 | Leading groups chaired by the Party secretary
  | count 个 year aggregate unranked more 1 15
  | units:units now kind=leading_group chair_post=county_party_secretary | rows
programme_owners | 明确分管领导和责任部门 | Owners of the programme named
  | count 个 year aggregate unranked more 1 352 | units:units now owner_post? owner_office? | rows
supervision_bodies | 督导组和督查中心个数 | Supervision groups and centres
  | count 个 year public unranked neutral - 60,119
  | units:units now kind=supervision_group,supervision_centre | rows
internal_offices_own | 干部监督机构个数 | Offices for internal supervision
  | count 个 year public unranked more 1 150 | units:units now kind=internal_supervision | rows
pilots | 试点单位数 | Pilots
  | count 个 year public unranked neutral - 152,291 | units:units now pilot_since? | rows
liaison_coverage | 村级联络站覆盖率 | Villages with a liaison station
  | ratio % half_year public unranked more 1 349 | units:units now kind=liaison_station
  | 联络站数 sum count | 村数 sum villages &areas:areas now
village_linked | 书记联系村落实率 | Secretaries linked to a village
  | ratio % year aggregate unranked more 1 312 | posts: latest
  | 有联系村的书记数 sum staff.village_linked | 乡镇书记数 sum staff.secretaries
organ_size | 乡镇机关平均人数 | Staff of a township organ
  | ratio 人 year aggregate unranked neutral - 314 | posts: latest
  | 机关人数 sum staff.organ_staff | 乡镇数 rows &units:units now kind=township_commission
three_tiers | 三级力量人数 | Strength of the three tiers
  | value 人 year aggregate unranked neutral - 348 | posts: latest | sum staff.tiers
seconded_a_year | 抽调满一年比例 | Secondments of a year
  | ratio % year aggregate unranked neutral - 211 | posts: latest
  | 抽调满一年人数 sum staff.seconded_12m | 抽调人数 sum staff.seconded
pool_removed | 人才库出库比例 | Removed from talent pools
  | ratio % year aggregate unranked neutral - 199 | posts:talent_pools latest
  | 出库人数 sum removed | 库内人数 sum size
deputy_heads | 巡察组副组长数 | Deputy heads of inspection
  | value 人 year aggregate unranked neutral - 71
  | posts:units latest deputy_heads? | sum deputy_heads
care_rooms | 关爱教育场所数 | Homes and rooms of care
  | value 间 year public unranked neutral - 131
  | facilities:items latest kind=care_home,care_room | sum built
security_items | 安全设施项数 | Security upgrades
  | value 项 year internal unranked neutral - 216 | facilities:items latest kind=security
  | sum built
helped_townships | 帮带乡镇数 | Townships helped
  | count 个 year aggregate unranked neutral - 344 | units:units now helped_since? | rows
mentor_pairs | 青蓝结对数 | Mentor pairs
  | value 对 year aggregate unranked neutral - 345 | pairings:pairings now kind=mentor | sum pairs
inspection_full_time | 专职巡察干部数 | Full-time inspectors
  | value 人 year public unranked neutral - 203
  | posts:units latest unit.kind=inspection_office,inspection_group | sum full_time
ledger_scored | 考核由台账取数占比 | Items of appraisals that ledgers score
  | ratio % year aggregate unranked more - 262 | appraisals:entries.items programme @final_on
  | 台账取数项数 rows source=ledger | 考核项数 rows
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
  | count 种 half_year aggregate unranked more 7 321 | casework: months6 | distinct clues_received
clues_by_letter | 来信线索占比 | Clues by letter
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 来信线索数 sum clues_received.letter | 受理线索数 sum clues_received
clues_by_call | 来电线索占比 | Clues by telephone
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 来电线索数 sum clues_received.call | 受理线索数 sum clues_received
clues_by_visit | 来访线索占比 | Clues by visit
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 来访线索数 sum clues_received.visit | 受理线索数 sum clues_received
clues_by_network | 网络线索占比 | Clues over the network
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 网络线索数 sum clues_received.network | 受理线索数 sum clues_received
clues_by_inspection | 巡察移交线索占比 | Clues from inspections
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 巡察移交线索数 sum clues_received.inspection | 受理线索数 sum clues_received
clues_by_transfer | 其他移交线索占比 | Clues from other organs
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 其他移交线索数 sum clues_received.transfer | 受理线索数 sum clues_received
clues_by_own_work | 自行发现线索占比 | Clues found in own work
  | ratio % half_year aggregate unranked neutral - 321 | casework: months6
  | 自行发现线索数 sum clues_received.self | 受理线索数 sum clues_received
clues_disposed | 问题线索处置率 | Clues disposed of
  | ratio % month aggregate unranked more - 83 | casework: year
  | 已处置数 sum clues_disposed | 收到数 sum clues_received
clues_overdue | 超期未处置线索件数 | Clues past their limit
  | value 件 month internal unranked less 0 83 | casework: latest | sum clues_overdue
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
inspected_bodies | 已巡察单位数 | Bodies inspected
  | count 个 year public unranked neutral - 133,136
  | rounds:targets programme @fed_unit_on fed_unit_on? | rows
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
focus_items | 监督重点覆盖项数 | Focus items for each body
  | ratio 项 quarter aggregate unranked more - 165 | rounds:targets programme focus_covered?
  | 覆盖项数 entries focus_covered | 对象数 rows
prepared_items | 进驻准备完成项数 | Items prepared before entry
  | ratio 项 quarter aggregate unranked more 3 166,208 | rounds:targets programme prepared?
  | 完成项数 entries prepared | 对象数 rows
targets_added | 改革后新增对象数 | Bodies added after a reform
  | count 个 year aggregate unranked neutral - 167 | rounds:targets programme added_on? | rows
group_meetings | 每个对象组务会次数 | Group meetings for each body
  | ratio 次 quarter internal unranked more - 172 | rounds:targets programme group_meetings?
  | 组务会次数 sum group_meetings | 对象数 rows
reports_returned | 巡察报告退改次数 | Times that a report was returned
  | ratio 次 quarter internal unranked less - 179
  | rounds:targets programme report_reviewed_on? report_returned_n?
  | 退改次数 sum report_returned_n | 审核的报告数 rows
plan_days | 整改方案平均天数 | Days until the plan of rectification
  | ratio 天 quarter aggregate unranked less - 187 | rounds:targets programme plan_on?
  | 间隔天数 days fed_unit_on,plan_on | 有方案的对象数 rows
head_feedback_days | 双反馈平均天数 | Days until the head is told
  | ratio 天 quarter aggregate unranked less - 190 | rounds:targets programme fed_head_on?
  | 间隔天数 days report_on,fed_head_on | 已反馈的对象数 rows
methods_used | 每个对象使用方法数 | Methods used for each body
  | ratio 种 quarter internal unranked neutral - 206,207 | rounds:targets programme methods?
  | 方法数 entries methods | 对象数 rows
letters_received | 巡察期间来信来电来访件数 | Letters, calls and visits in rounds
  | value 件 quarter aggregate unranked neutral - 210 | rounds: programme
  | sum letters,calls,visits
inspectors_rated | 巡察干部书面评价率 | Rounds after which inspectors were evaluated
  | ratio % year internal unranked more 1 213 | appraisals: programme kind=inspector
  | 书面评价次数 rows | 已结束的轮数 rows &rounds: programme closed_on?
democratic_good | 民主测评优良率 | “Excellent” and “good” in democratic evaluation
  | ratio % year aggregate unranked more - 263
  | appraisals:entries.distribution programme kind=democratic
  | 优良票数 sum count code=excellent,good | 总票数 sum count
self_scores | “五型”机关自评平均分 | Mean of the self-score
  | ratio 分 year internal unranked neutral - 148
  | appraisals:entries.items programme kind=self | 得分之和 sum score | 项数 rows
phone_checks | 电话督办占比 | Supervision by telephone
  | ratio % quarter public unranked neutral - 234 | checks: programme methods?
  | 电话督办次数 rows methods=phone | 有方法的检查次数 rows
letter_checks | 文件督办占比 | Supervision by letter
  | ratio % quarter public unranked neutral - 234 | checks: programme methods?
  | 文件督办次数 rows methods=letter | 有方法的检查次数 rows
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
  | 已用办公系统的乡镇数 rows have=office_system
  | 乡镇数 rows &units:units now kind=township_commission
openness_scope | 站所和二级机构公开防控覆盖率 | Stations and bodies in scope that are covered
  | checklist % half_year public unranked more 1 125
  | facilities:checklists latest checklist=openness_stations,openness_bodies
  | entries have | entries lack
quarterly_appraisals | 年内季度考核次数 | Quarterly appraisals of the year
  | count 次 year aggregate unranked more 4 323
  | appraisals:entries year @final_on kind=quarterly_two_resp unit.kind=county_commission | rows
annual_appraisals | 年度考核次数 | Annual appraisals
  | count 次 year aggregate unranked more 1 323
  | appraisals:entries year @final_on kind=annual unit.kind=county_commission | rows
petition_mechanisms | 信访工作机制落实率 | Mechanisms for petitions in place
  | checklist % year public unranked more 1 140
  | facilities:checklists latest checklist=petition_mechanisms | entries have | entries lack
police_members | 委员来自派出所占比 | Members from the police
  | ratio % year aggregate unranked neutral - 239 | posts:staff.member_sources latest
  | 来自派出所人数 sum count code=police | 委员人数 sum count
"""
"""Rounds of inspection, appraisals, methods."""

OF_BODIES = frozenset(
    {"reaction_days", "shared_days", "duty_review_days", "findings_rechecked", "organ_size"}
    | {"hearing_days", "focus_items", "prepared_items", "group_meetings", "reports_returned"}
    | {"plan_days", "head_feedback_days", "methods_used"}
    | {"self_scores", "village_reports", "leaders_attending", "reports_reviewed", "return_visits"}
    | {"spot_townships", "rounds_heard", "inspectors_rated"}
)
"""What is made of records about bodies and not of persons: few of them may be divided, too."""

MORE = EVENTS + FINDINGS + CHECKS + ACTIONS + PAPERS + CASES + ROUNDS
