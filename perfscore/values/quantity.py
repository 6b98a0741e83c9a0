"""Quantities: amounts, counts, ranges.

    31个   ≥2000万元   5.2万km²   约76—77万页   3项以上   新增25个以上   730余个   583元/人·月   三次   200

A magnitude (百 千 万 亿) is a factor, in a range for both ends. 以上 以下 以内 include the number, 超过 不满 以外 do not. 近 is
“below, and not far”, 余 and 多 “above, and not far”. A number without unit is a quantity without unit; the comparison lends it
the target's. 零事故 is ``=0``. What is not understood to its end is no quantity.
"""

from __future__ import annotations

import re
from decimal import Decimal

from perfscore.language import units
from perfscore.language.nothing import DENIALS
from perfscore.language.numbers import CHINESE_DIGITS
from perfscore.language.units import Unit
from perfscore.values import reader
from perfscore.values.types import Quantity, Relation

# text → normal form
EXAMPLES: list[tuple[str, str]] = [
    ("31 个", "31个"),
    ("５４００ ㎡", "5400m²"),
    ("4120km ²", "4120km²"),
    ("1.4 万 km ²", "1.4万km²"),
    ("480 万元", "480万元"),
    ("≤15585.91 万元", "≤15585.91万元"),
    ("≥20亿元", "≥20亿元"),
    ("68.336 亿", "68.336亿"),
    ("3万亿元", "3万亿元"),
    ("215,457.60元", "215457.6元"),
    ("200", "200"),
    ("> 3 万条", ">3万条"),
    ("＞3万条", ">3万条"),
    ("≧31个", "≥31个"),
    (">=31个", "≥31个"),
    ("》=31个", "≥31个"),
    ("〈31个", "<31个"),
    ("═31个", "=31个"),
    ("不少于31个", "≥31个"),
    ("不低于31个", "≥31个"),
    ("至少31个", "≥31个"),
    ("不超过480万元", "≤480万元"),
    ("控制在480万元以内", "≤480万元"),
    ("超过31个", ">31个"),
    ("大于31个", ">31个"),
    ("小于31个", "<31个"),
    ("少于31个", "<31个"),
    ("多于31个", ">31个"),
    ("不足31个", "<31个"),
    ("不满31个", "<31个"),
    ("3 项以上", "≥3项"),
    ("3项及以上", "≥3项"),
    ("3项（含）以上", "≥3项"),
    ("3项以下", "≤3项"),
    ("100元以内", "≤100元"),
    ("100元以外", ">100元"),
    ("优于1mm", "≤1mm"),
    ("约 10000 米", "约10000米"),
    ("2024.06万元以上", "≥2024.06万元"),
    ("10000米左右", "约10000米"),
    ("近100亿元", "近100亿元"),
    ("730余个", "730余个"),
    ("10.5 万余个", "10.5万余个"),
    ("49.7多万户", "49.7万余户"),
    ("3700多个", "3700余个"),
    ("2—3家", "2—3家"),
    ("2-3家", "2—3家"),
    ("2～3家", "2—3家"),
    ("2至3家", "2—3家"),
    ("2到3家", "2—3家"),
    ("约 76—77 万页", "约76—77万页"),
    ("76万—77万页", "76—77万页"),
    ("8000—1万件", "0.8—1万件"),
    ("500米—1公里", "0.5—1公里"),
    ("新增25个以上", "新增≥25个"),
    ("新增45个", "新增45个"),
    ("9个(含区)", "9个(含区)"),
    (">10000 个隐患点", ">10000个隐患点"),
    ("≥ 200 座基准站", "≥200座基准站"),
    ("14个市州及其辖区", "14个市州及其辖区"),
    ("5.6 万个案卷", "5.6万个案卷"),
    ("100万人次", "100万人次"),
    ("百万人次", "100万人次"),
    ("500名学生", "500名学生"),
    ("583元/人*月", "583元/人·月"),
    ("400元/人、天", "400元/人·天"),
    ("三次", "3次"),
    ("两项", "2项"),
    ("五百人次", "500人次"),
    ("一千零五", "1005"),
    ("零点五", "0.5"),
    ("一百二十三点四五万", "123.45万"),
    ("三至五万元", "3—5万元"),
    ("零事故", "=0事故"),
    ("每年2次", "每年2次"),
    ("达到31个", "31个"),
    ("-3℃", "-3℃"),
    ("￥12,000", "12000元"),
    ("人民币12万元", "12万元"),
    ("100（个）", "100个"),
    ("每人每月583元", "583元/人·月"),
    ("8件/万人", "8件/万人"),
    ("2万m³/d", "2万m³/天"),
    ("零发生", "=0"),
    ("498元/人天", "498元/人·天"),
    ("每亩不超过300元", "≤300元/亩"),
    ("每千人口2.8人", "2.8人/千人口"),
    ("每十万人≤2.1人", "≤2.1人/十万人"),
    ("每百户拥有3.5辆", "3.5辆/百户"),
    ("PM2.5浓度≤35μg/m³", "PM2.5浓度≤35μg/m³"),
    ("COD排放量≤30吨", "COD排放量≤30吨"),
    ("每月至少1次", "≥1次/月"),
    ("每季度1次", "1次/季度"),
    ("人均不超过400元", "≤400元/人"),
    ("20台/套", "20台套"),
    ("100+", "约>100"),
    ("完成31个", "31个"),
    ("预计31个", "预计31个"),
    ("31个，超额完成", "31个(超额完成)"),
    ("无安全事故", "=0安全事故"),
    ("未发生重大安全事故", "=0重大安全事故"),
    ("不发生重大安全事故", "=0重大安全事故"),
    ("零事故发生", "=0事故"),
    ("无事故发生", "=0事故"),
    ("未发现违规问题", "=0违规"),
    ("发生重大事故1起", "1重大事故"),
    ("有投诉", ">0投诉"),
    ("≤9/10万", "≤9/10万"),
    ("6.8/十万", "6.8/十万"),
    ("300人（次）", "300人次"),
    ("300头（只）", "300头(只)"),
    ("2024年新增25个", "2024年新增25个"),
    ("730余个隐患点", "730余个隐患点"),
    ("100+个", "100余个"),
]


