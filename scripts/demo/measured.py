"""The indicators that are computed from other ledgers, so that nobody files them again.

Each has three lines: name, Chinese and English words; form, measure, cycle, visibility, rank,
direction, target and requirements; then the rows (`ledger:list window conditions`) and the numbers.
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from demo.yaml_text import Value

TASKS = """
task_progress | 任务完成进度 | Progress of tasks
  | value % week public ranked more 1 28,29 | assessment: | sum progress
tasks_on_time | 措施按时办结率 | Accepted in time, of accepted or overdue
  | value % week public ranked more 1 59 | assessment: | sum on_time
missed_deadlines | 累计逾期节点数 | Deadlines missed
  | value 个 week public ranked less 0 18,62 | assessment: | sum missed
"""
"""What every city has: the first scheme of scores is made of them."""

FEW = """
talk_rooms_compliant | 谈话室达标率 | Talk rooms up to standard
  | ratio % quarter public ranked more 1 76 | facilities:items latest kind=talk_room
  | 达标间数 sum compliant | 应建间数 sum required
petition_tables_on_time | 信访苗头排查化解情况表按时报送率 | Petition tables by the fifth
  | on_time % month public ranked more 1 138 | petitions:townships programme
  | 按时报送的表数 / 应报送的表数 | done=submitted_on calendar=true
finding_closing_rate | 问题整改销号率 | Findings closed
  | ratio % week public ranked more 1 6 | findings: programme
  | 已销号问题数 rows closed_on? | 已反馈问题数 rows
"""
"""What the mini city has beside them: a share, a limit, and days that are worked out."""

REST = """
overdue_deadlines | 现有逾期节点数 | Deadlines overdue now
  | value 个 week public ranked less 0 23 | assessment: | sum overdue
tasks_blocked | 受阻任务数 | Tasks blocked
  | value 项 week public unranked neutral - 65 | assessment: | sum blocked
deployments_done | 会议部署任务进度 | Progress of tasks that meetings ordered
  | value % week public unranked more 1 232 | assessment: . origin=plenary,standing_committee
  | sum progress
findings_closed_due | 到期问题销号率 | Findings closed of those due
  | ratio % week public ranked more 1 6 | findings: programme limit_on<=as_of
  | 到期已销号数 rows closed_on? | 到期问题数 rows
findings_on_time | 整改按时提交率 | Rectifications put forward in time
  | on_time % week public ranked more 1 6,187 | findings: programme
  | 按时提交数 / 应提交数 | done=submitted_on due=limit_on
relapse_rate | 销号问题反弹率 | Findings reopened
  | ratio % week public ranked less 0 12,226 | findings: programme first_closed_on?
  | 重新立项数 rows reopened_on? | 曾销号问题数 rows
provincial_closed | 上级反馈问题销号率 | Provincial findings closed
  | ratio % week public ranked more 1 5 | findings: programme source=provincial_feedback
  | 已销号数 rows closed_on? | 反馈问题数 rows
difficulties_answered | 困难问题答复率 | Difficulties answered
  | ratio % month public unranked more 1 13 | findings: programme source=difficulty
  | 已答复数 rows answered_on? | 提出数 rows
days_unmoved | 在办任务未更新平均天数 | Days since a task under way was updated
  | ratio 天 week public unranked less - 61
  | progress:updates programme ^last status=doing,blocked
  | 距最近一次更新的天数之和 days on,as_of | 在办和受阻的任务数 rows
blockages_closed | 服务大厅问题办结率 | Blockages at the service hall closed
  | ratio % week public unranked more 1 146 | findings: programme source=service_hall
  | 已办结数 rows closed_on? | 发现数 rows
corrected_on_site | 现场纠正率 | Problems corrected on site
  | ratio % month public unranked more - 10 | findings: programme source=check
  | 现场纠正数 rows corrected_on_site=true | 检查发现数 rows
self_found | 自查发现问题数 | Problems found by themselves
  | count 个 month public unranked neutral - 358 | findings: programme source=self_check | rows
