"""Units of the forms: families that convert exactly, count words, and units “per” something.

A new unit is one row of ``TABLE``, a new count word one word of ``COUNTS``. Units of one family convert exactly; two
families never compare. Months and days are two families, for no month has a fixed number of days; 工作日 are a third.
Count words (个, 项, 期, 个隐患点) are one family, but 人, 人次 and 户 are not of it. 1 KB is 1024 B, 1 亩 is 2000/3 m².
A unit per something (元/人·月) compares only with the same denominator. The size of a unit is that in the first unit
of its family; a magnitude before it (万元) is not part of a unit: :func:`split` takes it off.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from perfscore.language.numbers import CHINESE_DIGITS, MAGNITUDES


class Unit(NamedTuple):
    """A unit as written (normalised), its family, and its exact size in the family's base unit."""

    name: str
    family: str
    factor: Fraction = Fraction(1)


NONE = Unit("", "none")

COUNT, PERCENT, TIME, MONTHS, WORKDAYS, POINTS = "count", "percent", "time", "months", "workdays", "points"
RATE, MONTH = Unit("%", PERCENT), Unit("个月", MONTHS)
PERIOD = "(?:年度?|半年|学期|季度?|月|周|天|日|个?工作日)"
"""What comes back, behind 每: a pattern. 每季度 is a time, not something that is counted."""
DURATIONS = frozenset([TIME, MONTHS, WORKDAYS])
LONGEST, SHORT = 10, 4  # characters of a count word with the thing it counts, and of an unknown word alone
COUNTED = frozenset([COUNT, "person", "household"])
"""Families whose units are words for what is counted: 个隐患点, 名学生."""

# family: its name in messages, and {size: names}
TABLE: dict[str, tuple[str, dict[int | tuple[int, int], str]]] = {
    "money": ("金额", {1: "元 人民币元", (1, 10): "角"}),
    "dollar": ("美元金额", {1: "美元"}),
    PERCENT: ("比率", {1: "% 个百分点 百分点", 10: "成", (1, 10): "‰", (1, 100): "BP 个基点 基点"}),
    "area": (
        "面积",
        {
            1: "m² 平方米",
            (2000, 3): "亩",
            10**4: "公顷 hm²",
            10**6: "km² 平方公里 平方千米",
            (1, 10**4): "cm² 平方厘米",
            (1, 10**6): "mm² 平方毫米",
        },
    ),
    "length": (
        "长度",
        {
            1: "米 m 延米",
            1000: "km 公里 千米",
            (1, 10): "dm 分米",
            (1, 100): "cm 厘米 公分",
            (1, 1000): "mm 毫米",
            (1, 10**6): "μm 微米",
            500: "里",
        },
    ),
    TIME: (
        "时长",
        {
            1: "秒 s S 秒钟",
            (1, 1000): "ms 毫秒",
            60: "分钟 min",
            3600: "小时 个小时 h",
            86400: "天 日 自然日 个自然日",
            604800: "周 星期 个星期",
        },
    ),
    MONTHS: ("月数", {1: "个月", 3: "个季度", 12: "年 周年"}),
    WORKDAYS: ("工作日数", {1: "工作日 个工作日"}),
    "mass": (
        "重量",
        {1: "g 克", 1000: "kg 千克 公斤", 10**6: "吨 t", (1, 1000): "mg 毫克", (1, 10**6): "μg 微克", 500: "斤"},
    ),
    "coal": ("标准煤", {1: "吨标准煤 吨标煤"}),
    "volume": ("体积", {1: "m³ 立方米 方", (1, 1000): "L 升", (1, 10**6): "mL 毫升 cm³ 立方厘米"}),
    "data": (
        "数据量",
        {1: "B 字节", 1024: "KB", 1024**2: "MB 兆", 1024**3: "GB", 1024**4: "TB", 1024**5: "PB"},
    ),
    "bandwidth": ("带宽", {1: "bps", 1000: "Kbps", 10**6: "Mbps", 10**9: "Gbps"}),
    "energy": (
        "能量",
        {
            1: "kWh 千瓦时",
            1000: "MWh 兆瓦时",
            (1, 3600): "kJ 千焦",
            (5, 18): "MJ 兆焦",
            (2500, 9): "GJ 吉焦",
        },
    ),
    "power": ("功率", {1: "kW 千瓦", 1000: "MW 兆瓦"}),
    "temperature": ("温度", {1: "℃ 摄氏度"}),
    "sound": ("声级", {1: "dB 分贝"}),
    POINTS: ("分数", {1: "分"}),
    "multiple": ("倍数", {1: "倍"}),
    "incidence": ("发生率", {1: "/10万 /十万 /10万人 /十万人", 10: "/万 /万人"}),
    "person": ("人数", {1: "人 名 位 个人 人员 人口"}),
    "visit": ("人次", {1: "人次"}),
    "household": ("户数", {1: "户 农户"}),
    "household visit": ("户次", {1: "户次"}),
    "person-day": ("人天", {1: "人天 人日 工日"}),
    "person-month": ("人月", {1: "人月"}),
}

