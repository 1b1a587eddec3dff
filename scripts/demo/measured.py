"""The indicators that are computed from other ledgers, so that nobody files them again.

Each has three lines: name, Chinese and English words; form, measure, cycle, visibility, rank,
direction, target and requirements; then the rows (`ledger:list window conditions`) and the numbers.
A number of another ledger ends in `&ledger:list window conditions`; of returns the condition
`indicator=name` says whose. `all_days` are the days between two, and the first of them.
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
plenary_done | 全会部署任务完成进度 | Progress of tasks that a plenary session ordered
  | value % week public unranked more 1 232 | assessment: . origin=plenary | sum progress
standing_committee_done | 常委会部署任务完成进度
  | Progress of tasks that the standing committee ordered
  | value % week public unranked more 1 232 | assessment: . origin=standing_committee
  | sum progress
deployments_overdue | 会议部署任务逾期节点数 | Deadlines overdue of tasks that meetings ordered
  | value 个 week public unranked less 0 235
  | assessment: . origin=plenary,standing_committee | sum overdue
instructions_done | 领导批示办结率 | Leaders' instructions carried out
  | ratio % quarter aggregate unranked more 1 233 | progress:instructions programme @received_on
  | 已办结件数 rows done_on<=as_of | 收到批示件数 rows
progress_facilities | 设施标准化任务进度 | Progress of facilities to standard
  | value % week public unranked more 1 2 | assessment: . dimension=facilities | sum progress
progress_work | 工作规范化任务进度 | Progress of work by rule
  | value % week public unranked more 1 2 | assessment: . dimension=work | sum progress
progress_team | 队伍专业化任务进度 | Progress of a skilled team
  | value % week public unranked more 1 2 | assessment: . dimension=team | sum progress
findings_closed_due | 到期问题销号率 | Findings closed of those due
  | ratio % week public ranked more 1 6 | findings: programme limit_on<=as_of
  | 到期已销号数 rows closed_on? | 到期问题数 rows
findings_on_time | 整改按时提交率 | Rectifications put forward in time
  | on_time % week public ranked more 1 6 | findings: programme
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
tasks_stale | 七天以上未更新任务数 | Tasks without an entry for more than seven days
  | value 项 week public unranked less 0 61 | assessment: | sum stale
days_unmoved | 在办任务保持现状平均天数 | Days that tasks under way have had their status
  | ratio 天 week public unranked less - 61
  | progress:updates programme ^status status=doing,blocked
  | 距进入现状的天数之和 days on,as_of | 在办和受阻的任务数 rows
blockages_closed | 服务大厅问题办结率 | Blockages at the service hall closed
  | ratio % week public unranked more 1 146 | findings: programme source=service_hall
  | 已办结数 rows closed_on? | 发现数 rows
corrected_on_site | 现场纠正率 | Problems corrected on site
  | ratio % month public unranked more - 10 | findings: programme source=check
  | 现场纠正数 rows corrected_on_site=true | 检查发现数 rows
duty_closed | 专职专责问题销号率 | Problems of full-time duty closed
  | ratio % quarter public unranked more 1 244 | findings: programme category=full_duty
  | 已销号数 rows closed_on? | 发现数 rows
self_found | 自查发现问题数 | Problems found by themselves
  | count 个 month public unranked neutral - 358 | findings: programme source=self_check | rows
immediate_closed | 立行立改办结率 | Immediate rectifications closed
  | ratio % week public unranked more 1 137 | findings: programme source=round immediate=true
  | 已销号数 rows closed_on? | 立行立改数 rows
archive_rooms | 独立档案室达标率 | Counties with an archive room up to standard
  | ratio % quarter public ranked more 1 72 | facilities:items latest kind=archive_room
  | 档案室达标的县区数 rows compliant>=1 unit.kind=county_commission
  | 县区数 rows &units:units now kind=county_commission
petition_offices | 信访室达标率 | Counties with a petition office up to standard
  | ratio % quarter public ranked more 1 72 | facilities:items latest kind=petition_office
  | 信访室达标的县区数 rows compliant>=1 unit.kind=county_commission
  | 县区数 rows &units:units now kind=county_commission
petition_receptions | 信访接待室达标率 | Counties with a reception up to standard
  | ratio % quarter public ranked more 1 72 | facilities:items latest kind=petition_reception
  | 接待室达标的县区数 rows compliant>=1 unit.kind=county_commission
  | 县区数 rows &units:units now kind=county_commission
township_rooms | 乡镇办公用房达标率 | Townships with two rooms
  | ratio % quarter public ranked more 1 73
  | standards: now standard=two_office_rooms
  | 达到标准的乡镇数 sum complete | 乡镇数 sum bodies
dispatched_rooms | 派驻机构办公用房达标率 | Dispatched bodies with three rooms
  | ratio % quarter public unranked more 1 74
  | standards: now standard=three_rooms
  | 达到标准的机构数 sum complete | 派驻机构数 sum bodies
rooms_adjusted | 调整办公用房间数 | Office rooms adjusted
  | value 间 quarter public unranked neutral - 75
  | facilities:items latest kind=office_room adjusted? | sum adjusted
rooms_added | 新增办公用房间数 | Office rooms added
  | value 间 quarter public unranked neutral - 75
  | facilities:items latest kind=office_room added? | sum added
equipment_in_place | 办公设备配齐率 | Office equipment in place, of what the list requires
  | ratio % quarter public ranked more 1 77
  | facilities:items latest kind=office_equipment,equipment_set required?
  | 已配套数 sum delivered | 应配套数 sum required
equipment_short | 办公设备缺口 | Office equipment short of the list
  | value 套 quarter public unranked less 0 77
  | standards: now standard=four_sets,group_sets | sum short
equipment_delivered | 办公设备到位率 | Equipment delivered
  | ratio % quarter public ranked more 1 78
  | facilities:items latest kind=office_equipment,equipment_set
  | 已到位套数 sum delivered | 到位和采购中套数 sum delivered,in_procurement
eight_haves | 八有达标率 | Eight haves
  | checklist % quarter public ranked more 1 275
  | facilities:checklists latest checklist=eight_haves | entries have | entries lack
eight_haves_full | 八有齐备的机构占比 | Bodies with all eight haves, of all that should have them
  | ratio % quarter public unranked more 1 275
  | facilities:checklists latest checklist=eight_haves
  | 八项齐备的机构数 rows lack! unit.abolished_on!
  | 乡镇纪（工）委和派出监察办公室数 rows
    &units:units now kind=township_commission,township_supervision_office
eight_haves_pilots | 试点乡镇八有达标率 | Eight haves of pilots
  | checklist % quarter public unranked more 1 152
  | facilities:checklists latest checklist=eight_haves unit.pilot_since?
  | entries have | entries lack
eight_haves_others | 非试点乡镇八有达标率 | Eight haves of townships that are no pilots
  | checklist % quarter public unranked more 1 152
  | facilities:checklists latest checklist=eight_haves unit.pilot_since!
  | entries have | entries lack
six_haves | 村级六有达标率 | Villages with all six haves
  | ratio % half_year public ranked more 1 276
  | facilities:checklists latest checklist=six_haves
  | 六项齐全的村数 sum complete | 村数 sum villages &areas:areas now
six_haves_township | 各乡镇村级六有达标率 | Villages with all six haves, township by township
  | ratio % half_year public unranked more 1 276
  | facilities:checklists latest checklist=six_haves bodies?
  | 六项齐全的村数 sum complete | 村（社区）数 sum unit.area.villages
six_haves_items | 村均具备六有项数 | Items of the six haves for each village
  | ratio 项 half_year public unranked more 6 276
  | facilities:checklists latest checklist=six_haves counts?
  | 具备项次 sum counts | 村（社区）数 sum unit.area.villages
township_six | 乡镇六有落实率 | Six haves of townships
  | checklist % quarter public ranked more 1 350
  | facilities:checklists latest checklist=township_six | entries have | entries lack
standards_met | 建设标准达标率 | Standards met
  | ratio % quarter public ranked more 1 72 | standards: now
  | 达标项次 sum met | 应达项次 sum asked
standards_short | 建设标准缺额 | Shortfall against the standards
  | value 个 quarter public unranked less 0 72 | standards: now | sum short
inspection_rooms | 巡察办用房间数 | Rooms of the inspection office
  | value 间 year public unranked neutral - 168
  | facilities:items latest kind=inspection_rooms | sum built
inspection_area | 巡察办用房间均面积 | Floor space for each room of the inspection office
  | ratio 平方米 year public unranked neutral - 168
  | facilities:items latest kind=inspection_rooms area_m2?
  | 面积 sum area_m2 | 间数 sum built
inspection_area_each | 巡察办人均用房面积 | Floor space for each member of the inspection office
  | ratio 平方米 year public unranked neutral - 168
  | facilities:items latest kind=inspection_rooms area_m2?
  | 面积 sum area_m2 | 在岗人数 sum in_post &posts:units latest unit.kind=inspection_office
staffing_rate | 编制到位率 | Posts filled
  | ratio % quarter public ranked more 1 236 | posts:units latest
  | 在岗人数 sum in_post | 编制数 sum established
bodies_set_up | 应建机构到位率 | Bodies set up, of those that should be
  | ratio % quarter public unranked more 1 236 | units:units now required=true
  | 已设立的机构数 rows established_on? | 应设立的机构数 rows
staff_per_office | 部室平均人数 | Staff per office
  | ratio 人 quarter public ranked more >4 68 | posts:units latest unit.kind=internal_office
  | 在岗人数 sum in_post | 部室数 rows &units:units now kind=internal_office
dispatched_five_posts | 派驻机构五名编制达标率 | Dispatched bodies with five posts
  | ratio % quarter public ranked more 1 70 | standards: now standard=five_posts
  | 达到标准的机构数 sum complete | 派驻机构数 sum bodies
dispatched_posts | 派驻机构编制总数 | Posts of dispatched bodies in all
  | value 个 quarter public unranked neutral - 70
  | posts:units latest unit.kind=dispatched_group | sum established
township_two_full_time | 乡镇两名专职干部达标率 | Townships with two full-time cadres
  | ratio % quarter public ranked more 1 88 | standards: now standard=two_full_time
  | 不少于两名的乡镇数 sum complete | 乡镇数 sum bodies
rotated_36m | 派驻机构三年轮岗比例 | Dispatched staff rotated in 36 months
  | ratio % half_year public ranked more 0.30 243
  | posts:units latest unit.kind=dispatched_group
  | 近36个月轮岗人数 sum rotated_36m | 派驻机构在岗人数 sum in_post
township_team | 乡镇班子配备达标率 | Townships with a full team
  | ratio % quarter public ranked more 1 238
  | standards: now standard=one_secretary,one_deputy,members
  | 配齐的乡镇数 sum complete | 乡镇数 sum bodies
townships_with_commission | 已设纪（工）委的乡镇占比 | Townships with a discipline commission
  | ratio % quarter public unranked more 1 238 | units:units now kind=township_commission
  | 已设纪（工）委的乡镇数 distinct area
  | 乡镇数 rows &areas:areas now kind=subdistrict,town,township
townships_with_office | 已设监察办公室的乡镇占比 | Townships with a supervision office
  | ratio % quarter public unranked more 1 236
  | units:units now kind=township_supervision_office established_on?
  | 已设监察办公室的乡镇数 distinct area
  | 乡镇数 rows &areas:areas now kind=subdistrict,town,township
township_three_posts | 乡镇三岗配齐率 | Townships with all three posts
  | ratio % quarter public ranked more 1 313
  | standards: now standard=one_secretary,one_deputy,one_clerk
  | 三岗配齐的乡镇数 sum complete | 乡镇数 sum bodies
township_vacancies | 乡镇空缺岗位数 | Vacant posts in townships
  | value 个 quarter public ranked less 0 315,316
  | posts:units latest unit.kind=township_commission
  | sum vacant_secretary,vacant_deputy,vacant_clerk
townships_staffed | 无空缺岗位乡镇占比 | Townships without a vacant post
  | ratio % quarter public unranked more 1 315
  | posts:units latest unit.kind=township_commission
  | 无空缺岗位的乡镇数 rows vacant_secretary<=0 vacant_deputy<=0 vacant_clerk<=0 unit.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
vacancies_advertised | 空缺编制公告率 | Vacant posts that were advertised
  | ratio % half_year public unranked more 1 274 | posts:units latest
  | 公告的空缺编制数 sum vacant_advertised | 空缺和已招录编制数 sum vacant,recruited
vacancies_filled | 空缺编制补员率 | Vacant posts that were filled
  | ratio % half_year public unranked more 1 274 | posts:units latest
  | 已招录数 sum recruited | 空缺和已招录编制数 sum vacant,recruited
duties_filed | 分工报备率 | Divisions of work filed
  | ratio % quarter public ranked more 1 90
  | posts:units latest unit.kind=township_commission,dispatched_group
  | 已报备的机构数 rows duty_filing=filed,approved unit.abolished_on!
  | 乡镇和派驻机构数 rows &units:units now kind=township_commission,dispatched_group
duties_reviewed | 分工报备审核率 | Divisions of work reviewed, of those filed
  | ratio % quarter public unranked more 1 90
  | posts:units latest unit.kind=township_commission,dispatched_group
  | 已审核数 rows duty_filing=approved,returned
  | 已报备数 rows duty_filing=filed,approved,returned
unrelated_duties | 兼任无关职责数 | Unrelated duties held
  | value 项 quarter aggregate unranked less 0 244
  | posts:units latest unit.kind=township_commission,dispatched_group | sum unrelated_duties
inspection_staffing | 巡察办编制到位率 | Posts of the inspection office filled
  | ratio % quarter public unranked more 1 195 | posts:units latest unit.kind=inspection_office
  | 在岗人数 sum in_post | 编制数 sum established
group_staffing | 巡察组编制到位率 | Posts of the inspection groups filled
  | ratio % quarter public unranked more 1 196 | posts:units latest unit.kind=inspection_group
  | 在岗人数 sum in_post | 编制数 sum established
inspection_full | 巡察机构满编率 | Inspection bodies with all posts filled
  | ratio % quarter public unranked more 1 195,196
  | posts:units latest unit.kind=inspection_office,inspection_group
  | 满编的巡察机构数 rows in_post>=established. unit.abolished_on!
  | 巡察机构数 rows &units:units now kind=inspection_office,inspection_group
inspection_joined | 巡察干部年内参巡率 | Inspection staff that joined a round
  | ratio % year public unranked more 1 174 | posts:units latest unit.kind=inspection_office
  | 近一年参加巡察人数 sum joined_round_12m | 在岗人数 sum in_post
inspection_director | 由常委兼任巡察办主任 | Inspection director on the standing committee
  | ratio % year public unranked more 1 197 | posts:units latest unit.kind=inspection_office
  | 由常委兼任的巡察办数 rows head_is_standing_member=true
  | 巡察办数 rows &units:units now kind=inspection_office
it_specialists | 信息技术专员配备率 | Counties with a specialist for information technology
  | ratio % year public unranked more 1 280
  | posts:units latest unit.kind=county_commission,internal_office
  | 配有专员的县区数 distinct unit.area it_specialists>=1
  | 县区数 rows &units:units now kind=county_commission
talent_pools_renewed | 人才库两年内更新率 | Talent pools renewed in two years
  | ratio % year public ranked more 1 198 | posts:talent_pools latest
  | 两年内更新的库数 distinct kind %24 @renewed_on
  | 人才库数 distinct kind &posts:talent_pools months24
pool_days | 巡察人才库距上次更新天数 | Days since the inspection talent pool was renewed
  | ratio 天 quarter public unranked less 730 198 | posts:talent_pools latest kind=inspection
  | 距上次更新天数 days renewed_on,as_of | 人才库数 rows
inspection_talent_pool | 巡察人才库人数 | Inspection talent pool
  | value 人 year public unranked neutral - 198
  | posts:talent_pools latest kind=inspection | sum size
case_talent_pool | 办案人才库人数 | Case talent pool
  | value 人 year public unranked neutral - 118 | posts:talent_pools latest kind=case | sum size
tenure_two_years | 从事纪检满两年比例 | Two years in discipline work
  | ratio % half_year aggregate unranked more 0.35 318 | posts: latest
  | 满两年人数 sum staff.tenure_ge_24m
  | 总人数 sum staff.tenure_lt_12m,staff.tenure_12_24m,staff.tenure_ge_24m
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
  | 牵头小组数 sum staff.non_core_groups_led
  | 乡镇数 rows &units:units now kind=township_commission
villages_with_both | 村级纪检委员和信息员覆盖率 | Villages with commissioner and officer
  | ratio % half_year public unranked more 1 240,260 | posts: latest
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
  | 已宣读数 sum both_read_out | 双书案件数 sum both_documents
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
new_petition_leaders | 新增信访领导包案率 | New petitions with a leader in charge
  | ratio % month aggregate unranked more 1 293 | petitions:townships year
  | 新增中有包案领导件数 sum new_with_leader | 新增件数 sum new
petition_feedback | 信访按时反馈率 | Feedback to reporters in time
  | ratio % month aggregate unranked more 1 294 | petitions:townships year
  | 按时反馈件数 sum fed_back_on_time | 收到件数 sum received
onsite_receptions | 到乡镇（街道）现场接访次数 | Receptions on site in townships
  | count 次 year public unranked more 1 292
  | events: year kind=onsite_reception host.kind=township_commission organiser.level=county
    ~county | rows
onsite_people | 现场接访群众人数 | People received on site
  | value 人 year aggregate unranked neutral - 292
  | events: year kind=onsite_reception host.kind=township_commission organiser.level=county,city
    visitors? | sum visitors
onsite_by_city | 市级到本地乡镇（街道）现场接访次数
  | Receptions on site that the city held in townships here
  | count 次 year public unranked more - 292
  | events: year kind=onsite_reception host.kind=township_commission ~city | rows
onsite_townships | 有现场接访的乡镇占比 | Townships in which there was a reception on site
  | ratio % year public unranked more 1 292 | petitions:townships year onsite_receptions>=1
  | 有现场接访的乡镇数 distinct unit unit.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
training_sessions | 培训平台活动次数 | Sessions of the training platform
  | count 次 year public ranked more 8 245 | events: year kind=platform
  | distinct held_on
study_weeks | 学习日按周开展率 | Weeks with a study day
  | ratio % week public unranked more 1 200
  | events: year kind=study organiser.kind=inspection_office
  | 开展学习日的周数 / 工作周数 | every=week
political_study_months | 政治学习按月开展率 | Months with political study
  | ratio % month public unranked more 1 228 | events: year kind=political_study
  | 开展政治学习的月数 / 月数 | every=month
study_standard | 上月政治学习达标 | Political study held last month as asked
  | ratio % month public unranked more 1 228 | standards: now standard=monthly_study
  | 达标项次 sum met | 应达项次 sum asked
political_study | 政治学习次数 | Political study
  | count 次 month public unranked more - 228 | events: year kind=political_study ~county | rows
training_levels | 三级培训班覆盖层级 | Levels with a class
  | count 级 year public unranked more 3 249 | events: year kind=training level? | distinct level
city_classes | 市级集中培训班数 | Classes of the city
  | count 期 year public unranked more 1 249 | events: year kind=training level=city ~city | rows
county_classes | 县级集中培训班数 | Classes of the county
  | count 期 year public unranked more 1 249
  | events: year kind=training level=county ~county | rows
township_classes | 乡镇举办集中培训班占比 | Townships that held a class
  | ratio % year public unranked more 1 249
  | events: year kind=training level=township organiser.kind=township_commission
  | 已举办培训班的乡镇数 distinct organiser organiser.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
classes_research | 调查研究条线培训次数 | Classes and study days on research
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=research | rows
classes_publicity | 宣传教育条线培训次数 | Classes and study days on publicity
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=publicity | rows
classes_trial | 案件审理条线培训次数 | Classes and study days on trial
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=trial | rows
classes_petition | 信访举报条线培训次数 | Classes and study days on petitions
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=petition | rows
classes_case_management | 案件监督管理条线培训次数 | Classes and study days on case management
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=case_management | rows
classes_conduct | 党风政风监督条线培训次数 | Classes and study days on conduct
  | count 次 year public unranked more 1 252
  | events: year kind=training,study line=conduct | rows
training_lines | 分条线培训覆盖条线 | Lines of work trained
  | count 条 year public unranked more 6 252 | events: year kind=training,study line?
  | distinct line
new_staff_trained | 新进干部培训覆盖率 | New staff trained
  | ratio % year aggregate unranked more 1 251
  | posts: latest | 已参训人数 sum staff.new_trained | 任职不满一年人数 sum staff.tenure_lt_12m
new_staff_classes | 新进干部培训班数 | Classes for new staff
  | count 期 year public unranked more 1 251 | events: year kind=training audience=new_staff | rows
test_passed | 业务测试合格率 | Tests passed
  | ratio % quarter aggregate unranked neutral - 24 | events: year kind=test passed?
  | 合格人数 sum passed | 参加人数 sum participants
open_days | 开放日次数 | Open days
  | count 次 year public ranked more 1 287 | events: year kind=open_day counties! | rows
open_day_visitors | 开放日参加人数 | People who came to open days
  | value 人 year aggregate unranked neutral - 287
  | events: year kind=open_day visitors? | sum visitors
ten_ones | 十个一活动覆盖项数 | Items of the ten ones
  | count 项 year public unranked more 10 129 | events: year kind=ten_ones | distinct item
ten_ones_share | 各单位“十个一”完成率 | Ten ones done, of ten for each body
  | checklist % quarter public unranked more 1 129
  | facilities:checklists latest checklist=ten_ones | entries have | entries lack
party_heads_met | 约见党委主要负责人次数 | Party heads met
  | count 次 year public unranked more 1 14
  | events: programme ~city kind=party_head_meeting | distinct held_on
party_heads_coverage | 已约见党委主要负责人的县区占比 | Counties whose Party head was met
  | ratio % year public unranked more 1 14 | events: programme ~city kind=party_head_meeting
  | 已约见的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
issues_assigned | 约见时交办问题数 | Issues assigned when Party heads were met
  | value 个 year public unranked neutral - 14
  | events:results programme ~city kind=party_head_meeting code=issues_assigned | sum count
guidance_visits | 驻点指导次数 | Stays of guidance on site
  | count 次 quarter public unranked more 1 25
  | events: programme ~city kind=onsite_guidance | rows
guidance_counties | 驻点指导县区覆盖率 | Counties reached by guidance on site
  | ratio % quarter public unranked more 1 25 | events: programme ~city kind=onsite_guidance
  | 已覆盖的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
guidance_days | 驻点指导天数 | Days of guidance on site
  | value 天 quarter public unranked neutral - 25
  | events: programme ~city kind=onsite_guidance | sum days
guidance_coverage | 驻点指导乡镇覆盖率 | Townships covered by guidance on site
  | ratio % quarter public unranked more 1 25
  | events:units programme ~city kind=onsite_guidance units.kind=township_commission
  | 已指导的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
posts_gained | 协调增加编制数 | Posts gained by coordination
  | value 个 year public unranked neutral - 27
  | events:results programme kind=coordination code=posts_gained | sum count
mutual_learning | 相互学习次数 | Mutual learning
  | count 次 year public unranked neutral - 26 | events: programme kind=mutual_learning | rows
learning_given | 承办相互学习次数 | Mutual learning given, as the host
  | count 次 year public unranked neutral - 26
  | events:host programme kind=mutual_learning | rows
learning_received | 外出学习单位次数 | Mutual learning received, by bodies that went
  | count 次 year public unranked neutral - 26
  | events:units programme kind=mutual_learning | rows
recruitment_plan | 五年计划招录完成率 | Recruited against the five-year plan
  | ratio % year public unranked more 1 87
  | documents:planned year @by kind=plan fulfils=recruitment_plan
    standing=issued,revised,published
  | 本年招录人数 sum parts &returns: year indicator=recruitment_channels
  | 本年计划人数 sum recruit,select,transfer
rules_made | 制度和模板件数 | Rules and templates
  | count 件 quarter public unranked neutral - 86
  | documents: programme kind=rule,template | rows
rules_managed | 新订和修订制度件数 | Rules made or revised
  | count 件 quarter public unranked neutral - 80
  | documents:updates programme kind=rule status=issued,revised | distinct record
rules_revised | 修订制度件数 | Rules revised
  | count 件 quarter public unranked neutral - 80
  | documents:updates programme kind=rule status=revised | distinct record
documents_a | 甲类制度印发率 | Documents of category A issued by the city
  | ratio % quarter public unranked more 1 20 | standards: now group=documents category=A
  | 已印发件数 sum met | 应印发件数 sum asked
documents_b | 乙类制度参照制定率 | Documents of category B adapted
  | ratio % quarter public unranked more 1 21 | standards: now group=documents category=B
  | 已参照制定件数 sum met | 应参照制定件数 sum asked
documents_c | 丙类制度制定率 | Documents of category C written
  | ratio % quarter public unranked more 1 22 | standards: now group=documents category=C
  | 已制定件数 sum met | 应制定件数 sum asked
letters_and_trial | 来信和审理制度模板齐备率 | Rules and templates of letters and trials
  | ratio % year public unranked more 1 82
  | standards: now standard=letters_rule,letters_template,trial_process,trial_templates
  | 已出台件数 sum met | 应出台件数 sum asked
two_duties | 两个责任配套制度齐备率 | Documents of the two responsibilities adopted
  | ratio % year public unranked more 1 104
  | standards: now standard=duties_rules,duties_appraisal,duties_accountability
  | 已出台件数 sum met | 应出台件数 sum asked
conduct_documents | 会风和责任文件齐备率 | Documents on meetings and duty adopted
  | ratio % year public unranked more 1 159
  | standards: now standard=meeting_conduct,stronger_duty
  | 已出台件数 sum met | 应出台件数 sum asked
recommendation_texts | 建议书办法和格式齐备率 | Rule and format of recommendations
  | ratio % year public unranked more 1 266
  | standards: now standard=recommendation_rule,recommendation_format
  | 已出台件数 sum met | 应出台件数 sum asked
meeting_rules | 议事规则齐备率 | Five rules of meetings
  | ratio % year public unranked more 1 230
  | standards: now
    standard=secretary_meeting,meeting_rule,affairs_meeting,case_meeting,petition_meeting
  | 已出台的议事规则数 sum met | 应有的议事规则数 sum asked
process_flows | 业务流程优化率 | Eight process flows
  | ratio % year public unranked more 1 265
  | standards: now
    standard=flow_office,flow_secrets,flow_conduct,flow_petitions,flow_supervision,flow_investigation,flow_cases,flow_trial
  | 已出台的流程数 sum met | 应有的流程数 sum asked
city_plans_on_time | 市级单位实施方案按期印发率 | Bodies of the city whose plan was issued in time
  | ratio % year public unranked more 1 224
  | standards: now standard=plan_office,plan_organisation,plan_party_body,plan_work_committee
  | 按期印发的单位数 sum in_time | 应印发的单位数 sum asked
plans_on_time | 实施方案按期印发率 | Commissions whose implementation plan was issued in time
  | ratio % year public unranked more 1 223,224
  | standards: now standard=county_plan
  | 按期印发的机构数 sum in_time | 应印发的机构数 sum asked
rules_examined | 制度检验覆盖率 | Rules in force that were examined
  | ratio % year public unranked more 1 155 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 已检验的制度数 rows
  | 有效制度数
    rows &documents:updates months1200 ^last kind=rule status=issued,revised,published
rules_passing | 制度四可检验通过率 | Rules that pass the four tests
  | ratio % year public unranked more 1 155 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 四项都通过的制度数
    rows executable=true monitorable=true checkable=true accountable=true | 已检验的制度数 rows
rules_executable | 制度可执行率 | Rules that can be carried out
  | ratio % year public unranked more 1 156 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 可执行的制度数 rows executable=true | 已检验的制度数 rows
rules_monitorable | 制度可监督率 | Rules whose working can be monitored
  | ratio % year public unranked more 1 156 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 可监督的制度数 rows monitorable=true | 已检验的制度数 rows
rules_checkable | 制度可检查率 | Rules whose results can be checked
  | ratio % year public unranked more 1 156 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 可检查的制度数 rows checkable=true | 已检验的制度数 rows
rules_accountable | 制度可问责率 | Rules that can be answered for
  | ratio % year public unranked more 1 156 | documents:exams months1200 ^last kind=rule
    standing=issued,revised,published
  | 可问责的制度数 rows accountable=true | 已检验的制度数 rows
recommendations | 纪律检查建议书份数 | Recommendations issued
  | count 份 month aggregate unranked neutral - 115
  | documents: year kind=recommendation owner.kind=county_commission,dispatched_group | rows
recommendations_answered | 纪律检查建议书回复率 | Recommendations answered
  | ratio % month aggregate unranked more 1 115
  | documents: year kind=recommendation owner.kind=county_commission,dispatched_group
  | 已回复数 rows replied_on? | 建议书数 rows
recommendations_on_time | 纪律检查建议书按期回复率 | Recommendations answered in time
  | on_time % month aggregate unranked more 1 115
  | documents: year kind=recommendation owner.kind=county_commission,dispatched_group
  | 按期回复数 / 应回复数 | done=replied_on due=reply_due_on
recommendations_recorded | 建议书登记率 | Recommendations recorded, of those counted by month
  | ratio % month aggregate unranked more 1 115
  | documents: year kind=recommendation owner.kind=county_commission,dispatched_group
  | 已登记的建议书数 rows | 按月统计的建议书数 sum recommendations &casework: year
inspection_advice | 向县委提出的巡察建议件数 | Recommendations to the county committee
  | count 件 year aggregate unranked neutral - 194
  | documents: programme kind=recommendation
    owner.kind=inspection_office addressee.kind=party_body | rows
inspection_advice_adopted | 巡察建议采纳率 | Recommendations to the county committee adopted
  | ratio % year aggregate unranked more 1 194
  | documents: programme kind=recommendation
    owner.kind=inspection_office addressee.kind=party_body
  | 已采纳数 rows adopted_on? | 建议数 rows
spot_checks | 明察暗访次数 | Spot checks
  | count 次 month public unranked neutral - 9,55 | checks: programme kind=spot | rows
methods_all | 三种方法并用的检查占比 | Checks by all three methods
  | ratio % quarter public unranked neutral - 45 | checks: programme
  | 三法并用的次数 rows methods=records methods=on_site methods=questions | 检查次数 rows
led_inspections | 委领导带队检查次数 | Inspections led by the city's leaders
  | count 次 year public unranked more 1 38 | checks: programme kind=led_inspection
    led_by=principal,leader
  | rows
led_counties | 委领导带队检查县区覆盖率 | Counties reached by led inspections
  | ratio % year public unranked more 1 38 | checks: programme kind=led_inspection
    led_by=principal,leader
  | 已覆盖的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
led_ten_days | 带队检查十日内完成率 | Led inspections over in ten days
  | on_time % quarter public unranked more 1 38 | checks: programme kind=led_inspection
    led_by=principal,leader
  | 十日内完成数 / 带队检查次数 | done=end_on start=start_on days=9
led_span | 带队检查平均天数 | Days of a led inspection, the first and the last included
  | ratio 天 quarter public unranked neutral - 38 | checks: programme kind=led_inspection
    led_by=principal,leader
  | 检查天数之和 all_days start_on,end_on | 带队检查次数 rows
led_townships | 委领导带队检查乡镇覆盖率 | Townships reached by led inspections
  | ratio % quarter aggregate unranked neutral - 38
  | checks:units programme kind=led_inspection led_by=principal,leader
    units.kind=township_commission
  | 已覆盖的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
cross_teams | 每次交叉检查组数 | Teams of each cross inspection
  | ratio 个 quarter public unranked neutral - 48 | checks:teams programme kind=cross
  | 检查组数 rows | 交叉检查次数 rows &checks: programme kind=cross
cross_people | 每次交叉检查人数 | People in the teams of each cross inspection
  | ratio 人 quarter public unranked neutral - 48 | checks:teams programme kind=cross
  | 检查组人数 sum size | 交叉检查次数 rows &checks: programme kind=cross
surprise_checks | 突击检查占比 | Unannounced checks among the checks
  | ratio % quarter public unranked neutral - 56 | checks: programme
  | 突击检查次数 rows form=surprise | 有形式的检查次数 rows form?
random_checks | 随机抽查占比 | Random checks among the checks
  | ratio % quarter public unranked neutral - 56 | checks: programme
  | 随机抽查次数 rows form=random | 有形式的检查次数 rows form?
forms_named | 写明形式的检查占比 | Checks that say their form
  | ratio % quarter public unranked more 1 56 | checks: programme kind=spot,special
  | 写明形式的次数 rows form? | 检查次数 rows
look_backs | 回头看占比 | Look-backs among the checks
  | ratio % quarter public unranked neutral - 56 | checks: programme
  | 回头看次数 rows form=look_back | 有形式的检查次数 rows form?
spot_corrected | 明察暗访当场纠正率 | Problems of spot checks corrected at once
  | ratio % quarter public unranked neutral - 10,55 | checks: programme kind=spot
  | 当场纠正数 sum corrected_n | 发现问题数 sum problems_n
spot_townships | 明察暗访乡镇覆盖率 | Townships reached by spot checks
  | ratio % quarter aggregate unranked more 1 55
  | checks:units programme kind=spot units.kind=township_commission
  | 已覆盖的乡镇数 distinct units units.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
files_read | 乡镇和派驻机构案卷评查率 | Files of townships and groups reviewed by teams
  | ratio % quarter public unranked more 1 51
  | checks:teams.reviews programme kind=cross files_of=township_commission,dispatched_group
  | 2019年以来已评查案卷数 sum reviewed_n since<=2019-01-01 | 案卷总数 sum population_n
files_sampled | 县级室部案卷抽检率 | Files of county offices reviewed by teams
  | ratio % quarter public unranked more 0.3 52
  | checks:teams.reviews programme kind=cross files_of=internal_office
  | 已评查案卷数 sum reviewed_n | 案卷总数 sum population_n
file_defects | 每份案卷缺陷数 | Defects for each file reviewed
  | ratio 个 quarter aggregate unranked less - 50
  | checks:teams.reviews programme kind=cross passed_n?
  | 缺陷数 sum defects defects? | 已评查案卷数 sum reviewed_n
own_files_passed | 专项检查案卷合格率 | Files that passed the review of a check
  | ratio % quarter aggregate unranked more 1 50 | checks:file_review programme passed_n?
  | 合格案卷数 sum passed_n | 已评查案卷数 sum reviewed_n
own_file_defects | 专项检查每份案卷缺陷数 | Defects for each file that a check reviewed
  | ratio 个 quarter aggregate unranked less - 50 | checks:file_review programme passed_n?
  | 缺陷数 sum defects defects? | 已评查案卷数 sum reviewed_n
files_passed | 案卷评查合格率 | Files that passed a review
  | ratio % quarter public ranked more 1 50 | checks:teams.reviews programme kind=cross passed_n?
  | 合格案卷数 sum passed_n | 已评查案卷数 sum reviewed_n
rechecked_share | 巡回督导抽查率 | Re-checked, of what the checks saw
  | ratio % quarter public unranked neutral - 54 | checks: programme kind=roving of_checks?
  | 抽查数 sum rechecked_n | 原检查的单位数和问题数 sum of_checks.units_n,of_checks.problems_n
rechecks_differing | 巡回督导结论不一致率 | Re-checks with another result
  | ratio % quarter public unranked neutral - 54 | checks: programme kind=roving
  | 不一致数 sum disagreed_n | 抽查数 sum rechecked_n
observation_score | 观摩点评得分 | Score of the observation
  | ratio 分 quarter public ranked more 100 39,40
  | checks:scores programme @fed_back_on kind=observation unit!
  | 得分之和 sum score | 观摩次数 rows
observation_panel | 参加点评室部数 | Offices that comment on observations
  | count 个 month public unranked neutral - 39
  | checks: programme kind=observation panel? | distinct panel
observations | 观摩点评次数 | Observations
  | count 次 month public unranked neutral - 39,41 | checks: programme kind=observation | rows
checks_by_principals | 主要领导带队明察暗访次数 | Unannounced checks led by a principal
  | count 次 month public unranked more 1 58 | checks: programme kind=spot led_by=principal | rows
principal_counties | 主要领导明察暗访县区覆盖率 | Counties reached by checks of a principal
  | ratio % month public unranked more 1 58 | checks: programme kind=spot led_by=principal
  | 已覆盖的县区数 distinct kind | 县区数 rows &units:units now kind=county_commission
checks_fed_back | 检查五个工作日内反馈率 | Checks fed back in five workdays
  | on_time % month public unranked more 1 57 | checks: programme
  | 五个工作日内反馈数 / 已反馈检查数 | done=fed_back_on start=end_on workdays=5
feedback_lag | 检查反馈平均天数 | Days from the end of a check to its feedback
  | ratio 天 month public unranked less - 57 | checks: programme
  | 反馈天数之和 days end_on,fed_back_on | 已反馈检查数 rows
opinions_given | 检查处理意见提出率 | Checks with an opinion on what is to be done
  | ratio % month internal unranked more 1 57 | checks: programme problems_n>=1
  | 有处理意见的检查数 rows opinion? | 发现问题的检查数 rows
notices_posted | 巡察公告张贴率 | Notices posted in villages
  | ratio % quarter public unranked more 1 183 | rounds: programme
  | 已张贴村数 sum notice.villages_posted | 应张贴村数 sum notice.villages_total
notices_in_groups | 巡察公告村民小组张贴率 | Notices posted in groups of villages
  | ratio % quarter public unranked more 1 183 | rounds: programme notice.groups_total?
  | 已张贴小组数 sum notice.groups_posted notice.groups_posted?
  | 应张贴小组数 sum notice.groups_total
notices_broadcast | 巡察公告广播率 | Rounds whose notice was broadcast
  | ratio % quarter public unranked more 1 183 | rounds: programme notice_on?
  | 已广播的轮数 rows notice.broadcast=true | 已公告的轮数 rows
notices_in_media | 巡察预告媒体发布率 | Rounds announced through media
  | ratio % quarter public unranked more 1 214 | rounds: programme notice_on?
  | 通过媒体发布的轮数 rows notice.channels=broadcast,website,newspaper,new_media
  | 已公告的轮数 rows
villages_inspected | 巡察延伸到村覆盖率 | Villages inspected
  | ratio % quarter public unranked more 1 182
  | rounds:targets programme @fed_unit_on villages_n?
  | 已覆盖村数 sum villages_covered villages_covered? | 应覆盖村数 sum villages_n
village_lists | 村级问题清单率 | Villages with problems that have a list of them
  | ratio % quarter public unranked more 1 185
  | rounds:targets programme @fed_unit_on villages_found_n?
  | 村问题清单数 sum village_lists_n village_lists_n? | 有问题的村数 sum villages_found_n
both_fed_back | 巡察双反馈率 | Feedback to body and head
  | ratio % quarter public unranked more 1 190 | rounds:targets programme fed_unit_on?
  | 双反馈的对象数 rows fed_head_on? | 已反馈的对象数 rows
inspection_reports_on_time | 巡察整改按时报告率 | Rectification reports in time
  | on_time % quarter public unranked more 1 187,191,220 | rounds:targets programme
  | 按时报告的对象数 / 应报告的对象数 | done=unit_report_on due=rectify_due_on
double_reports | 巡察整改双报告按时率 | Both reports of rectification in time
  | ratio % quarter public unranked more 1 191 | rounds:targets programme rectify_due_on<=as_of
  | 双报告均按时的对象数 rows rectify_due_on>=unit_report_on. rectify_due_on>=head_report_on.
  | 已到期的对象数 rows
rectify_due_named | 巡察整改时限明确率 | Bodies with a day by which to rectify
  | ratio % quarter public unranked more 1 220 | rounds:targets programme fed_unit_on?
  | 明确时限的对象数 rows rectify_due_on>=fed_unit_on. | 已反馈的对象数 rows
report_days_late | 巡察整改报告迟报天数 | Days by which reports of rectification were late
  | value 天 quarter public unranked less 0 220
  | rounds:targets programme rectify_due_on<=as_of unit_report_on>=rectify_due_on.
  | days rectify_due_on,unit_report_on
report_days_overdue | 巡察整改报告逾期未报天数 | Days by which reports of rectification are overdue
  | value 天 quarter public unranked less 0 220
  | rounds:targets programme rectify_due_on<=as_of unit_report_on! | days rectify_due_on,as_of
both_published | 巡察整改双公开率 | Published inside and outside
  | ratio % quarter public unranked more 1 192 | rounds:targets programme unit_report_on?
  | 双公开的对象数 rows public_inner_on? public_society_on? | 已报告的对象数 rows
publicity_days | 巡察整改报告到社会公开平均天数 | Days from the report to the publicity
  | ratio 天 quarter public unranked less - 192
  | rounds:targets programme unit_report_on? public_society_on?
  | 间隔天数 days unit_report_on,public_society_on | 已向社会公开的对象数 rows
rounds_heard | 书记专题会听取率 | Rounds heard by the secretary's meeting
  | ratio % year aggregate unranked more 1 163 | rounds: programme targets.report_on?
  | 已听取的轮数 rows secretary_meeting_on? | 已报告的轮数 rows
round_problems_rectified | 巡察反馈问题整改率 | Problems of rounds rectified
  | ratio % quarter public unranked more 1 187
  | rounds:targets programme @fed_unit_on problems_n?
  | 已整改数 sum rectified_n rectified_n? | 反馈问题数 sum problems_n
round_problems_immediate | 巡察问题立行立改占比 | Problems of rounds put right at once
  | ratio % quarter public unranked neutral - 137
  | rounds:targets programme @fed_unit_on problems_n?
  | 立行立改数 sum immediate_n immediate_n? | 反馈问题数 sum problems_n
transfers_early | 边巡边移占比 | Clues transferred during the round
  | ratio % year aggregate unranked neutral - 134 | rounds:targets programme transferred_n?
  | 边巡边移数 sum transferred_early_n transferred_early_n?
  | 移交线索数 sum transferred_n
leaders_attending | 分管领导参加动员会率 | Leaders who attended the mobilisation
  | ratio % quarter aggregate unranked more 1 189
  | rounds:targets programme stages.enter?
  | 参加的对象数 rows attended_mobilisation=true leader_post? | 已进驻的对象数 rows
leaders_at_feedback | 分管领导参加反馈会率 | Leaders who attended the feedback
  | ratio % quarter aggregate unranked more 1 189 | rounds:targets programme fed_unit_on?
  | 参加的对象数 rows attended_feedback=true leader_post? | 已反馈的对象数 rows
reports_reviewed | 巡察报告把关率 | Reports of rounds reviewed
  | ratio % quarter aggregate unranked more 1 179 | rounds:targets programme report_on?
  | 已把关的报告数 rows report_reviewed_on? | 报告数 rows
commitments_signed | 巡察承诺书签订率 | Letters of commitment signed
  | ratio % quarter aggregate unranked more 1 204 | rounds: year notice_on?
  | 已签份数 sum commitments_signed commitments_signed? | 巡察组人数 sum members_n
outlines_ready | 谈话一人一纲率 | Talks with an outline of their own
  | ratio % quarter aggregate unranked more 1 171 | rounds:targets programme talks_n?
  | 提纲份数 sum outlines_n outlines_n? | 谈话人数 sum talks_n
return_visits | 巡后回访率 | Return visits made
  | ratio % quarter aggregate unranked more 1 205 | rounds:targets programme fed_unit_on?
  | 已回访的对象数 rows return_visit_on? | 已反馈的对象数 rows
return_visit_days | 巡后回访平均天数 | Days from the feedback to the return visit
  | ratio 天 quarter aggregate unranked less - 205
  | rounds:targets programme fed_unit_on? return_visit_on?
  | 间隔天数 days fed_unit_on,return_visit_on | 已回访的对象数 rows
return_visits_good | 巡后回访结果为好的占比 | Return visits with the result “good”
  | ratio % quarter internal unranked more - 205 | rounds:targets programme return_visit_on?
  | 结果为好的对象数 rows return_result=good | 已回访的对象数 rows
village_reports | 镇级巡察报告率 | Reports on townships inspected
  | ratio % quarter aggregate unranked more 1 185,219
  | rounds:targets programme unit.level=township fed_unit_on?
  | 已形成报告的乡镇数 rows report_on? | 已反馈的乡镇数 rows
letters_accepted | 巡察信访受理率 | Letters, calls and visits accepted
  | ratio % quarter aggregate unranked neutral - 215 | rounds: year
  | 受理件数 sum accepted_n | 收到件数 sum letters,calls,visits
demonstration_sites | 示范点个数 | Demonstration sites
  | count 个 year public unranked more 2 31 | units:units now demonstration_since? | rows
paired | 包抓包联落实数 | Pairings in force
  | count 个 quarter public unranked more 2 32 | pairings:pairings now kind=leader,office
  | distinct kind
contacts_coverage | 班子成员联系乡镇覆盖率 | Townships with a contact
  | ratio % year public unranked more 1 260
  | pairings:pairings now kind=contact to_unit.kind=township_commission
  | 有联系领导的乡镇数 distinct to_unit to_unit.abolished_on!
  | 乡镇数 rows &units:units now kind=township_commission
help_days | 帮带天数完成率（近一个月） | Days of paired support held, of those promised for a month
  | ratio % month public unranked more 1 343 | events: months1 kind=help
  | 帮带天数 sum days | 承诺的每月天数 sum quota_days_month &pairings:pairings now kind=help
helped_enough | 上月帮带天数达标率 | Helped townships with all the days of last month
  | ratio % month aggregate unranked more 1 343 | pairings:pairings now kind=help
  | 天数达标的帮带对象数 rows short_days<=0 | 帮带对象数 rows
help_short | 上月帮带缺额天数 | Days of help lacking last month
  | value 天 month aggregate unranked less 0 343 | pairings:pairings now kind=help | sum short_days
namings | 点名通报次数（含单位） | Persons and bodies named
  | value 人次 month aggregate unranked neutral - 17,19
  | actions: programme kind=named | sum units_n,person_times
namings_told | 点名通报写明事由和期次的占比 | Namings that give their reason and bulletin
  | ratio % month aggregate unranked more 1 17 | actions: programme kind=named
  | 写明事由和期次的件数 rows reason? bulletin? | 点名通报件数 rows
"""
"""What the demonstration has: the requirements with a formula or a quota."""