immediate_closed | 立行立改办结率 | Immediate rectifications closed
  | ratio % week public unranked more 1 137 | findings: programme immediate=true
  | 已销号数 rows closed_on? | 立行立改数 rows
county_rooms | 县级功能用房达标率 | County rooms up to standard
  | ratio % quarter public ranked more 1 72
  | facilities:items latest kind=archive_room,petition_office,petition_reception
  | 达标项数 rows compliant>=required. | 应有项数 rows
township_rooms | 乡镇办公用房达标率 | Townships with two rooms
  | ratio % quarter public ranked more 1 73
  | standards: now standard=two_office_rooms
  | 达到标准的乡镇数 sum complete | 乡镇数 sum bodies
dispatched_rooms | 派驻机构办公用房达标率 | Dispatched bodies with three rooms
  | ratio % quarter public unranked more 1 74
  | facilities:items latest kind=office_room unit.kind=dispatched_group
  | 不少于三间的机构数 rows built>=3 | 派驻机构数 rows
rooms_adjusted | 调整增加办公用房间数 | Rooms adjusted and added
  | value 间 quarter public unranked neutral - 75
  | facilities:items latest kind=office_room adjusted? added? | sum adjusted,added
equipment_delivered | 办公设备到位率 | Equipment delivered
  | ratio % quarter public ranked more 1 77,78
  | facilities:items latest kind=office_equipment,equipment_set
  | 已到位套数 sum delivered | 到位和采购中套数 sum delivered,in_procurement
eight_haves | 八有达标率 | Eight haves
  | checklist % quarter public ranked more 1 275
  | facilities:checklists latest checklist=eight_haves | entries have | entries lack
eight_haves_pilots | 试点乡镇八有达标率 | Eight haves of pilots
  | checklist % quarter public unranked more 1 152
  | facilities:checklists latest checklist=eight_haves unit.pilot_since?
  | entries have | entries lack
eight_haves_others | 非试点乡镇八有达标率 | Eight haves of townships that are no pilots
  | checklist % quarter public unranked more 1 152
  | facilities:checklists latest checklist=eight_haves unit.pilot_since!
  | entries have | entries lack
six_haves | 村级六有达标率 | Villages with all six haves
  | ratio % half_year public ranked more 1 276,350
  | facilities:checklists latest checklist=six_haves | 六项齐全的村数 sum complete | 村数 sum bodies
standards_met | 建设标准达标率 | Standards met
  | ratio % quarter public ranked more 1 72 | standards: now
  | 达标项次 sum met | 应达项次 sum asked
standards_short | 建设标准缺额 | Shortfall against the standards
  | value 个 quarter public unranked less 0 72 | standards: now | sum short
inspection_rooms | 巡察办用房间数 | Rooms of the inspection office
  | value 间 year public unranked neutral - 168
  | facilities:items latest kind=inspection_rooms | sum built
staffing_rate | 编制到位率 | Posts filled
  | ratio % quarter public ranked more 1 236 | posts:units latest
  | 在岗人数 sum in_post | 编制数 sum established
staff_per_office | 部室平均人数 | Staff per office
  | ratio 人 quarter public ranked more 4 68 | posts:units latest unit.kind=internal_office
  | 在岗人数 sum in_post | 部室数 rows
dispatched_five_posts | 派驻机构五名编制达标率 | Dispatched bodies with five posts
  | ratio % quarter public ranked more 1 70 | standards: now standard=five_posts
  | 达到标准的机构数 sum complete | 派驻机构数 sum bodies
township_two_full_time | 乡镇两名专职干部达标率 | Townships with two full-time cadres
  | ratio % quarter public ranked more 1 88 | posts:units latest unit.kind=township_commission
  | 不少于两名的乡镇数 rows full_time>=2 | 乡镇数 rows
township_team | 乡镇班子配备达标率 | Townships with a full team
  | ratio % quarter public ranked more 1 238
  | standards: now standard=one_secretary,one_deputy,members
  | 配齐的乡镇数 sum complete | 乡镇数 sum bodies