# Words that count things; comparable among themselves, with a note where they differ.
COUNTS = (
    "个 项 次 套 期 份 部 场 处 集 件 页 条 篇 栋 所 座 颗 家 块 册 盒 宗 幅 批次 本 版 类 组 档次 案卷 起 批 种 门 台 辆 例 张 "
    "卷 宗地 支 只 枚 艘 架 间 片 点 段 层 站 井 口 眼 孔 棵 株 头 羽 尾 匹 对 双 副 把 根 届 轮 堂 节 班 课时 学时 讲 首 幕 则 词 "
    "字 题 号 单 笔 票 封 幢 趟 列 艇 床 席 餐 顿 桶 袋 箱 包 瓶 罐 捆 桩 粒 束 道 环 线 路 段次 场次 班次 班期 频次 件次 台次 套次 "
    "车次 架次 航次 批件 台套 条次 例次 车 船 村 乡 镇 县 市 省 街道 社区 县市区 市州 图幅 景 帧 样 样品 样本 项目 课题 标段 单位 企业 "
    "机构 学校 床位 席位 界桩 路段 平台 系统 模块 用户 账号 接口 节点 终端 网点 成果 报告 论文 专利 标准 规范 制度 方案 图斑 地块 "
    "隐患点 监测点 站点 基准站 事故 投诉 案件 教室 人物"
)

# Other spellings of a unit, turned into the normal one.
SPELLINGS = {
    "m2": "m²", "M²": "m²", "M2": "m²", "㎡": "m²", "平米": "平方米", "m3": "m³", "㎥": "m³", "M³": "m³", "立方": "立方米",
    "km2": "km²", "㎢": "km²", "KM²": "km²", "Km²": "km²", "hm2": "hm²", "ha": "公顷", "cm2": "cm²", "mm2": "mm²", "cm3": "cm³",
    "KM": "km", "Km": "km", "㎞": "km", "CM": "cm", "㎝": "cm", "MM": "mm", "㎜": "mm", "um": "μm", "µm": "μm",
    "延长米": "延米", "公尺": "米", "华里": "里", "市亩": "亩", "市斤": "斤", "公吨": "吨", "KG": "kg", "Kg": "kg", "㎏": "kg",
    "㎎": "mg", "ug": "μg", "µg": "μg", "ml": "mL", "ML": "mL", "l": "L", "立升": "升", "圆": "元", "￥": "元", "¥": "元",
    "RMB": "元", "元人民币": "元", "USD": "美元", "百分比": "%", "pct": "%", "百分号": "%", "千分比": "‰", "bp": "BP", "Bp": "BP",
    "个BP": "BP", "sec": "s", "MS": "ms", "日历日": "自然日", "工作天": "工作日", "礼拜": "星期", "年度": "年", "个年度": "年",
    "月": "个月", "月份": "个月", "季度": "个季度", "季": "个季度", "分种": "分钟", "kB": "KB", "Kb": "KB", "Mb": "MB", "Gb": "GB", "Tb": "TB", "Byte": "B",
    "kbps": "Kbps", "KWH": "kWh", "kwh": "kWh", "KJ": "kJ", "Gj": "GJ", "KW": "kW", "kw": "kW", "d": "天", "°C": "℃", "tce": "吨标准煤", "人·次": "人次", "人·天": "人天",
    "人·日": "人日", "人·月": "人月", "台(套)": "台套", "台/套": "台套", "人(次)": "人次", "户(次)": "户次", "人数": "人", "次数": "次",
    "户数": "户", "个数": "个", "项数": "项", "件数": "件",
}  # fmt: skip

# What makes the words behind a count word more than the thing counted: verbs, comparisons, judgements.
_SAYING = (
    "未 没 已 达 到 得 了 是 被 将 使 令 超 约 率 的 不 完成 开展 实现 提升 提高 通过 验收 分别 其余 全部 以上 以下 以内 左右 下达 增长 增加 下降 减少 新增 "
    "有效 良好 满意 合格 改善 明显 推进 支撑"
)
_THINGS = ("不动产", "达标区", "得分点")  # they only look like the words above
_MISHAPS = ("事故", "投诉", "事件", "案件")  # counted without a count word: 0重大安全事故
# Without a count word before it an unknown word is less likely to be counted: grades, ordinals, names and the like.
_NO_WORD = "级 等 类 比 按 均 需 前 后 内 外 余 多 至 并 而 以 因 由 于 与 年 月 日 元 化 号 期 版 热线 工作 建设 编制 保障 支持 服务"
_POWERS = {"十": 1, **MAGNITUDES}
_DENOMINATORS = "/*×·、.每"
_TOGETHER = {
    "人天": "人·天",
    "人日": "人·日",
    "人月": "人·月",
    "人年": "人·年",
    "生年": "生·年",
    "户年": "户·年",
}  # 元/人天