HOW = ("sum", "middle", "rows", "distinct", "entries", "days", "all_days")
PARTS = {
    "ratio": ("numerator", "denominator"),
    "checklist": ("numerator", "denominator"),
    "before_after": ("before", "after"),
    "growth": ("before", "after"),
}
ON_MAP = {"township_two_full_time", "township_team", "townships_staffed"}
"""What is shown on the tiles of counties (R88, R238, R315)."""
OF_TOWNSHIPS = (
    *("openness_scope", "eight_haves", "township_six"),
    *("six_haves_township", "six_haves_items"),
)
"""Lists that every township fills in: what one leaves out must not help (R125, R275, R276)."""
LISTED = ("pilots_townships", "pilots_bodies", "ten_build_pilots")
"""Numbers of bodies that are listed by name (R152, R291)."""
LEVELS = {**dict.fromkeys(OF_TOWNSHIPS, "township"), **dict.fromkeys(LISTED, "unit")}
CARRIED = (
    "分母含上月结转件数；结转不汇总公布，以免由逐月合计倒推出被隐去的数",
    "What was carried over is in the whole, and added up nowhere: it would tell what is withheld",
)
NOTES = {
    "casework_fifteen_days": (
        "到第15天已记录阶段性结果的，也按有结果计",
        "What has an interim result by day 15 counts as having one",
    ),
    "petitions_settled": (
        "化解的含年初结转的，可超过100%",
        "What was carried over from last year is among those settled, so it may be above 100%",
    ),
    **dict.fromkeys(("petition_resolved", "petition_overdue", "petition_handlers"), CARRIED),
    **dict.fromkeys(("petition_deadlines", "petition_leaders"), CARRIED),
}
"""How it is counted where the source leaves that open, or why it is not shown (R111, R139)."""
DIRECTIONS = {"more": "more_is_better", "less": "less_is_better", "neutral": "neutral"}
LIMIT = {
    "done": "done",
    "due": "due",
    "start": "start",
    "days": "days",
    "workdays": "workdays",
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
    goal: dict[str, Value] = {} if target == "-" else {"target": _number(target.lstrip(">"))}
    goal |= {"target_passed": True} if target.startswith(">") else {}
    return {
        "id": name,
        "zh": zh,
        "en": en,
        "form": form,
        "measure": measure,
        **dict(_words(form, numbers)),
        "cycle": cycle,
        "level": LEVELS.get(name, "county"),
        "visibility": visibility,
        "ranking_allowed": rank == "ranked",
        "direction": DIRECTIONS[direction],
        **goal,
        "source": _source(form, rows, numbers),
        **({"on_map": True} if name in ON_MAP else {}),
        **dict(zip(("note", "note_en"), NOTES.get(name, ()), strict=False)),
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
    window = _window(asked[0]) if asked and asked[0] != "." else {}
    if form == "on_time":
        pairs = [token.split("=") for token in numbers[1].split()]
        limit: Value = {LIMIT[key]: value == "true" or _number(value) for key, value in pairs}
        return {"ledger": ledger, **_each(each), **window, **_where(asked[1:]), "limit": limit}
    if numbers[-1].startswith("every="):
        every: Value = numbers[-1].removeprefix("every=")
        return {"ledger": ledger, **_each(each), **window, **_where(asked[1:]), "every": every}
    parts = PARTS.get(form, ("value",))
    made: Value = [_operand(part, text) for part, text in zip(parts, numbers, strict=True)]
    by: dict[str, Value] = {"filed_by": own[0]} if (own := _marked("~", asked)) else {}
    by |= {"dated": dated[0]} if (dated := _marked("@", asked)) else {}
    by |= {"take": taken[0]} if (taken := _marked("^", asked)) else {}
    rest = [token for token in asked[1:] if token[0] not in "~@^"]
    return {"ledger": ledger, **_each(each), **window, **by, **_where(rest), "numbers": made}


def _marked(sign: str, tokens: list[str]) -> list[str]:
    return [token[1:] for token in tokens if token.startswith(sign)]


def _window(word: str) -> dict[str, Value]:
    """Read a window, such as `year`, or `months12` for the last twelve months."""
    if word.startswith("months"):
        return {"window": "months", "months": int(word.removeprefix("months"))}
    return {"window": word}


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
        listed = field.split(",") if how in {"sum", "days", "all_days"} else field
        made |= {"days": listed, "both_days": True} if how == "all_days" else {how: listed}
    own = next((token for token in rest if token.startswith("&")), None)
    if own is not None:
        ledger, each = own[1:].split(":")
        made |= {"ledger": ledger, **_each(each), **_window(rest[rest.index(own) + 1])}
        rest = rest[rest.index(own) + 2 :]
    made |= {"window": "months", "months": 24} if "%24" in rest else {}
    made |= {"dated": dated[0]} if (dated := _marked("@", rest)) else {}
    made |= {"take": taken[0]} if (taken := _marked("^", rest)) else {}
    return {**made, **_where([token for token in rest if token[0] not in "%@^"])}


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