township_three_posts | 乡镇三岗配齐率 | Townships with all three posts
  | ratio % quarter public ranked more 1 313 | posts:units latest unit.kind=township_commission
  | 三岗配齐的乡镇数 rows secretary>=1 deputy_full_time>=1 clerks>=1 | 乡镇数 rows
township_vacancies | 乡镇空缺岗位数 | Vacant posts in townships
  | value 个 quarter public ranked less 0 315,316
  | posts:units latest unit.kind=township_commission
  | sum vacant_secretary,vacant_deputy,vacant_clerk
vacancies_filled | 空缺岗位招录率 | Advertised posts filled
  | ratio % half_year public unranked more 1 274 | posts:units latest advertised? recruited?
  | 已招录数 sum recruited | 公告岗位数 sum advertised
duties_filed | 分工报备率 | Divisions of work filed
  | ratio % quarter public ranked more 1 90 | posts:units latest unit.kind=township_commission
  | 已报备的乡镇数 rows duty_filing=filed,approved | 乡镇数 rows
unrelated_duties | 兼任无关职责数 | Unrelated duties held
  | value 项 quarter aggregate unranked less 0 244,309
  | posts:units latest unit.kind=township_commission | sum unrelated_duties
inspection_staffing | 巡察机构编制到位率 | Inspection posts filled
  | ratio % quarter public unranked more 1 195,196
  | posts:units latest unit.kind=inspection_office,inspection_group
  | 在岗人数 sum in_post | 编制数 sum established
inspection_joined | 巡察干部年内参巡率 | Inspection staff that joined a round
  | ratio % year public unranked more 1 174 | posts:units latest unit.kind=inspection_office
  | 近一年参加巡察人数 sum joined_round_12m | 在岗人数 sum in_post
inspection_director | 由常委兼任巡察办主任 | Inspection director on the standing committee
  | ratio % year public unranked more 1 197 | posts:units latest unit.kind=inspection_office
  | 由常委兼任的巡察办数 rows head_is_standing_member=true | 巡察办数 rows
it_specialists | 信息技术专员数 | Specialists for information technology
  | value 人 year public unranked more 1 280 | posts:units latest it_specialists?
  | sum it_specialists
talent_pools_renewed | 人才库两年内更新率 | Talent pools renewed in two years
  | ratio % year public ranked more 1 198 | posts:talent_pools latest
  | 两年内更新的库数 distinct kind %24 @renewed_on | 人才库数 distinct kind
case_talent_pool | 办案人才库人数 | Case talent pool
  | value 人 year public unranked neutral - 118 | posts:talent_pools latest kind=case | sum size
tenure_two_years | 从事纪检满两年比例 | Two years in discipline work
  | ratio % half_year aggregate unranked more 0.35 318 | posts: latest
  | 满两年人数 sum staff.tenure_ge_24m | 总人数 sum staff.persons
secretaries_new | 任职不满一年乡镇书记比例 | Secretaries appointed within a year
  | ratio % half_year aggregate unranked less - 319 | posts: latest
  | 任职不满一年人数 sum staff.secretaries_lt_12m | 乡镇书记数 sum staff.secretaries
secretaries_age | 乡镇书记平均年龄 | Average age of secretaries
  | ratio 岁 year aggregate unranked neutral - 317 | posts: latest
  | 年龄之和 sum staff.secretaries_age_sum | 乡镇书记数 sum staff.secretaries
turnover | 年内离岗比例 | Turnover
  | ratio % year aggregate unranked less - 322 | posts: latest
  | 近一年离岗人数 sum staff.left_12m | 总人数 sum staff.persons
non_core_groups | 书记牵头无关小组数 | Groups led outside the core
  | ratio 个 half_year aggregate unranked less 0 310 | posts: latest
  | 牵头小组数 sum staff.non_core_groups_led | 乡镇书记数 sum staff.secretaries
villages_with_both | 村级纪检委员和信息员覆盖率 | Villages with commissioner and officer
  | ratio % half_year aggregate unranked more 1 240 | posts: latest
  | 两员齐全的村数 sum staff.villages_with_both | 村数 sum villages &areas:areas now