def find(name: str) -> Unit | None:
    """The unit of that name, spelled in any known way, also per something: ``km2``, ``元/人*月``; None: unknown."""
    known = _known()
    unit = known.get(name)
    if unit is None and "/" in name:
        return _per(name)
    if unit is None and name.endswith(")"):
        return _either(name)
    return unit


def split(name: str) -> tuple[str, Unit] | None:
    """A unit with the magnitude before it: ``万元`` → 万, 元; ``km²`` → no magnitude; None: unknown."""
    unit = find(name)
    if unit is not None:
        return "", unit
    length = next((size for size in (2, 1) if name[:size] in MAGNITUDES), 0)
    unit = find(name[length:]) if length else None
    return None if unit is None else (name[:length], unit)


def counted(word: str) -> Unit | None:
    """The count unit an unknown Chinese word makes: 个隐患点, 座基准站, 名学生, 村民小组; None for a longer saying."""
    if not 0 < len(word) <= LONGEST or not all("\u4e00" <= character <= "\u9fff" for character in word):
        return None
    rest = word
    for thing in _THINGS:
        rest = rest.replace(thing, "")
    if _has(rest, _SAYING):
        return None
    if word[0] in CHINESE_DIGITS:
        return None
    known = _known()
    head = next((known[word[:size]] for size in range(min(5, len(word)), 0, -1) if word[:size] in known), None)
    if head is None:
        known_thing = word.endswith(_MISHAPS) or len(word) <= SHORT
        return Unit(word, COUNT) if known_thing and not _has(word, _NO_WORD) else None
    if head.family in COUNTED:
        return Unit(word, head.family)
    # 亩次: counted in a way of its own, which compares with itself only
    return Unit(word, f"own {word}") if word.endswith("次") and len(word) <= SHORT else None


def _has(text: str, words: str) -> bool:
    return any(word in text for word in words.split())


def ratio(unit: Unit, other: Unit) -> Fraction | None:
    """How many ``other`` make one ``unit``; None where the two do not compare."""
    return unit.factor / other.factor if unit.family == other.family else None


def family_name(unit: Unit) -> str:
    """The family as messages call it: 金额, 面积, 计数 …"""
    family, _, per = unit.family.partition("/")
    name = TABLE[family][0] if family in TABLE else "计数" if family == COUNT else "无单位"
    return f"{name}，按{unit.name.partition('/')[2]}计" if per else name


@cache
def _known() -> dict[str, Unit]:
    known = {"": NONE}
    for family, (_, sizes) in TABLE.items():
        for size, names in sizes.items():
            factor = Fraction(*size) if isinstance(size, tuple) else Fraction(size)
            known.update((name, Unit(name, family, factor)) for name in names.split())
    for word in COUNTS.split():
        known.setdefault(word, Unit(word, COUNT))
    known.update((spelling, known[name]) for spelling, name in SPELLINGS.items())
    return known


def _many(word: str) -> Unit | None:
    """万人, 十万人, in 8件/万人: a unit with a magnitude, as large as that."""
    name, power = word, 0
    while len(name) > 1 and name[0] in _POWERS and not _known().get(name):
        name, power = name[1:], power + _POWERS[name[0]]
    unit = _known().get(name) if power else None
    return None if unit is None else Unit(word, unit.family, unit.factor * 10**power)


def _either(name: str) -> Unit | None:
    """头(只), 件(套): two count words for one thing."""
    one, _, other = name[:-1].partition("(")
    both = _known().get(one), _known().get(other)
    return Unit(name, COUNT) if all(unit is not None and unit.family == COUNT for unit in both) else None


@lru_cache(maxsize=256)
def _per(name: str) -> Unit | None:
    """``元/人、天`` → ``元/人·天``; the denominators are kept in the family, in a fixed order."""
    top, _, rest = name.partition("/")
    numerator = _known().get(top) or counted(top)
    for pair, apart in _TOGETHER.items():
        rest = rest.replace(pair, apart)
    words = "".join(" " if character in _DENOMINATORS else character for character in rest).split()
    if numerator is None or not top or not words or any(len(word) > 6 for word in words):
        return None
    known = [_known().get(word) or _many(word) or counted(word) for word in words]
    parts = [unit for unit in known if unit is not None]
    if len(parts) != len(words):
        return None
    kinds = sorted(f"{unit.family}:{unit.factor if unit.family != COUNT else unit.name}" for unit in parts)
    label = f"{numerator.name}/{'·'.join(_short(unit) for unit in parts)}"
    return Unit(label, f"{numerator.family}/{' '.join(kinds)}", numerator.factor)


def _short(unit: Unit) -> str:
    """元/人·月 is said, not 元/人·个月."""
    return unit.name.removeprefix("个") if unit.family == MONTHS else unit.name
