"""The English names of places, bodies, tasks, and the parts of the programme."""

from collections.abc import Iterator, Mapping
from itertools import product

from demo import names
from demo.areas import CITY_NAME, ENDINGS, TOWNSHIP_ENDINGS
from demo.steps_in_english import WRITTEN, bodies_of
from demo.units import CITY_OFFICES, SUPERVISORS_NAME, TASKFORCE_NAME
from demo.yaml_text import Value

CITY = "Yanchuan"
SYLLABLES = (
    "yao lang wan ruo zhu xun su xiu xuan hong du yuan yan ping wan quan ling zhou men gang pu qu"
)
SIGNS = names.TOWNSHIP_FIRST + names.TOWNSHIP_SECOND
READ = dict(zip(SIGNS, SYLLABLES.split(), strict=True))
"""How the syllables of townships are read."""
COUNTIES = {
    "district": ("Jicheng", "Qipu", "Hengtai", "Zhicheng"),
    "county": ("Xiuling", "Chengyuan", "Dizhou", "Jinyuan", "Lingquan", "Yunping"),
    "county_level_city": ("Jialing", "Ludu", "Songchuan"),
}
KINDS = {
    "district": "District",
    "county": "County",
    "county_level_city": "City",
    "subdistrict": "Sub-district",
    "town": "Town",
    "township": "Township",
}
OFFICES = (
    "General Office",
    "Organisation Department",
    "Publicity Department",
    "Case Supervision and Management Office",
    "Case Trial Office",
    "Letters and Visits Office",
    "Conduct and Style Supervision Office",
    *(f"Supervision and Inspection Office {number}" for number in range(1, 4)),
    *(f"Review and Investigation Office {number}" for number in range(1, 5)),
    "Internal Supervision Office",
    "Information Technology Office",
)
TITLES = {
    "纪检监察基层基础工作规范化制度化建设方案（演示）": "Sound foundations at the grass roots"
    " (demonstration)",
    "动员部署": "Preparation",
    "全面规范": "Putting in order",
    "巩固提升": "Consolidation",
    "基层基础工作规范化制度化": "Sound foundations at the grass roots",
    "政治功能": "Political function",
    "组织建设": "Organisation",
    "能力素质": "Ability",
    "制度机制": "Rules",
    "工作保障": "Resources",
    "作风形象": "Conduct",
    "群众满意度": "Public satisfaction",
    "政治学习经常化": "Regular political study",
    "议事规则有章可循": "Rules of procedure",
    "督办检查台账管理": "Ledgers of follow-up",
    "机构应建尽建": "All bodies set up",
    "人员配齐配强": "Posts filled well",
    "交流轮岗成制度": "Exchange and rotation of posts",
    "职责聚焦主业": "Duties kept to the core",
    "培训平台建起来": "A platform for training",
    "全员培训不漏一人": "Training for everybody",
    "分类培训对口径": "Training by kind of work",
    "实战培训跟班学": "Training on the job",
    "上下互动促学习": "Learning from each other",
    "联系基层有安排": "Links with the grass roots",
    "考核评价重实绩": "Appraisal by results",
    "业务指导减负担": "Guidance that lightens the load",
    "关怀激励暖人心": "Care and encouragement",
    "一套制度汇成册": "All rules in one volume",
    "经费有保障": "Funds secured",
    "编制专编专用": "Posts used as established",
    "硬件配置达标": "Premises and equipment",
    "加强信息技术保障": "Information technology",
    "健全安全防线": "Safety in casework",
    "作风建设从简从严": "Strict and simple conduct",
    "加强正面宣传": "Publicity",
    "内部监督全过程": "Internal supervision throughout",
    "自身问题提级办": "Own faults handled one level up",
    "上门服务创品牌": "Services at the door",
    "基层信访就地解": "Petitions settled on the spot",
    "身边腐败快查快结": "Petty corruption dealt with fast",
}


def with_english(row: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield the fields of a register, with the English name after each name that has one."""
    for name, value in row.items():
        yield name, _within(value)
        if name in {"name", "text", "title"} and value in KNOWN:
            yield "en", KNOWN[value]


def _within(value: Value) -> Value:
    if isinstance(value, list | tuple):
        return [_within(each) for each in value]
    return dict(with_english(value)) if isinstance(value, Mapping) else value


def _places() -> Iterator[tuple[str, str]]:
    """Yield the name of each place in both languages."""
    yield CITY_NAME, f"{CITY} City"
    for kind, stems in COUNTIES.items():
        for stem, said in zip(names.COUNTY_NAMES[kind], stems, strict=True):
            yield stem + ENDINGS[kind], f"{said} {KINDS[kind]}"
    for first, second in product(names.TOWNSHIP_FIRST, names.TOWNSHIP_SECOND):
        said = f"{READ[first]}{READ[second]}".capitalize()
        for kind, ending in TOWNSHIP_ENDINGS.items():
            yield first + second + ending, f"{said} {KINDS[kind]}"


def _bodies() -> Iterator[tuple[str, str]]:
    """Yield the name of each body of the city in both languages."""
    commission = f"{CITY_NAME}纪委监委"
    yield commission, f"{CITY} City Commission for Discipline Inspection and Supervision"
    for name, said in zip(CITY_OFFICES, OFFICES, strict=True):
        yield commission + name, f"{said}, {CITY} City Commission"
    yield f"{commission}机关党委", f"Party Committee of the {CITY} City Commission"
    committee = f"Working Committee for City Departments, {CITY} City Commission"
    yield f"{commission}派出市直机关纪检监察工作委员会", committee
    yield TASKFORCE_NAME, "Taskforce for sound foundations"
    yield SUPERVISORS_NAME, "Supervision Group for sound foundations"
    for place, said in dict(_places()).items():
        yield from bodies_of(place, said)


KNOWN: Mapping[object, str] = dict((*TITLES.items(), *WRITTEN.items(), *_bodies(), *_places()))
"""The English name by the Chinese one."""