casework_one_month | 一般案件一个月办结率 | Ordinary cases closed in a month
  | ratio % month aggregate unranked more 1 110 | casework: year
  | 一个月内办结数 sum on_time_30 | 一般案件办结数 sum ordinary_closed
casework_fifteen_days | 十五天有结果率 | Results by day fifteen
  | ratio % month aggregate unranked more 1 111 | casework: year
  | 十五天内有结果数 sum with_result_by_15 | 满十五天案件数 sum past_15
early_trial | 审理提前介入率 | Early involvement of the trial office
  | ratio % month aggregate unranked neutral - 112 | casework: latest
  | 提前介入数 sum early_trial | 重大案件数 sum major
both_documents | 一案双书率 | Two documents for one case
  | ratio % month aggregate unranked more 1 113 | casework: year
  | 双书案件数 sum both_documents | 处分决定数 sum decisions
read_out | 当众宣读率 | Read out at a meeting
  | ratio % month aggregate unranked more 1 114 | casework: year
  | 已宣读数 sum read_out | 双书案件数 sum both_documents
cooperative_handling | 协作办案率 | Handled in cooperation
  | ratio % month aggregate unranked neutral - 85,267 | casework: year
  | 协作办理数 sum cooperative | 立案数 sum cases_filed
conversion_rate | 线索成案率 | Clues that became cases
  | ratio % half_year aggregate unranked neutral - 320 | casework: year
  | 立案数 sum cases_filed | 收到线索数 sum clues_received
pre_appointment_talks | 任前谈话率 | Talks before appointments
  | ratio % month aggregate unranked more 1 130 | casework: year
  | 任前谈话数 sum pre_appointment_talks | 任职数 sum appointments
petition_volume | 信访苗头件数 | Petition sprouts
  | value 件 month aggregate unranked neutral - 139 | petitions:townships latest | sum new
petition_leaders | 领导包案率 | Petitions with a leader in charge
  | ratio % month aggregate unranked more 1 293 | petitions:townships latest
  | 有包案领导件数 sum with_leader | 在办件数 sum carried_over,new
petition_feedback | 信访按时反馈率 | Feedback to reporters in time
  | ratio % month aggregate unranked more 1 294 | petitions:townships year
  | 按时反馈件数 sum fed_back_on_time | 收到件数 sum received
onsite_receptions | 领导现场接访次数 | Receptions on site
  | value 次 year public unranked more 1 292 | petitions:townships year | sum onsite_receptions
training_sessions | 培训平台活动次数 | Sessions of the training platform
  | count 次 year public ranked more 8 245 | events: year kind=platform | rows
study_weeks | 学习日按周开展率 | Weeks with a study day
  | ratio % week public unranked more 1 200 | events: year kind=study
  | 开展学习日的周数 / 工作周数 | every=week
political_study_months | 政治学习按月开展率 | Months with political study
  | ratio % month public unranked more 1 228 | events: year kind=political_study
  | 开展政治学习的月数 / 月数 | every=month
political_study | 政治学习次数 | Political study
  | count 次 month public unranked more - 228 | events: year kind=political_study ~county | rows
training_levels | 三级培训班覆盖层级 | Levels with a class
  | count 级 year public unranked more 3 249 | events: year kind=training level? | distinct level
training_lines | 分条线培训覆盖条线 | Lines of work trained
  | count 条 year public unranked more 6 252 | events: year kind=training,study line?
  | distinct line
new_staff_classes | 新进干部培训班数 | Classes for new staff
  | count 期 year public unranked more 1 251 | events: year kind=training audience=new_staff | rows
test_passed | 业务测试合格率 | Tests passed
  | ratio % quarter aggregate unranked neutral - 24,229 | events: year kind=test passed?
  | 合格人数 sum passed | 参加人数 sum participants
open_days | 开放日次数 | Open days
  | count 次 year public ranked more 1 287 | events: year kind=open_day ~county | rows
