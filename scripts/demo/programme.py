"""The demonstration's programme: phases, tree, source."""

from datetime import date

from demo.yaml_text import Value

START = date(2026, 3, 31)
END = date(2026, 10, 31)

SUMMARY = (
    "本方案为演示用。29项任务、7个部分和3个阶段取自来源S3公开的实施方案，文字经改写，"
    "时限移到2026年；78条措施只有条数取自另一份公开材料（S0）。"
    "两者的组合以及每条措施的内容和时限由本项目编排，并非任何地方的真实要求。"
)
PHASES = (
    ("P1", "动员部署", START, date(2026, 4, 30), ("各县区实施方案", "任务分解到室部和乡镇")),
    (
        "P2",
        "全面规范",
        date(2026, 5, 1),
        date(2026, 7, 31),
        ("主要制度修订到位", "人员、场所和设备缺项补齐"),
    ),
    (
        "P3",
        "巩固提升",
        date(2026, 8, 1),
        END,
        ("一轮“回头看”", "可以复制的做法汇编"),
    ),
)
SECTIONS = (
    ("N1", "政治功能", "学习、议事和督办都有章可循"),
    ("N2", "组织建设", "机构、人员和职责都落到实处"),
    ("N3", "能力素质", "人人有培训，办案能上手"),
    ("N4", "制度机制", "联系、考核、指导和关怀形成制度"),
    ("N5", "工作保障", "钱、人、物和安全都有着落"),
    ("N6", "作风形象", "自身监督从严，对外公开透明"),
    ("N7", "群众满意度", "群众身边的问题办得快、有回音"),
)
DIMENSIONS = (
    ("team", "队伍专业化", "A skilled team", "人员到位、专职专用"),
    ("facilities", "设施标准化", "Facilities to standard", "场所设备够用好用"),
    ("rules", "制度", "Rules", "制度齐全、管用"),
    ("work", "工作规范化", "Work by rule", "程序规范、文书完整"),
    ("duty", "责任", "Duty", "责任落实到室部和乡镇"),
)
RESPONSIBILITIES = (
    ("province", "省纪委监委", "指导方案的制定和实施"),
    ("city", "市纪委监委", "统一制定文本，检查、审定和通报"),
    ("county", "县（市、区）纪委监委", "落实任务，按期填报，整改问题"),
    ("township", "乡镇（街道）纪（工）委", "开展日常监督，报送基础数据"),
)
"""Each level with who acts there and what it does (S4)."""


OTHER_SOURCES = (
    ("S0", "咸阳市“三化”建设的做法", "咸阳市纪委监委"),
    ("S1", "商水县“一项体系十项机制”的做法", "商水县纪委"),
    ("S2", "永寿县巡察工作的做法", "永寿县委巡察机构"),
    ("S4", "加强乡镇纪委担当作为的调研报告", "某市纪委监委"),
)
"""Published documents that rules and figures quote, beside the plan of the tasks."""


def programme_file() -> dict[str, Value]:
    """Return the programme."""
    return {
        "id": "foundations-2026",
        "title": "纪检监察基层基础工作规范化制度化建设方案（演示）",
        "summary": SUMMARY,
        "start_on": START,
        "end_on": END,
        "phases": [
            {"id": name, "title": title, "start_on": first, "end_on": last, "deliverables": made}
            for name, title, first, last, made in PHASES
        ],
        "nodes": [
            {"id": "N0", "title": "基层基础工作规范化制度化", "purpose": "七个方面都有提升"},
            *(
                {"id": name, "title": title, "parent": "N0", "purpose": purpose}
                for name, title, purpose in SECTIONS
            ),
        ],
        "sources": [
            {
                "id": "S3",
                "title": "黄石市纪检监察基层基础工作规范化制度化建设实施方案",
                "issuer": "中共黄石市纪委办公室",
                "published_on": date(2020, 4, 1),
            },
            *(
                {"id": name, "title": title, "issuer": issuer}
                for name, title, issuer in OTHER_SOURCES
            ),
        ],
        "dimensions": [
            {"id": name, "zh": zh, "en": en, "purpose": purpose}
            for name, zh, en, purpose in DIMENSIONS
        ],
        "responsibilities": [
            {"level": level, "actor": actor, "text": text}
            for level, actor, text in RESPONSIBILITIES
        ],
    }