_HAPPENED = ("发生", "出现", "发现", "存在", "有")
_MISHAPS = (
    "事故", "事件", "投诉", "案件", "信访", "上访", "违规", "违纪", "违法", "差错", "失误", "舆情", "泄密", "纠纷", "疫情", "伤亡", "死亡", "火灾",
)  # fmt: skip
_CASES = ("发生", "出现", "问题", "情况", "现象", "行为")  # how the name of a mishap may go on


def none_of(text: str) -> Quantity | None:
    """零事故, 无安全事故发生, 未发现违规问题: ``=0``, for none may happen; None for every other cleaned text."""
    denial = next((word for word in DENIALS if text.startswith(word)), "")
    if not denial:
        return _some_of(text)
    mishap = _mishap(text[len(denial) :])
    if mishap is not None:
        return Quantity(Decimal(0), Decimal(0), mishap, Relation.EQUAL)
    return _nothing(text) if denial == "零" else None


def _mishap(words: str) -> Unit | None:
    """The unit that the name of a mishap makes, None where the words name none."""
    for case in _CASES:
        words = words.removesuffix(case)
    return units.counted(words) if words.endswith(_MISHAPS) else None


def _some_of(text: str) -> Quantity | None:
    """发生重大事故1起, 有投诉: so many, or more than none."""
    verb = next((word for word in _HAPPENED if text.startswith(word)), "")
    end = next((at for at, sign in enumerate(text) if sign.isdecimal()), len(text))
    mishap = _mishap(text[len(verb) : end]) if verb else None
    if mishap is None:
        return None
    if end == len(text):
        return Quantity(Decimal(0), Decimal(0), mishap, Relation.ABOVE)
    number = _COUNT.fullmatch(text, end)
    amount = Decimal(number[1]) if number else Decimal(0)
    return Quantity(amount, amount, mishap) if number else None


_COUNT = re.compile("([0-9]{1,9})[起件次例个宗项人]?")


def _nothing(text: str) -> Quantity | None:
    """零上访户, 零发生."""
    if not 3 <= len(text) <= 5 or text[1] == "点":
        return None
    if any(sign in reader.RANGE or sign in CHINESE_DIGITS for sign in text[1:]):
        return None
    unit = units.NONE if text[1:] in ("发生", "出现") else units.find(text[1:]) or units.counted(text[1:])
    if (
        unit is None
        or unit.family not in (units.COUNT, units.NONE.family)
        or text.endswith((*reader.SUFFIXES, *reader.MORE, *reader.TAILS))
    ):
        return None
    return Quantity(Decimal(0), Decimal(0), unit, Relation.EQUAL)