ten_ones | 十个一活动覆盖项数 | Items of the ten ones
  | count 项 year public unranked more 10 129 | events: year kind=ten_ones | distinct item
party_heads_met | 约见党委主要负责人次数 | Party heads met
  | count 次 year public unranked more 1 14 | events: programme kind=party_head_meeting | rows
guidance_coverage | 驻点指导乡镇覆盖率 | Townships covered by guidance on site
  | ratio % quarter public unranked more 1 25
  | events:units programme kind=onsite_guidance units.kind=township_commission
  | 已指导的乡镇数 distinct units | 乡镇数 rows &units:units now kind=township_commission
posts_gained | 协调增加编制数 | Posts gained by coordination
  | value 个 year public unranked neutral - 27
  | events:results programme kind=coordination code=posts_gained | sum count
mutual_learning | 相互学习次数 | Mutual learning
  | count 次 year public unranked neutral - 26 | events: programme kind=mutual_learning | rows
rules_made | 制度和模板件数 | Rules and templates
  | count 件 quarter public unranked neutral - 80,86
  | documents: programme kind=rule,template | rows
meeting_rules | 议事规则件数 | Rules of meetings
  | count 件 year public unranked more 5 230 | documents: programme kind=meeting_rule | rows
process_flows | 流程件数 | Process flows
  | count 件 year public unranked more 8 265 | documents: programme kind=process | rows
plans_on_time | 实施方案按期印发率 | Commissions whose implementation plan was issued in time
  | ratio % year public unranked more 1 224
  | documents:updates programme kind=implementation_plan status=issued fulfils.due_on>=on.
  | 按期印发的机构数 distinct owner owner.kind=county_commission
  | 应印发的机构数 rows &units:units now kind=county_commission
rules_passing | 制度四可检验通过率 | Rules that pass the four tests
  | ratio % year public unranked more 1 155,156 | documents:exams programme kind=rule ^last
  | 四项都通过的制度数
    rows executable=true monitorable=true checkable=true accountable=true | 已检验的制度数 rows
recommendations_answered | 纪律检查建议书回复率 | Recommendations answered
  | ratio % month aggregate unranked more 1 115,194 | documents: year kind=recommendation
  | 已回复数 rows replied_on? | 建议书数 rows
spot_checks | 明察暗访次数 | Spot checks
  | count 次 month public unranked neutral - 9,55 | checks: programme kind=spot | rows
methods_all | 三种方法并用的检查占比 | Checks by all three methods
  | ratio % quarter public unranked neutral - 45 | checks: programme methods?
  | 三法并用的次数 rows methods=records methods=on_site methods=questions | 检查次数 rows
led_inspections | 委领导带队检查次数 | Inspections led by the city's leaders
  | count 次 year public unranked neutral - 38 | checks: programme kind=led_inspection | rows
look_backs | 回头看占比 | Look-backs among the checks
  | ratio % quarter public unranked neutral - 56 | checks: programme
  | 回头看次数 rows form=look_back | 有形式的检查次数 rows form?
spot_corrected | 明察暗访当场纠正率 | Problems of spot checks corrected at once
  | ratio % quarter public unranked neutral - 10,55 | checks: programme kind=spot
  | 当场纠正数 sum corrected_n | 发现问题数 sum problems_n
spot_townships | 明察暗访乡镇覆盖率 | Townships reached by spot checks
  | ratio % quarter aggregate unranked more 1 55
  | checks:units programme kind=spot units.kind=township_commission
  | 已覆盖的乡镇数 distinct units | 乡镇数 rows &units:units now kind=township_commission
files_reviewed | 交叉检查案卷评查率 | Files reviewed by teams
  | ratio % quarter public unranked neutral - 51,52 | checks:teams.reviews programme kind=cross
  | 已评查案卷数 sum reviewed_n | 案卷总数 sum population_n
files_passed | 案卷评查合格率 | Files that passed a review
  | ratio % quarter public ranked more 1 50 | checks:teams.reviews programme kind=cross passed_n?
  | 合格案卷数 sum passed_n | 已评查案卷数 sum reviewed_n
rechecks_differing | 巡回督导结论不一致率 | Re-checks with another result
  | ratio % quarter public unranked neutral - 54 | checks: programme kind=roving
  | 不一致数 sum disagreed_n | 抽查数 sum rechecked_n
observation_score | 观摩点评得分 | Score of the observation
  | ratio 分 quarter public ranked more 100 39,40
  | checks:scores programme @fed_back_on kind=observation items?
  | 得分之和 sum score | 观摩次数 rows
observations | 观摩点评次数 | Observations
  | count 次 month public unranked neutral - 39,41 | checks: programme kind=observation | rows
checks_by_principals | 主要领导带队检查次数 | Checks led by a principal
  | count 次 month public unranked neutral - 58 | checks: programme led_by=principal | rows
checks_fed_back | 检查七日内反馈率 | Checks fed back in seven days
  | on_time % month public unranked more 1 57 | checks: programme
  | 七日内反馈数 / 应反馈数 | done=fed_back_on start=end_on days=7
notices_posted | 巡察公告张贴率 | Notices posted in villages
  | ratio % quarter public unranked more 1 183 | rounds: programme
  | 已张贴村数 sum notice.villages_posted | 应张贴村数 sum notice.villages_total
villages_inspected | 巡察延伸到村覆盖率 | Villages inspected
  | ratio % quarter public unranked more 1 182
  | rounds:targets programme @fed_unit_on villages_n? villages_covered?
  | 已覆盖村数 sum villages_covered | 应覆盖村数 sum villages_n
both_fed_back | 巡察双反馈率 | Feedback to body and head
  | ratio % quarter public unranked more 1 190 | rounds:targets programme fed_unit_on?
  | 双反馈的对象数 rows fed_head_on? | 已反馈的对象数 rows
inspection_reports_on_time | 巡察整改按时报告率 | Rectification reports in time
  | on_time % quarter public unranked more 1 191,220 | rounds:targets programme
  | 按时报告的对象数 / 应报告的对象数 | done=unit_report_on due=rectify_due_on
double_reports | 巡察整改双报告按时率 | Both reports of rectification in time
  | ratio % quarter public unranked more 1 191 | rounds:targets programme rectify_due_on<=as_of
  | 双报告均按时的对象数 rows rectify_due_on>=unit_report_on. rectify_due_on>=head_report_on.
  | 已到期的对象数 rows
both_published | 巡察整改双公开率 | Published inside and outside
  | ratio % quarter public unranked more 1 192 | rounds:targets programme unit_report_on?
  | 双公开的对象数 rows public_inner_on? public_society_on? | 已报告的对象数 rows
rounds_heard | 书记专题会听取率 | Rounds heard by the secretary's meeting
  | ratio % year public unranked more 1 163 | rounds: programme closed_on?
  | 已听取的轮数 rows secretary_meeting_on? | 已结束的轮数 rows
round_problems_rectified | 巡察反馈问题整改率 | Problems of rounds rectified
  | ratio % quarter public unranked more 1 187
  | rounds:targets programme @fed_unit_on problems_n? rectified_n?
  | 已整改数 sum rectified_n | 反馈问题数 sum problems_n
round_problems_immediate | 巡察问题立行立改占比 | Problems of rounds put right at once
  | ratio % quarter public unranked neutral - 137
  | rounds:targets programme @fed_unit_on problems_n? immediate_n?
  | 立行立改数 sum immediate_n | 反馈问题数 sum problems_n
transfers_early | 边巡边移占比 | Clues transferred during the round
  | ratio % year aggregate unranked neutral - 134 | rounds:targets programme transferred_n?
  | 边巡边移数 sum transferred_early_n | 移交线索数 sum transferred_n
leaders_attending | 分管领导参加动员会率 | Leaders who attended the mobilisation
  | ratio % quarter aggregate unranked more 1 189
  | rounds:targets programme attended_mobilisation?
  | 参加的对象数 rows attended_mobilisation=true | 巡察对象数 rows
reports_reviewed | 巡察报告把关率 | Reports of rounds reviewed
  | ratio % quarter aggregate unranked more 1 179 | rounds:targets programme report_on?
  | 已把关的报告数 rows report_reviewed_on? | 报告数 rows
commitments_signed | 巡察承诺书签订率 | Letters of commitment signed
  | ratio % quarter aggregate unranked more 1 204 | rounds: programme commitments_signed?
  | 已签份数 sum commitments_signed | 巡察组人数 sum members_n
outlines_ready | 谈话一人一纲率 | Talks with an outline of their own
  | ratio % quarter aggregate unranked more 1 171 | rounds:targets programme outlines_n?
  | 提纲份数 sum outlines_n | 谈话人数 sum talks_n
return_visits | 巡后回访率 | Return visits made
  | ratio % quarter aggregate unranked more 1 205 | rounds:targets programme fed_unit_on?
  | 已回访的对象数 rows return_visit_on? | 已反馈的对象数 rows
village_reports | 镇级巡察报告率 | Reports on townships inspected
  | ratio % quarter aggregate unranked more 1 185,219
  | rounds:targets programme mode=township_to_village fed_unit_on?
  | 已形成报告的乡镇数 rows report_on? | 已反馈的乡镇数 rows
letters_accepted | 巡察信访受理率 | Letters, calls and visits accepted
  | ratio % quarter aggregate unranked neutral - 215 | rounds: programme
  | 受理件数 sum accepted_n | 收到件数 sum letters,calls,visits
demonstration_sites | 示范点个数 | Demonstration sites
  | count 个 year public unranked more 2 31 | units:units now demonstration_since? | rows
paired | 包抓包联落实数 | Pairings in force
  | count 个 quarter public unranked more 2 32 | pairings:pairings now kind=leader,office | rows
contacts_coverage | 班子成员联系乡镇覆盖率 | Townships with a contact
  | ratio % year public unranked more 1 260 | pairings:pairings now kind=contact
  | 有联系领导的乡镇数 distinct to_unit | 乡镇数 rows &units:units now kind=township_commission
help_days | 帮带天数完成率（近一个月） | Days of paired support held, of those promised for a month
  | ratio % month public unranked more 1 343 | events: months1 kind=help
  | 帮带天数 sum days | 承诺的每月天数 sum quota_days_month &pairings:pairings now kind=help
namings | 点名通报人次 | Persons named
  | value 人次 month aggregate unranked neutral - 17,19
  | actions: programme kind=named person_times? | sum person_times
"""
"""What the demonstration has: the requirements with a formula or a quota."""

HOW = ("sum", "middle", "rows", "distinct", "entries", "days")
PARTS = {
    "ratio": ("numerator", "denominator"),
    "checklist": ("numerator", "denominator"),
    "before_after": ("before", "after"),
    "growth": ("before", "after"),
}
DIRECTIONS = {"more": "more_is_better", "less": "less_is_better", "neutral": "neutral"}
LIMIT = {
    "done": "done",
    "due": "due",
    "start": "start",
    "days": "days",
    "calendar": "calendar",
}
CONDITION = re.compile(r"([\w.]+)(=|>=|<=|\?|!)(.*)\Z")


def measured(table: str, of_bodies: Collection[str] = ()) -> list[Value]:
    """Return the indicators of a table as the register lists them; some may divide by few."""
    rows = re.sub(r"\n +\| ?", " | ", re.sub(r"\n {4}", " ", table)).splitlines()
    made = (_indicator([part.strip() for part in row.split("|")]) for row in rows if row)
    return [{**row, "min_n": 1} if row["id"] in of_bodies else row for row in made]


def _indicator(parts: list[str]) -> dict[str, Value]:
    name, zh, en, said, rows, *numbers = parts
    form, measure, cycle, visibility, rank, direction, target, asked = said.split()
    listed = [f"R{number}" for number in asked.split(",")]
    goal: dict[str, Value] = {} if target == "-" else {"target": _number(target)}
    return {
        "id": name,
        "zh": zh,
        "en": en,
        "form": form,
        "measure": measure,
        **dict(_words(form, numbers)),
        "cycle": cycle,
        "level": "county",
        "visibility": visibility,
        "ranking_allowed": rank == "ranked",
        "direction": DIRECTIONS[direction],
        **goal,
        "source": _source(form, rows, numbers),
        "requirements": listed,
    }


def _words(form: str, numbers: list[str]) -> Iterator[tuple[str, Value]]:
    """Yield the numerator and the denominator of a share, from the text before its operands."""
    said = [text.split()[0] for text in numbers]
    if " / " in numbers[0]:
        said = numbers[0].split(" / ")
    if form in {"ratio", "on_time"}:
        yield "numerator_zh", said[0]
        yield "denominator_zh", said[1]


def _source(form: str, rows: str, numbers: list[str]) -> Value:
    where, *asked = rows.split()
    ledger, each = where.split(":")
    window: dict[str, Value] = {"window": asked[0]} if asked and asked[0] != "." else {}
    if asked and asked[0].startswith("months"):
        window = {"window": "months", "months": int(asked[0].removeprefix("months"))}
    if form == "on_time":
        pairs = [token.split("=") for token in numbers[1].split()]
        limit: Value = {LIMIT[key]: value == "true" or _number(value) for key, value in pairs}
        return {"ledger": ledger, **_each(each), **window, **_where(asked[1:]), "limit": limit}
    if numbers[-1].startswith("every="):
        every: Value = numbers[-1].removeprefix("every=")
        return {"ledger": ledger, **_each(each), **window, **_where(asked[1:]), "every": every}
    parts = PARTS.get(form, ("value",))
    made: Value = [_operand(part, text) for part, text in zip(parts, numbers, strict=True)]
    by: dict[str, Value] = {"filed_by": "county"} if "~county" in asked else {}
    by |= {"dated": dated[0]} if (dated := _dated(asked)) else {}
    by |= {"take": "last"} if "^last" in asked else {}
    rest = [token for token in asked[1:] if token[0] not in "~@^"]
    return {"ledger": ledger, **_each(each), **window, **by, **_where(rest), "numbers": made}


def _dated(tokens: list[str]) -> list[str]:
    return [token[1:] for token in tokens if token.startswith("@")]


def _each(each: str) -> dict[str, Value]:
    return {"each": each} if each else {}


def _operand(part: str, text: str) -> Value:
    """Read one number, such as `村数 sum villages &areas:areas now`."""
    tokens = text.split()
    tokens = tokens[next(index for index, token in enumerate(tokens) if token in HOW) :]
    how, *rest = tokens
    made: dict[str, Value] = {"part": part}
    if how == "rows":
        made["count"] = "rows"
    else:
        field, *rest = rest
        made[how] = field.split(",") if how in {"sum", "days"} else field
    own = next((token for token in rest if token.startswith("&")), None)
    if own is not None:
        ledger, each = own[1:].split(":")
        made |= {"ledger": ledger, **_each(each), "window": rest[rest.index(own) + 1]}
        rest = rest[rest.index(own) + 2 :]
    made |= {"window": "months", "months": 24} if "%24" in rest else {}
    made |= {"dated": dated[0]} if (dated := _dated(rest)) else {}
    return {**made, **_where([token for token in rest if token[0] not in "%@"])}


def _where(tokens: list[str]) -> dict[str, Value]:
    made: Value = [_condition(token) for token in tokens]
    return {"where": made} if tokens else {}


def _condition(token: str) -> Value:
    found = CONDITION.match(token)
    if found is None:
        raise ValueError(token)
    field, sign, value = found.groups()
    if sign in "?!":
        return {"field": field, "present": sign == "?"}
    if sign == "=":
        return {"field": field, "in": [word == "true" or word for word in value.split(",")]}
    if value.endswith("."):
        return {"field": field, "at_least_field": value[:-1]}
    return {"field": field, "at_least" if sign == ">=" else "at_most": _number(value)}


def _number(text: str) -> Value:
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    return Decimal(text) if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text
